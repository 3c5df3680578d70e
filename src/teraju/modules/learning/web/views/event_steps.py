"""What is done with an event: its programme, its steps, its certificates."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.models import EventSession
from teraju.modules.learning.selectors import event_reading as reading
from teraju.modules.learning.services import event_steps as services
from teraju.modules.learning.services.event_certificates import start_certifying, to_certify
from teraju.modules.learning.web.event_common import event_form, event_of
from teraju.modules.learning.web.event_forms import EventChangeForm, SessionForm
from teraju.modules.learning.web.event_words import dated
from teraju.modules.learning.web.forms_training import ReasonedForm, VersionForm
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

MANAGE = permissions.MANAGE
ID = "event_id"


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    event = event_of(request.viewer, pk)
    return event_form(
        request,
        event,
        MANAGE,
        services.change_event,
        key=ID,
        form=EventChangeForm,
        title=_("Change the event"),
        submit=_("Save"),
        initial={name: getattr(event, name) for name in services.FIELDS},
        done=_("Saved."),
    )


@form_methods
def publish(request: ViewerRequest, pk: int) -> HttpResponse:
    return event_form(
        request,
        event_of(request.viewer, pk),
        MANAGE,
        services.publish_event,
        key=ID,
        form=VersionForm,
        title=_("Publish the event"),
        intro=_("Its page opens for everybody who has the link, and takes registrations."),
        submit=_("Publish"),
        done=_("The event is published. Pass its link on."),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return event_form(
        request,
        event_of(request.viewer, pk),
        MANAGE,
        services.close_registration,
        key=ID,
        form=VersionForm,
        title=_("Close the registration"),
        intro=_("Nobody new is taken in by the public page; the desk still may enter people."),
        submit=_("Close the registration"),
        done=_("The registration is closed."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return event_form(
        request,
        event_of(request.viewer, pk),
        MANAGE,
        services.reopen_registration,
        key=ID,
        form=VersionForm,
        title=_("Open the registration again"),
        submit=_("Open the registration again"),
        done=_("The registration is open."),
    )


@form_methods
def hold(request: ViewerRequest, pk: int) -> HttpResponse:
    return event_form(
        request,
        event_of(request.viewer, pk),
        MANAGE,
        services.hold_event,
        key=ID,
        form=VersionForm,
        title=_("Begin the event"),
        intro=_("From now on people are noted as present, by the code on the screen or the desk."),
        submit=_("Begin the event"),
        done=_("The event has begun."),
    )


@form_methods
def finish(request: ViewerRequest, pk: int) -> HttpResponse:
    event = event_of(request.viewer, pk)
    return event_form(
        request,
        event,
        MANAGE,
        services.finish_event,
        key=ID,
        form=VersionForm,
        title=_("Finish the event"),
        intro=_(
            "Who was present can still be put right by hand. Certificates are made afterwards."
        ),
        submit=_("Finish the event"),
        done=_("The event is finished."),
        facts=[Fact(_("Present"), _number(event, "present"))],
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return event_form(
        request,
        event_of(request.viewer, pk),
        MANAGE,
        services.cancel_event,
        key=ID,
        form=ReasonedForm,
        title=_("Cancel the event"),
        intro=_("The reason stands on the public page, and who registered is told by mail."),
        submit=_("Cancel the event"),
        done=_("The event is cancelled."),
    )


@form_methods
def add_session(request: ViewerRequest, pk: int) -> HttpResponse:
    event = event_of(request.viewer, pk)
    last = reading.programme(event)[-1:]
    return event_form(
        request,
        event,
        MANAGE,
        services.add_session,
        key=ID,
        form=SessionForm,
        title=_("Add a line to the programme"),
        submit=_("Add"),
        initial={
            "day": last[0].day if last else event.first_day,
            "starts": last[0].ends if last else event.starts,
        },
        done=_("The line stands in the programme."),
    )


@form_methods
def change_session(request: ViewerRequest, pk: int) -> HttpResponse:
    session = _session(request, pk)
    return event_form(
        request,
        session,
        MANAGE,
        services.change_session,
        key="session_id",
        form=SessionForm,
        title=_("Change a line of the programme"),
        submit=_("Save"),
        initial={name: getattr(session, name) for name in services.SESSION_FIELDS},
        done=_("Saved."),
    )


@form_methods
def remove_session(request: ViewerRequest, pk: int) -> HttpResponse:
    session = _session(request, pk)
    return event_form(
        request,
        session,
        MANAGE,
        services.remove_session,
        key="session_id",
        form=VersionForm,
        title=_("Take a line off the programme"),
        submit=_("Take off"),
        done=_("Saved."),
        facts=[Fact(_("Line"), session.title)],
    )


@form_methods
def certify(request: ViewerRequest, pk: int) -> HttpResponse:
    """Have everybody's certificate made; the page of the job shows how far it is."""
    event = event_of(request.viewer, pk)
    rights.require(request.viewer, permissions.CERTIFY, event)
    return event_form(
        request,
        event,
        permissions.CERTIFY,
        start_certifying,
        key=ID,
        form=VersionForm,
        title=_("Make the certificates of attendance"),
        intro=_("Each is numbered, signed and put on the ticket's page. You may leave meanwhile."),
        submit=_("Make the certificates"),
        done=_("The certificates are being made."),
        success=lambda job: reverse("job", args=[job.pk]),
        facts=[
            Fact(pgettext("learning", "Event"), dated(event)),
            Fact(_("Certificates to make"), to_certify(event.pk).count()),
            Fact(_("Signed by"), event.agency.head_title),
        ],
    )


def _number(event: Any, name: str) -> int:
    found: int = getattr(event, name)
    return found


def _session(request: ViewerRequest, pk: int) -> EventSession:
    session: EventSession = get_object_or_404(reading.sessions(request.viewer), pk=pk)
    return session
