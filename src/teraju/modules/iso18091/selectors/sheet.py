"""The worksheet of a diagnosis: 39 rows with their sub-indicators; a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from teraju.kernel.grouping import grouped
from teraju.modules.iso18091.domain.catalogue import IndicatorLine, catalogues
from teraju.modules.iso18091.domain.colours import Colour
from teraju.modules.iso18091.domain.figures import Side
from teraju.modules.iso18091.models import Answer, Diagnosis, Indicator
from teraju.platform.accounts.scope import Viewer

from .reading import answers, indicators_counted


@dataclass(frozen=True)
class SheetRow:
    """An indicator with its answers, as it stands."""

    indicator: Indicator
    line: IndicatorLine
    answers: Sequence[Answer]

    def done(self, side: Side) -> int:
        return sum(one.colour(side) is not Colour.NOT_ASSESSED for one in self.answers)


@dataclass(frozen=True)
class Sheet:
    diagnosis: Diagnosis
    rows: Sequence[SheetRow]

    @property
    def side(self) -> Side:
        """Whose column is being filled; once it is over, the verifier's is read."""
        return self.diagnosis.side or Side.VERIFIED

    @property
    def total(self) -> int:
        return sum(len(row.answers) for row in self.rows)

    @property
    def done(self) -> int:
        return sum(row.done(self.side) for row in self.rows)


def sheet_of(viewer: Viewer, diagnosis: Diagnosis) -> Sheet:
    """All rows, in the order of the codes. Two queries."""
    lines = catalogues()[diagnosis.edition].indicators
    asked = answers(viewer).filter(indicator__diagnosis=diagnosis)
    by_row = grouped(asked.order_by("question__number", "pk"), lambda one: one.indicator_id)
    rows = indicators_counted(viewer).filter(diagnosis=diagnosis).order_by("position", "pk")
    return Sheet(
        diagnosis, [SheetRow(row, lines[row.code], by_row.get(row.pk, [])) for row in rows]
    )
