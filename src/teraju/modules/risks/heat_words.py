"""The words behind the heat map: its table, its description, the words of the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from teraju.modules.risks.domain.matrix import Bands, Matrix
from teraju.modules.risks.models.choices import LEVELS
from teraju.platform.web.charts.picture import Table
from teraju.platform.web.kinds import Link

Cell = tuple[int, int]


@dataclass(frozen=True)
class Point:
    """A risk on the map; cells are (likelihood, impact)."""

    code: str
    title: str
    inherent: Cell | None
    standing: Cell | None
    target: Cell | None = None
    url: str = ""


def lines(points: Sequence[Point], matrix: Matrix, bands: Bands, *, is_gain: bool = False) -> Table:
    def told(cell: Cell | None) -> str | None:
        if cell is None:
            return None
        value = matrix.value(*cell)
        return f"{cell[0]} × {cell[1]}: {value} ({LEVELS[bands.level(value)]})"

    rows = [
        [
            Link(one.code, one.url) if one.url else one.code,
            one.title,
            told(one.inherent),
            told(one.standing),
            told(one.target),
        ]
        for one in points
    ]
    headers = [
        _("Code"),
        _("Opportunity") if is_gain else _("Risk"),
        _at_first(is_gain=is_gain),
        _("As it stands"),
        pgettext("level of risk", "Target"),
    ]
    return Table(headers, rows)


def counts(points: Sequence[Point], *, is_gain: bool = False) -> Table:
    """Cell by cell, the highest first."""
    kinds = [
        Counter(one.inherent for one in points),
        Counter(one.standing for one in points),
        Counter(one.target for one in points),
    ]
    cells = {cell for kind in kinds for cell in kind if cell}
    rows = [
        [cell[0], cell[1], *[kind[cell] for kind in kinds]] for cell in sorted(cells, reverse=True)
    ]
    headers = [
        _("Likelihood"),
        _("Impact"),
        _at_first(is_gain=is_gain),
        _("As they stand"),
        pgettext("level of risk", "Target"),
    ]
    return Table(headers, rows)


def _at_first(*, is_gain: bool) -> str:
    """The first stage: an opportunity has no controls, it is what comes by itself."""
    return _("If nothing is done") if is_gain else _("Without controls")


def note(*, is_many: bool, is_gain: bool = False) -> str:
    """How the map is read."""
    if is_many and is_gain:
        return _(
            "The numbers say how many opportunities stand in a cell; arrows show the largest "
            "movements from what comes by itself to as they stand."
        )
    if is_many:
        return _(
            "The numbers say how many risks stand in a cell; arrows show the largest movements "
            "from without controls to as they stand."
        )
    if is_gain:
        return _(
            "A ring: if nothing is done. The code: as it stands. A dashed arrow leads to the "
            "target. The deeper the green, the more is to be gained."
        )
    return _(
        "A ring: without controls. The code: as it stands. A dashed arrow leads to the target."
    )


def describe(
    points: Sequence[Point], matrix: Matrix, bands: Bands, *, is_gain: bool = False
) -> str:
    levels = Counter(bands.level(matrix.value(*one.standing)) for one in points if one.standing)
    told = ", ".join(
        f"{LEVELS[level]} {levels[level]}"
        for level, _first, _last in reversed(bands.spans())
        if levels[level]
    )
    if is_gain:
        return _("%(count)s opportunities as they stand: %(levels)s.") % {
            "count": len(points),
            "levels": told or "–",
        }
    lower = sum(
        1
        for one in points
        if one.inherent
        and one.standing
        and matrix.value(*one.standing) < matrix.value(*one.inherent)
    )
    return _("%(count)s risks as they stand: %(levels)s. With controls %(lower)s are lower.") % {
        "count": len(points),
        "levels": told or "–",
        "lower": lower,
    }


def said(words: object) -> str:
    """A word of the rules in the language of the page."""
    known: dict[str, str] = dict(words)  # type: ignore[call-overload]
    return known.get((get_language() or "id")[:2], known["en"])
