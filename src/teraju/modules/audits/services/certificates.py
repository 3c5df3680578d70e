"""Use-cases on certificates that exist: recorded later, completed, suspended, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.audits import permissions
from teraju.modules.audits.domain.cycle import CertificateStanding as Worth
from teraju.modules.audits.domain.cycle import cycle_from
from teraju.modules.audits.domain.states import CERTIFICATE
from teraju.modules.audits.models import (
    Certificate,
    CertificateStanding,
    Certification,
    CertificationBody,
    CertificationKind,
    CertificationStatus,
    StandingKind,
)
from teraju.modules.audits.refusals import NothingChosen, StepNotPossible, WrongPlace
from teraju.modules.audits.selectors.progress import validity_on
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Place

from .certifications import default_title
from .common import (
    check_editions,
    check_not_before,
    check_not_future,
    check_sites,
    claim_certificate,
    step,
)
from .decisions import Grant, certificate_of, set_visits
from .numbers import next_number

EVENTS = {
    StandingKind.SUSPENDED: "suspend",
    StandingKind.RESTORED: "restore",
    StandingKind.WITHDRAWN: "withdraw",
}


@transaction.atomic
def record_known_certificate(
    *,
    actor: Viewer,
    agency: Agency,
    edition: Edition,
    sites: Iterable[Place],
    scope: str,
    body: CertificationBody | None = None,
    number: str = "",
    decision_on: date | None = None,
    decided_by: str = "",
    valid_from: date | None = None,
    expires_on: date | None = None,
    expiry_reason: str = "",
    note: str = "",
    is_example: bool = False,
) -> Certificate:
    """Enter a certificate that existed before; what is not known of it stays open."""
    rights.require(actor, permissions.CERTIFICATE_MANAGE, agency)
    _check_body(agency, body)
    places = check_sites(agency, sites)
    certification = Certification(
        agency=agency,
        body=body,
        scope=scope.strip(),
        decision_on=decision_on,
        decided_by=decided_by.strip(),
        decision_note=note.strip(),
        is_example=is_example,
    )
    _keep_known(actor, certification, check_editions([edition]), places)
    grant = Grant(
        edition=edition,
        number=number,
        valid_from=valid_from,
        expires_on=expires_on,
        expiry_reason=expiry_reason,
    )
    return _granted(actor, certification, grant, places)


def _check_body(agency: Agency, body: CertificationBody | None) -> None:
    if body is not None and body.government_id != agency.government_id:
        raise WrongPlace(_("This body is not in your government's register."), field="body")


def _granted(
    actor: Viewer, certification: Certification, grant: Grant, places: list[Place]
) -> Certificate:
    """Keep what was granted, with the visits that follow from the day of the decision."""
    certificate = certificate_of(certification, grant)
    certificate.is_example = certification.is_example
    save(actor, certificate)
    certificate.sites.set(places)
    decided = certification.decision_on
    if decided is not None:
        set_visits(actor, certification, cycle_from(decided), [certificate])
    after = {"number": certificate.number, "edition": grant.edition, "decision_on": decided}
    record_event(actor=actor, verb="audits.certificate.recorded", target=certificate, after=after)
    return certificate


def _keep_known(
    actor: Viewer, certification: Certification, editions: list[Edition], places: list[Place]
) -> None:
    """Keep the certification behind a certificate that existed before; its steps are not known."""
    if certification.decision_on is not None:
        check_not_future(actor, certification.decision_on, "decision_on")
    agency = certification.agency
    certification.government_id = agency.government_id
    certification.number = next_number(actor, agency)
    certification.title = default_title(agency, editions)
    certification.kind = CertificationKind.INITIAL
    certification.status = CertificationStatus.CERTIFIED
    certification.is_recorded_later = True
    save(actor, certification)
    certification.editions.set(editions)
    certification.sites.set(places)


@transaction.atomic
def complete_certificate(
    *,
    actor: Viewer,
    certificate_id: int,
    expected_version: int | None = None,
    number: str = "",
    decision_on: date | None = None,
    decided_by: str = "",
    valid_from: date | None = None,
) -> Certificate:
    """Fill in what was left open; what stands already is not changed."""
    certificate = claim_certificate(actor, certificate_id, expected_version)
    rights.require(actor, permissions.CERTIFICATE_MANAGE, certificate)
    fields = ("number", "decision_on", "decided_by", "valid_from", "expires_on")
    before = {field: getattr(certificate, field) for field in fields}
    certificate.number = certificate.number or number.strip()
    if decision_on is not None and certificate.decision_on is None:
        _date(actor, certificate, decision_on, decided_by, valid_from)
    if before == {field: getattr(certificate, field) for field in fields}:
        raise NothingChosen(_("Fill in what is open: the number or the date of the decision."))
    save(actor, certificate)
    record_event(
        actor=actor, verb="audits.certificate.completed", target=certificate, before=before
    )
    return certificate


def suspend_certificate(
    *,
    actor: Viewer,
    certificate_id: int,
    expected_version: int | None = None,
    on: date,
    reason: str,
) -> Certificate:
    """The body suspends a certificate from a day on."""
    return _say(actor, certificate_id, expected_version, StandingKind.SUSPENDED, on, reason)


def restore_certificate(
    *,
    actor: Viewer,
    certificate_id: int,
    expected_version: int | None = None,
    on: date,
    reason: str,
) -> Certificate:
    """The body ends a suspension."""
    return _say(actor, certificate_id, expected_version, StandingKind.RESTORED, on, reason)


def withdraw_certificate(
    *,
    actor: Viewer,
    certificate_id: int,
    expected_version: int | None = None,
    on: date,
    reason: str,
) -> Certificate:
    """The body withdraws a certificate, or the agency hands it back: for good."""
    return _say(actor, certificate_id, expected_version, StandingKind.WITHDRAWN, on, reason)


def reduce_certificate(
    *,
    actor: Viewer,
    certificate_id: int,
    expected_version: int | None = None,
    on: date,
    reason: str,
    scope: str,
) -> Certificate:
    """The body makes the scope of a certificate smaller."""
    return _say(actor, certificate_id, expected_version, StandingKind.REDUCED, on, reason, scope)


@transaction.atomic
def _say(
    actor: Viewer,
    certificate_id: int,
    expected_version: int | None,
    kind: StandingKind,
    on: date,
    reason: str,
    scope: str = "",
) -> Certificate:
    certificate = claim_certificate(actor, certificate_id, expected_version)
    rights.require(actor, permissions.CERTIFICATE_MANAGE, certificate)
    check_not_future(actor, on, "on")
    check_not_before(
        on, certificate.decision_on, "on", _("This lies before the certificate was decided.")
    )
    _check_standing(certificate, kind, on)
    if not reason.strip():
        raise NothingChosen(_("Give the reason."), field="reason")
    before = {"scope": certificate.scope}
    if kind == StandingKind.REDUCED:
        if scope.strip() in ("", certificate.scope):
            raise NothingChosen(_("Write what the certificate still covers."), field="scope")
        certificate.scope = scope.strip()
    save(actor, certificate)
    standing = _keep_standing(actor, certificate, kind, on, reason)
    record_event(
        actor=actor,
        verb=f"audits.certificate.{kind}",
        target=certificate,
        before={**before, "from": None, "reason": None},
        after={"scope": certificate.scope, "from": on, "reason": standing.reason},
    )
    return certificate


def _keep_standing(
    actor: Viewer, certificate: Certificate, kind: StandingKind, on: date, reason: str
) -> CertificateStanding:
    standing = CertificateStanding(
        certificate=certificate,
        kind=kind,
        on=on,
        reason=reason.strip(),
        office=actor.office[:160],
        recorded_at=actor.now,
    )
    keep(standing)
    return standing


def _check_standing(certificate: Certificate, kind: StandingKind, on: date) -> None:
    said = list(certificate.standings.order_by("on", "pk"))
    if said:
        message = _("Something later was said about this certificate already.")
        check_not_before(on, said[-1].on, "on", message)
    worth = validity_on(certificate, said, on).state
    if worth in (Worth.EXPIRED, Worth.WITHDRAWN):
        raise StepNotPossible(
            _("This certificate is not in force on that day any more."), field="on"
        )
    state = "suspended" if worth is Worth.SUSPENDED else "valid"
    if kind != StandingKind.REDUCED:
        step(CERTIFICATE, state, EVENTS[kind])


def _date(
    actor: Viewer,
    certificate: Certificate,
    decision_on: date,
    decided_by: str,
    valid_from: date | None,
) -> None:
    """Give a certificate the date it lacked, and its certification the visits that follow."""
    check_not_future(actor, decision_on, "decision_on")
    certification = (
        Certification.objects.select_for_update(of=("self",), no_key=True)
        .select_related("agency")
        .get(pk=certificate.certification_id)
    )
    if certification.certificates.count() > 1:
        raise DomainError(_("Several certificates hang on this date."), field="decision_on")
    certification.decision_on = decision_on
    certification.decided_by = decided_by.strip() or certification.decided_by
    save(actor, certification)
    grant = Grant(
        edition=certificate.edition,
        number=certificate.number,
        valid_from=valid_from or certificate.valid_from,
        expires_on=certificate.expires_on,
        expiry_reason=certificate.expiry_reason,
    )
    dated = certificate_of(certification, grant)
    for field in (
        "decision_on",
        "decided_by",
        "valid_from",
        "expires_on",
        "expiry_reason",
        "accreditation",
        "accredited_at_decision",
    ):
        setattr(certificate, field, getattr(dated, field))
    set_visits(actor, certification, cycle_from(decision_on), [certificate])
