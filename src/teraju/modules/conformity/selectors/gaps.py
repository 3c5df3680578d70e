"""What is still open of an agency, topic by topic over all of its standards: the worst first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from teraju.modules.conformity.domain.readiness import TopicStanding
from teraju.modules.conformity.domain.states import WEAKEST_FIRST
from teraju.modules.standards.api import TopicLine, topics

from .readiness import Readiness, readiness_of


@dataclass(frozen=True)
class Gap:
    """A topic that is open, as it stands for the edition that it stands worst for."""

    topic: TopicLine
    standing: TopicStanding
    # The requirements it keeps open: (edition, number).
    requirements: tuple[tuple[int, str], ...]


def gaps_of(agency_ids: Collection[int], on: date) -> dict[int, list[Gap]]:
    """The open topics of each agency on a day; a fixed number of queries for any number."""
    found: dict[int, list[Readiness]] = {pk: [] for pk in agency_ids}
    for (agency, _edition), one in readiness_of(agency_ids, on).items():
        found[agency].append(one)
    lines = topics()
    return {agency: gaps_in(ready, lines) for agency, ready in found.items()}


def gaps_in(ready: Iterable[Readiness], lines: dict[str, TopicLine]) -> list[Gap]:
    """The open topics of one agency over several editions, the worst first.

    Among equals what holds up most requirements goes first, then the order of topics.
    """
    standings: dict[str, list[TopicStanding]] = {}
    held_up: dict[str, list[tuple[int, str]]] = {}
    for one in ready:
        for requirement in one.requirements:
            for standing in requirement.open_topics:
                standings.setdefault(standing.topic, []).append(standing)
                held_up.setdefault(standing.topic, []).append((one.edition_id, requirement.number))
    gaps = [
        Gap(lines[code], min(found, key=_rank), tuple(held_up[code]))
        for code, found in standings.items()
    ]
    return sorted(gaps, key=_order)


def _rank(standing: TopicStanding) -> int:
    return WEAKEST_FIRST.index(standing.state)


def _order(gap: Gap) -> tuple[int, int, int, str]:
    return _rank(gap.standing), -len(gap.requirements), gap.topic.order, gap.topic.code
