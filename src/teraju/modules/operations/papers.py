"""The service standard as a numbered, signed paper that anybody can check."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations import permissions, selectors
from teraju.modules.operations.models import Service, ServiceStep
from teraju.modules.operations.refusals import StepNotPossible
from teraju.modules.operations.rulebook import components, name_of
from teraju.modules.operations.wording import amount, fee_words
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.contents import ServiceStandard, StandardPart
from teraju.platform.papers.models import Paper
from teraju.platform.papers.services import Signatory, issue_paper, replace_earlier

from .services.common import claim_service

NUMBERED_AS = "operations.standard"


@transaction.atomic
def issue_standard(*, actor: Viewer, service_id: int, expected_version: int | None = None) -> Paper:
    """Issue the edition in force; an earlier paper of it is revoked and points to this one."""
    service = claim_service(actor, service_id, expected_version, permissions.SERVICE_APPROVE)
    if not service.is_in_force:
        raise StepNotPossible(_("Only an edition in force is issued."))
    paper = issue_paper(
        actor=actor,
        template="service_standard",
        data=_content(service, selectors.steps_of(service)),
        public_facts=[
            (_("Service"), service.name),
            (pgettext_lazy("service standard", "Edition"), str(service.edition)),
            (_("Decree that sets it"), service.decree),
            (_("In force since"), service.in_force_on),
        ],
        government=service.government,
        agency=service.agency,
        target=service,
        title=format_lazy(_("Service standard: {name}"), name=service.name),
        number_key=NUMBERED_AS,
        is_public=True,
        is_example=service.is_example,
        signatory=Signatory(office=service.agency.head_title),
    )
    replace_earlier(actor=actor, paper=paper)
    return paper


def _content(service: Service, steps: list[ServiceStep]) -> ServiceStandard:
    return ServiceStandard(
        title=_("Service standard"),
        subtitle=service.name,
        facts=[
            (_("Code"), service.code),
            (pgettext_lazy("service standard", "Edition"), str(service.edition)),
            (_("Who it is for"), service.audience),
            (_("Promised time"), amount(service.promised_value, service.promised_unit)),
            (_("Fee"), fee_words(service.fee)),
            (_("Basis of the fee"), service.tariff_basis or "–"),
            (_("Decree that sets it"), service.decree),
            (_("In force since"), service.in_force_on),
        ],
        steps_title=_("Procedure"),
        step_heads=["", _("Step"), _("Office"), _("Time allotted")],
        steps=[
            (
                str(place),
                one.name,
                one.office or one.get_role_display(),
                amount(one.allotted_value, one.allotted_unit) or "–",
            )
            for place, one in enumerate(steps, start=1)
        ],
        parts=[
            StandardPart(name=name_of(one), lines=_lines(service.components[one.code]))
            for one in components()
            if service.components.get(one.code)
        ],
    )


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
