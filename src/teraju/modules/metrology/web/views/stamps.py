"""The stamps of a year: the register, one year, and its steps."""

from __future__ import annotations

from datetime import date
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
from teraju.modules.metrology.domain.stamps import STOCK, StockState, dates_of, is_gap
from teraju.modules.metrology.models import Issue, StampCount, StampLine, StampStock
from teraju.modules.metrology.selectors import stamps as reading
from teraju.modules.metrology.selectors.orders import sessions_to_hold
from teraju.modules.metrology.services import stamps as services
from teraju.modules.metrology.services import stock_checks as checks
from teraju.modules.metrology.unit_wording import stamp_words
from teraju.modules.metrology.web import stamp_forms as forms
from teraju.modules.metrology.web.scope_forms import PublicReasonForm, ReasonedForm
from teraju.modules.metrology.web.stamp_numbers import numbers_begun
from teraju.modules.metrology.web.trail_words import history_of
from teraju.modules.metrology.web.unit_common import agency_asked, has_place, step
from teraju.modules.metrology.web.unit_registers import STOCKS
from teraju.modules.metrology.web.unit_statuses import stock_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.web.sections import papers_section
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, Fact, Link, RecordPage, Section, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page
from teraju.platform.web.record_parts import allowed, table
from teraju.platform.web.steps import RecordStep, Steps

REQUEST, KEEP = permissions.STAMP_REQUEST, permissions.STAMP_KEEP
SESSIONS_TOLD = 10


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [Action(_("Hand-outs"), reverse("metrology_issues"), icon="arrow-right-left")]
    return register_page(request, STOCKS, more=more)


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    stock = get_object_or_404(reading.stocks(viewer), pk=pk)
    text, primary, others = _next(viewer, stock)
    page = RecordPage(
        title=_("Stamps of %(year)s") % {"year": stock.year},
        target=stock,
        register_title=STOCKS.title,
        register_url=reverse("metrology_stocks"),
        status=stock_status(stock),
        next_step=text,
        primary=primary,
        actions=allowed(others),
        facts=_facts(stock, viewer),
        sections=_sections(viewer, stock),
        is_example=stock.is_example,
    )
    return record_page(request, page, history=lambda: history_of(stock))


def _next(viewer: Viewer, stock: StampStock) -> tuple[Text, Action | None, list[Action]]:
    def way(label: Text, name: str, icon: str, right: str = KEEP) -> Action:
        return step(label, f"metrology_stock_{name}", stock, icon, right, viewer)

    state = StockState(stock.state)
    if state is StockState.PLANNED:
        ask = way(_("Apply for them"), "request", "send", REQUEST)
        return (
            _("Apply to the Directorate in time."),
            ask,
            [way(_("Change the need"), "change", "pencil", REQUEST)],
        )
    if state is StockState.REQUESTED:
        back = way(_("Take the application back"), "withdraw", "undo-2", REQUEST)
        return _fetch(stock, viewer), way(_("Receive"), "receive", "package-check"), [back]
    if state is StockState.RECEIVED:
        hand = way(_("Hand them over"), "hand_over", "package")
        count = way(_("Count the safe"), "count", "list-checks")
        correct = way(_("Correct the receipt"), "correct", "pencil")
        if viewer.today.year > stock.year and reading.is_out(stock):
            first = _("Their year has ended: take back what is out, then hand them over.")
            return first, None, [hand, count, correct]
        if viewer.today.year > stock.year:
            return _("Their year has ended: hand them over."), hand, [count, correct]
        ends = viewer.today >= dates_of(stock.year, viewer.today).hand_over_from
        return _use(stock, viewer, ends=ends), count, [correct, *([hand] if ends else [])]
    if state is StockState.HANDED_OVER:
        done = way(_("Record the receipt"), "confirm", "check")
        undo = way(_("Undo the hand-over"), "reopen", "undo-2")
        return _("Record when the ministry has received them."), done, [undo]
    return "", None, []


def _fetch(stock: StampStock, viewer: Viewer) -> Text:
    first = dates_of(stock.year, viewer.today).receive_from
    if viewer.today < first:
        words = _("Fetch them from %(day)s on; open the box together and count what came.")
        return words % {"day": date_format(first)}
    return _("Open the box together and count what came.")


def _use(stock: StampStock, viewer: Viewer, *, ends: bool) -> Text:
    if viewer.today.year < stock.year:
        words = _("They stay in the safe until 1 January %(year)s: before that they are no mark.")
        return words % {"year": stock.year}
    if ends:
        return _("Their year ends: once no job needs them any more, hand them over.")
    return _("They go out for a job, and are counted when they come back.")


