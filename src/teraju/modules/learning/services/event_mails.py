"""What people who registered are told by mail, where a way out is configured."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from teraju.modules.learning.models import Event, Registration
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.services import Recipient, send, way_to
from teraju.platform.organisation.models import TimeZone
from teraju.platform.tasks.api import Job, start

MAIL_JOB = "learning.event_mails"
SUBJECTS: dict[str, Promise] = {
    "seated": _("You are registered: %(title)s"),
    "waiting": _("You are on the waiting list: %(title)s"),
    "moved_up": _("You have a seat now: %(title)s"),
    "changed": _("Day, place or link have changed: %(title)s"),
    "cancelled": _("Cancelled: %(title)s"),
    "certified": _("Your certificate of attendance: %(title)s"),
}


def ticket_address(ticket: str) -> str:
    """The address of a ticket's own page, as it stands in mails and codes."""
    return f"{settings.TERAJU_ADDRESS}{reverse('learning_event_public_ticket', args=[ticket])}"


def event_address(event: Event) -> str:
    """The address of an event's public page."""
    return f"{settings.TERAJU_ADDRESS}{reverse('learning_event_public', args=[event.code])}"


# What a colleague sees on the spot needs no line in Kerja saya.
SEEN_AT_ONCE = frozenset({"seated", "waiting"})


def mail_one(actor: Viewer, registration: Registration, what: str) -> bool:
    """Tell one person; whether something went out. Their ticket's page is the link.

    Colleagues find it in Kerja saya as well; whoever cannot be reached reads it on the ticket.
    """
    event = registration.event
    in_inbox = registration.person is not None and what not in SEEN_AT_ONCE
    recipient = Recipient(
        name=registration.name,
        email=registration.mail,
        phone=registration.phone,
        user=registration.person,
    )
    if not in_inbox and not way_to(recipient, event.government)[1]:
        return False
    with override(settings.LANGUAGE_CODE):
        send(
            recipient=recipient,
            subject=str(SUBJECTS[what] % {"title": event.title}),
            text=_text(event, what),
            link=ticket_address(registration.ticket),
            government=event.government,
            actor=actor,
            in_inbox=in_inbox,
        )
    return True


def start_mails(actor: Viewer, event: Event, what: str) -> Job:
    """Tell everybody who has a ticket, by a job."""
    return start(
        actor=actor,
        kind=MAIL_JOB,
        arguments={"event": event.pk, "what": what},
        title=SUBJECTS[what] % {"title": event.title},
        government=event.government,
    )


def when_of(event: Event) -> str:
    """When an event is, in words."""
    days = date_format(event.first_day, "l, j F Y")
    if event.last_day != event.first_day:
        days = f"{days} – {date_format(event.last_day, 'l, j F Y')}"
    zone = TimeZone(event.government.timezone).name
    return f"{days}, {time_format(event.starts, 'H.i')} {zone}"


def _text(event: Event, what: str) -> str:
    if what == "cancelled":
        return str(_("It is cancelled: %(reason)s") % {"reason": event.reason})
    lines = [when_of(event), event.place]
    if what == "certified":
        lines = [str(_("You find it on the page of your ticket, to keep and to pass on."))]
    return "\n".join(line for line in lines if line)
