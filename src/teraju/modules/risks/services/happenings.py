"""A risk that happened: recorded at once, analysed afterwards. The risk stays."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.risks import permissions
from teraju.modules.risks.domain.states import EVENT, RISK
from teraju.modules.risks.models import RiskEvent
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

from .common import check_not_future, locked, moved, said
from .risks import claimed


@transaction.atomic
def record_happening(
    *,
    actor: Viewer,
    risk_id: int,
    happened_on: date,
    description: str,
    effect: str,
    immediate: str = "",
) -> RiskEvent:
    """Record that a risk happened; what was called treated or accepted is judged again."""
    risk = claimed(actor, risk_id, permissions.EVENT_WRITE)
    sentence = _("The risk is closed: open it again first, then record what happened.")
    risk.state = moved(RISK, risk.state, "happen", sentence)
    check_not_future(actor, happened_on, "happened_on")
    event = RiskEvent(
        government=risk.government,
        agency=risk.agency,
        risk=risk,
        happened_on=happened_on,
        description=said(description, "description", _("Say what happened.")),
        effect=said(effect, "effect", _("Say what it brought.")),
        immediate=cleaned(immediate),
        recorded_on=actor.today,
        is_example=risk.is_example,
    )
    save(actor, event)
    save(actor, risk)
    after = {"happened_on": happened_on, "what": event.description}
    record_event(actor=actor, verb="risks.event.recorded", target=event, after=after)
    return event


@transaction.atomic
def analyse_happening(
    *,
    actor: Viewer,
    event_id: int,
    true_cause: str,
    changes: str,
    expected_version: int | None = None,
) -> RiskEvent:
    """Say why it really happened and what changes in controls and plan."""
    event = locked(actor, RiskEvent, event_id, permissions.RISK_WRITE, expected_version, "risk")
    event.state = moved(EVENT, event.state, "analyse", _("This event is not analysed."))
    event.true_cause = said(true_cause, "true_cause", _("Say why it really happened."))
    event.changes = said(changes, "changes", _("Say what changes in controls and plan."))
    event.analysed_on = actor.today
    save(actor, event)
    after = {"true_cause": event.true_cause, "changes": event.changes}
    record_event(actor=actor, verb="risks.event.analysed", target=event, after=after)
    return event
