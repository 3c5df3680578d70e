"""The blocks of a report's page: the answer first, then its dates, objects and people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.integrity.gratification import policy
from teraju.modules.integrity.gratification.domain.assessing import Kind
from teraju.modules.integrity.gratification.domain.givers import GiverSum
from teraju.modules.integrity.gratification.domain.rules import edition_named
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import Envelope, GiftItem, GiftReport
from teraju.modules.integrity.gratification.services.common import OPEN_TO_REPORTER
from teraju.modules.integrity.gratification.wording import answer, due_words, reasons
from teraju.platform.sealing import masked
from teraju.platform.web.kinds import Action, Fact, Link, Section, Status, Tone
from teraju.platform.web.templatetags.values import rupiah

from .common import FACTS, TABLE, step

# Of a feast with hundreds of givers the page shows the largest; the list of envelopes has all.
SHOWN_GIVERS = 20


def answer_section(report: GiftReport, items: Sequence[GiftItem] = ()) -> Section:
    """Must it be reported, and why; the rules are named."""
    edition = edition_named(report.edition)
    unsure = "" if edition.confirmed else _("Read through mirrors and the press, not the gazette.")
    lines = [
        Fact(_("Answer"), Status(_tone(report), answer(report))),
        *([Fact(_("Because"), reasons(report))] if report.reasons else []),
        Fact(pgettext("gift", "By"), edition.values["regulation"], note=unsure),
    ]
    if report.conflict_of_interest and report.kind == Kind.RECEIVED:
        warning = _(
            "A gift that has to do with your duty is to be refused; report it all the same."
        )
        lines.append(Fact(_("Mind"), warning))
    if report.state in OPEN_TO_REPORTER and any(one.is_perishable for one in items):
        advice = _(
            "It need not spoil: give it to people in need, take photos and have it signed for, "
            "and say so when you hand the report in."
        )
        lines.append(Fact(_("Food and flowers"), advice))
    return Section(_("Does it have to be reported?"), FACTS, {"facts": lines})


def _tone(report: GiftReport) -> Tone:
    if report.kind != Kind.RECEIVED:
        return "none"
    return "warn" if report.reportable else "good"


def dates_section(report: GiftReport, today: date) -> Section:
    """KPK's date first: it never stops, and the unit's days run inside it."""
    unit = policy.unit_label(report.government_id)
    to_kpk = _kpk_words(report, today)
    lines = [Fact(_("To KPK"), to_kpk, note=_("The law counts 30 working days from receipt."))]
    if report.state == State.REPORTED_DIRECTLY:
        return Section(_("Until when"), FACTS, {"facts": lines})
    lines += [
        Fact(_("To the %s") % unit, _unit_words(report, today)),
        Fact(
            _("%s to KPK") % unit,
            due_words(report.upg_forwards_by, today if report.submitted_on else date.min),
        ),
    ]
    if report.report_to_kpk_by.cautious != report.report_to_kpk_by.last:
        note = _(
            "It is not settled whether collective leave counts as working days: whoever keeps the "
            "earlier date is safe."
        )
        lines.append(Fact(_("Why two dates"), note))
    return Section(_("Until when"), FACTS, {"facts": lines})


def _kpk_words(report: GiftReport, today: date) -> str:
    if report.kpk_reported_on:
        return _("reported, number %s") % report.gol_number
    return due_words(report.report_to_kpk_by, today)


def _unit_words(report: GiftReport, today: date) -> str:
    """Until when, or whether it came in time."""
    if report.submitted_on is None:
        return due_words(report.report_to_upg_by, today)
    in_time = report.submitted_on <= report.upg_by_last
    return _("handed in, in time") if in_time else _("handed in, late")


def items_section(report: GiftReport, items: Sequence[GiftItem]) -> Section:
    open_to_me = report.state in OPEN_TO_REPORTER
    rows = [
        [
            Link(one.description, reverse("gratification_item", args=[report.pk, one.place]))
            if open_to_me
            else one.description,
            one.get_category_display(),
            f"{one.quantity.normalize():f}",
            rupiah(one.value),
            _("spoils") if one.is_perishable else "",
        ]
        for one in items
    ]
    headers = [_("What"), _("Category"), _("Quantity"), _("Value"), ""]
    add = step(_("Add an object"), "gratification_item_add", report, "plus")
    return Section(
        _("Objects"),
        TABLE,
        {"headers": headers, "rows": rows},
        action=add if open_to_me else None,
    )


def givers_section(report: GiftReport, sums: Sequence[GiverSum]) -> Section:
    """Who gave how much at the feast against the limit: those above it, then the largest."""
    shown = [one for one in sums if one.reportable]
    shown += [one for one in sums if not one.reportable][: max(0, SHOWN_GIVERS - len(shown))]
    rows = [
        [
            one.name,
            rupiah(one.value),
            rupiah(one.flowers) if one.flowers else "",
            rupiah(one.earlier) if one.earlier else "",
            Status("warn", _("has to be reported"))
            if one.reportable
            else Status("good", _("within the limit")),
        ]
        for one in shown
    ]
    headers = [_("Giver"), _("At this event"), _("Flowers"), _("Earlier this year"), _("Answer")]
    open_to_me = report.state in OPEN_TO_REPORTER
    grid = step(_("Open the grid"), "gratification_grid", report, "table")
    return Section(
        _("Givers"),
        TABLE,
        {"headers": headers, "rows": rows, "empty": _("No envelope is entered yet.")},
        action=grid if open_to_me else None,
    )


def feast_facts(report: GiftReport, envelopes: Sequence[Envelope]) -> list[Fact]:
    """The sums that the paper form has too."""
    kinds: dict[str, list[Envelope]] = {}
    for one in envelopes:
        kinds.setdefault(one.get_kind_display(), []).append(one)
    above = [one for one in envelopes if one.reportable]
    return [
        Fact(_("Envelopes"), len(envelopes)),
        *(
            Fact(kind[:1].upper() + kind[1:], rupiah(sum(one.value for one in rows)))
            for kind, rows in kinds.items()
        ),
        Fact(_("In sum"), rupiah(report.value)),
        Fact(_("To be reported"), _lines_above(above)),
    ]


def _lines_above(above: Sequence[Envelope]) -> str:
    if not above:
        return _("none")
    return _("%(lines)s envelopes, %(value)s") % {
        "lines": len(above),
        "value": rupiah(sum(one.value for one in above)),
    }


def gift_facts(report: GiftReport) -> list[Fact]:
    lines = [
        Fact(pgettext("gift", "What happened"), report.get_kind_display()),
        Fact(pgettext("gift", "When"), report.received_on),
        Fact(_("On which occasion"), report.get_occasion_display()),
        *([Fact(_("Place"), report.place)] if report.place else []),
        *([Fact(_("Story"), report.story)] if report.story else []),
    ]
    if not report.is_feast:
        lines += [
            Fact(_("The other side"), report.giver_name, note=report.get_giver_relation_display()),
            Fact(_("Value"), rupiah(report.value)),
        ]
        if report.given_before:
            lines.append(Fact(_("Earlier this year"), rupiah(report.given_before)))
    if report.kind == Kind.RECEIVED:
        lines.append(Fact(_("Where it is"), report.get_delivery_display()))
    return [*lines, *_ways(report)]


def _ways(report: GiftReport) -> Iterator[Fact]:
    if report.submitted_on:
        yield Fact(_("Handed in"), report.submitted_on, note=report.get_route_display())
    if report.gol_number:
        yield Fact(_("GOL number"), report.gol_number)
    if report.withdrawn_because:
        yield Fact(_("Withdrawn"), report.withdrawn_because)


def me_section(report: GiftReport) -> Section:
    """Who reports; sealed numbers with their last signs only."""
    lines = [
        Fact(_("Name"), report.receiver_name or None),
        Fact(_("Post"), report.receiver_post or None),
        Fact(_("NIK"), masked(report.receiver_nik) or None),
        Fact(_("Telephone"), masked(report.receiver_phone) or None),
    ]
    return Section(_("Who reports"), FACTS, {"facts": lines}, side=True)


def returned_section(report: GiftReport) -> Section:
    lines = [
        Fact(_("What is missing"), report.returned_because),
        Fact(_("Complete it by"), report.complete_by),
    ]
    change = Action(_("Add it"), reverse("gratification_change", args=[report.pk]), icon="pencil")
    return Section(_("Given back to you"), FACTS, {"facts": lines}, action=change)
