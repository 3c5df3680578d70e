"""What a report of a period says, for page, paper and Excel alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from .domain.headline import one_decimal, percent
from .domain.reports import Counted, ReportPeriod, counted_by, is_weight
from .models import OrderlyRegion, Potential
from .selectors.orderly import Standings
from .selectors.reports import Report
from .unit_wording import kind_name

UNITS: dict[str, Promise] = {
    "piece": gettext_lazy("piece"),
    "nozzle": gettext_lazy("nozzle"),
    "compartment": gettext_lazy("compartment"),
    "connector": gettext_lazy("connector"),
    "commodity": gettext_lazy("commodity"),
}


@dataclass(frozen=True)
class Said:
    """One fact of a report, with what it rests on.

    `number` is what `value` says, for a file that reckons with it, and `unit` what it is of.
    """

    label: str
    value: str
    note: str = ""
    number: int | Decimal | None = None
    unit: str = ""


def period_words(period: ReportPeriod) -> str:
    return date_format(period.first, "F Y") if period.month else str(period.year)


def title_of(period: ReportPeriod) -> str:
    return _("Report of verification, %(period)s") % {"period": period_words(period)}


def shown(value: Decimal | None, unit: str = "") -> str:
    """A number in the reader's language; a dash where there is nothing to divide by."""
    return "–" if value is None else f"{number_format(value)} {unit}".strip()


def counted(number: int) -> str:
    """A whole number in the reader's language, its thousands apart."""
    return number_format(number, force_grouping=True)


def headers() -> list[str]:
    return [
        _("Kind"),
        _("Counted by"),
        pgettext("pieces", "Tested"),
        _("Sah (valid)"),
        _("of them adjusted"),
        _("Batal (rejected)"),
    ]


def rows_of(report: Report) -> list[list[Any]]:
    """A row for each kind: instruments first, their sum, then weights and theirs."""
    if not report.recorded.is_known:
        return [[nothing_words(report), "", *["–"] * 4]]
    scales = [one for one in report.kinds if not is_weight(one.kind)]
    weights = [one for one in report.kinds if is_weight(one.kind)]
    made = [_row(kind_name(one.kind), _unit(one.kind), one) for one in scales]
    made.append(_row(_("Instruments together"), "", report.total.instruments))
    if weights:
        made += [_row(kind_name(one.kind), _unit(one.kind), one) for one in weights]
        made.append(_row(_("Weights together"), "", report.total.weights))
    return made


def months_of(report: Report) -> list[tuple[date, int, int]]:
    """The months of a year with its instruments and weights; of a month none."""
    return [] if report.period.month or not report.recorded.is_known else report.months


def nothing_words(report: Report) -> str:
    """Why no kind is counted: nothing was verified, or nobody recorded here what was."""
    found = report.recorded
    if found.is_known:
        return _("Nothing was verified in this time.")
    if found.taken_over:
        words = _(
            "Not recorded: %(count)s marks of this time are by earlier records, without a sheet."
        )
        return words % {"count": counted(found.taken_over)}
    return _("Not recorded: no verification on record reaches back so far.")


def printed_rows(report: Report) -> list[list[str]]:
    """The same on paper."""
    return [
        [counted(one) if isinstance(one, int) else one for one in line] for line in rows_of(report)
    ]


def _unit(kind: str) -> str:
    return str(UNITS[counted_by(kind)])


def _row(name: str, unit: str, one: Counted) -> list[Any]:
    return [name, unit, one.tested, one.passed, one.adjusted, one.failed]


