"""What looks at partners' own controls and the yearly worksheets of controls prove."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import Proof, State
from teraju.modules.risks import partner_rules
from teraju.modules.risks.domain.diligence import BriberyLevel
from teraju.modules.risks.models import ControlCheck, ControlLine, ControlWorksheet, Partner
from teraju.modules.risks.models.partner_choices import CONTROL_KINDS, ControlKind, PartnerKind
from teraju.modules.risks.selectors.partner_facts import latest_checks, partners_on

ASSOCIATES, WORKSHEET = "risks.associate_controls", "risks.control_worksheet"
TOPICS = {
    ControlKind.FINANCIAL: "financial-controls",
    ControlKind.NON_FINANCIAL: "non-financial-controls",
}
DAY = timedelta(days=1)


def associates(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """What partners above low, and organisations under control, do themselves. Two queries."""
    groups: dict[tuple[int, str], list[Partner]] = defaultdict(list)
    for agency_id, rows in partners_on(agency_ids, on).items():
        for one in rows:
            if one.kind == PartnerKind.CONTROLLED:
                groups[agency_id, "controlled-organisations"].append(one)
            elif one.level_on_day(on) is BriberyLevel.ABOVE_LOW:
                groups[agency_id, "associate-controls"].append(one)
    checks = latest_checks([one.pk for rows in groups.values() for one in rows], on)
    for (agency_id, topic), rows in groups.items():
        yield _associates(agency_id, topic, rows, checks, on)


def _associates(
    agency_id: int, topic: str, rows: Sequence[Partner], checks: dict[int, ControlCheck], on: date
) -> Proof:
    lacking = [one for one in rows if _wrong_since(one, checks.get(one.pk), on)]
    made = [checks[one.pk] for one in rows if one.pk in checks]
    begun = max(one.level_on or one.begun_on for one in rows)
    day = max([one.checked_on for one in made], default=begun)
    reason = format_lazy(
        _("Of {count} of {whole} partners nobody has looked at the controls in time."),
        count=len(lacking),
        whole=len(rows),
    )
    return Proof(
        kind=ASSOCIATES,
        key=f"{ASSOCIATES}-{topic}-{agency_id}",
        agency_id=agency_id,
        topics=frozenset({topic}),
        title=format_lazy(
            _("Controls of {made} of {whole} partners looked at"), made=len(made), whole=len(rows)
        ),
        url=f"{reverse('risks_partners')}?agency={agency_id}&level=above_low",
        happened_on=day,
        recorded_on=day,
        state=State.ATTENTION if lacking else State.CONFORMING,
        reason=reason if lacking else "",
        valid_until=None if lacking else min(_next(one) for one in made),
        wrong_since=max(
            (since for one in rows if (since := _wrong_since(one, checks.get(one.pk), on))),
            default=None,
        ),
        is_example=all(one.is_example for one in rows),
    )


def _next(check: ControlCheck) -> date:
    """The last day a look counts: what was asked of the partner is to be seen by its day."""
    return min(check.next_on, check.asked_by) if check.asked_by else check.next_on


def _wrong_since(partner: Partner, check: ControlCheck | None, on: date) -> date | None:
    """Since when nobody has looked at a partner's controls; None where somebody has in time."""
    if check is None:
        return partner.level_on or partner.begun_on
    return _next(check) + DAY if _next(check) < on else None


def worksheets(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """The approved worksheets of controls, and whether their gaps are closed in time. Two
    queries.
    """
    rows = list(
        ControlWorksheet.objects.filter(agency__in=agency_ids, approved_on__lte=on).order_by(
            "agency", "year", "pk"
        )
    )
    gaps: dict[int, list[ControlLine]] = defaultdict(list)
    is_open = Q(done_on=None) | Q(done_on__gt=on)
    for line in ControlLine.objects.gaps().filter(
        is_open, worksheet__in=[one.pk for one in rows], due_on__lt=on
    ):
        gaps[line.worksheet_id].append(line)
    for one in rows:
        yield _worksheet(one, gaps[one.pk])


def _worksheet(one: ControlWorksheet, late: Sequence[ControlLine]) -> Proof:
    kind, day = ControlKind(one.kind), one.approved_on or one.begun_on
    edition = partner_rules.edition_named(partner_rules.WORKSHEETS, one.edition)
    reason = format_lazy(_("{count} gaps were not closed in time."), count=len(late))
    return Proof(
        kind=WORKSHEET,
        key=f"{WORKSHEET}-{one.pk}",
        agency_id=one.agency_id,
        topics=frozenset({TOPICS[kind]}),
        title=format_lazy(_("Worksheet {kind} {year}"), kind=CONTROL_KINDS[kind], year=one.year),
        url=one.get_absolute_url(),
        happened_on=day,
        recorded_on=day,
        state=State.ATTENTION if late else State.CONFORMING,
        reason=reason if late else "",
        valid_until=add_months(day, edition.integer("months")) - DAY,
        wrong_since=max((line.due_on + DAY for line in late if line.due_on), default=None),
        source=("risks.controlworksheet", str(one.pk)),
        is_example=one.is_example,
    )