def _facts(stock: Any, viewer: Viewer) -> list[Fact]:
    dates = dates_of(stock.year, stock.today)
    fetched = f"{date_format(dates.receive_from)} – {date_format(dates.receive_until)}"
    gap = is_gap(viewer.today) and stock.state == StockState.REQUESTED
    return [
        Fact(_("Agency"), stock.agency.name),
        Fact(_("Grounds of the need"), stock.grounds or None),
        Fact(
            _("Applied for on"),
            stock.requested_on,
            note=stock.request_letter or _by(dates.request_by),
        ),
        Fact(_("Received on"), stock.received_on, note=stock.receipt or fetched),
        Fact(_("Handed over on"), stock.handed_on, note=stock.handover or _by(dates.hand_over_by)),
        Fact(
            _("Received by the ministry on"),
            stock.confirmed_on,
            note=stock.confirmation or _by(dates.confirm_by),
        ),
        *([Fact(_("Service"), _("No work is planned until the stamps are here."))] if gap else []),
    ]


def _by(day: Any) -> str:
    return str(_("by %(day)s")) % {"day": date_format(day)}


def _sections(viewer: Viewer, stock: StampStock) -> list[Section]:
    if stock.received_on is None:
        return [_asked(stock)]
    lost = [_lost(stock)] if stock.gone else []  # type: ignore[attr-defined]
    if stock.handed_on is not None:
        return [_handed(stock), *lost, papers_section(viewer, stock), _counts(stock)]
    return [_held(stock), _out_now(viewer, stock), *lost, _counts(stock)]


def _asked(stock: StampStock) -> Section:
    rows = [[_words(one), one.requested] for one in reading.lines_of(stock) if one.requested]
    return table(_("Stamps"), [_("Stamp"), _("Applied for")], rows)


def _held(stock: StampStock) -> Section:
    heads = [_("Stamp"), _("Applied for"), _("Received"), _("Missing or broken")]
    rows = [
        [_words(one), one.requested, one.received, one.missing, one.away, one.there]
        for one in reading.lines_of(stock)
    ]
    return table(_("Stamps"), [*heads, _("Out"), _("In the safe")], rows)


def _handed(stock: StampStock) -> Section:
    """What was handed over: all that was in the safe on that day."""
    heads: list[Text] = [_("Stamp"), _("Received"), _("Missing or broken")]
    heads.append(pgettext_lazy("stamps", "Handed over"))
    rows = [
        [_words(one), one.received, one.missing, one.there]
        for one in reading.lines_of(stock)
        if one.received
    ]
    return table(_("Stamps"), heads, rows)


def _words(line: StampLine) -> str:
    return stamp_words(line.kind, line.size, line.site)


def _out_now(viewer: Viewer, stock: StampStock) -> Section:
    rows = reading.issues(viewer).filter(stamps__line__stock=stock, returned_on=None)
    heads = [_("Order or letter of assignment"), _("Handed out to"), _("Back by")]
    out = [_out(one) for one in rows.order_by("due_on", "pk")]
    return table(_("Out now"), heads, out, _("Everything is in the safe."))


def _lost(stock: StampStock) -> Section:
    """At which job; what a count found missing stands with the count."""
    heads = [_("Order or letter of assignment"), _("Stamp"), _("Missing or broken")]
    heads += [_("Back on"), _("Explanation")]
    rows = [_loss(one) for one in reading.losses_of(stock)]
    none = _("Nothing was lost at a job: the count of the safe says what is missing.")
    return table(_("Not brought back"), heads, rows, none)


def _loss(one: Any) -> list[Any]:
    job = one.issue
    lost, back = one.out - one.back, date_format(job.returned_on)
    return [Link(job.job, job.get_absolute_url()), _words(one.line), lost, back, job.note]


def _counts(stock: StampStock) -> Section:
    heads: list[Text] = [_("Counted on"), pgettext_lazy("count", "Counted by")]
    heads += [_("Found"), _("Differences"), _("Explanation")]
    rows = [_count(one) for one in reading.counts_of(stock)]
    return table(_("Counts of the safe"), heads, rows, _("The safe was not counted yet."))


def _out(one: Issue) -> list[Any]:
    return [Link(one.job, one.get_absolute_url()), one.holder_office, date_format(one.due_on)]


def _count(one: StampCount) -> list[Any]:
    differing = [
        f"{_words(each.line)}: {each.found}/{each.expected}"
        for each in one.lines.all()
        if each.found != each.expected
    ]
    by = _("%(who)s, in the presence of %(witness)s")
    found = _("%(found)s; by the book %(expected)s")
    return [
        date_format(one.counted_on),
        by % {"who": one.office, "witness": one.witness},
        found % {"found": one.found, "expected": one.expected},
        "; ".join(differing) or _("none"),
        one.explanation,
    ]


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer, agency = request.viewer, agency_asked(request, REQUEST)
    last = reading.stocks(viewer).filter(agency=agency).order_by("-year").first()
    year = max(viewer.today.year, last.year if last else 0) + 1
    begun = numbers_begun(reading.lines_of(last), "requested") if last else {}
    return form_page(
        request,
        form=partial(forms.NeedForm, on=viewer.today),
        title=_("Plan the stamps of a year"),
        intro=_(
            "Begin with what the last year needed; kinds that are left empty are not asked for."
        ),
        submit=_("Save the need"),
        act=lambda data: services.plan_year(actor=viewer, agency=agency, **data),
        success=lambda made: made.get_absolute_url(),
        back_url=reverse("metrology_stocks"),
        initial={"year": year, "needs": begun},
        done=_("The need is saved: apply for the stamps next."),
        facts=(Fact(_("Unit"), agency.name),),
        register_title=STOCKS.title,
        register_url=reverse("metrology_stocks"),
    )


