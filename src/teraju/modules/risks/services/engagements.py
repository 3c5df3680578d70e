"""Engagements of partners: planned, started where nothing stands against it, ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks.domain.clearance import Obstacle
from teraju.modules.risks.domain.partner_states import ENGAGEMENT
from teraju.modules.risks.models import Engagement, Partner
from teraju.modules.risks.partner_refusals import PartnerNotCleared
from teraju.modules.risks.selectors.clearance import cleared_on, obstacles_of
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of

from .partner_common import (
    check_not_future,
    current_partner,
    locked,
    locked_partner,
    moved,
    needed,
)

FIELDS = (
    "title",
    "requirements",
    "value",
    "procurement_number",
    "has_ending_clause",
    "starts_on",
    "ends_on",
)
TEXTS = frozenset({"title", "requirements", "procurement_number"})
OUT_OF_PLACE = {
    "change": _("Only an engagement that has not started is changed."),
    "start": _("Only a planned engagement is started."),
    "cancel": _("Only an engagement that has not started is cancelled."),
    "end": _("Only a running engagement is ended."),
}
# Why nothing is started with a partner, and what to do about it.
OBSTACLES: Mapping[Obstacle, Promise] = {
    Obstacle.ENDED: _("The work with this partner has ended: take it up again first."),
    Obstacle.BLOCKED: _("This partner is blocked: choose another, or have the block lifted."),
    Obstacle.STOPPED: _(
        "The last evaluation stopped this provider: choose another, or evaluate it anew."
    ),
    Obstacle.NOT_ACCEPTABLE: _(
        "Due diligence found this partner not acceptable: choose another partner."
    ),
    Obstacle.NOT_JUDGED: _(
        "Nobody has judged the bribery risk of this partner: ask the compliance function."
    ),
    Obstacle.NO_DILIGENCE: _(
        "This partner stands above low bribery risk and no due diligence on it counts: make one "
        "first."
    ),
    Obstacle.DILIGENCE_EXPIRED: _("The due diligence on this partner has run out: renew it first."),
    Obstacle.CONDITION_LATE: _(
        "A condition of the due diligence on this partner is overdue: have it met first."
    ),
    Obstacle.NO_COMMITMENT: _(
        "This partner stands above low bribery risk and has signed no commitment against bribery: "
        "record the commitment, or why it is not practicable."
    ),
}


@transaction.atomic
def plan_engagement(
    *, actor: Viewer, partner_id: int, is_example: bool = False, **values: Any
) -> Engagement:
    """Plan an engagement with a partner. `values` are the fields of `FIELDS`."""
    partner = current_partner(actor, partner_id, permissions.ENGAGEMENT_WRITE)
    engagement = Engagement(
        government_id=partner.government_id,
        agency=partner.agency,
        partner=partner,
        is_example=is_example or partner.is_example,
    )
    _fill(engagement, values)
    save(actor, engagement)
    after = filled({"partner": partner, **values_of(engagement, FIELDS)})
    record_event(actor=actor, verb="risks.engagement.planned", target=engagement, after=after)
    return engagement


@transaction.atomic
def change_engagement(
    *, actor: Viewer, engagement_id: int, expected_version: int | None = None, **values: Any
) -> Engagement:
    """Change an engagement that has not started."""
    engagement = _moved(actor, engagement_id, expected_version, "change")
    before = values_of(engagement, FIELDS)
    _fill(engagement, values)
    save(actor, engagement)
    record_event(
        actor=actor,
        verb="risks.engagement.changed",
        target=engagement,
        before=before,
        after=values_of(engagement, FIELDS),
    )
    return engagement


@transaction.atomic
def start_engagement(
    *, actor: Viewer, engagement_id: int, expected_version: int | None = None
) -> Engagement:
    """Start an engagement; refused where something stands against its partner.

    The partner stays locked, so nobody blocks or judges it in between.
    """
    engagement = _moved(actor, engagement_id, expected_version, "start")
    partner = locked_partner(actor, engagement.partner_id, permissions.ENGAGEMENT_WRITE)
    refuse_uncleared(partner, actor.today)
    engagement.started_on = actor.today
    engagement.diligence_id = cleared_on(partner, actor.today).diligence.diligence_id
    return _told(actor, engagement, "started", {"started_on": actor.today})


@transaction.atomic
def end_engagement(
    *,
    actor: Viewer,
    engagement_id: int,
    expected_version: int | None = None,
    ended_on: date,
    acceptance: str,
) -> Engagement:
    """End a running engagement with what was delivered and how it was checked."""
    engagement = _moved(actor, engagement_id, expected_version, "end")
    check_not_future(actor, ended_on, "ended_on")
    if engagement.started_on and ended_on < engagement.started_on:
        raise DomainError(_("The last day lies before the first."), field="ended_on")
    engagement.ended_on = ended_on
    engagement.acceptance = needed(
        acceptance, "acceptance", _("Say what was delivered and how it was checked.")
    )
    after = {"ended_on": ended_on, "acceptance": engagement.acceptance}
    return _told(actor, engagement, "ended", after)


@transaction.atomic
def cancel_engagement(
    *, actor: Viewer, engagement_id: int, expected_version: int | None = None, reason: str
) -> Engagement:
    """Give up an engagement that has not started."""
    engagement = _moved(actor, engagement_id, expected_version, "cancel")
    engagement.reason = needed(reason)
    return _told(actor, engagement, "cancelled", {"reason": engagement.reason})


def refuse_uncleared(partner: Partner, on: date) -> None:
    """Refuse with every reason that stands against working with a partner on a day."""
    found = obstacles_of(partner, on)
    if found:
        sentences = [OBSTACLES[one] for one in found]
        raise PartnerNotCleared(format_lazy(" ".join(["{}"] * len(sentences)), *sentences))


def _fill(engagement: Engagement, values: Mapping[str, Any]) -> None:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"an engagement has no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(engagement, name, cleaned(value) if name in TEXTS else value)
    if engagement.ends_on < engagement.starts_on:
        raise DomainError(_("The last day lies before the first."), field="ends_on")


def _moved(actor: Viewer, pk: int, expected_version: int | None, event: str) -> Engagement:
    rows = Engagement.objects.visible_to(actor).select_related("partner", "agency", "government")
    engagement: Engagement = locked(actor, rows, pk, expected_version, permissions.ENGAGEMENT_WRITE)
    engagement.state = moved(ENGAGEMENT, engagement.state, event, OUT_OF_PLACE[event])
    return engagement


def _told(actor: Viewer, engagement: Engagement, verb: str, after: Mapping[str, Any]) -> Engagement:
    save(actor, engagement)
    record_event(actor=actor, verb=f"risks.engagement.{verb}", target=engagement, after=dict(after))
    return engagement
