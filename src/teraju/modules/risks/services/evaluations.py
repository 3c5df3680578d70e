"""Evaluating providers by criteria, and taking an evaluation back that was wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.rulesets import Edition
from teraju.kernel.texts import cleaned
from teraju.modules.risks import partner_permissions as permissions
from teraju.modules.risks import partner_rules
from teraju.modules.risks.domain.evaluation import (
    HIGHEST,
    LOWEST,
    EvaluationResult,
    evaluate_again_on,
    is_milder,
    result_of,
    score,
)
from teraju.modules.risks.models import Evaluation
from teraju.modules.risks.partner_refusals import NotComplete, OutOfPlace, TooMild
from teraju.platform.accounts.records import save
from teraju.platform.accounts.rights import acting
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

from .partner_common import check_not_future, current_partner, locked, needed


@transaction.atomic
def evaluate_provider(
    *,
    actor: Viewer,
    partner_id: int,
    since: date,
    until: date,
    marks: Mapping[str, int],
    reason: str,
    result: str = "",
    conditions: str = "",
    is_example: bool = False,
) -> Evaluation:
    """Evaluate a provider for a period; without a result named, the one its marks come to.

    A result may be stricter than the marks, never milder.
    """
    partner = current_partner(actor, partner_id, permissions.EVALUATION_WRITE)
    check_not_future(actor, until, "until")
    if until < since:
        raise DomainError(_("The last day lies before the first."), field="until")
    edition = partner_rules.edition_on(partner_rules.EVALUATION, actor.today)
    found, chosen = _found(edition, marks, result, conditions)
    evaluation = Evaluation(
        government_id=partner.government_id,
        agency=partner.agency,
        partner=partner,
        edition=edition.name,
        since=since,
        until=until,
        marks=dict(marks),
        score=found,
        result=chosen,
        reason=needed(reason, "reason", _("Say what it rests on.")),
        conditions=cleaned(conditions),
        is_example=is_example or partner.is_example,
    )
    return _recorded(actor, evaluation, edition)


@transaction.atomic
def annul_evaluation(
    *, actor: Viewer, evaluation_id: int, expected_version: int | None = None, reason: str
) -> Evaluation:
    """Take an evaluation back that was wrong; the one before it counts again."""
    rows = Evaluation.objects.visible_to(actor).select_related("partner", "agency", "government")
    evaluation: Evaluation = locked(
        actor, rows, evaluation_id, expected_version, permissions.EVALUATION_WRITE
    )
    if evaluation.annulled_on:
        raise OutOfPlace(_("This evaluation was annulled already."))
    evaluation.annulled_on, evaluation.annulled_reason = actor.today, needed(reason)
    save(actor, evaluation)
    after = {"reason": evaluation.annulled_reason}
    record_event(actor=actor, verb="risks.evaluation.annulled", target=evaluation, after=after)
    return evaluation


def _found(
    edition: Edition, marks: Mapping[str, int], result: str, conditions: str
) -> tuple[Decimal, EvaluationResult]:
    """The score of the marks and the result: the one they come to, or a stricter one."""
    criteria = [one for _line, one in partner_rules.criteria(edition.name)]
    _check_marks([one.code for one in criteria], marks)
    found = score(criteria, marks)
    reached = result_of(found, *partner_rules.thresholds(edition.name))
    chosen = EvaluationResult(result) if result else reached
    if is_milder(chosen, reached):
        raise TooMild(_("The marks allow no milder result than this."), field="result")
    if chosen is EvaluationResult.CONDITIONS:
        needed(conditions, "conditions", _("Name the conditions."))
    return found, chosen


def _recorded(actor: Viewer, evaluation: Evaluation, edition: Edition) -> Evaluation:
    """Sign an evaluation with who made it and when it is due again, and record it."""
    evaluation.evaluated_on, evaluation.evaluated_by_id = actor.today, acting(actor)
    evaluation.evaluated_office = actor.office[:160]
    evaluation.next_on = evaluate_again_on(actor.today, edition.integer("months"))
    save(actor, evaluation)
    after = {
        "partner": evaluation.partner,
        "until": evaluation.until,
        "score": evaluation.score,
        "result": evaluation.result,
    }
    record_event(actor=actor, verb="risks.evaluation.made", target=evaluation, after=after)
    return evaluation


def _check_marks(codes: list[str], marks: Mapping[str, int]) -> None:
    for code in codes:
        mark = marks.get(code)
        if mark is None:
            raise NotComplete(_("Give a mark for each criterion."), field=f"mark_{code}")
        if not LOWEST <= mark <= HIGHEST:
            raise DomainError(_("Marks go from 1 to 4."), field=f"mark_{code}")
    unknown = set(marks) - set(codes)
    if unknown:
        raise TypeError(f"no criterion {', '.join(sorted(unknown))}")
