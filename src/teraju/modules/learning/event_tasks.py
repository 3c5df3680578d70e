"""Work of events that takes long: certificates for everybody, a message to everybody."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.papers.api import crew_for
from teraju.platform.tasks.api import JobContext, job

from .domain.event_states import Seat
from .models import Event, Registration
from .services.event_certificates import CERTIFY_JOB, certify
from .services.event_mails import MAIL_JOB, mail_one

# So many in one transaction: others wait for their number, or on SQLite to log in, no longer than
# that takes.
AT_ONCE = 4


@job(CERTIFY_JOB, title=_("Make certificates of attendance"), can_be_stopped=True)
def certify_all(context: JobContext, *, event: int, registrations: list[int]) -> str:
    """Issue them in portions, each once however often a worker dies."""
    with crew_for(len(registrations)) as crew:
        for first in range(0, len(registrations), AT_ONCE):
            portion = registrations[first : first + AT_ONCE]
            with context.step(f"portion-{portion[0]}") as todo:
                if todo:
                    certify(
                        actor=context.actor,
                        event_id=event,
                        registration_ids=portion,
                        crew=crew,
                    )
            context.progress(first + len(portion), len(registrations))
    return f"{reverse('learning_event_certificates')}?event={event}"


@job(MAIL_JOB, title=_("Tell the participants"), listed=False)
def mail_all(context: JobContext, *, event: int, what: str) -> str:
    """Tell everybody who holds a ticket, each once."""
    found = Event.objects.select_related("government", "agency").get(pk=event)
    rows = Registration.objects.filter(event=event).exclude(seat=Seat.WITHDRAWN)
    everybody = list(rows.order_by("pk"))
    for number, one in enumerate(everybody, 1):
        one.event = found
        if one.mail or one.phone or one.person_id:
            with context.step(f"{what}-{one.pk}") as todo:
                if todo:
                    mail_one(context.actor, one, what)
        context.progress(number, len(everybody))
    return found.get_absolute_url()
