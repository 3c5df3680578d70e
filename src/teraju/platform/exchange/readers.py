"""How a cell of a file that people filled in becomes a value, or why it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from typing_extensions import override

from teraju.kernel.contacts import with_zero
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Government

from . import cells
from .cells import Text, Unreadable, folded, in_each_language, written

Read = Callable[[Any], Any]
Choice = tuple[Any, Text]
DAY = "%d/%m/%Y"
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
YES = frozenset({"ya", "y", "yes", "benar", "true", "1"})
NO = frozenset({"tidak", "t", "no", "n", "salah", "false", "0"})
CHOICES_TOLD = 12
# So few whole numbers are told by the first and the last of them.
FEW = 100


@dataclass(frozen=True)
class Scope:
    """For whom and into which government a file is read."""

    actor: Viewer
    government: Government


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Reads the cells of one column. What is empty never comes here: it reads as `empty`."""

    @property
    def empty(self) -> Any:
        return None

    def hint(self) -> Text:
        """What the column takes, for the sheet of instructions."""
        raise NotImplementedError

    def prepared(self, scope: Scope) -> Read:
        """The function for one import: what it has to look up, it has looked up once."""
        return self.read

    def read(self, cell: Any) -> Any:
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class TextReader(Reader):
    """A text without blanks around it; on one line, unless several are asked for."""

    longest: int
    lines: bool = False

    @property
    @override
    def empty(self) -> str:
        return ""

    @override
    def hint(self) -> Text:
        return format_lazy(gettext_lazy("Text, up to {longest} characters."), longest=self.longest)

    @override
    def read(self, cell: Any) -> str:
        text = cell.strip() if isinstance(cell, str) else cells.number_as_typed(cell)
        if not text.isprintable():
            text = self._without_breaks(text)
        if len(text) > self.longest:
            raise Unreadable(
                _(
                    "This text has {length} characters; up to {longest} are kept. Shorten it."
                ).format(length=len(text), longest=self.longest)
            )
        return text

    def _without_breaks(self, text: str) -> str:
        if not self.lines:
            text = " ".join(part for part in re.split(r"[\r\n\t]+", text) if part)
        wrong = next((char for char in text if cells.is_control(char)), None)
        if wrong is not None:
            raise Unreadable(
                _(
                    "This text holds an invisible control character (U+{code:04X}). "
                    "Type the text again."
                ).format(code=ord(wrong))
            )
        return text


@dataclass(frozen=True, kw_only=True)
class PhoneReader(TextReader):
    """A telephone number; the zero before it is put back where the spreadsheet dropped it."""

    longest: int = 20

    @override
    def read(self, cell: Any) -> str:
        return with_zero(super().read(cell))


@dataclass(frozen=True, kw_only=True)
class WholeReader(Reader):
    """A whole number."""

    least: int = -(10**15) + 1
    most: int = 10**15 - 1

    @override
    def hint(self) -> Text:
        if self.most - self.least < FEW:
            return format_lazy(
                gettext_lazy("A whole number from {least} to {most}."),
                least=self.least,
                most=self.most,
            )
        return gettext_lazy("A whole number in digits, without dots, for example 1500.")

    @override
    def read(self, cell: Any) -> int:
        whole = cells.whole(cell)
        if whole is None and self.most - self.least < FEW:
            sentence = _("This is not a whole number from {least} to {most}.")
            raise Unreadable(sentence.format(least=self.least, most=self.most))
        if whole is None:
            raise Unreadable(
                _("This is not a whole number. Write it in digits without dots, for example 1500.")
            )
        _refuse_outside(whole, self.least, self.most)
        return whole


@dataclass(frozen=True, kw_only=True)
class DecimalReader(Reader):
    """An exact decimal number with a comma or a point; no dots between thousands."""

    places: int
    least: Decimal = Decimal(-(10**15) + 1)
    most: Decimal = Decimal(10**15 - 1)

    @override
    def hint(self) -> Text:
        return format_lazy(
            gettext_lazy(
                "A number with at most {places} decimals, behind a comma or a point; "
                "no dots between thousands, for example 1500,25."
            ),
            places=self.places,
        )

    @override
    def read(self, cell: Any) -> Decimal:
        found = cells.decimal(cell)
        if found is None:
            raise Unreadable(
                _(
                    "This is not a number. Write it with one comma or point before the decimals "
                    "and none between thousands, for example 1500,25."
                )
            )
        decimals = len(format(found, "f").partition(".")[2].rstrip("0"))
        if decimals > self.places:
            raise Unreadable(
                _("This number has {found} decimals; at most {places} are kept. Round it.").format(
                    found=decimals, places=self.places
                )
            )
        _refuse_outside(found, self.least, self.most)
        return found


