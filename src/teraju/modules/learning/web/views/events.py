"""Events: their register, their record, planning one, their invitation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.contacts import mail_url, whatsapp_url
from teraju.kernel.errors import NotAllowed
from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning import event_policy
from teraju.modules.learning.domain.event_states import EventState
from teraju.modules.learning.models import Event
from teraju.modules.learning.selectors import event_reading as reading
from teraju.modules.learning.services import event_certificates
from teraju.modules.learning.services.event_mails import event_address, when_of
from teraju.modules.learning.services.event_steps import plan_event
from teraju.modules.learning.web.event_common import (
    code_picture,
    event_history,
    event_of,
    event_of_colleagues,
)
from teraju.modules.learning.web.event_forms import EventForm
from teraju.modules.learning.web.event_registers import CERTIFICATES, EVENTS, PEOPLE, QUESTIONS
from teraju.modules.learning.web.event_sections import event_sections
from teraju.modules.learning.web.event_words import event_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked

E = EventState
Way = Callable[..., Action]
# The main button and the other ways out.
Ways = tuple[Action | None, Sequence[Action]]


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(PEOPLE.title, reverse("learning_event_participants"), icon="users"),
        Action(CERTIFICATES.title, reverse("learning_event_certificates"), icon="award"),
        Action(QUESTIONS.title, reverse("learning_event_questions"), icon="message-circle"),
    ]
    return register_page(request, EVENTS, more=more)


@require_safe
def participants(request: ViewerRequest) -> HttpResponse:
    return register_page(request, PEOPLE)


@require_safe
def certificates(request: ViewerRequest) -> HttpResponse:
    return register_page(request, CERTIFICATES)


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    """A new event of one agency; which, the address says or the viewer's rights."""
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.MANAGE)
    agency = agency_asked(request, permissions.MANAGE)
    if agency is None:
        raise NotAllowed(rights.reason(permissions.MANAGE))
    return form_page(
        request,
        form=EventForm,
        title=_("Plan an event"),
        intro=_("It stays a draft until you publish it; the programme is entered afterwards."),
        submit=_("Keep as a draft"),
        act=lambda data: plan_event(actor=viewer, agency=agency, **data),
        success=lambda event: event.get_absolute_url(),
        back_url=reverse("learning_events"),
        initial={"opens_on": viewer.today, "contact": agency.name},
        done=_("The event is kept as a draft. Enter its programme now."),
        facts=(Fact(_("Agency"), agency.name),),
        register_title=EVENTS.title,
        register_url=reverse("learning_events"),
    )


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    event = event_of(viewer, pk)
    primary, actions = next_steps(viewer, event)
    page = RecordPage(
        title=event.title,
        number=event.agency.short_name,
        target=event,
        register_title=EVENTS.title,
        register_url=reverse("learning_events"),
        status=event_status(event, viewer.today),
        primary=primary,
        actions=actions,
        facts=_facts(viewer, event),
        sections=event_sections(viewer, event),
        is_example=event.is_example,
    )
    return record_page(request, page, history=lambda: event_history(event))


@require_safe
def invitation(request: ViewerRequest, pk: int) -> HttpResponse:
    """The text, the link and the code to pass on; nothing is sent from here."""
    event = event_of_colleagues(request.viewer, pk)
    address = event_address(event)
    text = "\n".join(
        (
            _("Invitation: %(title)s") % {"title": event.title},
            when_of(event),
            event.place or _("online"),
            "",
            event.summary,
            "",
            _("Register here: %(address)s") % {"address": address},
        )
    )
    context = {
        "title": _("Invitation"),
        "event": event,
        "text": text,
        "address": address,
        "picture": code_picture(address, 6),
        "whatsapp": whatsapp_url(text),
        "mail": mail_url(event.title, text),
        "register_title": EVENTS.title,
    }
    return render(request, "learning/event_invitation.html", context)


def next_steps(viewer: Viewer, event: Event) -> Ways:
    """The main button by where the event stands, and the other ways out."""
    one = partial(_way, viewer, event)
    may = rights.allowed(viewer, permissions.MANAGE, event)
    state = E(event.state)
    if state is E.DRAFT:
        rest = [*_changes(one), _cancel(one)] if may else []
        return one(_("Publish"), "publish", "megaphone"), rest
    if rights.is_guest_at(viewer, event):
        return None, []
    own = _own_ticket(viewer, event)
    match state:
        case E.OPEN:
            has_come = event.first_day <= viewer.today
            return _while_open(one, event, own, may=may, has_come=has_come)
        case E.CLOSED:
            reopen = one(_("Open the registration again"), "reopen", "lock-open")
            rest = [_enter(one), reopen, *_changes(one), _cancel(one)] if may else []
            return _hold(one), [*own, *rest]
        case E.RUNNING:
            return _while_running(one, own, may=may)
        case E.FINISHED:
            return _once_finished(viewer, event, own, may=may)
    return None, []


