"""The year of the metrology unit in bulk: traders, their instruments, and their marks.

Kinds stand in the proportions of a published table (Kabupaten Probolinggo, January to October
2024); markets, days and numbers are invented. The 47,164 instruments that are told of 2020 stand
in the register of figures as reported on 3 September 2020, their counting unit not stated: nothing
here is scaled to them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from teraju.modules.metrology import api as metrology
from teraju.modules.metrology.api import models
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.lasting import lasting
from teraju.modules.metrology.domain.likeness import name_key
from teraju.modules.metrology.domain.plates import capacity_words
from teraju.modules.metrology.domain.standing import LastMark, worth
from teraju.modules.operations import api as operations
from teraju.modules.operations.api import TakenOver
from teraju.platform.calendar.domain import national_calendar

from .mojokerto_unit import Unit, promise_same_day

# Market, its district, the first day of the session, its days, how many traders. Since the unit
# works the same-day way one day does for a market that took two before.
MARKETS = (
    ("Pasar Jetis", "Jetis", "2019-08-20", 2, 30),
    ("Pasar Kutorejo", "Kutorejo", "2019-10-29", 2, 40),
    ("Pasar Mojosari", "Mojosari", "2020-02-04", 4, 80),
    ("Pasar Bangsal", "Bangsal", "2020-02-18", 2, 30),
    ("Pasar Pacet", "Pacet", "2020-03-03", 2, 40),
    ("Pasar Gondang", "Gondang", "2020-03-10", 1, 25),
    ("Pasar Trawas", "Trawas", "2020-06-09", 2, 30),
    ("Pasar Sooko", "Sooko", "2020-06-23", 2, 45),
    ("Pasar Jatirejo", "Jatirejo", "2020-07-07", 2, 35),
    ("Pasar Gedeg", "Gedeg", "2020-07-21", 2, 40),
    ("Pasar Ngoro", "Ngoro", "2020-08-04", 2, 50),
    ("Pasar Dawarblandong", "Dawarblandong", "2020-08-26", 1, 35),
    ("Pasar Puri", "Puri", "2020-09-08", 1, 35),
    ("Pasar Dlanggu", "Dlanggu", "2020-09-22", 1, 35),
)
# Who comes to the office instead, in the months without a market too: few in April and May 2020,
# when markets were closed to sessions by the pandemic, and more once everything is ready the same
# day: from then on as many as an office does in a day (20 to 50).
COUNTER = (
    ("2020-01-21", 3, 8),
    ("2020-04-14", 3, 6),
    ("2020-05-12", 3, 6),
    ("2020-09-15", 1, 20),
    ("2020-10-01", 1, 22),
    ("2020-10-13", 1, 20),
)
# Stations of this year, one a day, and the nozzles of each: one pump of ten instruments.
STATIONS, PUMPS = 6, 10
# Shares of the kinds in a hundred scales, the pumps apart.
SHARES = {
    "table_scale": 70,
    "electronic_scale": 14,
    "centesimal": 11,
    "dacin": 2,
    "wet_measure": 1,
    "spring_scale": 1,
    "gold_balance": 1,
}
# The weights beside a scale that needs them: nominal value in g, of a set of several none; pieces.
WEIGHTS = (
    (("", 5),),
    (("1000", 1), ("500", 2)),
    (("", 4),),
    (("10000", 1), ("2000", 2)),
    (("", 6),),
)
FINE_WEIGHTS = 11
PLATES: dict[str, dict[str, str]] = {
    "table_scale": {"max": "10"},
    "electronic_scale": {"max": "15", "e": "5", "accuracy_class": "III"},
    "centesimal": {"max": "300", "d": "100"},
    "dacin": {"max": "110"},
    "wet_measure": {"nominal": "1"},
    "spring_scale": {"max": "10", "d": "50"},
    "gold_balance": {"max": "100"},
    "common_weight": {"accuracy_class": "M2"},
    "fine_weight": {"accuracy_class": "M1"},
    "fuel_dispenser": {"qmax": "40"},
}
# Of two hundred one fails for good (Kabupaten Gianyar 2014: 10 of 2,245).
ONE_FAILS_OF = 200
CHANGE = "2020-08-26"
# Nobody comes to the office before its doors open.
OPENS = time(7, 30)


@dataclass
class Book:
    """Rows that are written together once they are all there."""

    unit: Unit
    owners: list[models.Owner] = field(default_factory=list)
    places: list[models.Place] = field(default_factory=list)
    instruments: list[models.Instrument] = field(default_factory=list)
    verifications: list[models.Verification] = field(default_factory=list)

    def said(self, day: str) -> dict[str, Any]:
        moment = self.unit.cast.moment(day)
        return {
            "government": self.unit.cast.government,
            "agency": self.unit.agency,
            "created_at": moment,
            "updated_at": moment,
            "is_example": True,
        }

    def add(
        self,
        owner: models.Owner,
        place: models.Place,
        kind: str,
        on: datetime,
        count: int = 1,
        nominal: str = "",
    ) -> None:
        """Note an instrument with the mark of its day, and what it is worth by that mark."""
        day = on.date()
        number = len(self.instruments)
        found = catalogue(day).kind(kind)
        fails = number % ONE_FAILS_OF == ONE_FAILS_OF // 2
        until = None if fails else lasting(found, day).until
        left = worth(
            LastMark(day, not fails, until), is_retired=False, is_exempt=False, void_on=None
        )
        said = self.said(day.isoformat())
        plate = {**({"nominal": nominal} if nominal else {}), **PLATES[kind]}
        instrument = models.Instrument(
            kind=kind,
            plate=plate,
            capacity=capacity_words(found, plate),
            count=count,
            is_fixed=kind == "fuel_dispenser",
            owner=owner,
            place=place,
            since=day,
            standing=left.standing,
            verified_on=left.verified_on,
            valid_until=left.valid_until,
            **said,
        )
        self.instruments.append(instrument)
        if day.year < 2020:
            return
        tester = self.unit.cast.people["tester" if number % 2 else "second"]
        self.verifications.append(
            models.Verification(
                instrument=instrument,
                result="batal" if fails else "sah",
                control="subsequent",
                on=day,
                at=on,
                valid_until=until,
                precision="" if fails else lasting(found, day).precision,
                passed=0 if fails else count,
                adjusted=0 if fails or number % 9 else 1,
                failed=count if fails else 0,
                tester=tester,
                tester_office=tester.title,
                **said,
            )
        )

    def write(self) -> None:
        """Write everything by a few statements: through the services it takes many minutes.

        These rows have no history of their own; they stand for a list that was kept before.
        """
        models.Owner.objects.bulk_create(self.owners)
        models.Place.objects.bulk_create(self.places)
        tags = metrology.take_tags(self.unit.cast.government, len(self.instruments))
        for one, tag in zip(self.instruments, tags, strict=True):
            one.tag = tag
        models.Instrument.objects.bulk_create(self.instruments)
        models.Verification.objects.bulk_create(self.verifications)
        metrology.keep_words(self.instruments, are_new=True)


def live(unit: Unit) -> None:
    """Write the year down: markets, filling stations, and the orders of the counter."""
    book = Book(unit)
    kinds = [kind for kind, share in SHARES.items() for _one in range(share)]
    serial = 0
    for name, district, first, days, traders in MARKETS:
        market = metrology.registers.add_place(
            actor=unit.cast.at("counter", "2019-02-25"),
            agency=unit.agency,
            name=name,
            kind="market",
            district=district,
            is_example=True,
        )
        for number in range(traders):
            day = date.fromisoformat(first) + timedelta(days=number * days // traders)
            _trader(book, market, serial, kinds[serial * 37 % 100], day.isoformat())
            serial += 1
    _shops(book, kinds)
    _stations(book)
    book.write()
    _counter(unit, book)


def _owner(name: str, **said: Any) -> models.Owner:
    return models.Owner(name=name, name_key=name_key(name), **said)


def _trader(book: Book, market: models.Place, serial: int, kind: str, day: str) -> None:
    said = book.said(day)
    owner = _owner(f"Pedagang {serial + 1:03} (contoh)", **said)
    kiosk = models.Place(
        name="Kios",
        kind="kiosk",
        market=market,
        stall=f"{'ABCD'[serial % 4]}-{serial:03}",
        district=market.district,
        **said,
    )
    book.owners.append(owner)
    book.places.append(kiosk)
    on = book.unit.cast.moment(day, 8) + timedelta(minutes=serial * 7 % 300)
    _scale(book, owner, kiosk, serial, kind, on)


def _scale(
    book: Book, owner: models.Owner, place: models.Place, serial: int, kind: str, on: datetime
) -> None:
    """A scale, and the weights without which it weighs nothing."""
    book.add(owner, place, kind, on)
    beside = on + timedelta(minutes=4)
    if kind in ("table_scale", "centesimal"):
        for nominal, count in WEIGHTS[serial % len(WEIGHTS)]:
            book.add(owner, place, "common_weight", beside, count=count, nominal=nominal)
    if kind == "gold_balance":
        book.add(owner, place, "fine_weight", beside, count=FINE_WEIGHTS)


def _shops(book: Book, kinds: Sequence[str]) -> None:
    """Shops that brought their scale to the office."""
    serial = 0
    for first, days, shops in COUNTER:
        for number in range(shops):
            day = date.fromisoformat(first) + timedelta(days=number * days // shops)
            said = book.said(day.isoformat())
            owner = _owner(f"Toko {serial + 1:02} (contoh)", **said)
            district = MARKETS[serial % len(MARKETS)][1]
            place = models.Place(name=owner.name, kind="shop", district=district, **said)
            book.owners.append(owner)
            book.places.append(place)
            on = book.unit.cast.moment(day.isoformat(), 8) + timedelta(minutes=number * 15)
            _scale(book, owner, place, serial, kinds[serial * 37 % 100], on)
            serial += 1


def _stations(book: Book) -> None:
    for number in range(STATIONS):
        day = date(2020, 7, 13) + timedelta(days=number + 2 * (number // 5))
        said = book.said(day.isoformat())
        owner = _owner(f"PT SPBU {number + 1:02} (contoh)", is_business=True, **said)
        place = models.Place(
            name=f"SPBU {number + 1:02} (contoh)",
            kind="station",
            district=MARKETS[number % len(MARKETS)][1],
            **said,
        )
        book.owners.append(owner)
        book.places.append(place)
        for pump in range(PUMPS):
            on = book.unit.cast.moment(day.isoformat(), 9) + timedelta(minutes=30 * pump)
            book.add(owner, place, "fuel_dispenser", on)


def _counter(unit: Unit, book: Book) -> None:
    """Orders of the counter, month by month: since the change they are done the same day."""
    marked = [one for one in book.verifications if one.instrument.kind != "fuel_dispenser"]
    service = unit.service
    for month in range(1, 10):
        if month == date.fromisoformat(CHANGE).month + 1:
            service = promise_same_day(unit, CHANGE)
        rows = [one for one in marked if one.on.month == month][:12]
        if not rows:
            continue
        last = date(2020, month, 28)
        outputs = operations.take_over_outputs(
            actor=unit.cast.at("coordinator", last.isoformat(), 16),
            service=service,
            rows=list(_taken_over(unit, rows)),
            is_example=True,
        )
        _orders(book, rows, outputs)


def _taken_over(unit: Unit, rows: Sequence[models.Verification]) -> Iterator[TakenOver]:
    for one in rows:
        came, done, _minutes = _times(one)
        yield TakenOver(
            customer_name=one.instrument.owner.name,
            received_at=came,
            checked_at=done,
            checked_office=one.tester_office,
            released_at=done + timedelta(minutes=20),
            released_office="Kepala UPT Metrologi Legal",
            handed_over_at=done + timedelta(minutes=40),
        )


def _times(one: models.Verification) -> tuple[datetime, datetime, int]:
    """When it came, when it was done, and the open minutes between."""
    if one.on.isoformat() >= CHANGE:
        minutes = 45 + one.instrument.pk * 13 % 120
        doors = datetime.combine(one.on, OPENS, one.at.tzinfo)
        first = doors + timedelta(minutes=one.instrument.pk % 20)
        since = max(one.at - timedelta(minutes=minutes), first)
        return since, one.at, (one.at - since) // timedelta(minutes=1)
    came, days = one.on, 1 + one.instrument.pk % 2
    for _day in range(days):
        came -= timedelta(days=1)
        while not national_calendar().is_working_day(came):
            came -= timedelta(days=1)
    return one.at - (one.on - came), one.at, 450 * days


def _orders(
    book: Book, rows: Sequence[models.Verification], outputs: Sequence[operations.Output]
) -> None:
    orders = models.Order.objects.bulk_create(
        models.Order(
            output=output, site="office", owner=one.instrument.owner, **book.said(str(one.on))
        )
        for one, output in zip(rows, outputs, strict=True)
    )
    lines = []
    for one, order in zip(rows, orders, strict=True):
        came, done, minutes = _times(one)
        lines.append(
            models.OrderLine(
                order=order,
                instrument=one.instrument,
                control=one.control,
                count=one.instrument.count,
                state="done",
                arrived_at=came,
                taken_at=done - timedelta(minutes=10),
                tester=one.tester,
                done_at=done,
                service_minutes=minutes,
                created_at=came,
                updated_at=done,
                is_example=True,
            )
        )
    models.OrderLine.objects.bulk_create(lines)
