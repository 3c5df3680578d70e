"""Rolls and stickers: registers, records, and what is done with them."""

from __future__ import annotations

import csv
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.stickers import ROLL, RollState, StickerState, sticker_code
from teraju.modules.metrology.domain.tags import WrongCode, read_code
from teraju.modules.metrology.models import Instrument, Sticker, StickerRoll
from teraju.modules.metrology.selectors import stickers as reading
from teraju.modules.metrology.services import stickers as services
from teraju.modules.metrology.unit_refusals import StickerRefused
from teraju.modules.metrology.unit_wording import kind_name
from teraju.modules.metrology.web import stamp_forms as forms
from teraju.modules.metrology.web.pictures import address_of
from teraju.modules.metrology.web.scope_forms import ReasonedForm
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import agency_asked, has_place, step
from teraju.modules.metrology.web.unit_registers import ROLLS, STICKERS
from teraju.modules.metrology.web.unit_statuses import roll_status, sticker_status
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Count, Fact, Link, RecordPage, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed, table
from teraju.platform.web.steps import RecordStep, Steps

KEEP, BIND = permissions.STICKER_KEEP, permissions.STICKER_BIND


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(ROLLS.title, reverse("metrology_rolls"), icon="scroll")]
    if rights.allowed_somewhere(request.viewer, BIND) or rights.allowed_somewhere(
        request.viewer, KEEP
    ):
        spoil = reverse("metrology_sticker_spoil")
        more.append(Action(_("Record a spoiled sticker"), spoil, icon="trash-2"))
    return register_page(request, STICKERS, more=more)


@require_safe
def roll_register(request: ViewerRequest) -> HttpResponse:
    more = [Action(STICKERS.title, reverse("metrology_stickers"), icon="sticker")]
    return register_page(request, ROLLS, more=more)


@require_safe
def roll_record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    roll = get_object_or_404(reading.rolls(viewer), pk=pk)
    held = list(reading.holdings(roll)[:50])
    missing = reading.missing_of(roll, held[0] if held else None)
    page = RecordPage(
        title=roll.name,
        target=roll,
        register_title=ROLLS.title,
        register_url=reverse("metrology_rolls"),
        status=roll_status(roll),
        next_step=_roll_next(roll, is_out=bool(held) and held[0].is_out, missing=missing),
        primary=_spoil(viewer, roll) if missing else None,
        actions=allowed([*_codes(viewer, roll), _roll_step(viewer, roll)]),
        facts=_roll_facts(roll),
        sections=[
            table(
                _("Who had it"),
                [
                    _("Order or letter of assignment"),
                    _("Handed out to"),
                    pgettext_lazy("hand-out", "Handed out on"),
                    *(_("Stickers on it"), _("Left when it came back")),
                ],
                [_holding(one) for one in held],
                _("It was not out yet."),
            )
        ],
        is_example=roll.is_example,
    )
    return record_page(request, page, history=lambda: history_of(roll))


def _holding(one: Any) -> list[Any]:
    issue = one.issue
    left = "" if one.left_back is None else one.left_back
    day = date_format(issue.issued_on)
    return [Link(issue.job, issue.get_absolute_url()), issue.holder_office, day, one.left_out, left]


def _roll_step(viewer: Viewer, roll: StickerRoll) -> Action:
    if roll.state == RollState.WITHDRAWN:
        label = _("Take into use again")
        return step(label, "metrology_roll_restore", roll, "rotate-ccw", KEEP, viewer)
    return step(_("Withdraw the roll"), "metrology_roll_withdraw", roll, "x", KEEP, viewer)


def _codes(viewer: Viewer, roll: StickerRoll) -> list[Action]:
    """Nobody prints what proves nothing."""
    if roll.state == RollState.WITHDRAWN:
        return []
    url = reverse("metrology_roll_codes", args=[roll.pk])
    refusal = str(rights.refusal(viewer, KEEP, roll))
    return [Action(_("Codes to print"), url, refusal, "printer")]


def _spoil(viewer: Viewer, roll: StickerRoll) -> Action:
    refusal = str(rights.refusal(viewer, KEEP, roll))
    url = reverse("metrology_sticker_spoil")
    return Action(_("Record a spoiled sticker"), url, refusal, "trash-2")


def _roll_next(roll: StickerRoll, *, is_out: bool, missing: int) -> Text:
    if missing:
        words = _(
            "The last count found fewer stickers on it than the book has (missing: %(count)s): "
            "record each as spoiled, by the codes that are missing."
        )
        return words % {"count": missing}
    if roll.state == RollState.WITHDRAWN:
        return _("What is left on it proves nothing, unless the roll is taken into use again.")
    if is_out:
        return _("It is out for a job; withdraw it if it was lost or stolen.")
    if not roll.left:
        return _("It is used up.")
    return _("It goes out with the next job; withdraw it if it was lost or stolen.")


def _roll_facts(roll: StickerRoll) -> list[Fact]:
    url = f"{reverse('metrology_stickers')}?q={roll.name}"
    return [
        Fact(_("Agency"), roll.agency.name),
        Fact(_("First code"), roll.first_code, note=str(roll.first)),
        Fact(_("Last code"), roll.last_code, note=str(roll.last)),
        Fact(_("Stickers on the roll"), Count(roll.size)),
        Fact(_("Bound or spoiled"), Count(roll.used), url=url),
        Fact(_("Left on the roll"), Count(roll.left)),
        Fact(_("Received on"), roll.received_on),
    ]


