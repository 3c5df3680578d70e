"""Assessing what people know and can do: by somebody else, with what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.periods import add_months
from teraju.kernel.texts import cleaned
from teraju.modules.learning import permissions
from teraju.modules.learning.domain.effects import Attendance, Effect, allows_level
from teraju.modules.learning.domain.gaps import HIGHEST, LOWEST
from teraju.modules.learning.models import Assessment, Competence, Participant, Training
from teraju.modules.learning.refusals import NoBasis, PoorEffect, WrongPerson
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Government

from .common import check_competences, check_not_future, check_works_at

FIELDS = ("level", "basis", "valid_until")


@transaction.atomic
def assess(
    *,
    actor: Viewer,
    agency: Agency,
    person: User,
    competence: Competence,
    level: int,
    basis: str,
    on: date | None = None,
    valid_until: date | None = None,
    training: Training | None = None,
    seen_version: int | None = None,
    is_example: bool = False,
) -> Assessment:
    """Record the level that somebody has shown; a second one of the same day puts the first right.

    After a training with poor effect nobody is assessed higher until one has worked.
    """
    row, before = _written(
        actor,
        agency,
        person,
        competence,
        level=level,
        basis=basis,
        on=on or actor.today,
        valid_until=valid_until,
        training=training,
        seen_version=seen_version,
        is_example=is_example,
    )
    _tell(actor, row, before)
    return row


def _tell(actor: Viewer, row: Assessment, before: dict[str, Any] | None) -> None:
    after = {name: getattr(row, name) for name in FIELDS}
    verb = f"learning.assessment.{'changed' if before else 'recorded'}"
    record_event(actor=actor, verb=verb, target=row, before=before, after=after)


@transaction.atomic
def import_assessments(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Assessment, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Record assessments from the rows of a file, all or none; one event.

    One that is put right has an event of its own: an earlier day is read as it stood then.
    """
    rows = [*new, *(values for _row, values in changed)]
    agencies = Agency.objects.filter(government=government).in_bulk({r["agency"] for r in rows})
    people = User.objects.filter(home=government).in_bulk({r["person"] for r in rows})
    competences = Competence.objects.in_bulk({r["competence"] for r in rows})
    for values in rows:
        row, before = _written(
            actor,
            agencies[values["agency"]],
            people[values["person"]],
            competences[values["competence"]],
            level=values["level"],
            basis=values["basis"],
            on=values["on"],
            valid_until=values.get("valid_until"),
        )
        if before and before != {name: getattr(row, name) for name in FIELDS}:
            _tell(actor, row, before)
    after = {**source, "added": len(new), "changed": len(changed)}
    verb = "learning.assessments.imported"
    record_event(actor=actor, verb=verb, target=government, after=after)


def _written(
    actor: Viewer,
    agency: Agency,
    person: User,
    competence: Competence,
    *,
    level: int,
    basis: str,
    on: date,
    valid_until: date | None = None,
    training: Training | None = None,
    seen_version: int | None = None,
    is_example: bool = False,
) -> tuple[Assessment, dict[str, Any] | None]:
    """Check and save one assessment; gives it with the earlier values of the same day."""
    rights.require(actor, permissions.ASSESS, agency)
    _check(actor, agency, person, competence, level, basis, on)
    rows = Assessment.objects.filter(person=person, competence=competence)
    _refuse_after_poor(rows, person, competence, level, training)
    same = rows.filter(agency=agency, on=on).first()
    if same:
        row = claim(rows, same.pk, seen_version)
        before = {name: getattr(row, name) for name in FIELDS}
    else:
        row = Assessment(
            government_id=agency.government_id,
            agency=agency,
            person=person,
            competence=competence,
            on=on,
            is_example=is_example,
        )
        before = None
    row.level, row.basis = level, cleaned(basis)
    row.valid_until = _valid_until(competence, level, on, valid_until)
    row.training = training
    row.assessed_by_id, row.assessed_office = acting(actor), actor.office[:160]
    save(actor, row)
    return row, before


def _check(
    actor: Viewer,
    agency: Agency,
    person: User,
    competence: Competence,
    level: int,
    basis: str,
    on: date,
) -> None:
    if person.pk == actor.user_id:
        raise WrongPerson(_("Nobody assesses themselves: ask your superior."), field="level")
    if not LOWEST <= level <= HIGHEST:
        raise DomainError(_("The scale goes from 0 to 4."), field="level")
    if not cleaned(basis):
        raise NoBasis(
            _("Write what the level rests on: what was seen, or which proof."), field="basis"
        )
    check_not_future(actor, on, "on")
    check_works_at(person, agency, actor.today)
    check_competences(actor, agency, [competence], "competence")


def _valid_until(competence: Competence, level: int, on: date, said: date | None) -> date | None:
    """The last day of the proof: as said, else as the kind of certificate has it."""
    if said and said < on:
        raise DomainError(_("The last day lies before the first."), field="valid_until")
    if said or not level or not competence.validity_months:
        return said
    return add_months(on, competence.validity_months)


def _refuse_after_poor(
    rows: Any, person: User, competence: Competence, level: int, training: Training | None
) -> None:
    """A gap stays open until a training has worked, or nobody says it was for nothing."""
    told = (
        Participant.objects.filter(
            person=person,
            attendance=Attendance.PRESENT,
            training__competences=competence,
        )
        .exclude(effect="")
        .order_by("-training__held_until", "-pk")
    )
    if training:
        told = told.filter(training=training)
    last = told.first()
    if last is None or allows_level(Effect(last.effect)):
        return
    held = rows.newest_first().values_list("level", flat=True).first()
    if level > (held or 0):
        raise PoorEffect(
            _(
                "The last training in this competence had poor effect: the gap stays open until "
                "its repetition has worked."
            ),
            field="level",
        )
