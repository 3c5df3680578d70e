"""Rating a risk: looked up in the matrix of the agency, kept with it, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.risks import permissions
from teraju.modules.risks.domain.controls import may_lower
from teraju.modules.risks.domain.levels import Stage
from teraju.modules.risks.domain.states import RISK
from teraju.modules.risks.models import Rating, Risk
from teraju.modules.risks.refusals import Unfounded
from teraju.modules.risks.selectors.schemes import Chosen, scheme_on
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .common import moved, said
from .risks import claimed, tell


@dataclass(frozen=True)
class Score:
    """Likelihood and impact, each from 1 to 5."""

    likelihood: int
    impact: int


@transaction.atomic
def rate_risk(
    *,
    actor: Viewer,
    risk_id: int,
    inherent: Score,
    residual: Score,
    target: Score | None = None,
    reason: str,
    expected_version: int | None = None,
) -> Risk:
    """Judge a risk without its controls, with them, and as it is to be; earlier ratings stay."""
    risk = claimed(actor, risk_id, permissions.RISK_WRITE, expected_version)
    sentence = _("The risk is closed: open it again first.")
    risk.state = moved(RISK, risk.state, "assess", sentence)
    words = said(reason, "reason", _("Say what the judgement rests on."))
    chosen = scheme_on(risk.agency, actor.today)
    before = {stage: str(getattr(risk, stage) or "") for stage in ("inherent", "residual")}
    scores = {Stage.INHERENT: inherent, Stage.RESIDUAL: residual}
    if target:
        scores[Stage.TARGET] = target
    made = {stage: rating(actor, risk, chosen, stage, one, words) for stage, one in scores.items()}
    _check(risk, made)
    for one in made.values():
        save(actor, one)
    risk.inherent, risk.residual = made[Stage.INHERENT], made[Stage.RESIDUAL]
    # A new judgement takes the place of how it had turned out before.
    risk.target, risk.actual = made.get(Stage.TARGET), None
    save(actor, risk)
    after = {str(stage): str(one) for stage, one in made.items()}
    tell(actor, "rated", risk, before=before, after={**after, "reason": words})
    return risk


def rating(
    actor: Viewer, risk: Risk, chosen: Chosen, stage: Stage, score: Score, reason: str
) -> Rating:
    """A rating that is not saved yet."""
    value = chosen.matrix.value(score.likelihood, score.impact)
    return Rating(
        government=risk.government,
        agency=risk.agency,
        risk=risk,
        stage=stage,
        likelihood=score.likelihood,
        impact=score.impact,
        value=value,
        level=chosen.bands.level(value),
        matrix=chosen.matrix.code,
        matrix_edition=chosen.matrix.edition,
        bands=chosen.bands.code,
        bands_edition=chosen.bands.edition,
        appetite=chosen.appetite,
        reason=reason[:400],
        rated_on=actor.today,
        rated_office=actor.office[:160],
        is_example=risk.is_example,
    )


def _check(risk: Risk, made: dict[Stage, Rating]) -> None:
    """Controls take something off only where one works; a plan makes nothing worse."""
    if risk.is_opportunity:
        return
    inherent, residual = made[Stage.INHERENT], made[Stage.RESIDUAL]
    if residual.value > inherent.value:
        raise Unfounded(
            _("With its controls a risk is not larger than without them."),
            field="residual_likelihood",
        )
    practices = list(risk.controls.filter(ended_on=None).values_list("practice", flat=True))
    if residual.value < inherent.value and not may_lower(practices):
        raise Unfounded(
            _(
                "No control of this risk works routinely, so that none takes anything off it: "
                "rate it with its controls as without them, or enter the control that works."
            ),
            field="residual_likelihood",
        )
    target = made.get(Stage.TARGET)
    if target and target.value > residual.value:
        raise Unfounded(
            _("The target is not larger than the risk as it stands."), field="target_likelihood"
        )
