"""The board of the day as columns: a count, and the lines below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.models.order_choices import LINE_STATES
from teraju.modules.metrology.selectors.board import Board, BoardLine
from teraju.modules.metrology.unit_wording import kind_name

from .plan_words import minutes_words

MOST_SHOWN = 12


@dataclass(frozen=True)
class Shown:
    """A line of the board: what it is, whose turn it is, how long it is here. Nobody's name."""

    tag: str
    kind: str
    order: str
    url: str
    where: str
    time: str
    is_late: bool


@dataclass(frozen=True)
class BoardColumn:
    """One state: how many, the first of them, and how many more there are."""

    key: str
    title: str
    count: int
    lines: Sequence[Shown]
    more: int
    tone: str = ""


def columns(found: Board) -> list[BoardColumn]:
    """What is late stands first: it is what somebody should act on."""
    late, returned = found.late, found.of(LineState.RETURNED)
    back = LINE_STATES[LineState.RETURNED]
    return [
        _column("late", _("Late"), late, "bad" if late else ""),
        _column(
            "waiting", pgettext("instrument of an order", "Waiting"), found.of(LineState.WAITING)
        ),
        _column("in_test", _("In test"), found.of(LineState.IN_TEST)),
        _column("to_sign", _("To sign"), found.of(LineState.TO_SIGN)),
        # Seldom any, and then somebody acts on it.
        *([_column("returned", str(back), returned)] if returned else []),
        _column("paused", _("Waits for somebody else, or for its day"), found.of(LineState.PAUSED)),
    ]


def _column(key: str, title: str, lines: Sequence[BoardLine], tone: str = "") -> BoardColumn:
    shown = [_shown(one) for one in lines[:MOST_SHOWN]]
    return BoardColumn(key, title, len(lines), shown, max(len(lines) - MOST_SHOWN, 0), tone)


def _shown(one: BoardLine) -> Shown:
    line, order = one.line, one.line.order
    return Shown(
        tag=line.instrument.tag,
        kind=str(kind_name(line.instrument.kind)),
        order=order.output.number,
        url=order.get_absolute_url(),
        where=str(order.place.name) if order.place and order.place.kind == "market" else "",
        time=minutes_words(one.minutes),
        is_late=one.is_late,
    )
