"""Worksheets: the register, one of them with what is next, and opening a new one."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.integrity_zone import permissions
from teraju.modules.integrity_zone.domain.catalogue import edition_for
from teraju.modules.integrity_zone.domain.states import SheetState
from teraju.modules.integrity_zone.models import Sheet
from teraju.modules.integrity_zone.selectors.sheets import (
    Result,
    result_of,
    rows_of,
    sheets,
    years_of,
)
from teraju.modules.integrity_zone.services import sheets as services
from teraju.modules.integrity_zone.services.common import own_unit_refusal
from teraju.modules.integrity_zone.web import sections
from teraju.modules.integrity_zone.web.forms import OpenForm
from teraju.modules.integrity_zone.web.registers import SHEETS
from teraju.modules.integrity_zone.web.statuses import sheet_status
from teraju.modules.integrity_zone.wording import points
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_if_any
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

# In each state: the main step, then the ways beside it.
STEPS: dict[str, tuple[str, ...]] = {
    SheetState.OPEN: ("submit", "change", "drop"),
    SheetState.SUBMITTED: ("finish", "return", "take_back"),
    SheetState.ASSESSED: ("close", "report", "assess_again"),
    SheetState.CLOSED: ("publish", "report", "reopen"),
    SheetState.DROPPED: ("resume",),
}
LABELS: dict[str, tuple[Text, str, str]] = {
    "submit": (_("Hand in"), "send", permissions.SUBMIT),
    "change": (_("Change aim and last day"), "pencil", permissions.KEEP),
    "drop": (pgettext_lazy("ZI worksheet", "Drop the worksheet"), "x", permissions.KEEP),
    "finish": (_("Finish the assessment"), "check", permissions.ASSESS),
    "return": (_("Return to the unit"), "undo-2", permissions.ASSESS),
    "take_back": (_("Take it back"), "undo-2", permissions.SUBMIT),
    "close": (_("Close the worksheet"), "check", permissions.CLOSE),
    "report": (_("Issue the report"), "file-text", permissions.REPORT),
    "assess_again": (_("Assess again"), "rotate-ccw", permissions.ASSESS),
    "publish": (_("Publish the summary"), "megaphone", permissions.PUBLISH),
    "withdraw": (_("Withdraw the summary"), "x", permissions.PUBLISH),
    "reopen": (_("Open it again"), "rotate-ccw", permissions.CLOSE),
    "resume": (pgettext_lazy("ZI worksheet", "Take it up again"), "rotate-ccw", permissions.KEEP),
}


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Answers and gaps"), reverse("integrity_zone_answers"), icon="list-checks")]
    return register_page(request, SHEETS, more=more)


@form_methods
def open_sheet(request: ViewerRequest) -> HttpResponse:
    rights.require_somewhere(request.viewer, permissions.KEEP)
    asked = request.GET.get("agency", "")
    return form_page(
        request,
        form=partial(OpenForm, viewer=request.viewer),
        title=_("Open a worksheet"),
        intro=_("One for each unit and year; the questions come with it."),
        submit=_("Open"),
        act=lambda data: services.open_sheet(actor=request.viewer, **data),
        success=lambda made: reverse("integrity_zone_worksheet", args=[made.pk]),
        back_url=reverse("integrity_zone_sheets"),
        initial={
            "year": request.viewer.today.year,
            **({"agency": asked} if asked.isdecimal() else {}),
        },
        done=_("The worksheet is open: answer its questions area by area."),
        register_title=SHEETS.title,
        register_url=reverse("integrity_zone_sheets"),
    )


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    sheet = get_object_or_404(sheets(viewer), pk=pk)
    rows = rows_of(sheet)
    result = result_of(sheet.edition, rows)
    primary, others = _next(viewer, sheet)
    page = RecordPage(
        title=sections.title_of(sheet),
        target=sheet,
        register_title=SHEETS.title,
        register_url=reverse("integrity_zone_sheets"),
        status=sheet_status(sheet),
        primary=primary,
        actions=[*others, sections.excel_action(sheet)],
        facts=_facts(sheet, result),
        sections=_sections(viewer, sheet, result, rows),
        is_example=sheet.is_example,
    )
    return record_page(request, page)


def _next(viewer: Viewer, sheet: Sheet) -> tuple[Action | None, list[Action]]:
    """The main step, and those beside it that this viewer may take."""
    names = list(STEPS[sheet.state])
    if sheet.published_on is not None:
        names[0] = "withdraw"
    main, *beside = [_step(viewer, sheet, name) for name in names]
    fill = Action(
        _fill_word(viewer, sheet),
        reverse("integrity_zone_worksheet", args=[sheet.pk]),
        icon="pencil",
    )
    free = [one for one in beside if not one.refusal]
    if sheet.state == SheetState.OPEN:
        return (fill, [main, *free]) if not _is_full(sheet) else (main, [fill, *free])
    if sheet.published_on is not None:
        public = Action(_("Public summary"), _public_url(sheet), icon="globe")
        return public, [fill, *[one for one in (main, *free) if not one.refusal]]
    return main, [fill, *free]


def _is_full(sheet: Sheet) -> bool:
    return not sheet.answers.filter(unit_answer="").exclude(part="H").exists()


def _fill_word(viewer: Viewer, sheet: Sheet) -> Text:
    """What the way to the answers is called by whose turn it is."""
    turns = {
        SheetState.OPEN: (permissions.FILL, _("Fill in the worksheet")),
        SheetState.SUBMITTED: (permissions.ASSESS, _("Go through the answers")),
    }
    right, words = turns.get(SheetState(sheet.state), ("", ""))
    return words if right and rights.allowed(viewer, right, sheet) else _("Read the answers")


def _step(viewer: Viewer, sheet: Sheet, name: str) -> Action:
    label, icon, right = LABELS[name]
    one = record_action(viewer, sheet, right, label, f"integrity_zone_{name}", icon)
    if right == permissions.ASSESS and not one.refusal:
        return Action(one.label, one.url, str(own_unit_refusal(viewer, sheet)), icon)
    return one


def _public_url(sheet: Sheet) -> str:
    return reverse("integrity_zone_public_sheet", args=[sheet.government.slug, sheet.pk])


def _facts(sheet: Sheet, result: Result) -> list[Fact]:
    total = len(result.found.questions)
    return [
        Fact(_("Score by the unit"), points(result.unit.total), note=_("of 100")),
        Fact(_("Score after the assessment"), points(result.counted.total), note=_("of 100")),
        Fact(_("Questions answered"), f"{total - len(result.unit.unanswered)} / {total}"),
        Fact(_("Answers changed by the assessor"), sheet.differing),
        Fact(_("Predicate aimed at"), sheet.aim),
        Fact(
            _("Predicate by these numbers"),
            sheet.predicate or _("none yet"),
            note=_("by thresholds that are not confirmed"),
        ),
        Fact(_("Edition of the worksheet"), sheet.edition),
        *([Fact(_("Hand in by"), sheet.due_on)] if sheet.due_on else []),
        *_days(sheet),
    ]


def _days(sheet: Sheet) -> list[Fact]:
    found = [
        (_("Handed in on"), sheet.submitted_on, sheet.submitted_office),
        (_("Assessed on"), sheet.assessed_on, sheet.assessed_office),
        (_("Closed on"), sheet.closed_on, ""),
        (_("Published on"), sheet.published_on, ""),
    ]
    return [Fact(label, day, note=office) for label, day, office in found if day]


def _sections(viewer: Viewer, sheet: Sheet, result: Result, rows: list[Any]) -> list[Section]:
    years = years_of(viewer, sheet)
    conclusion = Section(_("Conclusion of the assessor"), sections.TEXT, {"text": sheet.conclusion})
    return [
        *([conclusion] if sheet.conclusion else []),
        sections.picture_section(result),
        sections.areas_section(sheet, result),
        sections.gaps_section(sheet, result, rows),
        sections.changes_section(sheet, result, rows),
        sections.thresholds_section(result.thresholds),
        *([sections.years_section(years)] if len(years) > 1 else []),
        *papers_if_any(viewer, sheet),
        sections.note_section(sheet, is_younger=edition_for(sheet.year).is_younger),
    ]
