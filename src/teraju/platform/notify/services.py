"""Telling people something: in the inbox, and by the way out that is configured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Government
from teraju.platform.tasks.api import start

from .adapters import configured
from .domain import masked
from .models import Channel, Delivery, DeliveryState, Notice


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Whom a message is for; a person of the house, or somebody who left an address."""

    name: str = ""
    email: str = ""
    phone: str = ""
    user: User | None = None

    @classmethod
    def of(cls, user: User) -> Recipient:
        return cls(name=user.name or user.title, email=user.email, phone=user.phone, user=user)


@transaction.atomic
def send(
    *,
    recipient: Recipient,
    subject: str,
    text: str,
    link: str,
    government: Government,
    actor: Viewer,
    in_inbox: bool = True,
) -> Delivery:
    """Tell somebody something: people of the house in Kerja saya, and whoever it is outside too.

    What leaves the house goes by a job after the transaction. Without a way to the recipient the
    delivery fails at once with the reason, and whoever serves them hands over a card.
    """
    if link and not link.startswith(("/", "https://", "http://")):
        raise ValueError("a link is an address of this installation or a web address")
    subject = " ".join(subject.split())[:200]
    if recipient.user and in_inbox:
        Notice.objects.create(
            government=government,
            user=recipient.user,
            subject=subject,
            text=text,
            link=link,
            sender=actor.office[:120],
            created_at=actor.now,
        )
    delivery = _delivery(recipient, government, actor, in_inbox=in_inbox)
    if delivery.state == DeliveryState.WAITING:
        delivery.subject, delivery.text = subject, text
        delivery.link = urljoin(f"{settings.TERAJU_ADDRESS}/", link) if link else ""
    delivery.save(force_insert=True)
    _tell(actor, delivery, recipient)
    if delivery.state == DeliveryState.WAITING:
        _start(delivery, actor)
    return delivery


def way_to(recipient: Recipient, government: Government) -> tuple[Channel, str]:
    """How this recipient can be reached: the channel, and the address ("" for the inbox)."""
    channel = configured()
    # The people of a demonstration are invented; their numbers may belong to somebody.
    if channel == Channel.INBOX or government.is_demonstration:
        return Channel.INBOX, ""
    address = recipient.email if channel == Channel.SMTP else recipient.phone
    return (channel, address.strip()) if address.strip() else (Channel.INBOX, "")


def _delivery(
    recipient: Recipient, government: Government, actor: Viewer, *, in_inbox: bool
) -> Delivery:
    channel, address = way_to(recipient, government)
    if address:
        state, reason = DeliveryState.WAITING, ""
    elif recipient.user and in_inbox:
        state, reason = DeliveryState.KEPT, ""
    else:
        state = DeliveryState.FAILED
        reason = _("There is no way to reach this person from here: hand over a printed card.")
    return Delivery(
        government=government,
        user=recipient.user,
        channel=channel,
        state=state,
        reason=reason,
        address=address,
        address_hint=masked(address),
        created_at=actor.now,
    )


def _tell(actor: Viewer, delivery: Delivery, recipient: Recipient) -> None:
    record_event(
        actor=actor,
        verb="notify.message.sent",
        target=delivery,
        after={"channel": delivery.channel, "state": delivery.state},
        personal={"to": delivery.address or recipient.name},
        label=delivery.address_hint,
    )


def _start(delivery: Delivery, actor: Viewer) -> None:
    start(
        actor=actor,
        kind="notify.deliver",
        arguments={"delivery": str(delivery.pk)},
        dedupe_key=str(delivery.pk),
        government=delivery.government,
    )


def mark_sent(delivery: Delivery, now: datetime) -> None:
    """The message has left: forget where it went and what it said."""
    _end(delivery, DeliveryState.SENT, "", now)


def mark_failed(delivery: Delivery, reason: str) -> None:
    """The message will not go: keep the reason, forget address and text."""
    _end(delivery, DeliveryState.FAILED, reason[:400], None)


def _end(delivery: Delivery, state: DeliveryState, reason: str, now: datetime | None) -> None:
    delivery.state, delivery.reason, delivery.sent_at = state, reason, now
    delivery.address = delivery.subject = delivery.text = delivery.link = ""
    delivery.save()


@transaction.atomic
def read_notice(*, actor: Viewer, notice_id: int) -> Notice:
    """Put a notice away; reading it twice changes nothing."""
    notice: Notice = (
        Notice.objects.visible_to(actor).select_for_update(no_key=True).get(pk=notice_id)
    )
    if notice.read_at is None:
        notice.read_at = actor.now
        notice.save(update_fields=["read_at"])
    return notice
