"""The registers of nil statements and of what the organisation gives or accepts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.gratification import nil_permissions
from teraju.modules.integrity.gratification.domain.given_states import CourtesyState
from teraju.modules.integrity.gratification.models import Courtesy, NilStatement
from teraju.modules.integrity.gratification.models.choices import choices
from teraju.modules.integrity.gratification.models.given import (
    COURTESIES,
    COURTESY_STATES,
    DIRECTIONS,
)
from teraju.modules.integrity.gratification.selectors import nil_reading as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.kinds import Status, Text, Tone

TONES: dict[str, Tone] = {
    CourtesyState.REQUESTED: "warn",
    CourtesyState.APPROVED: "good",
    CourtesyState.REFUSED: "none",
    CourtesyState.DONE: "good",
    CourtesyState.CANCELLED: "none",
}


def courtesy_status(one: Any) -> Status:
    """Where it stands; what nobody decided on before its event is red."""
    if one.state == CourtesyState.REQUESTED and one.event_on < one.today:
        word = pgettext_lazy("courtesy", "event over, undecided")
        return Status("bad", word, _("The decision has to come before the event."))
    return Status(TONES[one.state], COURTESY_STATES[CourtesyState(one.state)], one.decision_reason)


def other_side_of(one: Courtesy) -> str:
    return one.partner.name if one.partner else one.other_side


def _agency_choices(viewer: Viewer) -> list[tuple[str, Text]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


AGENCY = Filter(
    key="agency",
    label=_("Agency"),
    choices=_agency_choices,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)


def _of(key: str, label: Any, words: Any) -> Filter:
    return Filter(
        key=key,
        label=label,
        choices=lambda viewer: choices(words),
        apply=lambda rows, value, viewer: rows.filter(**{key: value}),
    )


AGENCY_COLUMN: Column[Any] = Column(
    key="agency",
    label=_("Agency"),
    value=lambda row: row.agency.short_name,
    sort="agency__short_name",
)

NILS: Register[NilStatement] = Register(
    key="gratification.nils",
    title=_("Nil statements"),
    noun=_("nil statements"),
    columns=[
        Column(
            key="period",
            label=_("Period"),
            value=lambda row: f"{date_format(row.since)} – {date_format(row.until)}",
            sort="since",
        ),
        AGENCY_COLUMN,
        Column(
            key="stated_on",
            label=_("Stated on"),
            value=lambda row: row.stated_on,
            kind="date",
            sort="stated_on",
        ),
        Column(
            key="stated_by",
            label=_("Stated by"),
            value=lambda row: row.stated_office,
            sort="stated_office",
        ),
        Column(
            key="note",
            label=_("How people were asked"),
            value=lambda row: row.note,
            place="file",
        ),
    ],
    rows=reading.nil_statements,
    order=["-since", "agency__short_name", "pk"],
    search=["agency__name", "agency__short_name", "note"],
    filters=[AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("State that no gift was reported"),
    add_url="gratification_nil_state",
    add_right=nil_permissions.NIL,
    empty=_("No statement yet. No report proves nothing: somebody says that there was none."),
)

MISSING: Register[Agency] = Register(
    key="gratification.nil_missing",
    title=_("Agencies without a statement"),
    noun=_("agencies"),
    columns=[
        Column(key="name", label=_("Agency"), value=lambda row: row.name, sort="name"),
        Column(key="head", label=_("Head"), value=lambda row: row.head_title, sort="head_title"),
    ],
    rows=reading.agencies_without,
    order=["name", "pk"],
    search=["name", "short_name", "head_title"],
    filters=[],
    row_url=lambda row: f"{reverse('gratification_nil_state')}?agency={row.pk}",
    empty=_("For the last period every agency has stated or reported, or none is asked for."),
)

COURTESIES_REGISTER: Register[Courtesy] = Register(
    key="gratification.courtesies",
    title=_("Gifts, hospitality and donations of the agency"),
    noun=_("gifts of the agency"),
    columns=[
        Column(key="what", label=_("What"), value=lambda row: row.what, sort="what"),
        Column(
            key="direction",
            label=_("Direction"),
            value=lambda row: row.get_direction_display(),
            sort="direction",
            place="beneath",
        ),
        Column(key="kind", label=_("Kind"), value=lambda row: row.get_kind_display(), sort="kind"),
        Column(key="state", label=_("Status"), value=courtesy_status, kind="status", sort="state"),
        Column(
            key="event_on",
            label=pgettext_lazy("courtesy", "Day of the event"),
            value=lambda row: row.event_on,
            kind="date",
            sort="event_on",
        ),
        Column(
            key="value",
            label=_("Estimated value"),
            value=lambda row: row.value,
            kind="money",
            sort="value",
        ),
        Column(key="other_side", label=_("Other side"), value=other_side_of),
        AGENCY_COLUMN,
        Column(key="purpose", label=_("Purpose"), value=lambda row: row.purpose, place="file"),
        Column(
            key="decided_on",
            label=_("Decided on"),
            value=lambda row: row.decided_on,
            kind="date",
            place="file",
        ),
        Column(
            key="decided_office",
            label=_("Decided by"),
            value=lambda row: row.decided_office,
            place="file",
        ),
        Column(
            key="actual_value",
            label=_("Actual value"),
            value=lambda row: row.actual_value,
            kind="money",
            place="file",
        ),
        Column(
            key="late_because",
            label=_("Why it is entered late"),
            value=lambda row: row.late_because,
            place="file",
        ),
    ],
    rows=reading.courtesies,
    order=["-event_on", "-pk"],
    search=["what", "purpose", "other_side", "partner__name", "agency__name"],
    filters=[
        _of("state", _("Status"), COURTESY_STATES),
        _of("direction", _("Direction"), DIRECTIONS),
        _of("kind", _("Kind"), COURTESIES),
        AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Ask before the event"),
    add_url="gratification_courtesy_ask",
    add_right=nil_permissions.ASK,
    empty=_(
        "Nothing yet. What the agency gives or is offered as such is asked for before the event; "
        "what somebody gets for themselves is reported as a gift."
    ),
)
