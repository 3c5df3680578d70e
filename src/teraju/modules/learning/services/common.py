"""What the use-cases share: locking with a right, moving along a state table, saving."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.learning.models import Competence, Participant, Training
from teraju.modules.learning.permissions import right_for
from teraju.modules.learning.refusals import OutOfPlace, WrongChoice, WrongPerson
from teraju.modules.learning.selectors.people import works_at
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record, claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

R = TypeVar("R", bound=Record)


def locked(
    actor: Viewer, rows: QuerySet[R], pk: int, expected_version: int | None, right: str
) -> R:
    """Lock a record that the actor sees and holds the right on; rows are cut to the actor."""
    record = claim(rows, pk, expected_version)
    rights.require(actor, right, record)
    return record


def locked_training(
    actor: Viewer, pk: int, expected_version: int | None, right: str = ""
) -> Training:
    """Lock a training; without a right named, the right to look after it is asked."""
    rows = Training.objects.visible_to(actor).select_related("government", "agency")
    training: Training = claim(rows, pk, expected_version)
    rights.require(actor, right or right_for(training), training)
    return training


def moved(table: StateTable, state: str, event: str, sentence: str | Promise) -> str:
    """The state that an event leads to; refused with the sentence where it has no place."""
    try:
        return table.transition(state, event).target
    except TransitionRefused as error:
        raise OutOfPlace(sentence) from error


def needed_reason(text: str, field: str = "reason") -> str:
    """A reason that says something."""
    found = cleaned(text)
    if not found:
        raise DomainError(_("Say why."), field=field)
    return found


def check_works_at(person: User, agency: Agency, day: date, field: str = "person") -> None:
    if not works_at(person.pk, agency, day):
        raise WrongPerson(_("This person holds no role at the agency."), field=field)


def check_not_future(actor: Viewer, day: date | None, field: str) -> None:
    if day and day > actor.today:
        raise DomainError(_("The day lies in the future."), field=field)


def check_competences(
    actor: Viewer, agency: Agency, named: Sequence[Competence], field: str
) -> None:
    """Competences in use, of this agency or of the whole government."""
    wrong = [
        one
        for one in named
        if one.government_id != agency.government_id
        or one.agency_id not in (None, agency.pk)
        or one.retired_on
    ]
    if wrong:
        raise WrongChoice(_("Choose competences that this agency uses."), field=field)


def participants_of(training: Training) -> QuerySet[Participant]:
    return (
        Participant.objects.filter(training=training)
        .select_related("person", "training__agency")
        .order_by("pk")
    )
