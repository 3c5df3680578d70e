"""Use-cases on the decision: what the body grants or refuses, and the certificates that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.audits import permissions
from teraju.modules.audits.domain.cycle import CertificationCycle, cycle_from
from teraju.modules.audits.domain.states import PROGRAMME
from teraju.modules.audits.models import Accreditation, Certificate, Certification, Visit, VisitCode
from teraju.modules.audits.refusals import (
    DateOutOfOrder,
    DecisionBlocked,
    NothingChosen,
    StepNotPossible,
)
from teraju.modules.audits.selectors.progress import (
    DECISIVE,
    decision_gates,
    is_recommended,
    latest,
)
from teraju.modules.audits.wording import gate_words
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

from .common import check_not_before, check_not_future, claim_certification, step


@dataclass(frozen=True, kw_only=True)
class Grant:
    """A certificate as the body issues it; without `expires_on` it follows from the decision."""

    edition: Edition
    number: str = ""
    valid_from: date | None = None
    expires_on: date | None = None
    expiry_reason: str = ""


@transaction.atomic
def record_decision(
    *,
    actor: Viewer,
    certification_id: int,
    expected_version: int | None = None,
    granted: bool,
    decision_on: date,
    decided_by: str,
    note: str = "",
    certificates: Sequence[Grant] = (),
    is_example: bool = False,
) -> Certification:
    """Note the body's decision. A grant makes a certificate per standard and sets the visits."""
    certification = claim_certification(actor, certification_id, expected_version)
    rights.require(actor, permissions.DECISION_RECORD, certification)
    before = {"status": certification.status}
    status = step(PROGRAMME, certification.status, "certify" if granted else "refuse")
    _check_decision_day(actor, certification, decision_on)
    if granted:
        _check_gates(certification, decision_on)
    elif not note.strip():
        raise NothingChosen(_("Note why the body refused."), field="note")
    certification.status, certification.decision_on = status, decision_on
    certification.decided_by, certification.decision_note = decided_by.strip(), note.strip()
    save(actor, certification)
    if granted:
        issued = _issue(actor, certification, certificates, is_example=is_example)
        set_visits(actor, certification, cycle_from(decision_on), issued)
        _answer_earlier(actor, certification)
    record_event(
        actor=actor,
        verb="audits.decision.granted" if granted else "audits.decision.refused",
        target=certification,
        before=before,
        after=_decided(certification, certificates if granted else ()),
    )
    return certification


def _decided(certification: Certification, grants: Sequence[Grant]) -> dict[str, object]:
    """For the trail: what the body decided."""
    return {
        "status": certification.status,
        "decision_on": certification.decision_on,
        "decided_by": certification.decided_by,
        "certificates": [grant.number.strip() for grant in grants],
    }


def _check_decision_day(actor: Viewer, certification: Certification, decision_on: date) -> None:
    check_not_future(actor, decision_on, "decision_on")
    audit = latest(certification.audits.all(), DECISIVE)
    ended = audit.ended_on if audit else None
    message = _("The decision lies before the last day of stage 2.")
    check_not_before(decision_on, ended, "decision_on", message)


def _check_gates(certification: Certification, decision_on: date) -> None:
    shut = decision_gates(certification, decision_on)
    if shut:
        raise DecisionBlocked(gate_words(shut[0]), field="decision_on")
    if not is_recommended(certification):
        raise DecisionBlocked(
            _("The audit team did not recommend the certificate: repeat stage 2 or note a refusal.")
        )


def _issue(
    actor: Viewer, certification: Certification, grants: Sequence[Grant], *, is_example: bool
) -> list[Certificate]:
    """One certificate for each standard, no more and no fewer."""
    editions = {edition.pk for edition in certification.editions.all()}
    if {grant.edition.pk for grant in grants} != editions or len(grants) != len(editions):
        raise NothingChosen(_("Give the certificate of each standard once."))
    sites = list(certification.sites.all())
    issued = []
    for grant in grants:
        certificate = _checked(certification, grant)
        certificate.is_example = is_example
        save(actor, certificate)
        certificate.sites.set(sites)
        issued.append(certificate)
    return issued


def _checked(certification: Certification, grant: Grant) -> Certificate:
    """A refusal names the field of this standard's certificate, such as `valid_from_3`."""
    try:
        return certificate_of(certification, grant)
    except DomainError as error:
        if error.field:
            error.field = f"{error.field}_{grant.edition.pk}"
        raise


