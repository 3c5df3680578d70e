"""Two diagnoses side by side: the counts always, code by code within one edition only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.iso18091.domain.colours import Colour
from teraju.modules.iso18091.domain.figures import (
    Change,
    Side,
    Turn,
    by_category,
    compared,
    turns,
)
from teraju.modules.iso18091.models import Diagnosis, Indicator
from teraju.modules.iso18091.wording import COLOURS, category_word, colour_word, title_of
from teraju.platform.web.kinds import Text

from .words import TURNS, colour_status


@dataclass(frozen=True)
class Half:
    """One of the two, with what it is called in the comparison."""

    diagnosis: Diagnosis
    rows: Sequence[Indicator]
    name: str

    @property
    def side(self) -> Side:
        """The verified word where there is one, else the agencies' own."""
        told = any(row.verified_complete for row in self.rows)
        return Side.VERIFIED if told else Side.SELF

    def colours(self) -> dict[str, Colour]:
        return {row.code: row.standing(self.side).counted_as for row in self.rows}

    def counts(self) -> dict[str, dict[str, int]]:
        return by_category({row.code: row.standing(self.side) for row in self.rows})


@dataclass(frozen=True)
class Table:
    headers: Sequence[Text]
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Comparison:
    """What a page shows of two diagnoses."""

    title: str
    said: Sequence[str]
    counts: Table
    codes: Table | None


def comparison(before: Half, after: Half) -> Comparison:
    """Hold two diagnoses together; codes of two editions do not mean the same."""
    same = before.diagnosis.edition == after.diagnosis.edition
    changes = compared(before.colours(), after.colours()) if same else []
    return Comparison(
        title=_("%(before)s and %(after)s") % {"before": before.name, "after": after.name},
        said=[*_said(changes, same=same), *_sides(before, after)],
        counts=_counts(before, after),
        codes=_codes(changes, before, after) if same else None,
    )


def _said(changes: Sequence[Change], *, same: bool) -> list[str]:
    if not same:
        return [_("The editions differ: their codes do not mean the same. Only counts are shown.")]
    found = turns(changes)
    return [
        _("Better: %(better)d. The same: %(same)d. Worse: %(worse)d. Not comparable: %(open)d.")
        % {turn.value: found[turn] for turn in Turn}
    ]


def _sides(before: Half, after: Half) -> list[str]:
    own = [half.name for half in (before, after) if half.side is Side.SELF]
    return [_("Not verified: %(names)s.") % {"names": ", ".join(own)}] if own else []


def _counts(before: Half, after: Half) -> Table:
    headers: list[Text] = [_("Category")]
    for colour in COLOURS:
        headers += [f"{colour_word(colour)}, {half.name}" for half in (before, after)]
    found = before.counts(), after.counts()
    rows = [
        (
            f"{code} {category_word(code)}",
            *(counts[code][colour.value] for colour in COLOURS for counts in found),
        )
        for code in found[0]
    ]
    return Table(headers, rows)


def _codes(changes: Sequence[Change], before: Half, after: Half) -> Table:
    edition = after.diagnosis.edition
    rows = [
        (
            f"{one.code} {title_of(edition, one.code)}",
            colour_status(one.before),
            colour_status(one.after),
            TURNS[one.turn],
        )
        for one in changes
    ]
    return Table(
        [_("Indicator"), before.name, after.name, pgettext("comparison", "What became of it")], rows
    )
