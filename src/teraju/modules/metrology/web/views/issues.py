"""Hand-outs for a job: the register, one of them, handing out and taking back."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.stamps import no_stamp
from teraju.modules.metrology.models import Issue, IssuedRoll, IssuedStandard
from teraju.modules.metrology.models.unit_choices import CAME_BACK
from teraju.modules.metrology.selectors import stamps as reading
from teraju.modules.metrology.selectors.letters import jobs_of
from teraju.modules.metrology.selectors.standards import fit_today, left_out, standards
from teraju.modules.metrology.selectors.stickers import rolls_out, rolls_to_take
from teraju.modules.metrology.services import issues as services
from teraju.modules.metrology.unit_wording import NO_STAMP, stamp_kind_words, stamp_words
from teraju.modules.metrology.web import stamp_forms as forms
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import agency_asked, step
from teraju.modules.metrology.web.unit_registers import ISSUES
from teraju.modules.metrology.web.unit_statuses import issue_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Fact, Link, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import table
from teraju.platform.web.steps import RecordStep, Steps

KEEP = permissions.ISSUE


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    return register_page(request, ISSUES)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    issue = get_object_or_404(reading.whole(reading.issues(viewer)), pk=pk)
    is_out = issue.returned_on is None
    back = step(_("Take everything back"), "metrology_issue_back", issue, "undo-2", KEEP, viewer)
    page = RecordPage(
        title=issue.job,
        target=issue,
        register_title=ISSUES.title,
        register_url=reverse("metrology_issues"),
        status=issue_status(issue),
        next_step=_("Count what comes back; both books are closed the same day.") if is_out else "",
        primary=back if is_out else None,
        facts=_facts(issue),
        sections=[*_late(issue, viewer), *_sections(issue)],
        is_example=issue.is_example,
    )
    return record_page(request, page, history=lambda: history_of(issue))


def _facts(issue: Issue) -> list[Fact]:
    return [
        Fact(_("Agency"), issue.agency.name),
        Fact(_("Handed out to"), issue.holder_office),
        Fact(_("Where"), issue.get_site_display()),
        Fact(pgettext_lazy("hand-out", "Handed out on"), issue.issued_on, note=issue.issued_office),
        Fact(_("Back by"), issue.due_on),
        *(
            [Fact(_("Back on"), issue.returned_on, note=issue.returned_office)]
            if issue.returned_on
            else []
        ),
        *([Fact(_("What is missing or broken"), issue.note)] if issue.note else []),
    ]


def _late(issue: Issue, viewer: Viewer) -> list[Section]:
    """What was done when the days of the job were over: a telephone may send it afterwards."""
    return [*_marked_late(issue, viewer), *_tested_late(issue, viewer)]


def _tested_late(issue: Issue, viewer: Viewer) -> list[Section]:
    rows = [
        [
            Link(one.sheet.instrument.tag, one.sheet.get_absolute_url()),
            date_format(one.sheet.tested_on),
            str(one.standard),
        ]
        for one in reading.late_tests(issue, viewer.today)
    ]
    heads: list[Text] = [_("Instrument"), _("Day"), _("Standard")]
    return [table(_("Tested with after it was due back"), heads, rows, "")] if rows else []


def _marked_late(issue: Issue, viewer: Viewer) -> list[Section]:
    rows = [
        [
            Link(one.verification.instrument.tag, one.verification.get_absolute_url()),
            date_format(one.verification.on),
            f"{stamp_kind_words(one.kind, one.size)} × {one.count}",
        ]
        for one in reading.late_marks(issue, viewer.today)
    ]
    if not rows:
        return []
    heads: list[Text] = [_("Instrument"), _("Day"), _("Mark")]
    return [table(_("Marked after it was due back"), heads, rows, "")]


def _sections(issue: Issue) -> list[Section]:
    stamps = [
        [
            stamp_words(one.line.kind, one.line.size, one.line.site),
            one.out,
            "" if one.back is None else one.back,
        ]
        for one in issue.stamps.all()
    ]
    used = [
        [Link(str(one.standard), one.standard.get_absolute_url()), _back(one)]
        for one in issue.standards.all()
    ]
    stickers = [
        [
            Link(one.roll.name, one.roll.get_absolute_url()),
            one.left_out,
            "" if one.left_back is None else one.left_back,
        ]
        for one in issue.rolls.all()
    ]
    out, back = pgettext_lazy("hand-out", "Out"), pgettext_lazy("hand-out", "Back")
    none = _("None went out.")
    return [
        table(_("Stamps"), [_("Stamp"), out, back], stamps, none),
        table(_("Standards"), [_("Standard"), back], used, none),
        table(
            _("Rolls of stickers"),
            [_("Roll"), _("Stickers on it"), _("Left when it came back")],
            stickers,
            none,
        ),
    ]


def _back(one: IssuedStandard) -> Text:
    return _("no") if one.is_out else CAME_BACK[one.came_back]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, KEEP)
    lines, intro = _at_hand(viewer, agency)
    fit = fit_today(standards(viewer).filter(agency=agency), viewer.today)
    return form_page(
        request,
        form=partial(
            forms.IssueForm,
            agency=agency,
            on=viewer.today,
            lines=lines,
            standards=fit.filter(is_taken=False).order_by("code", "pk"),
            rolls=rolls_to_take(viewer, agency.pk),
            jobs=jobs_of(viewer, agency.pk),
            left_out={
                "standards": left_out(viewer, agency.pk),
                "rolls": [_roll_out(one) for one in rolls_out(viewer, agency.pk)],
            },
        ),
        title=_("Hand out for a job"),
        intro=intro,
        submit=pgettext_lazy("hand-out", "Hand out"),
        act=lambda data: services.hand_out(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_issues"),
        initial={
            "job": request.GET.get("job", "")[:80],
            "issued_on": viewer.today,
            "due_on": viewer.today,
            "site": "field",
        },
        done=_("It is handed out."),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=ISSUES.title,
        register_url=reverse("metrology_issues"),
    )


def _roll_out(one: IssuedRoll) -> str:
    words = _("%(roll)s – it is out for %(job)s (%(who)s): take it back first.")
    said = {"roll": one.roll.name, "job": one.issue.job, "who": one.issue.holder_office}
    return str(words) % said


def _at_hand(viewer: Viewer, agency: Agency) -> tuple[list[Any], Text]:
    """The stamps in the safe today, or the sentence why there are none."""
    stock = reading.stock_of(agency.pk, viewer.today.year)
    refusal = no_stamp(reading.facts_of(stock), viewer.today)
    if stock is None or refusal is not None:
        return [], NO_STAMP[refusal] if refusal else ""
    lines = [one for one in reading.lines_of(stock) if one.there > 0]
    if not lines:
        return [], _("No stamp lies in the safe: take back first what is out.")
    return lines, _("Stamps, standards and stickers for one official and one job, all in one.")


STEPS = Steps(
    lambda viewer: reading.whole(reading.issues(viewer)),
    ISSUES.title,
    "metrology_issues",
    {
        "back": RecordStep(
            right=KEEP,
            keyed="issue_id",
            title=_("Take everything back"),
            intro=_(
                "Count each line, look at each standard; explain below what is missing or broken."
            ),
            submit=_("Take everything back"),
            made_for=lambda viewer, issue: partial(forms.IssueBackForm, issue=issue),
            act=services.take_back_issue,
            done=_("What came back is recorded."),
            # No number of the book stands in the fields: one press would "count" it.
            initial=lambda viewer, issue: {"returned_on": viewer.today},
            when=services.require_out,
        )
    },
)