def certificate_of(certification: Certification, grant: Grant) -> Certificate:
    """A certificate that is not saved yet, with its dates checked and its accreditation noted."""
    decision_on = certification.decision_on
    accreditation = accreditation_for(certification, grant.edition)
    certificate = Certificate(
        government_id=certification.government_id,
        agency=certification.agency,
        certification=certification,
        edition=grant.edition,
        number=grant.number.strip(),
        scope=certification.scope,
        decision_on=decision_on,
        decided_by=certification.decided_by,
        valid_from=grant.valid_from or decision_on,
        expires_on=grant.expires_on,
        expiry_reason=grant.expiry_reason.strip(),
        accreditation=accreditation,
        accredited_at_decision=_was_accredited(certification, grant.edition, accreditation),
    )
    if decision_on is not None:
        _date(certificate, decision_on)
    _check_expiry(certificate)
    return certificate


def _date(certificate: Certificate, decision_on: date) -> None:
    computed = cycle_from(decision_on).expires_on
    message = _("It cannot be valid before the decision.")
    check_not_before(certificate.valid_from or decision_on, decision_on, "valid_from", message)
    if certificate.expires_on in (None, computed):
        certificate.expires_on, certificate.expiry_reason = computed, ""
    elif not certificate.expiry_reason:
        raise NothingChosen(
            _("Say why it does not expire three years after the decision."), field="expiry_reason"
        )


def _check_expiry(certificate: Certificate) -> None:
    ends, begins = certificate.expires_on, certificate.valid_from
    if ends is not None and begins is not None and ends <= begins:
        raise DateOutOfOrder(_("It would expire before it is valid."), field="expires_on")


def accreditation_for(certification: Certification, edition: Edition) -> Accreditation | None:
    """The accreditation of the body for this scheme on the day of the decision."""
    if certification.decision_on is None or certification.body_id is None:
        return None
    rows = Accreditation.objects.in_force_on(certification.decision_on)
    found: Accreditation | None = (
        rows.filter(body=certification.body_id, scheme=edition.standard.scheme)
        .order_by("-valid_from", "-pk")
        .first()
    )
    return found


def _was_accredited(
    certification: Certification, edition: Edition, found: Accreditation | None
) -> bool | None:
    """None where the register knows too little to say no: of a body without any such record."""
    if certification.decision_on is None or certification.body_id is None:
        return None
    known = Accreditation.objects.filter(body=certification.body_id, scheme=edition.standard.scheme)
    return True if found else False if known.exists() else None


def set_visits(
    actor: Viewer,
    certification: Certification,
    cycle: CertificationCycle,
    issued: Sequence[Certificate],
) -> None:
    """Set the dates by which the body comes again; the recertification before the first expiry."""
    expiries = [one.expires_on for one in issued if one.expires_on]
    first, second = cycle.surveillance_due_by
    due = {
        VisitCode.SURVEILLANCE_1: first,
        VisitCode.SURVEILLANCE_2: second,
        VisitCode.RECERTIFICATION: min(expiries, default=cycle.recertification_by),
    }
    for code, day in due.items():
        visit = Visit(
            government_id=certification.government_id,
            agency=certification.agency,
            certification=certification,
            code=code,
            due_by=day,
            is_example=certification.is_example,
        )
        save(actor, visit)


def _answer_earlier(actor: Viewer, certification: Certification) -> None:
    """A granted recertification answers the date that the earlier certification set for it."""
    if certification.previous_id is None:
        return
    visit = (
        Visit.objects.select_for_update(no_key=True)
        .filter(
            certification=certification.previous_id,
            code=VisitCode.RECERTIFICATION,
            following=None,
        )
        .first()
    )
    if visit is not None:
        visit.following = certification
        save(actor, visit)


@transaction.atomic
def record_handover(
    *,
    actor: Viewer,
    certification_id: int,
    expected_version: int | None = None,
    certificate_ids: Sequence[int],
    handed_over_on: date,
    place: str,
    is_example: bool = False,
) -> Certification:
    """Note where and when certificates were handed over: not the day of the decision."""
    certification = claim_certification(actor, certification_id, expected_version)
    rights.require(actor, permissions.CERTIFICATE_MANAGE, certification)
    check_not_future(actor, handed_over_on, "handed_over_on")
    rows = certification.certificates.select_for_update(of=("self",), no_key=True).select_related(
        "edition"
    )
    chosen = list(rows.filter(pk__in=certificate_ids, handed_over_on=None).order_by("pk"))
    if not chosen or len(chosen) != len(set(certificate_ids)):
        raise StepNotPossible(
            _("Choose certificates of this certification that are not handed over yet."),
            field="certificates",
        )
    for certificate in chosen:
        message = _("The handover lies before the decision.")
        check_not_before(handed_over_on, certificate.decision_on, "handed_over_on", message)
        certificate.handed_over_on, certificate.handover_place = handed_over_on, place.strip()
        certificate.handover_is_example = is_example
        save(actor, certificate)
    save(actor, certification)
    record_event(
        actor=actor,
        verb="audits.certificate.handed_over",
        target=certification,
        after={
            "handed_over_on": handed_over_on,
            "handover_place": place.strip(),
            "certificates": [str(certificate) for certificate in chosen],
        },
    )
    return certification
