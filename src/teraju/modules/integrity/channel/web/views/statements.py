"""What the channel says of itself, and the closed cases by number."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.integrity.channel import permissions, services
from teraju.modules.integrity.channel.models import Statement
from teraju.modules.integrity.channel.models.choices import COUNTS
from teraju.modules.integrity.channel.selectors import reading
from teraju.modules.integrity.channel.web.common import (
    TABLE,
    first_agency,
    withdraw_page,
    withdrawal,
)
from teraju.modules.integrity.channel.web.forms import StatementForm
from teraju.modules.integrity.channel.web.registers import CASES, STATEMENTS
from teraju.modules.integrity.channel.web.statuses import statement_status
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

REGISTER = (STATEMENTS.title, "channel_statements")


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.READ)
    return register_page(request, STATEMENTS)


@require_safe
def cases(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.READ)
    return register_page(request, CASES)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = get_object_or_404(reading.statements(request.viewer), pk=pk)
    page = RecordPage(
        title=str(one),
        target=one,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=statement_status(one),
        actions=_ways(request, one),
        facts=_facts(one),
        # Of how many concerns there were, and how they were handled, guests are told nothing.
        sections=[] if rights.is_guest_at(request.viewer, one) else [_counts(one)],
        is_example=one.is_example,
    )
    return record_page(request, page)


def _ways(request: ViewerRequest, one: Statement) -> list[Action]:
    listed = f"{reverse('channel_cases')}?statement={one.pk}"
    file = reverse("channel_statement_file", args=[one.pk])
    shown = Action(_("Closed concerns by number"), listed, icon="list-checks")
    ways = [shown] if one.lists_cases and not one.withdrawn_on else []
    if not rights.is_guest_at(request.viewer, one):
        ways.append(Action(_("Download the signed file"), file, icon="download"))
    return ways + withdrawal(request, one, "channel_statement_withdraw")


def _facts(one: Statement) -> list[Fact]:
    whole = _("The whole government")
    tested = one.tested_on or _("not tested")
    return [
        Fact(_("Channel"), one.channel),
        Fact(_("It serves"), ", ".join(one.agency_codes) or whole),
        Fact(_("From"), one.first_day),
        Fact(_("Until"), one.last_day),
        Fact(_("Issued on"), one.issued_on),
        Fact(_("Channel tested on"), tested),
        Fact(_("Fingerprint of the key"), one.fingerprint, note=_("The signature was checked.")),
        Fact(_("Taken in by"), one.taken_in_office, note=date_format(one.taken_in_on)),
    ]


def _counts(one: Statement) -> Section:
    withheld = _("withheld: people could be told from a number so small")
    counts: dict[str, int | None] = one.counts
    rows = [
        (label, withheld if counts.get(code) is None else counts[code])
        for code, label in COUNTS.items()
    ]
    headers = (_("Of the period"), _("Number"))
    return Section(_("Counts"), TABLE, {"headers": headers, "rows": rows})


@require_safe
def download(request: ViewerRequest, pk: int) -> HttpResponse:
    """The file as it was taken in: its signature can be checked by anybody."""
    one = get_object_or_404(reading.statements(request.viewer), pk=pk)
    if rights.is_guest_at(request.viewer, one):
        rights.require(request.viewer, permissions.WRITE, one)
    response = HttpResponse(one.content, content_type="application/json")
    name = f"statement-{one.number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.WRITE)

    def act(data: dict[str, Any]) -> Statement:
        upload = data.pop("upload")
        return services.take_in_statement(actor=viewer, content=upload.read(), **data)

    return form_page(
        request,
        form=partial(StatementForm, viewer=viewer),
        title=_("Take a statement in"),
        intro=_("The signature, the order and the period are checked before it is kept."),
        submit=_("Take in"),
        act=act,
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(REGISTER[1]),
        initial={"agency": first_agency(request)},
        done=_("The statement is checked and taken in."),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return withdraw_page(
        request,
        reading.statements(request.viewer),
        pk,
        title=_("Withdraw the statement"),
        register=REGISTER,
        act=partial(services.withdraw_statement, statement_id=pk),
    )
