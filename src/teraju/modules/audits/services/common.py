"""What every use-case of this module does the same way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.states import StateTable, TransitionRefused
from teraju.modules.audits.models import BodyFinding, Certificate, Certification
from teraju.modules.audits.refusals import (
    DateOutOfOrder,
    NothingChosen,
    StepNotPossible,
    WrongPlace,
)
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency, Place

GIVEN_UP = _("All certificates of it were withdrawn: plan a new certification instead.")


def claim_certification(
    actor: Viewer, certification_id: int, expected_version: int | None
) -> Certification:
    rows = Certification.objects.visible_to(actor).select_related("agency", "government", "body")
    record: Certification = claim(rows, certification_id, expected_version)
    return record


def claim_finding(actor: Viewer, finding_id: int, expected_version: int | None) -> BodyFinding:
    rows = BodyFinding.objects.visible_to(actor).select_related(
        "agency", "government", "certification"
    )
    record: BodyFinding = claim(rows, finding_id, expected_version)
    return record


def claim_certificate(
    actor: Viewer, certificate_id: int, expected_version: int | None
) -> Certificate:
    rows = Certificate.objects.visible_to(actor).select_related(
        "agency", "government", "certification__body", "edition__standard"
    )
    record: Certificate = claim(rows, certificate_id, expected_version)
    return record


def step(table: StateTable, state: str, *events: str) -> str:
    """The state after these events; refuses in the user's words."""
    try:
        for event in events:
            state = table.transition(state, event).target
    except TransitionRefused as error:
        raise StepNotPossible(
            _("This step is not possible in the present state. Look at the record again.")
        ) from error
    return state


def check_not_future(actor: Viewer, day: date, field: str) -> None:
    if day > actor.today:
        raise DateOutOfOrder(_("This day is still ahead: record it when it has come."), field=field)


def check_not_before(day: date, earlier: date | None, field: str, message: object) -> None:
    if earlier is not None and day < earlier:
        raise DateOutOfOrder(message, field=field)


def check_editions(editions: Iterable[Edition]) -> list[Edition]:
    chosen = list(editions)
    if not chosen:
        raise NothingChosen(_("Choose at least one standard."), field="editions")
    for edition in chosen:
        if not edition.standard.is_certifiable:
            raise DomainError(
                _("This is guidance: no body certifies against it."), field="editions"
            )
    if len({edition.standard_id for edition in chosen}) != len(chosen):
        raise DomainError(_("Choose one edition of each standard."), field="editions")
    return chosen


def check_sites(agency: Agency, sites: Iterable[Place]) -> list[Place]:
    chosen = list(sites)
    if not chosen:
        raise NothingChosen(
            _("Name at least one site: a certificate covers named sites only."), field="sites"
        )
    if any(site.agency_id != agency.pk for site in chosen):
        raise WrongPlace(_("This place belongs to another agency."), field="sites")
    return chosen


def names(rows: Iterable[Model]) -> list[str]:
    """For the trail: what a list held, in words."""
    return [str(row) for row in rows]
