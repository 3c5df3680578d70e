"""Official numbers without gaps or doubles, however many are taken at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel import numbering
from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.kernel.numbering import InvalidPattern, Reset, parse_pattern
from teraju.platform.accounts.rights import require
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Government

from .models import NumberPattern, NumberSeries
from .permissions import MANAGE_PATTERNS

# What a pattern may name besides the serial number and the date: the agency's code in letters.
PLACES = ("code",)
# How the numbers of a kind that nobody registered are written.
UNSIGNED = "{seq:03}/{code}/{month_roman}/{year}"

# Zeros before a number do not make it another.
_WIDTH = re.compile(r"(?<=\{seq):0[1-9]")


@dataclass(frozen=True)
class NumberKind:
    """A kind of official number: what it is called, and its pattern until a government sets one.

    With `per_agency` each agency counts for itself; its numbers should carry the agency's code.
    `withdrawn_there` says where its record is withdrawn, and the paper with it: by itself such a
    paper is not revoked, as its record would go on saying that it counts.
    """

    label: str | Promise
    pattern: str
    reset: Reset = Reset.YEAR
    per_agency: bool = False
    withdrawn_there: str | Promise = ""


_kinds: dict[str, NumberKind] = {}


class PatternRefused(DomainError):
    """A pattern that cannot be used as it stands."""


def pattern_with(sign: str) -> str:
    """The usual pattern; the sign tells a kind of paper from all others of an agency."""
    return f"{{seq:03}}/{sign}/{{code}}/{{month_roman}}/{{year}}"


def register_numbers(key: str, kind: NumberKind) -> None:
    """Make a kind of number known, so that its pattern can be looked after on the settings page.

    Two kinds are never written alike: each counts for itself, and the same number would stand on
    two papers.
    """
    parse_pattern(kind.pattern, reset=kind.reset, names=PLACES)
    patterns = {other: one.pattern for other, one in _kinds.items()}
    if other := _written_alike(key, kind.pattern, patterns):
        raise ValueError(f"the numbers {key} and {other} are written alike")
    if _kinds.setdefault(key, kind) != kind:
        raise ValueError(f"the number {key} is registered twice")


def number_kinds() -> dict[str, NumberKind]:
    return dict(_kinds)


def withdrawn_there(key: str) -> str:
    """Where the record of a paper of this kind is withdrawn; empty: the paper by itself."""
    kind = _kinds.get(key)
    return str(kind.withdrawn_there) if kind else ""


def next_number(
    *,
    government: Government,
    key: str,
    pattern: numbering.NumberPattern,
    on: date,
    values: Mapping[str, str] | None = None,
) -> str:
    """Take the next number of a series inside the caller's transaction: rolled back, it is free.

    The series stays locked until that transaction ends, so that no number is skipped or doubled.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a number belongs inside the transaction of what it numbers")
    series, _created = NumberSeries.objects.select_for_update(no_key=True).get_or_create(
        government=government, key=key, period_key=pattern.period_key(on)
    )
    series.last += 1
    number = pattern.format(seq=series.last, on=on, values=values)
    series.save(update_fields=["last"])
    return number


def official_number(
    *, government: Government, key: str, on: date, agency: Agency | None = None
) -> str:
    """Take the next number of a kind, written in the government's own pattern or the usual one."""
    values = {"code": agency.code if agency else government.region_id}
    pattern = pattern_of(government, key)
    kind = _kinds.get(key)
    series = f"{key}@{agency.pk}" if agency and kind and kind.per_agency else key
    return next_number(government=government, key=series, pattern=pattern, on=on, values=values)


def pattern_of(government: Government, key: str) -> numbering.NumberPattern:
    """Give the pattern that a government's numbers of a kind follow. Queries once."""
    row = NumberPattern.objects.filter(government=government, key=key).first()
    if row is not None:
        return parse_pattern(row.pattern, reset=Reset(row.reset), names=PLACES)
    kind = _kinds.get(key, NumberKind(label=key, pattern=UNSIGNED))
    return parse_pattern(kind.pattern, reset=kind.reset, names=PLACES)


@transaction.atomic
def set_pattern(
    *,
    actor: Viewer,
    government: Government,
    key: str,
    pattern: str,
    reset: str,
    expected_version: int | None = None,
) -> NumberPattern:
    """Set how a government writes a kind of number; numbers given out before stay as they are."""
    require(actor, MANAGE_PATTERNS, government)
    if key not in _kinds:
        raise PatternRefused(_("This kind of number is not known."), field="key")
    _check_pattern(pattern, reset)
    _check_alone(government, key, pattern)
    row = (
        NumberPattern.objects.select_for_update(no_key=True)
        .filter(government=government, key=key)
        .first()
    )
    if (row.version if row else None) != expected_version:
        raise ChangedMeanwhile(
            _("Somebody changed this meanwhile. Compare with what stands now and save again.")
        )
    _check_reset(government, key, reset)
    before = {"pattern": row.pattern, "reset": row.reset} if row else {}
    row = row or NumberPattern(government=government, key=key, version=0)
    row.pattern, row.reset, row.version = pattern, reset, row.version + 1
    row.full_clean()
    row.save()
    after = {"pattern": pattern, "reset": reset}
    record_event(actor=actor, verb="papers.pattern.changed", target=row, before=before, after=after)
    return row


def _check_pattern(pattern: str, reset: str) -> None:
    try:
        parse_pattern(pattern, reset=Reset(reset), names=PLACES)
    except InvalidPattern as refusal:
        raise PatternRefused(
            _(
                "This pattern cannot be used. Write {seq} once, set off by signs such as / or -, "
                "and besides it only {code}, {month}, {month_roman} and {year}. A counter that "
                "begins again each year needs {year}; each month, the month as well."
            ),
            field="pattern",
        ) from refusal


def _check_alone(government: Government, key: str, pattern: str) -> None:
    """Each kind counts for itself: written alike, the same number would stand on two papers."""
    set_here = NumberPattern.objects.filter(government=government).values_list("key", "pattern")
    patterns = {other: kind.pattern for other, kind in _kinds.items()} | dict(set_here)
    if other := _written_alike(key, pattern, patterns):
        raise PatternRefused(
            _(
                "“%(kind)s” is written like this already, so that the same number could stand on "
                "two papers. Put in letters of its own."
            )
            % {"kind": _kinds[other].label if other in _kinds else other},
            field="pattern",
        )


def _written_alike(key: str, pattern: str, patterns: Mapping[str, str]) -> str:
    """Another kind whose numbers look the same, however many zeros they carry; "" for none."""
    shape = _WIDTH.sub("", pattern)
    alike = (one for one, text in patterns.items() if one != key and _WIDTH.sub("", text) == shape)
    return next(alike, "")


def _check_reset(government: Government, key: str, reset: str) -> None:
    """A counter that has begun keeps its rule: another one could give out a number twice."""
    begun = NumberSeries.objects.filter(government=government, last__gt=0)
    begun = begun.filter(Q(key=key) | Q(key__startswith=f"{key}@"))
    if begun.exists() and pattern_of(government, key).reset != Reset(reset):
        raise PatternRefused(
            _("Numbers were given out already, so when the counter begins again stays as it is."),
            field="reset",
        )
