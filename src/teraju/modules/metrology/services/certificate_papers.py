"""What a certificate of verification says: of this one instrument, by the law of its day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.utils.text import format_lazy
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.decimals import indonesian_text, with_minus
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.marks import Remedy, Result
from teraju.modules.metrology.domain.reading_units import brief, spread, unit_of
from teraju.modules.metrology.domain.sheets import Case
from teraju.modules.metrology.domain.validity import Precision, validity_label
from teraju.modules.metrology.models import Attempt, Sheet, Verification
from teraju.modules.metrology.models.order_choices import CONTROLS
from teraju.modules.metrology.selectors.sheets import is_away, used_on
from teraju.modules.metrology.sheet_wording import CELLS, CHOICES
from teraju.platform.papers.api import FactGroup, VerificationCertificate

from .given_limits import given_limit
from .sheet_checks import case_of

NUMBER = "metrology.certificate"
TEMPLATE = "verification_certificate"
MOST_ROWS = 40
Facts = list[tuple[Any, Any]]


def contents_of(verification: Verification) -> VerificationCertificate:
    """The data of the paper; sheet, attempts, marks and standards are at hand with it."""
    headers, rows = readings(verification.sheet)
    return {
        "title": _("Certificate of verification (SKHP)"),
        "subtitle": CONTROLS[verification.control],
        "result": result_sentence(verification),
        "until": until_words(verification),
        "groups": [
            _group(_("Instrument"), _instrument(verification)),
            _group(_("Test"), _test(verification)),
            _group(_("Marks"), _marks(verification)),
        ],
        "table": _("What was read"),
        "headers": headers,
        "rows": rows,
        "notes": [
            format_lazy(_("Legal basis: {texts}."), texts="; ".join(legal_basis(verification))),
            _(
                "It says what this instrument was worth on the day of the test. It loses its force"
                " with a broken seal, a repair, an added device, or a move of what is fixed."
            ),
        ],
    }


def public_facts(verification: Verification) -> Facts:
    """What anybody may see who checks the code: no name of a person."""
    instrument = verification.instrument
    return [
        (_("Instrument"), f"{_kind(verification)} {instrument.capacity}".strip()),
        (_("Tag"), instrument.tag),
        (_("Result"), result_sentence(verification)),
        *_days(verification),
        (_("Valid until"), until_words(verification) or "–"),
    ]


def result_sentence(verification: Verification) -> Any:
    pieces = verification.passed + verification.failed
    if verification.result == Result.SAH and verification.failed:
        return format_lazy(
            _("SAH: {passed} of {pieces} pieces meet the technical requirements."),
            passed=verification.passed,
            pieces=pieces,
        )
    if verification.result == Result.SAH:
        return _("SAH: it meets the technical requirements.")
    return _("BATAL: it does not meet the technical requirements.")


def until_words(verification: Verification) -> str | None:
    """The last day as the paper says it: to the month, or to the day."""
    if verification.valid_until is None:
        return None
    return validity_label(verification.valid_until, Precision(verification.precision or "day"))


def legal_basis(verification: Verification) -> list[str]:
    """The law in force on the day of the test."""
    return list(edition("legal_basis", verification.on).values["texts"])


def _group(title: Any, facts: Facts) -> FactGroup:
    return {"title": title, "facts": [fact for fact in facts if fact[1] not in ("", None)]}


def _kind(verification: Verification) -> str:
    return catalogue(verification.on).kind(verification.instrument.kind).name.id


def _instrument(verification: Verification) -> Facts:
    one = verification.instrument
    pieces = verification.passed + verification.failed
    return [
        (pgettext_lazy("instrument", "Kind"), _kind(verification)),
        (_("Capacity"), one.capacity),
        (_("Pieces"), str(pieces) if pieces > 1 else ""),
        (_("Make and model"), " ".join(part for part in (one.make, one.model) if part)),
        (_("Serial number"), one.serial or _("none: the tag takes its place")),
        (_("Tag"), one.tag),
        (pgettext_lazy("instrument", "Owner"), one.owner.name),
        (_("Used by"), one.user.name if one.user else ""),
        (_("Place"), one.place.in_full),
    ]


def _test(verification: Verification) -> Facts:
    sheet = verification.sheet
    requirement = catalogue(verification.on).kind(verification.instrument.kind).requirement
    used = _standards(sheet) if sheet else ""
    order = sheet.line.order if sheet and sheet.line else None
    return [
        (pgettext_lazy("verification", "Order"), str(order) if order else ""),
        (_("Number of the owner's letter"), order.letter_number if order else ""),
        (_("Date of the owner's letter"), order.letter_on if order else None),
        *_days(verification),
        (_("Tested at"), tested_at(sheet) if sheet else ""),
        (_("Method"), requirement.printed_on(sheet.tested_on if sheet else verification.on)),
        (_("Limit of error"), given_limit(sheet)),
        (_("Standards used"), used),
        (_("Tester"), verification.tester_office),
        (_("Between the attempts"), remedies_told(sheet)),
    ]


def _days(verification: Verification) -> Facts:
    """The days of the test, and that of the mark where it was put on later."""
    sheet, on = verification.sheet, verification.on
    if sheet is None:
        return [(_("Tested on"), on)]
    facts: Facts = [(_("Tested on"), sheet.tested_on)]
    zone = ZoneInfo(sheet.government.timezone)
    begun = [localdate(one.created_at, zone) for one in sheet.attempts.all() if one.ordinal > 1]
    # What a telephone sends was all read on the day of the test, whenever it arrives.
    again = sorted({day for day in begun if sheet.tested_on < day <= on})
    facts += [(_("Tested again on"), day) for day in again]
    if on != sheet.tested_on:
        marked = pgettext_lazy("mark", "Marked on")
        facts.append((_("Decided on") if verification.unmarkable else marked, on))
    return facts


def tested_at(sheet: Sheet) -> str:
    """Where it was tested: what came to the office with an order was tested there."""
    if sheet.line and not is_away(sheet.line):
        return str(sheet.agency.name)
    return str(sheet.place.in_full) if sheet.place else ""


def _standards(sheet: Sheet) -> str:
    """Each standard with what it is traceable to, by the certificate of the day of the test."""
    said = []
    for one in used_on(sheet):
        held = [each for each in one.certificates.all() if each.calibrated_on <= sheet.tested_on]
        last = max(held, key=lambda each: (each.calibrated_on, each.pk), default=None)
        traced = f" ({last.number}, {last.traceable_to})" if last else ""
        said.append(f"{one}{traced}")
    return "; ".join(said)


def remedies_told(sheet: Sheet | None) -> Any:
    """What was done to it before it was tested again; empty where nothing was."""
    remedies = {one.remedy for one in sheet.attempts.all()} if sheet else set()
    if Remedy.REPAIRED in remedies:
        return _("repaired by a repairer, and tested again")
    if Remedy.ADJUSTED in remedies:
        return _("adjusted by the official, and tested again")
    return ""


def _marks(verification: Verification) -> Facts:
    facts: Facts = [
        (one.get_kind_display(), " · ".join(part for part in (_many(one), one.spot) if part))
        for one in verification.marks.all()
    ]
    if verification.unmarkable:
        facts.append((_("Why no mark fits"), verification.unmarkable))
    if verification.passed + verification.failed > 1:
        facts.append((_("Passed"), str(verification.passed)))
        facts.append((_("Failed"), str(verification.failed)))
    return facts or [(_("Marks"), "–")]


def _many(mark: Any) -> str:
    size = "" if mark.size in ("", "-") else f"{mark.size} mm"
    return " ".join(part for part in (f"{mark.count} ×", size) if part)


# How a number is written; papers are in Indonesian, a page in the language of its reader.
Written = Callable[[object], str]
# In which unit a number of a test stands, by its key.
Unit = Callable[[str], str]


def comma(value: object) -> str:
    """A number of the engine as papers write it: a decimal comma, thousands apart, a minus."""
    return "–" if value is None else with_minus(indonesian_text(str(value)))


def readings(sheet: Sheet | None) -> tuple[list[Any], list[list[Any]]]:
    """The points of the last attempt, as a table."""
    attempts = list(sheet.attempts.all()) if sheet else []
    if not sheet or not attempts:
        return readings_table([])
    return readings_table(list(points_of(attempts[-1], case_of(sheet)))[:MOST_ROWS])


def readings_table(points: Sequence[ReadPoint]) -> tuple[list[Any], list[list[Any]]]:
    """Head and rows: test, where, error, limit, verdict.

    Where the beam answers and nothing has an error, what was seen stands in its place.
    """
    units, errors = Units.of(points), has_errors(points)
    found = in_unit(_("Error"), units.judged) if errors else pgettext_lazy("test sheet", "Read off")
    headers = [
        _("Test"),
        in_unit(pgettext_lazy("test sheet", "Test point"), units.places),
        found,
        in_unit(_("Limit"), units.judged),
        _("Verdict"),
    ]
    return headers, [_row(one, units, errors=errors) for one in points]


class ReadPoint(NamedTuple):
    """A judged point of an attempt with what was read there, and in which units it stands."""

    test: str
    point: Mapping[str, Any]
    read: Any
    place_unit: str
    unit: str


@dataclass(frozen=True)
class Units:
    """The unit in the head of a column; empty where its numbers bear their own, for they differ."""

    places: str
    judged: str

    @classmethod
    def of(cls, points: Iterable[ReadPoint]) -> Units:
        found = list(points)
        places = {one.place_unit for one in found if _place_key(one.point)}
        return cls(_only(places), _only({one.unit for one in found}))


def _only(units: set[str]) -> str:
    return units.pop() if len(units) == 1 else ""


def points_of(attempt: Attempt, case: Case, written: Written = comma) -> Iterator[ReadPoint]:
    for test, found in attempt.answer.get("tests", {}).items():
        points = found["points"]
        for number, point in enumerate(points):
            units = partial(unit_of, case, test)
            read = _read_at(attempt.readings.get(test), number, len(points), written, units)
            yield ReadPoint(test, point, read, units(_place_key(point)), units("limit"))
        if apart := spread(found):
            yield ReadPoint("repeatability", apart, "–", "", unit_of(case, test, "limit"))


def has_errors(points: Iterable[ReadPoint]) -> bool:
    return any(one.point.get("error") is not None for one in points)


def _row(one: ReadPoint, units: Units, *, errors: bool) -> list[Any]:
    names = edition("instruments", None).values["tests"]
    return [
        names[one.test]["id"] if one.test in names else one.test,
        spot_of(one, units),
        error_of(one, units) if errors else one.read,
        limit_of(one, units),
        _("passes") if one.point["verdict"] == "pass" else _("does not pass"),
    ]


def error_of(one: ReadPoint, units: Units, written: Written = comma) -> str:
    """The error of a point, with its unit where the head of the column has none."""
    found = brief(one.point)
    return "–" if found is None else _with(written(found), one.unit, units.judged)


def limit_of(one: ReadPoint, units: Units, written: Written = comma) -> str:
    """The limit of a point, with its unit where the head of the column has none."""
    words = limit_words(one.point, written)
    return words if words == "–" else _with(words, one.unit, units.judged)


def _with(words: str, unit: str, head: str) -> str:
    # On one line with its unit, however narrow the column is.
    return words if head else f"{words} {unit}".strip().replace(" ", "\u00a0")


def _read_at(told: Any, number: int, many: int, written: Written, units: Unit) -> Any:
    """What was read at a point: of a series its own indication, or all where they are one point."""
    if isinstance(told, list):
        told = told[number] if number < len(told) else None
    if not isinstance(told, Mapping):
        return "–"
    shown = list(told.get("indications", ()))
    if shown:
        words = written(shown[number]) if many == len(shown) else "; ".join(map(written, shown))
        return f"{words} {units('indications')}".strip()
    place = {_place_key(told), "load", "flow"}
    said = [
        _cell(key, value, written, units(key)) for key, value in told.items() if key not in place
    ]
    return format_lazy(" · ".join(["{}"] * len(said)), *said) if said else "–"


def _cell(key: str, value: Any, written: Written, unit: str) -> Any:
    word = CELLS.get(key, key)
    if isinstance(value, bool):
        return format_lazy("{}: {}", word, CHOICES["yes" if value else "no"])
    if str(value) in CHOICES:
        return format_lazy("{} {}", word, CHOICES[str(value)])
    return format_lazy("{} {}", word, f"{written(value)} {unit}".strip())


_PLACES = (
    "load",
    "q",
    "length",
    "interval",
    "indicated",
    "reference",
    "flow",
    "position",
    "nominal",
)


def _place_key(point: Mapping[str, Any]) -> str:
    return next((one for one in _PLACES if point.get(one) not in (None, "")), "")


def spot_of(one: ReadPoint, units: Units, written: Written = comma) -> Any:
    """At which load, flow or length a point was read.

    With the support that the load stood on, and how fast it flowed.
    """
    key = _place_key(one.point)
    if not key:
        return "–"
    value = one.point[key]
    words = CHOICES.get(str(value)) or _with(written(value), one.place_unit, units.places)
    also = [one.point.get(name) for name in ("position", "flow") if name != key]
    beside = [CHOICES.get(str(each), each) for each in also if each not in (None, "")]
    return format_lazy(" · ".join(["{}"] * (1 + len(beside))), words, *beside)


def limit_words(point: Mapping[str, Any], written: Written = comma) -> str:
    """The limit of a point, of both signs where it has no lower one of its own."""
    limit, lower = point.get("limit"), point.get("lower_limit")
    if limit is None:
        return "–"
    if lower is not None:
        return f"{written(shortened(lower))} … {written(shortened(limit))}"
    return f"± {written(shortened(limit))}"


def in_unit(word: Any, unit: str) -> Any:
    """The head of a column of numbers, with the unit that they are in; a lazy text stays lazy."""
    return format_lazy("{} ({})", word, unit) if unit else word


def shortened(limit: object) -> str:
    """A limit as it is read beside the instrument: of a third three places, of less four digits."""
    number = Decimal(str(limit))
    places = max(3, 3 - number.adjusted()) if number else 0
    if number.normalize().as_tuple().exponent >= -places:  # type: ignore[operator]  # it is finite
        return str(limit)
    return f"{round(number, places).normalize():f}"
