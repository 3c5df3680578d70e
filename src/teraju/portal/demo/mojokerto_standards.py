"""The standards of the metrology unit: boxes of weights, measures, balances, and who has them.

What is tested by weights of class M2 is tested with better ones: weights themselves with F2 and M1
beside a balance, scales of class III with M1 up to 20 kg. Everything is invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from teraju.modules.metrology import api as metrology
from teraju.modules.metrology.api import models
from teraju.platform.organisation.models import Agency

from .cast import Cast

# Heavier than this nothing lies on the scales that are tested by hand in this story.
LIGHT = Decimal(10)


@dataclass(frozen=True)
class Held:
    """A row of the register of standards; a box of several sizes has no nominal value.

    `together` is what such a box weighs: its sizes go 1, 2, 2, 5 (OIML R 111-1:2004).
    """

    code: str
    name: str
    kind: str
    accuracy_class: str
    nominal: str
    unit: str
    count: int
    calibrated: str
    due: str
    # With what it lies ready; the rest stays in its room until it is asked for.
    kit: str = ""
    together: str = ""


def _weights(
    prefix: str, kit: str, calibrated: str, due: str, *, largest: int = 1
) -> tuple[Held, ...]:
    """A box of class M1, 1 mg to 20 kg: the small ones are one row, as their certificate is."""
    small = Held(
        *(f"{prefix}-01", "Set anak timbangan 1 mg–500 g", "weight", "M1", "", "g", 24),
        *(calibrated, due),
        together="1111.11",
    )
    large = (
        Held(f"{prefix}-{number:02}", name, "weight", "M1", mass, "kg", count, calibrated, due)
        for number, (name, mass, count) in enumerate(
            (
                ("Anak timbangan 1 kg", "1", 1),
                ("Anak timbangan 2 kg", "2", 2),
                ("Anak timbangan 5 kg", "5", 1),
                ("Anak timbangan 10 kg", "10", 1),
                ("Anak timbangan 20 kg", "20", largest),
            ),
            start=2,
        )
    )
    return tuple(replace(one, kit=kit) for one in (small, *large))


# The measure of 20 L has been overdue for two weeks; two are due within a month.
HELD = (
    *_weights("M1-A", "office", "2020-02-17", "2021-02-17"),
    # A centesimal scale at a market bears more than a box holds.
    *_weights("M1-B", "field", "2020-02-24", "2021-02-24", largest=10),
    *_weights("M1-C", "second", "2020-03-02", "2021-03-02"),
    Held(
        *("F2-01", "Set anak timbangan 1 mg–1 kg", "weight", "F2", "", "g", 25),
        *("2019-11-12", "2020-11-12", "office", "2111.11"),
    ),
    Held(
        *("M2-01", "Anak timbangan bidur 20 kg", "weight", "M2", "20", "kg", 30),
        *("2020-03-02", "2021-03-02"),
    ),
    Held(
        *("N-01", "Timbangan pembanding 32,2 kg × 0,1 g", "balance", "", "32.2", "kg", 1),
        *("2020-03-09", "2021-03-09", "office"),
    ),
    Held(
        *("N-02", "Neraca lapangan 5 kg", "balance", "", "5", "kg", 1),
        *("2020-03-09", "2021-03-09", "field"),
    ),
    Held(
        *("BUS-20", "Bejana ukur standar 20 L", "measure", "", "20", "L", 1),
        *("2019-09-30", "2020-09-30"),
    ),
    Held(
        *("BUS-10", "Bejana ukur standar 10 L", "measure", "", "10", "L", 1),
        *("2019-10-28", "2020-10-28"),
    ),
    Held(
        *("TB-01", "Bejana baku takaran basah 1 L", "measure", "", "1", "L", 1),
        *("2020-01-20", "2021-01-20"),
    ),
    Held(
        *("UP-01", "Meter kerja 1 m × 1 mm", "length", "", "1", "m", 1),
        *("2020-01-20", "2022-01-20"),
    ),
)
LENT = Held(
    *("M2-02", "Anak timbangan remidi 1 kg", "weight", "M2", "1", "kg", 20),
    *("2020-03-02", "2021-03-02"),
)
BORROWED = Held(
    *("PJ-01", "Anak timbangan bidur 20 kg (pinjaman)", "weight", "M2", "20", "kg", 100),
    *("2020-01-27", "2021-01-27"),
)
# What the letter of scope names beside each kind, as its annex does.
_SCALES = "Anak timbangan M1 1 mg–20 kg; anak timbangan bidur M2 20 kg"
NAMED = {
    "electronic_scale": _SCALES,
    "table_scale": "Anak timbangan M1 1 mg–20 kg",
    "spring_scale": _SCALES,
    "dacin": _SCALES,
    "centesimal": _SCALES,
    "decimal": _SCALES,
    "gold_balance": "Anak timbangan F2 1 mg–1 kg",
    "common_weight": "Anak timbangan F2 1 mg–1 kg, M1 1 mg–20 kg; timbangan pembanding; neraca",
    "fine_weight": "Anak timbangan F2 1 mg–1 kg; timbangan pembanding",
    "fuel_dispenser": "Bejana ukur standar 10 L dan 20 L",
    "wet_measure": "Bejana baku takaran basah",
    "tape": "Meter kerja 1 m, skala 1 mm",
}


@dataclass(frozen=True)
class Kit:
    """What lies ready for one place of work: either desk of the office, or the field."""

    standards: Sequence[models.Standard]

    def tests(self, kind: str) -> list[int]:
        """Those that an instrument of a kind is tested with."""
        weights = [one for one in self.standards if one.kind == "weight"]
        light = [one for one in weights if one.nominal is None or one.nominal <= LIGHT]
        # Weights are held against weights on a balance.
        beside = [one for one in self.standards if one.kind == "balance"]
        return [one.pk for one in (*light, *(beside if kind == "common_weight" else ()))]


def stock_up(cast: Cast, agency: Agency) -> dict[str, Kit]:
    """Enter everything with its certificate; one is borrowed by an agreement, one is lent."""
    kits: dict[str, list[models.Standard]] = {}
    for held in HELD:
        kits.setdefault(held.kit, []).append(_enter(cast, agency, held))
    _borrow_and_lend(cast, agency)
    _room(cast, agency)
    return {site: Kit(found) for site, found in kits.items()}


def _enter(cast: Cast, agency: Agency, held: Held, **more: object) -> models.Standard:
    actor = cast.at("tester", held.calibrated)
    one = metrology.standards.add_standard(
        actor=actor,
        agency=agency,
        is_example=True,
        code=held.code,
        name=held.name,
        kind=held.kind,
        accuracy_class=held.accuracy_class,
        nominal=Decimal(held.nominal) if held.nominal else None,
        together=Decimal(held.together) if held.together else None,
        unit=held.unit,
        count=held.count,
        kept_at="Ruang standar",
        **more,
    )
    return metrology.standards.add_certificate(
        actor=actor,
        standard_id=one.pk,
        number=f"S.{one.code}/{held.calibrated[:4]} (contoh)",
        issued_by="BSML Regional II",
        traceable_to="SNSU BSN",
        calibrated_on=date.fromisoformat(held.calibrated),
        due_on=date.fromisoformat(held.due),
        is_fit=True,
    )


def _borrow_and_lend(cast: Cast, agency: Agency) -> None:
    _enter(
        cast,
        agency,
        BORROWED,
        custody="borrowed",
        lender="UPTD Metrologi Legal kabupaten tetangga (contoh)",
        agreement="KSO 510/11/2020 (contoh)",
        agreement_on=date(2020, 1, 20),
        agreement_until=date(2020, 12, 31),
    )
    lent = _enter(cast, agency, LENT)
    metrology.standards.lend(
        actor=cast.at("tester", "2020-10-05"),
        standard_id=lent.pk,
        borrower="UPT Metrologi Legal kota tetangga (contoh)",
        agreement="KSO 510/27/2020 (contoh)",
        lent_on=date(2020, 10, 5),
        until=date(2020, 10, 30),
    )


def _room(cast: Cast, agency: Agency) -> None:
    for day, temperature, humidity in (
        ("2020-10-13", "23.4", "58"),
        ("2020-10-14", "23.1", "57"),
        ("2020-10-15", "22.8", "60"),
    ):
        metrology.room.add_reading(
            actor=cast.at("keeper", day),
            agency=agency,
            room="Ruang standar",
            read_on=date.fromisoformat(day),
            read_at=time(8),
            temperature=Decimal(temperature),
            humidity=Decimal(humidity),
            is_example=True,
        )
