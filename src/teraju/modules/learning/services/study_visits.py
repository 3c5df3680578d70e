"""A visit that was accepted: its agenda, that it took place, and what became of it."""

from __future__ import annotations

from datetime import date, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.periods import add_months
from teraju.kernel.texts import cleaned
from teraju.modules.documents.api import Document
from teraju.modules.learning.domain.studies import (
    MilestoneKind,
    Outcome,
    StudyState,
    broken_milestone,
)
from teraju.modules.learning.models import (
    GuestMilestone,
    Practice,
    StudyAgenda,
    StudyVisit,
    TakenHome,
)
from teraju.modules.learning.study_permissions import STUDY_HANDLE, STUDY_RELEASE
from teraju.modules.learning.study_policy import study_number
from teraju.modules.learning.study_refusals import StudyNotThere, WrongDay
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of

from .study_common import forget, kept, locked_visit, put, said, step_to, tell

HELD = ("held_on", "came", "offices_came", "minutes")
MILESTONE = ("kind", "standard", "guest_agency", "on", "until", "source")
WRONG_MILESTONE = {
    "future": _("This day has not come yet."),
    "before": _("This day lies before the visit: then it did not come of it."),
    "order": _("It ends before it begins."),
}


@transaction.atomic
def add_agenda_line(
    *,
    actor: Viewer,
    visit_id: int,
    expected_version: int | None = None,
    starts: time,
    topic: str,
    host: str,
    ends: time | None = None,
    place: str = "",
) -> StudyAgenda:
    """Add a line to the agenda of an accepted visit."""
    visit = locked_visit(actor, visit_id, expected_version)
    step_to(visit, "arrange")
    line = StudyAgenda(
        government=visit.government, agency=visit.agency, visit=visit, is_example=visit.is_example
    )
    put(line, {"starts": starts, "ends": ends, "topic": topic, "host": host, "place": place})
    save(actor, line)
    tell(actor, visit, "agenda_added", filled(_told(line)))
    return line


@transaction.atomic
def change_agenda_line(
    *,
    actor: Viewer,
    line_id: int,
    expected_version: int | None = None,
    starts: time,
    topic: str,
    host: str,
    ends: time | None = None,
    place: str = "",
) -> StudyAgenda:
    """Change a line of the agenda."""
    line = _line(actor, line_id, expected_version)
    before = _told(line)
    put(line, {"starts": starts, "ends": ends, "topic": topic, "host": host, "place": place})
    save(actor, line)
    tell(actor, line.visit, "agenda_changed", _told(line), before=before)
    return line


@transaction.atomic
def remove_agenda_line(
    *, actor: Viewer, line_id: int, expected_version: int | None = None
) -> StudyVisit:
    """Remove a line of the agenda; the trail keeps what it said."""
    line = _line(actor, line_id, expected_version)
    visit: StudyVisit = line.visit
    tell(actor, visit, "agenda_removed", {}, before=filled(_told(line)))
    line.delete()
    return visit


@transaction.atomic
def record_visit(
    *,
    actor: Viewer,
    visit_id: int,
    expected_version: int | None = None,
    held_on: date,
    came: int,
    offices_came: str = "",
    minutes: str,
) -> StudyVisit:
    """Record that a visit took place: who came, what was shown and said."""
    visit = locked_visit(actor, visit_id, expected_version)
    step_to(visit, "hold")
    _put_held(actor, visit, held_on, came, offices_came, minutes)
    visit.recorded_by_id, visit.held_recorded_on = acting(actor), actor.today
    visit.follow_up_by = add_months(held_on, study_number(held_on, "follow_up_months"))
    return kept(actor, visit, "held", values_of(visit, HELD))


