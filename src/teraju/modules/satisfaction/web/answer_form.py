"""The questions of a survey as a page asks them, and what somebody chose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from teraju.modules.satisfaction.domain.questionnaire import elements, groups
from teraju.modules.satisfaction.models import Survey
from teraju.modules.satisfaction.models.choices import said
from teraju.modules.satisfaction.selectors.reading import questions
from teraju.modules.satisfaction.services import Reply


@dataclass(frozen=True)
class Option:
    """One answer to choose."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Question:
    """One question with its answers; without any it asks for a few words."""

    name: str
    text: str
    options: Sequence[Option]
    given: str = ""


@dataclass(frozen=True)
class Asked:
    """All that a page asks: the nine, who one is, questions of one's own, a comment."""

    nine: Sequence[Question]
    groups: Sequence[Question]
    own: Sequence[Question]
    comment: str

    @property
    def says_more(self) -> bool:
        """Whether anything was said that nobody has to say."""
        return bool(self.comment) or any(one.given for one in self.groups)


def asked_of(survey: Survey, sent: QueryDict | None) -> Asked:
    """The questions in the order of the print, with what was sent chosen. Queries once."""

    def value(name: str) -> str:
        return sent.get(name, "").replace("\x00", "")[:600] if sent else ""

    def question(name: str, text: str, pairs: Sequence[tuple[str, str]]) -> Question:
        given = value(name)
        options = [Option(code, label, code == given) for code, label in pairs]
        return Question(name, text, options, given)

    nine = [
        question(code, said(one.question), _numbered([said(words) for words in one.answers]))
        for code in survey.print_order
        for one in [elements()[code]]
    ]
    told = [
        question(code, said(one.name), [(key, said(words)) for key, words in one.options.items()])
        for code, one in groups().items()
    ]
    own = [
        question(f"q{one.pk}", one.text, [(text, text) for text in one.answers])
        for one in questions(survey)
    ]
    return Asked(nine, told, own, value("comment"))


def _numbered(texts: Sequence[str]) -> list[tuple[str, str]]:
    return [(str(number), text) for number, text in enumerate(texts, 1)]


def reply_of(asked: Asked) -> Reply:
    """What was chosen; what was not offered counts as nothing."""
    return Reply(
        scores={one.name: int(one.given) for one in asked.nine if _is_offered(one)},
        told={one.name: one.given for one in asked.groups if _is_offered(one)},
        extras={one.name[1:]: one.given for one in asked.own if _is_offered(one)},
        comment=asked.comment,
    )


def _is_offered(one: Question) -> bool:
    return any(option.chosen for option in one.options) or (not one.options and bool(one.given))
