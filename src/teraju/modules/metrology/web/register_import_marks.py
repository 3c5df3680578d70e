"""The marks that a list kept before the register tells of: the day, and until when it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.lasting import lasting
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import Instrument, Verification
from teraju.platform.exchange.plans import Key, Refusal, Row

COLUMNS = ("verified", "until")
# What a list told of, and nothing happened to since.
FREE = frozenset({Standing.NEW, Standing.VALID})
BATCH = 2000


class ToldMarks:
    """The instruments of a file whose rows tell another mark than stands, and their own marks."""

    def __init__(
        self, rows: Sequence[Row], standing: Mapping[Key, Instrument], today: date
    ) -> None:
        self.today = today
        found = [standing.get((row.values["number"],)) for row in rows]
        ids = [
            one.pk
            for row, one in zip(rows, found, strict=True)
            if one is not None and _differing(row, one)
        ]
        self.marked: set[int] = set()
        for start in range(0, len(ids), BATCH):
            marks = Verification.objects.filter(instrument__in=ids[start : start + BATCH])
            self.marked.update(marks.values_list("instrument", flat=True))

    def check(self, row: Row, found: Instrument | None) -> Iterator[Refusal]:
        """What a row tells can be; an end that it leaves empty follows from the kind."""
        if any(name in row.unread for name in COLUMNS):
            return
        differing = _differing(row, found)
        if not differing:
            return
        if found is not None and (found.standing not in FREE or found.pk in self.marked):
            words = _("Its marks are recorded here: a file does not change them.")
            yield Refusal(row, differing[0], words)
            return
        verified, until = (_told(row, found, name) for name in COLUMNS)
        if verified is None:
            if until is not None:
                yield Refusal(row, "until", _("Say on which day it was verified."))
        elif verified > self.today:
            yield Refusal(row, "verified", _("The day lies in the future."))
        else:
            yield from _end(row, verified, until)


def _end(row: Row, verified: date, until: date | None) -> Iterator[Refusal]:
    kind = catalogue().kinds.get(row.values.get("kind") or "")
    if kind is None:
        return
    most = lasting(kind, verified).until
    period = kind.period_on(verified)
    if until is None:
        row.values["until"] = most
    elif until < verified:
        yield Refusal(row, "until", _("It counts from the day on which it was verified."))
    elif period is not None and period.months is not None and until > most:
        words = _("A mark of this day and kind counts until %(day)s at most.")
        yield Refusal(row, "until", words % {"day": date_format(most)})


def _differing(row: Row, found: Instrument | None) -> list[str]:
    """The columns in which a row tells something else than stands.

    What is void names no day until which it counts; a file from before names it still.
    """
    told = [name for name in COLUMNS if name in row.values]
    return [
        name
        for name in told
        if row.values[name] != _kept(found, name)
        and not (name == "until" and found is not None and row.values[name] == found.counts_until)
    ]


def _told(row: Row, found: Instrument | None, name: str) -> date | None:
    value: date | None = row.values[name] if name in row.values else _kept(found, name)
    return value


def _kept(found: Instrument | None, name: str) -> date | None:
    if found is None:
        return None
    return found.verified_on if name == "verified" else found.valid_until
