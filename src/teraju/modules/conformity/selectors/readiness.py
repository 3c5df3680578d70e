"""The readiness of any number of agencies on a day, with the same few queries for all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from teraju.modules.conformity.domain.evidence import Proof
from teraju.modules.conformity.domain.readiness import (
    Counts,
    RequirementStanding,
    TopicStanding,
    count,
    requirement_standing,
    stand,
)
from teraju.modules.conformity.models import Assessment
from teraju.modules.conformity.policy import policy_on
from teraju.modules.conformity.registry import proofs_of, read_once
from teraju.modules.standards.api import Asked, requirements_of

from .judgements import Judgements, judgements_of

Pair = tuple[int, int]


@dataclass(frozen=True)
class Readiness:
    """How one agency stands against one edition on a day: a self-assessment, never a number."""

    agency_id: int
    edition_id: int
    on: date
    asked: list[Asked]
    topics: Mapping[str, TopicStanding]
    requirements: list[RequirementStanding]
    counts: Counts

    def of(self, number: str) -> RequirementStanding | None:
        return next((one for one in self.requirements if one.number == number), None)


@read_once
def assessments_on(agency_ids: Collection[int], on: date) -> dict[int, tuple[int, set[int]]]:
    """The assessments that count on a day, each with its agency and editions. One query."""
    rows = Assessment.objects.counting_on(on).filter(agency__in=agency_ids)
    found: dict[int, tuple[int, set[int]]] = {}
    for pk, agency, edition in rows.values_list("pk", "agency_id", "editions"):
        found.setdefault(pk, (agency, set()))[1].add(edition)
    return found


def editions_of(agency_ids: Collection[int], on: date) -> dict[int, set[int]]:
    """The editions that each agency is assessed against by a day. One query."""
    found: dict[int, set[int]] = {pk: set() for pk in agency_ids}
    for agency, editions in assessments_on(agency_ids, on).values():
        found[agency] |= editions
    return found


def readiness_of(
    agency_ids: Collection[int],
    on: date,
    edition_ids: Collection[int] | None = None,
    *,
    proofs: Iterable[Proof] | None = None,
) -> dict[Pair, Readiness]:
    """Readiness by agency and edition, as it stood on a day.

    Without `edition_ids` each agency is looked at for the editions it is assessed against; with
    them every agency for each of these. The queries do not grow with agencies or editions; who
    has asked for `proofs_of` these agencies already hands them in.
    """
    counting = assessments_on(agency_ids, on)
    pairs = _pairs(agency_ids, counting.values(), edition_ids)
    asked = requirements_of({edition for _agency, edition in pairs}, on)
    if not pairs:
        return {}
    judged = judgements_of(
        agency_ids, on, editions={pk: frozenset(eds) for pk, (_a, eds) in counting.items()}
    )
    there = _by_topic(proofs_of(agency_ids, on) if proofs is None else proofs)
    months = policy_on(on).override_months
    return {
        (agency, edition): _readiness((agency, edition), on, asked[edition], judged, there, months)
        for agency, edition in pairs
    }


def _pairs(
    agency_ids: Collection[int],
    counting: Iterable[tuple[int, set[int]]],
    edition_ids: Collection[int] | None,
) -> list[Pair]:
    if edition_ids is not None:
        return [(agency, edition) for agency in agency_ids for edition in edition_ids]
    return sorted({(agency, edition) for agency, editions in counting for edition in editions})


def _by_topic(proofs: Iterable[Proof]) -> dict[tuple[int, str], list[Proof]]:
    found: dict[tuple[int, str], list[Proof]] = {}
    for proof in proofs:
        for topic in proof.topics:
            found.setdefault((proof.agency_id, topic), []).append(proof)
    return found


def _readiness(
    pair: Pair,
    on: date,
    asked: list[Asked],
    judged: Judgements,
    proofs: Mapping[tuple[int, str], list[Proof]],
    override_months: int,
) -> Readiness:
    agency, edition = pair
    codes = dict.fromkeys(topic for one in asked if one.is_assessed for topic in one.topics)
    topics = {
        code: stand(
            code,
            [one for one in proofs.get((agency, code), ()) if one.is_about(edition)],
            judged.of(agency, edition, code),
            on,
            override_months=override_months,
        )
        for code in codes
    }
    # All topics of a requirement can come with an amendment: before that nothing was asked.
    standings = [
        requirement_standing(one.number, one.topics, topics)
        for one in asked
        if one.is_assessed and one.topics
    ]
    return Readiness(agency, edition, on, asked, topics, standings, count(standings))
