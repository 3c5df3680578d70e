"""The catalogue of competences."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.learning import permissions
from teraju.modules.learning.models import Competence, Requirement
from teraju.modules.learning.models.choices import CompetenceKind
from teraju.modules.learning.refusals import OutOfPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, record_event, values_of
from teraju.platform.organisation.models import Agency, Government

from .common import locked, needed_reason

FIELDS = ("name", "kind", "description", "validity_months")


@transaction.atomic
def add_competence(
    *,
    actor: Viewer,
    government: Government,
    agency: Agency | None,
    name: str,
    kind: str,
    description: str = "",
    validity_months: int | None = None,
    is_example: bool = False,
) -> Competence:
    """Add a competence; without an agency it is for all agencies of the government."""
    rights.require(actor, permissions.COMPETENCE, agency or government)
    if agency and agency.government_id != government.pk:
        raise DomainError(_("This agency belongs to another government."), field="agency")
    competence = Competence(government=government, agency=agency, is_example=is_example)
    _fill(competence, name, kind, description, validity_months)
    save(actor, competence)
    after = {"agency": agency, **filled(values_of(competence, FIELDS))}
    record_event(actor=actor, verb="learning.competence.added", target=competence, after=after)
    return competence


@transaction.atomic
def change_competence(
    *,
    actor: Viewer,
    competence_id: int,
    expected_version: int | None = None,
    name: str,
    kind: str,
    description: str = "",
    validity_months: int | None = None,
) -> Competence:
    """Change what is said of a competence that is in use."""
    competence = _in_use(actor, competence_id, expected_version)
    before = values_of(competence, FIELDS)
    _fill(competence, name, kind, description, validity_months)
    save(actor, competence)
    record_event(actor=actor, verb="learning.competence.changed", target=competence, before=before)
    return competence


@transaction.atomic
def retire_competence(
    *, actor: Viewer, competence_id: int, expected_version: int | None = None, reason: str
) -> Competence:
    """Take a competence that no post needs out of use; what was assessed stays readable."""
    competence = _in_use(actor, competence_id, expected_version)
    said = needed_reason(reason)
    if Requirement.objects.standing().filter(competence=competence).exists():
        raise OutOfPlace(_("Posts still need this competence: take it off their needs first."))
    competence.retired_on, competence.retiring_reason = actor.today, said
    save(actor, competence)
    after = {"retired_on": actor.today, "reason": said}
    record_event(actor=actor, verb="learning.competence.retired", target=competence, after=after)
    return competence


def _in_use(actor: Viewer, competence_id: int, expected_version: int | None) -> Competence:
    rows = Competence.objects.visible_to(actor).select_related("agency", "government")
    competence = locked(actor, rows, competence_id, expected_version, permissions.COMPETENCE)
    if competence.retired_on:
        raise OutOfPlace(_("This competence is out of use."))
    return competence


def _fill(
    competence: Competence, name: str, kind: str, description: str, months: int | None
) -> None:
    if months and kind != CompetenceKind.CERTIFICATE:
        raise DomainError(
            _("Only a certificate is valid for a number of months."), field="validity_months"
        )
    competence.name, competence.kind = cleaned(name), kind
    competence.description, competence.validity_months = cleaned(description), months
