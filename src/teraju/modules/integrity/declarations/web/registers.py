"""The registers of rounds, duties, declarations, conflicts and statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.declarations import permissions
from teraju.modules.integrity.declarations.models import (
    Conflict,
    Declaration,
    Duty,
    Round,
    Statement,
)
from teraju.modules.integrity.declarations.models.choices import (
    CONFLICT_STATES,
    EXCEPTIONS,
    INTERESTS,
    ROUND_KINDS,
    ROUND_STATES,
    STEPS,
    choices,
)
from teraju.modules.integrity.declarations.selectors import reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import agency_choices
from .statuses import (
    conflict_status,
    declaration_status,
    duty_status,
    exception_status,
    round_status,
)


def by_field(key: str, label: Promise, words: Mapping[Any, Promise], field: str = "") -> Filter:
    return Filter(
        key=key,
        label=label,
        choices=lambda viewer: choices(words),
        apply=lambda rows, value, viewer: rows.filter(**{field or key: value}),
    )


AGENCY = Filter(
    key="agency",
    label=_("Agency"),
    choices=agency_choices,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)


def _by_standing(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "declared":
        return rows.filter(declared_on__isnull=False)
    if value == "ended":
        return rows.filter(declared_on=None, ended_on__isnull=False)
    waiting = rows.filter(declared_on=None, ended_on=None)
    if value == "late":
        return waiting.filter(due_on__lt=viewer.today)
    return waiting.filter(due_on__gte=viewer.today)


STANDING = Filter(
    key="standing",
    label=_("Status"),
    choices=lambda viewer: [
        ("declared", pgettext_lazy("duty", "declared")),
        ("open", pgettext_lazy("duty", "open")),
        ("late", pgettext_lazy("duty", "late")),
        ("ended", pgettext_lazy("duty", "let off")),
    ],
    apply=_by_standing,
)


def _agency(**more: Any) -> Column[Any]:
    return Column(
        key="agency",
        label=_("Agency"),
        value=lambda row: row.agency.short_name if row.agency else "",
        sort="agency__short_name",
        **more,
    )


ROUNDS: Register[Any] = Register(
    key="declarations.rounds",
    title=_("Rounds of declarations"),
    noun=_("rounds"),
    columns=[
        Column(
            key="kind",
            label=_("Declaration"),
            value=lambda row: row.get_kind_display(),
            sort="kind",
        ),
        Column(key="year", label=_("Year"), value=lambda row: str(row.year), sort="year"),
        Column(key="state", label=_("Status"), value=round_status, kind="status", sort="state"),
        Column(
            key="due_on",
            label=_("Last day"),
            value=lambda row: row.due_on,
            kind="date",
            sort="due_on",
        ),
        Column(key="asked", label=_("Asked"), value=lambda row: row.asked, kind="number", sort=""),
        Column(
            key="declared",
            label=pgettext_lazy("round", "Declared"),
            value=lambda row: row.declared,
            kind="number",
            sort="",
        ),
        Column(
            key="late",
            label=pgettext_lazy("round", "Late"),
            value=lambda row: row.late,
            kind="number",
            sort="",
        ),
        _agency(),
    ],
    rows=reading.rounds,
    order=["-year", "agency__short_name", "-pk"],
    search=["text", "agency__name"],
    filters=[
        by_field("kind", _("Declaration"), ROUND_KINDS),
        by_field("state", _("Status"), ROUND_STATES),
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Open a round"),
    add_url="declarations_round_open",
    add_right=permissions.KEEP,
    empty=_(
        "No round yet. Once a year everybody declares conflicts of interest and signs the pact."
    ),
)

DUTIES: Register[Duty] = Register(
    key="declarations.duties",
    title=_("Who has to declare"),
    noun=_("people"),
    columns=[
        Column(key="office", label=_("Office"), value=lambda row: row.office, sort="office"),
        Column(
            key="round",
            label=pgettext_lazy("duty", "Round"),
            value=lambda row: str(row.round),
            sort="round__year",
        ),
        Column(
            key="standing",
            label=_("Status"),
            value=lambda row: duty_status(row, row.today),  # type: ignore[attr-defined]
            kind="status",
            sort="",
        ),
        Column(
            key="due_on", label=_("Until"), value=lambda row: row.due_on, kind="date", sort="due_on"
        ),
        Column(
            key="declared_on",
            label=_("Declared on"),
            value=lambda row: row.declared_on,
            kind="date",
            sort="declared_on",
        ),
        Column(
            key="asked_on",
            label=_("Asked on"),
            value=lambda row: row.asked_on,
            kind="date",
            place="file",
        ),
        Column(
            key="reminded_on",
            label=_("Reminded on"),
            value=lambda row: row.reminded_on,
            kind="date",
            place="file",
        ),
        _agency(),
    ],
    rows=reading.duties,
    order=["-due_on", "office", "pk"],
    search=["office", "agency__name"],
    filters=[
        STANDING,
        by_field("kind", _("Declaration"), ROUND_KINDS, "round__kind"),
        Filter(
            key="round",
            label=pgettext_lazy("duty", "Round"),
            choices=lambda viewer: [
                (str(one.pk), f"{one} · {one.agency.short_name}")
                for one in Round.objects.visible_to(viewer)
                .select_related("agency")
                .order_by("-year", "agency__short_name", "pk")
            ],
            apply=lambda rows, value, viewer: rows.filter(round=value),
        ),
        AGENCY,
    ],
    empty=_("Nobody is asked yet: open a round."),
)

DECLARATIONS: Register[Declaration] = Register(
    key="declarations.declarations",
    private=True,
    title=_("Declarations"),
    noun=_("declarations"),
    columns=[
        Column(key="office", label=_("Office"), value=lambda row: row.office, sort="office"),
        Column(
            key="kind",
            label=_("Declaration"),
            value=lambda row: row.get_kind_display(),
            sort="kind",
        ),
        Column(
            key="content",
            label=_("What was declared"),
            value=declaration_status,
            kind="status",
            sort="has_conflict",
        ),
        Column(
            key="round",
            label=pgettext_lazy("duty", "Round"),
            value=lambda row: str(row.round.year) if row.round else _("in between"),
            sort="round__year",
        ),
        Column(
            key="declared_on",
            label=_("Declared on"),
            value=lambda row: row.declared_on,
            kind="date",
            sort="declared_on",
        ),
        _agency(),
    ],
    rows=reading.declarations,
    order=["-declared_on", "-pk"],
    search=["office", "agency__name"],
    filters=[by_field("kind", _("Declaration"), ROUND_KINDS), AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Declare a conflict of interest"),
    add_url="declarations_declare",
    add_right=permissions.DECLARE,
    empty=_("You see your own declarations here. You have not given any yet."),
)

CONFLICTS: Register[Conflict] = Register(
    key="declarations.conflicts",
    private=True,
    title=_("Conflicts of interest"),
    noun=_("conflicts of interest"),
    columns=[
        Column(key="office", label=_("Office"), value=lambda row: row.office, sort="office"),
        Column(
            key="interest",
            label=_("Kind of interest"),
            value=lambda row: row.get_interest_display(),
            sort="interest",
        ),
        Column(key="matter", label=_("Matter of the office"), value=lambda row: row.matter),
        Column(key="state", label=_("Status"), value=conflict_status, kind="status", sort="state"),
        Column(
            key="declared_on",
            label=_("Declared on"),
            value=lambda row: row.declared_on,
            kind="date",
            sort="declared_on",
        ),
        Column(
            key="decided_on",
            label=_("Decided on"),
            value=lambda row: row.decided_on,
            kind="date",
            sort="decided_on",
        ),
        Column(
            key="with_whom", label=_("With whom"), value=lambda row: row.with_whom, place="file"
        ),
        Column(key="what", label=_("What"), value=lambda row: row.what, place="file"),
        Column(
            key="conditions", label=_("Conditions"), value=lambda row: row.conditions, place="file"
        ),
        Column(
            key="decision_reason",
            label=_("Reason of the decision"),
            value=lambda row: row.decision_reason,
            place="file",
        ),
        Column(
            key="ended_on",
            label=_("Ended on"),
            value=lambda row: row.ended_on,
            kind="date",
            place="file",
        ),
        _agency(),
    ],
    rows=reading.conflicts,
    order=["-declared_on", "-pk"],
    search=["office", "what", "with_whom", "matter", "agency__name"],
    filters=[
        by_field("state", _("Status"), CONFLICT_STATES),
        by_field("interest", _("Kind of interest"), INTERESTS),
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Declare a conflict of interest"),
    add_url="declarations_declare",
    add_right=permissions.DECLARE,
    empty=_("No conflict of interest that you may see is on record."),
)

STATEMENTS: Register[Statement] = Register(
    key="declarations.statements",
    private=True,
    title=_("Statements for assignments"),
    noun=_("statements"),
    columns=[
        Column(
            key="subject",
            label=_("Assignment"),
            value=lambda row: row.subject_title,
            sort="subject_title",
        ),
        Column(key="office", label=_("Office"), value=lambda row: row.office, sort="office"),
        Column(
            key="step",
            label=pgettext_lazy("statement", "Given"),
            value=lambda row: row.get_step_display(),
            sort="step",
        ),
        Column(
            key="exception",
            label=_("Exception"),
            value=exception_status,
            kind="status",
            sort="exception",
        ),
        Column(
            key="given_on",
            label=_("Given on"),
            value=lambda row: row.given_on,
            kind="date",
            sort="given_on",
        ),
        _agency(),
    ],
    rows=reading.statements,
    order=["-given_on", "-pk"],
    search=["subject_title", "office"],
    filters=[
        by_field("exception", _("Exception"), EXCEPTIONS),
        by_field("step", pgettext_lazy("statement", "Given"), STEPS),
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    empty=_("Statements stand here that you gave, or that you look after."),
)
