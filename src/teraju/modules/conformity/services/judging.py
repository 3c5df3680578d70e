"""Judging topics: one answer moves every standard that asks for the topic."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile
from teraju.kernel.texts import cleaned
from teraju.modules.conformity.domain.evidence import Proof
from teraju.modules.conformity.domain.judging import (
    RISK_ASSESSMENT,
    Objection,
    Refused,
    Rule,
    objection,
)
from teraju.modules.conformity.domain.states import OPEN, Exclusion, Progress, Result
from teraju.modules.conformity.models import Assessment, Judgement
from teraju.modules.conformity.refusals import OBJECTION_FIELDS, OBJECTIONS, JudgementRefused
from teraju.modules.conformity.registry import proofs_of
from teraju.modules.conformity.selectors import Owners, Readiness, owners_of, readiness_of
from teraju.modules.standards.api import TopicLine, requirements_of, topics
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

from .common import claim_assessment, require_open
from .snapshots import lock_agencies, refresh_snapshots


@dataclass(frozen=True)
class Answer:
    """What an assessor finds on a topic: for every standard, or for one edition alone.

    `result` None takes the answer back. `seen` is the number of the judgement that the assessor
    had before them (0: none); None does not ask.
    """

    topic: str
    result: Result | None
    progress: Progress = Progress.NOT_BEGUN
    note: str = ""
    edition_id: int | None = None
    seen: int | None = None


@dataclass(frozen=True)
class _Ground:
    """What judging an assessment stands on, read once for all answers."""

    assessment: Assessment
    rules: dict[str, list[Rule]]
    readiness: dict[int, Readiness]
    topics: dict[str, TopicLine]
    owners: Owners
    last: dict[tuple[int, int | None], Judgement]
    # What the agency's records prove; judging moves none of it.
    proofs: list[Proof]


@transaction.atomic
def judge(*, actor: Viewer, assessment_id: int, answers: Sequence[Answer]) -> list[Judgement]:
    """Put down what was found on one or more topics; answers that change nothing write nothing.

    The assessment stays locked until the end, so two who judge at once come one after the other.
    """
    assessment = claim_assessment(actor, assessment_id)
    require_open(assessment)
    ground = _ground(actor, assessment)
    made = [row for answer in answers if (row := _judged(actor, ground, answer))]
    Judgement.objects.bulk_create(made)
    if made:
        before, after = _told(ground, made)
        record_event(
            actor=actor,
            verb="conformity.assessment.judged",
            target=assessment,
            before=before,
            after=after,
        )
        refresh_snapshots([assessment.agency_id], actor.today, proofs=ground.proofs)
    return made


def _ground(actor: Viewer, assessment: Assessment) -> _Ground:
    editions = list(assessment.editions.values_list("pk", flat=True))
    asked = requirements_of(editions, actor.today)
    rules: dict[str, list[Rule]] = {}
    for edition in editions:
        for one in asked[edition]:
            for topic in one.topics if one.is_assessed else ():
                rule = Rule(one.number, edition, Exclusion(one.exclusion))
                rules.setdefault(topic, []).append(rule)
    lock_agencies([assessment.agency_id])
    proofs = proofs_of([assessment.agency_id], actor.today)
    found = readiness_of([assessment.agency_id], actor.today, editions, proofs=proofs)
    rows = Judgement.objects.filter(assessment=assessment).order_by("number", "pk")
    return _Ground(
        assessment,
        rules,
        {edition: one for (_agency, edition), one in found.items()},
        topics(),
        owners_of([assessment.agency], actor.today)[assessment.agency_id],
        {(row.topic_id, row.edition_id): row for row in rows},
        proofs,
    )


def _judged(actor: Viewer, ground: _Ground, answer: Answer) -> Judgement | None:
    """The row of an answer, None where it says what stands already."""
    rules = [
        rule
        for rule in ground.rules.get(answer.topic, ())
        if answer.edition_id in (None, rule.edition_id)
    ]
    if not rules:
        raise JudgementRefused(_("No standard of this assessment asks for this topic."))
    topic = ground.topics[answer.topic]
    last = ground.last.get((topic.pk, answer.edition_id))
    note = cleaned(answer.note)
    result = answer.result.value if answer.result else ""
    said = (result, answer.progress.value, note)
    # Before anything else: a second click sends the same answer, and what it saw is over.
    if said == ((last.result, last.progress, last.note) if last else ("", "not_begun", "")):
        return None
    if answer.seen is not None and answer.seen != (last.number if last else 0):
        raise ChangedMeanwhile(
            _("Somebody else judged this topic meanwhile. Compare, and judge once more.")
        )
    shared = len({rule.edition_id for rule in rules}) > 1
    _refuse(_objection(actor, ground, answer, rules, note), shared=shared)
    return Judgement(
        government=ground.assessment.government,
        agency=ground.assessment.agency,
        assessment=ground.assessment,
        topic_id=topic.pk,
        edition_id=answer.edition_id,
        number=(last.number if last else 0) + 1,
        result=result,
        progress=answer.progress.value,
        note=note,
        judged_at=actor.now,
        judged_on=actor.today,
        judged_by_id=acting(actor),
        judged_office=actor.office[:160],
    )


def _objection(
    actor: Viewer, ground: _Ground, answer: Answer, rules: Sequence[Rule], note: str
) -> Refused | None:
    """What stands against an answer for any of the editions that it is for."""
    for edition in dict.fromkeys(rule.edition_id for rule in rules):
        standing = ground.readiness[edition].topics[answer.topic]
        found = objection(
            result=answer.result,
            progress=answer.progress,
            note=note,
            rules=[rule for rule in rules if rule.edition_id == edition],
            proved=standing.computed,
            speaks_for=any(one.supports or one.state not in OPEN for one in standing.valid),
            speaks_against=any(not one.supports and one.state in OPEN for one in standing.valid),
            owner_ids=ground.owners.of(ground.topics[answer.topic]).user_ids,
            assessor_id=acting(actor),
            risk_assessed=_is_risk_assessed(ground),
        )
        if found:
            return found
    return None


def _is_risk_assessed(ground: _Ground) -> bool:
    """Whether the bribery risk assessment is on record; where no catalogue asks for one, it is."""
    standings = [
        one.topics[RISK_ASSESSMENT]
        for one in ground.readiness.values()
        if RISK_ASSESSMENT in one.topics
    ]
    return not standings or any(one.valid for one in standings)


def _refuse(found: Refused | None, *, shared: bool) -> None:
    if found is None:
        return
    words: object = OBJECTIONS[found.objection]
    if found.objection is Objection.ALWAYS_APPLIES:
        numbers = ", ".join(dict.fromkeys(rule.number for rule in found.rules))
        words = format_lazy(str(words), numbers=numbers)
        if shared:
            words = format_lazy("{} {}", words, _("Judge the standards one by one."))
    raise JudgementRefused(words, field=OBJECTION_FIELDS[found.objection])


def _told(
    ground: _Ground, made: Sequence[Judgement]
) -> tuple[dict[str, object], dict[str, object]]:
    """For the trail: each topic with what was said of it before and now."""
    titles = {topic.pk: topic.title for topic in ground.topics.values()}
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    for row in made:
        last = ground.last.get((row.topic_id, row.edition_id))
        label = titles[row.topic_id]
        if row.edition_id:
            label = f"{label} ({row.edition})"
        before[label] = _in_words(last) if last else ""
        after[label] = _in_words(row)
    return before, after


def _in_words(row: Judgement) -> str:
    parts = [row.get_result_display(), row.get_progress_display(), row.note]
    return " · ".join(str(part) for part in parts if part)
