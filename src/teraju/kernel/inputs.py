"""Strict reading of a calculator's input; every refusal names the offending place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from teraju.kernel.decimals import NotADecimal, parse_decimal
from teraju.kernel.errors import DomainError

_T = TypeVar("_T")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LONGEST_KEY = 80
LONGEST_TEXT = 500
FLOAT_REFUSED = 'a JSON float is not exact; write it as text, such as "7.5"'


class InputError(DomainError):
    """Input that a calculator refuses; `path` names the place, such as `tests.weighing.0.load`."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message, field=path)
        self.path = path


@dataclass(frozen=True, slots=True)
class UnfitNumber:
    """Stands for a JSON number that no calculator takes, until its place in the input is known."""

    reason: str


class AmbiguousObject(dict[str, object]):
    """A JSON object that names a key twice."""

    def __init__(self, content: Mapping[str, object], repeated: str) -> None:
        super().__init__(content)
        self.repeated = repeated


def joined(path: str, key: str | int) -> str:
    """Name a place below another one."""
    name = str(key)
    if len(name) > _LONGEST_KEY:
        name = name[:_LONGEST_KEY] + "..."
    return f"{path}.{name}" if path else name


def as_text(value: object, path: str) -> str:
    """Read text that isn't blank, keeping its case."""
    if not isinstance(value, str) or not value.strip():
        raise _refusal(value, path, "text is expected")
    if len(value) > LONGEST_TEXT:
        raise InputError(path, f"at most {LONGEST_TEXT} characters are allowed")
    return value.strip()


def as_decimal(value: object, path: str) -> Decimal:
    """Read an exact number: text such as "7.5", or a JSON integer."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if not isinstance(value, str):
        raise _refusal(value, path, 'a decimal number as text, such as "7.5", is expected')
    try:
        return parse_decimal(value)
    except NotADecimal as error:
        raise InputError(path, str(error)) from error


def as_integer(
    value: object, path: str, *, minimum: int | None = None, maximum: int | None = None
) -> int:
    """Read a JSON integer, or a whole number as text ("3", "3.0"), within its limits."""
    number = as_decimal(value, path)
    if number != number.to_integral_value():
        raise InputError(path, "a whole number is expected")
    if minimum is not None and number < minimum:
        raise InputError(path, f"at least {minimum} is expected")
    if maximum is not None and number > maximum:
        raise InputError(path, f"at most {maximum} is allowed")
    return int(number)


def as_boolean(value: object, path: str) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise _refusal(value, path, "true or false is expected")
    return value


def as_date(value: object, path: str) -> date:
    """Read an ISO 8601 date such as "2026-03-06"."""
    if not isinstance(value, str) or _ISO_DATE.fullmatch(value) is None:
        raise _refusal(value, path, 'a date such as "2026-03-06" is expected')
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise InputError(path, f"{value} is not a day of the calendar") from error


def as_choice(value: object, path: str, allowed: Sequence[str]) -> str:
    """Read one of the allowed words, in exactly their spelling."""
    if not isinstance(value, str) or value not in allowed:
        raise _refusal(value, path, f"one of {', '.join(allowed)} is expected")
    return value


def as_list(value: object, path: str, read: Callable[[object, str], _T]) -> list[_T]:
    """Read a JSON array, each element by `read`."""
    if not isinstance(value, list):
        raise _refusal(value, path, "an array is expected")
    return [read(element, joined(path, index)) for index, element in enumerate(value)]


class Fields:
    """A JSON object being read; what is never asked for is an unknown key."""

    def __init__(self, value: object, path: str = "") -> None:
        if not isinstance(value, Mapping):
            raise _refusal(value, path, "an object is expected")
        if isinstance(value, AmbiguousObject):
            raise InputError(joined(path, value.repeated), "the key occurs twice")
        for key in value:
            if not isinstance(key, str):
                raise InputError(joined(path, str(key)), "a key must be text")
        self.path = path
        self._content: Mapping[str, object] = value
        self._known: set[str] = set()
        self._below: list[Fields] = []

    def keys(self) -> list[str]:
        """List the keys given, for objects whose keys are data."""
        return list(self._content)

    def has(self, key: str) -> bool:
        """Say whether an optional key is given and isn't null."""
        self._known.add(key)
        return self._content.get(key) is not None

    def read(self, key: str, read: Callable[[object, str], _T]) -> _T:
        """Read the value of a required key by a function of (value, path)."""
        path = joined(self.path, key)
        if not self.has(key):
            raise InputError(path, "is missing")
        return read(self._content[key], path)

    def text(self, key: str) -> str:
        """Read text."""
        return self.read(key, as_text)

    def decimal(self, key: str) -> Decimal:
        """Read an exact number."""
        return self.read(key, as_decimal)

    def integer(self, key: str, *, minimum: int | None = None, maximum: int | None = None) -> int:
        """Read a whole number within its limits."""
        return self.read(
            key, lambda value, path: as_integer(value, path, minimum=minimum, maximum=maximum)
        )

    def boolean(self, key: str) -> bool:
        """Read true or false."""
        return self.read(key, as_boolean)

    def date(self, key: str) -> date:
        """Read an ISO date."""
        return self.read(key, as_date)

    def choice(self, key: str, allowed: Sequence[str]) -> str:
        """Read one of the allowed words."""
        return self.read(key, lambda value, path: as_choice(value, path, allowed))

    def items(self, key: str, read: Callable[[object, str], _T]) -> list[_T]:
        """Read an array, each element by a function of (value, path)."""
        return self.read(key, lambda value, path: as_list(value, path, read))

    def section(self, key: str) -> Fields:
        """Read an object within this one."""
        return self.read(key, self._nested)

    def sections(self, key: str) -> list[Fields]:
        """Read an array of objects."""
        return self.items(key, self._nested)

    def finish(self) -> None:
        """Refuse what nobody asked for, here and below; raises InputError."""
        for key in self._content:
            if key not in self._known:
                raise InputError(joined(self.path, key), "unknown key")
        for below in self._below:
            below.finish()

    def _nested(self, value: object, path: str) -> Fields:
        fields = Fields(value, path)
        self._below.append(fields)
        return fields


@contextmanager
def reading(document: object) -> Iterator[Fields]:
    """Open a calculator's input; unknown keys are refused when the block ends."""
    fields = Fields(document)
    yield fields
    fields.finish()


def _refusal(value: object, path: str, expected: str) -> InputError:
    if isinstance(value, UnfitNumber):
        return InputError(path, value.reason)
    if isinstance(value, float):
        return InputError(path, FLOAT_REFUSED)
    return InputError(path, expected)
