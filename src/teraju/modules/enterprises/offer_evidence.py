"""What the map of tourism, self-checks and dossiers for a standard speak for, on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import Proof

from . import offer_permissions, register_permissions
from .domain.certificates import rules
from .domain.indicators import Subject
from .domain.proposals import ProposalState
from .indicator_evidence import FIRM, Group, grouped, indicator_kind, read
from .models import ProposalStep, ReadinessCheck, TourismPlace

MAPPED = "enterprises.tourism"
CHECKED = "enterprises.readiness"
PROPOSED = "enterprises.proposals"
DAY = timedelta(days=1)
# Nobody has sent these to BSN, or BSN has them no more.
AT_HOME = {ProposalState.DRAFT, ProposalState.REFUSED, ProposalState.WITHDRAWN}


def mapped(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Places of tourism that stand on the map: the potential is known. One query."""
    places = TourismPlace.objects.filter(
        Q(ended_on=None) | Q(ended_on__gt=on), agency__in=agency_ids, mapped_on__lte=on
    )
    rows = read(places, FIRM, place="pk", mapped="mapped_on", example="is_example")
    words = _("{count} places of tourism mapped")
    for group in grouped(Subject.PLACES, rows, on):
        last = max(row["mapped"] for row in group.rows)
        title = group.title(words, count=group.count("place"))
        yield group.proof(
            MAPPED, title, "enterprises_tourism_places", happened_on=last, recorded_on=last
        )


def checked(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Self-checks that were answered within the months of the rules. One query."""
    months = rules(on).integer("evidence_months")
    checks = ReadinessCheck.objects.filter(
        agency__in=agency_ids, state="done", answered_on__range=(add_months(on, -months), on)
    )
    about = {name: f"place__{path}" for name, path in FIRM.items()}
    rows = read(checks, about, place="place", answered="answered_on", example="is_example")
    words = _("{count} places of tourism checked how ready they are for CHSE")
    for group in grouped(Subject.CHECKS, rows, on):
        last = max(row["answered"] for row in group.rows)
        yield group.proof(
            CHECKED,
            group.title(words, count=group.count("place")),
            "enterprises_readiness_checks",
            happened_on=last,
            recorded_on=last,
            valid_until=add_months(last, months) - DAY,
        )


def proposed(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Dossiers for a standard that were with BSN, or had become one, by a day. One query."""
    steps = ProposalStep.objects.filter(proposal__agency__in=agency_ids, on__lte=on)
    about = {"commodity": "proposal__commodity"}
    rows = read(
        steps,
        about,
        agency="proposal__agency",
        proposal="proposal",
        state="state",
        on="on",
        example="proposal__is_example",
    )
    newest = {row["proposal"]: row for row in rows}
    there = [row for row in newest.values() if row["state"] not in AT_HOME]
    words = _("{count} standards proposed for products of the region")
    for group in grouped(Subject.PROPOSALS, there, on):
        yield _proposed(group, words)


def _proposed(group: Group, words: object) -> Proof:
    last = max(row["on"] for row in group.rows)
    title = group.title(words, count=group.count("proposal"))
    return group.proof(PROPOSED, title, "enterprises_proposals", happened_on=last, recorded_on=last)


PLACE_KINDS = (
    indicator_kind(
        MAPPED,
        _("Map of tourism"),
        mapped,
        "enterprises_tourism_places",
        offer_permissions.TOURISM,
    ),
    indicator_kind(
        CHECKED,
        _("Self-checks of tourism"),
        checked,
        "enterprises_readiness_checks",
        offer_permissions.TOURISM,
    ),
    indicator_kind(
        PROPOSED,
        _("Proposals of an SNI"),
        proposed,
        "enterprises_proposals",
        register_permissions.PROPOSE,
    ),
)
