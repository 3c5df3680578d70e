"""The assessment of all risks of a kind: handed in, approved by the head, frozen, signed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.kernel.texts import cleaned
from teraju.modules.risks import permissions, rhythm
from teraju.modules.risks.domain.answers import Rated, needs_treatment
from teraju.modules.risks.domain.levels import Kind
from teraju.modules.risks.domain.states import ASSESSMENT, OPEN, Response, RiskState, Status
from teraju.modules.risks.models import Risk, RiskAssessment
from teraju.modules.risks.refusals import NotComplete, NotInThisState, OwnText
from teraju.modules.risks.selectors.content import content_of, scheme_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.organisation.models import Agency

from .common import check_not_future, locked, moved, said
from .papers import issue_assessment, revoke_earlier

FIELDS = (
    "year",
    "occasion",
    "occasion_note",
    "assessed_on",
    "taken_part",
    "criteria",
    "conclusion",
)
TEXTS = ("occasion_note", "taken_part", "criteria", "conclusion")
KINDS_OF = {
    Kind.QUALITY: (Kind.QUALITY, Kind.OPPORTUNITY),
    Kind.BRIBERY: (Kind.BRIBERY,),
}
OUT_OF_PLACE: Mapping[str, object] = {
    "submit": _("Only a draft is handed in."),
    "return": _("Only what was handed in is given back."),
    "approve": _("Only what was handed in is approved."),
    "discard": _("Only a draft is discarded."),
}
NAMED = 8


@transaction.atomic
def draft_assessment(
    *, actor: Viewer, agency: Agency, kind: str, is_example: bool = False, **values: Any
) -> RiskAssessment:
    """Begin an assessment; `values` are the fields named in FIELDS."""
    rights.require(actor, permissions.ASSESSMENT_WRITE, agency)
    rows = RiskAssessment.objects.filter(agency=agency, kind=kind)
    if rows.filter(status__in=OPEN).exists():
        raise NotInThisState(_("There is an open draft already: go on with that one."))
    last = rows.aggregate(last=Max("number"))["last"] or 0
    one = RiskAssessment(
        government=agency.government,
        agency=agency,
        kind=kind,
        number=last + 1,
        is_example=is_example,
    )
    _write(actor, one, values)
    _tell(actor, "drafted", one, after=values_of(one, ("kind", "year", "occasion")))
    return one


@transaction.atomic
def change_assessment(
    *, actor: Viewer, assessment_id: int, expected_version: int | None = None, **values: Any
) -> RiskAssessment:
    """Change a draft; what was handed in or approved is not changed any more."""
    one = _claimed(actor, assessment_id, permissions.ASSESSMENT_WRITE, expected_version)
    if not one.is_draft:
        raise NotInThisState(_("Only a draft is changed: have it given back, or begin the next."))
    before = values_of(one, FIELDS)
    _write(actor, one, values)
    _tell(actor, "changed", one, before=before, after=values_of(one, FIELDS))
    return one


@transaction.atomic
def submit_assessment(
    *, actor: Viewer, assessment_id: int, expected_version: int | None = None
) -> RiskAssessment:
    """Hand a complete assessment in: the register is kept in it as it stands."""
    one = _moved(actor, assessment_id, "submit", permissions.ASSESSMENT_WRITE, expected_version)
    rows = Risk.objects.filter(agency=one.agency, kind__in=KINDS_OF[Kind(one.kind)]).live()
    _check_complete(one, list(rows.select_related("inherent", "residual").order_by("code", "pk")))
    one.content, one.scheme = content_of(rows), scheme_of(one.agency, actor.today)
    one.submitted_on, one.submitted_by_id = actor.today, actor.user_id
    one.returned_because = ""
    save(actor, one)
    _tell(actor, "submitted", one, after={"risks": len(one.content)})
    return one


@transaction.atomic
def return_assessment(
    *, actor: Viewer, assessment_id: int, reason: str, expected_version: int | None = None
) -> RiskAssessment:
    """Give an assessment back to its writers, with a reason."""
    one = _moved(actor, assessment_id, "return", permissions.APPROVE, expected_version)
    one.returned_because, one.submitted_on, one.submitted_by = said(reason), None, None
    save(actor, one)
    _tell(actor, "returned", one, after={"reason": one.returned_because})
    return one


@transaction.atomic
def approve_assessment(
    *, actor: Viewer, assessment_id: int, expected_version: int | None = None
) -> RiskAssessment:
    """Put an assessment into force as a signed paper; the earlier one is superseded."""
    one = _moved(actor, assessment_id, "approve", permissions.APPROVE, expected_version)
    if one.writers.filter(pk=actor.user_id).exists():
        raise OwnText(
            _("You wrote in this assessment: somebody else has to approve it. Give it back.")
        )
    _supersede(actor, one)
    months = rhythm.rule("assessment_months", actor.today)
    one.approved_on, one.approver_office = actor.today, actor.office[:160]
    one.valid_until = add_months(actor.today, months)
    save(actor, one)
    _tell(actor, "approved", one, after={"approved_on": actor.today, "until": one.valid_until})
    issue_assessment(actor, one)
    return one


@transaction.atomic
def discard_assessment(
    *, actor: Viewer, assessment_id: int, expected_version: int | None = None
) -> RiskAssessment:
    """Give a draft up. It stays to be read, and the next one takes the next number."""
    one = _moved(actor, assessment_id, "discard", permissions.ASSESSMENT_WRITE, expected_version)
    save(actor, one)
    _tell(actor, "discarded", one)
    return one


def _supersede(actor: Viewer, one: RiskAssessment) -> None:
    rows = RiskAssessment.objects.select_for_update(no_key=True).filter(
        agency=one.agency_id, kind=one.kind, status=Status.APPROVED
    )
    for earlier in rows.order_by("pk"):
        earlier.status = moved(ASSESSMENT, earlier.status, "supersede", "")
        earlier.superseded_on = actor.today
        save(actor, earlier)
        revoke_earlier(actor, earlier)
        _tell(actor, "superseded", earlier, after={"superseded_on": actor.today})


def _check_complete(one: RiskAssessment, rows: list[Risk]) -> None:
    """Every risk is rated, and each that is too large to be borne has its plan."""
    if not rows:
        raise NotComplete(_("No risk of this kind is in the register yet: enter them first."))
    unrated = [risk.code for risk in rows if risk.state == RiskState.IDENTIFIED]
    if unrated:
        raise NotComplete(
            format_lazy(_("These risks are not rated yet: {codes}."), codes=_listed(unrated))
        )
    unplanned = [risk.code for risk in rows if _lacks_plan(risk)]
    if unplanned:
        raise NotComplete(
            format_lazy(
                _("These risks are too large to be borne and have no treatment plan: {codes}."),
                codes=_listed(unplanned),
            )
        )
    if not one.conclusion:
        raise NotComplete(_("Write the conclusion: what the head has to know and to decide."))


def _lacks_plan(risk: Risk) -> bool:
    residual = risk.residual
    if residual is None or risk.state != RiskState.ASSESSED or risk.response == Response.AVOID:
        return False
    return needs_treatment(risk.kind, Rated(residual.value, residual.level), residual.appetite)


def _listed(codes: list[str]) -> str:
    shown = ", ".join(codes[:NAMED])
    return f"{shown}, …" if len(codes) > NAMED else shown


def _write(actor: Viewer, one: RiskAssessment, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name not in FIELDS:
            raise TypeError(f"an assessment has no {name} to fill in")
        setattr(one, name, cleaned(value or "") if name in TEXTS else value)
    check_not_future(actor, _day(one), "assessed_on")
    one.writer_office = actor.office[:160]
    save(actor, one)
    if actor.user_id is not None:
        one.writers.add(actor.user_id)


def _day(one: RiskAssessment) -> date:
    day: date = one.assessed_on
    return day


def _claimed(
    actor: Viewer, pk: int, right: str, expected_version: int | None = None
) -> RiskAssessment:
    return locked(actor, RiskAssessment, pk, right, expected_version)


def _moved(
    actor: Viewer, pk: int, event: str, right: str, expected_version: int | None
) -> RiskAssessment:
    one = _claimed(actor, pk, right, expected_version)
    one.status = moved(ASSESSMENT, one.status, event, OUT_OF_PLACE[event])
    return one


def _tell(actor: Viewer, verb: str, one: RiskAssessment, **changes: Any) -> None:
    record_event(actor=actor, verb=f"risks.assessment.{verb}", target=one, **changes)
