"""Owners whose instruments run out, and what they were told."""

from __future__ import annotations

import re
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.kernel.contacts import mail_url
from teraju.modules.metrology import plan_permissions as permissions
from teraju.modules.metrology import register_permissions
from teraju.modules.metrology.domain.reminders import whatsapp_link
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Owner
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.selectors import reminders as reading
from teraju.modules.metrology.services import reminders as services
from teraju.modules.metrology.web.figure_registers import DUE_OWNERS, REMINDERS, due_status
from teraju.modules.metrology.web.plan_forms import TellForm
from teraju.modules.metrology.web.trail_words import history_of
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import VersionedForm, form_methods
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Status
from teraju.platform.web.middleware import ViewerRequest, public
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import step_form
from teraju.platform.web.record_parts import steps, table
from teraju.platform.web.spoken import spoken, spoken_page

TELL = "metrology_due_owner_tell"
REMIND, WRITE = permissions.REMIND, register_permissions.REGISTER_WRITE


@require_safe
def due_owners(request: ViewerRequest) -> HttpResponse:
    more = [Action(REMINDERS.title, reverse("metrology_reminders"), icon="list")]
    return register_page(request, DUE_OWNERS, more=more)


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, REMINDERS)


@require_safe
def due_owner(request: ViewerRequest, pk: int) -> HttpResponse:
    """What of an owner runs out, and how to tell them; of any owner, for wishes are kept here."""
    viewer = request.viewer
    owner: Any = get_object_or_404(reading.counted_owners(viewer), pk=pk)
    primary, actions = steps(viewer, owner, _wanted(owner))
    page = RecordPage(
        title=owner.name,
        target=owner,
        register_title=DUE_OWNERS.title,
        register_url=reverse("metrology_due_owners"),
        status=due_status(owner),
        primary=primary,
        actions=actions,
        facts=[
            Fact(pgettext_lazy("instrument", "Owner"), owner.name, url=owner.get_absolute_url()),
            Fact(_("Run out soon"), owner.due),
            Fact(_("Not told yet"), owner.untold),
            *_lapsed(owner),
            _ways(owner),
        ],
        sections=[_instruments(viewer, owner)],
        is_example=owner.is_example,
    )
    return record_page(request, page, history=lambda: history_of(owner))


def _wanted(owner: Any) -> list[tuple[str, Any, str, str]]:
    if owner.is_stopped:
        words = _("Wishes reminders again")
        return [(REMIND, words, "metrology_due_owner_resume", "undo-2")]
    stop = (REMIND, _("Wishes no reminders"), "metrology_due_owner_stop", "x")
    words = _("Enter a telephone number or an e-mail address")
    enter = (WRITE, words, "metrology_owner_change", "pencil")
    if not owner.untold:
        return [enter, stop] if owner.lapsed and not (owner.phone or owner.email) else [stop]
    told = (REMIND, _("Record that they were told"), TELL, "check")
    if whatsapp_link(owner.phone, ""):
        return [(REMIND, _("Send by WhatsApp"), TELL, "message-circle"), stop]
    if owner.email and not services.goes_by_itself(owner):
        return [(REMIND, _("Send by e-mail"), TELL, "mail"), stop]
    if owner.email or owner.phone:
        return [told, stop]
    return [enter, told, stop]


def _lapsed(owner: Any) -> list[Fact]:
    """What ran out before the days that reminders go out for, and where it is listed."""
    if not owner.lapsed:
        return []
    query = urlencode({"status": Standing.EXPIRED, "q": owner.name})
    note = format_lazy(
        _("since {day}; the automatic reminders for it are over: visit or call the owner"),
        day=date_format(owner.lapsed_since),
    )
    url = f"{reverse('metrology_instruments')}?{query}"
    return [Fact(_("Ran out long ago"), owner.lapsed, url=url, note=note)]


def _ways(owner: Owner) -> Fact:
    """Which there are; the address and the number stand on the owner's page."""
    ways = [(_("e-mail"), owner.email), (_("telephone"), owner.phone)]
    found = [str(word) for word, value in ways if value]
    if not found:
        return Fact(_("Ways to tell"), _("none"))
    note = (
        _("A message goes out by itself, in the morning.")
        if services.goes_by_itself(owner)
        else _("Nothing goes out from here by itself.")
    )
    return Fact(_("Ways to tell"), ", ".join(found), note=note)


