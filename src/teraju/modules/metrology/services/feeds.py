"""Addresses under which a calendar programme reads the days of a tester or of the unit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import NotAllowed
from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.models import CalendarFeed
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.use_cases import locked
from teraju.platform.organisation.models import Agency

from .unit_common import tell

KEEP = permissions.FEED_KEEP


@transaction.atomic
def open_feed(*, actor: Viewer, agency: Agency, is_own: bool) -> CalendarFeed:
    """Open an address for one's own days, or for those of the unit; who has one keeps it."""
    rights.require(actor, KEEP, agency)
    person = User.objects.get(pk=rights.acting(actor)) if is_own else None
    # Whoever presses twice waits here and finds the first one's address.
    Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=agency.pk)
    rows = CalendarFeed.objects.filter(agency=agency, person=person, revoked_on=None)
    standing: CalendarFeed | None = rows.first()
    if standing is not None:
        return standing
    feed = CalendarFeed(
        government=agency.government, agency=agency, person=person, opened_on=actor.today
    )
    save(actor, feed)
    tell(actor, feed, "feed.opened", {"person": person.title if person else ""})
    return feed


@transaction.atomic
def revoke_feed(
    *, actor: Viewer, feed_id: int, expected_version: int | None = None
) -> CalendarFeed:
    """Close an address for good: whoever knows it reads nothing any more."""
    rows = CalendarFeed.objects.visible_to(actor)
    feed: CalendarFeed = locked(actor, rows, feed_id, KEEP, expected_version)
    if feed.person_id is not None and feed.person_id != actor.user_id:
        raise NotAllowed(_("This is somebody else's calendar."))
    if feed.revoked_on:
        raise NotNow(_("This address is closed already."))
    feed.revoked_on = actor.today
    save(actor, feed)
    tell(actor, feed, "feed.revoked")
    return feed


def seal_of(feed: CalendarFeed) -> str:
    """What the address carries besides the number: keyed, and kept nowhere."""
    return salted_hmac("teraju.metrology.feed", str(feed.pk), algorithm="sha256").hexdigest()[:40]


def feed_by_address(pk: int, seal: str, now: datetime) -> CalendarFeed | None:
    """The calendar of an address; None for whatever is not exactly right.

    One that was closed is given too: who has its whole address knew that it was there.
    """
    rows = CalendarFeed.objects.select_related("agency__government", "person")
    feed: CalendarFeed | None = rows.filter(pk=pk).first()
    if feed is None or not constant_time_compare(seal, seal_of(feed)):
        return None
    return feed if feed.revoked_on or _still_here(feed, now) else None


def _still_here(feed: CalendarFeed, now: datetime) -> bool:
    """Who has left the unit, or the house, reads its days no more."""
    person = feed.person
    if person is None:
        return True
    return person.is_active and rights.allowed(viewer_of(person, now), KEEP, feed)
