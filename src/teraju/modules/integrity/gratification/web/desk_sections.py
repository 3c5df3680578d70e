"""What the page of a report shows at the desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.integrity.gratification.domain.assessing import Answer, Kind, goes_to_kpk
from teraju.modules.integrity.gratification.domain.completeness import Part
from teraju.modules.integrity.gratification.domain.custody import OUT, TAKEN_IN
from teraju.modules.integrity.gratification.domain.rules import edition_named
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models.choices import KINDS
from teraju.modules.integrity.gratification.models.desk_choices import (
    DELIVERIES,
    DROP_REASONS,
    OWNERS,
    PARTS,
    REASONS,
    VERDICTS,
)
from teraju.modules.integrity.gratification.selectors.desk import Objects, completions_of
from teraju.modules.integrity.gratification.wording import reasons
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import attachments_of
from teraju.platform.sealing import masked
from teraju.platform.web.kinds import Action, Fact, Link, Section, Status
from teraju.platform.web.record_parts import table
from teraju.platform.web.templatetags.values import day, rupiah

from .common import FACTS
from .desk_common import step
from .desk_statuses import deadline_status, deposit_status


def facts_of(report: Any) -> Sequence[Fact]:
    """The dates first, the date at KPK before all; then receiver, giver and event."""
    is_due = goes_to_kpk(Kind(report.kind), is_reportable=report.reportable)
    kpk, unit = report.report_to_kpk_by, report.upg_forwards_by
    lines = [
        Fact(pgettext("gift", "Deadline"), deadline_status(report)),
        Fact(_("At KPK by"), kpk.cautious if is_due else None, note=_last(kpk.last)),
        Fact(_("Forwarded by"), unit.cautious, note=_last(unit.last)),
        Fact(_("Kind of report"), capfirst(str(KINDS[Kind(report.kind)]))),
        Fact(_("Received on"), report.received_on),
        Fact(_("With the unit since"), report.reached_upg_on),
        Fact(_("Receiver"), _joined(report.receiver_name, report.receiver_post)),
        Fact(_("NIK"), masked(report.receiver_nik), note=_("In full in the print for KPK.")),
        Fact(_("Agency"), report.agency.name if report.agency else report.government.name),
        Fact(_("Telephone"), report.receiver_phone),
        Fact(_("Giver"), _joined(report.giver_name, report.giver_job)),
        Fact(_("Relation"), report.get_giver_relation_display()),
        Fact(_("Occasion"), _joined(report.get_occasion_display(), report.event_name)),
        Fact(_("Place"), report.place),
        Fact(_("What happened, in short"), report.story),
        Fact(_("Value"), rupiah(report.value)),
        Fact(_("Where it is, as the reporter says"), DELIVERIES.get(report.delivery, "")),
        Fact(_("Wish"), _("keep the name from the giver") if report.confidential else ""),
    ]
    return [fact for fact in lines if fact.value]


def _last(last: Any) -> str:
    """The later reading, where it is another day."""
    return _("At the latest %(day)s, if collective leave does not count.") % {"day": day(last)}


def _joined(*texts: Any) -> str:
    return " · ".join(str(text) for text in texts if text)


def sections_of(
    viewer: Viewer,
    report: Any,
    answer: Answer,
    lacking: tuple[Sequence[Part], Sequence[Part]],
    objects: Objects,
) -> list[Section]:
    found = [_assessment(report, answer), _objects(report, objects)]
    if report.state in (State.SUBMITTED, State.UNDER_CHECK, State.RETURNED, State.TO_KPK):
        found.insert(0, _completeness(*lacking))
    found += [*_envelopes(report), *_returns(report), *_kpk(viewer, report), *_end(report)]
    return found


def _completeness(by_law: Sequence[Part], by_form: Sequence[Part]) -> Section:
    missing = [
        [capfirst(str(PARTS[part])), Status("bad", _("missing"), _("The law asks for it."))]
        for part in by_law
    ] + [
        [
            capfirst(str(PARTS[part])),
            Status("warn", _("not said"), _("KPK's form has room for it.")),
        ]
        for part in by_form
    ]
    return table(
        _("Is it complete?"),
        [pgettext("report of a gift", "Part"), _("Status")],
        missing,
        _("The report says all that the law and KPK's form ask."),
    )


def _assessment(report: Any, answer: Answer) -> Section:
    """The answer of the rules, and beside it what the officer made of the report."""
    edition = edition_named(report.edition)
    handling = getattr(report, "handling", None)
    note = "" if edition.confirmed else _("Its source is not confirmed.")
    lines = [
        Fact(_("Answer of the rules"), capfirst(str(VERDICTS[answer.verdict]))),
        Fact(_("Why"), REASONS[answer.why], note=" ".join(reasons(report))),
        Fact(_("Rules"), edition.values["regulation"], note=note),
    ]
    if handling and handling.verdict:
        lines += [
            Fact(_("Assessment"), capfirst(str(handling.get_verdict_display()))),
            Fact(_("Why it departs from the rules"), handling.departure),
            Fact(_("Assessed on"), handling.assessed_on, note=handling.assessed_office),
        ]
    context = {"facts": [fact for fact in lines if fact.value]}
    return Section(pgettext("gift", "Assessment"), FACTS, context)


def _objects(report: Any, objects: Objects) -> Section:
    deposits = {one.item_id: one for one in objects.deposits}
    donations = {one.item_id: one for one in objects.donations}
    rows = [
        [
            [item.description, item.get_category_display()],
            rupiah(item.value),
            _where(item, deposits.get(item.pk), donations.get(item.pk)),
        ]
        for item in objects.items
    ]
    return table(
        _("Objects"),
        [pgettext("gift", "Object"), _("Value"), _("Where it is now")],
        rows,
        _("No object is in the report."),
        action=_object_action(report, objects),
    )


def _where(item: Any, deposit: Any, donation: Any) -> Any:
    if donation:
        words = _("Given to %(who)s") % {"who": donation.recipient}
        return [Status("good", _("given away")), words, donation.donated_on]
    if deposit:
        return [deposit_status(deposit), Link(deposit.seal, deposit.get_absolute_url())]
    if item.is_perishable:
        return Status("warn", pgettext("gift", "spoils"))
    return item.location or "–"


def _object_action(report: Any, objects: Objects) -> Action | None:
    """Take in what keeps; of what spoils, record to whom it was given."""
    state = State(report.state)
    if report.kind != Kind.RECEIVED or state not in TAKEN_IN:
        return None
    things = objects.things.values()
    if any(one.is_perishable and not one.is_donated for one in things):
        return step(_("Given away"), "donate", report, "gift")
    free = [one for one in things if not one.is_perishable and one.value != 0 and not one.is_held]
    return step(_("Take into custody"), "take_in", report, "lock") if free else None


def _envelopes(report: Any) -> list[Section]:
    """Of a feast, the lines that have to be reported."""
    if not report.is_feast:
        return []
    lines = report.envelopes.filter(reportable=True).order_by("place", "pk")
    rows = [[one.giver_name, one.get_kind_display(), rupiah(one.value)] for one in lines]
    headers = [_("Giver"), pgettext("envelope", "Kind"), _("Value")]
    return [table(_("Lines above the limit"), headers, rows, _("No line passes the limit."))]


def _returns(report: Any) -> list[Section]:
    asked = completions_of(report)
    if not asked:
        return []
    rows = [
        [
            one.asked_on,
            [*(str(PARTS[Part(part)]) for part in one.parts), one.note],
            one.answer_by,
            _answered(report, one) or Status("warn", _("open")),
        ]
        for one in asked
    ]
    headers = [_("Asked on"), _("What is missing"), _("By"), _("Completed on")]
    return [table(_("Given back to be completed"), headers, rows)]


def _answered(report: Any, one: Any) -> Any:
    """The day of the answer; of one that the desk has not taken up yet, the reporter's own."""
    told = report.completed_on
    return one.answered_on or (told if told and told >= one.asked_on else None)


