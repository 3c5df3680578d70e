"""The lines of a region's own tariff: as a register, and as what charges are counted by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, DateField, F, IntegerField, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, TruncDate

from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.orders import LineState, OrderSite
from teraju.modules.metrology.domain.retribution import Charge, OwnLine, charge, is_free, turns
from teraju.modules.metrology.domain.scope import is_out_of_scope
from teraju.modules.metrology.models import Order, OrderLine, TariffLine, Verification
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .marks import pieces_tested


def tariff_lines(viewer: Viewer) -> QuerySet[TariffLine]:
    """Every line on record, the withdrawn ones too; each with the day of the viewer, `as_of`."""
    rows: QuerySet[TariffLine] = TariffLine.objects.visible_to(viewer)
    seen = rows.annotate(as_of=Value(viewer.today, output_field=DateField()))
    return seen.select_related("agency", "government")


def own_tariff(agency_id: int) -> list[OwnLine]:
    """The lines of a unit that were not withdrawn. One query."""
    rows = TariffLine.objects.standing().filter(agency=agency_id)
    return [as_line(one) for one in rows.order_by("pk")]


def latest_line(agency_id: int) -> TariffLine | None:
    """The line that a unit recorded last. One query."""
    rows = TariffLine.objects.standing().filter(agency=agency_id)
    found: TariffLine | None = rows.order_by("-pk").first()
    return found


def as_line(one: TariffLine) -> OwnLine:
    """What a record says, for the calculation."""
    return OwnLine(
        kind=one.kind,
        first=one.valid_from,
        last=one.valid_to,
        basis=one.basis,
        office=one.office_price,
        in_place=one.in_place_price,
        office_again=one.office_price_again,
        in_place_again=one.in_place_price_again,
        accuracy_class=one.accuracy_class,
        parameter=one.parameter,
        above=one.above,
        up_to=one.up_to,
    )


_TESTED = (LineState.DONE, LineState.TO_SIGN, LineState.RETURNED)


def _pieces_of_sets(rows: Sequence[OrderLine]) -> dict[int, int]:
    """Of each set that was tested how many pieces were. One query where there are some."""
    sets = [one.pk for one in rows if one.state in _TESTED and one.count > 1]
    if not sets:
        return {}
    found = OrderLine.objects.filter(pk__in=sets).order_by("pk")
    return dict(found.values_list("pk", Coalesce(pieces_tested(), F("count"))))


def charges(order: Order, rows: Sequence[OrderLine]) -> list[Charge]:
    """What the levy was or would be on the day on which the order came. Two queries at most."""
    on, site = order.government.day_of(order.output.received_at), OrderSite(order.site)
    is_charged = not is_free(on)
    own = own_tariff(order.agency_id) if is_charged else []
    tested = _pieces_of_sets(rows) if is_charged else {}
    return [
        charge(
            thing.kind,
            thing.plate,
            tested.get(one.pk, one.count),
            Control(one.control),
            site,
            on,
            own,
        )
        for one in rows
        for thing in (one.instrument,)
        if one.state not in (LineState.CANCELLED, LineState.REFERRED)
        # What is to be referred is not tested here, and costs nothing here.
        and not (is_out_of_scope(one.obstacles) and one.state == LineState.WAITING)
    ]


@dataclass(frozen=True)
class Levy:
    """What verification cost; by which regulations, and how many pieces have no known tariff."""

    amount: int
    unknown: int
    bases: Sequence[str]


def levy_of(agency: Agency, tested: QuerySet[Verification]) -> Levy:
    """What these verifications of a unit cost. Two queries, however many they are.

    As on the slip of an order: by the tariff of the day on which it came, and by the control of its
    line. What was tested without an order is charged by its own day and control.
    """
    own = own_tariff(agency.pk)
    days = [date.min, *turns(own)]
    amount, unknown, bases = 0, 0, set()
    for row in _pieces_by_turn(tested, ZoneInfo(agency.government.timezone), days):
        site = OrderSite(row["sheet__line__order__site"] or OrderSite.OFFICE)
        kind, plate = row["instrument__kind"], row["instrument__plate"]
        control, on = Control(row["charged_for"]), days[row["turn"]]
        found = charge(kind, plate, row["pieces"], control, site, on, own)
        amount += found.amount or 0
        unknown += row["pieces"] if found.amount is None else 0
        bases.add(found.basis)
    return Levy(amount, unknown, sorted(bases - {""}))


def _pieces_by_turn(tested: Any, zone: ZoneInfo, days: Sequence[date]) -> Any:
    """Pieces of each kind, plate, control and site, apart where another of the `days` had begun."""
    came_on = TruncDate("sheet__line__order__output__received_at", tzinfo=zone)
    begun = [When(charged_on__gte=day, then=Value(turn)) for turn, day in enumerate(days)][::-1]
    return (
        tested.annotate(
            charged_on=Coalesce(came_on, F("on")),
            charged_for=Coalesce("sheet__line__control", "control"),
        )
        .annotate(turn=Case(*begun, output_field=IntegerField()))
        .values(
            "instrument__kind",
            "instrument__plate",
            "sheet__line__order__site",
            "charged_for",
            "turn",
        )
        .annotate(pieces=Coalesce(Sum("passed"), 0) + Coalesce(Sum("failed"), 0))
    )
