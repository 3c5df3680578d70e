"""Sets of sub-indicators: begun from the ladder or from the set in force, changed, put in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile
from teraju.kernel.texts import cleaned
from teraju.modules.iso18091 import permissions
from teraju.modules.iso18091.domain.catalogue import Kind, catalogues
from teraju.modules.iso18091.domain.states import SET, SetState
from teraju.modules.iso18091.models import Question, QuestionSet
from teraju.modules.iso18091.refusals import OutOfPlace, WrongChoice
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Government

from .common import moved, said, tell

FIELDS = ("kind", "title", "green", "yellow", "red")


@transaction.atomic
def begin_set(
    *, actor: Viewer, government: Government, edition: str, note: str = "", is_example: bool = False
) -> QuestionSet:
    """Begin the next set of an edition: a copy of the one in force, or what the ladder asks."""
    rights.require(actor, permissions.LEAD, government)
    if edition not in catalogues():
        raise WrongChoice(_("Choose one of the editions."), field="edition")
    known = QuestionSet.objects.filter(government=government, edition=edition)
    made = QuestionSet(
        government=government,
        edition=edition,
        number=(known.aggregate(last=Max("number"))["last"] or 0) + 1,
        note=cleaned(note),
        is_example=is_example,
    )
    save(actor, made)
    standing = known.filter(state=SetState.IN_FORCE).first()
    rows = _copied(actor, made, standing) if standing else _from_ladder(actor, made)
    Question.objects.bulk_create(rows)
    after = {"edition": edition, "number": made.number, "sub_indicators": len(rows)}
    tell(actor, made, "set.begun", after)
    return made


@transaction.atomic
def put_in_force(*, actor: Viewer, set_id: int, expected_version: int | None = None) -> QuestionSet:
    """Put a draft in force; diagnoses that run keep the set they began with."""
    chosen = _locked(actor, set_id, expected_version)
    _check_whole(chosen)
    known = QuestionSet.objects.filter(government=chosen.government, edition=chosen.edition)
    for earlier in known.filter(state=SetState.IN_FORCE).select_for_update(no_key=True):
        moved(earlier, "supersede", SET)
        earlier.ended_on = actor.today
        save(actor, earlier)
        tell(actor, earlier, "set.superseded", {"by": chosen.number})
    moved(chosen, "put_in_force", SET)
    chosen.in_force_on = actor.today
    save(actor, chosen)
    tell(actor, chosen, "set.put_in_force", {"in_force_on": chosen.in_force_on})
    return chosen


@transaction.atomic
def withdraw_set(*, actor: Viewer, set_id: int, expected_version: int | None = None) -> QuestionSet:
    """Give up a draft."""
    chosen = _locked(actor, set_id, expected_version)
    moved(chosen, "withdraw", SET)
    chosen.ended_on = actor.today
    save(actor, chosen)
    tell(actor, chosen, "set.withdrawn")
    return chosen


@transaction.atomic
def add_question(
    *, actor: Viewer, set_id: int, code: str, expected_version: int | None = None, **values: str
) -> Question:
    """Add a sub-indicator to a draft. `values` are the fields of `FIELDS`."""
    chosen = _draft(actor, set_id, expected_version)
    last = chosen.questions.filter(code=code).aggregate(last=Max("number"))["last"] or 0
    made = _question(actor, chosen, code, last + 1, values)
    save(actor, made)
    tell(actor, made, "question.added", filled(values_of(made, ("code", "number", *FIELDS))))
    return made


@transaction.atomic
def change_question(
    *, actor: Viewer, question_id: int, expected_version: int | None = None, **values: str
) -> Question:
    """Change a sub-indicator of a draft."""
    question = _own(actor, question_id, expected_version)
    before = values_of(question, FIELDS)
    _fill(question, values)
    save(actor, question)
    tell(actor, question, "question.changed", values_of(question, FIELDS), before)
    return question


@transaction.atomic
def leave_out(*, actor: Viewer, question_id: int, expected_version: int | None = None) -> Question:
    """Leave a sub-indicator of a draft out; the indicator itself always stays."""
    question = _own(actor, question_id, expected_version)
    if question.is_left_out:
        raise OutOfPlace(_("It is left out already."))
    others = question.question_set.questions.filter(code=question.code, is_left_out=False)
    if not others.exclude(pk=question.pk).exists():
        raise OutOfPlace(_("An indicator keeps at least one sub-indicator: none of the 39 goes."))
    return _set_out(actor, question, out=True)


@transaction.atomic
def take_back(*, actor: Viewer, question_id: int, expected_version: int | None = None) -> Question:
    """Take a sub-indicator of a draft in again."""
    question = _own(actor, question_id, expected_version)
    if not question.is_left_out:
        raise OutOfPlace(_("It is asked."))
    return _set_out(actor, question, out=False)


@transaction.atomic
def import_questions(
    *,
    actor: Viewer,
    government: Government,
    new: Sequence[Mapping[str, Any]],
    changed: Sequence[tuple[Question, Mapping[str, Any]]],
    source: Mapping[str, str],
) -> None:
    """Bring sub-indicators of a file into the drafts that its rows name; one event for each."""
    rights.require(actor, permissions.LEAD, government)
    rows = QuestionSet.objects.visible_to(actor).filter(government=government)
    drafts = {
        one.edition: one for one in rows.filter(state=SetState.DRAFT).select_for_update(no_key=True)
    }
    counted: dict[str, list[int]] = {}
    for values in new:
        chosen = drafts[values["edition"]]
        made = _question(actor, chosen, values["code"], values["number"], values)
        save(actor, made)
        counted.setdefault(chosen.edition, [0, 0])[0] += 1
    for seen, values in changed:
        question = claim(Question.objects.visible_to(actor), seen.pk, seen.version)
        if question.question_set_id != drafts[values["edition"]].pk:
            raise ChangedMeanwhile(_("The draft was changed meanwhile: read the file again."))
        _fill(question, values)
        save(actor, question)
        counted.setdefault(values["edition"], [0, 0])[1] += 1
    for edition, (added, altered) in counted.items():
        after = {**source, "added": added, "changed": altered}
        tell(actor, drafts[edition], "set.imported", after)


def _from_ladder(actor: Viewer, made: QuestionSet) -> list[Question]:
    rows = []
    lines = catalogues()[made.edition].indicators.values()
    for line in lines:
        for number, asked in enumerate(line.asked, 1):
            values = {step.value: words.id for step, words in asked.steps.items()}
            values |= {"kind": asked.kind.value, "title": asked.title.id}
            rows.append(_question(actor, made, line.code, number, values))
            rows[-1].touch(actor.now)
    return rows


def _copied(actor: Viewer, made: QuestionSet, standing: QuestionSet) -> list[Question]:
    rows = []
    for one in standing.questions.filter(is_left_out=False).order_by("position", "number", "pk"):
        rows.append(_question(actor, made, one.code, one.number, values_of(one, FIELDS)))
        rows[-1].touch(actor.now)
    return rows


def _question(
    actor: Viewer, chosen: QuestionSet, code: str, number: int, values: Mapping[str, Any]
) -> Question:
    codes = list(catalogues()[chosen.edition].indicators)
    if code not in codes:
        raise WrongChoice(_("This edition has no such indicator."), field="code")
    made = Question(
        government=chosen.government,
        question_set=chosen,
        position=codes.index(code) + 1,
        code=code,
        number=number,
        is_example=chosen.is_example,
    )
    _fill(made, values)
    return made


def _fill(question: Question, values: Mapping[str, Any]) -> None:
    sentence = _("Write it: a sub-indicator says what is asked and what each colour hinges on.")
    for name in FIELDS:
        if name in values:
            setattr(question, name, said(values[name], name, sentence))
    question.kind = Kind(question.kind).value


def _set_out(actor: Viewer, question: Question, *, out: bool) -> Question:
    question.is_left_out = out
    save(actor, question)
    verb = "question.left_out" if out else "question.taken_back"
    tell(actor, question, verb, {"is_left_out": out}, {"is_left_out": not out})
    return question


def _check_whole(chosen: QuestionSet) -> None:
    """Each of the 39 is asked something; none goes because it is somebody else's business."""
    asked = set(chosen.questions.filter(is_left_out=False).values_list("code", flat=True))
    missing = [code for code in catalogues()[chosen.edition].indicators if code not in asked]
    if missing:
        raise OutOfPlace(
            _("Nothing is asked of %(codes)s: none of the 39 goes.") % {"codes": ", ".join(missing)}
        )


def _locked(actor: Viewer, pk: int, expected_version: int | None) -> QuestionSet:
    rows = QuestionSet.objects.visible_to(actor).select_related("government")
    chosen: QuestionSet = claim(rows, pk, expected_version)
    rights.require(actor, permissions.LEAD, chosen)
    return chosen


def _draft(actor: Viewer, pk: int, expected_version: int | None = None) -> QuestionSet:
    chosen = _locked(actor, pk, expected_version)
    if chosen.state != SetState.DRAFT:
        raise OutOfPlace(_("Only a draft changes: begin the next version."))
    return chosen


def _own(actor: Viewer, pk: int, expected_version: int | None) -> Question:
    """Lock a sub-indicator of a draft, the draft first."""
    rows = Question.objects.visible_to(actor)
    chosen = _draft(actor, rows.values_list("question_set", flat=True).get(pk=pk))
    question: Question = claim(rows.select_related("government"), pk, expected_version)
    question.question_set = chosen
    return question
