"""Small frozen transition tables: what may happen to a record, and who may do it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from teraju.kernel.errors import DomainError


class TransitionRefused(DomainError):
    """The event isn't possible in the record's present state."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One arrow: the event that leads from a state to another, and the roles that may cause it."""

    source: str
    event: str
    target: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class StateTable:
    """All arrows of one kind of record."""

    name: str
    initial: str
    transitions: tuple[Transition, ...]

    @classmethod
    def of(cls, name: str, initial: str, transitions: Iterable[Transition]) -> Self:
        """Build a table; raises ValueError where an event leads two ways or a state is cut off."""
        table = cls(name, initial, tuple(transitions))
        arrows = [(each.source, each.event) for each in table.transitions]
        if len(arrows) != len(set(arrows)):
            raise ValueError(f"{name}: an event leads to two states")
        cut_off = table.states - table.reachable(initial)
        if cut_off:
            raise ValueError(f"{name}: never reached: {', '.join(sorted(cut_off))}")
        return table

    @property
    def states(self) -> frozenset[str]:
        """Give every state."""
        ends = {state for each in self.transitions for state in (each.source, each.target)}
        return frozenset(ends | {self.initial})

    @property
    def final_states(self) -> frozenset[str]:
        """Give the states that nothing leads out of."""
        return self.states - {each.source for each in self.transitions}

    def reachable(self, state: str) -> frozenset[str]:
        """Give the state itself and every state that can come after it."""
        seen = {state}
        frontier = [state]
        while frontier:
            here = frontier.pop()
            news = {each.target for each in self.transitions if each.source == here} - seen
            seen |= news
            frontier.extend(news)
        return frozenset(seen)

    def from_state(self, state: str) -> tuple[Transition, ...]:
        """Give the arrows that lead out of a state, in the table's order."""
        return tuple(each for each in self.transitions if each.source == state)

    def transition(self, state: str, event: str) -> Transition:
        """Find the arrow of an event; raises TransitionRefused where there is none."""
        for each in self.transitions:
            if each.source == state and each.event == event:
                return each
        raise TransitionRefused(f'{self.name}: "{event}" is not possible in the state "{state}"')
