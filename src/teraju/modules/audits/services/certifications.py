"""Use-cases from the plan of a certification to its application, and its end by the agency."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.audits import permissions
from teraju.modules.audits.domain.states import PROGRAMME
from teraju.modules.audits.models import (
    Certification,
    CertificationBody,
    CertificationKind,
    CertificationStatus,
)
from teraju.modules.audits.refusals import StepNotPossible, WrongPlace
from teraju.modules.audits.selectors.progress import is_given_up
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Place

from .common import (
    GIVEN_UP,
    check_editions,
    check_not_before,
    check_not_future,
    check_sites,
    claim_certification,
    names,
    step,
)
from .numbers import next_number


@transaction.atomic
def plan_certification(
    *,
    actor: Viewer,
    agency: Agency,
    body: CertificationBody,
    editions: Iterable[Edition],
    sites: Iterable[Place],
    scope: str,
    title: str = "",
    personnel_count: int | None = None,
    wished_on: date | None = None,
    is_example: bool = False,
) -> Certification:
    """Plan the certification of an agency for one standard, or several audited together."""
    rights.require(actor, permissions.MANAGE, agency)
    _check_body(agency, body)
    chosen, places = check_editions(editions), check_sites(agency, sites)
    certification = Certification(
        government_id=agency.government_id,
        agency=agency,
        body=body,
        number=next_number(actor, agency),
        kind=CertificationKind.INITIAL,
        title=title.strip() or default_title(agency, chosen),
        scope=scope.strip(),
        personnel_count=personnel_count,
        wished_on=wished_on,
        is_example=is_example,
    )
    _keep_new(actor, certification, chosen, places, "audits.certification.planned")
    return certification


@transaction.atomic
def change_certification(
    *,
    actor: Viewer,
    certification_id: int,
    expected_version: int,
    title: str,
    scope: str,
    sites: Iterable[Place],
    personnel_count: int | None = None,
    wished_on: date | None = None,
) -> Certification:
    """Change what a certification is to cover, while it is not decided."""
    certification = claim_certification(actor, certification_id, expected_version)
    rights.require(actor, permissions.MANAGE, certification)
    if not certification.is_open:
        raise StepNotPossible(_("It is decided: what it covers stands on its certificates."))
    places = check_sites(certification.agency, sites)
    fields = ("title", "scope", "personnel_count", "wished_on")
    before = {field: getattr(certification, field) for field in fields}
    before["sites"] = names(certification.sites.order_by("name", "pk"))
    certification.title, certification.scope = title.strip(), scope.strip()
    certification.personnel_count, certification.wished_on = personnel_count, wished_on
    save(actor, certification)
    certification.sites.set(places)
    after = {field: getattr(certification, field) for field in fields}
    after["sites"] = sorted(names(places))
    record_event(
        actor=actor,
        verb="audits.certification.changed",
        target=certification,
        before=before,
        after=after,
    )
    return certification


@transaction.atomic
def apply(
    *, actor: Viewer, certification_id: int, expected_version: int | None = None, applied_on: date
) -> Certification:
    """Note that the agency applied to the body."""
    certification = claim_certification(actor, certification_id, expected_version)
    rights.require(actor, permissions.APPLY, certification)
    certification.status = step(PROGRAMME, certification.status, "apply")
    check_not_future(actor, applied_on, "applied_on")
    if certification.previous:
        check_not_before(
            applied_on,
            certification.previous.decision_on,
            "applied_on",
            _("The application lies before the decision of the earlier certification."),
        )
    certification.applied_on = applied_on
    save(actor, certification)
    record_event(
        actor=actor,
        verb="audits.certification.applied",
        target=certification,
        after={"applied_on": applied_on},
    )
    return certification


@transaction.atomic
def withdraw_certification(
    *,
    actor: Viewer,
    certification_id: int,
    expected_version: int | None = None,
    withdrawn_on: date,
    reason: str,
) -> Certification:
    """Let the agency give a certification up before it is decided."""
    certification = claim_certification(actor, certification_id, expected_version)
    rights.require(actor, permissions.WITHDRAW, certification)
    before = {"status": certification.status}
    certification.status = step(PROGRAMME, certification.status, "withdraw")
    check_not_future(actor, withdrawn_on, "withdrawn_on")
    check_not_before(
        withdrawn_on,
        certification.applied_on,
        "withdrawn_on",
        gettext_lazy("This lies before the application."),
    )
    certification.withdrawn_on, certification.withdrawn_reason = withdrawn_on, reason.strip()
    save(actor, certification)
    record_event(
        actor=actor,
        verb="audits.certification.withdrawn",
        target=certification,
        before=before,
        after={"status": certification.status, "withdrawn_reason": certification.withdrawn_reason},
    )
    return certification


@transaction.atomic
def start_recertification(
    *,
    actor: Viewer,
    certification_id: int,
    expected_version: int | None = None,
    wished_on: date | None = None,
    is_example: bool = False,
) -> Certification:
    """Plan the next certification with the same body, standards, sites and scope."""
    earlier = claim_certification(actor, certification_id, expected_version)
    rights.require(actor, permissions.MANAGE, earlier)
    if earlier.status != CertificationStatus.CERTIFIED:
        raise StepNotPossible(_("Only what is certified can be certified again."))
    if is_given_up(earlier):
        raise StepNotPossible(GIVEN_UP)
    if earlier.body is None:
        raise StepNotPossible(_("The body is not known: plan a new certification instead."))
    ended = (CertificationStatus.REFUSED, CertificationStatus.WITHDRAWN)
    if earlier.following.exclude(status__in=ended).exists():
        raise StepNotPossible(_("The recertification is planned already."))
    _check_body(earlier.agency, earlier.body)
    following = Certification(
        government_id=earlier.government_id,
        agency=earlier.agency,
        body=earlier.body,
        previous=earlier,
        number=next_number(actor, earlier.agency),
        kind=CertificationKind.RECERTIFICATION,
        title=earlier.title,
        scope=earlier.scope,
        personnel_count=earlier.personnel_count,
        wished_on=wished_on,
        is_example=is_example,
    )
    editions, sites = list(earlier.editions.all()), list(earlier.sites.all())
    _keep_new(actor, following, editions, sites, "audits.recertification.planned")
    return following


def default_title(agency: Agency, editions: list[Edition]) -> str:
    """The standards by name and the agency: never the whole government."""
    standards = [str(edition.standard) for edition in editions]
    joined = _(" and ").join(
        [", ".join(standards[:-1]), standards[-1]] if standards[1:] else standards
    )
    return f"{joined}, {agency.short_name}"


def _check_body(agency: Agency, body: CertificationBody) -> None:
    if body.government_id != agency.government_id:
        raise WrongPlace(_("This body is not in your government's register."), field="body")
    if body.closed_on is not None:
        raise StepNotPossible(_("This body is closed: choose another one."), field="body")


def _keep_new(
    actor: Viewer,
    certification: Certification,
    editions: list[Edition],
    sites: list[Place],
    verb: str,
) -> None:
    save(actor, certification)
    certification.editions.set(editions)
    certification.sites.set(sites)
    record_event(
        actor=actor,
        verb=verb,
        target=certification,
        after={
            "number": certification.number,
            "editions": names(editions),
            "sites": names(sites),
            "wished_on": certification.wished_on,
        },
    )
