"""Use-cases that tie a certification to the agreements it came from."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.audits import permissions
from teraju.modules.audits.models import Certification, CertificationLink
from teraju.modules.audits.refusals import StepNotPossible, WrongPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.links import api as links

from .common import claim_certification

AGREEMENT = "cooperation.agreement"


@transaction.atomic
def link_agreement(
    *,
    actor: Viewer,
    certification_id: int,
    expected_version: int | None = None,
    agreement_id: int,
) -> Certification:
    """Tie a certification to an agreement, whose dates then stand in its timeline."""
    certification = claim_certification(actor, certification_id, expected_version)
    rights.require(actor, permissions.MANAGE, certification)
    offered = {pk for pk, _label in links.choices(actor, AGREEMENT, certification.government_id)}
    found = links.find(actor, AGREEMENT, [agreement_id]).get(agreement_id)
    if found is None or agreement_id not in offered:
        raise WrongPlace(_("This agreement is not your government's."), field="agreement")
    row, created = CertificationLink.objects.get_or_create(
        certification=certification,
        kind=AGREEMENT,
        target_id=agreement_id,
        defaults={"title": found.title[:300]},
    )
    if not created:
        raise StepNotPossible(_("This agreement is linked already."), field="agreement")
    save(actor, certification)
    record_event(
        actor=actor,
        verb="audits.certification.linked",
        target=certification,
        after={"agreement": row.title},
    )
    return certification


@transaction.atomic
def unlink_agreement(
    *, actor: Viewer, certification_id: int, expected_version: int | None = None, link_id: int
) -> Certification:
    """Remove the tie; the agreement itself stays as it is."""
    certification = claim_certification(actor, certification_id, expected_version)
    rights.require(actor, permissions.MANAGE, certification)
    row = certification.links.filter(pk=link_id).first()
    if row is None:
        raise WrongPlace(_("This link is not part of the certification."), field="link")
    title = row.title
    row.delete()
    save(actor, certification)
    record_event(
        actor=actor,
        verb="audits.certification.unlinked",
        target=certification,
        before={"agreement": title},
        after={"agreement": None},
    )
    return certification
