"""The package of a job: everything that a telephone needs for a day without a connection."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.utils.timezone import localtime

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.field_plan import field_plan, field_rules
from teraju.modules.metrology.domain.field_readings import blank_sheet, reading_sheet
from teraju.modules.metrology.domain.fitness import Weight
from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.domain.plates import is_number
from teraju.modules.metrology.domain.possible import class_table
from teraju.modules.metrology.domain.sheets import Case, counts_pieces
from teraju.modules.metrology.domain.stamps import Site
from teraju.modules.metrology.domain.stickers import RollState
from teraju.modules.metrology.domain.tested_with import grams_of, may_accompany, may_test, serves
from teraju.modules.metrology.models import (
    Instrument,
    Issue,
    IssuedRoll,
    IssuedStamp,
    IssuedStandard,
    Owner,
    Place,
    Repairer,
    Sheet,
    Standard,
    Sticker,
)
from teraju.modules.metrology.plate_wording import capacity_of, plate_line
from teraju.platform.accounts.scope import Viewer

from .field import Work, lines_of
from .letters import out_for_others
from .standards import boxes_of, fit_today, unweighed_of, weights_of
from .standards import standards as rows_of
from .supervision import sealed_among

# What of a plate is asked on the spot; the rest is entered at the office.
PLATE_OF_SHEET = frozenset(
    {
        *("max", "e", "accuracy_class", "max_low", "e_low", "d", "supports"),
        *("nominal", "length", "product"),
    }
)
SEALED = "sealed"
CONTROLS = (Control.SUBSEQUENT, Control.INITIAL)


@dataclass
class _Sheets:
    """Plans of sheets, each once however many instruments share it."""

    on: date
    weights: tuple[Weight, ...]
    unweighed: int
    boxes: Decimal
    found: dict[str, int] = field(default_factory=dict)
    made: list[Any] = field(default_factory=list)
    plates: list[Mapping[str, Any]] = field(default_factory=list)

    def plate(self, plate: Mapping[str, Any]) -> int:
        """The number of a plate, each once: it comes back with the sheet that rests on it."""
        if plate not in self.plates:
            self.plates.append(plate)
        return self.plates.index(plate)

    def of(self, kind: str, plate: Mapping[str, Any]) -> int | None:
        """The number of the plan of a plate; None where none is known without a connection."""
        told = f"{kind} {sorted(plate.items())}"
        if told not in self.found:
            plans = [self._plan(kind, plate, control) for control in CONTROLS]
            if plans[0] is None:
                self.found[told] = self._kept(self._readings(kind, plate))
            else:
                # The limits of a first verification stand apart only where they differ.
                first = {} if plans[1] == plans[0] else {"initial": plans[1]}
                self.found[told] = len(self.made)
                self.made.append({**plans[0], **first})
        number = self.found[told]
        return None if number < 0 else number

    def blank(self, kind: str) -> int | None:
        """The number of the sheet of a kind whose plate is not known."""
        number = self._kept(blank_sheet(self._case(kind, {})))
        return None if number < 0 else number

    def _case(self, kind: str, plate: Mapping[str, Any]) -> Case:
        return Case(catalogue(self.on).kind(kind), plate, Control.SUBSEQUENT, self.on)

    def _readings(self, kind: str, plate: Mapping[str, Any]) -> dict[str, Any] | None:
        """Without a limit it is read all the same; sets are counted."""
        case = self._case(kind, plate)
        if counts_pieces(case.kind, 1):
            return None
        return reading_sheet(case) or blank_sheet(case)

    def _kept(self, sheet: dict[str, Any] | None) -> int:
        if sheet is None:
            return -1
        self.made.append(sheet)
        return len(self.made) - 1

    def _plan(self, kind: str, plate: Mapping[str, Any], control: str) -> dict[str, Any] | None:
        known = catalogue(self.on).kind(kind)
        with_these = (self.weights, self.unweighed, self.boxes)
        return field_plan(Case(known, plate, control, self.on, *with_these))


def package_of(viewer: Viewer, work: Work) -> dict[str, Any]:
    """Give the package of a job. A fixed number of queries, however large the market is."""
    on = viewer.today
    taken, standards = _taken(viewer, work)
    weights, unweighed = tuple(weights_of(standards)), unweighed_of(standards)
    sheets = _Sheets(on, weights, unweighed, boxes_of(standards))
    rows, lines = _instruments(viewer, work)
    rules = field_rules(on)
    sealed = sealed_among([one.pk for one in rows])
    tested = _tested(viewer, work, rows)
    return {
        "key": work.key,
        "who": viewer.user_id,
        "office": viewer.office,
        "made_at": viewer.now.isoformat(),
        "title": work.title,
        "day": work.day and work.day.isoformat(),
        "until": work.until and work.until.isoformat(),
        "instruments": [_row(one, sheets, lines, sealed, tested) for one in rows],
        "owners": [[one.pk, one.name] for one in _owners(rows)],
        "places": [[one.pk, one.name, one.stall] for one in _places(viewer, work, rows)],
        "kinds": _kinds(rows, rules.plates, sheets, standards),
        "sheets": sheets.made,
        "plates": sheets.plates,
        "photo_bytes": rules.photo_bytes,
        "repairers": _repairers(viewer, work, on),
        **taken,
    }


def _instruments(viewer: Viewer, work: Work) -> tuple[list[Any], dict[int, tuple[int, str]]]:
    """What stands at the market, or what an order names, with the lines of the order."""
    rows = Instrument.objects.visible_to(viewer).in_use().filter(agency=work.record.agency_id)
    lines: dict[int, tuple[int, str]] = {}
    if work.kind == "session":
        here = Q(place=work.record.place_id) | Q(place__market=work.record.place_id)
        rows = rows.filter(here)
    else:
        lines = {one.instrument_id: (one.pk, one.control) for one in lines_of(work.record.pk)}
        rows = rows.filter(pk__in=lines)
    found = rows.select_related("owner", "user", "place").order_by("pk")
    return list(found), lines


def _row(
    one: Any,
    sheets: _Sheets,
    lines: Mapping[int, tuple[int, str]],
    sealed: Collection[int],
    tested: Mapping[int, list[Any]],
) -> list[Any]:
    line, control = lines.get(one.pk, (None, ""))
    if not control:
        control = Control.SUBSEQUENT if one.verified_on else ""
    return [
        one.pk,
        one.tag,
        one.kind,
        sheets.of(one.kind, one.plate),
        (one.user or one.owner).pk,
        one.place_id,
        capacity_of(one),
        " ".join(part for part in (one.make, one.serial) if part),
        # A set is counted by its pieces, anything else is read.
        one.count if counts_pieces(catalogue().kind(one.kind), one.count) else 0,
        # Its mark may run on under a seal, and says nothing then.
        SEALED if one.pk in sealed else one.standing,
        one.valid_until and one.valid_until.isoformat(),
        control,
        line,
        sheets.plate(one.plate),
        # Whether it has its photo: the photo itself would be more than all the rest.
        int(one.photo_id is not None),
        tested.get(one.pk),
    ]


def _tested(viewer: Viewer, work: Work, rows: Iterable[Any]) -> dict[int, list[Any]]:
    """What was tested since the job began: when it ended, by whom, its verdict, its counts.

    The last sheet of each instrument. One query.
    """
    since = min(work.day or viewer.today, viewer.today)
    sheets = Sheet.objects.filter(
        instrument__in=[one.pk for one in rows],
        state=SheetState.DECIDED,
        tested_on__gte=since,
    ).select_related("verification")
    return {
        one.instrument_id: [
            localtime(one.ended_at, viewer.now.tzinfo).isoformat(timespec="seconds"),
            one.tester_office,
            one.verdict,
            _counts(one),
        ]
        for one in sheets.order_by("ended_at", "pk")
    }


def _counts(sheet: Sheet) -> list[int] | None:
    """Of a set what passed, of them adjusted, failed; what was not brought is no part of it."""
    act = getattr(sheet, "verification", None)
    if act is None or act.passed + act.failed < 2:
        return None
    return [act.passed, act.adjusted, act.failed, 0]


def _owners(rows: Iterable[Any]) -> list[Owner]:
    found = {each.pk: each for one in rows for each in (one.owner, one.user) if each}
    return sorted(found.values(), key=lambda one: (one.name, one.pk))


def _places(viewer: Viewer, work: Work, rows: Iterable[Any]) -> list[Place]:
    """All kiosks of a market, those without an instrument too."""
    if work.kind != "session":
        found = {one.place_id: one.place for one in rows}
        return list(found.values())
    market = work.record.place_id
    here = Q(pk=market) | Q(market=market)
    places = Place.objects.visible_to(viewer).filter(here, closed_on=None)
    return list(places.order_by("stall", "name", "pk"))


def _kinds(
    rows: Iterable[Any], usual: Mapping[str, Any], sheets: _Sheets, along: Sequence[Standard]
) -> dict[str, dict[str, Any]]:
    """Names of the kinds, the plates that a new instrument of each may have, and its standards."""
    known = catalogue()
    codes = dict.fromkeys([*usual, *(one.kind for one in rows)])
    found: dict[str, dict[str, Any]] = {}
    for code in codes:
        kind = known.kind(code)
        plates = [
            [plate, plate_line(code, plate), sheets.of(code, plate)]
            for plate in usual.get(code, ())
        ]
        found[code] = {"id": kind.name.id, "en": kind.name.en, "plates": plates}
        # Those of what is along that it is tested with: ticked when its sheet begins.
        found[code]["standards"] = [one.pk for one in along if serves(code, one, sheets.on)]
        # With none of these the office refuses the test.
        found[code]["sorts"] = [one.pk for one in along if may_test(code, one, sheets.on)]
        # What may stand on its sheet beside one of these; anything else the office refuses too.
        found[code]["beside"] = [one.pk for one in along if may_accompany(code, one, sheets.on)]
        if counts_pieces(kind, 1):
            found[code]["counted"] = True
        else:
            # Any other plate: what it says is written down, and the sheet has no limits yet.
            found[code]["blank"] = sheets.blank(code)
            found[code]["roman"] = kind.calculator == "nawi"
            if classes := class_table(kind, sheets.on):
                found[code]["classes"] = classes
            found[code]["plate"] = [
                [name, each.unit or "", is_number(name, each)]
                for name, each in kind.parameters.items()
                if name in PLATE_OF_SHEET
            ]
    return found


def _repairers(viewer: Viewer, work: Work, on: date) -> list[list[Any]]:
    rows = Repairer.objects.visible_to(viewer).permitted_on(on)
    found = rows.filter(agency=work.record.agency_id, ended_on=None).order_by("name", "pk")
    return [[one.pk, one.name, one.kinds] for one in found]


def _taken(viewer: Viewer, work: Work) -> tuple[dict[str, Any], Sequence[Standard]]:
    """The stamps, standards and stickers that the viewer has with them. Nine queries at most."""
    issues = (
        Issue.objects.visible_to(viewer)
        .out()
        .filter(holder=viewer.user_id, agency=work.record.agency_id)
    )
    ids = list(issues.values_list("pk", flat=True))
    # Those of the office stay there.
    out = IssuedStamp.objects.filter(issue__in=ids, out__gt=0, line__site=Site.FIELD)
    stamps = list(out.select_related("line", "issue").order_by("line__kind", "pk"))
    held = IssuedStandard.objects.filter(issue__in=ids, is_out=True, issue__site=Site.FIELD)
    rows = fit_today(rows_of(viewer).filter(pk__in=held.values("standard")), viewer.today)
    due = held.filter(standard=OuterRef("pk")).values("issue__due_on")
    standards = list(rows.annotate(due_back=Subquery(due[:1])).order_by("pk"))
    # One that was withdrawn proves nothing any more: its stickers are left on it.
    rolls = IssuedRoll.objects.filter(
        issue__in=ids, is_out=True, issue__site=Site.FIELD, roll__state=RollState.IN_STOCK
    ).select_related("roll", "issue")
    of_rolls = [(one.roll, one.issue.due_on) for one in rolls.order_by("pk")]
    used = Sticker.objects.filter(roll__in=[roll for roll, _due in of_rolls]).values_list(
        "code", flat=True
    )
    told = {
        "stamps": [
            # The telephone leaves alone what is due back before the day of the test.
            [one.line.kind, one.line.size, one.out, one.issue.due_on.isoformat()]
            for one in stamps
        ],
        "stamps_for": out_for_others([one.issue.job for one in stamps], work.record),
        "standards": [
            # As with stamps: left alone from the day after it was due back.
            [one.pk, one.code, one.name, one.due_back.isoformat(), _grams(one)]
            for one in standards
        ],
        # Here too.
        "rolls": [
            [one.name, one.first_code, one.last_code, due.isoformat()] for one, due in of_rolls
        ],
        "used_stickers": list(used.order_by("code")),
    }
    return told, standards


def _grams(one: Standard) -> float | None:
    """What a weight weighs: on a scale of a lesser Max the telephone leaves it out."""
    grams = grams_of(one)
    return None if grams is None else float(grams)
