"""The register of answers, and how sheets come in from a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from teraju.modules.satisfaction import permissions, services
from teraju.modules.satisfaction.domain.questionnaire import elements, groups
from teraju.modules.satisfaction.models import Answer, ExtraQuestion, Survey
from teraju.modules.satisfaction.models.answers import ELEMENTS
from teraju.modules.satisfaction.models.choices import (
    CHANNELS,
    MARKS,
    STANDINGS,
    choices,
    option_name,
    said_lazily,
)
from teraju.modules.satisfaction.selectors import reading
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import (
    ChoiceReader,
    DateReader,
    ReferenceReader,
    Scope,
    TextReader,
    WholeReader,
)
from teraju.platform.exchange.registers import Column, Filter, Importing, Register

from .statuses import answer_status

# The columns of the questions of a survey's own, by their place among them.
OWN = [f"own_{number}" for number in range(1, services.MOST_QUESTIONS + 1)]
SCORE, NUMBER = WholeReader(least=1, most=4), WholeReader(least=1, most=10**6)


def open_surveys(scope: Scope) -> Iterator[tuple[int, tuple[str, str]]]:
    """Surveys that take sheets where the actor types in, by code and title."""
    agencies = rights.agencies_where(scope.actor, permissions.ENTER).order_by()
    rows = Survey.objects.filter(
        government=scope.government, state="open", agency__in=agencies.values("pk")
    )
    for pk, code, title in rows.values_list("pk", "code", "title"):
        yield pk, (code, title)


def standing(scope: Scope) -> QuerySet[Answer]:
    rows: QuerySet[Answer] = Answer.objects.visible_to(scope.actor).filter(
        government=scope.government, survey__state="open", number__isnull=False
    )
    return rows.select_related("survey").prefetch_related("survey__questions").order_by("pk")


def check(scope: Scope, rows: Sequence[Row], known: Mapping[Key, Answer]) -> Iterator[Refusal]:
    """A sheet comes in once; its day lies in the days of the survey."""
    ids = {row.values["survey"] for row in rows}
    surveys = Survey.objects.filter(pk__in=ids).prefetch_related("questions").in_bulk()
    for row in rows:
        survey = surveys[row.values["survey"]]
        for column, sentence in _settle(row, own_questions(survey)):
            yield Refusal(row, column, sentence)
        found = known.get((row.values["survey"], row.values["number"]))
        if found is not None and _differs(found, row):
            sentence = _("This sheet is entered already with other answers: correct it there.")
            yield Refusal(row, "number", sentence)
        day, last = row.values.get("on"), min(survey.ends_on, scope.actor.today)
        if day and not survey.starts_on <= day <= last:
            yield Refusal(row, "on", _("The day lies outside the days of the survey."))


def own_questions(survey: Survey) -> list[ExtraQuestion]:
    """The questions of a survey's own in their order, of those that are prefetched."""
    return sorted(survey.questions.all(), key=lambda one: (one.order, one.pk))


def _settle(row: Row, asked: Sequence[ExtraQuestion]) -> Iterator[tuple[str, str]]:
    """Write a row's words as they will be kept, and say what it answers that is not asked."""
    if "comment" in row.values:
        row.values["comment"] = services.kept_comment(row.values["comment"] or "")
    for place, name in enumerate(OWN):
        text = row.values.get(name)
        if not text:
            continue
        if place >= len(asked):
            yield name, _("The survey does not ask this: empty the cell.")
        elif asked[place].answers and text not in asked[place].answers:
            words = "; ".join(asked[place].answers)
            yield name, _("This is not one of the choices: {words}.").format(words=words)
        else:
            row.values[name] = services.kept_extra(text)


def _differs(one: Answer, row: Row) -> bool:
    return any(
        name in row.values and row.values[name] != column.held(one)
        for name, column in COMPARED.items()
    )


def write(scope: Scope, plan: Plan[Answer]) -> None:
    ids = {row.values["survey"] for row in plan.new}
    surveys = Survey.objects.filter(pk__in=ids).prefetch_related("questions").in_bulk()
    asked = {pk: [one.key for one in own_questions(one)] for pk, one in surveys.items()}
    rows = [
        (
            row.values["survey"],
            row.values["number"],
            row.values["on"],
            _reply(row.values, asked[row.values["survey"]]),
        )
        for row in plan.new
    ]
    source = {"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"}
    services.import_answers(
        actor=scope.actor, government=scope.government, rows=rows, source=source
    )


def _reply(values: Mapping[str, Any], asked: Sequence[str]) -> services.Reply:
    return services.Reply(
        extras={key: values.get(name) or "" for key, name in zip(asked, OWN, strict=False)},
        scores={code: values[code] for code in ELEMENTS},
        told={code: values.get(code) or "" for code in groups()},
        comment=values.get("comment") or "",
    )


def _score(code: str) -> Column[Answer]:
    return Column(
        key=code,
        label=said_lazily(elements()[code].name),
        value=lambda one: getattr(one, code),
        kind="number",
        place="file",
        reads=SCORE,
        required=True,
    )


