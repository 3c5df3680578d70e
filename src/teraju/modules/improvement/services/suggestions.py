"""Suggestions for improvement: made by anybody, decided on, carried out as an action."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.improvement import permissions
from teraju.modules.improvement.domain.grades import Source
from teraju.modules.improvement.domain.states import SUGGESTION
from teraju.modules.improvement.models import Suggestion
from teraju.modules.improvement.refusals import OwnWork
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of
from teraju.platform.organisation.models import Agency

from .actions import order_action
from .common import moved, said, tell

SUGGESTION_KIND = "improvement.suggestion"


@transaction.atomic
def suggest(
    *,
    actor: Viewer,
    agency: Agency,
    title: str,
    description: str,
    benefit: str,
    source: str = Source.OTHER,
    is_example: bool = False,
) -> Suggestion:
    """Suggest how something could be better."""
    rights.require(actor, permissions.SUGGEST, agency)
    made = Suggestion(
        government=agency.government,
        agency=agency,
        title=said(title, "title", _("Say in a line what could be better.")),
        description=said(description, "description", _("Say what would change.")),
        benefit=said(benefit, "benefit", _("Say what it is good for.")),
        source=str(Source(source)),
        proposed_on=actor.today,
        proposed_by_id=actor.user_id,
        proposed_office=actor.office[:160],
        is_example=is_example,
    )
    save(actor, made)
    tell(actor, made, "proposed", values_of(made, ("title", "description", "benefit")))
    return made


@transaction.atomic
def accept_suggestion(
    *,
    actor: Viewer,
    suggestion_id: int,
    expected_version: int | None = None,
    reason: str,
    owner: User | None = None,
    owner_office: str = "",
    due_on: date,
) -> Suggestion:
    """Accept a suggestion: it becomes an action with an owner and a day."""
    one = _decided(actor, suggestion_id, expected_version, "accept", reason)
    one.action = order_action(
        actor=actor,
        agency=one.agency,
        title=one.title,
        description=one.description,
        owner=owner,
        owner_office=owner_office,
        due_on=due_on,
        source=one.source,
        subject_kind=SUGGESTION_KIND,
        subject_pk=one.pk,
        is_example=one.is_example,
    )
    save(actor, one)
    tell(actor, one, "accepted", {"reason": one.decision_reason})
    return one


@transaction.atomic
def refuse_suggestion(
    *, actor: Viewer, suggestion_id: int, expected_version: int | None = None, reason: str
) -> Suggestion:
    """Decide against a suggestion, with the reason for who made it."""
    one = _decided(actor, suggestion_id, expected_version, "refuse", reason)
    save(actor, one)
    tell(actor, one, "refused", {"reason": one.decision_reason})
    return one


@transaction.atomic
def withdraw_suggestion(
    *, actor: Viewer, suggestion_id: int, expected_version: int | None = None, reason: str
) -> Suggestion:
    """Take one's own suggestion back before it is decided on."""
    one = _locked(actor, suggestion_id, expected_version)
    if actor.user_id is None or one.proposed_by_id != actor.user_id:
        raise OwnWork(_("Only who made a suggestion takes it back."))
    moved(one, "withdraw", SUGGESTION)
    one.decision_reason = said(reason, "reason", _("Say why."))[:1000]
    save(actor, one)
    tell(actor, one, "withdrawn", {"reason": one.decision_reason})
    return one


def _decided(
    actor: Viewer, pk: int, expected_version: int | None, event: str, reason: str
) -> Suggestion:
    one = _locked(actor, pk, expected_version)
    rights.require(actor, permissions.DECIDE, one)
    if actor.user_id is not None and actor.user_id == one.proposed_by_id:
        raise OwnWork(_("You made this suggestion: somebody else decides on it."))
    moved(one, event, SUGGESTION)
    one.decision_reason = said(reason, "reason", _("Say why."))[:1000]
    one.decided_on, one.decided_office = actor.today, actor.office[:160]
    return one


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> Suggestion:
    rows = Suggestion.objects.visible_to(actor).select_related("agency", "government")
    found: Suggestion = claim(rows, pk, expected_version)
    return found
