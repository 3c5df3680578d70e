"""What every step at the desk begins and ends with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.kernel.states import TransitionRefused
from teraju.modules.integrity.concerns import trail, wording
from teraju.modules.integrity.concerns.access import HandlerVisit
from teraju.modules.integrity.concerns.domain.modes import Audience, Kind
from teraju.modules.integrity.concerns.domain.states import CONCERN, Event, State
from teraju.modules.integrity.concerns.models import Case, CaseHandler, Entry
from teraju.modules.integrity.concerns.selectors.desk import written_in
from teraju.modules.integrity.concerns.services.entries import write
from teraju.modules.integrity.concerns.uploads import CheckedFile


class NotDeclared(NotAllowed):
    """The handler has not declared yet that nothing binds them."""


class StepRefused(DomainError):
    """Something that the step needs is missing."""


@dataclass(frozen=True)
class Hand:
    """Who acts, with the key unlocked, and the day."""

    visit: HandlerVisit
    today: date


def claim(hand: Hand, number: str, version: int | None = None, *, declared: bool = True) -> Case:
    """Lock a concern of the handler; raises ObjectDoesNotExist, NotDeclared, ChangedMeanwhile."""
    case: Case = Case.objects.select_for_update(no_key=True).get(number=number)
    # Asked while the row is held: whoever loses the key at this moment does nothing more.
    held = CaseHandler.objects.get(case=case, handler=hand.visit.handler, left_on=None)
    if declared and held.declared_on is None:
        raise NotDeclared(_("Declare first that nothing binds you in this concern."))
    if version is not None and case.version != version:
        raise ChangedMeanwhile(
            _("Somebody else at the desk was faster. Look at how the concern stands now.")
        )
    return case


def say(
    hand: Hand,
    case: Case,
    kind: Kind,
    content: Mapping[str, Any],
    *,
    to_reporter: bool = False,
    files: Sequence[CheckedFile] = (),
) -> Entry:
    """Write an entry of the desk, for its handlers or for the reporter too."""
    return write(
        case,
        kind=kind,
        content=content,
        today=hand.today,
        author=hand.visit.handler,
        audience=Audience.ALL if to_reporter else Audience.HANDLERS,
        files=files,
    )


def move(case: Case, event: Event) -> None:
    """Take the arrow of an event; raises StepRefused where there is none."""
    try:
        case.state = CONCERN.transition(State(case.state), event).target
    except TransitionRefused as error:
        state = wording.STATES[State(case.state)]
        words = _("This step is not possible now: the concern is %(state)s.")
        raise StepRefused(words % {"state": state}) from error


def keep(hand: Hand, case: Case, verb: str) -> Case:
    """Save the concern as a new version, and tell the trail."""
    case.version += 1
    case.save()
    tell(hand, case, verb)
    return case


def tell(hand: Hand, case: Case, verb: str) -> None:
    """Tell the trail what was done; of what was written it learns nothing."""
    trail.record(verb, today=hand.today, actor=trail.by(hand.visit.handler), number=case.number)


def written(hand: Hand, case: Case) -> list[tuple[str, Mapping[str, Any] | None]]:
    """The kinds and the opened words of a concern, for the rules."""
    return written_in(case, hand.visit.identity)