def facts_of(report: Report) -> list[Said]:
    """The figures beside the table, each with how it was counted."""
    total, earlier = report.total, report.earlier
    instruments, weights = (earlier.instruments, earlier.weights) if earlier else (None, None)
    return [
        Said(
            _("Instruments tested"),
            tested_words(report, total.instruments),
            _("period before: %(count)s") % {"count": _before(instruments)},
            _tested(report, total.instruments),
        ),
        Said(
            _("Weights tested"),
            tested_words(report, total.weights),
            _("counted apart; period before: %(count)s") % {"count": _before(weights)},
            _tested(report, total.weights),
        ),
        Said(
            _("Tera and tera ulang"),
            f"{counted(total.instruments.initial)} + {counted(total.instruments.subsequent)}"
            if report.recorded.is_known
            else "–",
            _("instruments alone"),
        ),
        _batal(report),
        *_pace(report),
        _same_day(report),
        *_shares(report),
        *_reported(report.told.reported),
        _number(_("Certificates (SKHP) signed"), report.certificates),
        _number(_("Marks made void afterwards"), report.voided),
        _levy(report),
    ]


def _tested(report: Report, one: Counted) -> int | None:
    return one.tested if report.recorded.is_known else None


def _number(label: str, number: int, note: str = "") -> Said:
    return Said(label, counted(number), note, number)


def _percentage(label: str, share: Decimal | None, note: str) -> Said:
    return Said(label, shown(share, "%"), note, share, "%")


def all_facts(report: Report, markets: Standings, today: date) -> list[Said]:
    """The same, with how the region and its markets stand: markets as of today alone."""
    label = _("Orderly region (DTU)")
    regions = [_region(label, one) for one in report.regions]
    note = _("as the records and statements stand on %(on)s") % {"on": date_format(today)}
    orderly = Said(
        _("Orderly markets (PTU)"),
        _("%(orderly)s of %(all)s") % {"orderly": markets.orderly, "all": markets.markets},
        note,
    )
    nothing = Said(label, "–", _("no decision is on record for the last day of the period"))
    return [*facts_of(report), *(regions or [nothing]), orderly]


def _region(label: str, one: OrderlyRegion) -> Said:
    since = _("since %(on)s") % {"on": date_format(one.on)}
    return Said(label, since, f"{one.number}, {one.declared_by}")


def _before(one: Counted | None) -> str:
    return counted(one.tested) if one else _("–, not recorded")


def tested_words(report: Report, one: Counted) -> str:
    """Nobody counted none where it is not on record."""
    return counted(one.tested) if report.recorded.is_known else _("–, not recorded")


def _levy(report: Report) -> Said:
    """Nothing since 5 January 2024; before that by the region's tariff as far as it is known."""
    label, found = _("Retribusi"), report.levy
    if found is None:
        return Said(label, "Rp0", _("none since 5 January 2024 (UU 1/2022)"), 0, "Rp")
    if not report.recorded.is_known:
        return Said(label, _("–, not recorded"))
    notes = [_("by %(basis)s") % {"basis": one} for one in found.bases]
    if found.unknown:
        words = _("%(count)s pieces without a known tariff are not in it")
        notes.append(words % {"count": counted(found.unknown)})
    # Where no tariff is known at all, nothing was not charged: it is not known what was.
    if not found.bases and found.unknown:
        return Said(label, "–", "; ".join(notes))
    amount = f"Rp{found.amount:,}".replace(",", ".")
    return Said(label, amount, "; ".join(notes), found.amount, "Rp")


def _batal(report: Report) -> Said:
    one = report.total.instruments
    words = _("%(failed)s of %(tested)s") % {
        "failed": counted(one.failed),
        "tested": counted(one.tested),
    }
    return _percentage(_("Share of batal"), percent(one.failed, one.tested), words)


def _pace(report: Report) -> Sequence[Said]:
    rate = report.rate
    return [
        Said(
            _("Instruments a day"),
            shown(one_decimal(rate.a_day)),
            _("%(count)s on %(days)s days with tests")
            % {"count": counted(rate.instruments), "days": rate.days},
            one_decimal(rate.a_day),
        ),
        Said(
            _("Instruments a day and tester"),
            shown(one_decimal(rate.a_tester)),
            _("%(days)s days of testers") % {"days": rate.tester_days},
            one_decimal(rate.a_tester),
        ),
    ]


