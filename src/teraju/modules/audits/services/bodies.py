"""Use-cases on certification bodies and their accreditations."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from teraju.modules.audits import permissions
from teraju.modules.audits.models import Accreditation, Certificate, CertificationBody
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Government


@transaction.atomic
def register_body(
    *,
    actor: Viewer,
    government: Government,
    name: str,
    short_name: str,
    address: str = "",
    contact: str = "",
    is_example: bool = False,
) -> CertificationBody:
    """Note a certification body that the government deals with."""
    rights.require(actor, permissions.BODY_MANAGE, government)
    body = CertificationBody(
        government=government,
        name=name.strip(),
        short_name=short_name.strip(),
        address=address.strip(),
        contact=contact.strip(),
        is_example=is_example,
    )
    save(actor, body)
    record_event(actor=actor, verb="audits.body.registered", target=body, after={"name": body.name})
    return body


@transaction.atomic
def change_body(
    *,
    actor: Viewer,
    body_id: int,
    expected_version: int,
    name: str,
    short_name: str,
    address: str = "",
    contact: str = "",
    closed_on: date | None = None,
) -> CertificationBody:
    """Change what stands about a body, or close it for new certifications."""
    rows = CertificationBody.objects.visible_to(actor).select_related("government")
    body: CertificationBody = claim(rows, body_id, expected_version)
    rights.require(actor, permissions.BODY_MANAGE, body)
    fields = ("name", "short_name", "address", "contact", "closed_on")
    before = {field: getattr(body, field) for field in fields}
    body.name, body.short_name = name.strip(), short_name.strip()
    body.address, body.contact, body.closed_on = address.strip(), contact.strip(), closed_on
    save(actor, body)
    record_event(actor=actor, verb="audits.body.changed", target=body, before=before)
    return body


@transaction.atomic
def add_accreditation(
    *,
    actor: Viewer,
    body_id: int,
    accreditor: str,
    number: str,
    scheme: str,
    valid_from: date,
    valid_until: date | None = None,
    source: str = "",
    is_example: bool = False,
) -> Accreditation:
    """Note what an accreditor has accredited a body for."""
    body: CertificationBody = claim(CertificationBody.objects.visible_to(actor), body_id)
    rights.require(actor, permissions.BODY_MANAGE, body)
    accreditation = Accreditation(
        government_id=body.government_id,
        body=body,
        accreditor=accreditor.strip(),
        number=number.strip(),
        scheme=scheme,
        valid_from=valid_from,
        valid_until=valid_until,
        source=source.strip(),
        is_example=is_example,
    )
    save(actor, accreditation)
    _fill_in(actor, accreditation)
    record_event(
        actor=actor,
        verb="audits.accreditation.added",
        target=body,
        after={
            "accreditation": str(accreditation),
            "scheme": accreditation.get_scheme_display(),
            "valid_from": valid_from,
            "valid_until": valid_until,
        },
    )
    return accreditation


def _fill_in(actor: Viewer, accreditation: Accreditation) -> None:
    """Certificates decided while it was in force had waited for it to be recorded."""
    until = {"decision_on__lte": accreditation.valid_until} if accreditation.valid_until else {}
    rows = Certificate.objects.select_for_update(of=("self",), no_key=True).filter(
        certification__body=accreditation.body_id,
        edition__standard__scheme=accreditation.scheme,
        accreditation=None,
        decision_on__gte=accreditation.valid_from,
        **until,
    )
    for certificate in rows.order_by("pk"):
        before = {"accredited_at_decision": certificate.accredited_at_decision}
        certificate.accreditation, certificate.accredited_at_decision = accreditation, True
        save(actor, certificate)
        verb = "audits.certificate.completed"
        record_event(actor=actor, verb=verb, target=certificate, before=before)


@transaction.atomic
def change_accreditation(
    *,
    actor: Viewer,
    accreditation_id: int,
    expected_version: int,
    valid_until: date | None,
    source: str = "",
) -> Accreditation:
    """Set the last day of an accreditation; certificates decided before keep what they say."""
    rows = Accreditation.objects.visible_to(actor).select_related("body", "government")
    accreditation: Accreditation = claim(rows, accreditation_id, expected_version)
    rights.require(actor, permissions.BODY_MANAGE, accreditation)
    before = {"valid_until": accreditation.valid_until}
    accreditation.valid_until, accreditation.source = valid_until, source.strip()
    save(actor, accreditation)
    record_event(
        actor=actor,
        verb="audits.accreditation.changed",
        target=accreditation.body,
        before=before,
        after={"valid_until": valid_until, "accreditation": str(accreditation)},
    )
    return accreditation
