"""Due diligence: begun, answered, sent, decided by somebody else, approved above low."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import partner_rules
from teraju.modules.risks.domain.diligence import (
    BriberyLevel,
    Judged,
    Outcome,
    is_better,
    judge,
    last_day,
    missing,
)
from teraju.modules.risks.domain.partner_states import DILIGENCE, DiligenceState
from teraju.modules.risks.models import (
    DiligenceAnswer,
    DiligenceCondition,
    DueDiligence,
    Partner,
)
from teraju.modules.risks.partner_refusals import (
    NoBasis,
    NotComplete,
    OutOfPlace,
    TooMild,
    WrongPerson,
)
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import has_done, record_event

from .partner_common import check_not_future, current_partner, locked, moved, needed

WRITING = frozenset(f"risks.diligence.{verb}" for verb in ("begun", "answered", "sent"))
OUT_OF_PLACE = {
    "answer": _("Only a draft is filled in: what was sent or decided stays as it is."),
    "send": _("Only a draft is sent."),
    "drop": _("Only a draft is dropped."),
    "give_back": _("Only what waits for the compliance function is given back."),
    "review": _("Only what waits for the compliance function is decided."),
    "return": _("Only what waits for the head is given back by the head."),
    "approve": _("Only what waits for the head is approved."),
}


@dataclass(frozen=True)
class Condition:
    """What has to be done so that a partner stays acceptable."""

    text: str
    office: str
    due_on: date


@transaction.atomic
def begin_diligence(
    *, actor: Viewer, partner_id: int, subject: str, is_example: bool = False
) -> DueDiligence:
    """Begin a due diligence with the questionnaire of the day; the last decided one stands on."""
    partner = current_partner(actor, partner_id, permissions.DILIGENCE_WRITE)
    if partner.level is BriberyLevel.UNKNOWN:
        raise NotComplete(
            _("The compliance function judges the bribery risk of this partner first.")
        )
    diligence = DueDiligence(
        government_id=partner.government_id,
        agency=partner.agency,
        partner=partner,
        subject=needed(subject, "subject", _("Say what it is about.")),
        edition=partner_rules.edition_on(partner_rules.DILIGENCE, actor.today).name,
        level=partner.bribery_level,
        begun_on=actor.today,
        filled_by_id=acting(actor),
        filled_office=actor.office[:160],
        is_example=is_example or partner.is_example,
    )
    save(actor, diligence)
    _add_questions(actor, diligence)
    after = {"partner": partner, "subject": diligence.subject, "level": diligence.level}
    record_event(actor=actor, verb="risks.diligence.begun", target=diligence, after=after)
    return diligence


@transaction.atomic
def answer_question(
    *,
    actor: Viewer,
    answer_id: int,
    expected_version: int | None = None,
    answer: str,
    source: str = "",
) -> DiligenceAnswer:
    """Answer one question of a draft, with where it was found."""
    rows = DiligenceAnswer.objects.visible_to(actor).select_related("diligence__agency")
    row: DiligenceAnswer = claim(rows, answer_id, expected_version)
    diligence = _moved(actor, row.diligence_id, None, "answer", permissions.DILIGENCE_WRITE)
    question = {
        one.code: one for one in partner_rules.questions(diligence.edition, diligence.level_then)
    }.get(row.question)
    if question is None:
        raise OutOfPlace(_("This question is not asked at this level of risk."))
    if answer and answer not in question.rule.worth:
        raise DomainError(_("Choose one of the answers."), field="answer")
    if answer in question.rule.red_flags and not cleaned(source):
        raise NoBasis(_("Say where a red flag was found."), field="source")
    row.answer, row.source = answer, cleaned(source)
    save(actor, row)
    # What was answered stays with the record, which few may read; the trail says that it was.
    after = {"question": row.question}
    record_event(actor=actor, verb="risks.diligence.answered", target=diligence, after=after)
    return row


@transaction.atomic
def send_diligence(
    *, actor: Viewer, diligence_id: int, expected_version: int | None = None
) -> DueDiligence:
    """Send a complete questionnaire to the compliance function."""
    diligence = _moved(actor, diligence_id, expected_version, "send", permissions.DILIGENCE_WRITE)
    _score(diligence)
    diligence.sent_on, diligence.returned_reason = actor.today, ""
    return _told(actor, diligence, "sent", {"sent_on": actor.today})


@transaction.atomic
def give_back_diligence(
    *, actor: Viewer, diligence_id: int, expected_version: int | None = None, reason: str
) -> DueDiligence:
    """Give a due diligence back to who filled it, with the reason."""
    diligence = _moved(
        actor, diligence_id, expected_version, "give_back", permissions.DILIGENCE_REVIEW
    )
    return _reopened(actor, diligence, reason)


@transaction.atomic
def review_diligence(
    *,
    actor: Viewer,
    diligence_id: int,
    expected_version: int | None = None,
    outcome: str,
    outcome_reason: str,
    conditions: Sequence[Condition] = (),
) -> DueDiligence:
    """Decide a due diligence; above low the head still approves it.

    Whoever put a hand to it does not decide it, and no outcome is milder than the answers allow.
    """
    diligence = _moved(
        actor, diligence_id, expected_version, "review", permissions.DILIGENCE_REVIEW
    )
    if diligence.filled_by_id == actor.user_id or has_done(actor, diligence, WRITING):
        raise WrongPerson(_("You filled this in: somebody else of the function decides it."))
    if diligence.partner.level is not diligence.level_then:
        raise OutOfPlace(
            _("The bribery risk of the partner was judged anew: give it back to be filled anew.")
        )
    chosen, judged = Outcome(outcome), _score(diligence)
    if is_better(chosen, judged.outcome):
        raise TooMild(_("The answers allow no milder outcome than this."), field="outcome")
    _check_conditions(actor, chosen, conditions)
    diligence.outcome = chosen
    diligence.outcome_reason = needed(outcome_reason, "outcome_reason")
    diligence.reviewed_by_id, diligence.reviewed_on = acting(actor), actor.today
    diligence.reviewed_office = actor.office[:160]
    is_final = diligence.level_then is not BriberyLevel.ABOVE_LOW
    if is_final:
        _decide(actor, diligence)
    save(actor, diligence)
    _set_conditions(actor, diligence, conditions)
    verb = "decided" if is_final else "reviewed"
    after = {"outcome": chosen, "valid_until": diligence.valid_until}
    record_event(actor=actor, verb=f"risks.diligence.{verb}", target=diligence, after=after)
    return diligence


@transaction.atomic
def return_diligence(
    *, actor: Viewer, diligence_id: int, expected_version: int | None = None, reason: str
) -> DueDiligence:
    """The head gives a judged due diligence back; outcome and conditions are taken back."""
    diligence = _moved(
        actor, diligence_id, expected_version, "return", permissions.DILIGENCE_APPROVE
    )
    diligence.conditions.all().delete()
    return _reopened(actor, diligence, reason)


@transaction.atomic
def approve_diligence(
    *, actor: Viewer, diligence_id: int, expected_version: int | None = None
) -> DueDiligence:
    """Approve the decision on a partner above low; it counts from this day on."""
    diligence = _moved(
        actor, diligence_id, expected_version, "approve", permissions.DILIGENCE_APPROVE
    )
    wrote = diligence.filled_by_id == actor.user_id or has_done(actor, diligence, WRITING)
    if wrote or diligence.reviewed_by_id == actor.user_id:
        raise WrongPerson(_("You filled or decided this: somebody else approves it."))
    if diligence.partner.level is not diligence.level_then:
        raise OutOfPlace(
            _("The bribery risk of the partner was judged anew: give it back to be filled anew.")
        )
    diligence.approved_office = actor.office[:160]
    _decide(actor, diligence)
    after = {"outcome": diligence.outcome, "valid_until": diligence.valid_until}
    return _told(actor, diligence, "approved", after)


@transaction.atomic
def drop_diligence(
    *, actor: Viewer, diligence_id: int, expected_version: int | None = None, reason: str
) -> DueDiligence:
    """Drop a draft, with the reason."""
    diligence = _moved(actor, diligence_id, expected_version, "drop", permissions.DILIGENCE_WRITE)
    diligence.dropped_reason = needed(reason)
    return _told(actor, diligence, "dropped", {"reason": diligence.dropped_reason})


@transaction.atomic
def meet_condition(
    *,
    actor: Viewer,
    condition_id: int,
    expected_version: int | None = None,
    done_on: date,
    done_note: str,
) -> DiligenceCondition:
    """Record that a condition of a decided due diligence was met, and how."""
    rows = DiligenceCondition.objects.visible_to(actor).select_related(
        "diligence__agency", "diligence__partner"
    )
    row: DiligenceCondition = locked(
        actor, rows, condition_id, expected_version, permissions.DILIGENCE_REVIEW
    )
    if not row.diligence.is_decided:
        raise OutOfPlace(_("The due diligence is not decided yet."))
    if row.done_on:
        raise OutOfPlace(_("This condition was met already."))
    check_not_future(actor, done_on, "done_on")
    row.done_on = done_on
    row.done_note = needed(done_note, "done_note", _("Say how it was met."))
    save(actor, row)
    record_event(
        actor=actor,
        verb="risks.diligence.condition_met",
        target=row.diligence,
        after={"condition": row.text, "done_on": done_on},
    )
    return row


def follow_level(actor: Viewer, partner: Partner) -> None:
    """Draw a draft of due diligence after the level of its partner. Queries a few times."""
    drafts = DueDiligence.objects.filter(partner=partner, state=DiligenceState.DRAFT)
    for diligence in drafts.select_related("partner", "agency").order_by("pk"):
        _follow(actor, diligence)
        save(actor, diligence)


def _follow(actor: Viewer, diligence: DueDiligence) -> None:
    diligence.level = diligence.partner.bribery_level
    _add_questions(actor, diligence)


def _add_questions(actor: Viewer, diligence: DueDiligence) -> None:
    """Rows for the questions of the level that have none yet; those of another level stay."""
    known = set(diligence.answers.values_list("question", flat=True))
    rows = [
        DiligenceAnswer(diligence=diligence, question=one.code, is_example=diligence.is_example)
        for one in partner_rules.questions(diligence.edition, diligence.level_then)
        if one.code not in known
    ]
    for row in rows:
        row.touch(actor.now)
    DiligenceAnswer.objects.bulk_create(rows)


def _moved(
    actor: Viewer, pk: int, expected_version: int | None, event: str, right: str
) -> DueDiligence:
    rows = DueDiligence.objects.visible_to(actor).select_related("partner", "agency", "government")
    diligence: DueDiligence = locked(actor, rows, pk, expected_version, right)
    diligence.state = moved(DILIGENCE, diligence.state, event, OUT_OF_PLACE[event])
    return diligence


def _score(diligence: DueDiligence) -> Judged:
    """Weigh the answers into the record; refused where one is missing."""
    asked = partner_rules.questions(diligence.edition, diligence.level_then)
    rules = [one.rule for one in asked]
    answers = dict(diligence.answers.values_list("question", "answer"))
    open_ones = missing(rules, answers)
    if open_ones:
        words = next(one.words for one in asked if one.code == open_ones[0])
        raise NotComplete(
            format_lazy(
                _("{count} questions are not answered yet, the first: {question}"),
                count=len(open_ones),
                question=words,
            )
        )
    judged = judge(rules, answers, partner_rules.bands(diligence.edition))
    diligence.score, diligence.allowed = judged.score, judged.outcome
    diligence.red_flags = list(judged.red_flags)
    return judged


def _decide(actor: Viewer, diligence: DueDiligence) -> None:
    months = partner_rules.diligence_months(diligence.edition, diligence.level_then)
    diligence.state, diligence.decided_on = DiligenceState.DECIDED, actor.today
    diligence.valid_until = last_day(actor.today, months)


def _check_conditions(actor: Viewer, outcome: Outcome, conditions: Sequence[Condition]) -> None:
    if outcome is Outcome.CONDITIONS and not conditions:
        raise NotComplete(_("Name at least one condition, with office and day."), field="text_1")
    if outcome is not Outcome.CONDITIONS and conditions:
        raise DomainError(
            _("Conditions belong to the outcome “acceptable with conditions” alone."),
            field="outcome",
        )
    for number, one in enumerate(conditions, start=1):
        needed(one.text, f"text_{number}", _("Say what has to be done."))
        needed(one.office, f"office_{number}", _("Say who sees to it."))
        if one.due_on < actor.today:
            raise DomainError(_("The day lies in the past."), field=f"due_on_{number}")


def _set_conditions(
    actor: Viewer, diligence: DueDiligence, conditions: Sequence[Condition]
) -> None:
    for one in conditions:
        row = DiligenceCondition(
            diligence=diligence,
            text=cleaned(one.text),
            office=cleaned(one.office),
            due_on=one.due_on,
            is_example=diligence.is_example,
        )
        save(actor, row)


def _reopened(actor: Viewer, diligence: DueDiligence, reason: str) -> DueDiligence:
    diligence.returned_reason = needed(reason)
    diligence.sent_on = diligence.score = diligence.reviewed_by = diligence.reviewed_on = None
    diligence.allowed = diligence.outcome = diligence.outcome_reason = ""
    diligence.reviewed_office, diligence.red_flags = "", []
    _follow(actor, diligence)
    return _told(actor, diligence, "returned", {"reason": diligence.returned_reason})


def _told(
    actor: Viewer, diligence: DueDiligence, verb: str, after: Mapping[str, Any]
) -> DueDiligence:
    save(actor, diligence)
    record_event(actor=actor, verb=f"risks.diligence.{verb}", target=diligence, after=dict(after))
    return diligence
