"""A training: planned, its people asked, postponed or cancelled, held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.learning import policy
from teraju.modules.learning.domain.effects import Attendance, evaluate_by
from teraju.modules.learning.domain.states import TRAINING, PlanState, TrainingState
from teraju.modules.learning.models import Competence, Participant, PlanLine, Training
from teraju.modules.learning.permissions import right_for
from teraju.modules.learning.refusals import NotComplete, OutOfPlace, WrongChoice, WrongPerson
from teraju.modules.learning.selectors.people import people_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.organisation.models import Agency

from .common import (
    check_competences,
    check_not_future,
    locked_training,
    moved,
    needed_reason,
    participants_of,
)

FIELDS = (
    "title",
    "content",
    "is_awareness",
    "is_anti_bribery",
    "for_partners",
    "planned_from",
    "planned_until",
    "provider",
    "trainer_office",
    "place",
    "is_online",
    "hours",
    "line",
)
TEXTS = frozenset({"title", "content", "provider", "trainer_office", "place"})
OUT_OF_PLACE = {
    "change": _("Only a training that is still to come is changed."),
    "postpone": _("Only a planned training is postponed."),
    "reschedule": _("Only a postponed training gets new days."),
    "cancel": _("Only a training that is still to come is cancelled."),
    "hold": _("Only a planned training is recorded as held."),
    "evaluate": _("Only the effect of a training that took place is judged, and only once."),
    "close": _("Only a training whose effect was judged is closed."),
}


@dataclass(frozen=True)
class Came:
    """What is recorded of one participant when a training took place."""

    attendance: Attendance
    note: str = ""
    score_before: Decimal | None = None
    score_after: Decimal | None = None


@transaction.atomic
def plan_training(
    *,
    actor: Viewer,
    agency: Agency,
    competences: Sequence[Competence] = (),
    people: Sequence[User] = (),
    is_example: bool = False,
    **values: Any,
) -> Training:
    """Plan a training with the people asked to come. `values` are the fields of `FIELDS`."""
    training = Training(government_id=agency.government_id, agency=agency, is_example=is_example)
    _fill(actor, training, competences, values)
    rights.require(actor, right_for(training), agency)
    save(actor, training)
    training.competences.set(competences)
    after = {"agency": agency, **_told(training, competences)}
    record_event(actor=actor, verb="learning.training.planned", target=training, after=after)
    if people:
        _invite(actor, training, people)
    return training


@transaction.atomic
def change_training(
    *,
    actor: Viewer,
    training_id: int,
    expected_version: int | None = None,
    competences: Sequence[Competence] = (),
    **values: Any,
) -> Training:
    """Change a training that is still to come."""
    training = _moved(actor, training_id, expected_version, "change")
    before = {**values_of(training, FIELDS), "competences": _names(training.competences.all())}
    _fill(actor, training, competences, values)
    # Who makes it one on bribery, or makes it none, must hold both rights.
    rights.require(actor, right_for(training), training)
    save(actor, training)
    training.competences.set(competences)
    after = {**values_of(training, FIELDS), "competences": _names(competences)}
    verb = "learning.training.changed"
    record_event(actor=actor, verb=verb, target=training, before=before, after=after)
    return training


@transaction.atomic
def invite(
    *,
    actor: Viewer,
    training_id: int,
    expected_version: int | None = None,
    people: Sequence[User] = (),
    partner_name: str = "",
    partner_organisation: str = "",
) -> Training:
    """Add people of the house, or somebody of a partner, to a training that is to come."""
    training = _moved(actor, training_id, expected_version, "change")
    partner = cleaned(partner_name), cleaned(partner_organisation)
    if not people and not any(partner):
        raise DomainError(_("Choose people, or name a partner."), field="people")
    if any(partner) and not all(partner):
        empty = "partner_organisation" if partner[0] else "partner_name"
        raise DomainError(_("Name the partner and the organisation."), field=empty)
    if people:
        _invite(actor, training, people)
    if all(partner):
        _invite_partner(actor, training, *partner)
    return training


@transaction.atomic
def remove_participant(
    *, actor: Viewer, participant_id: int, expected_version: int | None = None, reason: str
) -> Training:
    """Take somebody off a training that is to come, with the reason."""
    rows = Participant.objects.visible_to(actor).select_related("person", "training__agency")
    participant = claim(rows, participant_id, expected_version)
    training = _moved(actor, participant.training_id, None, "change")
    before, after = {"participant": participant.label}, {"reason": needed_reason(reason)}
    verb = "learning.training.participant_removed"
    record_event(actor=actor, verb=verb, target=training, before=before, after={**after})
    participant.delete()
    return training


@transaction.atomic
def postpone_training(
    *, actor: Viewer, training_id: int, expected_version: int | None = None, reason: str
) -> Training:
    """Put a training off without a day yet."""
    training = _moved(actor, training_id, expected_version, "postpone")
    training.reason = needed_reason(reason)
    return _tell(actor, training, "postponed", {"reason": training.reason})


@transaction.atomic
def reschedule_training(
    *,
    actor: Viewer,
    training_id: int,
    expected_version: int | None = None,
    planned_from: date,
    planned_until: date,
) -> Training:
    """Set new days for a training that was put off."""
    training = _moved(actor, training_id, expected_version, "reschedule")
    before = values_of(training, ("planned_from", "planned_until"))
    training.planned_from, training.planned_until = planned_from, planned_until
    return _tell(actor, training, "rescheduled", None, before)


@transaction.atomic
def cancel_training(
    *, actor: Viewer, training_id: int, expected_version: int | None = None, reason: str
) -> Training:
    """Give a training up."""
    training = _moved(actor, training_id, expected_version, "cancel")
    training.reason, training.closed_on = needed_reason(reason), actor.today
    return _tell(actor, training, "cancelled", {"reason": training.reason})


@transaction.atomic
def hold_training(
    *,
    actor: Viewer,
    training_id: int,
    expected_version: int | None = None,
    held_from: date,
    held_until: date,
    came: Mapping[int, Came],
) -> Training:
    """Record that a training took place: its days, and for every participant who came."""
    training = _moved(actor, training_id, expected_version, "hold")
    if held_until < held_from:
        raise DomainError(_("The last day lies before the first."), field="held_until")
    check_not_future(actor, held_until, "held_until")
    rows = list(participants_of(training))
    if not any(came.get(row.pk, _NOBODY).attendance == Attendance.PRESENT for row in rows):
        raise NotComplete(_("Nobody was present: cancel or postpone the training instead."))
    for row in rows:
        said = came.get(row.pk)
        if said is None or said.attendance == Attendance.INVITED:
            raise NotComplete(_("Say of everybody whether they came."), field=f"came_{row.pk}")
        _record(actor, row, said)
    days = policy.number(held_until, "evaluate_days")
    training.held_from, training.held_until = held_from, held_until
    training.held_recorded_on = actor.today
    training.evaluate_by = evaluate_by(held_until, days)
    present = sum(row.came for row in rows)
    after = {"held_from": held_from, "held_until": held_until, "present": present}
    return _tell(actor, training, "held", {**after, "invited": len(rows)})


@transaction.atomic
def change_attendance(
    *,
    actor: Viewer,
    participant_id: int,
    expected_version: int | None = None,
    attendance: str,
    attendance_note: str = "",
    score_before: Decimal | None = None,
    score_after: Decimal | None = None,
) -> Participant:
    """Put right who came and what the tests said, until the effect on this person was judged."""
    rows = Participant.objects.visible_to(actor).select_related("person", "training__agency")
    row = claim(rows, participant_id, expected_version)
    training = locked_training(actor, row.training_id, None)
    if training.state != TrainingState.HELD:
        raise OutOfPlace(_("Attendance is entered between the training and its evaluation."))
    if row.effect:
        raise OutOfPlace(_("The effect on this person was judged already."))
    if attendance == Attendance.INVITED:
        raise DomainError(_("Say whether this person came."), field="attendance")
    names = ("attendance", "attendance_note", "score_before", "score_after")
    before = values_of(row, names)
    _record(actor, row, Came(Attendance(attendance), attendance_note, score_before, score_after))
    others = participants_of(training)
    if not any(one.came for one in others):
        raise NotComplete(_("Somebody was present, or it did not take place."), field="attendance")
    record_event(
        actor=actor,
        verb="learning.training.attendance_changed",
        target=training,
        before={"participant": "", **before},
        after={"participant": row.label, **values_of(row, names)},
    )
    return row


_NOBODY = Came(Attendance.ABSENT)


def _moved(actor: Viewer, training_id: int, expected_version: int | None, event: str) -> Training:
    training = locked_training(actor, training_id, expected_version)
    training.state = moved(TRAINING, training.state, event, OUT_OF_PLACE[event])
    return training


def _fill(
    actor: Viewer, training: Training, competences: Sequence[Competence], values: Mapping[str, Any]
) -> None:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"a training has no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(training, name, cleaned(value) if name in TEXTS else value)
    if training.planned_until < training.planned_from:
        raise DomainError(_("The last day lies before the first."), field="planned_until")
    check_competences(actor, training.agency, competences, "competences")
    _check_line(training)


def _check_line(training: Training) -> None:
    if training.line_id is None:
        return
    approved = PlanLine.objects.filter(
        pk=training.line_id, agency=training.agency_id, plan__state=PlanState.APPROVED
    )
    if not approved.exists():
        raise WrongChoice(_("Choose a line of an approved plan of this agency."), field="line")


def _invite(actor: Viewer, training: Training, people: Sequence[User]) -> None:
    known = set(participants_of(training).values_list("person", flat=True))
    added = [one for one in people if one.pk not in known]
    at_agency = set(people_of(training.agency, actor.today).values_list("pk", flat=True))
    if any(one.pk not in at_agency for one in added):
        raise WrongPerson(_("This person holds no role at the agency."), field="people")
    rows = [
        Participant(training=training, person=one, is_example=training.is_example) for one in added
    ]
    for row in rows:
        row.touch(actor.now)
    Participant.objects.bulk_create(rows)
    if added:
        after = {"people": _names(added)}
        record_event(actor=actor, verb="learning.training.invited", target=training, after=after)


def _invite_partner(actor: Viewer, training: Training, name: str, organisation: str) -> None:
    row = Participant(
        training=training,
        partner_name=name,
        partner_organisation=organisation,
        is_example=training.is_example,
    )
    save(actor, row)
    after, personal = {"organisation": organisation}, {"name": name}
    verb = "learning.training.invited"
    record_event(actor=actor, verb=verb, target=training, after=after, personal=personal)


def _record(actor: Viewer, row: Participant, said: Came) -> None:
    row.attendance, row.attendance_note = said.attendance, cleaned(said.note)
    row.score_before, row.score_after = said.score_before, said.score_after
    save(actor, row)


def _told(training: Training, competences: Sequence[Competence]) -> dict[str, Any]:
    return filled({**values_of(training, FIELDS), "competences": _names(competences)})


def _names(records: Any) -> list[str]:
    return sorted(str(one) for one in records)


def _tell(
    actor: Viewer,
    training: Training,
    verb: str,
    after: dict[str, Any] | None,
    before: dict[str, Any] | None = None,
) -> Training:
    save(actor, training)
    record_event(
        actor=actor,
        verb=f"learning.training.{verb}",
        target=training,
        before=before,
        after=after,
    )
    return training
