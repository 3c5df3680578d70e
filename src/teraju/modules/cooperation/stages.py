"""Which stages of the way to a certificate agencies reached, as this module knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from teraju.platform.links import stages
from teraju.platform.links.stages import Reached

from .domain.programme import Course
from .domain.states import SIGNED
from .models import Agreement, ProgrammeStep

# Steps of a programme that are marked by hand; the other stages come from records.
STEPS = {
    Course.GAP_ASSESSMENT: stages.GAP,
    Course.INTERNAL_AUDIT: stages.INTERNAL_AUDIT,
    Course.MANAGEMENT_REVIEW: stages.REVIEW,
}


def agreements_signed(agency_ids: Collection[int], on: date) -> Iterable[Reached]:
    """Signed agreements of the agencies themselves; one of the government is nobody's stage."""
    rows = Agreement.objects.filter(agency__in=agency_ids, status__in=SIGNED, signed_on__lte=on)
    for one in rows.order_by("signed_on", "pk"):
        if one.agency_id and one.signed_on:
            yield Reached(
                one.agency_id,
                stages.AGREEMENT.code,
                one.signed_on,
                one.get_absolute_url(),
                is_example=one.is_example,
            )


def steps_reached(agency_ids: Collection[int], on: date) -> Iterable[Reached]:
    """Steps of programmes that somebody marked as reached."""
    rows = ProgrammeStep.objects.filter(
        programme__agency__in=agency_ids, code__in=list(STEPS), reached_on__lte=on
    )
    for step in rows.select_related("programme").order_by("reached_on", "pk"):
        if step.reached_on:
            yield Reached(
                step.programme.agency_id,
                STEPS[Course(step.code)].code,
                step.reached_on,
                step.programme.get_absolute_url(),
                is_example=step.is_example or step.programme.is_example,
            )


def register() -> None:
    stages.register_stage(stages.AGREEMENT, agreements_signed)
    for stage in STEPS.values():
        stages.register_stage(stage, steps_reached)