def _told(code: str) -> Column[Answer]:
    group = groups()[code]
    return Column(
        key=code,
        label=said_lazily(group.name),
        value=lambda one: option_name(code, getattr(one, code)),
        stored=lambda one: getattr(one, code) or None,
        place="file",
        reads=ChoiceReader(
            choices=[(key, said_lazily(words)) for key, words in group.options.items()]
        ),
    )


def _own(place: int) -> Column[Answer]:
    """The answer to a question of the survey's own, by its place among them."""
    return Column(
        key=OWN[place],
        label=format_lazy(gettext_lazy("Question of one's own {number}"), number=place + 1),
        value=lambda one: _at(one, place),
        place="file",
        reads=TextReader(longest=200),
    )


def _at(one: Answer, place: int) -> str:
    told = one.own
    return told[place][1] if place < len(told) else ""


def own_words(one: Answer) -> str:
    """What was answered to the questions of the survey's own."""
    return "; ".join(f"{text} {said}" for text, said in one.own if said)


ANSWER_IMPORT: Importing[Answer] = Importing(
    right=permissions.ENTER,
    list_url="satisfaction_answers",
    key=["survey", "number"],
    standing=standing,
    check=check,
    write=write,
    help=gettext_lazy(
        "Brings in sheets of paper, a row for each: the nine answers as 1 to 4. A comment comes in "
        "without telephone numbers and names."
    ),
)


def survey_choices(viewer: Viewer) -> list[tuple[str, str]]:
    rows = reading.surveys(viewer).exclude(state="draft").order_by("-ends_on", "-pk")[:100]
    return [(str(one.pk), f"{one.agency.short_name}: {one.title}") for one in rows]


def marks_words(one: Any) -> str:
    return "; ".join(str(MARKS[code]) for code in one.marks.split(",") if code)


ANSWERS: Register[Any] = Register(
    key="satisfaction.answers",
    title=gettext_lazy("Answers of surveys"),
    noun=gettext_lazy("answers"),
    columns=[
        Column(
            key="survey",
            label=gettext_lazy("Survey"),
            value=lambda one: one.survey.title,
            stored=lambda one: one.survey_id,
            sort="survey__title",
            reads=ReferenceReader(
                records=open_surveys,
                missing=gettext_lazy("No open survey of yours has this code or title."),
                words=gettext_lazy("The code or the title of an open survey."),
            ),
        ),
        Column(
            key="on",
            label=gettext_lazy("Day"),
            value=lambda one: one.on,
            kind="date",
            sort="on",
            reads=DateReader(),
            required=True,
        ),
        Column(
            key="channel",
            label=gettext_lazy("Came by"),
            value=lambda one: CHANNELS[one.channel],
            sort="channel",
        ),
        Column(
            key="number",
            label=gettext_lazy("Number of the sheet"),
            value=lambda one: one.number,
            kind="number",
            sort="number",
            reads=NUMBER,
        ),
        Column(
            key="sum",
            label=gettext_lazy("Mean"),
            value=lambda one: f"{sum(one.scores) / len(one.scores):.2f}".replace(".", ","),
        ),
        Column(
            key="status",
            label=gettext_lazy("Status"),
            value=answer_status,
            kind="status",
            sort="standing",
        ),
        Column(key="marks", label=gettext_lazy("Marked because"), value=marks_words),
        Column(
            key="comment",
            label=gettext_lazy("Comment"),
            value=lambda one: one.comment,
            place="beneath",
            reads=TextReader(longest=500),
        ),
        Column(
            key="own",
            label=gettext_lazy("Questions of one's own"),
            value=own_words,
            place="beneath",
        ),
        *[_score(code) for code in ELEMENTS],
        *[_told(code) for code in groups()],
        *[_own(place) for place in range(services.MOST_QUESTIONS)],
    ],
    rows=reading.answers,
    order=["-on", "-pk"],
    search=["comment", "survey__title"],
    filters=[
        Filter(
            key="survey",
            label=gettext_lazy("Survey"),
            choices=survey_choices,
            apply=lambda rows, value, viewer: rows.filter(survey=value),
        ),
        Filter(
            key="standing",
            label=gettext_lazy("Status"),
            choices=lambda viewer: choices(STANDINGS),
            apply=lambda rows, value, viewer: rows.filter(standing=value),
        ),
        Filter(
            key="channel",
            label=gettext_lazy("Came by"),
            choices=lambda viewer: choices(CHANNELS),
            apply=lambda rows, value, viewer: rows.filter(channel=value),
        ),
    ],
    empty=pgettext_lazy("survey", "Nobody has answered yet."),
    importing=ANSWER_IMPORT,
    counted=10_000,
)
# What a sheet that came in before is held against.
COMPARED = {
    column.key: column
    for column in ANSWERS.columns
    if column.reads is not None and column.key not in ANSWER_IMPORT.key
}