@dataclass(frozen=True, kw_only=True)
class DateReader(Reader):
    """A day: a date of the spreadsheet, 2018-03-16, 16/03/2018 or 16-03-2018."""

    earliest: date = EARLIEST
    latest: date = LATEST

    @override
    def hint(self) -> Text:
        return gettext_lazy("A day: a date of the spreadsheet, or typed as 16/03/2018.")

    @override
    def read(self, cell: Any) -> date:
        day = cells.day(cell)
        if day is None:
            raise Unreadable(_("This is not a day. Write it as day/month/year: 16/03/2018."))
        if not self.earliest <= day <= self.latest:
            raise Unreadable(
                _("This day lies outside {earliest} to {latest}. Look at the year.").format(
                    earliest=self.earliest.strftime(DAY), latest=self.latest.strftime(DAY)
                )
            )
        return day


@dataclass(frozen=True, kw_only=True)
class YesNoReader(Reader):
    """Yes or no, in either language."""

    @override
    def hint(self) -> Text:
        return gettext_lazy("“ya” or “tidak”.")

    @override
    def read(self, cell: Any) -> bool:
        if isinstance(cell, bool):
            return cell
        word = folded(written(cell))
        if word not in YES | NO:
            raise Unreadable(_("Write “ya” or “tidak”."))
        return word in YES


@dataclass(frozen=True, kw_only=True)
class ChoiceReader(Reader):
    """One of a list, by its code or by its word in either language; reads as the code."""

    choices: Sequence[Choice]

    @override
    def hint(self) -> Text:
        return format_lazy(gettext_lazy("One of: {words}."), words=self._words())

    @override
    def prepared(self, scope: Scope) -> Read:
        known = {
            word: code for code, label in self.choices for word in in_each_language(label, code)
        }

        def read(cell: Any) -> Any:
            try:
                return known[folded(written(cell))]
            except KeyError:
                raise Unreadable(self._refusal()) from None

        return read

    def _refusal(self) -> str:
        sentence = _("This is not one of the choices: {words}.")
        return sentence.format(words=self._words())

    @property
    def words(self) -> list[str]:
        """All of them, in the reader's language."""
        return [str(label) for _code, label in self.choices]

    @property
    def is_long(self) -> bool:
        """Whether a hint tells the first of them only."""
        return len(self.choices) > CHOICES_TOLD

    def _words(self) -> str:
        return "; ".join(self.words[:CHOICES_TOLD] + (["…"] if self.is_long else []))


@dataclass(frozen=True, kw_only=True)
class ReferenceReader(Reader):
    """A record, by a name. `records` gives each value with its names, the surest one first.

    It is asked once for a whole file. `missing` is the sentence on a name that it does not give.
    """

    records: Callable[[Scope], Iterable[tuple[Any, Sequence[str]]]]
    missing: Text
    words: Text

    @override
    def hint(self) -> Text:
        return self.words

    @override
    def prepared(self, scope: Scope) -> Read:
        known = _by_name(self.records(scope))

        def read(cell: Any) -> Any:
            name = written(cell).strip()
            found = known.get(name) or known.get(folded(name)) or ()
            if len(found) == 1:
                return found[0]
            if not found:
                raise Unreadable(str(self.missing))
            raise Unreadable(_("More than one is called so. Write the full name."))

        return read


def _by_name(records: Iterable[tuple[Any, Sequence[str]]]) -> dict[str, tuple[Any, ...]]:
    """Values by their names. A surer name of one hides the less sure name of another."""
    ranked: dict[str, tuple[int, tuple[Any, ...]]] = {}
    for value, names in records:
        for rank, name in enumerate(names):
            for key in {name, folded(name)} - {""}:
                held, values = ranked.get(key, (rank, ()))
                if rank < held:
                    ranked[key] = (rank, (value,))
                elif rank == held and value not in values:
                    ranked[key] = (rank, (*values, value))
    return {key: values for key, (_rank, values) in ranked.items()}


def _refuse_outside(number: int | Decimal, least: int | Decimal, most: int | Decimal) -> None:
    if number < least:
        raise Unreadable(_("This is too little; the least is {least}.").format(least=least))
    if number > most:
        raise Unreadable(_("This is too much; the most is {most}.").format(most=most))
