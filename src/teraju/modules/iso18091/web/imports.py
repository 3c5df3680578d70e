"""How a file becomes answers, or sub-indicators of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.iso18091 import permissions
from teraju.modules.iso18091.domain.catalogue import catalogues
from teraju.modules.iso18091.domain.colours import Colour
from teraju.modules.iso18091.domain.figures import Side, standing_of
from teraju.modules.iso18091.domain.states import SetState, State
from teraju.modules.iso18091.models import Answer, Evidence, Question, QuestionSet
from teraju.modules.iso18091.models.choices import COLOURS, KINDS, choices
from teraju.modules.iso18091.services import import_answers, import_questions
from teraju.modules.iso18091.services.answers import NO_EVIDENCE
from teraju.modules.iso18091.verifying import verify_refusal
from teraju.platform.accounts import rights
from teraju.platform.exchange.plans import Key, Plan, Refusal, Row
from teraju.platform.exchange.readers import ChoiceReader, Scope, TextReader, WholeReader
from teraju.platform.exchange.registers import Importing

CODE, TITLE, LONG = TextReader(longest=5), TextReader(longest=160), TextReader(longest=400)
NUMBER, YEAR = WholeReader(least=1, most=99), WholeReader(least=2000, most=2100)
COLOUR, KIND = ChoiceReader(choices=choices(COLOURS)), ChoiceReader(choices=choices(KINDS))
EDITION = ChoiceReader(choices=[(name, name) for name in ("2014", "2019")])


def standing_answers(scope: Scope) -> QuerySet[Answer]:
    """The answers of diagnoses in which something may still change."""
    rows: QuerySet[Answer] = Answer.objects.visible_to(scope.actor)
    rows = rows.filter(
        government=scope.government,
        indicator__diagnosis__state__in=[State.OPEN, State.VERIFICATION],
    )
    related = rows.select_related("indicator__diagnosis", "indicator__agency", "question")
    return related.order_by("indicator__position", "question__number", "pk")


def check_answers(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Answer]
) -> Iterator[Refusal]:
    """Each row names a sub-indicator that is asked, of an agency that the reader answers for."""
    for row in rows:
        answer = standing.get(tuple(row.values.get(key) for key in ANSWERS_IMPORT.key))
        if answer is None:
            yield Refusal(row, "code", _("No diagnosis that is under way asks this."))
            continue
        if (row.values.get("colour") or "") == _held(answer):
            continue
        if answer.indicator.diagnosis.side is Side.SELF:
            refusal = rights.refusal(scope.actor, permissions.ANSWER, answer.indicator)
        else:
            refusal = verify_refusal(scope.actor, answer.indicator)
        if refusal:
            yield Refusal(row, "colour", refusal)
    yield from _unproved_greens(scope, rows, standing)


def _unproved_greens(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Answer]
) -> Iterator[Refusal]:
    """Greens that a verifier would confirm while nothing valid speaks for them. Queries once."""
    changed: dict[int, dict[int, Row]] = {}
    for row in rows:
        answer = standing.get(tuple(row.values.get(key) for key in ANSWERS_IMPORT.key))
        if answer is None or answer.indicator.diagnosis.side is not Side.VERIFIED:
            continue
        if (row.values.get("colour") or "") != _held(answer):
            changed.setdefault(answer.indicator_id, {})[answer.pk] = row
    colours: dict[int, list[Colour]] = {pk: [] for pk in changed}
    for answer in standing.values():
        if answer.indicator_id in changed:
            by_file = changed[answer.indicator_id].get(answer.pk)
            word = by_file.values.get("colour") if by_file else answer.verified_colour
            colours[answer.indicator_id].append(Colour(word) if word else Colour.NOT_ASSESSED)
    valid = Evidence.objects.valid_on(scope.actor.today).filter(indicator__in=list(changed))
    proved = set(valid.values_list("indicator", flat=True)) if changed else set()
    for pk, file_rows in changed.items():
        if pk not in proved and standing_of(colours[pk], None).counted_as is Colour.GREEN:
            yield from (Refusal(row, "colour", str(NO_EVIDENCE)) for row in file_rows.values())


def _held(answer: Answer) -> str:
    is_self = answer.indicator.diagnosis.side is Side.SELF
    return answer.self_colour if is_self else answer.verified_colour


def write_answers(scope: Scope, plan: Plan[Answer]) -> None:
    import_answers(
        actor=scope.actor,
        government=scope.government,
        changed=[(change.record, change.row.values["colour"] or "") for change in plan.changed],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


def standing_questions(scope: Scope) -> QuerySet[Question]:
    """The sub-indicators of drafts."""
    rows: QuerySet[Question] = Question.objects.visible_to(scope.actor)
    rows = rows.filter(government=scope.government, question_set__state=SetState.DRAFT)
    return rows.select_related("question_set").order_by("position", "number", "pk")


def check_questions(
    scope: Scope, rows: Sequence[Row], standing: Mapping[Key, Question]
) -> Iterator[Refusal]:
    """Each row names an indicator of an edition that has a draft."""
    known = QuestionSet.objects.filter(government=scope.government, state=SetState.DRAFT)
    drafts = set(known.values_list("edition", flat=True))
    for row in rows:
        edition, code = row.values.get("edition"), row.values.get("code")
        if edition is None:
            continue
        if edition not in drafts:
            yield Refusal(row, "edition", _("This edition has no draft: begin the next version."))
        elif code not in catalogues()[edition].indicators:
            yield Refusal(row, "code", _("This edition has no such indicator."))


def write_questions(scope: Scope, plan: Plan[Question]) -> None:
    import_questions(
        actor=scope.actor,
        government=scope.government,
        new=[row.values for row in plan.new],
        changed=[(change.record, change.row.values) for change in plan.changed],
        source={"file": plan.source.name, "content": f"sha256:{plan.source.sha256}"},
    )


ANSWERS_IMPORT: Importing[Answer] = Importing(
    right=permissions.IMPORT,
    list_url="iso18091_answers",
    key=["year", "code", "number"],
    standing=standing_answers,
    check=check_answers,
    write=write_answers,
    help=gettext_lazy(
        "Take the list away, fill in the last column and bring it back. An empty cell takes an"
        " answer back; rows that are not in the file stay as they are."
    ),
)
QUESTIONS_IMPORT: Importing[Question] = Importing(
    right=permissions.LEAD,
    list_url="iso18091_questions",
    key=["edition", "code", "number"],
    standing=standing_questions,
    check=check_questions,
    write=write_questions,
    whole_government=True,
    help=gettext_lazy(
        "Brings sub-indicators into the draft of their edition. A number that the draft has is"
        " changed, another one is added."
    ),
)
