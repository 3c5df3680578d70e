"""An edition's requirements as a list to read: by chapter, with what was searched for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.standards.models import Documented, Exclusion
from teraju.modules.standards.selectors import topics
from teraju.modules.standards.values import Asked, TopicLine
from teraju.platform.web.kinds import Link, Section, Status

from .statuses import UNCONFIRMED


@dataclass(frozen=True)
class Line:
    """One requirement or heading as the page shows it."""

    number: str
    title: str
    asks: str
    url: str
    notes: str
    topics: Sequence[Link]
    status: Status | None


@dataclass(frozen=True)
class ChapterLines:
    number: str
    title: str
    lines: Sequence[Line]


def tree_section(asked: Sequence[Asked], words: str) -> Section:
    """The block of an edition's page; one query for the topics."""
    known = topics() if asked else {}
    context = {
        "has_requirements": bool(asked),
        "words": words,
        "chapters": _chapters(matching(asked, words), known),
    }
    return Section(_("Requirements"), "standards/tree.html", context)


def matching(asked: Sequence[Asked], words: str) -> list[Asked]:
    """What holds every word, in either language, with the headings above it."""
    wanted = words.casefold().split()
    found = {one.number for one in asked if all(_holds(one, word) for word in wanted)}
    above = {number for one in found for number in _above(one)}
    return [one for one in asked if one.number in found | above]


def _holds(one: Asked, word: str) -> bool:
    texts = (one.title_en, one.title_id, one.asks_en, one.asks_id)
    return one.number.startswith(word) or any(word in text.casefold() for text in texts)


def _above(number: str) -> list[str]:
    parts = number.split(".")
    return [".".join(parts[:length]) for length in range(1, len(parts))]


def _chapters(asked: Sequence[Asked], known: dict[str, TopicLine]) -> list[ChapterLines]:
    chapters: list[ChapterLines] = []
    for one in asked:
        if not one.parent:
            chapters.append(ChapterLines(one.number, one.title, []))
        elif chapters:
            chapters[-1] = ChapterLines(
                chapters[-1].number,
                chapters[-1].title,
                [*chapters[-1].lines, _line(one, known)],
            )
    return chapters


def _line(one: Asked, known: dict[str, TopicLine]) -> Line:
    return Line(
        number=one.number,
        title=one.title,
        asks=one.asks,
        url=reverse("standard_requirement", args=[one.pk]),
        notes=rules_of(one) if one.is_assessed else "",
        topics=[
            Link(known[code].title, reverse("standard_topic", args=[known[code].pk]))
            for code in one.topics
        ],
        status=None if one.confirmed else UNCONFIRMED,
    )


def rules_of(one: Asked) -> str:
    """What it asks in writing and when it may be left out, in one line."""
    return " · ".join(
        str(label) for label in (Documented(one.documented).label, Exclusion(one.exclusion).label)
    )