@require_safe
def roll_codes(request: ViewerRequest, pk: int) -> HttpResponse:
    """What a printer needs of each sticker: its number, its code, and the address for its QR."""
    roll = get_object_or_404(reading.rolls(request.viewer), pk=pk)
    # Whoever has the codes of a roll can print stickers before it is handed out.
    rights.require(request.viewer, KEEP, roll)
    rows = [["number", "code", "address"]]
    for number in range(roll.first, roll.last + 1):
        code = sticker_code(roll.government_id, number)
        rows.append([str(number), code, address_of(code)])
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="stickers-{roll.pk}.csv"'
    csv.writer(answer).writerows(rows)
    return answer


@form_methods
def roll_add(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, KEEP)
    first = reading.newest_number(agency.government_id) + 1
    return form_page(
        request,
        form=forms.RollForm,
        title=_("Enter a roll"),
        intro=_("The codes follow from the numbers: each carries a check character."),
        submit=_("Enter"),
        act=lambda data: services.receive_roll(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_rolls"),
        initial={"first": first, "last": first + 499, "received_on": viewer.today},
        done=_("The roll is in the book."),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=ROLLS.title,
        register_url=reverse("metrology_rolls"),
    )


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    one = get_object_or_404(reading.stickers(viewer), pk=pk)
    bound = one.state == StickerState.BOUND
    withdraw = step(_("Withdraw the sticker"), "metrology_sticker_withdraw", one, "x", KEEP, viewer)
    page = RecordPage(
        title=one.code,
        target=one,
        register_title=STICKERS.title,
        register_url=reverse("metrology_stickers"),
        status=sticker_status(one),
        next_step=_("Withdraw it if it was stolen or put on by mistake.")
        if bound and not withdraw.refusal
        else "",
        actions=allowed([withdraw]) if bound else [],
        facts=_facts(one),
        is_example=one.is_example,
    )
    return record_page(request, page, history=lambda: history_of(one))


def _facts(one: Sticker) -> list[Fact]:
    scale = one.instrument
    return [
        Fact(_("Roll"), one.roll.name, url=one.roll.get_absolute_url()),
        *([_instrument(scale)] if scale else []),
        Fact(
            _("Public page"),
            _("What anybody sees who scans it"),
            url=reverse("metrology_tag", args=[one.code]),
        ),
        Fact(_("Used on"), one.used_on, note=one.used_office),
        *([Fact(_("No longer valid since"), one.ended_on)] if one.ended_on else []),
        *([Fact(_("Reason"), one.reason)] if one.reason else []),
    ]


def _instrument(scale: Instrument) -> Fact:
    url = scale.get_absolute_url()
    return Fact(_("Instrument"), scale.tag, note=kind_name(scale.kind), url=url)


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, BIND)
    return form_page(
        request,
        form=forms.BindForm,
        title=_("Put a sticker on an instrument"),
        submit=_("Bind"),
        act=lambda data: _bound(viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_stickers"),
        initial={"on": viewer.today, "tag": request.GET.get("tag", "")[:20]},
        done=_("The sticker belongs to the instrument."),
        register_title=STICKERS.title,
        register_url=reverse("metrology_stickers"),
    )


def _bound(viewer: Viewer, *, code: str, tag: str, on: Any) -> Sticker:
    try:
        read = read_code(tag)
    except WrongCode as error:
        raise StickerRefused(
            _("The tag was misread: compare it sign by sign."), field="tag"
        ) from error
    found = Instrument.objects.visible_to(viewer).filter(tag=read).order_by("pk").first()
    if found is None:
        raise StickerRefused(_("No instrument of this unit has this tag."), field="tag")
    return services.bind_sticker(actor=viewer, code=code, instrument_id=found.pk, on=on)


@form_methods
def spoil(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, BIND, KEEP)
    return form_page(
        request,
        form=forms.SpoilForm,
        title=_("Record a spoiled sticker"),
        intro=_("Torn, misprinted or lost before it stood on an instrument."),
        submit=pgettext_lazy("step", "Record"),
        act=lambda data: services.spoil_sticker(actor=viewer, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_stickers"),
        done=_("The sticker is recorded as spoiled."),
        register_title=STICKERS.title,
        register_url=reverse("metrology_stickers"),
    )


ROLL_STEPS = Steps(
    reading.rolls,
    ROLLS.title,
    "metrology_rolls",
    {
        "withdraw": RecordStep(
            right=KEEP,
            keyed="roll_id",
            title=_("Withdraw the roll"),
            intro=_("What is left on it proves nothing from now on; what is bound stays valid."),
            submit=_("Withdraw the roll"),
            form=ReasonedForm,
            act=services.withdraw_roll,
            done=_("The roll is withdrawn."),
            when=has_place("withdraw", ROLL),
        ),
        "restore": RecordStep(
            right=KEEP,
            keyed="roll_id",
            title=_("Take the roll into use again"),
            submit=_("Take into use"),
            form=ReasonedForm,
            act=services.restore_roll,
            done=_("The roll is in use again."),
            when=has_place("restore", ROLL),
        ),
    },
)
STICKER_STEPS = Steps(
    reading.stickers,
    STICKERS.title,
    "metrology_stickers",
    {
        "withdraw": RecordStep(
            right=KEEP,
            keyed="sticker_id",
            title=_("Withdraw the sticker"),
            intro=_("Whoever scans it is told that it proves nothing."),
            submit=_("Withdraw the sticker"),
            form=ReasonedForm,
            act=services.withdraw_sticker,
            done=_("The sticker is withdrawn."),
            when=services.require_bound,
        )
    },
)
