"""Rounds of a year: the register, one of them, who has to declare, and what is done with it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.integrity.declarations import permissions, policy, services, wording
from teraju.modules.integrity.declarations.domain.kinds import RoundKind, RoundState
from teraju.modules.integrity.declarations.models import Duty, Round
from teraju.modules.integrity.declarations.selectors import reading
from teraju.modules.integrity.declarations.web import forms
from teraju.modules.integrity.declarations.web.common import (
    TABLE,
    TEXT,
    allow,
    history_of,
    record_form,
)
from teraju.modules.integrity.declarations.web.registers import DUTIES, ROUNDS
from teraju.modules.integrity.declarations.web.statuses import duty_status, round_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_forms import agency_asked
from teraju.platform.web.record_parts import step

REGISTER = (ROUNDS.title, "declarations_rounds")
# The rest of a long list is in the register of duties.
MOST_SHOWN = 30


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = []
    if rights.allowed_somewhere(request.viewer, permissions.KEEP):
        url = reverse("declarations_duties")
        more.append(Action(_("Who has to declare"), url, icon="list-checks"))
    return register_page(request, ROUNDS, more=more)


@require_safe
def duties(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.KEEP)
    return register_page(request, DUTIES)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _round(request, pk)
    viewer = request.viewer
    own = Duty.objects.filter(round=one, person=viewer.user_id).waiting().first()
    page = RecordPage(
        title=f"{one.get_kind_display()} {one.year}".capitalize(),
        target=one,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=round_status(one),
        primary=_primary(viewer, one, own),
        actions=_actions(viewer, one),
        facts=_facts(one),
        sections=[
            *_waiting(viewer, one),
            Section(_("Text that is confirmed"), TEXT, {"text": one.text}),
        ],
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _facts(one: Any) -> list[Fact]:
    return [
        Fact(_("Agency"), one.agency.name),
        Fact(_("Year"), str(one.year)),
        Fact(_("Opened on"), one.opened_on),
        Fact(_("Last day"), one.due_on),
        Fact(_("Asked"), one.asked),
        Fact(pgettext("round", "Declared"), one.declared),
        Fact(pgettext("round", "Late"), one.late),
        *([Fact(_("Last reminder"), one.reminded_on)] if one.reminded_on else []),
        *([Fact(_("Closed on"), one.closed_on, note=one.closing_note)] if one.closed_on else []),
    ]


def _primary(viewer: Viewer, one: Any, own: Duty | None) -> Action | None:
    if own is not None:
        return step(_("Declare"), "declarations_give", own, "pen-line")
    if one.state != RoundState.OPEN:
        return None
    refusal = rights.refusal(viewer, permissions.KEEP, one)
    if one.declared < one.asked:
        return step(_("Remind"), "declarations_round_remind", one, "send", refusal)
    return step(_("Close the round"), "declarations_round_close", one, "check", refusal)


def _actions(viewer: Viewer, one: Any) -> list[Action]:
    if not rights.allowed(viewer, permissions.KEEP, one):
        return []
    if one.state == RoundState.CLOSED:
        return [step(_("Take up again"), "declarations_round_reopen", one, "undo-2")]
    if one.state != RoundState.OPEN:
        return []
    ways = [
        step(_("Give more time"), "declarations_round_extend", one, "calendar-plus"),
        step(_("Close the round"), "declarations_round_close", one, "check"),
    ]
    if not one.declared:
        ways.append(step(_("Cancel the round"), "declarations_round_cancel", one, "x"))
    return ways


def _waiting(viewer: Viewer, one: Round) -> list[Section]:
    """Who has not declared, for those who keep the round; whoever is late stands first."""
    if not rights.allowed(viewer, permissions.KEEP, one):
        return []
    rows = list(
        reading.duties(viewer)
        .filter(round=one, declared_on=None, ended_on=None)
        .order_by("due_on", "office", "pk")[: MOST_SHOWN + 1]
    )
    lines = [
        [duty.office, duty.due_on, duty_status(duty, viewer.today), duty.reminded_on]
        for duty in rows[:MOST_SHOWN]
    ]
    url = f"{reverse('declarations_duties')}?round={one.pk}"
    context = {
        "headers": [_("Office"), _("Until"), _("Status"), _("Reminded on")],
        "rows": lines,
        "empty": _("Everybody has declared."),
    }
    way = Action(_("The whole list"), url, icon="list-checks")
    return [Section(_("Has not declared"), TABLE, context, action=way)]


@form_methods
def open_(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.KEEP)
    asked = request.GET.get("kind", "")
    kind = RoundKind(asked) if asked in set(RoundKind) else RoundKind.CONFLICT
    other = RoundKind.PACT if kind is RoundKind.CONFLICT else RoundKind.CONFLICT
    days = policy.number(viewer.today, "round_days")
    hint = {
        RoundKind.PACT: _("For the integrity pact: open this page with its proposed text."),
        RoundKind.CONFLICT: _("For conflicts of interest: open this page with its text."),
    }[other]
    return form_page(
        request,
        form=partial(forms.RoundForm, viewer=viewer),
        title=_("Open a round"),
        intro=_("Everybody who works at the agency is asked, and whoever joins before its end."),
        submit=_("Open the round"),
        act=lambda data: services.open_round(actor=viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(REGISTER[1]),
        initial={
            "agency": agency_asked(request, permissions.KEEP),
            "kind": str(kind),
            "year": viewer.today.year,
            "due_on": viewer.today + timedelta(days=days),
            "text": wording.proposed_text(kind),
        },
        done=_("The round is open: everybody finds it in their work."),
        facts=(
            Fact(
                _("Other text"),
                hint,
                url=f"{reverse('declarations_round_open')}?kind={other}",
            ),
        ),
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


def _round(request: ViewerRequest, pk: int) -> Round:
    found: Round = get_object_or_404(reading.rounds(request.viewer), pk=pk)
    return found


def _step(request: ViewerRequest, pk: int, service: Any, **page: Any) -> HttpResponse:
    one = _round(request, pk)
    allow(rights.refusal(request.viewer, permissions.KEEP, one))
    act = partial(service, round_id=one.pk)
    return record_form(request, one, act=act, register=REGISTER, **page)


@form_methods
def remind(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.remind_round,
        form=VersionedForm,
        title=_("Remind whoever has not declared"),
        intro=_("Each gets a message with the way to the form."),
        submit=_("Remind"),
        done=_("They are reminded."),
    )


@form_methods
def extend(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.extend_round,
        form=forms.ExtensionForm,
        title=_("Give more time"),
        submit=_("Give more time"),
        done=_("The last day is later now."),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.close_round,
        form=forms.ClosingForm,
        title=_("Close the round"),
        intro=_("Nobody declares in it any more; who is missing stays on record."),
        submit=_("Close the round"),
        done=_("The round is closed."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.reopen_round,
        form=forms.ReasonedForm,
        title=_("Take the round up again"),
        submit=_("Take up again"),
        done=_("The round runs again."),
    )


@form_methods
def cancel(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        services.cancel_round,
        form=forms.ReasonedForm,
        title=_("Cancel the round"),
        submit=_("Cancel the round"),
        done=_("The round is cancelled."),
    )
