"""How the cells of a file of instruments are read: a reader for each column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy
from typing_extensions import override

from teraju.kernel.decimals import may_be_thousands
from teraju.modules.metrology import register_permissions as permissions
from teraju.modules.metrology.models.choices import PLACE_KINDS, choices
from teraju.modules.metrology.web.numbers import EITHER
from teraju.modules.metrology.web.register_words import kind_choices, units_told
from teraju.platform.accounts import rights
from teraju.platform.exchange.cells import Text, Unreadable
from teraju.platform.exchange.readers import (
    ChoiceReader,
    DateReader,
    DecimalReader,
    PhoneReader,
    ReferenceReader,
    Scope,
    TextReader,
    WholeReader,
    YesNoReader,
)

NUMBER, NAME, SHORT, WORDS = (TextReader(longest=n) for n in (40, 160, 80, 300))
PHONE, STALL, CLASS = PhoneReader(), TextReader(longest=40), TextReader(longest=20)
KIND, PLACE_KIND = ChoiceReader(choices=kind_choices()), ChoiceReader(choices=choices(PLACE_KINDS))
COUNT, YES_NO = WholeReader(least=1, most=10_000), YesNoReader()

# The law of 1981 is the first by which anything was verified.
MARKED_ON, DAY = DateReader(earliest=date(1981, 4, 1)), DateReader()


@dataclass(frozen=True, kw_only=True)
class AmountReader(DecimalReader):
    """A number of a plate, in the unit of the kind that the sheet of instructions names."""

    column: str
    places: int = 6
    least: Decimal = Decimal("0.000001")

    @override
    def hint(self) -> Text:
        return lazy(units_told, str)(self.column)

    @override
    def read(self, cell: Any) -> Decimal:
        if isinstance(cell, str) and may_be_thousands(cell):
            raise Unreadable(str(EITHER))
        return super().read(cell)


SIZE, STEP, LEAST, OTHER_STEP, LOW_SIZE, LOW_STEP = (
    AmountReader(column=column) for column in ("size", "step", "min", "d", "max_low", "e_low")
)


def units(scope: Scope) -> Iterator[tuple[int, tuple[str, ...]]]:
    rows = rights.agencies_where(scope.actor, permissions.REGISTER_IMPORT)
    for pk, name, short in rows.filter(government=scope.government).values_list(
        "pk", "name", "short_name"
    ):
        yield pk, (short, name)


UNIT = ReferenceReader(
    records=units,
    missing=gettext_lazy("No unit where you may enter instruments is called so."),
    words=gettext_lazy("The name or short name of the unit that verifies."),
)
