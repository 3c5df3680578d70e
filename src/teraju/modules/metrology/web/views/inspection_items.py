"""What is found at an instrument in use: entered, corrected, warned, followed up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.domain.in_service import write_lines
from teraju.modules.metrology.domain.standing import standing_on
from teraju.modules.metrology.domain.supervision import (
    Finding,
    Measure,
    is_undecided,
    too_late_to_warn,
    usual_finding,
    usual_last_day,
)
from teraju.modules.metrology.models import Inspection, InspectionItem, Instrument
from teraju.modules.metrology.selectors import registers
from teraju.modules.metrology.selectors import supervision as reading
from teraju.modules.metrology.selectors.tags import found_by_code
from teraju.modules.metrology.services import supervision_follow_up as follow_up
from teraju.modules.metrology.services import supervision_items as services
from teraju.modules.metrology.services import supervision_next as next_services
from teraju.modules.metrology.services.in_service import case_in_use, sheet_of
from teraju.modules.metrology.web import supervision_forms as forms
from teraju.modules.metrology.web.referral_answers import ANSWER_STEP
from teraju.modules.metrology.web.register_sections import instrument_facts
from teraju.modules.metrology.web.supervision_next import (
    answer_way,
    letter_waits,
    next_ways,
    what_may_follow,
)
from teraju.modules.metrology.web.supervision_registers import INSPECTIONS, ITEMS, item_name
from teraju.modules.metrology.web.supervision_sections import (
    exempt_facts,
    item_facts,
    readings_section,
)
from teraju.modules.metrology.web.supervision_sent import require_sent, writing_refusal
from teraju.modules.metrology.web.supervision_statuses import finding_status, measure_status
from teraju.modules.metrology.web.supervision_words import readings_help
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import id_asked, step
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

PLAN, DO, DECIDE = (
    permissions.INSPECTION_PLAN,
    permissions.INSPECTION_DO,
    permissions.INSPECTION_DECIDE,
)


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ITEMS)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    item = get_object_or_404(reading.items(viewer), pk=pk)
    ways = _ways(viewer, item)
    page = RecordPage(
        title=item_name(item),
        number=item.instrument.tag if item.instrument else "",
        target=item,
        register_title=ITEMS.title,
        register_url=reverse("metrology_items"),
        status=measure_status(item) if item.measure != Measure.NONE else finding_status(item),
        next_step=what_may_follow()
        if is_undecided(item.outcome, item.next_step)
        else letter_waits(item, ways),
        primary=ways[0] if ways else None,
        actions=allowed(ways[1:]),
        facts=item_facts(viewer, item),
        sections=readings_section(item),
        is_example=item.is_example,
    )
    return record_page(request, page, history=lambda: history_of(item))


def _ways(viewer: Viewer, item: InspectionItem) -> list[Action]:
    def way(label: Text, name: str, icon: str, right: str) -> Action:
        return step(label, f"metrology_item_{name}", item, icon, right, viewer)

    if item.inspection.minutes_id is None:
        refusal = writing_refusal(viewer, item.inspection)
        ways = ((_("Correct"), "change", "pencil"), (_("Take out of the list"), "withdraw", "x"))
        return [
            Action(label, reverse(f"metrology_item_{name}", args=[item.pk]), refusal, icon)
            for label, name, icon in ways
        ]
    if is_undecided(item.outcome, item.next_step):
        return next_ways(viewer, item)
    answer = answer_way(viewer, item)
    if item.measure == Measure.NONE or item.followed_up_on:
        return answer
    if item.measure == Measure.WARNING and item.warning_id is None:
        return [way(_("Issue the warning"), "warn", "file-check", DECIDE)]
    return [way(_("Record what came of it"), "follow_up", "check", DO), *answer]


@form_methods
def find(request: ViewerRequest, pk: int) -> HttpResponse:
    """Which instrument: by its code, or one that bears none."""
    one = _inspection(request, pk)
    return form_page(
        request,
        form=forms.FindForm,
        title=_("Record an instrument"),
        intro=_("First which one: type or scan the code of its tag or sticker."),
        submit=_("Go on"),
        act=lambda data: _not_entered(one, _found(request.viewer, data["code"])),
        success=lambda found: _entry(one, found),
        back_url=one.get_absolute_url(),
        register_title=str(one),
        register_url=one.get_absolute_url(),
    )


def _found(viewer: Viewer, code: str) -> Instrument | None:
    if not code:
        return None
    found = found_by_code(code)
    if found is None:
        words = _("No instrument has this code: compare it sign by sign, or scan it again.")
        raise DomainError(words, field="code")
    instrument = found.instrument
    if instrument is None:
        raise DomainError(found.warning, field="code")
    if not registers.instruments(viewer).filter(pk=instrument.pk).exists():
        raise DomainError(_("This code leads to no instrument of this unit."), field="code")
    return instrument


def _not_entered(one: Inspection, found: Instrument | None) -> Instrument | None:
    """Said before the whole form is filled in, not after."""
    if found is not None and one.items.standing().filter(instrument=found).exists():
        words = _("This instrument is in the list of the visit already.")
        raise DomainError(words, field="code")
    return found


def _entry(one: Inspection, found: Instrument | None) -> str:
    if found is None:
        return reverse("metrology_item_add_unknown", args=[one.pk])
    return reverse("metrology_item_add", args=[one.pk, found.pk])


@form_methods
def add(request: ViewerRequest, pk: int, row: int) -> HttpResponse:
    one = _inspection(request, pk)
    instrument = get_object_or_404(registers.instruments(request.viewer), pk=row)
    day = one.visited_on or request.viewer.today
    standing = standing_on(instrument.standing, instrument.valid_until, day)
    usual = usual_finding(standing)
    if usual == Finding.IN_ORDER:
        # Of what somebody complains of the mark says nothing: the official has to look and choose.
        is_reported = one.reports.filter(instrument=instrument).exists()
        initial = {} if is_reported else {"finding": usual, "measure": Measure.NONE}
    else:
        initial = {"finding": usual, **_warned(request.viewer.today)}
    return _enter(request, one, instrument, initial)


@form_methods
def add_unknown(request: ViewerRequest, pk: int) -> HttpResponse:
    one = _inspection(request, pk)
    asked = id_asked(request, "after")
    earlier = one.carried.filter(pk=asked).first() if asked is not None else None
    initial = {"finding": "no_mark", **_warned(request.viewer.today)}
    if earlier is not None:
        initial |= {"described": earlier.described, "finding": earlier.finding}
    return _enter(request, one, None, initial)


def _warned(day: date) -> dict[str, Any]:
    """A warning with its usual day from today on, proposed for the official to change."""
    return {"measure": "warning", "due_on": usual_last_day(day)}


def _enter(
    request: ViewerRequest, one: Inspection, instrument: Instrument | None, initial: Any
) -> HttpResponse:
    facts: list[Fact] = []
    if instrument is not None:
        facts = [*exempt_facts(request.viewer, instrument), *instrument_facts(instrument)]
    return form_page(
        request,
        form=_form(forms.ItemForm, one, instrument),
        title=pgettext_lazy("inspection", "What was found"),
        submit=_("Enter"),
        act=lambda data: services.add_item(
            actor=request.viewer, inspection_id=one.pk, instrument=instrument, **data
        ),
        success=lambda _item: one.get_absolute_url(),
        back_url=one.get_absolute_url(),
        initial=initial,
        done=_("Entered. The next one, or the minutes."),
        facts=tuple(facts),
        register_title=INSPECTIONS.title,
        register_url=reverse("metrology_inspections"),
    )


def _form(form: Any, one: Inspection, instrument: Instrument | None) -> Callable[..., Any]:
    day = one.visited_on or one.planned_on
    sheet = sheet_of(instrument, day)
    words = readings_help(sheet, case_in_use(instrument, day)) if sheet and instrument else ""
    return partial(form, sheet=sheet, help_text=words, is_known=instrument is not None)


def _inspection(request: ViewerRequest, pk: int) -> Inspection:
    one: Inspection = get_object_or_404(reading.inspections(request.viewer), pk=pk)
    rights.require(request.viewer, DO, one)
    require_sent(request.viewer, one)
    return one


def _begun(_viewer: Viewer, item: InspectionItem) -> dict[str, Any]:
    values = {name: getattr(item, name) for name in services.FIELDS}
    day = item.inspection.visited_on or item.inspection.planned_on
    sheet = sheet_of(item.instrument, day)
    return values | {"readings": write_lines(item.readings, sheet) if sheet else ""}


def _changing(_viewer: Viewer, item: InspectionItem) -> Callable[..., Any]:
    form = _form(forms.ItemChangeForm, item.inspection, item.instrument)
    # What it is called is corrected by taking it out and entering it anew.
    return partial(form, is_known=True)


def _follow_up(*, actor: Viewer, code: str = "", **data: Any) -> InspectionItem:
    """With the instrument whose tag somebody typed."""
    return follow_up.follow_up_item(actor=actor, instrument=_found(actor, code), **data)


def _followed_facts(_viewer: Viewer, item: InspectionItem) -> list[Fact]:
    """Of what bore no tag: what it was like and where, for whoever types the tag it has now."""
    if item.instrument is not None:
        return []
    place = item.inspection.place
    return [Fact(_("Which instrument"), item.described), Fact(_("Place"), place.in_full)]


def _step(right: str, act: Any, **values: Any) -> RecordStep:
    return RecordStep(right=right, act=act, keyed="item_id", **values)


STEPS = Steps(
    reading.items,
    ITEMS.title,
    "metrology_items",
    {
        "change": _step(
            DO,
            services.change_item,
            title=_("Correct what was found"),
            submit=_("Save"),
            made_for=_changing,
            initial=_begun,
            also=require_sent,
            done=_("Saved."),
            when=services.require_correctable,
        ),
        "withdraw": _step(
            DO,
            services.withdraw_item,
            title=_("Take it out of the list"),
            submit=_("Take out"),
            form=forms.StepForm,
            also=require_sent,
            success=lambda item: item.inspection.get_absolute_url(),
            done=_("It is out of the list."),
            when=services.require_correctable,
        ),
        "warn": _step(
            DECIDE,
            services.issue_warning,
            title=_("Issue the warning"),
            intro=_("A signed letter to the user of the instrument."),
            submit=_("Sign and issue"),
            made_for=lambda viewer, item: partial(
                forms.WarnForm, asks_day=too_late_to_warn(item.due_on, viewer.today)
            ),
            initial=lambda viewer, _item: {"due_on": usual_last_day(viewer.today)},
            done=_("The warning is issued: hand it over, and look again after its day."),
            when=services.require_warning,
        ),
        "follow_up": _step(
            DO,
            _follow_up,
            title=_("Record what came of it"),
            submit=_("Record it"),
            made_for=lambda _viewer, item: partial(forms.FollowUpForm, item=item),
            initial=lambda viewer, item: {"followed_up_on": viewer.today},
            facts=_followed_facts,
            done=_("Recorded."),
            when=follow_up.require_measure,
        ),
        "answer": _step(
            PLAN,
            next_services.record_answer,
            **ANSWER_STEP,
            when=next_services.require_referred,
        ),
        "letter": _step(
            DECIDE,
            next_services.issue_referral,
            title=_("Issue the letter of referral"),
            intro=_("A signed letter to whom it is referred; the minutes go with it."),
            submit=_("Sign and issue"),
            form=forms.StepForm,
            done=_("The letter of referral is issued: send it with the minutes."),
            when=next_services.require_letter,
        ),
        "refer": _step(
            PLAN,
            next_services.refer_item,
            title=_("Refer to investigators"),
            intro=_("Who may investigate what UU 2/1981 punishes takes it up."),
            submit=pgettext_lazy("supervision", "Refer"),
            form=forms.NextReferralForm,
            done=_("It is referred."),
            when=next_services.require_undecided,
        ),
        "rest": _step(
            PLAN,
            next_services.let_item_rest,
            title=_("Do nothing more"),
            intro=_("It was not put right: whoever looks at it later reads why nothing followed."),
            submit=_("Decide so"),
            form=forms.RestForm,
            done=_("Decided. Nothing of it is open any more."),
            when=next_services.require_undecided,
        ),
    },
)
