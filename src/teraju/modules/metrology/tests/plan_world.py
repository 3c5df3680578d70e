"""Markets full of instruments, verifications and lines of orders, as rows for tests of figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Instrument, Owner, Place, Verification
from teraju.platform.accounts.models import User
from teraju.platform.accounts.tests.factories import NOW

from .register_world import Unit


def stamped(unit: Unit) -> dict[str, Any]:
    return {
        "government": unit.government,
        "agency": unit.agency,
        "created_at": NOW,
        "updated_at": NOW,
    }


def market(unit: Unit, name: str = "Pasar Mojosari", **more: Any) -> Place:
    return Place.objects.create(
        name=name, kind="market", district="Mojosari", **{**stamped(unit), **more}
    )


def owner(unit: Unit, name: str = "Susi Contoh", **more: Any) -> Owner:
    return Owner.objects.create(name=name, **stamped(unit), **more)


def scales(
    unit: Unit,
    place: Place,
    count: int = 1,
    *,
    until: date | None = None,
    kind: str = "table_scale",
    pieces: int = 1,
    whose: Owner | None = None,
) -> list[Instrument]:
    """So many instruments at a place, valid until a day or never verified."""
    held = whose or owner(unit)
    standing = Standing.VALID if until else Standing.NEW
    rows = [
        Instrument(
            tag=f"T{uuid4().hex[:10].upper()}",
            kind=kind,
            count=pieces,
            owner=held,
            place=place,
            since=date(2015, 1, 1),
            standing=standing,
            verified_on=until - timedelta(days=365) if until else None,
            valid_until=until,
            **stamped(unit),
        )
        for _n in range(count)
    ]
    return Instrument.objects.bulk_create(rows)


def verify(
    unit: Unit,
    instruments: Iterable[Instrument],
    on: date,
    *,
    tester: User | None = None,
    result: str = "sah",
    control: str = "subsequent",
    adjusted: int = 0,
) -> list[Verification]:
    """A verification of each on a day."""
    passed = result == "sah"
    rows = [
        Verification(
            instrument=one,
            result=result,
            control=control,
            on=on,
            at=datetime.combine(on, time(9), NOW.tzinfo),
            valid_until=on + timedelta(days=365) if passed else None,
            passed=one.count if passed else 0,
            failed=0 if passed else one.count,
            adjusted=adjusted,
            tester=tester or unit.users["tester"],
            tester_office="Penera",
            **stamped(unit),
        )
        for one in instruments
    ]
    return Verification.objects.bulk_create(rows)