def _kpk(viewer: Viewer, report: Any) -> list[Section]:
    handling = getattr(report, "handling", None)
    if handling is None or not (handling.forwarded_on or handling.decided_on or report.gol_number):
        return []
    lines = [
        Fact(_("Forwarded on"), handling.forwarded_on),
        Fact(_("Reported to KPK by the reporter on"), report.kpk_reported_on),
        Fact(_("GOL number"), report.gol_number),
        Fact(_("Number of the letter to KPK"), handling.forwarding_letter),
        Fact(_("Verified by KPK on"), handling.verified_on),
        Fact(_("Analysed by KPK since"), handling.analysed_on),
    ]
    if handling.owner_decided:
        lines += [
            Fact(_("Whose the gift is"), capfirst(str(OWNERS[handling.owner_decided]))),
            Fact(_("Decision"), handling.decision_number),
            Fact(_("Decided on"), handling.decided_on),
            Fact(_("To be handed over by"), handling.hand_over_cautious),
        ]
    if handling.handed_over_on:
        lines += [
            Fact(_("Handed over on"), handling.handed_over_on, note=handling.handed_over_to),
            Fact(_("Receipt"), handling.hand_over_receipt),
        ]
    lines += [Fact(_("File"), one.title, url=one.url) for one in attachments_of(viewer, handling)]
    context = {"facts": [fact for fact in lines if fact.value]}
    return [Section("KPK", FACTS, context)]


def _end(report: Any) -> list[Section]:
    handling = getattr(report, "handling", None)
    if handling is None:
        return []
    reason = handling.reason_dropped
    lines = [
        Fact(_("Why it is not followed up"), DROP_REASONS[reason] if reason else ""),
        Fact(_("In words"), handling.drop_note),
        Fact(_("Closed on"), handling.closed_on, note=handling.closed_office),
        Fact(_("Note"), handling.closing_note),
    ]
    facts = [fact for fact in lines if fact.value]
    return [Section(_("How it ended"), FACTS, {"facts": facts})] if facts else []


def deposit_facts(deposit: Any) -> list[Fact]:
    lines = [
        Fact(pgettext("gift", "Object"), deposit.item.description),
        Fact(_("Value"), rupiah(deposit.item.value)),
        Fact(_("Seal"), deposit.seal),
        Fact(_("Place"), deposit.place),
        Fact(_("Brought by"), deposit.brought_by),
        Fact(_("Taken in on"), deposit.taken_in_on, note=deposit.taken_in_office),
        Fact(_("Given out on"), deposit.out_on),
        Fact(_("Given out to"), deposit.out_to),
        Fact(_("Receipt"), deposit.receipt),
    ]
    return [fact for fact in lines if fact.value]


def movements_section(deposit: Any) -> Section:
    rows = [
        [
            one.moved_on,
            capfirst(one.get_kind_display()),
            [one.from_place, one.to_place],
            one.seal,
            [text for text in (one.reason, one.moved_office) if text],
        ]
        for one in deposit.movements.order_by("-moved_on", "-pk")
    ]
    headers = [
        _("On"),
        pgettext("custody", "What happened"),
        _("From and to"),
        _("Seal"),
        _("Why and by whom"),
    ]
    return table(_("Movements"), headers, rows)


def is_out(deposit: Any) -> bool:
    return deposit.state in OUT