@transaction.atomic
def correct_record(
    *,
    actor: Viewer,
    visit_id: int,
    expected_version: int | None = None,
    held_on: date,
    came: int,
    offices_came: str = "",
    minutes: str,
    reason: str,
) -> StudyVisit:
    """Put the record of a visit right; minutes on paper say the old until they are issued anew."""
    visit = locked_visit(actor, visit_id, expected_version)
    step_to(visit, "record")
    before = values_of(visit, HELD)
    _put_held(actor, visit, held_on, came, offices_came, minutes)
    if visit.milestones.filter(on__lt=held_on).exists():
        raise WrongDay(_("What the guests reached would lie before it."), field="held_on")
    why = said(reason, "reason", _("Say why."))
    if visit.state == StudyState.HELD:
        visit.follow_up_by = add_months(held_on, study_number(held_on, "follow_up_months"))
    after = {**values_of(visit, HELD), "reason": why}
    return kept(actor, visit, "record_corrected", after, before=before)


def _put_held(
    actor: Viewer, visit: StudyVisit, held_on: date, came: int, offices_came: str, minutes: str
) -> None:
    if held_on > actor.today:
        raise WrongDay(_("This day has not come yet."), field="held_on")
    if held_on < visit.received_on:
        raise WrongDay(_("This day lies before the request."), field="held_on")
    put(visit, {"held_on": held_on, "came": came, "offices_came": offices_came})
    visit.minutes = said(minutes, "minutes", _("Write what was shown and said."))


@transaction.atomic
def add_taken(
    *,
    actor: Viewer,
    visit_id: int,
    expected_version: int | None = None,
    title: str = "",
    practice: Practice | None = None,
    document: Document | None = None,
) -> TakenHome:
    """Enter something that the guests took home; a practice or a document names itself."""
    visit = locked_visit(actor, visit_id, expected_version)
    step_to(visit, "record")
    _check_own(visit, practice, document)
    chosen = practice or document
    words = cleaned(title) or (chosen.title if chosen else "")
    if not words:
        raise DomainError(_("Choose a practice or a document, or write what it is."), field="title")
    row = TakenHome(
        government=visit.government,
        agency=visit.agency,
        visit=visit,
        title=words,
        practice=practice,
        document=document,
        is_example=visit.is_example,
    )
    save(actor, row)
    tell(actor, visit, "taken_added", {"taken_home": row.title})
    return row


@transaction.atomic
def remove_taken(
    *, actor: Viewer, taken_id: int, expected_version: int | None = None
) -> StudyVisit:
    """Take something off the list that was entered by mistake."""
    rows = TakenHome.objects.visible_to(actor).select_related("visit", "agency")
    row: TakenHome = claim(rows, taken_id, expected_version)
    rights.require(actor, STUDY_HANDLE, row)
    visit: StudyVisit = row.visit
    step_to(visit, "record")
    tell(actor, visit, "taken_removed", {}, before={"taken_home": row.title})
    row.delete()
    return visit


@transaction.atomic
def follow_up_visit(
    *,
    actor: Viewer,
    visit_id: int,
    expected_version: int | None = None,
    outcome: str,
    follow_up: str,
    ask_again_on: date | None = None,
) -> StudyVisit:
    """Enter what the guests did with it. Without a day to ask again, it is over with."""
    visit = locked_visit(actor, visit_id, expected_version)
    step_to(visit, "follow_up")
    if outcome not in set(Outcome):
        raise DomainError(_("Say what came of it."), field="outcome")
    if ask_again_on is not None and ask_again_on <= actor.today:
        raise WrongDay(_("Choose a day to come."), field="ask_again_on")
    visit.outcome = outcome
    visit.follow_up = said(
        follow_up, "follow_up", _("Write what they did, or that they did nothing.")
    )
    visit.followed_on, visit.follow_up_by = actor.today, ask_again_on
    if ask_again_on is None:
        forget(visit)
    after = values_of(visit, ("outcome", "follow_up", "follow_up_by"))
    return kept(actor, visit, "followed_up", after)


