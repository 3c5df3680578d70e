"""Open requirements and topics of agencies: the one place where this part asks conformity."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from teraju.modules.conformity.api import Counts, TopicGap, latest_counts, open_topics


@dataclass(frozen=True)
class Open:
    """Requirements that are not proved, over all standards an agency measures itself by."""

    missing: int
    attention: int

    @property
    def total(self) -> int:
        return self.missing + self.attention


def open_in(counts: Iterable[Counts]) -> Open:
    """The open requirements of several standards together."""
    found = list(counts)
    return Open(sum(one.missing for one in found), sum(one.attention for one in found))


def open_of(agency_ids: Collection[int], on: date) -> dict[int, Open]:
    """For each agency that assesses itself what is open; two queries."""
    found = latest_counts(agency_ids, on)
    return {agency: open_in(by_edition.values()) for agency, by_edition in found.items()}


def topics_open(agency_ids: Collection[int], on: date) -> dict[int, list[TopicGap] | None]:
    """For each agency its open topics as a guest may know them; None: it never assessed itself.

    What is restricted (gifts, concerns, due diligence) is not among them, and not counted.
    """
    assessed = latest_counts(agency_ids, on)
    found = open_topics(agency_ids, on)
    return {pk: found.get(pk) or ([] if pk in assessed else None) for pk in agency_ids}
