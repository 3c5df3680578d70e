"""My reports: the list, one of them, and beginning one."""

from __future__ import annotations

from datetime import date
from functools import partial

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.integrity.gratification import permissions, services
from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.states import AT_UPG, State
from teraju.modules.integrity.gratification.models import GiftReport
from teraju.modules.integrity.gratification.selectors import reading
from teraju.modules.integrity.gratification.selectors.readers import readers
from teraju.modules.integrity.gratification.services.judging import feast_sums
from teraju.modules.integrity.gratification.web import forms, sections
from teraju.modules.integrity.gratification.web.common import (
    FACTS,
    REGISTER,
    homes,
    place_of,
    step,
    title_of,
)
from teraju.modules.integrity.gratification.web.desk_common import history_of
from teraju.modules.integrity.gratification.web.desk_told import told_sections
from teraju.modules.integrity.gratification.web.registers import ENVELOPES, MINE
from teraju.modules.integrity.gratification.web.statuses import report_status
from teraju.modules.integrity.gratification.web.views.steps import KPK_CHANNELS
from teraju.modules.integrity.gratification.wording import answer, due_words
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, RecordPage, Section
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

SHORT_ITEM = ("category", "description", "value")
FEAST_LETTER = "l"


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("A feast with many gifts"), reverse("gratification_feast"), icon="party-popper")
    ]
    return register_page(request, MINE, more=more)


@require_safe
def envelopes(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ENVELOPES)


@form_methods
def begin(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.REPORT)
    found = homes(viewer)
    return form_page(
        request,
        form=partial(forms.ShortForm, homes=found),
        title=_("Report a gift"),
        intro=_("You get the answer at once. Nothing is handed in before you say so."),
        submit=_("Show the answer"),
        act=lambda data: services.begin_report(
            actor=viewer,
            **place_of(viewer, data.pop("agency", None), found),
            item={name: data.pop(name) for name in SHORT_ITEM},
            **data,
        ),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse(REGISTER[1]),
        initial={"received_on": viewer.today},
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


@form_methods
def begin_feast(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, permissions.REPORT)
    found = homes(viewer)
    return form_page(
        request,
        form=partial(forms.FeastForm, homes=found),
        title=_("A feast with many gifts"),
        intro=_("Name the event; then enter the envelopes, paste them, or bring in a file."),
        submit=_("Go on to the envelopes"),
        act=lambda data: services.begin_report(
            actor=viewer,
            **place_of(viewer, data.pop("agency", None), found),
            kind=str(Kind.RECEIVED),
            letter=FEAST_LETTER,
            is_feast=True,
            **data,
        ),
        success=lambda made: reverse("gratification_grid", args=[made.pk]),
        back_url=reverse(REGISTER[1]),
        initial={"received_on": viewer.today},
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
    )


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    """The reporter's own page; an officer is led to the desk, where the same report stands."""
    viewer = request.viewer
    report = get_object_or_404(reading.reports(viewer), pk=pk)
    if report.reporter_id != viewer.user_id:
        return HttpResponseRedirect(reverse("gratification_desk_report", args=[pk]))
    text, primary, others = _next(report, viewer.today)
    if report.state in AT_UPG and not readers(report, viewer.now):
        # Whoever could have worked on it has left, or has come too near to its people since.
        text = _("Nobody in the unit may work on this report any more. Report it to KPK: %s.")
        text %= KPK_CHANNELS
        primary, others = _direct(report), [one for one in others if one != _direct(report)]
    page = RecordPage(
        title=title_of(report),
        number=report.number,
        target=report,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        status=report_status(report),
        next_step=text,
        primary=primary,
        actions=others,
        sections=_sections(request, report),
        is_example=report.is_example,
    )
    return record_page(request, page, history=lambda: history_of(report))


def _sections(request: ViewerRequest, report: GiftReport) -> list[Section]:
    today = request.viewer.today
    items = [] if report.is_feast else reading.items_of(report)
    found = [sections.answer_section(report, items)]
    if report.state == State.RETURNED:
        found.insert(0, sections.returned_section(report))
    if report.reportable is not False:
        found.append(sections.dates_section(report, today))
    if report.is_feast:
        lines = reading.envelopes_of(report)
        sums = Section(_("Sums"), FACTS, {"facts": sections.feast_facts(report, lines)})
        found += [sections.givers_section(report, feast_sums(report, lines)), sums]
    else:
        found.append(sections.items_section(report, items))
    if report.state != State.DRAFT:
        found += told_sections(report)
    facts = Section(_("Facts"), FACTS, {"facts": sections.gift_facts(report)})
    return [*found, facts, sections.me_section(report)]


def _direct(report: GiftReport) -> Action:
    label = _("I reported it to KPK myself")
    return step(label, "gratification_direct", report, "external-link")


def _next(report: GiftReport, today: date) -> tuple[str, Action | None, list[Action]]:
    """What the reporter does next, one button, and the ways beside it."""
    direct = _direct(report)
    withdraw = step(_("Withdraw"), "gratification_withdraw", report, "undo-2")
    change = step(_("Change"), "gratification_change", report, "pencil")
    match report.state:
        case State.DRAFT:
            hand_in = step(_("Hand in to the unit"), "gratification_submit", report, "send")
            return _draft_words(report, today), hand_in, [change, direct, withdraw]
        case State.RETURNED:
            again = step(_("Send it again"), "gratification_complete", report, "send")
            return _("Add what is missing, then send it again."), again, [change, direct, withdraw]
        case State.SUBMITTED | State.UNDER_CHECK:
            return _("The unit has it; you need do nothing."), None, [direct, withdraw]
        case State.TO_KPK:
            return _("The unit forwards it to KPK; you need do nothing."), None, [direct]
        case State.WITHDRAWN:
            resume = step(_("Take it up again"), "gratification_resume", report, "rotate-ccw")
            return "", resume, []
    return "", None, []


def _draft_words(report: GiftReport, today: date) -> str:
    """The answer and the date at KPK in one breath, then the two ways."""
    told = answer(report)
    if report.reportable is False:
        rest = _("You need not report it. You may hand it in all the same, or withdraw the draft.")
        return rest if not report.is_feast else f"{told} {rest}"
    until = _("To KPK: %s.") % due_words(report.report_to_kpk_by, today)
    ways = _("Hand it in to the unit, or report it to KPK yourself. Both are right.")
    return f"{told} {until} {ways}"
