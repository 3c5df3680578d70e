"""The export for the ministry: the verifications of a period, with their schema and codes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.translation import override

from .domain.catalogue import InstrumentKind, catalogue
from .domain.editions import edition
from .domain.plates import columns_of
from .domain.reports import WEIGHTS, ReportPeriod, counted_by
from .models import Certificate, Verification, Voiding
from .models.choices import PLACE_KINDS
from .models.order_choices import CONTROLS, RESULTS
from .report_wording import UNITS
from .selectors.marks import UNPROVEN
from .selectors.reports import COUNTS, verifications

PIECE = 2000
Told = Callable[[int], None]


def schema(on: date) -> dict[str, Any]:
    """The schema that is stated with each file, and what each code in it means."""
    rules = edition("national", on)
    return {
        "schema": rules.values["schema"],
        "version": rules.name,
        "source": rules.source,
        "confirmed": rules.confirmed,
        "fields": rules.values["fields"],
        "codes": _codes(on),
    }


def _codes(on: date) -> dict[str, dict[str, dict[str, str]]]:
    known = catalogue(on)
    named = {"kind": {code: one.name for code, one in known.kinds.items()}, "group": known.groups}
    worded: Mapping[str, Mapping[str, Any]] = {
        "counted_by": UNITS,
        "place_kind": PLACE_KINDS,
        "control": CONTROLS,
        "result": RESULTS,
    }
    return {
        **{
            key: {code: {"en": one.en, "id": one.id} for code, one in names.items()}
            for key, names in named.items()
        },
        **{
            key: {str(code): _both(one) for code, one in words.items()}
            for key, words in worded.items()
        },
    }


def _both(word: Any) -> dict[str, str]:
    found = {}
    for language in ("en", "id"):
        with override(language):
            found[language] = str(word)
    return found


def sums_of(lines: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """What the rows add up to: instruments and weights apart, as the report of the period says."""
    found = {"instruments": 0, "weights": 0}
    for one in lines:
        key = "weights" if one["group"] == WEIGHTS else "instruments"
        if one["counted"] == "yes":
            found[key] += one["passed"] + one["failed"]
    return found


def total(agency_id: int, period: ReportPeriod) -> int:
    return verifications([agency_id], period.first, period.last).count()


def rows(agency_id: int, period: ReportPeriod, told: Told) -> Iterator[dict[str, Any]]:
    """The verifications one by one, read in pieces: nobody's name is among what is read."""
    keys = list(
        verifications([agency_id], period.first, period.last)
        .order_by("on", "pk")
        .values_list("pk", flat=True)
    )
    for start in range(0, len(keys), PIECE):
        ids = keys[start : start + PIECE]
        yield from _piece(ids)
        told(start + len(ids))


def _piece(ids: list[int]) -> Iterator[dict[str, Any]]:
    """One piece: three queries."""
    rows = Verification.objects.filter(pk__in=ids).annotate(is_unproven=UNPROVEN, counts=COUNTS)
    found = rows.select_related("instrument__place__market", "agency", "government")
    void = set(Voiding.objects.filter(verification__in=ids).values_list("verification", flat=True))
    signed = Certificate.objects.filter(verification__in=ids, state="signed")
    numbers = dict(signed.values_list("verification", "paper__number"))
    for one in found.order_by("on", "pk"):
        yield _row(one, one.pk in void, numbers.get(one.pk, ""))


def _row(one: Any, is_void: bool, certificate: str) -> dict[str, Any]:  # noqa: FBT001
    instrument, place = one.instrument, one.instrument.place
    kind = catalogue().kinds.get(instrument.kind)
    return {
        "unit": one.agency.name,
        "region": one.government.region_id,
        "verified_on": one.on,
        "control": one.control,
        "kind": instrument.kind,
        "group": kind.group if kind else "",
        "counted_by": counted_by(instrument.kind),
        **_plate(kind, instrument.plate),
        "tag": instrument.tag,
        "serial": instrument.serial,
        "place_kind": place.kind,
        "district": (place.market or place).district,
        "result": one.result,
        "passed": one.passed,
        "adjusted": one.adjusted,
        "failed": one.failed,
        # What neither mark nor certificate proves counts until no day.
        "valid_until": None if one.is_unproven else one.valid_until,
        "void": "yes" if is_void else "no",
        "certificate": certificate,
        "counted": "yes" if one.counts else "no",
    }


def _plate(kind: InstrumentKind | None, plate: Mapping[str, str]) -> dict[str, str]:
    """What the plate tells, each number apart from its unit and with a point, as it is kept."""
    columns = columns_of(kind) if kind else {}

    def told(column: str) -> str:
        return plate.get(columns.get(column, ""), "")

    def unit(column: str) -> str:
        known = kind.parameters[columns[column]].unit if kind and told(column) else None
        return known or ""

    return {
        "capacity": told("size"),
        "capacity_unit": unit("size"),
        "interval": told("step"),
        "interval_unit": unit("step"),
        "capacity_low": told("max_low"),
        "interval_low": told("e_low"),
        "accuracy_class": told("class"),
        "product": plate.get("product") or plate.get("commodity") or "",
    }


def to_json(head: Mapping[str, Any], lines: list[dict[str, Any]]) -> bytes:
    """One document: the schema, of whom and when, and the rows."""
    document = {**head, "rows": lines}
    return json.dumps(document, ensure_ascii=False, indent=1, default=_plain).encode()


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no value of the export")
