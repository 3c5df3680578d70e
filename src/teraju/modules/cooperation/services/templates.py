"""Keeping the course of a finished programme for the next agency."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.cooperation import courses
from teraju.modules.cooperation.domain import programme as rules
from teraju.modules.cooperation.domain.states import ProgrammeStatus
from teraju.modules.cooperation.models import Programme, ProgrammeTemplate, ProgrammeTemplateStep
from teraju.modules.cooperation.refusals import AgreementIsNotThere
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

from .common import names_of


@transaction.atomic
def save_as_template(
    *, actor: Viewer, programme_id: int, name: str, note: str = ""
) -> ProgrammeTemplate:
    """Keep a finished programme's steps as days before and after its certificate."""
    rows = Programme.objects.visible_to(actor)
    programme: Programme = claim(
        rows.select_related("government", "agency", "agreement__parent"), programme_id
    )
    rights.require(actor, "cooperation.programme.manage", programme)
    if programme.status != ProgrammeStatus.FINISHED:
        raise AgreementIsNotThere(_("Only a finished programme becomes a template."))
    known = courses.states_of(actor, programme)
    anchor = rules.anchor_of(known, programme.wished_on)
    if anchor is None:
        raise DomainError(_("Without the day of the certificate there is nothing to count from."))
    template = ProgrammeTemplate(
        government=programme.government,
        name=cleaned(name),
        note=cleaned(note),
        is_example=programme.is_example,
    )
    save(actor, template)
    template.editions.set(programme.editions.all())
    days = rules.offsets(known, anchor)
    ProgrammeTemplateStep.objects.bulk_create(
        _step(template, state, days[state.step.order]) for state in known
    )
    after = {"name": template.name, "standards": names_of(template.editions.all())}
    record_event(actor=actor, verb="cooperation.template.saved", target=template, after=after)
    return template


@transaction.atomic
def withdraw_template(
    *, actor: Viewer, template_id: int, expected_version: int | None = None
) -> ProgrammeTemplate:
    """Take a template out of use; programmes that began with it stay as they are."""
    rows = ProgrammeTemplate.objects.visible_to(actor).select_related("government")
    template: ProgrammeTemplate = claim(rows, template_id, expected_version)
    rights.require(actor, "cooperation.template.manage", template)
    if template.withdrawn_on:
        raise AgreementIsNotThere(_("This template was withdrawn already."))
    template.withdrawn_on = actor.today
    template.touch(actor.now)
    template.save()
    record_event(
        actor=actor,
        verb="cooperation.template.withdrawn",
        target=template,
        before={"withdrawn_on": None},
        after={"withdrawn_on": actor.today},
    )
    return template


def _step(
    template: ProgrammeTemplate, state: rules.StepState, offset: int | None
) -> ProgrammeTemplateStep:
    step = state.step
    if offset is not None and abs(offset) > rules.LONGEST_OFFSET:
        offset = None
    return ProgrammeTemplateStep(
        template=template,
        order=step.order,
        code=step.code,
        title=step.title,
        source=step.source,
        offset_days=offset,
    )