def _way(
    viewer: Viewer,
    event: Event,
    label: str,
    name: str,
    icon: str,
    right: str = permissions.MANAGE,
) -> Action:
    return record_action(viewer, event, right, label, f"learning_event_{name}", icon)


def _enter(one: Way) -> Action:
    return one(_("Enter a participant"), "person_add", "user-plus", permissions.DESK)


def _hold(one: Way) -> Action:
    return one(_("Begin the event"), "hold", "play")


def _cancel(one: Way) -> Action:
    return one(_("Cancel the event"), "cancel", "x")


def _material(one: Way) -> Action:
    return one(_("Add a material"), "material_add", "paperclip")


def _changes(one: Way) -> list[Action]:
    """What may be changed of an event until it is over."""
    return [
        one(_("Add a line to the programme"), "session_add", "plus"),
        one(_("Change"), "change", "pencil"),
        _material(one),
    ]


def _while_open(one: Way, event: Event, own: list[Action], *, may: bool, has_come: bool) -> Ways:
    """To invite and register; from its first day on to begin, for whoever manages it."""
    invite = Action(
        _("Invitation and link"), reverse("learning_event_invitation", args=[event.pk]), icon="send"
    )
    join = Action(
        _("Register myself"), reverse("learning_event_join", args=[event.pk]), icon="user-check"
    )
    joined = own or [join]
    if not may:
        return invite, joined
    hold, close = _hold(one), one(_("Close the registration"), "close", "lock")
    rest = [_enter(one), *_changes(one), close, _cancel(one)]
    return (hold, [invite, *joined, *rest]) if has_come else (invite, [*joined, hold, *rest])


def _while_running(one: Way, own: list[Action], *, may: bool) -> Ways:
    desk = one(_("Desk"), "desk", "scan-line", permissions.DESK)
    screen = one(_("Code for the screen"), "screen", "qr-code", permissions.DESK)
    finish = one(_("Finish the event"), "finish", "check")
    rest = [finish, *_changes(one), _cancel(one)] if may else []
    return desk, [screen, *own, _enter(one), *rest]


def _once_finished(viewer: Viewer, event: Event, own: list[Action], *, may: bool) -> Ways:
    """The certificates while somebody waits for one."""
    one = partial(_way, viewer, event)
    desk = one(_("Desk"), "desk", "scan-line", permissions.DESK)
    certify = one(_("Make the certificates"), "certify", "award", permissions.CERTIFY)
    waiting = event_certificates.to_certify(event.pk).exists()
    at_desk = rights.allowed(viewer, permissions.DESK, event)
    rest = [*([desk] if at_desk else []), *([_material(one)] if may else [])]
    return certify if waiting else None, [*own, *rest]


def _own_ticket(viewer: Viewer, event: Event) -> list[Action]:
    """The way of a colleague to their ticket, also when nobody registers any more."""
    own = reading.own_registration(viewer, event)
    if own is None:
        return []
    url = reverse("learning_event_public_ticket", args=[own.ticket])
    return [Action(_("My ticket"), url, icon="ticket")]


def _facts(viewer: Viewer, event: Event) -> Sequence[Fact]:
    proves = (
        (event.for_awareness, _("awareness")),
        (event.for_communication, _("communication")),
        (event.for_competence, _("competence")),
    )
    confirmed = event_policy.rules_on(event.last_day).confirmed
    days = [event.first_day, event.last_day]
    address = event_address(event) if event.is_public else ""
    lines = [
        Fact(_("Agency"), event.agency.name),
        Fact(pgettext("learning", "Kind of event"), event.get_kind_display()),
        Fact(_("Days"), days if days[0] != days[1] else days[0]),
        Fact(_("Begins at"), time_format(event.starts, "H.i")),
        Fact(_("Place"), event.place),
        Fact(_("Link to take part"), event.join_url, url=event.join_url),
        Fact(_("Seats"), event.seats if event.seats is not None else _("as many as come")),
        Fact(_("Registration from"), event.opens_on),
        Fact(_("Registration until"), event.closes_on),
        Fact(_("Whom to ask"), event.contact),
        Fact(_("Public page"), address, url=address),
        Fact(
            _("Proves"),
            [word for holds, word in proves if holds],
            note="" if confirmed else _("house default, unconfirmed"),
        ),
        Fact(_("Begun on"), event.held_on),
        Fact(_("Finished on"), event.finished_on),
        Fact(_("Reason"), event.reason),
    ]
    return [fact for fact in lines if fact.value not in ("", None, [])]
