"""An entry of a telephone beside what it met: facts, and two columns that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.field import OPEN, Meeting, Outcome, read_picture
from teraju.modules.metrology.domain.orders import SessionState
from teraju.modules.metrology.domain.sheets import PIECES
from teraju.modules.metrology.models import FieldEntry, Sheet
from teraju.modules.metrology.models.order_choices import CONTROLS, REMEDIES, VERDICTS
from teraju.modules.metrology.selectors.field import pieces_of, pieces_sent, stickers_of
from teraju.modules.metrology.sheet_wording import COUNTS
from teraju.modules.metrology.unit_wording import kind_name, stamp_kind_words
from teraju.platform.web.kinds import Fact, Link, Section, Text
from teraju.platform.web.record_parts import table
from teraju.platform.web.templatetags.values import stamp

from .field_words import entry_sentence
from .numbers import shown
from .register_words import PARAMETERS
from .sheet_sections import is_told


def entry_facts(entry: FieldEntry) -> list[Fact]:
    one = entry.instrument
    job = entry.session or entry.order
    found = [
        Fact(_("Instrument"), one.tag if one else _("new instrument"), url=_url(one)),
        Fact(_("Kind"), kind_name(one.kind) if one else _kind_sent(entry.payload)),
        Fact(_("Job"), str(job) if job else "–", url=_url(job), note=_called_off(entry)),
        Fact(_("Tested on"), entry.tested_on),
        Fact(_("Tester"), entry.tester_office),
        Fact(_("Arrived"), stamp(entry.arrived_at)),
        Fact(_("Photo of the marks"), *_photo(entry)),
    ]
    if (shown := _picture(entry)) is not None:
        found.append(shown)
    if entry.sheet is not None:
        found.append(Fact(_("Test sheet"), str(entry.sheet), url=entry.sheet.get_absolute_url()))
    if entry.settled_at is not None:
        found.append(Fact(_("Settled"), stamp(entry.settled_at), note=entry.settled_office))
    if entry.outcome not in OPEN and entry.sentence:
        found.append(
            Fact(
                pgettext_lazy("sheet of a telephone", "Why it was not taken"), entry_sentence(entry)
            )
        )
    if entry.reason:
        found.append(Fact(_("Reason"), entry.reason))
    return found


def _called_off(entry: FieldEntry) -> Text:
    """Its instrument came to a market that the office had called off: it has no order."""
    if entry.session is None or entry.session.state != SessionState.CANCELLED:
        return ""
    return _("This market was called off: the test counts, and belongs to no order.")


def _url(record: Any) -> str:
    return record.get_absolute_url() if record is not None else ""


def _photo(entry: FieldEntry) -> tuple[Text, str]:
    if entry.photo_id is not None:
        return _("Look at it"), reverse("metrology_field_entry_photo", args=[entry.pk])
    return (_("still on the telephone") if entry.photo_key else _("none")), ""


def _picture(entry: FieldEntry) -> Fact | None:
    """The photo of the instrument, where there is one; once the instrument shows it, there."""
    announced = read_picture(entry.payload)
    if announced is None:
        return None
    label = _("Photo of the instrument")
    if entry.picture_key != announced.key:
        return Fact(label, _("still on the telephone"))
    if entry.picture_id is None:
        return Fact(label, _("put to the instrument"), url=_url(entry.instrument))
    is_left = entry.outcome == Outcome.STORED
    note = _("Not put to the instrument: it had a newer one, or was out of use.") if is_left else ""
    url = reverse("metrology_field_entry_picture", args=[entry.pk])
    return Fact(label, _("Look at it"), url=url, note=note)


def _kind_sent(payload: Mapping[str, Any]) -> Text:
    new = payload.get("new")
    thing = new.get("instrument") if isinstance(new, dict) else None
    code = thing.get("kind") if isinstance(thing, dict) else None
    return kind_name(str(code)) if code else "–"


def side_by_side(entry: FieldEntry) -> list[Section]:
    """What was sent, and beside it the sheet that it met where it met one."""
    theirs = entry.theirs
    if theirs is None:
        rows = [[label, value] for label, value in sent_rows(entry.payload).items()]
        sent_table = table(_("As it was sent"), [_("What"), _("From the telephone")], rows, "")
        return [*_plates(entry), sent_table]
    sent: dict[Text, Any] = {_("Tester"): entry.tester_office, **sent_rows(entry.payload)}
    if entry.photo_id is not None:
        sent[_("Photo")] = Link(*_photo(entry))
    there = sheet_rows(theirs)
    labels = dict.fromkeys([*sent, *there])
    rows = [[label, sent.get(label, "–"), there.get(label, "–")] for label in labels]
    headers = [_("What"), _("From the telephone"), _("Stored already")]
    return [table(_("Side by side"), headers, rows, "")]


def _plates(entry: FieldEntry) -> list[Section]:
    """What of the plate the telephone had otherwise than the register has it."""
    one, sent = entry.instrument, entry.payload.get("plate")
    if one is None or entry.meeting != Meeting.OTHER_PLATE or not isinstance(sent, dict):
        return []
    rows = [
        [PARAMETERS.get(name, name), _plain(sent.get(name, "–")), _plain(one.plate.get(name, "–"))]
        for name in dict.fromkeys([*one.plate, *map(str, sent)])
        if sent.get(name) != one.plate.get(name)
    ]
    headers = [_("What"), _("From the telephone"), _("In the register")]
    return [table(_("The plate"), headers, rows, _("The plates are alike by now."))]


def sent_rows(payload: Mapping[str, Any]) -> dict[Text, Any]:
    """The lines of an entry, read with care: what is broken is shown as it is."""
    attempts = [one for one in _list(payload.get("attempts")) if isinstance(one, dict)]
    rows: dict[Text, Any] = {
        _("Kind of control"): CONTROLS.get(str(payload.get("control")), "–"),
        _("Ended"): _moment(payload.get("ended_at")),
    }
    for number, one in enumerate(attempts, 1):
        rows |= _attempt(number, one.get("remedy"), one.get("verdict"), one.get("readings"))
    marks = [one for one in _list(payload.get("marks")) if isinstance(one, dict)]
    pieces = pieces_sent(payload)
    told = [(str(one.get("kind")), str(one.get("size") or "-"), one.get("count")) for one in marks]
    rows[_("Marks")] = _marks(told, is_set=bool(pieces))
    if pieces:
        rows[_("Pieces")] = counts_said(dict(zip(COUNTS, pieces, strict=False)))
    rows[_("Sticker")] = str(payload.get("sticker") or "–")
    rows[_("Note")] = str(payload.get("note") or "–")
    return rows


def sheet_rows(sheet: Sheet) -> dict[Text, Any]:
    rows: dict[Text, Any] = {
        _("Tester"): sheet.tester_office,
        _("Kind of control"): sheet.get_control_display(),
        _("Ended"): stamp(sheet.ended_at),
    }
    for one in sorted(sheet.attempts.all(), key=lambda one: one.ordinal):
        rows |= _attempt(one.ordinal, one.remedy, one.verdict, one.readings)
    act = getattr(sheet, "verification", None)
    pieces = pieces_of(sheet)
    marks = act.marks.all() if act is not None else ()
    told = [(one.kind, one.size, one.count) for one in marks]
    rows[_("Marks")] = _marks(told, is_set=bool(pieces))
    if pieces:
        rows[_("Pieces")] = counts_said(pieces)
    rows[_("Sticker")] = ", ".join(stickers_of(sheet.instrument_id, sheet.tested_on)) or "–"
    rows[_("Note")] = sheet.note or "–"
    if act is not None and sheet.photo_id is not None:
        url = reverse("metrology_verification_photo", args=[act.pk])
        rows[_("Photo")] = Link(_("Look at it"), url)
    rows[_("Test sheet")] = Link(_("Look at it"), sheet.get_absolute_url())
    return rows


def _attempt(number: int, remedy: Any, verdict: Any, readings: Any) -> dict[Text, Any]:
    label = _("Attempt %(number)s") % {"number": number}
    before = f" ({REMEDIES[str(remedy)]})" if str(remedy) in REMEDIES and remedy != "none" else ""
    word = f"{VERDICTS.get(str(verdict), '–')}{before}"
    # A set is counted: its pieces have a line of their own.
    if not isinstance(readings, dict) or not set(readings) - {PIECES}:
        return {label: word}
    return {label: f"{word}: {readings_words(readings)}"}


def _marks(marks: Iterable[tuple[str, str, Any]], *, is_set: bool) -> str:
    """The marks in one line; on a set on how many of its pieces."""
    said = (
        f"{stamp_kind_words(kind, size)}{f' × {count}' if is_set else ''}"
        for kind, size, count in marks
    )
    return ", ".join(said) or "–"


def counts_said(pieces: Mapping[str, Any]) -> str:
    """What came of the pieces of a set in one line, each number with its name."""
    told = (f"{word} {pieces[key]}" for key, word in COUNTS.items() if is_told(pieces, key))
    return ", ".join(told)


def readings_words(readings: Any) -> str:
    """Readings in one line: 2500 → 2501, 5000 → 5000."""
    if not isinstance(readings, dict):
        return "–"
    said = []
    for points in readings.values():
        for point in points if isinstance(points, list) else [points]:
            if isinstance(point, dict):
                said.append(_point(point))
    return " · ".join(said)[:600]


def _point(point: Mapping[str, Any]) -> str:
    load = _plain(point.get("load", point.get("indicated", "")))
    rest = [
        "/".join(map(_plain, value)) if isinstance(value, list) else _plain(value)
        for key, value in point.items()
        if key not in ("load", "indicated", "flow")
    ]
    return f"{load} → {' '.join(rest)}" if load != "" else " ".join(rest)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "✓" if value else "✗"
    try:
        return shown(Decimal(str(value)))
    except (ArithmeticError, ValueError):
        return str(value)


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []


def _moment(value: Any) -> str:
    try:
        return stamp(parse_datetime(str(value)))
    except ValueError:
        return "–"
