"""Entering risks, changing their words, answering, closing and reopening them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.risks import permissions
from teraju.modules.risks.domain.answers import (
    RESPONSES,
    Objection,
    Rated,
    against_accepting,
    against_treated,
)
from teraju.modules.risks.domain.levels import Kind
from teraju.modules.risks.domain.states import RISK, Response, RiskState, TreatmentState
from teraju.modules.risks.exposure import POSITION_KIND
from teraju.modules.risks.models import Partner, Risk
from teraju.modules.risks.refusals import NotAcceptable, NotInThisState, NotTreated, WrongPlace
from teraju.modules.risks.selectors.demands import demands_of, unmet
from teraju.modules.risks.selectors.schemes import scheme_on
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency

from .common import check_not_future, check_owner, check_same_agency, locked, moved, said

TEXTS = ("code", "title", "cause", "consequence", "owner_office")
OTHERS = ("cause_source", "is_controllable", "process", "position_id", "owner", "identified_on")
FIELDS = TEXTS + OTHERS
NAMED = 3
OBJECTIONS: Mapping[Objection, Any] = {
    Objection.NOT_RATED: _("Rate the risk first, without and with its controls."),
    Objection.PLAN_REQUIRED: _(
        "A risk of this level is not accepted as it is: it needs a treatment plan."
    ),
    Objection.ABOVE_APPETITE: _(
        "The risk lies above what the agency is willing to bear: it needs a treatment plan."
    ),
    Objection.NO_TREATMENT: _("No treatment was carried out: plan one, with an owner and a day."),
    Objection.TREATMENT_OPEN: _("A treatment is still open: finish it, or drop it with a reason."),
}


@transaction.atomic
def add_risk(
    *,
    actor: Viewer,
    agency: Agency,
    kind: str,
    partners: Collection[Partner] = (),
    is_example: bool = False,
    **values: Any,
) -> Risk:
    """Enter a risk or an opportunity; `values` are the fields named in FIELDS."""
    rights.require(actor, permissions.RISK_WRITE, agency)
    values.setdefault("identified_on", actor.today)
    risk = Risk(government=agency.government, agency=agency, kind=kind, is_example=is_example)
    fill(actor, risk, values, partners)
    after = values_of(risk, ("code", "kind", "title"))
    tell(actor, "identified", risk, after=after)
    return risk


@transaction.atomic
def change_risk(
    *,
    actor: Viewer,
    risk_id: int,
    partners: Collection[Partner] = (),
    expected_version: int | None = None,
    **values: Any,
) -> Risk:
    """Change what is said of a risk; its kind stays, and so do its ratings."""
    risk = claimed(actor, risk_id, permissions.RISK_WRITE, expected_version)
    require_live(risk)
    before = values_of(risk, FIELDS)
    fill(actor, risk, values, partners)
    tell(actor, "changed", risk, before=before, after=values_of(risk, FIELDS))
    return risk


@transaction.atomic
def answer_risk(
    *,
    actor: Viewer,
    risk_id: int,
    response: str,
    reason: str,
    expected_version: int | None = None,
) -> Risk:
    """Decide how a rated risk is answered: treated in some way, or borne as it is."""
    if response == Response.ACCEPT:
        return _accept(actor, risk_id, reason, expected_version)
    risk = claimed(actor, risk_id, permissions.RISK_WRITE, expected_version)
    require_live(risk)
    if response not in RESPONSES[Kind(risk.kind)]:
        raise DomainError(_("This response is not open to this kind of risk."), field="response")
    begin_treating(risk, response)
    risk.response_reason = cleaned(reason)
    save(actor, risk)
    tell(actor, "answered", risk, after={"response": response, "reason": risk.response_reason})
    return risk


@transaction.atomic
def treat_risk(*, actor: Viewer, risk_id: int, expected_version: int | None = None) -> Risk:
    """State that a risk is treated: its plan is carried out, and what the level demands is there.

    A bribery risk above low is refused while a partner lacks due diligence, or a holder of its
    post the check or the training.
    """
    risk = claimed(actor, risk_id, permissions.RISK_DECIDE, expected_version)
    sentence = _("Only a rated risk that has a plan is stated as treated.")
    risk.state = moved(RISK, risk.state, "treat", sentence)
    objection = against_treated(list(risk.treatments.values_list("state", flat=True)))
    if objection:
        raise NotTreated(OBJECTIONS[objection])
    missing = unmet(demands_of([risk], actor.today).get(risk.pk, []))
    if missing:
        raise NotTreated(_not_yet([one.sentence for one in missing]))
    risk.treated_on = actor.today
    save(actor, risk)
    tell(actor, "treated", risk, after={"treated_on": actor.today})
    return risk


@transaction.atomic
def close_risk(
    *, actor: Viewer, risk_id: int, reason: str, expected_version: int | None = None
) -> Risk:
    """Close a risk that is no more, with a reason; it stays to be read and may be reopened."""
    risk = claimed(actor, risk_id, permissions.RISK_DECIDE, expected_version)
    if risk.treatments.filter(state=TreatmentState.OPEN).exists():
        raise NotInThisState(OBJECTIONS[Objection.TREATMENT_OPEN])
    if risk.events.filter(state="recorded").exists():
        raise NotInThisState(_("The risk happened: analyse the cause before it is closed."))
    sentence = _("A risk under treatment is not closed: state it as treated first.")
    risk.state = moved(RISK, risk.state, "close", sentence)
    risk.closed_on, risk.closed_because = actor.today, said(reason)
    save(actor, risk)
    tell(actor, "closed", risk, after={"reason": risk.closed_because})
    return risk


@transaction.atomic
def reopen_risk(
    *, actor: Viewer, risk_id: int, reason: str, expected_version: int | None = None
) -> Risk:
    """Open a closed risk again; it is rated anew."""
    risk = claimed(actor, risk_id, permissions.RISK_WRITE, expected_version)
    risk.state = moved(RISK, risk.state, "reopen", _("The risk is not closed."))
    risk.closed_on, risk.closed_because = None, ""
    risk.response = risk.response_reason = ""
    save(actor, risk)
    tell(actor, "reopened", risk, after={"reason": said(reason)})
    return risk


def _accept(actor: Viewer, pk: int, reason: str, expected_version: int | None) -> Risk:
    risk = claimed(actor, pk, permissions.RISK_DECIDE, expected_version)
    residual = Rated(risk.residual.value, risk.residual.level) if risk.residual else None
    appetite = scheme_on(risk.agency, actor.today).appetite
    objection = against_accepting(risk.kind, residual, appetite)
    if objection:
        raise NotAcceptable(OBJECTIONS[objection], field="response")
    sentence = _("Only a rated risk without a running plan is accepted as it is.")
    risk.state = moved(RISK, risk.state, "accept", sentence)
    risk.response, risk.response_reason = Response.ACCEPT, said(reason)
    save(actor, risk)
    tell(actor, "accepted", risk, after={"reason": risk.response_reason})
    return risk


def begin_treating(risk: Risk, response: str = "") -> None:
    """Put a rated risk under treatment; the caller saves."""
    sentence = OBJECTIONS[Objection.NOT_RATED]
    risk.state = moved(RISK, risk.state, "plan", sentence)
    usual = RESPONSES[Kind(risk.kind)][0]
    standing = "" if risk.response == Response.ACCEPT else risk.response
    risk.response, risk.treated_on = response or standing or usual, None


def claimed(actor: Viewer, pk: int, right: str, expected_version: int | None = None) -> Risk:
    """Lock a risk with the ratings that stand."""
    return locked(actor, Risk, pk, right, expected_version, "inherent", "residual", "target")


def require_live(risk: Risk) -> None:
    if risk.state == RiskState.CLOSED:
        raise NotInThisState(_("The risk is closed: open it again first."))


def fill(
    actor: Viewer, risk: Risk, values: Mapping[str, Any], partners: Collection[Partner] | None
) -> None:
    """Put values at their fields; what is named lies in the agency of the risk."""
    for name, value in values.items():
        if name not in FIELDS:
            raise TypeError(f"a risk has no {name} to fill in")
        setattr(risk, name, cleaned(value or "") if name in TEXTS else value)
    check_same_agency(risk.process, risk.agency_id, "process")
    check_owner(risk.owner, risk.government_id)
    check_not_future(actor, _day(risk.identified_on), "identified_on")
    for partner in partners or ():
        check_same_agency(partner, risk.agency_id, "partners")
    risk.position_title = _post(actor, risk.position_id)
    save(actor, risk)
    if partners is not None:
        risk.partners.set(partners)


def _day(day: date | None) -> date:
    if day is None:
        raise DomainError(_("Say when it was identified."), field="identified_on")
    return day


def _post(actor: Viewer, position_id: int | None) -> str:
    if position_id is None:
        return ""
    found = links.find(actor, POSITION_KIND, [position_id])
    if position_id not in found:
        raise WrongPlace(_("Choose a post of this agency."), field="position_id")
    return found[position_id].title[:200]


def _not_yet(sentences: list[object]) -> object:
    """One sentence that says what is missing before a bribery risk above low is treated."""
    shown = format_lazy(" ".join(["{}"] * len(sentences[:NAMED])), *sentences[:NAMED])
    if len(sentences) > NAMED:
        words = _("A bribery risk above low is not treated yet. {reasons} And {count} more.")
        return format_lazy(words, reasons=shown, count=len(sentences) - NAMED)
    return format_lazy(_("A bribery risk above low is not treated yet. {reasons}"), reasons=shown)


def tell(actor: Viewer, verb: str, risk: Risk, **changes: Any) -> None:
    record_event(actor=actor, verb=f"risks.risk.{verb}", target=risk, **changes)