@transaction.atomic
def add_milestone(
    *,
    actor: Viewer,
    visit_id: int,
    expected_version: int | None = None,
    kind: str,
    on: date,
    source: str,
    standard: str = "",
    guest_agency: str = "",
    until: date | None = None,
    is_example: bool = False,
) -> GuestMilestone:
    """Enter what the guests reached after their visit, with where that stands."""
    visit = locked_visit(actor, visit_id, expected_version)
    step_to(visit, "record")
    for field, code in broken_milestone(on, until, visit.held_on or on, actor.today).items():
        raise WrongDay(WRONG_MILESTONE[code], field=field)
    if kind == MilestoneKind.CERTIFICATE and not cleaned(standard):
        raise DomainError(_("Name the standard of the certificate."), field="standard")
    row = GuestMilestone(
        government=visit.government,
        agency=visit.agency,
        visit=visit,
        is_example=is_example or visit.is_example,
    )
    put(row, {"kind": kind, "on": on, "until": until, "standard": standard})
    put(row, {"guest_agency": guest_agency})
    row.source = said(source, "source", _("Say where that stands: nobody believes it otherwise."))
    save(actor, row)
    tell(actor, visit, "milestone_added", filled(values_of(row, MILESTONE)))
    return row


@transaction.atomic
def remove_milestone(
    *, actor: Viewer, milestone_id: int, expected_version: int | None = None, reason: str
) -> StudyVisit:
    """Remove a milestone that was wrong, with the reason; the trail keeps what it said."""
    rows = GuestMilestone.objects.visible_to(actor).select_related("visit", "agency")
    row: GuestMilestone = claim(rows, milestone_id, expected_version)
    rights.require(actor, STUDY_HANDLE, row)
    visit: StudyVisit = row.visit
    why = said(reason, "reason", _("Say why."))
    before = filled(values_of(row, MILESTONE))
    tell(actor, visit, "milestone_removed", {"reason": why}, before=before)
    row.delete()
    return visit


@transaction.atomic
def release_visit(
    *, actor: Viewer, visit_id: int, expected_version: int | None = None
) -> StudyVisit:
    """Show a visit that took place on the public page of the spread: no person, no contact."""
    visit = locked_visit(actor, visit_id, expected_version, STUDY_RELEASE)
    if not visit.has_taken_place:
        raise StudyNotThere(_("Only a visit that took place is shown to everybody."))
    if visit.released_on is not None:
        raise StudyNotThere(_("It is shown to everybody already."))
    visit.released_on = actor.today
    return kept(actor, visit, "released", {"released_on": actor.today})


@transaction.atomic
def withhold_visit(
    *, actor: Viewer, visit_id: int, expected_version: int | None = None, reason: str
) -> StudyVisit:
    """Take a visit from the public page again."""
    visit = locked_visit(actor, visit_id, expected_version, STUDY_RELEASE)
    if visit.released_on is None:
        raise StudyNotThere(_("It is not shown to everybody."))
    before = {"released_on": visit.released_on}
    visit.released_on = None
    why = said(reason, "reason", _("Say why."))
    after = {"released_on": None, "reason": why}
    return kept(actor, visit, "withheld", after, before=before)


def _line(actor: Viewer, line_id: int, expected_version: int | None) -> StudyAgenda:
    rows = StudyAgenda.objects.visible_to(actor).select_related("visit", "agency")
    line: StudyAgenda = claim(rows, line_id, expected_version)
    rights.require(actor, STUDY_HANDLE, line)
    step_to(line.visit, "arrange")
    return line


def _told(line: StudyAgenda) -> dict[str, object]:
    """A line as the trail tells it."""
    return {
        "starts": f"{line.starts:%H.%M}",
        "ends": f"{line.ends:%H.%M}" if line.ends else "",
        "topic": line.topic,
        "received_by": line.host,
        "place": line.place,
    }


def _check_own(visit: StudyVisit, practice: Practice | None, document: Document | None) -> None:
    if practice and document:
        raise DomainError(_("Choose a practice or a document, not both."), field="document")
    for field, one in (("practice", practice), ("document", document)):
        if one is not None and one.government_id != visit.government_id:
            raise DomainError(_("This is another government's."), field=field)
