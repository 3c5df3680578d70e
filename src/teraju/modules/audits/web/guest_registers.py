"""The registers of samples and of requests by the body's auditor."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from teraju.modules.audits.domain.requests import RequestState
from teraju.modules.audits.models import RecordRequest, Sample
from teraju.modules.audits.models.guest_work import REQUEST_STATES
from teraju.modules.audits.selectors import guests as selectors
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.web.kinds import Status, Tone

from .registers import AGENCY

_TONES: dict[str, Tone] = {
    RequestState.ASKED: "warn",
    RequestState.ANSWERED: "none",
    RequestState.SETTLED: "good",
    RequestState.WITHDRAWN: "none",
}


def request_status(row: Any) -> Status:
    """How a request stands; late once its day is over without an answer."""
    if row.state == RequestState.ASKED and row.due_on < row.seen_on:
        return Status("bad", _("late"), _("Its day is over and it is not answered."))
    return Status(_TONES[row.state], row.get_state_display(), _MEANINGS[row.state])


_MEANINGS = {
    RequestState.ASKED: _("The agency brings the record."),
    RequestState.ANSWERED: _("The auditor looks at the answer."),
    RequestState.SETTLED: _("The auditor has what was asked for."),
    RequestState.WITHDRAWN: _("The auditor does not need it any more."),
}


def requests_on_day(viewer: Viewer) -> QuerySet[Any]:
    """Requests with the day on which they are looked at."""
    rows = selectors.request_pages(viewer)
    return rows.annotate(seen_on=Value(viewer.today, output_field=DateField()))


def _by_state(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "late":
        return rows.filter(state=RequestState.ASKED, due_on__lt=viewer.today)
    return rows.filter(state=value)


SAMPLES: Register[Sample] = Register(
    key="audits.samples",
    title=_("Samples of the body"),
    noun=_("samples"),
    columns=[
        Column(
            key="list", label=_("List"), value=lambda s: s.register_title, sort="register_title"
        ),
        Column(key="size", label=_("Drawn"), value=lambda s: s.size, kind="number", sort="size"),
        Column(
            key="population",
            label=_("Out of"),
            value=lambda s: s.population_size,
            kind="number",
            sort="population_size",
        ),
        Column(key="seed", label=_("Seed"), value=lambda s: s.seed, place="file"),
        Column(key="query", label=_("Filter"), value=lambda s: s.query, place="file"),
        Column(
            key="drawn",
            label=_("Drawn on"),
            value=lambda s: s.drawn_on,
            kind="date",
            sort="drawn_on",
        ),
        Column(key="office", label=_("Drawn by"), value=lambda s: s.office, sort="office"),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda s: s.agency.short_name,
            sort="agency__short_name",
        ),
    ],
    rows=selectors.samples,
    order=["-drawn_on", "-pk"],
    search=["register_title", "reason", "office", "certification__number"],
    filters=[AGENCY],
    row_url=lambda s: s.get_absolute_url(),
    empty=_("No sample to show: the auditor's samples are shown when the audit is over."),
)

REQUESTS: Register[RecordRequest] = Register(
    key="audits.requests",
    title=_("Requests of the body"),
    noun=_("requests"),
    columns=[
        Column(key="text", label=_("What is asked for"), value=lambda r: r.text, sort="text"),
        Column(key="number", label=_("Request"), value=str),
        Column(
            key="asked",
            label=_("Asked on"),
            value=lambda r: r.asked_on,
            kind="date",
            sort="asked_on",
        ),
        Column(
            key="due", label=_("Asked for by"), value=lambda r: r.due_on, kind="date", sort="due_on"
        ),
        Column(
            key="answered",
            label=_("Answered on"),
            value=lambda r: r.answered_on,
            kind="date",
            sort="answered_on",
            place="file",
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda r: r.agency.short_name,
            sort="agency__short_name",
        ),
        Column(key="status", label=_("Status"), value=request_status, kind="status", sort="state"),
    ],
    rows=requests_on_day,
    order=["-asked_on", "-pk"],
    search=["text", "answer", "certification__number", "agency__name"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [
                *((str(code), label) for code, label in REQUEST_STATES.items()),
                ("late", _("late")),
            ],
            apply=_by_state,
        ),
        AGENCY,
    ],
    row_url=lambda r: r.get_absolute_url(),
    empty=_("The auditor of the body has asked for nothing yet."),
)
