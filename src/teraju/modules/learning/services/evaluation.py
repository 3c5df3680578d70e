"""What came of a training: judged at work some time later, repeated where it did not work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.learning import permissions
from teraju.modules.learning.domain.effects import (
    Attendance,
    Effect,
    allows_level,
    asks_repeat,
    is_complete,
)
from teraju.modules.learning.domain.states import TRAINING, PlanState, TrainingState
from teraju.modules.learning.models import Assessment, Competence, Participant, Training
from teraju.modules.learning.refusals import (
    NoBasis,
    NotComplete,
    OutOfPlace,
    PoorEffect,
    WrongPerson,
)
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of

from .assessments import assess
from .common import check_competences, locked_training, moved, participants_of
from .trainings import FIELDS, OUT_OF_PLACE


@transaction.atomic
def evaluate(
    *,
    actor: Viewer,
    training_id: int,
    expected_version: int | None = None,
    participants: Sequence[Participant],
    effect: str,
    effect_reason: str,
) -> Training:
    """Judge the effect on one participant or a group; with the last of them it is evaluated."""
    training = locked_training(actor, training_id, expected_version, permissions.EVALUATE)
    moved(TRAINING, training.state, "evaluate", OUT_OF_PLACE["evaluate"])
    if not cleaned(effect_reason):
        raise NoBasis(
            _("Write what the judgement rests on: what was seen at work."), field="effect_reason"
        )
    rows = {row.pk: row for row in participants_of(training)}
    chosen = [rows[one.pk] for one in participants if one.pk in rows]
    _check_chosen(actor, training, chosen)
    for row in chosen:
        row.effect, row.effect_reason = Effect(effect), cleaned(effect_reason)
        row.evaluated_on, row.evaluated_office = actor.today, actor.office[:160]
        save(actor, row)
    is_last = is_complete([row.judged for row in rows.values() if row.came])
    if is_last:
        training.state = moved(TRAINING, training.state, "conclude", OUT_OF_PLACE["evaluate"])
        training.evaluated_on = actor.today
    save(actor, training)
    record_event(
        actor=actor,
        verb=f"learning.training.{'concluded' if is_last else 'evaluated'}",
        target=training,
        after={
            "people": [row.label for row in chosen],
            "effect": effect,
            "effect_reason": cleaned(effect_reason),
        },
    )
    return training


@transaction.atomic
def repeat_training(
    *,
    actor: Viewer,
    training_id: int,
    expected_version: int | None = None,
    planned_from: date,
    planned_until: date,
    changed: str,
) -> Training:
    """Plan the next training for those on whom this one had poor effect, or who were not there.

    `changed` says what will be done otherwise: the same again would have the same effect.
    """
    old = locked_training(actor, training_id, expected_version)
    needed = _needed(old)
    if not cleaned(changed):
        raise NoBasis(_("Say what will be done otherwise this time."), field="changed")
    values = {name: value for name, value in values_of(old, FIELDS).items() if name != "line"}
    values |= {"planned_from": planned_from, "planned_until": planned_until}
    values["title"] = gettext("Repetition: %(title)s") % {"title": _bare(old)}
    values["content"] = cleaned(f"{cleaned(changed)}\n\n{old.content}")[:4000]
    new = Training(
        government_id=old.government_id,
        agency=old.agency,
        repeat_of=old,
        # The line of a plan that is closed stays with what was held under it.
        line=old.line if old.line and old.line.plan.state == PlanState.APPROVED else None,
        is_example=old.is_example,
        **values,
    )
    new.title = new.title[:200]
    save(actor, new)
    new.competences.set(old.competences.all())
    for row in needed:
        _ask_again(actor, new, row)
    after = {"repeats": old.title, "reason": cleaned(changed), "people": [r.label for r in needed]}
    record_event(actor=actor, verb="learning.training.repeated", target=new, after=after)
    return new


@transaction.atomic
def close_training(
    *, actor: Viewer, training_id: int, expected_version: int | None = None, reason: str = ""
) -> Training:
    """Close a training; poor effect without a repetition asks for a reason."""
    training = locked_training(actor, training_id, expected_version)
    training.state = moved(TRAINING, training.state, "close", OUT_OF_PLACE["close"])
    is_poor = participants_of(training).filter(effect=Effect.POOR).exists()
    is_repeated = (
        Training.objects.filter(repeat_of=training).exclude(state=TrainingState.CANCELLED).exists()
    )
    if is_poor and not is_repeated and not cleaned(reason):
        raise NotComplete(
            _("It had poor effect: plan its repetition, or say why there is none."), field="reason"
        )
    training.reason, training.closed_on = cleaned(reason), actor.today
    save(actor, training)
    after = filled({"closed_on": actor.today, "reason": training.reason})
    record_event(actor=actor, verb="learning.training.closed", target=training, after=after)
    return training


@transaction.atomic
def assess_after(
    *,
    actor: Viewer,
    participant_id: int,
    competence: Competence,
    level: int,
    basis: str,
    valid_until: date | None = None,
) -> Assessment:
    """Assess somebody anew on the ground of a training that worked."""
    rows = Participant.objects.visible_to(actor).select_related("person", "training__agency")
    row = rows.get(pk=participant_id)
    person = row.person
    if person is None:
        raise WrongPerson(_("People of partners are not assessed here."))
    if not row.came or not row.effect:
        raise NotComplete(_("Judge the effect of the training on this person first."))
    if not allows_level(row.judged):
        raise PoorEffect(
            _("The training had poor effect on this person: the gap stays open."), field="level"
        )
    if not row.training.competences.filter(pk=competence.pk).exists():
        check_competences(actor, row.agency, [], "competence")
        raise DomainError(_("Choose a competence that the training serves."), field="competence")
    return assess(
        actor=actor,
        agency=row.agency,
        person=person,
        competence=competence,
        level=level,
        basis=basis,
        valid_until=valid_until,
        training=row.training,
        is_example=row.training.is_example,
    )


def needs_again(training: Training) -> list[Participant]:
    """Those for whom a training has to be repeated. Queries once."""
    return [
        row
        for row in participants_of(training)
        if asks_repeat(Attendance(row.attendance), row.judged)
    ]


def _check_chosen(actor: Viewer, training: Training, chosen: Sequence[Participant]) -> None:
    if not chosen:
        raise DomainError(_("Choose at least one participant."), field="participants")
    if any(row.person_id == actor.user_id for row in chosen):
        raise WrongPerson(
            _("Nobody judges the effect on themselves: ask somebody else."), field="participants"
        )
    if any(not row.came or row.effect for row in chosen):
        raise OutOfPlace(
            _("Only those who were present are judged, and each once."), field="participants"
        )


def _needed(old: Training) -> list[Participant]:
    if old.state not in (TrainingState.EVALUATED, TrainingState.CLOSED):
        raise OutOfPlace(_("Judge the effect first: it says who has to be taught again."))
    if not participants_of(old).filter(effect=Effect.POOR).exists():
        raise OutOfPlace(_("This training had no poor effect: there is nothing to repeat."))
    if Training.objects.filter(repeat_of=old).exists():
        raise OutOfPlace(_("The repetition is planned already."))
    return needs_again(old)


def _bare(old: Training) -> str:
    """The title of the first of a row of repetitions."""
    first = old
    while first.repeat_of is not None:
        first = first.repeat_of
    return first.title


def _ask_again(actor: Viewer, new: Training, row: Participant) -> None:
    again = Participant(
        training=new,
        person=row.person,
        partner_name=row.partner_name,
        partner_organisation=row.partner_organisation,
        is_example=new.is_example,
    )
    save(actor, again)