def _instruments(viewer: Viewer, owner: Owner) -> Section:
    headers = [_("Instrument"), _("Kind"), _("Place"), _("Runs out on"), _("Told")]
    rows = [
        [
            Link(one.tag, one.get_absolute_url()),
            kind_and_capacity(one),
            one.place.in_full,
            one.valid_until,
            Status("good", _("yes")) if one.told else Status("warn", _("no")),
        ]
        for one in reading.due_of(owner, viewer.today)
    ]
    return table(_("What runs out"), headers, rows, _("Nothing of this owner runs out soon."))


@form_methods
def tell(request: ViewerRequest, pk: int) -> HttpResponse:
    """The prepared message with its links; whoever has sent it, or told it, says so."""
    viewer = request.viewer
    owner: Any = get_object_or_404(reading.counted_owners(viewer), pk=pk)
    if request.method != "POST" and (owner.is_stopped or not owner.untold):
        # Nothing is to be sent: the page of the owner says why.
        return redirect(_back(owner))
    found = [one for one in reading.due_of(owner, viewer.today) if not one.told]
    with override(settings.LANGUAGE_CODE):
        text = services.message(owner, found, viewer.today, with_stop=False)
        links = _links(owner, text, services.message(owner, found, viewer.today, with_stop=True))
    return step_form(
        request,
        owner,
        REMIND,
        DUE_OWNERS,
        services.record_passed_on,
        key="owner_id",
        form=partial(TellForm, ways=services.ways_of(owner)),
        title=_("Remind the owner"),
        intro=_(
            "Nothing goes out from this page by itself: send the text or tell them, then record it."
        ),
        submit=_("They were told"),
        done=_("It is recorded that the owner was told."),
        facts=[
            Fact(pgettext_lazy("instrument", "Owner"), owner.name),
            *links,
            Fact(_("Text"), [line for line in text.split("\n") if line]),
        ],
        success=_back,
    )


def _links(owner: Owner, text: str, mailed: str) -> list[Fact]:
    """What opens a chat or a mail with the text, or calls; of each way that the owner has."""
    chat, mail = whatsapp_link(owner.phone, text), owner.email
    found = []
    if chat:
        found.append(Fact(_("WhatsApp"), _("Open the chat with this text"), url=chat))
    if mail:
        url = mail_url(services.subject(), mailed, mail)
        found.append(Fact(_("E-mail"), _("Open a mail with this text"), url=url, note=mail))
    if owner.phone:
        number = re.sub(r"[^\d+]", "", owner.phone)
        found.append(Fact(_("Telephone"), owner.phone, url=f"tel:{number}"))
    return found


@form_methods
def stop(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.stop_reminders,
        title=_("The owner wishes no reminders"),
        done=_("This owner gets no reminders any more."),
    )


@form_methods
def resume(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.resume_reminders,
        title=_("The owner wishes reminders again"),
        done=_("This owner gets reminders again."),
    )


def _step(request: ViewerRequest, pk: int, act: Any, *, title: Any, done: Any) -> HttpResponse:
    owner: Any = get_object_or_404(reading.counted_owners(request.viewer), pk=pk)
    return step_form(
        request,
        owner,
        REMIND,
        DUE_OWNERS,
        act,
        key="owner_id",
        form=VersionedForm,
        title=title,
        submit=_("Record it"),
        done=done,
        facts=[Fact(pgettext_lazy("instrument", "Owner"), owner.name)],
        success=_back,
    )


def _back(owner: Owner) -> str:
    return reverse("metrology_due_owner", args=[owner.pk])


@public
@spoken
@form_methods
def public_stop(request: ViewerRequest, token: str) -> HttpResponse:
    """The link in a message: asked once more, because programs that look at mail open links."""
    owner_id = services.owner_of_token(token)
    known = owner_id is not None
    stopped = owner_id is not None and reading.is_stopped(owner_id)
    if request.method == "POST" and known:
        stopped = services.stop_by_link(actor=request.viewer, token=token)
    context = {"is_known": known, "is_stopped": stopped}
    status = HTTPStatus.OK if known else HTTPStatus.NOT_FOUND
    return spoken_page(request, "metrology/reminders_stop.html", context, status)
