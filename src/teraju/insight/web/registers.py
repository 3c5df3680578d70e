"""The registers of instructions, of a government's agencies and of a coach's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from teraju.insight import coaching, overview, permissions, selectors
from teraju.insight.board import Standing, standing_of
from teraju.insight.domain.progress import Pace
from teraju.insight.models import STATES, Instruction
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.links.stages import stages
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.kinds import Link, Text

from .statuses import PACES, instruction_status, pace_status, stage_status

NOT_BEGUN = "none"


def agency_choices(viewer: Viewer) -> Sequence[tuple[str, Text]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]


def by_state(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    return rows.late(viewer.today) if value == "late" else rows.filter(state=value)  # type: ignore[attr-defined]


INSTRUCTIONS: Register[Instruction] = Register(
    key="insight.instructions",
    title=_("Instructions"),
    noun=_("instructions"),
    columns=[
        Column(key="title", label=_("What is to be done"), value=lambda i: i.title, sort="title"),
        Column(key="agency", label=_("Agency"), value=lambda i: i.agency.name, sort="agency__name"),
        Column(
            key="state",
            label=_("State"),
            value=lambda i: instruction_status(i, i.as_of),  # type: ignore[attr-defined]
            kind="status",
            sort="state",
        ),
        Column(
            key="due_on",
            label=_("Answer by"),
            value=lambda i: i.due_on,
            kind="date",
            sort="due_on",
        ),
        Column(key="office", label=_("Given by"), value=lambda i: i.issued_office),
        Column(
            key="issued_on",
            label=_("Given on"),
            value=lambda i: i.issued_on,
            kind="date",
            sort="issued_on",
        ),
        Column(
            key="answered_on",
            label=_("Answered on"),
            value=lambda i: i.answered_on,
            kind="date",
            sort="answered_on",
        ),
    ],
    rows=selectors.instructions,
    order=["is_over", "due_on", "pk"],
    search=["title", "text", "answer", "agency__name", "issued_office"],
    filters=[
        Filter(
            key="state",
            label=_("State"),
            choices=lambda viewer: [
                ("late", _("late")),
                *[(state.value, label) for state, label in STATES.items()],
            ],
            apply=by_state,
        ),
        Filter(
            key="agency",
            label=_("Agency"),
            choices=agency_choices,
            apply=lambda rows, value, viewer: rows.filter(agency=value),
        ),
    ],
    row_url=lambda i: i.get_absolute_url(),
    add_label=_("Give an instruction"),
    add_url="instruction_add",
    add_right=permissions.GIVE,
    empty=_(
        "No instruction yet. What the regional head or the regional secretary asks of an agency "
        "stands here until it is answered."
    ),
)


def stage_choices(_viewer: Viewer) -> list[tuple[str, Text]]:
    return [(NOT_BEGUN, _("no stage yet")), *[(stage.code, stage.label) for stage in stages()]]


def is_at(standing: Standing, code: str) -> bool:
    if code == NOT_BEGUN:
        return standing.progress.pace is Pace.NOT_BEGUN
    return standing.progress.code == code


def moves(standing: Standing, pace: str) -> bool:
    """Whose certificate ran out stands still too."""
    still = pace == Pace.STILL and standing.progress.pace is Pace.LAPSED
    return still or standing.progress.pace == pace


STAGE = Filter(
    key="stage",
    label=_("Stage"),
    choices=stage_choices,
    apply=lambda rows, value, viewer: rows.where(lambda one: is_at(one, value)),  # type: ignore[attr-defined]
)
PACE = Filter(
    key="pace",
    label=_("Movement"),
    choices=lambda viewer: list(PACES.items()),
    apply=lambda rows, value, viewer: rows.where(lambda one: moves(one, value)),  # type: ignore[attr-defined]
)


def open_words(row: Agency) -> str:
    """Requirements that are not proved: missing apart from those that need a second look."""
    found = standing_of(row).open
    if found is None:
        return ""
    missing = ngettext("%d missing", "%d missing", found.missing) % found.missing
    attention = ngettext("%d to look at", "%d to look at", found.attention) % found.attention
    return f"{missing}, {attention}"


def asked_words(row: Agency) -> Link | str:
    """Instructions that wait for the agency, leading to them."""
    asked = standing_of(row).asked
    if not asked.waiting:
        return ""
    words = ngettext("%d open", "%d open", asked.waiting) % asked.waiting
    if asked.late:
        words += ", " + ngettext("%d late", "%d late", asked.late) % asked.late
    return Link(words, f"{reverse('instructions')}?agency={row.pk}")


AGENCY: Column[Agency] = Column(
    key="agency", label=_("Agency"), value=lambda a: a.name, sort="name"
)
WAY: list[Column[Agency]] = [
    Column(
        key="stage",
        label=_("Stage"),
        value=lambda a: stage_status(standing_of(a)),
        kind="status",
        sort="stage_order",
    ),
    Column(
        key="since",
        label=_("Since"),
        value=lambda a: standing_of(a).progress.since,
        kind="date",
        sort="since",
    ),
    Column(
        key="still",
        label=_("Standing still"),
        value=lambda a: pace_status(standing_of(a)),
        kind="status",
    ),
]

OVERVIEW: Register[Agency] = Register(
    key="insight.overview",
    title=_("Overview"),
    noun=_("agencies"),
    columns=[
        AGENCY,
        *WAY,
        Column(
            key="open",
            label=_("Open requirements"),
            value=open_words,
            sort="open_count",
        ),
        Column(key="asked", label=_("Open instructions"), value=asked_words),
    ],
    rows=overview.rows,
    order=["worst", "name", "pk"],
    search=["name", "short_name", "code"],
    filters=[STAGE, PACE],
    row_url=lambda a: reverse("overview_agency", args=[a.pk]),
    empty=_("No agency yet. The tree of agencies is kept by the administrator."),
)


def government_choices(viewer: Viewer) -> list[tuple[str, str | Promise]]:
    found = rights.agencies_where(viewer, permissions.COACH)
    names = found.values_list("government", "government__name").distinct()
    return [(str(pk), name) for pk, name in names.order_by("government__name", "government")]


COACHING: Register[Agency] = Register(
    key="insight.coaching",
    title=_("Agencies coached"),
    noun=_("agencies"),
    columns=[
        AGENCY,
        *WAY,
        Column(
            key="gaps",
            label=_("Open topics"),
            value=lambda a: standing_of(a).gaps,
            kind="number",
            sort="gap_count",
        ),
        Column(
            key="last_visit",
            label=_("Last visit"),
            value=lambda a: standing_of(a).last_visit,
            kind="date",
            sort="visited",
        ),
        Column(
            key="next_visit",
            label=_("Next visit"),
            value=lambda a: standing_of(a).next_visit,
            kind="date",
            sort="visits_next",
        ),
        # Last: most names say it already, and the visits must not be pushed off the page.
        Column(
            key="government",
            label=_("Government"),
            value=lambda a: a.government.name,
            sort="government__name",
        ),
    ],
    rows=coaching.rows,
    order=["worst", "name", "pk"],
    search=["name", "short_name", "government__name"],
    filters=[
        Filter(
            key="government",
            label=_("Government"),
            choices=government_choices,
            apply=lambda rows, value, viewer: rows.filter(government=value),
        ),
        STAGE,
        PACE,
    ],
    row_url=lambda a: reverse("coaching_agency", args=[a.pk]),
    empty=_("No agency yet. An agency lets its coach in by agreement, for a period."),
)
