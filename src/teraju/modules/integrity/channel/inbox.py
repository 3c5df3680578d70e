"""What the compliance function is asked for: the next statement, the next announcement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.periods import add_months
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem
from teraju.platform.organisation.models import Agency

from . import permissions, policy
from .selectors.facts import known_of


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What is due or soon will be, where the viewer answers for the channel. Four queries."""
    if not settings.TERAJU_CONCERNS_ADDRESS:
        return []
    if not rights.allowed_somewhere(viewer, permissions.WRITE):
        return []
    agencies = list(rights.agencies_where(viewer, permissions.WRITE))
    # One agency of each government: the channel is the whole government's.
    first = {one.government_id: one for one in reversed(agencies)}
    known = known_of([one.pk for one in first.values()], viewer.today)
    limits = policy.limits(viewer.today)
    return [
        item
        for one in first.values()
        for item in _due(
            viewer,
            one,
            _until(known[one.pk].facts.announced_on, limits.announced),
            _until(known[one.pk].facts.told_until, limits.told),
        )
    ]


def _until(day: date | None, months: int) -> date | None:
    return None if day is None else add_months(day, months)


def _due(
    viewer: Viewer, agency: Agency, announced: date | None, told: date | None
) -> Iterator[InboxItem]:
    horizon = viewer.today + timedelta(days=policy.remind_days(viewer.today))
    if announced is None or announced <= horizon:
        yield InboxItem(
            key=f"channel-announcement-{agency.pk}-{announced or 'first'}",
            title=_("Tell people where they can raise a concern"),
            url=reverse("channel_announcement_add"),
            due=announced,
            action_label=pgettext_lazy("step", "Record"),
            agency_label=agency.short_name,
        )
    if told is None or told <= horizon:
        yield InboxItem(
            key=f"channel-statement-{agency.pk}-{told or 'first'}",
            title=_("Take in the channel's statement of its last period"),
            url=reverse("channel_statement_add"),
            due=told,
            action_label=_("Take in"),
            agency_label=agency.short_name,
        )
