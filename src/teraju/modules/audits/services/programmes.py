"""The audit programme of a year: written by risk, approved by the head, closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.audits import permissions
from teraju.modules.audits.domain.internal_states import OPEN, YEAR
from teraju.modules.audits.domain.programme import suggest
from teraju.modules.audits.internal_policy import rules_on
from teraju.modules.audits.models import AuditProgramme, ProgrammeLine
from teraju.modules.audits.refusals import NotReady, OwnAnswer, StepNotPossible, WrongPlace
from teraju.modules.audits.selectors.internal import signals_of
from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, has_done, record_event, values_of
from teraju.platform.organisation.models import Agency, Government

from .internal_common import check_editions, check_processes, needed, step_of

TEXTS = ("objectives", "risks", "resources")
LINE = ("agency", "planned_on", "days", "reason")
WRITING = frozenset(
    f"audits.programme.{verb}"
    for verb in ("written", "changed", "line_added", "line_changed", "line_removed")
)
OUT_OF_PLACE = {
    "change": _("Only a draft is changed: revise an approved programme first."),
    "send": _("Only a draft is sent for approval."),
    "drop": _("Only a draft is dropped."),
    "give_back": _("Only a programme that waits for approval is given back."),
    "approve": _("Only a programme that waits for approval is approved."),
    "revise": _("Only an approved programme is revised."),
    "close": _("Only an approved programme is closed."),
}


@transaction.atomic
def write_programme(
    *,
    actor: Viewer,
    agency: Agency | None = None,
    government: Government | None = None,
    year: int,
    objectives: str,
    risks: str = "",
    resources: str = "",
    is_example: bool = False,
) -> AuditProgramme:
    """Begin the audit programme of a year, of one agency or of the whole government."""
    place: Agency | Government | None = agency or government
    if place is None:
        raise DomainError(_("Choose an agency."), field="agency")
    rights.require(actor, permissions.PROGRAMME_MANAGE, place)
    programme = AuditProgramme(
        government=agency.government if agency else government,
        agency=agency,
        year=year,
        objectives=needed(objectives, "objectives", _("Say what the programme is to reach.")),
        risks=cleaned(risks),
        resources=cleaned(resources),
        written_by_id=acting(actor),
        written_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, programme)
    after = {"agency": agency, "year": year}
    record_event(actor=actor, verb="audits.programme.written", target=programme, after=after)
    return programme


@transaction.atomic
def change_programme(
    *,
    actor: Viewer,
    programme_id: int,
    expected_version: int | None = None,
    objectives: str,
    risks: str = "",
    resources: str = "",
) -> AuditProgramme:
    """Change what a draft is to reach and what it rests on."""
    programme = _moved(
        actor, programme_id, expected_version, "change", permissions.PROGRAMME_MANAGE
    )
    before = values_of(programme, TEXTS)
    programme.objectives = needed(
        objectives, "objectives", _("Say what the programme is to reach.")
    )
    programme.risks, programme.resources = cleaned(risks), cleaned(resources)
    save(actor, programme)
    record_event(
        actor=actor,
        verb="audits.programme.changed",
        target=programme,
        before=before,
        after=values_of(programme, TEXTS),
    )
    return programme


@transaction.atomic
def add_programme_line(
    *,
    actor: Viewer,
    programme_id: int,
    expected_version: int | None = None,
    agency: Agency,
    editions: Iterable[Edition],
    planned_on: date,
    reason: str,
    processes: Iterable[Process] = (),
    days: Decimal | None = None,
    worst_levels: Mapping[int, str] | None = None,
) -> ProgrammeLine:
    """Add an audit to a draft; what is known of the unit on that day is kept with it."""
    programme = _moved(
        actor, programme_id, expected_version, "change", permissions.PROGRAMME_MANAGE
    )
    _check_place(programme, agency)
    line = ProgrammeLine(
        government_id=programme.government_id,
        agency=agency,
        programme=programme,
        is_example=programme.is_example,
    )
    signals = signals_of([agency.pk], actor.today, worst_levels)[agency.pk]
    rules = rules_on(actor.today)
    weighed = suggest(signals, actor.today, rules.values["points"], rules.integer("due_points"))
    line.points = weighed.points
    line.known = _as_json({**asdict(signals), "reasons": list(weighed.reasons)})
    _fill(actor, line, editions, processes, planned_on, reason, days)
    after = filled(values_of(line, LINE))
    record_event(actor=actor, verb="audits.programme.line_added", target=programme, after=after)
    return line


@transaction.atomic
def change_programme_line(
    *,
    actor: Viewer,
    line_id: int,
    expected_version: int | None = None,
    editions: Iterable[Edition],
    planned_on: date,
    reason: str,
    processes: Iterable[Process] = (),
    days: Decimal | None = None,
) -> ProgrammeLine:
    """Change an audit of a draft."""
    line = _line(actor, line_id, expected_version)
    before = values_of(line, LINE)
    _fill(actor, line, editions, processes, planned_on, reason, days)
    record_event(
        actor=actor,
        verb="audits.programme.line_changed",
        target=line.programme,
        before=before,
        after=values_of(line, LINE),
    )
    return line


@transaction.atomic
def remove_programme_line(
    *, actor: Viewer, line_id: int, expected_version: int | None = None
) -> AuditProgramme:
    """Remove an audit from a draft; the trail keeps what it said."""
    line = _line(actor, line_id, expected_version)
    if line.audits.exists():
        raise StepNotPossible(_("An audit rests on this line: it stays."))
    before = values_of(line, LINE)
    after: dict[str, Any] = dict.fromkeys(LINE)
    programme = line.programme
    record_event(
        actor=actor,
        verb="audits.programme.line_removed",
        target=programme,
        before=before,
        after=after,
    )
    line.delete()
    return programme


@transaction.atomic
def send_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None
) -> AuditProgramme:
    """Send a programme with at least one audit to the head for approval."""
    programme = _moved(actor, programme_id, expected_version, "send", permissions.PROGRAMME_MANAGE)
    if not programme.lines.exists():
        raise NotReady(_("The programme has no audit yet: add at least one."))
    programme.sent_on, programme.returned_reason = actor.today, ""
    return _tell(actor, programme, "sent", {"sent_on": actor.today})


@transaction.atomic
def give_back_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None, reason: str
) -> AuditProgramme:
    """Give a programme back to who wrote it, with the reason."""
    programme = _moved(
        actor, programme_id, expected_version, "give_back", permissions.PROGRAMME_APPROVE
    )
    programme.returned_reason = needed(reason, "reason", _("Say why."))
    programme.sent_on = None
    return _tell(actor, programme, "returned", {"reason": programme.returned_reason})


@transaction.atomic
def approve_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None
) -> AuditProgramme:
    """Approve a programme; whoever put a hand to it does not."""
    programme = _moved(
        actor, programme_id, expected_version, "approve", permissions.PROGRAMME_APPROVE
    )
    if programme.written_by_id == actor.user_id or has_done(actor, programme, WRITING):
        raise OwnAnswer(_("You wrote this programme: somebody else approves it."))
    programme.approved_on, programme.approved_office = actor.today, actor.office[:160]
    return _tell(actor, programme, "approved", {"approved_on": actor.today})


@transaction.atomic
def revise_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None, reason: str
) -> AuditProgramme:
    """Take an approved programme back into a draft, with the reason; the head approves it anew."""
    programme = _moved(
        actor, programme_id, expected_version, "revise", permissions.PROGRAMME_MANAGE
    )
    programme.approved_on, programme.approved_office, programme.sent_on = None, "", None
    return _tell(actor, programme, "revised", {"reason": needed(reason, "reason", _("Say why."))})


@transaction.atomic
def close_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None, closing_note: str
) -> AuditProgramme:
    """Close a programme with what was reached, once none of its audits is open."""
    programme = _moved(actor, programme_id, expected_version, "close", permissions.PROGRAMME_MANAGE)
    if programme.audits.filter(state__in=OPEN).exists():
        raise NotReady(_("Audits of this programme are still open: close or cancel them first."))
    programme.closed_on = actor.today
    programme.closing_note = needed(
        closing_note, "closing_note", _("Write what was reached and what was not.")
    )
    return _tell(actor, programme, "closed", {"closing_note": programme.closing_note})


@transaction.atomic
def drop_programme(
    *, actor: Viewer, programme_id: int, expected_version: int | None = None, reason: str
) -> AuditProgramme:
    """Drop a draft, with the reason."""
    programme = _moved(actor, programme_id, expected_version, "drop", permissions.PROGRAMME_MANAGE)
    if programme.audits.exists():
        raise StepNotPossible(_("Audits rest on this programme: it stays."))
    programme.closing_note = needed(reason, "reason", _("Say why."))
    programme.closed_on = actor.today
    return _tell(actor, programme, "dropped", {"reason": programme.closing_note})


def _moved(
    actor: Viewer, programme_id: int, expected_version: int | None, event: str, right: str
) -> AuditProgramme:
    rows = AuditProgramme.objects.visible_to(actor).select_related("agency", "government")
    programme: AuditProgramme = claim(rows, programme_id, expected_version)
    rights.require(actor, right, programme)
    programme.state = step_of(YEAR, programme.state, event, OUT_OF_PLACE[event])
    return programme


def _line(actor: Viewer, line_id: int, expected_version: int | None) -> ProgrammeLine:
    rows = ProgrammeLine.objects.visible_to(actor).select_related(
        "programme__agency", "programme__government", "agency"
    )
    line: ProgrammeLine = claim(rows, line_id, expected_version)
    rights.require(actor, permissions.PROGRAMME_MANAGE, line.programme)
    step_of(YEAR, line.programme.state, "change", OUT_OF_PLACE["change"])
    return line


def _check_place(programme: AuditProgramme, agency: Agency) -> None:
    own = programme.agency
    is_outside = agency.government_id != programme.government_id or (
        own is not None and not agency.path.startswith(own.path)
    )
    if is_outside:
        raise WrongPlace(_("This agency does not belong to the programme."), field="agency")


def _fill(
    actor: Viewer,
    line: ProgrammeLine,
    editions: Iterable[Edition],
    processes: Iterable[Process],
    planned_on: date,
    reason: str,
    days: Decimal | None,
) -> None:
    chosen, named = check_editions(editions), check_processes(line.agency, processes)
    if planned_on.year != line.programme.year:
        raise DomainError(_("The day lies outside the year of the programme."), field="planned_on")
    line.planned_on, line.days = planned_on, days
    line.reason = needed(reason, "reason", _("Say why this is audited this year."))
    save(actor, line)
    line.editions.set(chosen)
    line.processes.set(named)


def _tell(
    actor: Viewer, programme: AuditProgramme, verb: str, after: dict[str, Any]
) -> AuditProgramme:
    save(actor, programme)
    record_event(actor=actor, verb=f"audits.programme.{verb}", target=programme, after=after)
    return programme


def _as_json(values: dict[str, Any]) -> dict[str, Any]:
    encoder = DjangoJSONEncoder()
    return {
        key: value if isinstance(value, (int, str, list)) else encoder.default(value)
        for key, value in values.items()
        if value is not None
    }
