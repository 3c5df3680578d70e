"""That people were told of the channel."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.integrity.channel import permissions, services
from teraju.modules.integrity.channel.models import Announcement
from teraju.modules.integrity.channel.selectors import reading
from teraju.modules.integrity.channel.web.common import first_agency, withdraw_page, withdrawal
from teraju.modules.integrity.channel.web.forms import AnnouncementForm
from teraju.modules.integrity.channel.web.registers import ANNOUNCEMENTS
from teraju.modules.integrity.channel.web.statuses import announcement_status
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

REGISTER = (ANNOUNCEMENTS.title, "channel_announcements")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ANNOUNCEMENTS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.announcements(request.viewer), pk=pk)
    page = RecordPage(
        title=one.title,
        target=one,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=announcement_status(one),
        actions=withdrawal(request, one, "channel_announcement_withdraw"),
        facts=_facts(request, one),
        is_example=one.is_example,
    )
    return record_page(request, page)


def _facts(request: ViewerRequest, one: Announcement) -> list[Fact]:
    told = _("The whole government") if one.to_whole_government else one.agency.name
    facts = [
        Fact(_("Agency"), one.agency.name),
        Fact(_("Told to"), told),
        Fact(_("How"), one.get_medium_display()),
        Fact(_("Announced on"), one.announced_on),
        Fact(_("Recorded by"), one.recorded_office, note=date_format(one.recorded_on)),
    ]
    if one.campaign and not rights.is_guest_at(request.viewer, one):
        # A row of the selector: it counts the people of the campaign.
        met = {"reached": one.reached, "people": one.people}  # type: ignore[attr-defined]
        note = _("%(reached)s of %(people)s people have acknowledged it") % met
        facts.append(Fact(_("Campaign"), one.campaign.title, one.campaign.get_absolute_url(), note))
    return facts


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.WRITE)
    return form_page(
        request,
        form=partial(AnnouncementForm, viewer=viewer),
        title=_("Record an announcement"),
        intro=_("How were people told where they can raise a concern, and that they are safe?"),
        submit=pgettext("step", "Record"),
        act=lambda data: services.record_announcement(actor=viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(REGISTER[1]),
        initial={"agency": first_agency(request), "announced_on": viewer.today},
        done=_("Recorded."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return withdraw_page(
        request,
        reading.announcements(request.viewer),
        pk,
        title=_("Withdraw the announcement"),
        register=REGISTER,
        act=partial(services.withdraw_announcement, announcement_id=pk),
    )
