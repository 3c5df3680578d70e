"""The lists of answers, sets and sub-indicators, with their files in and out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.iso18091 import permissions
from teraju.modules.iso18091.models.choices import (
    COLOURS_AND_NONE,
    KINDS,
    SET_STATES,
    choices,
)
from teraju.modules.iso18091.selectors import reading
from teraju.modules.iso18091.wording import question_words
from teraju.platform.exchange.readers import Reader
from teraju.platform.exchange.registers import Column, Filter, Register

from .imports import (
    ANSWERS_IMPORT,
    CODE,
    COLOUR,
    EDITION,
    KIND,
    LONG,
    NUMBER,
    QUESTIONS_IMPORT,
    TITLE,
    YEAR,
)
from .registers import agency_filter, category_filter, year_filter
from .words import (
    set_status,
)


def _hinges(words: Callable[[Any, str], Any], reads: Reader | None = None) -> list[Column[Any]]:
    """What each colour hinges on: in the file only."""
    labels = {"green": _("Green when"), "yellow": _("Yellow when"), "red": _("Red when")}
    return [
        Column(
            key=step,
            label=label,
            value=partial(_word, words, step),
            reads=reads,
            required=reads is not None,
            place="file",
        )
        for step, label in labels.items()
    ]


def _word(words: Callable[[Any, str], Any], step: str, row: Any) -> Any:
    return words(row, step)


def _colour(value: str) -> object:
    return COLOURS_AND_NONE[value] if value else ""


def _now(answer: Any) -> str:
    """The colour of the side that is being filled in."""
    side = answer.indicator.diagnosis.side
    return answer.colour(side).value if side and getattr(answer, f"{side.value}_colour") else ""


ANSWERS: Register[Any] = Register(
    key="iso18091.answers",
    title=_("Answers to sub-indicators"),
    noun=_("answers"),
    columns=[
        Column(
            key="code",
            label=_("Indicator"),
            value=lambda a: a.indicator.code,
            sort="indicator__position",
            reads=CODE,
            required=True,
        ),
        Column(
            key="number",
            label=pgettext_lazy("sub-indicator", "No."),
            value=lambda a: a.question.number,
            kind="number",
            reads=NUMBER,
            required=True,
        ),
        Column(
            key="year",
            label=_("Year"),
            value=lambda a: str(a.indicator.diagnosis.year),
            stored=lambda a: a.indicator.diagnosis.year,
            reads=YEAR,
            required=True,
        ),
        Column(
            key="question",
            label=_("Sub-indicator"),
            value=lambda a: question_words(a.question, "title"),
        ),
        Column(key="self", label=_("Self-assessed"), value=lambda a: _colour(a.self_colour)),
        Column(key="verified", label=_("Verified"), value=lambda a: _colour(a.verified_colour)),
        Column(
            key="colour",
            label=_("Colour to put down"),
            value=lambda a: _colour(_now(a)) if _now(a) else None,
            stored=lambda a: _now(a) or None,
            reads=COLOUR,
            place="file",
            hint=_("While the agencies assess it is theirs, afterwards the verifier's."),
        ),
        Column(
            key="agency",
            label=_("Agency"),
            value=lambda a: a.indicator.agency.short_name if a.indicator.agency else "",
            sort="indicator__agency__short_name",
            place="file",
        ),
        *_hinges(lambda a, step: question_words(a.question, step)),
    ],
    rows=reading.answers,
    order=["-indicator__diagnosis__year", "indicator__position", "question__number", "pk"],
    search=["indicator__code", "question__title", "indicator__agency__name"],
    filters=[
        year_filter("indicator__diagnosis"),
        category_filter("indicator__code"),
        agency_filter("indicator__agency"),
        Filter(
            key="kind",
            label=_("Kind"),
            choices=lambda viewer: choices(KINDS),
            apply=lambda rows, value, viewer: rows.filter(question__kind=value),
        ),
    ],
    row_url=lambda a: a.get_absolute_url(),
    importing=ANSWERS_IMPORT,
    empty=_("No diagnosis yet."),
)
SETS: Register[Any] = Register(
    key="iso18091.sets",
    title=_("Sets of sub-indicators"),
    noun=_("sets"),
    columns=[
        Column(key="set", label=_("Set"), value=str, sort="edition"),
        Column(key="asked", label=_("Sub-indicators"), value=lambda s: s.asked, kind="number"),
        Column(
            key="in_force_on",
            label=_("In force since"),
            value=lambda s: s.in_force_on,
            kind="date",
            sort="in_force_on",
        ),
        Column(key="note", label=_("What changes, and why"), value=lambda s: s.note, place="file"),
        Column(key="status", label=_("Status"), value=set_status, kind="status", sort="state"),
    ],
    rows=reading.sets,
    order=["-edition", "-number", "pk"],
    search=["edition", "note"],
    filters=[
        Filter(
            key="state",
            label=_("Status"),
            choices=lambda viewer: choices(SET_STATES),
            apply=lambda rows, value, viewer: rows.filter(state=value),
        ),
    ],
    row_url=lambda s: s.get_absolute_url(),
    add_label=_("Begin the next version"),
    add_url="iso18091_set_begin",
    add_right=permissions.LEAD,
    empty=_("No set yet. The first diagnosis begins with the five sub-indicators of the ladder."),
)
QUESTIONS: Register[Any] = Register(
    key="iso18091.questions",
    title=_("Sub-indicators"),
    noun=_("sub-indicators"),
    columns=[
        Column(
            key="code",
            label=_("Indicator"),
            value=lambda q: q.code,
            sort="position",
            reads=CODE,
            required=True,
        ),
        Column(
            key="number",
            label=pgettext_lazy("sub-indicator", "No."),
            value=lambda q: q.number,
            kind="number",
            reads=NUMBER,
            required=True,
        ),
        Column(
            key="title",
            label=_("Sub-indicator"),
            value=lambda q: q.title,
            reads=TITLE,
            required=True,
        ),
        Column(
            key="kind",
            label=_("Kind"),
            value=lambda q: KINDS[q.kind],
            stored=lambda q: q.kind,
            reads=KIND,
            required=True,
        ),
        Column(
            key="edition",
            label=_("Edition"),
            value=lambda q: q.question_set.edition,
            reads=EDITION,
            required=True,
        ),
        Column(key="set", label=_("Set"), value=lambda q: str(q.question_set), place="file"),
        Column(
            key="asked",
            label=_("Asked"),
            value=lambda q: not q.is_left_out,
            kind="yesno",
            place="file",
        ),
        *_hinges(getattr, LONG),
    ],
    rows=reading.questions,
    order=["-question_set__edition", "-question_set__number", "position", "number", "pk"],
    search=["code", "title", "green", "red"],
    filters=[
        Filter(
            key="set",
            label=_("Set"),
            choices=lambda viewer: [
                (str(one.pk), str(one))
                for one in reading.sets(viewer).order_by("-edition", "-number", "pk")
            ],
            apply=lambda rows, value, viewer: rows.filter(question_set=value),
        ),
        category_filter("code"),
    ],
    row_url=lambda q: q.get_absolute_url(),
    importing=QUESTIONS_IMPORT,
    empty=_("No sub-indicator yet."),
)
