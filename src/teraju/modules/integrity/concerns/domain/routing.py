"""Who may hold a key to a concern: nobody named in it, and nobody in the line of somebody named.

The rule is asked before anything is sealed, and again whenever somebody is to be added. It is
cautious where the reporter is not exact: a name that could mean several people means all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from .naming import Person, meant_by, touches


class Reason(StrEnum):
    """Why somebody gets no key."""

    NAMED = "named"
    SUPERIOR = "superior"
    SUBORDINATE = "subordinate"
    SAME_OFFICE = "same_office"
    STRUCK = "struck"
    NOT_CHOSEN = "not_chosen"
    NO_KEY = "no_key"


@dataclass(frozen=True)
class Office:
    """An office that reads concerns."""

    id: int
    outside: bool = False
    unit: str = ""


@dataclass(frozen=True)
class Handler:
    """Somebody of an office; `person_id` where the directory knows them, `ready` with a key."""

    id: int
    office_id: int
    name: str = ""
    person_id: int | None = None
    ready: bool = True
    custodian: bool = False


@dataclass(frozen=True)
class Wishes:
    """What the reporter decided: whom it concerns, and who shall or shall not read."""

    named: frozenset[int] = frozenset()
    written: str = ""
    struck: frozenset[int] = frozenset()
    # Outside receivers that were chosen; without any, those inside read.
    chosen: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Desk:
    """Everybody the rule looks at."""

    people: Sequence[Person]
    offices: Sequence[Office]
    handlers: Sequence[Handler]


@dataclass(frozen=True)
class Route:
    """Who reads, and why the others do not."""

    handlers: tuple[int, ...]
    offices: tuple[int, ...]
    shut: Mapping[int, Reason]
    offices_shut: Mapping[int, Reason]
    # Nobody inside may read, so the outside receivers were taken without being chosen.
    turned_outside: bool = False
    # Those of the directory that the written words could mean.
    meant: frozenset[int] = frozenset()

    @property
    def nobody(self) -> bool:
        """No key may be given to anybody: nothing may be kept."""
        return not self.handlers


@dataclass(frozen=True)
class Lines:
    """Who stands above and below whom; cycles and gaps of a directory do no harm."""

    people: Mapping[int, Person]
    below: Mapping[int, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, people: Iterable[Person]) -> Lines:
        known = {each.id: each for each in people}
        below: dict[int, list[int]] = {}
        for each in known.values():
            if each.superior_id is not None:
                below.setdefault(each.superior_id, []).append(each.id)
        return cls(known, below)

    def superiors(self, named: Collection[int]) -> frozenset[int]:
        """Everybody above somebody named, up to the top."""
        found: set[int] = set()
        for person in named:
            at = self.people[person].superior_id if person in self.people else None
            while at is not None and at not in found:
                found.add(at)
                at = self.people[at].superior_id if at in self.people else None
        return frozenset(found)

    def subordinates(self, named: Collection[int]) -> frozenset[int]:
        """Everybody below somebody named, down to the last."""
        found: set[int] = set()
        frontier = list(named)
        while frontier:
            news = set(self.below.get(frontier.pop(), [])) - found
            found |= news
            frontier.extend(news)
        return frozenset(found)


def route(desk: Desk, wishes: Wishes) -> Route:
    """Decide who gets a key to a concern."""
    meant = meant_by(wishes.written, desk.people)
    named = wishes.named | meant
    shut = _shut_people(desk, named, wishes.written)
    office_reasons = _shut_offices(desk, named, shut)
    for office in desk.offices:
        if office.id in wishes.struck:
            office_reasons.setdefault(office.id, Reason.STRUCK)
    readers = _readers(desk, shut, office_reasons)
    inside = [each for each in readers if not _office(desk, each).outside]
    outside = [each for each in readers if _office(desk, each).outside]
    # Who chooses a receiver outside does so because of those inside.
    chosen = [each for each in outside if each.office_id in wishes.chosen]
    taken = chosen or inside or outside
    turned = bool(taken) and not chosen and not inside
    offices = {each.office_id for each in taken}
    for office in desk.offices:
        if office.id not in offices and office.id not in office_reasons:
            ready = any(each.office_id == office.id for each in readers)
            office_reasons[office.id] = Reason.NOT_CHOSEN if ready else Reason.NO_KEY
    return Route(
        handlers=tuple(each.id for each in taken),
        offices=tuple(office.id for office in desk.offices if office.id in offices),
        shut=shut,
        offices_shut=office_reasons,
        turned_outside=turned,
        meant=meant,
    )


def may_join(desk: Desk, wishes: Wishes, handler_id: int) -> Reason | None:
    """Why a handler may not be given a key to a concern that runs; None if they may."""
    named = wishes.named | meant_by(wishes.written, desk.people)
    shut = _shut_people(desk, named, wishes.written)
    offices = _shut_offices(desk, named, shut)
    handler = next(each for each in desk.handlers if each.id == handler_id)
    if handler_id in shut:
        return shut[handler_id]
    if handler.office_id in offices:
        return offices[handler.office_id]
    if handler.office_id in wishes.struck:
        return Reason.STRUCK
    return None if handler.ready else Reason.NO_KEY


def identity_layers(
    desk: Desk, wishes: Wishes, readers: Collection[int]
) -> tuple[frozenset[int], frozenset[int]] | None:
    """Who takes off the inner and who the outer layer of an identity; None where it cannot be kept.

    Nobody is in both. Custodians who do not read the concern come first; without any, one of its
    readers gives up the inner layer, if another reader remains.
    """
    known = {each.id: each for each in desk.handlers}
    # Whoever serves no more takes off no layer.
    readers = [each for each in readers if each in known]
    apart = {
        each.id
        for each in desk.handlers
        if each.custodian and each.id not in readers and may_join(desk, wishes, each.id) is None
    }
    if apart and readers:
        return frozenset(readers), frozenset(apart)
    custodians = sorted(each for each in readers if known[each].custodian)
    rest = frozenset(readers) - frozenset(custodians[:1])
    return (rest, frozenset(custodians[:1])) if custodians and rest else None


def _shut_people(desk: Desk, named: Collection[int], written: str) -> dict[int, Reason]:
    lines = Lines.of(desk.people)
    above, below = lines.superiors(named), lines.subordinates(named)
    reasons: dict[int, Reason] = {}
    for handler in desk.handlers:
        if handler.person_id in named or touches(written, handler.name):
            reasons[handler.id] = Reason.NAMED
        elif handler.person_id in below:
            reasons[handler.id] = Reason.SUBORDINATE
        elif handler.person_id in above:
            reasons[handler.id] = Reason.SUPERIOR
    return reasons


def _shut_offices(
    desk: Desk, named: Collection[int], shut: Mapping[int, Reason]
) -> dict[int, Reason]:
    """An office reads nothing about its own people, nor about whom it answers to."""
    people = Lines.of(desk.people)
    below = people.subordinates(named)
    reasons: dict[int, Reason] = {}
    for office in desk.offices:
        own = [
            each.id
            for each in desk.people
            if office.unit and each.unit.casefold() == office.unit.casefold()
        ]
        handlers = [each.id for each in desk.handlers if each.office_id == office.id]
        if any(each in named for each in own) or any(
            shut.get(each) is Reason.NAMED for each in handlers
        ):
            reasons[office.id] = Reason.SAME_OFFICE
        elif any(each in below for each in own):
            reasons[office.id] = Reason.SUBORDINATE
    return reasons


def _readers(
    desk: Desk, shut: Mapping[int, Reason], offices: Mapping[int, Reason]
) -> list[Handler]:
    return [
        each
        for each in desk.handlers
        if each.ready and each.id not in shut and each.office_id not in offices
    ]


def _office(desk: Desk, handler: Handler) -> Office:
    return next(each for each in desk.offices if each.id == handler.office_id)
