"""The registers of posts, competences, needs, assessments and gaps."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning import permissions
from teraju.modules.learning.models import Assessment, Competence, Holding, Position, Requirement
from teraju.modules.learning.models.choices import COMPETENCE_KINDS, choices
from teraju.modules.learning.selectors import gaps as gap_rows
from teraju.modules.learning.selectors import reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.web.kinds import Text

from .common import agency_filter
from .imports import (
    ASSESSMENT_IMPORT,
    BASIS_READER,
    COMPETENCE_READER,
    DAY_READER,
    HELD_READER,
    NEEDED_READER,
    NEEDS_IMPORT,
    PERSON_READER,
    POSITION_READER,
)
from .statuses import level_words, position_status, standing_status, use_status


def kind_word(kind: str) -> Text:
    """The kind of a competence in words."""
    return next(word for code, word in COMPETENCE_KINDS.items() if code == kind)


def position_rows(viewer: Viewer) -> QuerySet[Position]:
    today = viewer.today
    held = Q(holdings__since__lte=today) & (Q(holdings__until=None) | Q(holdings__until__gte=today))
    return reading.positions(viewer).annotate(
        holder_count=Count("holdings", filter=held, distinct=True),
        need_count=Count("requirements", filter=Q(requirements__until=None), distinct=True),
    )


def by_use(field: str) -> Filter:
    """In use or not, by the day that ended it."""
    return Filter(
        key="use",
        label=_("Status"),
        choices=lambda viewer: [("yes", _("in use")), ("no", _("out of use"))],
        apply=lambda rows, value, viewer: rows.filter(**{f"{field}__isnull": value == "yes"}),
    )


POSITIONS: Register[Position] = Register(
    key="learning.positions",
    title=_("Posts"),
    noun=_("posts"),
    columns=[
        Column(key="name", label=_("Post"), value=lambda p: p.name, sort="name"),
        Column(key="unit", label=_("Part of the agency"), value=lambda p: p.unit, sort="unit"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda p: p.agency.short_name,
            sort="agency__name",
        ),
        Column(
            key="risk",
            label=_("Bribery risk"),
            value=position_status,
            kind="status",
            sort="is_exposed",
        ),
        Column(
            key="holders",
            label=_("Holders"),
            value=lambda p: p.holder_count,  # type: ignore[attr-defined]
            kind="number",
            sort="holder_count",
        ),
        Column(
            key="needs",
            label=_("Competences needed"),
            value=lambda p: p.need_count,  # type: ignore[attr-defined]
            kind="number",
            sort="need_count",
        ),
    ],
    rows=position_rows,
    order=["name", "pk"],
    search=["name", "unit", "agency__name", "exposure_reason"],
    filters=[
        agency_filter(),
        Filter(
            key="risk",
            label=_("Bribery risk"),
            choices=lambda viewer: [("exposed", _("exposed")), ("low", _("low risk"))],
            apply=lambda rows, value, viewer: rows.filter(is_exposed=value == "exposed"),
        ),
        by_use("closed_on"),
    ],
    row_url=lambda p: p.get_absolute_url(),
    add_label=_("Add a post"),
    add_url="learning_position_add",
    add_right=permissions.POSITION,
    empty=_("No post yet. Add the posts of the agency, who holds them and what they need."),
)

COMPETENCES: Register[Competence] = Register(
    key="learning.competences",
    title=_("Competences"),
    noun=_("competences"),
    columns=[
        Column(key="name", label=_("Competence"), value=lambda c: c.name, sort="name"),
        Column(key="kind", label=_("Kind"), value=lambda c: kind_word(c.kind), sort="kind"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda c: c.agency.short_name if c.agency else _("all agencies"),
            sort="agency__name",
        ),
        Column(
            key="months",
            label=_("Valid for, months"),
            value=lambda c: c.validity_months,
            kind="number",
            sort="validity_months",
        ),
        Column(
            key="needs",
            label=_("Needed by posts"),
            value=lambda c: c.need_count,  # type: ignore[attr-defined]
            kind="number",
            sort="need_count",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda c: use_status(c.retired_on),
            kind="status",
            sort="retired_on",
        ),
    ],
    rows=lambda viewer: reading.competences(viewer).annotate(
        need_count=Count("requirements", filter=Q(requirements__until=None))
    ),
    order=["name", "pk"],
    search=["name", "description", "agency__name"],
    filters=[
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: choices(COMPETENCE_KINDS),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        agency_filter(),
        by_use("retired_on"),
    ],
    row_url=lambda c: c.get_absolute_url(),
    add_label=_("Add a competence"),
    add_url="learning_competence_add",
    add_right=permissions.COMPETENCE,
    empty=_(
        "No competence yet. Write down what the work asks people to know and to be able to do."
    ),
)

REQUIREMENTS: Register[Requirement] = Register(
    key="learning.requirements",
    title=_("Needs of posts"),
    noun=_("needs"),
    columns=[
        Column(
            key="position",
            label=_("Post"),
            value=lambda r: f"{r.position.agency.short_name}: {r.position.name}",
            sort="position__name",
            reads=POSITION_READER,
            stored=lambda r: r.position_id,
            required=True,
        ),
        Column(
            key="competence",
            label=_("Competence"),
            value=lambda r: r.competence.name,
            sort="competence__name",
            reads=COMPETENCE_READER,
            stored=lambda r: r.competence_id,
            required=True,
        ),
        Column(
            key="level",
            label=_("Level needed"),
            value=lambda r: r.level,
            kind="number",
            sort="level",
            reads=NEEDED_READER,
            required=True,
        ),
        Column(key="since", label=_("Since"), value=lambda r: r.since, kind="date", sort="since"),
    ],
    rows=reading.requirements,
    order=["position__name", "competence__name", "pk"],
    search=["position__name", "competence__name"],
    filters=[
        Filter(
            key="level",
            label=_("Level needed"),
            choices=lambda viewer: [(str(n), level_words(n)) for n in range(1, 5)],
            apply=lambda rows, value, viewer: rows.filter(level=value),
        ),
    ],
    row_url=lambda r: r.position.get_absolute_url(),
    empty=_("No need yet. Open a post and set what it needs, or read a file."),
    importing=NEEDS_IMPORT,
)


def by_validity(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "over":
        return rows.filter(valid_until__lt=viewer.today)
    return rows.filter(valid_until__gte=viewer.today)


ASSESSMENTS: Register[Assessment] = Register(
    key="learning.assessments",
    title=_("Assessments"),
    noun=_("assessments"),
    columns=[
        Column(
            key="person",
            label=_("Person"),
            value=lambda a: a.person.title,
            sort="person__title",
            reads=PERSON_READER,
            stored=lambda a: a.person_id,
            required=True,
        ),
        Column(
            key="competence",
            label=_("Competence"),
            value=lambda a: a.competence.name,
            sort="competence__name",
            reads=COMPETENCE_READER,
            stored=lambda a: a.competence_id,
            required=True,
        ),
        Column(
            key="level",
            label=_("Level held"),
            value=lambda a: a.level,
            kind="number",
            sort="level",
            reads=HELD_READER,
            required=True,
        ),
        Column(
            key="on",
            label=_("Assessed on"),
            value=lambda a: a.on,
            kind="date",
            sort="on",
            reads=DAY_READER,
            required=True,
        ),
        Column(
            key="basis",
            label=_("What it rests on"),
            value=lambda a: a.basis,
            reads=BASIS_READER,
            required=True,
        ),
        Column(
            key="valid_until",
            label=_("Proof valid until"),
            value=lambda a: a.valid_until,
            kind="date",
            sort="valid_until",
            reads=DAY_READER,
        ),
        Column(
            key="by",
            label=_("Assessed by"),
            value=lambda a: a.assessed_office,
            sort="assessed_office",
        ),
    ],
    rows=reading.assessments,
    order=["-on", "-pk"],
    search=["person__title", "person__name", "competence__name", "basis"],
    filters=[
        agency_filter(),
        Filter(
            key="proof",
            label=_("Proof"),
            choices=lambda viewer: [("valid", _("still valid")), ("over", _("has run out"))],
            apply=by_validity,
        ),
    ],
    row_url=lambda a: a.get_absolute_url(),
    empty=_("No assessment yet. Open the matrix and assess the holders of a post."),
    importing=ASSESSMENT_IMPORT,
)


def by_gap(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "unknown":
        return rows.filter(held=None)
    if value == "expired":
        return rows.filter(held_until__lt=viewer.today)
    return rows.exclude(held=None).exclude(held_until__lt=viewer.today)


GAPS: Register[Holding] = Register(
    key="learning.gaps",
    title=_("Gaps"),
    noun=_("gaps"),
    columns=[
        Column(
            key="competence",
            label=_("Competence"),
            value=lambda g: g.competence_name,  # type: ignore[attr-defined]
            sort="competence_name",
        ),
        Column(
            key="person", label=_("Person"), value=lambda g: g.person.title, sort="person__title"
        ),
        Column(
            key="position",
            label=_("Post"),
            value=lambda g: g.position.name,
            sort="position__name",
        ),
        Column(
            key="needed",
            label=_("Needed"),
            value=lambda g: g.needed,  # type: ignore[attr-defined]
            kind="number",
            sort="needed",
        ),
        Column(
            key="held",
            label=_("Held"),
            value=lambda g: g.held,  # type: ignore[attr-defined]
            kind="number",
            sort="held",
        ),
        Column(
            key="standing",
            label=_("Status"),
            value=lambda g: standing_status(gap_rows.standing_of(g)),
            kind="status",
        ),
    ],
    rows=gap_rows.gaps,
    order=["competence_name", "person__title", "need_id", "pk"],
    search=["competence_name", "person__title", "position__name", "agency__name"],
    filters=[
        Filter(
            key="why",
            label=_("Why"),
            choices=lambda viewer: [
                ("below", _("below the need")),
                ("expired", _("proof has run out")),
                ("unknown", _("not assessed")),
            ],
            apply=by_gap,
        ),
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: choices(COMPETENCE_KINDS),
            apply=lambda rows, value, viewer: rows.filter(competence_kind=value),
        ),
        agency_filter(),
    ],
    row_url=lambda g: reverse("learning_assess", args=[g.position_id]),
    empty=_("No gap: everybody has shown what their posts need."),
)
