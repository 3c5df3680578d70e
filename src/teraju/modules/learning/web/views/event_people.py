"""Who registered: their record, joining oneself, entering, putting right, withdrawing, revoking."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_states import Seat
from teraju.modules.learning.models import Registration
from teraju.modules.learning.selectors import event_reading as reading
from teraju.modules.learning.services import event_attendance as attendance
from teraju.modules.learning.services import event_people as services
from teraju.modules.learning.services.event_certificates import revoke_certificate
from teraju.modules.learning.services.event_mails import ticket_address
from teraju.modules.learning.web.common import back_with
from teraju.modules.learning.web.event_common import (
    event_form,
    event_history,
    event_of,
    event_of_colleagues,
    person_of,
)
from teraju.modules.learning.web.event_forms import PersonChangeForm, PersonForm
from teraju.modules.learning.web.event_registers import PEOPLE
from teraju.modules.learning.web.event_words import (
    certificate_status,
    dated,
    presence_status,
    seat_status,
)
from teraju.modules.learning.web.forms_training import ReasonedForm, VersionForm
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page

DESK = permissions.DESK
ID = "registration_id"


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    row = person_of(viewer, pk)
    primary, actions = _next(viewer, row)
    page = RecordPage(
        title=row.name,
        number=str(row),
        target=row,
        register_title=PEOPLE.title,
        register_url=f"{reverse('learning_event_participants')}?event={row.event_id}",
        status=presence_status(row) if row.came_at else seat_status(row),
        primary=primary,
        actions=actions,
        facts=_facts(row),
        is_example=row.is_example,
    )
    return record_page(request, page, history=lambda: event_history(row))


def _next(viewer: Viewer, row: Registration) -> tuple[Action | None, Sequence[Action]]:
    def one(label: str, name: str, icon: str, right: str = DESK) -> Action:
        return record_action(viewer, row, right, label, f"learning_event_{name}", icon)

    change = one(_("Change"), "person_change", "pencil")
    present = one(_("Note as present"), "person_present", "check")
    withdraw = one(_("Take off the list"), "person_withdraw", "x")
    if row.seat == Seat.WITHDRAWN:
        return None, []
    if row.has_certificate:
        revoke = one(_("Revoke the certificate"), "revoke", "ban", permissions.REVOKE)
        return None, [revoke, change]
    if row.came_at is not None:
        return None, [change, one(_("Take the presence back"), "person_absent", "undo-2")]
    ways = [change, withdraw] if row.event.state in services.AT_THE_DESK else [change]
    return (present if row.event.takes_place else None), ways


def _facts(row: Registration) -> Sequence[Fact]:
    paper = row.paper
    ticket = ticket_address(row.ticket)
    lines = [
        Fact(pgettext("learning", "Event"), dated(row.event), url=row.event.get_absolute_url()),
        Fact(_("Organisation"), row.organisation),
        Fact(_("Region or government"), row.region),
        Fact(_("Mail or telephone"), row.contact),
        Fact(_("Seat"), seat_status(row)),
        Fact(_("Attendance"), presence_status(row)),
        Fact(_("Present since"), row.came_at),
        Fact(_("Came by"), row.get_way_display()),
        Fact(_("Agreed on"), row.agreed_at),
        Fact(_("Page of the ticket"), ticket, url=ticket),
        Fact(
            pgettext("event", "Certificate of attendance"),
            paper.number if paper else certificate_status(row),
            url=paper.get_absolute_url() if paper else "",
            note="" if paper is None or paper.is_valid else paper.revoked_reason,
        ),
    ]
    return [fact for fact in lines if fact.value not in ("", None)]


@form_methods
def join(request: ViewerRequest, pk: int) -> HttpResponse:
    """A colleague registers with the account; whoever did already goes to the ticket."""
    viewer = request.viewer
    event = event_of_colleagues(viewer, pk)
    own = reading.own_registration(viewer, event)
    if own is not None:
        url = reverse("learning_event_public_ticket", args=[own.ticket])
        return HttpResponseRedirect(url)
    return event_form(
        request,
        event,
        permissions.READ,
        lambda actor, event_id, expected_version: services.join_event(
            actor=actor, event_id=event_id
        ),
        key="event_id",
        form=VersionForm,
        title=_("Register myself"),
        intro=_("With the name and the address of your account; the ticket opens at once."),
        submit=pgettext("event", "Register"),
        done=_("You are registered."),
        success=lambda row: reverse("learning_event_public_ticket", args=[row.ticket]),
    )


@form_methods
def add(request: ViewerRequest, pk: int) -> HttpResponse:
    return event_form(
        request,
        event_of(request.viewer, pk),
        DESK,
        services.enter_person,
        key="event_id",
        form=PersonForm,
        title=_("Enter a participant"),
        intro=_("Only with the consent of the person; it is kept for the event and certificate."),
        submit=_("Enter"),
        done=_("The participant is entered."),
        success=lambda row: row.get_absolute_url(),
    )


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    row = person_of(request.viewer, pk)
    return event_form(
        request,
        row,
        DESK,
        services.change_registration,
        key=ID,
        form=PersonChangeForm,
        title=_("Change what stands of a participant"),
        submit=_("Save"),
        initial={name: getattr(row, name) for name in services.FIELDS},
        done=_("Saved."),
    )


@form_methods
def present(request: ViewerRequest, pk: int) -> HttpResponse:
    row = person_of(request.viewer, pk)
    return event_form(
        request,
        row,
        DESK,
        attendance.note_present,
        key=ID,
        form=VersionForm,
        title=_("Note as present"),
        submit=_("Note as present"),
        done=_("Noted."),
        facts=_who(row),
    )


@form_methods
def absent(request: ViewerRequest, pk: int) -> HttpResponse:
    row = person_of(request.viewer, pk)
    return event_form(
        request,
        row,
        DESK,
        attendance.take_back,
        key=ID,
        form=VersionForm,
        title=_("Take the presence back"),
        submit=_("Take back"),
        done=_("Saved."),
        facts=_who(row),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    row = person_of(request.viewer, pk)
    return event_form(
        request,
        row,
        DESK,
        services.withdraw,
        key=ID,
        form=VersionForm,
        title=_("Take somebody off the list"),
        intro=_("The seat goes to whoever waits the longest."),
        submit=_("Take off the list"),
        done=_("Saved."),
        facts=_who(row),
    )


@form_methods
def revoke(request: ViewerRequest, pk: int) -> HttpResponse:
    row = person_of(request.viewer, pk)
    rights.require(request.viewer, permissions.REVOKE, row)
    if not row.has_certificate:
        return back_with(request, row.get_absolute_url(), _("There is no certificate in force."))
    return event_form(
        request,
        row,
        permissions.REVOKE,
        revoke_certificate,
        key=ID,
        form=ReasonedForm,
        title=_("Revoke the certificate"),
        intro=_("Its code says so from now on. A new one can be made for the same person."),
        submit=_("Revoke"),
        done=_("The certificate is revoked."),
        facts=_who(row),
    )


def _who(row: Registration) -> list[Fact]:
    return [
        Fact(_("Participant"), f"{row.name} ({row.organisation})"),
        Fact(pgettext("learning", "Event"), dated(row.event)),
    ]
