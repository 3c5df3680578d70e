"""What is done with a test sheet: begun, tried again, marked, ended without a mark."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import sheet_permissions as permissions
from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.scope import Obstacle
from teraju.modules.metrology.domain.sheets import counts_pieces
from teraju.modules.metrology.domain.stamps import Site, StampKind
from teraju.modules.metrology.models import Instrument, OrderLine, Sheet, Verification
from teraju.modules.metrology.order_permissions import ORDER_REFER
from teraju.modules.metrology.register_permissions import REGISTER_WRITE
from teraju.modules.metrology.selectors.letters import out_for_others
from teraju.modules.metrology.selectors.marks import last_spot
from teraju.modules.metrology.selectors.orders import line_to_test, running_line
from teraju.modules.metrology.selectors.scopes import ScopeAnswer
from teraju.modules.metrology.selectors.sheets import (
    is_away,
    sheets,
    stamp_site,
    standards_in_hand,
)
from teraju.modules.metrology.selectors.stamps import overdue_words
from teraju.modules.metrology.services import sheet_stands as stands
from teraju.modules.metrology.services import sheets as services
from teraju.modules.metrology.services.sheet_checks import (
    OTHER_PLATE,
    has_other_plate,
    kind_of,
    not_with_them,
)
from teraju.modules.metrology.unit_api import (
    StampsOut,
    may_unit_test,
    no_stamps_on,
    stamps_out,
)
from teraju.modules.metrology.unit_wording import NO_STAMP
from teraju.modules.metrology.web import sheet_forms as forms
from teraju.modules.metrology.web.instrument_forms import PlateForm, initial_plate, split_plate
from teraju.modules.metrology.web.register_sections import order_for
from teraju.modules.metrology.web.sheet_registers import SHEETS
from teraju.modules.metrology.web.sheet_sections import what
from teraju.modules.metrology.web.sheet_words import verdict_status
from teraju.modules.metrology.web.views.instruments import instrument_of
from teraju.modules.metrology.web.views.sheets import sheet_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page, versioned
from teraju.platform.web.kinds import Action, Fact
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.record_forms import id_asked
from teraju.platform.web.steps import RecordStep, Steps

WRITE = permissions.SHEET_WRITE


@form_methods
def begin(request: ViewerRequest, pk: int) -> HttpResponse:
    """Begin a test: of the line that the address names, or else of the one that waits for it."""
    viewer, instrument = request.viewer, instrument_of(request.viewer, pk)
    rights.require(viewer, WRITE, instrument)
    line_id = id_asked(request, "line")
    if "line" in request.GET:
        line = running_line(viewer, instrument.pk, line_id)
    else:
        line = line_to_test(viewer, instrument.pk)
        line_id = line.pk if line else None
    scope = may_unit_test(instrument.agency_id, instrument.kind, instrument.plate, viewer.today)
    if line is not None and line.obstacles:
        # By the letter of the day on which it came, which may be another one by now.
        scope = ScopeAnswer(None, tuple(Obstacle(one) for one in line.obstacles))
    if request.method == "GET" and not scope.is_covered:
        return _out_of_scope(request, instrument, scope)
    away = is_away(line)
    usual = Control.SUBSEQUENT if instrument.verified_on else Control.INITIAL
    return form_page(
        request,
        form=partial(forms.OpenForm, viewer=viewer, instrument=instrument, away=away),
        title=_("Test it"),
        intro=_without_stamps(instrument, viewer.today),
        submit=_("Begin the test"),
        facts=(
            Fact(_("Instrument"), what(instrument)),
            Fact(_("Tag"), instrument.tag),
            *_order_of(line),
        ),
        act=lambda data: services.open_sheet(
            actor=viewer,
            instrument_id=instrument.pk,
            control=data["control"],
            standards=[one.pk for one in data["standards"]],
            line_id=line_id,
        ),
        success=lambda sheet: str(sheet.get_absolute_url()),
        back_url=instrument.get_absolute_url(),
        initial={
            "control": line.control if line else str(usual),
            "standards": standards_in_hand(viewer, instrument, line),
        },
        register_title=SHEETS.title,
        register_url=reverse("metrology_sheets"),
    )


def _without_stamps(instrument: Instrument, day: date) -> str:
    """Said before anything is read: what cannot be marked today. Empty where it can."""
    missing = no_stamps_on(instrument.agency_id, day)
    if missing is None:
        return ""
    words = _("%(why)s Readings are kept, and the mark waits for the stamps.")
    return words % {"why": NO_STAMP[missing]}


def _order_of(line: OrderLine | None) -> Iterator[Fact]:
    """For which order it is tested, also where nobody named one."""
    if line is not None:
        url = line.order.get_absolute_url()
        yield Fact(pgettext_lazy("verification", "Order"), str(line.order), url=url)


def _out_of_scope(
    request: ViewerRequest, instrument: Instrument, scope: ScopeAnswer
) -> HttpResponse:
    """Said before anything is filled in: why the unit does not test it, and the way on."""
    viewer, ways = request.viewer, []
    line = running_line(viewer, instrument.pk, id_asked(request, "line"), or_any=True)
    if Obstacle.PLATE in scope.obstacles:
        url, right = "metrology_instrument_change", REGISTER_WRITE
        ways.append(record_action(viewer, instrument, right, _("Complete the plate"), url))
    if line is not None:
        ways.append(Action(_("Look at the order"), line.get_absolute_url(), icon="clipboard-list"))
        refer = _("Refer to another unit")
        ways.append(record_action(viewer, line, ORDER_REFER, refer, "metrology_line_refer", "send"))
    elif order := order_for(viewer, instrument.owner, instrument):
        ways.append(order)
    context = {
        "title": _("This unit does not test it"),
        "intro": _("In an order the head refers it to a unit that does.") if line is None else "",
        "why": scope.sentences,
        "facts": (Fact(_("Instrument"), what(instrument)), Fact(_("Tag"), instrument.tag)),
        "ways": ways,
        "back_url": instrument.get_absolute_url(),
        "register_title": SHEETS.title,
        "register_url": reverse("metrology_sheets"),
    }
    return render(request, "metrology/out_of_scope.html", context)


@form_methods
def decide(request: ViewerRequest, pk: int) -> HttpResponse:
    """The marks, once the engine has decided."""
    viewer, sheet = request.viewer, sheet_of(request.viewer, pk)
    rights.require(viewer, WRITE, sheet)
    sheet.verdict = list(sheet.attempts.all())[-1].verdict
    person_id, site = rights.acting(viewer), stamp_site(sheet.line)
    out = stamps_out(sheet.agency_id, person_id, viewer.today, site=site, in_hand=True)
    counts = counts_pieces(kind_of(sheet.instrument), sheet.instrument.count)
    return form_page(
        request,
        form=partial(forms.DecideForm, out=out, sheet=sheet, counts=counts),
        title=_("Put the mark on"),
        intro=_other_plate(sheet) or out.sentence or _lacking(out, sheet, site),
        submit=_("Put it on record"),
        facts=(*_facts(sheet, counts=counts), *_stamps_of(out)),
        act=lambda data: _decide(viewer, sheet, out, data),
        success=lambda verification: str(verification.get_absolute_url()),
        back_url=sheet.get_absolute_url(),
        initial={
            "version": sheet.version,
            # The head signs what was asked for at the counter, ticked here or not.
            "wants_certificate": sheet.line is not None and sheet.line.order.wants_certificate,
            # As a rule it is where it was the last time.
            "spot": last_spot(sheet.instrument),
            **forms.marks_begun(out, sheet),
        },
        done=_("The verification is on record."),
        register_title=SHEETS.title,
        register_url=reverse("metrology_sheets"),
    )


def _decide(viewer: Viewer, sheet: Sheet, out: StampsOut, data: dict[str, Any]) -> Verification:
    """Decide by what was typed; a refusal stands where the form asks for it by another name."""
    try:
        return services.decide(actor=viewer, sheet_id=sheet.pk, **versioned(data))
    except DomainError as refusal:
        marks = forms.mark_field(out, forms.deciding_stamp(sheet)) or None
        batal = forms.mark_field(out, StampKind.BATAL) or "unmarkable"
        asked = {"code": "sticker", "pieces": "passed", "marks": marks, "batal": batal}
        refusal.field = asked.get(refusal.field or "", refusal.field)
        raise


def _other_plate(sheet: Sheet) -> str:
    """Said before the marks are filled in, for none is taken."""
    if not has_other_plate(sheet, sheet.instrument):
        return ""
    return str(OTHER_PLATE % {"tag": sheet.instrument.tag})


def _lacking(out: StampsOut, sheet: Sheet, site: Site | None) -> str:
    """What to do where the stamp that decides is not with the tester, or is for another job."""
    kind = forms.deciding_stamp(sheet)
    if kind in out.kinds:
        return _other_job(out, sheet) if site is Site.FIELD else ""
    return overdue_words(out.overdue) if out.overdue else not_with_them(kind, site=site)


def _other_job(out: StampsOut, sheet: Sheet) -> str:
    """A word of warning: a hand-out names its job in words, and words may be meant otherwise."""
    jobs = [one.issue.job for one in out.lines]
    others = out_for_others(jobs, sheet.line.order) if sheet.line else []
    if not others:
        return ""
    words = _(
        "The stamps with you were handed out for another job: %(jobs)s. Have some handed out for "
        "this one, unless it is the same."
    )
    return str(words) % {"jobs": ", ".join(others)}


def _stamps_of(out: StampsOut) -> Iterator[Fact]:
    """For which jobs the stamps in hand went out: whoever works elsewhere sees it first."""
    issues = {one.issue_id: one.issue for one in out.lines}
    for one in issues.values():
        until = format_lazy(_("Back by {day}"), day=date_format(one.due_on))
        yield Fact(_("Stamps handed out for"), one.job, note=until)


def _facts(sheet: Sheet, *, counts: bool) -> tuple[Fact, ...]:
    found = (
        Fact(_("Instrument"), what(sheet.instrument, sheet)),
        Fact(_("Tag"), sheet.instrument.tag),
    )
    if counts:
        return (*found, Fact(_("Pieces"), sheet.instrument.count))
    return (*found, Fact(_("Verdict of the engine"), verdict_status(sheet.verdict).word))


def _standards(viewer: Viewer, sheet: Sheet) -> Any:
    return partial(forms.StandardsForm, viewer=viewer, sheet=sheet)


def _chosen(viewer: Viewer, sheet: Sheet) -> dict[str, Any]:
    return {"standards": [one.pk for one in sheet.standards.all()]}


def _choose(*, standards: Any, **more: Any) -> Sheet:
    return services.choose_standards(standards=[one.pk for one in standards], **more)


def _plate_form(viewer: Viewer, sheet: Sheet) -> Any:
    kind = kind_of(sheet.instrument)
    return partial(PlateForm, kind=kind, plate=sheet.instrument.plate)


def _plate(viewer: Viewer, sheet: Sheet) -> dict[str, Any]:
    one = sheet.instrument
    told = {name: getattr(one, name) for name in ("make", "model", "serial")}
    return {**told, **initial_plate(kind_of(one), one.plate)}


def _complete(**said: Any) -> Sheet:
    return services.complete_plate(**split_plate(said))


STEPS = Steps(
    rows=sheets,
    register_title=_("Test sheet"),
    register_url="metrology_sheets",
    steps={
        "standards": RecordStep(
            right=WRITE,
            title=_("Standards used"),
            submit=_("Save"),
            act=_choose,
            done=_("The standards are on the sheet."),
            keyed="sheet_id",
            made_for=_standards,
            initial=_chosen,
            when=stands.require_open,
        ),
        "plate": RecordStep(
            right=WRITE,
            title=_("Complete the plate"),
            intro=_("It is written in the register, and this sheet goes on by it."),
            submit=_("Save"),
            act=_complete,
            # The sheet says itself what of the plate is missing still.
            done=_("What you entered of the plate is saved."),
            keyed="sheet_id",
            made_for=_plate_form,
            initial=_plate,
            when=stands.require_unjudged,
        ),
        "again": RecordStep(
            right=WRITE,
            title=_("Adjust or repair, then test again"),
            intro=_("What was read stays on the sheet as found; the next readings are as left."),
            submit=_("Test again"),
            act=services.try_again,
            done=_("Read it again."),
            keyed="sheet_id",
            made_for=lambda viewer, sheet: partial(forms.AgainForm, viewer=viewer, sheet=sheet),
            when=stands.require_failed,
        ),
        "give_up": RecordStep(
            right=WRITE,
            title=_("End without a mark"),
            intro=_("What was read is kept. The instrument is worth what it was before."),
            submit=_("End the test"),
            act=services.give_up,
            done=_("The test has ended without a mark."),
            keyed="sheet_id",
            form=forms.GiveUpForm,
            when=stands.require_open,
        ),
    },
)
