"""Papers of a small firm, made of its owner's answers. Knows neither database nor clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import Any

from teraju.kernel.rulesets import Edition, load_rule_set
from teraju.kernel.states import StateTable, Transition

RULES = Path(__file__).resolve().parents[1] / "rules" / "papers.yaml"
# Where an answer is missing, there is room to write it by hand.
DOTS = "." * 60


class Family(StrEnum):
    """The kinds of firms that there are questions for."""

    CRAFT = "craft"
    FOOD = "food"
    TOURISM = "tourism"


class PapersState(StrEnum):
    """How a version of a firm's papers stands."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    REPLACED = "replaced"
    DROPPED = "dropped"


_ARROWS = (
    (PapersState.DRAFT, "confirm", PapersState.CONFIRMED),
    (PapersState.DRAFT, "drop", PapersState.DROPPED),
    (PapersState.DROPPED, "take_up", PapersState.DRAFT),
    (PapersState.CONFIRMED, "take_back", PapersState.DRAFT),
    (PapersState.CONFIRMED, "replace", PapersState.REPLACED),
)
PAPERS = StateTable.of(
    "firm papers", PapersState.DRAFT, [Transition(*one, roles=frozenset()) for one in _ARROWS]
)


@dataclass(frozen=True)
class Question:
    """What the owner is asked; `lines` is how many lines an answer may have, one: a sentence."""

    code: str
    text: Mapping[str, str]
    help: Mapping[str, str]
    most: int
    lines: int = 1


@dataclass(frozen=True)
class Block:
    """A piece of a paper: heading, text, list, steps (numbered), table or signature."""

    kind: str
    text: str = ""
    items: Sequence[str] = ()
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()


@dataclass(frozen=True)
class Part:
    title: str
    blocks: Sequence[Block]


@dataclass(frozen=True)
class FirmPaper:
    """A paper as it is printed, in Bahasa Indonesia, the language of the firm."""

    code: str
    kind: str
    number: str
    title: Mapping[str, str]
    parts: Sequence[Part] = field(default_factory=tuple)


def rules_on(day: date) -> Edition:
    """The questions and papers in force on a day."""
    return load_rule_set(RULES).on(day)


def edition_named(name: str) -> Edition:
    """The edition that a version was answered by. Raises LookupError if there is none."""
    for one in load_rule_set(RULES).editions:
        if one.name == name:
            return one
    raise LookupError(f"no edition {name} of the papers of firms")


def questions(edition: Edition, family: str) -> list[Question]:
    """What a firm of a family is asked, in its order."""
    return [
        Question(
            code=one["code"],
            text={"en": one["en"], "id": one["id"]},
            help={"en": one["help_en"], "id": one["help_id"]},
            most=one["most"],
            lines=one.get("lines", 1),
        )
        for one in edition.values["questions"]
        if _is_for(one, family)
    ]


def papers(
    edition: Edition, family: str, answers: Mapping[str, str], facts: Mapping[str, str]
) -> list[FirmPaper]:
    """All papers of a firm. `facts` are enterprise, version and day."""
    return [
        FirmPaper(
            code=one["code"],
            kind=one["kind"],
            number=one["number"],
            title={"en": one["en"], "id": one["id"]},
            parts=[_part(part, family, answers, facts) for part in one["parts"]],
        )
        for one in edition.values["papers"]
        if _is_for(one, family)
    ]


def unanswered(asked: Sequence[Question], answers: Mapping[str, str]) -> list[Question]:
    """The questions that the owner has not answered."""
    return [one for one in asked if not answers.get(one.code)]


def placeholders(edition: Edition) -> set[str]:
    """Every name that a text of the edition puts in, for a test of the file."""
    found: set[str] = set()
    for text in _texts(edition.values["papers"]):
        found |= {name for _text, name, _spec, _conv in Formatter().parse(text) if name}
    return found


def _is_for(entry: Mapping[str, Any], family: str) -> bool:
    return "only" not in entry or family in entry["only"]


def _part(
    part: Mapping[str, Any], family: str, answers: Mapping[str, str], facts: Mapping[str, str]
) -> Part:
    given = _Given({**{key: value for key, value in answers.items() if value}, **facts})
    blocks = [_block(one, given) for one in part["blocks"] if _is_for(one, family)]
    return Part(part["title"], blocks)


class _Given(dict[str, str]):
    """Answers and facts; dots in the place of what was not answered."""

    def __missing__(self, key: str) -> str:
        return DOTS


def _block(entry: Mapping[str, Any], given: Mapping[str, str]) -> Block:
    kind = next(key for key in entry if key != "only")
    value = entry[kind]
    if kind == "lines":
        lines = [line for line in given[value].splitlines() if line.strip()]
        return Block("steps" if value == "steps" else "list", items=lines or [DOTS] * 3)
    if kind in ("list", "steps"):
        return Block(kind, items=[_filled(one, given) for one in value])
    if kind == "table":
        empty = [[""] * len(value["heads"])] * value.get("empty", 0)
        rows = [[_filled(cell, given) for cell in row] for row in value["rows"]]
        return Block(kind, heads=value["heads"], rows=[*rows, *empty])
    return Block(kind, text=_filled(value, given))


def _filled(text: str, given: Mapping[str, str]) -> str:
    return text.format_map(given)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, Sequence):
        for one in value:
            yield from _texts(one)
