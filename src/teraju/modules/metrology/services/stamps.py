"""The year of the stamps, from the need to the receipt by the ministry."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import unit_permissions as permissions
from teraju.modules.metrology.domain.stamps import STOCK, dates_of, sizes
from teraju.modules.metrology.models import (
    Issue,
    StampCount,
    StampCountLine,
    StampLine,
    StampStock,
)
from teraju.modules.metrology.selectors.stamps import lines_of
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, WrongCount
from teraju.modules.metrology.unit_wording import stamp_words
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.audit.api import filled
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.api import take_back_papers

from .stamp_papers import HANDOVER, issue_handover_minutes
from .stock_checks import require_all_back, require_in_safe, require_unasked
from .unit_common import check_not_future, check_unit, moved, tell

# Kind, size and site of a line.
LineKey = tuple[str, str, str]


@transaction.atomic
def plan_year(
    *,
    actor: Viewer,
    agency: Agency,
    year: int,
    grounds: str,
    needs: Mapping[LineKey, int],
    is_example: bool = False,
) -> StampStock:
    """Write down how many stamps of each kind a year needs, and on what grounds."""
    rights.require(actor, permissions.STAMP_REQUEST, agency)
    check_unit(agency)
    if StampStock.objects.filter(agency=agency, year=year).exists():
        words = _(
            "The stamps of %(year)s are in the book already: open that year, or plan another."
        )
        raise DomainError(words % {"year": year}, field="year")
    stock = StampStock(
        government=agency.government, agency=agency, year=year, is_example=is_example
    )
    stock.grounds = needed(grounds, "grounds", _("Say on what grounds: officials, planned work."))
    save(actor, stock)
    told = _set_lines(actor, stock, needs, "requested")
    tell(actor, stock, "stock.planned", {"grounds": stock.grounds, **told})
    return stock


@transaction.atomic
def change_need(
    *,
    actor: Viewer,
    stock_id: int,
    expected_version: int | None = None,
    grounds: str,
    needs: Mapping[LineKey, int],
) -> StampStock:
    """Change the need before it is applied for."""
    stock = _locked(actor, stock_id, permissions.STAMP_REQUEST, expected_version)
    require_unasked(stock)
    before = {"grounds": stock.grounds, **_told(stock, "requested")}
    stock.grounds = needed(grounds, "grounds", _("Say on what grounds: officials, planned work."))
    save(actor, stock)
    after = {"grounds": stock.grounds, **_set_lines(actor, stock, needs, "requested")}
    tell(actor, stock, "stock.changed", after, before)
    return stock


def _set_lines(
    actor: Viewer, stock: StampStock, numbers: Mapping[LineKey, int], field: str
) -> dict[str, int]:
    """Put numbers into the lines of a stock, making those that are missing."""
    known = {(str(kind), size) for kind, found in sizes(actor.today).items() for size in found}
    wrong = [key for key in numbers if key[:2] not in known]
    if wrong or not any(numbers.values()):
        raise DomainError(_("Give the number of at least one kind of stamp."))
    lines = {(one.kind, one.size, one.site): one for one in _lock_lines(stock)}
    for key, number in numbers.items():
        line = lines.get(key)
        if line is None and not number:
            continue
        kind, size, site = key
        line = line or StampLine(stock=stock, kind=kind, size=size, site=site)
        if getattr(line, field) != number or line.pk is None:
            setattr(line, field, number)
            save(actor, line)
    return _told(stock, field)


def _told(stock: StampStock, field: str) -> dict[str, int]:
    """The numbers of a stock as the trail keeps them."""
    rows = stock.lines.order_by("site", "kind", "pk")
    return {
        f"{one.kind} {one.size} {one.site}": getattr(one, field)
        for one in rows
        if getattr(one, field)
    }


@transaction.atomic
def request_stamps(
    *,
    actor: Viewer,
    stock_id: int,
    expected_version: int | None = None,
    requested_on: date,
    request_letter: str,
) -> StampStock:
    """Record the application to the Directorate."""
    stock = _locked(actor, stock_id, permissions.STAMP_REQUEST, expected_version)
    moved(stock, "request", STOCK)
    check_not_future(actor, requested_on, "requested_on")
    stock.requested_on = requested_on
    stock.request_letter = needed(request_letter, "request_letter", _("Give its number."))[:80]
    save(actor, stock)
    words = {"requested_on": requested_on, "request_letter": stock.request_letter}
    tell(actor, stock, "stock.requested", words)
    return stock


@transaction.atomic
def withdraw_request(
    *, actor: Viewer, stock_id: int, expected_version: int | None = None, reason: str
) -> StampStock:
    """Take an application back, to change the need."""
    stock = _locked(actor, stock_id, permissions.STAMP_REQUEST, expected_version)
    moved(stock, "withdraw", STOCK)
    why = needed(reason, "reason", _("Say why."))
    stock.requested_on, stock.request_letter = None, ""
    save(actor, stock)
    tell(actor, stock, "stock.request_withdrawn", {"reason": why})
    return stock


@transaction.atomic
def receive_stamps(
    *,
    actor: Viewer,
    stock_id: int,
    expected_version: int | None = None,
    received_on: date,
    receipt: str,
    numbers: Mapping[LineKey, int],
) -> StampStock:
    """Put what came into the safe: the box opened by two, kind and number compared."""
    stock = _locked(actor, stock_id, permissions.STAMP_KEEP, expected_version)
    moved(stock, "receive", STOCK)
    told = _receipt(actor, stock, received_on, receipt, numbers)
    tell(actor, stock, "stock.received", told)
    return stock


@transaction.atomic
def correct_receipt(
    *,
    actor: Viewer,
    stock_id: int,
    expected_version: int | None = None,
    received_on: date,
    receipt: str,
    numbers: Mapping[LineKey, int],
    reason: str,
) -> StampStock:
    """Put a receipt right that was written down wrongly; what is out or missing stays received."""
    stock = _locked(actor, stock_id, permissions.STAMP_KEEP, expected_version)
    moved(stock, "correct", STOCK)
    why = needed(reason, "reason", _("Say why."))
    before: dict[str, Any] = {"received_on": stock.received_on, "receipt": stock.receipt}
    before |= _told(stock, "received")
    _check_used(stock, received_on, numbers)
    told = _receipt(actor, stock, received_on, receipt, numbers)
    tell(actor, stock, "stock.receipt_corrected", {"reason": why, **told}, before)
    return stock


def _check_used(stock: StampStock, received_on: date, numbers: Mapping[LineKey, int]) -> None:
    """Whether a receipt covers all that went out since then."""
    used = Issue.objects.filter(stamps__line__stock=stock).order_by("issued_on", "pk").first()
    if used is not None and received_on > used.issued_on:
        early = _("Stamps went out for %(job)s before this day.") % {"job": used.job}
        raise DayOutOfOrder(early, field="received_on")
    _lock_lines(stock)
    for one in lines_of(stock):
        key = (one.kind, one.size, one.site)
        if numbers.get(key, one.received) < one.missing + one.away:
            less = _("%(stamp)s: more are out or missing than were received. Count again.")
            raise WrongCount(less % {"stamp": stamp_words(*key)}, field="numbers")


def _receipt(
    actor: Viewer,
    stock: StampStock,
    received_on: date,
    receipt: str,
    numbers: Mapping[LineKey, int],
) -> dict[str, Any]:
    check_not_future(actor, received_on, "received_on")
    if stock.requested_on and received_on < stock.requested_on:
        raise DayOutOfOrder(_("They were not applied for yet on this day."), field="received_on")
    first = dates_of(stock.year, actor.today).receive_from
    if received_on < first:
        early = _("They are handed out from %(day)s on: compare the day with the minutes.")
        raise DayOutOfOrder(early % {"day": date_format(first)}, field="received_on")
    stock.received_on = received_on
    stock.receipt = needed(receipt, "receipt", _("Give the number of the minutes."))[:80]
    save(actor, stock)
    told = _set_lines(actor, stock, numbers, "received")
    return {"received_on": received_on, "receipt": stock.receipt, **told}


@transaction.atomic
def count_stamps(
    *,
    actor: Viewer,
    stock_id: int,
    expected_version: int | None = None,
    counted_on: date,
    witness: str,
    found: Mapping[int, int],
    explanation: str = "",
) -> StampStock:
    """Count what lies in the safe; a difference is explained, and the book follows the count."""
    stock = _locked(actor, stock_id, permissions.STAMP_KEEP, expected_version)
    require_in_safe(stock)
    check_not_future(actor, counted_on, "counted_on")
    lines = _lines_to_count(stock)
    if set(found) != {one.pk for one in lines}:
        raise WrongCount(_("Count every kind that was received; 0 where there is none."))
    explanation = cleaned(explanation)
    if any(found[one.pk] != one.there for one in lines) and not explanation:
        raise WrongCount(
            _("The count differs from the book: explain the difference."), field="explanation"
        )
    sheet = StampCount(
        stock=stock,
        counted_on=counted_on,
        office=actor.office[:160],
        witness=needed(witness, "witness", _("Name who was present."))[:160],
        explanation=explanation[:600],
        expected=sum(one.there for one in lines),
        found=sum(found.values()),
    )
    save(actor, sheet)
    for one in lines:
        _count_line(actor, sheet, one, found[one.pk])
    save(actor, stock)
    words = {"expected": sheet.expected, "found": sheet.found, "explanation": explanation}
    tell(actor, stock, "stock.counted", {"counted_on": counted_on, **words})
    return stock


def _lines_to_count(stock: StampStock) -> list[Any]:
    """What was received, locked: what comes back meanwhile writes into the same lines."""
    _lock_lines(stock)
    return [one for one in lines_of(stock) if one.received]


def _count_line(actor: Viewer, sheet: StampCount, line: StampLine, found: int) -> None:
    there = line.there  # type: ignore[attr-defined]
    keep(StampCountLine(count=sheet, line=line, expected=there, found=found))
    if found == there:
        return
    missing = line.missing + there - found
    if missing < 0:
        raise WrongCount(
            _("More were counted than can lie there; what is out is not counted. Count again."),
            field=f"found_{line.pk}",
        )
    line.missing = missing
    save(actor, line)


@transaction.atomic
def hand_over_stamps(
    *,
    actor: Viewer,
    stock_id: int,
    expected_version: int | None = None,
    handed_on: date,
    handover: str = "",
    received_by: str = "",
) -> StampStock:
    """Hand the stamps of a year over to the Directorate; everything must be back in the safe.

    Without the number of minutes that were written elsewhere they are written and signed here,
    and name `received_by` beside whoever hands over.
    """
    stock = _locked(actor, stock_id, permissions.STAMP_KEEP, expected_version)
    require_all_back(stock)
    moved(stock, "hand_over", STOCK)
    check_not_future(actor, handed_on, "handed_on")
    _check_all_back(stock, handed_on)
    stock.handed_on = handed_on
    to = cleaned(received_by)
    stock.handover = cleaned(handover)[:160] or _minutes(actor, stock, to)
    save(actor, stock)
    told = {"handed_on": handed_on, "handover": stock.handover, "received_by": to}
    tell(actor, stock, "stock.handed_over", filled(told))
    return stock


def _minutes(actor: Viewer, stock: StampStock, received_by: str) -> str:
    """The number of the minutes that are written here."""
    asked = _("Say who receives them: the minutes name both sides.")
    to = needed(received_by, "received_by", asked)
    return str(issue_handover_minutes(actor, stock, to).number)


def _check_all_back(stock: StampStock, handed_on: date) -> None:
    """Whether their year was ending and everything lay in the safe on that day."""
    if stock.received_on and handed_on < stock.received_on:
        raise DayOutOfOrder(_("They were not received yet on this day."), field="handed_on")
    first = dates_of(stock.year, handed_on).hand_over_from
    if handed_on < first:
        early = _("It is too early: they can be handed over from %(day)s on.")
        raise DayOutOfOrder(early % {"day": date_format(first)}, field="handed_on")
    rows = Issue.objects.filter(stamps__line__stock=stock)
    later = rows.filter(returned_on__gt=handed_on).order_by("-returned_on", "pk").first()
    if later is not None:
        words = _("The stamps of %(job)s came back after this day only.") % {"job": later.job}
        raise DayOutOfOrder(words, field="handed_on")


@transaction.atomic
def reopen_stock(
    *, actor: Viewer, stock_id: int, expected_version: int | None = None, reason: str
) -> StampStock:
    """Take a hand-over back that was written down by mistake: the stamps lie in the safe again."""
    stock = _locked(actor, stock_id, permissions.STAMP_KEEP, expected_version)
    moved(stock, "reopen", STOCK)
    if stock.handed_on and actor.today < stock.handed_on:
        raise DayOutOfOrder(_("They were not handed over yet on this day."))
    why = needed(reason, "reason", _("Say why."))
    before = {"handed_on": stock.handed_on, "handover": stock.handover}
    stock.handed_on, stock.handover = None, ""
    save(actor, stock)
    take_back_papers(actor=actor, target=stock, reason=why, number_key=HANDOVER)
    tell(actor, stock, "stock.reopened", {"reason": why}, before)
    return stock


@transaction.atomic
def confirm_receipt(
    *,
    actor: Viewer,
    stock_id: int,
    expected_version: int | None = None,
    confirmed_on: date,
    confirmation: str,
) -> StampStock:
    """Record that the Directorate has received the stamps: the book of the year is closed."""
    stock = _locked(actor, stock_id, permissions.STAMP_KEEP, expected_version)
    moved(stock, "confirm", STOCK)
    check_not_future(actor, confirmed_on, "confirmed_on")
    if stock.handed_on and confirmed_on < stock.handed_on:
        raise DayOutOfOrder(_("They were not handed over yet on this day."), field="confirmed_on")
    stock.confirmed_on = confirmed_on
    stock.confirmation = needed(confirmation, "confirmation", _("Give its number."))[:80]
    save(actor, stock)
    words = {"confirmed_on": confirmed_on, "confirmation": confirmation}
    tell(actor, stock, "stock.confirmed", words)
    return stock


def _locked(actor: Viewer, pk: int, right: str, expected_version: int | None) -> StampStock:
    rows = StampStock.objects.visible_to(actor)
    found: StampStock = locked(actor, rows, pk, right, expected_version)
    return found


def _lock_lines(stock: StampStock) -> list[StampLine]:
    """The lines of a stock, locked in the order in which what comes back locks them."""
    return list(stock.lines.select_for_update(no_key=True).order_by("pk"))
