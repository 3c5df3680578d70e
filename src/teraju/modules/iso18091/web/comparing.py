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
from teraju.platform.web.kinds import Status, Text

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
        said=[_said(changes, before, after, same=same), *_sides(before, after)],
        counts=_counts(before, after),
        codes=_codes(changes, before, after) if same else None,
    )


def _said(changes: Sequence[Change], before: Half, after: Half, *, same: bool) -> str:
    if not same:
        return _("The editions differ: their codes do not mean the same. Only counts are shown.")
    counts = {turn.value: count for turn, count in turns(changes).items()}
    if _is_one_government(before, after):
        words = _(
            "Better: %(better)d. The same: %(same)d. Worse: %(worse)d. Not comparable: %(open)d."
        )
        return words % counts
    words = _(
        "Better at %(before)s: %(worse)d. The same: %(same)d. Better at %(after)s: %(better)d. "
        "Not comparable: %(open)d."
    )
    return words % {**counts, "before": before.name, "after": after.name}


def _is_one_government(before: Half, after: Half) -> bool:
    """Whether time lies between the two; else they stand beside each other."""
    return before.diagnosis.government_id == after.diagnosis.government_id


def _sides(before: Half, after: Half) -> list[str]:
    own = [half.name for half in (before, after) if half.side is Side.SELF]
    return [_("Not verified: %(names)s.") % {"names": ", ".join(own)}] if own else []


def _counts(before: Half, after: Half) -> Table:
    """A row for each of the two, one under the other, so that a phone can show them."""
    headers: list[Text] = [_("Category"), _("Diagnosis"), *(colour_word(one) for one in COLOURS)]
    told = [(half.name, half.counts()) for half in (before, after)]
    rows = [
        (f"{code} {category_word(code)}", name, *(counts[code][one.value] for one in COLOURS))
        for code in told[0][1]
        for name, counts in told
    ]
    return Table(headers, rows)


def _codes(changes: Sequence[Change], before: Half, after: Half) -> Table:
    edition = after.diagnosis.edition
    rows = [
        (
            f"{one.code} {title_of(edition, one.code)}",
            colour_status(one.before),
            colour_status(one.after),
            _turn_word(one.turn, before, after),
        )
        for one in changes
    ]
    last = pgettext("comparison", "What became of it")
    if not _is_one_government(before, after):
        last = pgettext("comparison", "Where it is better")
    return Table([_("Indicator"), before.name, after.name, last], rows)


def _turn_word(turn: Turn, before: Half, after: Half) -> Status | str:
    """What time made of an indicator; between two governments, whose colour is better."""
    better = {Turn.BETTER: after.name, Turn.WORSE: before.name}
    if turn in better and not _is_one_government(before, after):
        return better[turn]
    return TURNS[turn]
