"""How single values are written on a page: dates, times, money, states, links, icons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import Any

from django.db.models import Model
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from lucide.templatetags.lucide import lucide

from teraju.platform.web.kinds import Action, Count, Link, Status, Text, Tick

NOTHING = "–"
SHORT_DAY = "j M Y"
# Longer than three lines in half the width of a phone: a sentence.
LONG = 60
TICK = (
    '<input type="hidden" name="shown" value="{1}">'
    '<input type="checkbox" name="{0}" value="{1}" checked aria-label="{2}">'
)
ZONES = {
    timedelta(hours=7): "WIB",
    timedelta(hours=8): "WITA",
    timedelta(hours=9): "WIT",
}


@lru_cache(maxsize=256)
def icon(name: str, size: int = 20) -> SafeString:
    """An inline picture that repeats the words beside it, hidden from screen readers."""
    lines = lucide(name, size=size).splitlines()[1:]
    shape = "".join(line.strip().replace(" />", "/>") for line in lines)
    opened = (
        f'<svg class="i" width="{size}" height="{size}" viewBox="0 0 24 24" aria-hidden="true">'
    )
    return mark_safe(opened + shape)  # noqa: S308 - shapes of an installed package, named in code


def day(value: date | None) -> str:
    """A date as people write it: 21 November 2026."""
    return formats.date_format(value, "DATE_FORMAT") if value else NOTHING


def short_day(value: date) -> str:
    """A date where columns are narrow: 21 Nov 2026."""
    return formats.date_format(value, SHORT_DAY)


def stamp(value: datetime | None) -> str:
    """A moment with the zone of the reader's place: 21 November 2026 09.12 WIB."""
    if value is None:
        return NOTHING
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    zone = ZONES.get(local.utcoffset() or timedelta(0), local.tzname() or "")
    return f"{formats.date_format(local, 'DATETIME_FORMAT')} {zone}".rstrip()


def rupiah(value: Decimal | float | None) -> str:
    """Money as it is written here in either language: Rp1.500.000 or Rp1.500.000,50."""
    if value is None:
        return NOTHING
    amount = Decimal(str(value))
    places = 0 if amount == amount.to_integral_value() else 2
    grouped = f"{abs(amount):,.{places}f}".translate(str.maketrans(",.", ".,"))
    return f"{'-' if amount < 0 else ''}Rp{grouped}"


def number(value: Decimal | float) -> str:
    """A number with the reader's decimal sign and no group digits, which could be misread."""
    return formats.number_format(value, use_l10n=True, force_grouping=False)


def whole(value: int) -> str:
    """How many, thousands apart as the reader's language sets them: 47.164."""
    return formats.number_format(value, use_l10n=True, force_grouping=True)


def size(value: int | None) -> str:
    """The size of a file in the unit that leaves a small number."""
    if value is None:
        return NOTHING
    if value < 1024:
        return f"{value} B"
    if value < 1024 * 1024:
        return f"{value // 1024} kB"
    return f"{number(Decimal(value * 10 // (1024 * 1024)) / 10)} MB"


def status(value: Status | None, *, big: bool = False) -> SafeString:
    """A state by colour, shape and word; what it means is the tool tip."""
    if value is None:
        return mark_safe("")
    meaning = f' title="{escaped(value.meaning)}"' if value.meaning else ""
    size = " big" if big else ""
    return SafeString(f'<span class="st {value.tone}{size}"{meaning}>{escaped(value.word)}</span>')


def action(value: Action | None, *, primary: bool = False) -> SafeString:
    """A way to do something, or the reason why this viewer may not."""
    if value is None:
        return mark_safe("")
    if value.refusal:
        return _locked(value.label, value.refusal)
    return format_html(
        '<a class="btn{}" href="{}">{}{}</a>',
        " go" if primary else "",
        value.url,
        icon(value.icon, 18) if value.icon else "",
        value.label,
    )


def actions(primary: Action | None, others: Sequence[Action] = ()) -> SafeString:
    """The steps of a record: first what the viewer may do, then what is whose, by its reason."""
    given = [one for one in (primary, *others) if one is not None]
    buttons = [action(one, primary=one is primary) for one in given if not one.refusal]
    locked: dict[str, list[str]] = {}
    for one in given:
        if one.refusal:
            locked.setdefault(str(one.refusal), []).append(str(one.label))
    why = [_locked(", ".join(labels), reason) for reason, labels in locked.items()]
    return format_html_join("", "{}", ((one,) for one in (*buttons, *why)))


def _locked(label: Text, refusal: Text) -> SafeString:
    return format_html(
        '<div class="why">{}<div>{}<small>{}</small></div></div>',
        icon("lock", 18),
        label,
        refusal,
    )


def escaped(value: str | Promise) -> SafeString:
    """Words escaped once, without asking what else they could be: a page has hundreds."""
    text = value if isinstance(value, str) else str(value)
    return text if isinstance(text, SafeString) else SafeString(escape(text))


def _lines(values: Any) -> SafeString | str:
    if not values:
        return NOTHING
    rows = format_html_join("", "<li>{}</li>", ((cell(value),) for value in values))
    return format_html('<ul class="lines">{}</ul>', rows)


def _record(value: Model) -> SafeString:
    if hasattr(value, "get_absolute_url"):
        return format_html('<a href="{}">{}</a>', value.get_absolute_url(), str(value))
    return conditional_escape(str(value))


def cell(value: Any) -> SafeString | str:
    """Any value as a page shows it."""
    # Words first: most cells hold them, and what waits for a language answers the others slowly.
    if isinstance(value, (str, Promise)):
        return escaped(value) or NOTHING
    match value:
        case None:
            return NOTHING
        case Status():
            # Long lists repeat their states: the meaning stands on the record's own page.
            return SafeString(f'<span class="st {value.tone}">{escaped(value.word)}</span>')
        case Action():
            return action(value)
        case Link():
            return format_html('<a href="{}">{}</a>', value.url, value.label)
        case Tick():
            return format_html(TICK, value.name, value.value, value.what)
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return stamp(value)
        case date():
            return day(value)
        case time():
            return formats.time_format(value, "TIME_FORMAT")
        case Count():
            return whole(value)
        case int():
            # What has four digits may be a year.
            return whole(value) if abs(value) >= 10_000 else str(value)
        case Decimal() | float():
            return number(value)
        case Model():
            return _record(value)
        case list() | tuple() | set() | frozenset():
            return _lines(value)
    return conditional_escape(value)


def in_table(value: Any) -> SafeString | str:
    """Any value as a cell of a table shows it: a date takes little room there."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return short_day(value)
    return cell(value)


def cell_class(value: Any) -> str:
    """How a table sets a value: numbers to the right, dates unbroken, empty ones not on a phone.

    What is a sentence takes the whole width of a phone.
    """
    if isinstance(value, str):
        return "w" if len(value) > LONG else "" if value else "nil"
    if isinstance(value, Promise):
        return "" if value else "nil"
    match value:
        case None:
            return "nil"
        case bool():
            return ""
        case int() | Decimal() | float():
            return "n"
        # With the hour it is too long to stand in one line of a record's table.
        case date() if not isinstance(value, datetime):
            return "d"
    return ""
