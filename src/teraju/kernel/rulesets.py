"""Rules as dated data: YAML files whose editions are in force from a day on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import yaml

from teraju.kernel.errors import DomainError

_T = TypeVar("_T")
# The C loader is about ten times faster; a PyYAML built without libyaml lacks it.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BrokenRuleSet(Exception):
    """A rule file cannot be used; a mistake of ours, never of a user."""


class NoRuleInForce(DomainError):
    """No edition of the rules covers the day asked for.

    `begins_on` is the first day of the rules, where the message names none in the user's language.
    """

    def __init__(
        self, message: object, *, field: str | None = None, begins_on: date | None = None
    ) -> None:
        super().__init__(message, field=field)
        self.begins_on = begins_on


@dataclass(frozen=True, slots=True)
class RuleReference:
    """The place that a result rests on, and whether we could confirm it."""

    document: str
    clause: str
    edition: str
    confirmed: bool

    def as_json(self) -> dict[str, str | bool]:
        """Give the form in which every calculator lists its rules."""
        return {
            "document": self.document,
            "clause": self.clause,
            "edition": self.edition,
            "confirmed": self.confirmed,
        }


@dataclass(frozen=True, slots=True)
class Edition:
    """The rules in force from `valid_from` until the next edition's."""

    name: str
    valid_from: date
    source: str
    confirmed: bool
    references: Mapping[str, RuleReference]
    values: Mapping[str, Any]

    def integer(self, key: str) -> int:
        """Give a whole number of the edition; raises BrokenRuleSet if it isn't one."""
        value = self.values.get(key)
        if type(value) is not int:
            raise BrokenRuleSet(f"edition {self.name}: {key} must be an integer")
        return value

    def cite(self, *keys: str) -> list[dict[str, str | bool]]:
        """List the references of these keys as JSON."""
        missing = [key for key in keys if key not in self.references]
        if missing:
            raise BrokenRuleSet(f"edition {self.name}: no reference {', '.join(missing)}")
        return [self.references[key].as_json() for key in keys]


@dataclass(frozen=True, slots=True)
class RuleSet:
    """All editions of one set of rules, oldest first."""

    name: str
    editions: tuple[Edition, ...]

    def on(self, day: date) -> Edition:
        """Pick the edition in force on a day; raises NoRuleInForce before the first."""
        for edition in reversed(self.editions):
            if edition.valid_from <= day:
                return edition
        raise NoRuleInForce(
            f"no rule of {self.name} is known for {day}; they begin on "
            f"{self.editions[0].valid_from}",
            begins_on=self.editions[0].valid_from,
        )


@lru_cache(maxsize=64)
def load_rule_set(path: Path) -> RuleSet:
    """Read a rule file once; raises BrokenRuleSet with the file and the place."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BrokenRuleSet(f"{path.name}: {error.strerror}") from error
    return parse_rule_set(text, origin=path.name)


def parse_rule_set(text: str, *, origin: str) -> RuleSet:
    """Read the text of a rule file; raises BrokenRuleSet naming origin and place."""
    try:
        # _Loader descends from yaml.SafeLoader: it builds plain values only.
        content = yaml.load(text, Loader=_Loader)  # noqa: S506
    except yaml.YAMLError as error:
        raise BrokenRuleSet(f"{origin}: {error}") from error
    entry = _Entry(content, origin)
    name = entry.take("name", str)
    listed = entry.take("editions", list)
    entry.finish()
    editions = tuple(_edition(each, f"{origin}: editions.{i}") for i, each in enumerate(listed))
    if not editions:
        raise BrokenRuleSet(f"{origin}: editions is empty")
    for earlier, later in pairwise(editions):
        if later.valid_from <= earlier.valid_from:
            raise BrokenRuleSet(f"{origin}: valid_from of {later.name} is not after {earlier.name}")
    return RuleSet(name, editions)


class _Entry:
    """A mapping of the file from which every key must be taken."""

    def __init__(self, content: object, where: str) -> None:
        if not isinstance(content, dict):
            raise BrokenRuleSet(f"{where}: a mapping is expected")
        self.where = where
        self.rest = dict(content)

    def take(self, key: str, kind: type[_T]) -> _T:
        value = self.rest.pop(key, None)
        # type() and not isinstance(): True is no integer here, a timestamp no date.
        if type(value) is not kind:
            raise BrokenRuleSet(f"{self.where}: {key} must be a {kind.__name__}")
        return value

    def finish(self) -> None:
        if self.rest:
            unknown = ", ".join(sorted(map(str, self.rest)))
            raise BrokenRuleSet(f"{self.where}: unknown key {unknown}")


def _edition(content: object, where: str) -> Edition:
    entry = _Entry(content, where)
    references = entry.take("references", dict)
    edition = Edition(
        name=entry.take("edition", str),
        valid_from=entry.take("valid_from", date),
        source=entry.take("source", str),
        confirmed=entry.take("confirmed", bool),
        references=MappingProxyType(
            {
                key: _reference(value, f"{where}.references.{key}")
                for key, value in references.items()
            }
        ),
        values=MappingProxyType(entry.take("values", dict)),
    )
    entry.finish()
    for place in _floats(edition.values, "values"):
        raise BrokenRuleSet(f'{where}.{place}: write a decimal as text, such as "0.5"')
    return edition


def _reference(content: object, where: str) -> RuleReference:
    entry = _Entry(content, where)
    reference = RuleReference(
        document=entry.take("document", str),
        clause=entry.take("clause", str),
        edition=entry.take("edition", str),
        confirmed=entry.take("confirmed", bool),
    )
    entry.finish()
    return reference


def _floats(value: object, place: str) -> Iterator[str]:
    if isinstance(value, float):
        yield place
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _floats(inner, f"{place}.{key}")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for index, inner in enumerate(value):
            yield from _floats(inner, f"{place}.{index}")
