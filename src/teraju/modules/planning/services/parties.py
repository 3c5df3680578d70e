"""The list of interested parties, and its yearly approval."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.planning import permissions
from teraju.modules.planning.models import InterestedParty, PartyReview, Process
from teraju.modules.planning.refusals import NotComplete, NotInThisState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.organisation.models import Agency

from .approval import ApprovalKind, begin, open_draft, told, written
from .common import check_not_future, check_same_agency, locked

FIELDS = ("name", "kind", "needs", "requirements", "response", "process", "monitoring")
TEXTS = ("name", "needs", "requirements", "response", "monitoring")


def content_of(agency: Agency) -> list[dict[str, str]]:
    """The list as it stands, in the words that are kept."""
    rows = InterestedParty.objects.filter(agency=agency).on_list().select_related("process")
    return [
        {
            **{name: getattr(row, name) for name in TEXTS},
            "kind": row.kind,
            "process": str(row.process or ""),
        }
        for row in rows.order_by("kind", "name", "pk")
    ]


def _ready(actor: Viewer, review: PartyReview) -> None:
    review.content = content_of(review.agency)
    if not review.content:
        raise NotComplete(_("Nobody stands on the list yet: add the interested parties first."))


PARTY_REVIEW = ApprovalKind(
    name="party_review", model=PartyReview, write=permissions.PARTY_WRITE, ready=_ready
)


@transaction.atomic
def add_party(
    *,
    actor: Viewer,
    agency: Agency,
    name: str,
    kind: str,
    needs: str,
    requirements: str = "",
    response: str = "",
    process: Process | None = None,
    monitoring: str = "",
    is_example: bool = False,
) -> InterestedParty:
    """Put a party on the list."""
    rights.require(actor, permissions.PARTY_WRITE, agency)
    party = InterestedParty(government=agency.government, agency=agency, is_example=is_example)
    _fill(actor, party, name, kind, needs, requirements, response, process, monitoring)
    _tell(actor, "added", party, after=values_of(party, FIELDS))
    return party


@transaction.atomic
def change_party(
    *,
    actor: Viewer,
    party_id: int,
    name: str,
    kind: str,
    needs: str,
    requirements: str = "",
    response: str = "",
    process: Process | None = None,
    monitoring: str = "",
    expected_version: int | None = None,
) -> InterestedParty:
    """Change what is known of a party; what was approved before keeps its words."""
    party = locked(actor, InterestedParty, party_id, permissions.PARTY_WRITE, expected_version)
    if party.ended_on:
        raise NotInThisState(_("The party is off the list: put it back first."))
    before = values_of(party, FIELDS)
    _fill(actor, party, name, kind, needs, requirements, response, process, monitoring)
    _tell(actor, "changed", party, before=before, after=values_of(party, FIELDS))
    return party


@transaction.atomic
def end_party(
    *, actor: Viewer, party_id: int, reason: str, expected_version: int | None = None
) -> InterestedParty:
    """Take a party off the list, with a reason; it stays to be read."""
    party = locked(actor, InterestedParty, party_id, permissions.PARTY_WRITE, expected_version)
    if party.ended_on:
        raise NotInThisState(_("The party is off the list already."))
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")
    party.ended_on, party.ended_because = actor.today, cleaned(reason)
    save(actor, party)
    _tell(actor, "ended", party, after={"reason": party.ended_because})
    return party


@transaction.atomic
def resume_party(
    *, actor: Viewer, party_id: int, expected_version: int | None = None
) -> InterestedParty:
    """Put a party back on the list."""
    party = locked(actor, InterestedParty, party_id, permissions.PARTY_WRITE, expected_version)
    if not party.ended_on:
        raise NotInThisState(_("The party is on the list."))
    party.ended_on, party.ended_because = None, ""
    save(actor, party)
    _tell(actor, "resumed", party)
    return party


@transaction.atomic
def draft_party_review(
    *,
    actor: Viewer,
    agency: Agency,
    reviewed_on: date,
    finding: str,
    is_example: bool = False,
) -> PartyReview:
    """Begin the review of the list; it takes the list as it stands when it is handed in."""
    check_not_future(actor, reviewed_on, "reviewed_on")
    review: PartyReview = begin(
        PARTY_REVIEW,
        actor=actor,
        agency=agency,
        reviewed_on=reviewed_on,
        finding=cleaned(finding),
        content=content_of(agency),
        is_example=is_example,
    )
    told(actor, PARTY_REVIEW, "drafted", review, after={"finding": review.finding})
    return review


@transaction.atomic
def change_party_review(
    *,
    actor: Viewer,
    review_id: int,
    reviewed_on: date,
    finding: str,
    expected_version: int | None = None,
) -> PartyReview:
    """Change the day of a review and what it found."""
    review: PartyReview = open_draft(PARTY_REVIEW, actor, review_id, expected_version)
    check_not_future(actor, reviewed_on, "reviewed_on")
    before = values_of(review, ("reviewed_on", "finding"))
    review.reviewed_on, review.finding = reviewed_on, cleaned(finding)
    review.content = content_of(review.agency)
    written(actor, review)
    after = values_of(review, ("reviewed_on", "finding"))
    told(actor, PARTY_REVIEW, "changed", review, before=before, after=after)
    return review


def _fill(
    actor: Viewer,
    party: InterestedParty,
    name: str,
    kind: str,
    needs: str,
    requirements: str,
    response: str,
    process: Process | None,
    monitoring: str,
) -> None:
    check_same_agency(process, party.agency_id, "process")
    party.name, party.kind, party.process = cleaned(name), kind, process
    party.needs, party.requirements = cleaned(needs), cleaned(requirements)
    party.response, party.monitoring = cleaned(response), cleaned(monitoring)
    if party.requirements and not party.response:
        raise DomainError(_("Say how a requirement is answered."), field="response")
    save(actor, party)


def _tell(actor: Viewer, verb: str, party: InterestedParty, **changes: Any) -> None:
    record_event(actor=actor, verb=f"planning.party.{verb}", target=party, **changes)
