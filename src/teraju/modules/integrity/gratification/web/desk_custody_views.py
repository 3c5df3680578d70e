"""The pages of custody: the list, a thing, and its steps; goods that were given away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.integrity.gratification.domain.custody import (
    CustodyState,
    hinders_giving_back,
)
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import GiftItem
from teraju.modules.integrity.gratification.selectors import desk as reading
from teraju.modules.integrity.gratification.services import desk_custody
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, versioned
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

from . import desk_forms as forms
from .desk_common import desk_form, report_of, require_desk, step
from .desk_registers import CUSTODY
from .desk_sections import deposit_facts, movements_section
from .desk_statuses import deposit_status


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    require_desk(request.viewer)
    return register_page(request, CUSTODY)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    deposit = deposit_of(request.viewer, pk)
    text, primary, others = _ways(deposit)
    url = reverse("gratification_desk_report", args=[deposit.report_id])
    page = RecordPage(
        title=_("Thing under seal %(seal)s") % {"seal": deposit.seal},
        number=deposit.seal,
        target=deposit,
        register_title=CUSTODY.title,
        register_url=reverse("gratification_custody"),
        status=deposit_status(deposit),
        next_step=text,
        primary=primary,
        actions=others,
        facts=[Fact(_("Report"), deposit.report.number, url=url), *deposit_facts(deposit)],
        sections=[movements_section(deposit)],
        is_example=deposit.is_example,
    )
    return record_page(request, page)


def _ways(deposit: Any) -> tuple[str, Action | None, list[Action]]:
    """What has to be done with a thing, and what may, by where it is and what KPK decided."""
    move = step(_("Move it"), "deposit_move", deposit, "move")
    send = step(_("Lend it to KPK"), "deposit_send", deposit, "send")
    give = step(_("Give it back"), "deposit_give_back", deposit, "undo-2")
    back = step(_("Take it back from KPK"), "deposit_take_back", deposit, "lock")
    may_give = hinders_giving_back(State(deposit.report.state)) is None
    match CustodyState(deposit.state):
        case CustodyState.HELD if may_give:
            return _("Nobody claims it any more: give it back."), give, [move]
        case CustodyState.HELD if deposit.report.state == State.DECIDED_STATE:
            url = reverse("gratification_hand_over", args=[deposit.report_id])
            hand = Action(_("Record the hand-over"), url, icon="landmark")
            return _("It belongs to the state: hand the report's objects over."), hand, [move]
        case CustodyState.HELD:
            return _("It stays under seal until KPK has decided."), None, [move, send]
        case CustodyState.WITH_KPK:
            return _("KPK has it before it decides."), back, [give] if may_give else []
    return "", None, []


@form_methods
def take_in(request: ViewerRequest, pk: int) -> HttpResponse:
    report = report_of(request.viewer, pk)
    objects = reading.objects_of(report)
    return desk_form(
        request,
        report,
        form=partial(forms.TakeInForm, items=_keeping(objects)),
        title=_("Take a thing into custody"),
        intro=_("Seal it before the eyes of who brings it, and photograph it under the seal."),
        submit=_("Take it in"),
        act=lambda data: desk_custody.take_in(
            actor=request.viewer, report_id=pk, item_id=int(data.pop("item")), **data
        ),
        initial={"taken_in_on": request.viewer.today},
        done=_("The thing is in custody."),
    )


@form_methods
def donate(request: ViewerRequest, pk: int) -> HttpResponse:
    report = report_of(request.viewer, pk)
    objects = reading.objects_of(report)
    return desk_form(
        request,
        report,
        form=partial(forms.DonateForm, items=_spoiling(objects)),
        title=_("Record to whom what spoils was given"),
        intro=_("An orphanage, a home for the elderly, people in need; KPK is told in the recap."),
        submit=_("Record it"),
        act=lambda data: desk_custody.donate(
            actor=request.viewer,
            report_id=pk,
            item_id=int(data.pop("item")),
            proofs=[data.pop("receipt_file"), data.pop("photo")],
            **data,
        ),
        done=_("It is on record to whom it was given."),
    )


def _keeping(objects: reading.Objects) -> Sequence[GiftItem]:
    """What may be taken in: it keeps, has a value, and lies nowhere under seal yet."""
    things = objects.things
    return [
        one
        for one in objects.items
        if not one.is_perishable and one.value != 0 and not things[one.pk].is_held
    ]


def _spoiling(objects: reading.Objects) -> Sequence[GiftItem]:
    given = {one.item_id for one in objects.donations}
    return [one for one in objects.items if one.is_perishable and one.pk not in given]


def deposit_of(viewer: Viewer, pk: int) -> Any:
    """A thing at the viewer's desk; else it is not there."""
    return get_object_or_404(reading.deposits(viewer), pk=pk)


def _step(
    request: ViewerRequest, pk: int, service: Callable[..., Any], **page: Any
) -> HttpResponse:
    deposit = deposit_of(request.viewer, pk)
    return desk_form(
        request,
        deposit.report,
        act=lambda data: service(actor=request.viewer, deposit_id=pk, **versioned(data)),
        version=deposit.version,
        facts=(Fact(_("Object"), deposit.item.description), Fact(_("Seal"), deposit.seal)),
        back=deposit.get_absolute_url(),
        **page,
    )


@form_methods
def move(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_custody.move,
        form=forms.MoveForm,
        title=_("Move a thing in custody"),
        submit=_("Record it"),
        initial={"moved_on": request.viewer.today},
        done=_("The movement is on record."),
    )


@form_methods
def send(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_custody.send_to_kpk,
        form=forms.SendForm,
        title=_("Lend a thing to KPK"),
        submit=_("Record it"),
        initial={"moved_on": request.viewer.today},
        done=_("The movement is on record."),
    )


@form_methods
def take_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_custody.take_back,
        form=forms.TakeBackForm,
        title=_("Take a thing back from KPK"),
        submit=_("Record it"),
        initial={"moved_on": request.viewer.today},
        done=_("The thing is in custody."),
    )


@form_methods
def give_back(request: ViewerRequest, pk: int) -> HttpResponse:
    return _step(
        request,
        pk,
        desk_custody.give_back_thing,
        form=forms.GiveBackForm,
        title=_("Give a thing back"),
        submit=_("Record it"),
        initial={"out_on": request.viewer.today},
        done=_("The thing was given back."),
    )
