"""How each risk stands at the end of a quarter."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile
from teraju.kernel.texts import cleaned
from teraju.modules.risks import permissions
from teraju.modules.risks.domain.levels import Stage
from teraju.modules.risks.domain.quarters import Quarter
from teraju.modules.risks.models import Monitoring, Risk
from teraju.modules.risks.refusals import DateOutOfOrder, NotInThisState
from teraju.modules.risks.selectors.schemes import scheme_on
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import values_of

from .common import said
from .ratings import Score, rating
from .risks import claimed, require_live, tell

FIELDS = ("realisation", "note", "rating")


@transaction.atomic
def monitor_risk(
    *,
    actor: Viewer,
    risk_id: int,
    quarter: Quarter,
    realisation: str,
    note: str = "",
    score: Score | None = None,
    expected_version: int | None = None,
) -> Monitoring:
    """Record how a risk stands in a quarter, or put the record of it right."""
    risk = claimed(actor, risk_id, permissions.MONITOR)
    require_live(risk)
    _check_quarter(actor, risk, quarter)
    rows = Monitoring.objects.select_for_update(no_key=True).filter(risk=risk)
    standing = rows.filter(year=quarter.year, quarter=quarter.number).first()
    if standing and expected_version is not None and standing.version != expected_version:
        raise ChangedMeanwhile(_("Somebody saved this row meanwhile: read it and save again."))
    one = standing or Monitoring(
        government=risk.government,
        agency=risk.agency,
        risk=risk,
        year=quarter.year,
        quarter=quarter.number,
        is_example=risk.is_example,
    )
    before = values_of(one, FIELDS) if standing else {}
    words = _("Say what was done of the plan, or that nothing was to be done.")
    one.realisation, one.note = said(realisation, "realisation", words), cleaned(note)
    one.monitored_on, one.monitored_office = actor.today, actor.office[:160]
    _rate(actor, risk, one, score)
    save(actor, one)
    after = {"quarter": f"{quarter.year}-{quarter.number}", **values_of(one, FIELDS)}
    tell(actor, "monitored", risk, before=before, after=after)
    return one


def _check_quarter(actor: Viewer, risk: Risk, quarter: Quarter) -> None:
    if quarter.first_day > actor.today:
        raise DateOutOfOrder(_("This quarter has not come yet."))
    if quarter.last_day < risk.identified_on:
        raise DateOutOfOrder(
            format_lazy(_("{code} was identified after this quarter."), code=risk.code)
        )


def _rate(actor: Viewer, risk: Risk, one: Monitoring, score: Score | None) -> None:
    """The level as it turned out; it stands for the risk unless a later quarter has its own."""
    if score is None:
        return
    if risk.residual is None:
        raise NotInThisState(_("Rate the risk first, without and with its controls."))
    kept = one.rating
    if kept and (kept.likelihood, kept.impact) == (score.likelihood, score.impact):
        return
    chosen = scheme_on(risk.agency, actor.today)
    made = rating(actor, risk, chosen, Stage.ACTUAL, score, one.realisation)
    save(actor, made)
    one.rating = made
    later = Monitoring.objects.filter(risk=risk, rating__isnull=False)
    if not any(each.of_quarter > one.of_quarter for each in later.exclude(pk=one.pk)):
        risk.actual = made
        save(actor, risk)