def _same_day(report: Report) -> Said:
    found = report.served
    words = _("%(quick)s of %(done)s from orders, within one day of service hours")
    return _percentage(
        _("Done within one day of service"),
        percent(found.same_day, found.done),
        words % {"quick": counted(found.same_day), "done": counted(found.done)},
    )


def _shares(report: Report) -> list[Said]:
    """What was reached since January of what there is, by the figure that held then."""
    label = _("Share of the potential, since January")
    one = report.told.potential
    if one is None:
        return [Said(label, "–", _("No potential is entered for this time."))]
    if not report.recorded.is_known:
        return [Said(label, _("–, not recorded"))]
    instruments = _share(
        label,
        _("%(reached)s of %(all)s instruments; potential as of %(on)s: %(source)s"),
        (report.reached.instruments, one.instruments),
        one,
    )
    counted_by = report.told.weights
    if counted_by is None or not counted_by.weights:
        return [instruments]
    weights = _share(
        _("Share of the weights, since January"),
        _("%(reached)s of %(all)s weights, counted apart")
        if counted_by == one
        else _(
            "%(reached)s of %(all)s weights, counted apart; as of %(on)s: %(source)s, for the "
            "newest potential does not state them"
        ),
        (report.reached.weights, counted_by.weights),
        counted_by,
    )
    return [instruments, weights]


def reported_words(one: Potential) -> str:
    """When a number was reported whose counting unit nobody knows."""
    words = _("reported on %(on)s, counting unit not stated: no share is computed of it")
    return words % {"on": date_format(one.on)}


def _reported(one: Potential | None) -> list[Said]:
    """A number that was told of the region, beside the share and no part of it."""
    if one is None:
        return []
    return [_number(_("Reported number"), one.instruments, reported_words(one))]


def _share(label: str, words: str, counts: tuple[int, int], one: Potential) -> Said:
    reached, there_are = counts
    told = {
        "reached": counted(reached),
        "all": counted(there_are),
        "on": date_format(one.on),
        "source": one.source,
    }
    return _percentage(label, percent(reached, there_are), words % told)


def declaration() -> list[str]:
    """How everything is counted, printed with each report."""
    return [
        _(
            "What is counted: a filling pump by its nozzles, a tank by its compartments, a charger "
            "by its connectors, everything else by the piece."
        ),
        _("A set of weights is counted by its pieces, and weights are never added to instruments."),
        _("Each verification counts on its day; what was recorded by mistake is left out."),
        _("What was tested more than once on one day counts once, by its last result."),
        _("Shares are computed from the whole numbers beside them and rounded once, half up."),
    ]


def frozen(report: Report) -> dict[str, Any]:
    """The whole numbers of a report, as a signed one keeps them."""
    total = report.total
    one = report.told.potential
    return {
        "instruments": total.instruments.tested,
        "weights": total.weights.tested,
        "initial": total.instruments.initial,
        "subsequent": total.instruments.subsequent,
        "passed": total.instruments.passed,
        "adjusted": total.instruments.adjusted,
        "failed": total.instruments.failed,
        "days": report.rate.days,
        "tester_days": report.rate.tester_days,
        "done": report.served.done,
        "same_day": report.served.same_day,
        "reached": report.reached.instruments,
        "potential": one.instruments if one else None,
        "certificates": report.certificates,
        "voided": report.voided,
        "kinds": {one.kind: [one.tested, one.passed, one.failed] for one in report.kinds},
    }


def counts_otherwise(signed: Mapping[str, Any], today: Mapping[str, Any]) -> bool:
    """Whether the figures of a period are others than those that were signed.

    Who was reached is left out: a mark that a later event makes void was given all the same.
    """
    return any(signed[key] != today[key] for key in signed if key != "reached" and key in today)
