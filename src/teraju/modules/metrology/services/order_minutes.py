"""The minutes of an order (berita acara): what was done with each instrument, as a signed paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.marks import VoidReason
from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.models import Order, OrderLine, Verification
from teraju.modules.metrology.models.order_choices import (
    LINE_STATES,
    ORDER_SITES,
    RESULTS,
    VOID_REASONS,
)
from teraju.modules.metrology.order_refusals import StillRunning
from teraju.modules.metrology.selectors.field import pieces_of
from teraju.modules.metrology.selectors.letters import standing_letter
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.modules.operations.api import OutputState
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import CheckReport, Paper, Signatory, issue_paper, papers_of

from .certificate_papers import remedies_told
from .order_common import ENDED, claim_order
from .order_papers import kind_words
from .unit_common import tell

MINUTES = "metrology.minutes"
# What minutes tell of a line.
ACTS = ("sheets__verification__voids", "sheets__attempts")
# In the language of the paper, not of whoever signs it.
_day = lazy(date_format, str)


@transaction.atomic
def issue_minutes(
    *, actor: Viewer, order_id: int, note: str = "", expected_version: int | None = None
) -> Paper:
    """Put on paper what was done with each instrument of an order that has ended."""
    order = claim_order(actor, order_id, permissions.ORDER_WORK, expected_version)
    require_results(order)
    lines = list(order.lines.select_related("instrument").prefetch_related(*ACTS))
    _check_no_minutes(actor, order)
    paper = issue_paper(
        actor=actor,
        template="check_report",
        data=_minutes(actor, order, lines, note.strip()),
        public_facts=[
            (pgettext_lazy("verification", "Order"), str(order)),
            (_("Instruments"), len(lines)),
        ],
        government=order.government,
        agency=order.agency,
        target=order,
        title=format_lazy(_("Minutes of order {number}"), number=str(order)),
        number_key=MINUTES,
        is_public=False,
        is_example=order.is_example,
        signatory=Signatory(office=actor.office),
    )
    tell(actor, order, "minutes.issued", {"paper": paper.number})
    return paper


def require_results(order: Order) -> None:
    """Minutes tell of instruments that have their result."""
    states = set(order.lines.values_list("state", flat=True))
    if not states or states - set(ENDED):
        raise StillRunning(_("Every instrument has its result first."))
    if order.output.state == OutputState.CANCELLED:
        raise NotNow(_("The order was cancelled: nothing was done that minutes could tell."))


def _minutes(actor: Viewer, order: Order, lines: Sequence[OrderLine], note: str) -> CheckReport:
    acts = [act for act in map(_act_of, lines) if act is not None]
    testers = list(dict.fromkeys(one.tester_office for one in acts))
    return CheckReport(
        title=_("Minutes of verification (berita acara)"),
        subtitle=format_lazy(_("Order {number}"), number=str(order)),
        facts=[
            *([(pgettext_lazy("instrument", "Owner"), order.owner.name)] if order.owner else []),
            (_("Where"), ORDER_SITES[order.site]),
            (_("Place"), order.place.in_full if order.place else order.agency.name),
            *([(_("Tested on"), _days(acts))] if acts else []),
            *([(_("Tester"), ", ".join(testers))] if testers else []),
            *([(_("Letter of assignment"), letters)] if (letters := _letters(order)) else []),
            (_("Drawn up by"), actor.office),
        ],
        table=_("Instruments"),
        headers=[_("Instrument"), _("Tag"), _("Pieces"), _("Result"), _("Remark")],
        rows=[_row(one) for one in lines],
        sections=[{"title": _("Remark"), "lines": [note]}] if note else [],
    )


def _days(acts: Sequence[Verification]) -> object:
    """On which days it was tested, whenever the minutes are drawn up."""
    first, last = min(one.on for one in acts), max(one.on for one in acts)
    return first if first == last else format_lazy("{a} – {b}", a=_day(first), b=_day(last))


def _letters(order: Order) -> str:
    """The letters under which somebody went there."""
    if order.session is not None:
        letter = standing_letter(order.session)
        return letter.number if letter else ""
    kept = order.appointments.filter(state=AppointmentState.KEPT).exclude(letter=None)
    numbers = kept.order_by("starts_at", "pk").values_list("letter__number", flat=True)
    return ", ".join(dict.fromkeys(numbers))


def _row(line: OrderLine) -> list[Any]:
    act = _act_of(line)
    result: Any = LINE_STATES[line.state]
    remark: Any = line.reason if line.state != LineState.REFERRED else line.referred_to
    if line.state == LineState.DONE and act is not None:
        result, remark = RESULTS[act.result], _done(act) or remark
    elif line.state == LineState.DONE and _acts(line):
        result = VOID_REASONS[VoidReason.MISTAKE]
    named = kind_words(line.instrument)
    return [named, line.instrument.tag, str(line.count), result, remark]


def _act_of(line: OrderLine) -> Verification | None:
    """The mark that a line ended with, if it was no mistake; the sheets are at hand with it."""
    kept = [
        act
        for act in _acts(line)
        if all(one.reason != VoidReason.MISTAKE for one in act.voids.all())
    ]
    return max(kept, key=lambda act: act.pk, default=None)


def _acts(line: OrderLine) -> list[Verification]:
    return [one.verification for one in line.sheets.all() if hasattr(one, "verification")]


def _done(act: Verification) -> Any:
    """What the result does not tell: of a set what came of each piece, else what was done to it."""
    missing = pieces_of(act.sheet).get("missing", 0) if act.sheet else 0
    if act.passed + act.failed + missing <= 1:
        return remedies_told(act.sheet)
    words = _("{passed} passed, {failed} failed")
    if missing:
        words = _("{passed} passed, {failed} failed, {missing} not brought")
    return format_lazy(words, passed=act.passed, failed=act.failed, missing=missing)


def standing_minutes(viewer: Viewer, order: Order) -> Paper | None:
    """The minutes of an order: they stand once. Queries once."""
    found = (one for one in papers_of(viewer, order) if one.number_key == MINUTES)
    return next((one for one in found if one.is_valid), None)


def _check_no_minutes(actor: Viewer, order: Order) -> None:
    """Who changes minutes has the older ones revoked."""
    standing = standing_minutes(actor, order)
    if standing is not None:
        raise NotNow(
            _("The paper %(number)s stands already: have the head of the agency revoke it first.")
            % {"number": standing.number}
        )
