"""What is known of programmes: their steps joined with signing days and linked milestones.

It stands beside the selectors: reads only, with a fixed number of queries for any number of
programmes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import prefetch_related_objects

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links import api as links

from .domain import programme as rules
from .models import Agreement, Programme, ProgrammeTemplate
from .models.choices import COURSE

Found = Mapping[tuple[str, int], links.Linked]


def states_of(viewer: Viewer, programme: Programme) -> list[rules.StepState]:
    """The steps of one programme with what is known of each."""
    return states_of_all(viewer, [programme])[programme.pk]


def states_of_all(
    viewer: Viewer, programmes: Sequence[Programme]
) -> dict[int, list[rules.StepState]]:
    """The same for many: one query for steps, one for links, and those of each kind of link."""
    prefetch_related_objects(list(programmes), "steps", "links")
    found = linked_records(viewer, programmes)
    return {
        programme.pk: rules.states(
            [step.plan for step in programme.steps.all()], _facts(programme, found)
        )
        for programme in programmes
    }


def linked_records(viewer: Viewer, programmes: Iterable[Programme]) -> Found:
    """The records that programmes are linked to, by kind and id, as far as the viewer sees them."""
    wanted: dict[str, set[int]] = {}
    for programme in programmes:
        for link in programme.links.all():
            wanted.setdefault(link.kind, set()).add(link.target_id)
    return {
        (kind, pk): record
        for kind, pks in wanted.items()
        for pk, record in links.find(viewer, kind, pks).items()
    }


def label_of(step: rules.StepPlan) -> object:
    """A step's own title, or what the usual step is called in the reader's language."""
    return step.title or COURSE.get(step.code, step.code)


def steps_of_template(template: ProgrammeTemplate, wished_on: date) -> list[rules.StepPlan]:
    """A template's steps with their days counted from the wished day of the certificate."""
    return [
        rules.StepPlan(
            code=step.code,
            title=step.title,
            order=step.order,
            source=rules.Source(step.source),
            planned_on=rules.planned(wished_on, step.offset_days),
        )
        for step in template.steps.order_by("order", "pk")
    ]


def _facts(programme: Programme, found: Found) -> rules.Facts:
    agreement = programme.agreement
    parent = agreement.parent if agreement else None
    records = [found.get((link.kind, link.target_id)) for link in programme.links.all()]
    return rules.Facts(
        parent_signed_on=_signed(parent),
        agreement_signed_on=_signed(agreement),
        linked=[_marks(record) for record in records if record],
    )


def _signed(agreement: Agreement | None) -> date | None:
    return agreement.signed_on if agreement and agreement.is_signed else None


def _marks(record: links.Linked) -> list[rules.Mark]:
    return [rules.Mark(m.code, m.on, m.reached, is_example=m.is_example) for m in record.milestones]
