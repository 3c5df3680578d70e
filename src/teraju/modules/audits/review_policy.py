"""The agenda of reviews and their rhythm, read from their dated file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.functional import Promise, lazystr
from django.utils.translation import get_language

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set
from teraju.platform.links.review_inputs import Subject

from .domain.reviews import ReviewKind

FILE = Path(__file__).parent / "rules" / "review_agenda.yaml"
QUALITY, ANTI_BRIBERY = "quality", "anti_bribery"
SYSTEMS = (QUALITY, ANTI_BRIBERY)
STANDARDS = {QUALITY: "9001", ANTI_BRIBERY: "37001"}


@dataclass(frozen=True)
class AgendaItem:
    """A subject that a review has to cover, and the clauses that ask for it, "9001 9.3.2"."""

    subject: Subject
    clauses: Sequence[str]


def rules_on(day: date) -> Edition:
    """The rules in force on a day."""
    return load_rule_set(FILE).on(day)


def months(kind: ReviewKind | str, day: date) -> int:
    """After how many months a review of the kind is due again."""
    return rules_on(day).integer(f"{ReviewKind(kind).value}_months")


def days(key: str, day: date) -> int:
    """A number of days in force on a day."""
    return rules_on(day).integer(f"{key}_days")


def agenda(kind: ReviewKind | str, systems: Sequence[str], day: date) -> list[AgendaItem]:
    """What a review for these systems has to cover, each subject once, in the usual order."""
    asked: dict[Subject, list[str]] = {}
    for line in rules_on(day).values["agenda"]:
        if line["kind"] != ReviewKind(kind).value or line["system"] not in systems:
            continue
        clause = f"{STANDARDS[line['system']]} {line['clause']}"
        for code in line["mandatory"]:
            asked.setdefault(_subject(code), []).append(clause)
    places = list(Subject)
    return [
        AgendaItem(subject, clauses)
        for subject, clauses in sorted(asked.items(), key=lambda one: places.index(one[0]))
    ]


def subject_word(subject: Subject | str) -> Promise:
    """What a subject is called, in the language of whoever reads."""
    return lazystr(_Words(_subject(subject)))


class _Words:
    """A word of the file in the language of the moment it is shown."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject

    def __str__(self) -> str:
        language = (get_language() or "id")[:2]
        words = words_of(self.subject)
        return words.get(language, words["en"])


def words_of(subject: Subject | str) -> Mapping[str, str]:
    """A subject in each language; raises BrokenRuleSet where the file does not name it."""
    named = load_rule_set(FILE).editions[-1].values["subjects"]
    code = _subject(subject).value
    if code not in named:
        raise BrokenRuleSet(f"review_agenda: the subject {code} has no words")
    found: Mapping[str, str] = named[code]
    return found


def _subject(code: Subject | str) -> Subject:
    try:
        return Subject(code)
    except ValueError as error:
        raise BrokenRuleSet(f"review_agenda: {code} is no subject of reviews") from error
