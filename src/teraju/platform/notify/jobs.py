"""Jobs that carry messages out of the house, and the morning's reminder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from teraju.platform.accounts.models import User
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.tasks.api import JobContext, TryLater, job, scheduled

from . import services
from .adapters import Refused, configured, send_out
from .inbox import InboxItem, inbox_for
from .models import Channel, Delivery, DeliveryState

DAYS_AHEAD = 7
LONGEST_DIGEST = 20
ATTEMPTS = 6


@job("notify.deliver", title=gettext_lazy("Send a message"), max_attempts=ATTEMPTS, listed=False)
def deliver(context: JobContext, *, delivery: str) -> None:
    """Send one message; what went out is not sent again, and a repetition carries the same key."""
    message = Delivery.objects.get(pk=delivery)
    if message.state != DeliveryState.WAITING:
        return
    try:
        send_out(message)
    except Refused as refusal:
        services.mark_failed(message, str(refusal))
        return
    except TryLater as fault:
        if context.is_last_attempt:
            services.mark_failed(message, str(fault))
        raise
    services.mark_sent(message, context.now)


@job("notify.reminders", title=gettext_lazy("Send the morning's reminders"), listed=False)
def remind(context: JobContext) -> None:
    """One message to each person for whom something is late or due within a week."""
    if configured() == Channel.INBOX:
        return
    people = list(_people().values_list("pk", flat=True))
    for done, pk in enumerate(people, start=1):
        with context.step(f"user-{pk}") as todo:
            if todo:
                _remind(context, pk)
        context.progress(done, len(people))


def _people() -> QuerySet[User]:
    rows: QuerySet[User] = User.objects.filter(is_active=True, home__is_demonstration=False)
    reachable = "email" if configured() == Channel.SMTP else "phone"
    return rows.exclude(**{reachable: ""}).order_by("pk")


def _remind(context: JobContext, pk: int) -> None:
    user = User.objects.select_related("home").get(pk=pk)
    viewer = viewer_of(user, context.now_at(user.home.timezone))
    horizon = viewer.today + timedelta(days=DAYS_AHEAD)
    items = [item for item in inbox_for(viewer) if item.due and item.due <= horizon]
    if not items:
        return
    services.send(
        actor=context.actor,
        recipient=services.Recipient.of(user),
        subject=ngettext(
            "%d thing waits for you in Teraju", "%d things wait for you in Teraju", len(items)
        )
        % len(items),
        text=digest(items),
        link="/",
        government=user.home,
        in_inbox=False,
    )


def digest(items: Sequence[InboxItem]) -> str:
    """The lines of a reminder, the nearest deadline first."""
    lines = [
        f"- {date_format(item.due, 'DATE_FORMAT')}: {item.title}"
        for item in items[:LONGEST_DIGEST]
        if item.due
    ]
    left = len(items) - len(lines)
    if left > 0:
        lines.append(ngettext("… and %d more", "… and %d more", left) % left)
    greeting = _("These things are late or due within a week:")
    return "\n".join([greeting, "", *lines])


scheduled("notify.reminders", hour=6)
