"""How ready a hotel or restaurant says it is, group by group. Counts, never a percentage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from teraju.kernel.rulesets import Edition, load_rule_set
from teraju.kernel.states import StateTable, Transition

RULES = Path(__file__).resolve().parents[1] / "rules" / "chse.yaml"


class PlaceKind(StrEnum):
    """What a place of tourism is."""

    HOTEL = "hotel"
    RESTAURANT = "restaurant"
    OTHER = "other"


class SchemeSize(StrEnum):
    """The three sizes that there are schemes for."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Reply(StrEnum):
    """What is said to a question."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_HERE = "not_here"


class CheckState(StrEnum):
    """How a self-check stands: asked of the owner, answered, taken back, or set aside."""

    ASKED = "asked"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    SET_ASIDE = "set_aside"


_ARROWS = (
    (CheckState.ASKED, "answer", CheckState.DONE),
    (CheckState.ASKED, "withdraw", CheckState.WITHDRAWN),
    (CheckState.ASKED, "renew", CheckState.ASKED),
    (CheckState.WITHDRAWN, "renew", CheckState.ASKED),
    (CheckState.DONE, "set_aside", CheckState.SET_ASIDE),
    (CheckState.SET_ASIDE, "restore", CheckState.DONE),
)
CHECK = StateTable.of(
    "readiness check", CheckState.ASKED, [Transition(*one, roles=frozenset()) for one in _ARROWS]
)


@dataclass(frozen=True)
class CheckQuestion:
    """What is asked, and what is to be done where it is not so."""

    code: str
    text: Mapping[str, str]
    todo: Mapping[str, str]


@dataclass(frozen=True)
class CheckGroup:
    code: str
    name: Mapping[str, str]
    questions: Sequence[CheckQuestion]


@dataclass(frozen=True)
class GroupResult:
    """How many questions of a group are answered how, and what is left to do, the worst first."""

    group: CheckGroup
    counts: Mapping[Reply, int]
    todo: Sequence[tuple[CheckQuestion, Reply]]

    @property
    def asked(self) -> int:
        """The questions that have to do with the place."""
        return sum(count for reply, count in self.counts.items() if reply is not Reply.NOT_HERE)

    @property
    def is_ready(self) -> bool:
        return self.counts[Reply.YES] == self.asked


@dataclass(frozen=True)
class Change:
    """A question that was answered otherwise the time before; None: it was not asked then."""

    question: CheckQuestion
    before: Reply | None
    after: Reply | None


_RANKS = {Reply.YES: 2, Reply.PARTLY: 1, Reply.NO: 0}


def rules_on(day: date) -> Edition:
    """The questions in force on a day."""
    return load_rule_set(RULES).on(day)


def edition_named(name: str) -> Edition:
    """The edition that a check was answered by. Raises LookupError if there is none."""
    for one in load_rule_set(RULES).editions:
        if one.name == name:
            return one
    raise LookupError(f"no edition {name} of the questions to places of tourism")


def groups(edition: Edition, kind: str, size: str) -> list[CheckGroup]:
    """What a place of a kind and size is asked, group by group."""
    found = [
        CheckGroup(
            group["code"],
            {"en": group["en"], "id": group["id"]},
            [_question(one) for one in group["questions"] if _is_for(one, kind, size)],
        )
        for group in edition.values["groups"]
    ]
    return [one for one in found if one.questions]


def results(asked: Sequence[CheckGroup], replies: Mapping[str, str]) -> list[GroupResult]:
    """What the replies come to. Raises KeyError where a question has none."""
    return [_result(group, replies) for group in asked]


def missing(asked: Sequence[CheckGroup], replies: Mapping[str, str]) -> list[str]:
    """The codes of questions without a reply."""
    return [one.code for group in asked for one in group.questions if not replies.get(one.code)]


def changes(
    asked: Sequence[CheckGroup], before: Mapping[str, str], after: Mapping[str, str]
) -> list[Change]:
    """What is answered otherwise in the later of two checks, in the order of the questions."""
    found = []
    for group in asked:
        for one in group.questions:
            earlier, later = before.get(one.code), after.get(one.code)
            if earlier != later:
                found.append(
                    Change(
                        one, Reply(earlier) if earlier else None, Reply(later) if later else None
                    )
                )
    return found


def is_better(change: Change) -> bool | None:
    """Whether a change is one for the better; None where the two cannot be held together."""
    before = _RANKS.get(change.before) if change.before else None
    after = _RANKS.get(change.after) if change.after else None
    if before is None or after is None:
        return None
    return after > before


def _question(entry: Mapping[str, Any]) -> CheckQuestion:
    return CheckQuestion(
        entry["code"],
        {"en": entry["en"], "id": entry["id"]},
        {"en": entry["todo_en"], "id": entry["todo_id"]},
    )


def _is_for(entry: Mapping[str, Any], kind: str, size: str) -> bool:
    return kind in entry.get("kinds", [kind]) and size in entry.get("sizes", [size])


def _result(group: CheckGroup, replies: Mapping[str, str]) -> GroupResult:
    given = [(one, Reply(replies[one.code])) for one in group.questions]
    counts = Counter(reply for _one, reply in given)
    todo = [pair for pair in given if pair[1] in (Reply.NO, Reply.PARTLY)]
    return GroupResult(
        group,
        {reply: counts[reply] for reply in Reply},
        sorted(todo, key=lambda pair: _RANKS[pair[1]]),
    )
