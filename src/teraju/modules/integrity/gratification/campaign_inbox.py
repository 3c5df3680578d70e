"""Before a holiday the campaign on gifts is called to mind; the campaign itself is learning's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.urls import reverse
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.api import Campaign
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.calendar.domain import Holiday
from teraju.platform.notify.inbox import InboxItem
from teraju.platform.organisation.models import Agency

from . import nil_policy
from .nil_inbox import taking_part

STARTS = frozenset({Role.UPG_OFFICER, Role.COMPLIANCE_FUNCTION})


def campaigns_waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """The campaign before the next holiday, where none has begun for it. Four queries."""
    own = {hat.agency_id for hat in viewer.hats if hat.role in STARTS and hat.agency_id}
    holiday = nil_policy.holiday_ahead(viewer.today) if own else None
    if holiday is None:
        return []
    days = nil_policy.number(viewer.today, "campaign_days_before")
    begun = Campaign.objects.filter(
        agency__in=own,
        subject="gifts",
        starts_on__gt=holiday.on - timedelta(days=2 * days),
    ).exclude(state="cancelled")
    asked = taking_part(own) - set(begun.values_list("agency", flat=True))
    return [
        InboxItem(
            key=f"gifts-campaign-{one.pk}-{holiday.on.isoformat()}",
            title=format_lazy(_("Remind of gifts before {holiday}"), holiday=_name(holiday)),
            url=f"{reverse('learning_campaign_add')}?agency={one.pk}&subject=gifts",
            due=holiday.on,
            action_label=_("Draft a campaign"),
            agency_label=one.short_name,
        )
        for one in Agency.objects.filter(pk__in=asked, closed_on=None).order_by("pk")
    ]


def _in_words(holiday: Holiday) -> str:
    return holiday.name_id if get_language() == "id" else holiday.name_en


_name = lazy(_in_words, str)
