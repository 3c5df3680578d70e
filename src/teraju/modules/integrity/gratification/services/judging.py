"""The answer of the rules, kept with the report: judged anew whenever what it rests on changes."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.rulesets import NoRuleInForce, load_rule_set
from teraju.modules.integrity.gratification import policy
from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.givers import GiverSum, giver_key, giver_sums
from teraju.modules.integrity.gratification.domain.rules import (
    FILE,
    Gift,
    edition_on,
    judge,
    yearly_letters,
)
from teraju.modules.integrity.gratification.domain.states import NOT_ASSESSED
from teraju.modules.integrity.gratification.models import Envelope, GiftItem, GiftReport
from teraju.modules.integrity.gratification.refusals import BeforeTheRules, DateOutOfOrder
from teraju.modules.integrity.gratification.selectors.reading import (
    envelopes_of,
    given_earlier,
    given_lines,
    items_of,
)
from teraju.platform.calendar.domain import OutsideCalendar


def check_ruled(report: GiftReport) -> None:
    """Take the rules in force on the day of receipt; raises BeforeTheRules before the first."""
    try:
        report.edition = edition_on(report.received_on).name
    except NoRuleInForce as error:
        first = load_rule_set(FILE).editions[0].valid_from
        sentence = _("The rules known here begin on {day}. Ask the unit about an earlier gift.")
        raise BeforeTheRules(
            format_lazy(sentence, day=date_format(first)), field="received_on"
        ) from error


def set_dates(report: GiftReport) -> None:
    """The three dates, each cautious and last."""
    try:
        found = policy.clocks_for(report.government_id, report.received_on, report.reached_upg_on)
    except OutsideCalendar as error:
        raise DateOutOfOrder(
            _("The calendar of working days does not reach so far."), field="received_on"
        ) from error
    report.upg_by_cautious = found.report_to_upg_by.cautious
    report.upg_by_last = found.report_to_upg_by.last
    report.forward_by_cautious = found.upg_forwards_by.cautious
    report.forward_by_last = found.upg_forwards_by.last
    report.kpk_by_cautious = found.report_to_kpk_by.cautious
    report.kpk_by_last = found.report_to_kpk_by.last


def judge_report(report: GiftReport) -> None:
    """Put value, answer and reasons into a report that is saved; the caller saves it once more.

    A refused gift and one that was given have no answer of the list.
    """
    report.giver_key = giver_key(report.giver_name)
    if report.is_feast:
        judge_feast(report, envelopes_of(report))
        return
    items = items_of(report)
    report.value = sum((one.value or Decimal(0) for one in items), Decimal(0))
    earlier = given_earlier(report, [report.giver_key]) if report.giver_key else {}
    report.given_before = sum(earlier.values(), report.given_otherwise)
    if report.kind != Kind.RECEIVED:
        report.reportable, report.reasons = None, []
        return
    found = judge(_gift(report, items))
    report.reportable, report.reasons = found.reportable, [str(one) for one in found.reasons]


def judge_others(report: GiftReport) -> None:
    """Judge the reporter's other gifts anew that this one may count towards, whenever it came.

    Gifts are not entered in the order in which they came: an earlier one that is entered later
    may take a giver past the limit of the year. What is assessed stands; its version stays, too.
    """
    rows = GiftReport.objects.filter(
        reporter=report.reporter_id,
        kind=Kind.RECEIVED,
        letter__in=yearly_letters(),
        is_feast=False,
        state__in=NOT_ASSESSED,
    )
    for one in rows.exclude(pk=report.pk).order_by("pk"):
        before = one.given_before
        judge_report(one)
        if one.given_before != before:
            GiftReport.objects.filter(pk=one.pk).update(
                given_before=one.given_before, reportable=one.reportable, reasons=one.reasons
            )


def _gift(report: GiftReport, items: Sequence[GiftItem]) -> Gift:
    return Gift(
        received_on=report.received_on,
        letter=report.letter,
        value=report.value,
        given_this_year=report.given_before,
        is_money=any(one.is_money for one in items),
        conflict_of_interest=report.conflict_of_interest,
    )


def feast_sums(report: GiftReport, envelopes: list[Envelope]) -> list[GiverSum]:
    """What each giver gave at the feast, judged; with what they gave earlier. Two queries."""
    keys = sorted({one.giver_key for one in envelopes})
    return giver_sums(
        given_lines(envelopes),
        received_on=report.received_on,
        conflict_of_interest=report.conflict_of_interest,
        earlier=given_earlier(report, keys),
    )


def judge_feast(report: GiftReport, envelopes: list[Envelope]) -> None:
    """Mark the lines of givers above the limit; the report has to go in if there is one."""
    sums = feast_sums(report, envelopes)
    above = {one.key for one in sums if one.reportable}
    changed = [one for one in envelopes if one.reportable != (one.giver_key in above)]
    for one in changed:
        one.reportable = not one.reportable
    Envelope.objects.bulk_update(changed, ["reportable"], batch_size=500)
    report.value = sum((one.value for one in envelopes), Decimal(0))
    report.given_before = Decimal(0)
    report.reportable = bool(above)
    reasons = [str(why) for one in sums if one.reportable for why in one.judgement.reasons]
    report.reasons = list(dict.fromkeys(reasons))