def _sessions_left(viewer: Viewer, stock: StampStock) -> list[Fact]:
    """The sessions of that year which could not be held any more once its stamps are gone."""
    rows = sessions_to_hold(stock.agency_id, viewer.today, date(stock.year, 12, 31))
    note = _("Without stamps they cannot be held: move them, or hand the stamps over after them.")
    label = _("Sessions that still stand")
    return [
        Fact(label, str(one), note=note, url=one.get_absolute_url()) for one in rows[:SESSIONS_TOLD]
    ]


def _likely_day(viewer: Viewer, stock: StampStock) -> date | None:
    """Today, once the stamps can have come at all."""
    is_early = viewer.today < dates_of(stock.year, viewer.today).receive_from
    return None if is_early else viewer.today


def _numbered(form: Any) -> Any:
    return lambda viewer, stock: partial(form, on=viewer.today)


def _step(right: str = KEEP, **values: Any) -> RecordStep:
    return RecordStep(right=right, keyed="stock_id", **values)


STEPS = Steps(
    reading.stocks,
    STOCKS.title,
    "metrology_stocks",
    {
        "change": _step(
            REQUEST,
            title=_("Change the need"),
            submit=_("Save the need"),
            made_for=_numbered(forms.NeedChangeForm),
            act=services.change_need,
            done=_("The need is changed."),
            initial=lambda viewer, stock: {
                "grounds": stock.grounds,
                "needs": numbers_begun(reading.lines_of(stock), "requested"),
            },
            when=checks.require_unasked,
        ),
        "request": _step(
            REQUEST,
            title=_("Apply for the stamps"),
            submit=_("Record the application"),
            form=forms.RequestForm,
            act=services.request_stamps,
            done=_("The application is recorded."),
            initial=lambda viewer, stock: {"requested_on": viewer.today},
            when=has_place("request", STOCK),
        ),
        "withdraw": _step(
            REQUEST,
            title=_("Take the application back"),
            submit=_("Take back"),
            form=ReasonedForm,
            act=services.withdraw_request,
            done=_("The application is taken back: the need may be changed."),
            when=has_place("withdraw", STOCK),
        ),
        "receive": _step(
            title=_("Receive the stamps"),
            intro=_("Count what is in the box; the numbers below are those that were applied for."),
            submit=_("Put into the safe"),
            made_for=_numbered(forms.ReceiveForm),
            act=services.receive_stamps,
            done=_("The stamps are in the safe."),
            initial=lambda viewer, stock: {
                "received_on": _likely_day(viewer, stock),
                "numbers": numbers_begun(reading.lines_of(stock), "requested"),
            },
            when=has_place("receive", STOCK),
        ),
        "correct": _step(
            title=_("Correct the receipt"),
            intro=_("For what was written down wrongly; what was lost later is told by a count."),
            submit=_("Save the correction"),
            made_for=_numbered(forms.CorrectForm),
            act=services.correct_receipt,
            done=_("The receipt is corrected."),
            initial=lambda viewer, stock: {
                "received_on": stock.received_on,
                "receipt": stock.receipt,
                "numbers": numbers_begun(reading.lines_of(stock), "received"),
            },
            when=has_place("correct", STOCK),
        ),
        "count": _step(
            title=_("Count the safe"),
            intro=_(
                "Count first: what the book says is shown afterwards. What is out is not counted."
            ),
            submit=_("Save the count"),
            made_for=lambda viewer, stock: partial(
                forms.CountForm, lines=[one for one in reading.lines_of(stock) if one.received]
            ),
            act=services.count_stamps,
            done=_("The count is saved."),
            initial=lambda viewer, stock: {"counted_on": viewer.today},
            when=checks.require_in_safe,
        ),
        "hand_over": _step(
            title=_("Hand the stamps over"),
            intro=_("From this day on nothing is stamped with them."),
            submit=_("Hand over"),
            form=forms.HandOverForm,
            act=services.hand_over_stamps,
            done=_("The stamps are handed over."),
            initial=lambda viewer, stock: {"handed_on": viewer.today},
            facts=_sessions_left,
            when=checks.require_all_back,
        ),
        "reopen": _step(
            title=_("Undo the hand-over"),
            intro=_("Only where it was recorded by mistake: the stamps lie in the safe again."),
            submit=_("Undo the hand-over"),
            form=PublicReasonForm,
            act=services.reopen_stock,
            done=_("The stamps are in the safe again."),
            when=has_place("reopen", STOCK),
        ),
        "confirm": _step(
            title=_("Record the receipt by the ministry"),
            submit=pgettext_lazy("step", "Record"),
            form=forms.ConfirmForm,
            act=services.confirm_receipt,
            done=_("The book of the year is closed."),
            initial=lambda viewer, stock: {"confirmed_on": viewer.today},
            when=has_place("confirm", STOCK),
        ),
    },
)
