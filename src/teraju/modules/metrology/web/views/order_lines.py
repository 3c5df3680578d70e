"""One instrument of an order: its page, and the steps on its way."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology import sheet_permissions
from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.domain.orders import LINE, LineState
from teraju.modules.metrology.domain.scope import Obstacle
from teraju.modules.metrology.models import OrderLine
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.register_permissions import REGISTER_WRITE
from teraju.modules.metrology.selectors import orders as reading
from teraju.modules.metrology.selectors.certificates import held_of_line
from teraju.modules.metrology.services import order_lines, order_papers
from teraju.modules.metrology.services import orders as services
from teraju.modules.metrology.sheet_permissions import SHEET_WRITE
from teraju.modules.metrology.web import mistakes
from teraju.modules.metrology.web import order_forms as forms
from teraju.modules.metrology.web.order_lists import ORDERS, WORK
from teraju.modules.metrology.web.order_sections import line_facts, pauses_section
from teraju.modules.metrology.web.order_words import line_status, waits_for_letter
from teraju.modules.metrology.web.referral_answers import (
    ANSWER_STEP,
    answer_label,
)
from teraju.modules.metrology.web.trail_words import history_of_line
from teraju.modules.metrology.web.unit_common import has_place
from teraju.modules.metrology.web.views.orders import ENTER, instrument_by_tag, order_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import VersionedForm, form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page
from teraju.platform.web.panels import first_of, panel_sections
from teraju.platform.web.record_parts import allowed
from teraju.platform.web.steps import RecordStep, Steps

WORKING, TAKE = permissions.ORDER_WORK, permissions.LINE_TAKE
REFER, ANSWER = permissions.ORDER_REFER, permissions.ORDER_ANSWER
SHEET = sheet_permissions.SHEET_WRITE
PANEL = "metrology.line"


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    line = get_object_or_404(reading.lines(viewer), pk=pk)
    stated = panel_sections(viewer, PANEL, line.pk)
    mistaken = mistakes.to_be_ordered([line])
    primary, actions = _steps(viewer, line)
    if mistaken:
        primary = mistakes.order_anew(viewer, line)
    page = RecordPage(
        title=kind_and_capacity(line.instrument),
        number=line.instrument.tag,
        target=line,
        register_title=WORK.title,
        register_url=reverse("metrology_lines"),
        status=line_status(line),
        next_step=mistakes.next_step(mistaken) or _letter_waits(line),
        primary=first_of(primary, stated),
        actions=actions,
        facts=line_facts(viewer, line),
        sections=[*stated, *pauses_section(line)],
        is_example=line.is_example,
    )
    return record_page(request, page, history=lambda: history_of_line(line))


def _letter_waits(line: OrderLine) -> str:
    if not waits_for_letter(line):
        return ""
    return _now("The letter of referral waits for the signature of the head.")


def _steps(viewer: Viewer, line: OrderLine) -> tuple[Action | None, list[Action]]:
    """What comes next with an instrument, and what else may be done with it."""

    def to(right: str, label: str, name: str, icon: str) -> Action:
        return record_action(viewer, line, right, label, f"metrology_line_{name}", icon)

    pause = to(WORKING, _now("Waits for somebody else"), "pause", "hourglass")
    cancel = to(WORKING, _now("Take out of the order"), "cancel", "x")
    refer = to(REFER, _now("Refer to another unit"), "refer", "send")
    match line.state:
        case LineState.WAITING if line.obstacles == [Obstacle.PLATE]:
            return _plate(viewer, line), allowed([refer, cancel])
        case LineState.WAITING if line.obstacles:
            return refer, allowed([cancel])
        case LineState.WAITING:
            take = to(TAKE, _now("Take into test"), "take", "play")
            return take, allowed([pause, refer, cancel])
        case LineState.IN_TEST:
            back = to(WORKING, _now("Put back"), "put_back", "undo-2")
            return _sheet(viewer, line), allowed([back, pause])
        case LineState.PAUSED:
            return to(WORKING, _now("Goes on"), "resume", "play"), allowed([cancel])
        case LineState.TO_SIGN | LineState.RETURNED:
            return _paper(line), []
        case LineState.REFERRED:
            return to(ANSWER, str(answer_label(line)), "answer", "message-square"), []
    return None, []


def _sheet(viewer: Viewer, line: OrderLine) -> Action:
    """The test sheet of a line: the one that is open, or a new one."""
    open_one = line.sheets.filter(state=SheetState.OPEN).order_by("-pk").first()
    url = open_one.get_absolute_url() if open_one else _sheet_url(line)
    refusal = str(rights.refusal(viewer, SHEET_WRITE, line))
    return Action(_now("Test it"), url, refusal=refusal, icon="clipboard-check")


def _plate(viewer: Viewer, line: OrderLine) -> Action:
    """Where class and size are written, by which the letter of scope is asked again."""
    words, name = _now("Complete the plate"), "metrology_instrument_change"
    return record_action(viewer, line.instrument, REGISTER_WRITE, words, name, "pencil")


def _paper(line: OrderLine) -> Action | None:
    """The certificate for which a line waits: it is signed, or put right, on its own page."""
    one = held_of_line(line)
    if one is None:
        return None
    label = pgettext("verification", "Certificate")
    return Action(label, one.get_absolute_url(), icon="file-badge")


def _sheet_url(line: OrderLine) -> str:
    return f"{reverse('metrology_sheet_open', args=[line.instrument_id])}?line={line.pk}"


@form_methods
def add(request: ViewerRequest, pk: int) -> HttpResponse:
    """Put another instrument into an order, by its tag."""
    viewer = request.viewer
    order = order_of(viewer, pk)
    rights.require(viewer, ENTER, order)

    def act(data: dict[str, Any]) -> OrderLine:
        found = instrument_by_tag(viewer, order.agency_id, data["tag"])
        if found is None:
            raise DomainError(_("No instrument of this unit has this tag."), field="tag")
        first = found.verified_on is None
        return services.add_line(
            actor=viewer,
            order_id=order.pk,
            instrument_id=found.pk,
            control=Control.INITIAL if first else Control.SUBSEQUENT,
            count=found.count,
        )

    return form_page(
        request,
        form=forms.LineForm,
        title=_("Add an instrument"),
        submit=_("Add"),
        act=act,
        success=lambda _line: str(order.get_absolute_url()),
        back_url=order.get_absolute_url(),
        done=_("The instrument is in the order."),
        facts=(Fact(ORDERS.title, str(order), url=order.get_absolute_url()),),
        register_title=ORDERS.title,
        register_url=reverse("metrology_orders"),
    )


def _putting_back(viewer: Viewer, line: OrderLine) -> Any:
    """Of what another official has in test the reason is asked for."""
    return VersionedForm if line.tester_id == rights.acting(viewer) else forms.WhyForm


def _step(**more: Any) -> RecordStep:
    return RecordStep(keyed="line_id", **more)


STEPS = Steps(
    reading.lines,
    WORK.title,
    "metrology_lines",
    {
        "take": _step(
            right=TAKE,
            title=_("Take into test"),
            submit=_("Take it"),
            act=services.take_line,
            done=_("It is yours: fill in the test sheet."),
            success=_sheet_url,
            when=order_lines.require_takable,
        ),
        "put_back": _step(
            right=WORKING,
            title=_("Put back among those that wait"),
            submit=_("Put back"),
            act=services.put_back_line,
            made_for=_putting_back,
            done=_("It waits for an official again."),
            when=has_place("put_back", LINE),
        ),
        "pause": _step(
            right=WORKING,
            form=forms.PauseForm,
            title=_("It waits for somebody else"),
            intro=_("The promised time stands still until it goes on."),
            submit=_("Record it"),
            act=services.pause_line,
            done=_("The time stands still."),
            when=has_place("pause", LINE),
        ),
        "resume": _step(
            right=WORKING,
            title=_("It goes on"),
            submit=_("Goes on"),
            act=services.resume_line,
            done=_("The time runs on."),
            when=has_place("resume", LINE),
        ),
        "refer": _step(
            right=REFER,
            form=forms.ReferForm,
            title=_("Refer to another unit"),
            intro=_("The owner gets the review of the request as a signed letter."),
            submit=_("Refer and sign"),
            act=services.refer_line,
            done=_("It is referred: the letter stands on the page of the order."),
            success=lambda line: str(line.order.get_absolute_url()),
            when=has_place("refer", LINE),
        ),
        "answer": _step(
            right=ANSWER,
            act=services.record_answer,
            **ANSWER_STEP,
            when=order_papers.require_referred,
        ),
        "cancel": _step(
            right=WORKING,
            form=forms.WhyForm,
            title=_("Take out of the order"),
            submit=_("Take out"),
            act=services.cancel_line,
            done=_("It is out of the order."),
            success=lambda line: str(line.order.get_absolute_url()),
            when=has_place("cancel", LINE),
        ),
    },
)
