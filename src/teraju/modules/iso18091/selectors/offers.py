"""Records of Teraju that speak for an indicator by themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from teraju.modules.conformity.api import READINESS_READ, State, proofs_of
from teraju.modules.iso18091.domain.catalogue import catalogues
from teraju.modules.iso18091.models import Evidence, Indicator
from teraju.modules.standards.api import topics
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

# As long as the key of a record that was taken may be.
LONGEST = 120


@dataclass(frozen=True)
class Offer:
    """A record that may be taken as evidence; `supports`: it speaks for it without proving it."""

    key: str
    agency: str
    title: str
    url: str
    happened_on: date
    valid_until: date | None
    supports: bool
    is_example: bool


def offers_for(viewer: Viewer, indicator: Indicator) -> list[Offer]:
    """What the records of agencies that the viewer may read say for an indicator today.

    Its own agency first, the newest first. Restricted topics are never among them, and nothing
    that is evidence of it already. What says itself which indicators it speaks for is offered for
    these alone. A fixed number of queries.
    """
    line = catalogues()[indicator.diagnosis.edition].indicators[indicator.code]
    restricted = {code for code, topic in topics().items() if topic.is_restricted}
    wanted = line.topics - restricted
    asked = f"{indicator.diagnosis.edition}:{indicator.code}"
    rows = rights.agencies_where(viewer, READINESS_READ).filter(government=indicator.government_id)
    names = dict(rows.values_list("pk", "short_name"))
    standing = Evidence.objects.standing().filter(indicator=indicator)
    taken = set(standing.values_list("source_key", flat=True))
    found = {
        proof.key[:LONGEST]: (proof.agency_id == indicator.agency_id, proof)
        for proof in proofs_of(list(names), viewer.today, wanted, indicator=asked)
        if proof.state is State.CONFORMING and proof.counts_on(viewer.today)
        if proof.key[:LONGEST] not in taken
    }
    ordered = sorted(
        found.values(), key=lambda one: (one[0], one[1].happened_on, one[1].key), reverse=True
    )
    return [
        Offer(
            proof.key[:LONGEST],
            names[proof.agency_id],
            str(proof.title),
            proof.url[:300],
            proof.happened_on,
            proof.valid_until,
            proof.supports,
            proof.is_example,
        )
        for _own, proof in ordered
    ]
