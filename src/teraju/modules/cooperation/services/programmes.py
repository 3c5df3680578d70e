"""A programme: from its start, with or without a template, to its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.cooperation import courses
from teraju.modules.cooperation.domain import programme as rules
from teraju.modules.cooperation.domain.states import ProgrammeStatus
from teraju.modules.cooperation.models import (
    Agreement,
    Programme,
    ProgrammeLink,
    ProgrammeStep,
    ProgrammeTemplate,
)
from teraju.modules.cooperation.refusals import (
    AgreementIsNotThere,
    NothingLinked,
    ProgrammeNotReady,
    WrongPlace,
)
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.links import api as links
from teraju.platform.organisation.models import Agency

from .common import check_agreement_named, names_of

FIELDS = ("title", "agreement", "wished_on")
MANAGE = "cooperation.programme.manage"


@transaction.atomic
def start_programme(
    *,
    actor: Viewer,
    agency: Agency,
    title: str,
    agreement: Agreement | None = None,
    editions: Iterable[Edition] = (),
    wished_on: date | None = None,
    template: ProgrammeTemplate | None = None,
    started_on: date | None = None,
    is_example: bool = False,
) -> Programme:
    """Start a programme with the usual steps, or with a template's, counted back from the wish."""
    programme = Programme(
        government=agency.government,
        agency=agency,
        agreement=agreement,
        template=template,
        title=cleaned(title),
        wished_on=wished_on,
        started_on=started_on or actor.today,
        is_example=is_example,
    )
    rights.require(actor, MANAGE, programme)
    check_agreement_named(actor, agency.government, agreement, "agreement")
    if programme.started_on > actor.today:
        raise DomainError(_("This day has not come yet."), field="started_on")
    steps = _first_steps(programme, template, wished_on)
    _save(actor, programme)
    programme.editions.set(editions)
    ProgrammeStep.objects.bulk_create(_row(programme, step) for step in steps)
    record_event(
        actor=actor,
        verb="cooperation.programme.started",
        target=programme,
        after={**values_of(programme, FIELDS), "standards": names_of(editions)},
    )
    return programme


@transaction.atomic
def change_programme(
    *,
    actor: Viewer,
    programme_id: int,
    expected_version: int | None = None,
    title: str,
    agreement: Agreement | None,
    wished_on: date | None,
    editions: Iterable[Edition] | None = None,
) -> Programme:
    """Change the name, the agreement, the standards or the wished day; planned days stay."""
    programme = _running(actor, programme_id, expected_version)
    check_agreement_named(actor, programme.government, agreement, "agreement")
    before = {**values_of(programme, FIELDS), "standards": names_of(programme.editions.all())}
    programme.title, programme.agreement = cleaned(title), agreement
    programme.wished_on = wished_on
    _save(actor, programme)
    if editions is not None:
        programme.editions.set(editions)
    after = {**values_of(programme, FIELDS), "standards": names_of(programme.editions.all())}
    _tell(actor, "changed", programme, before, after)
    return programme


@transaction.atomic
def add_programme_step(
    *,
    actor: Viewer,
    programme_id: int,
    title: str,
    code: str = "",
    after_order: int | None = None,
    planned_on: date | None = None,
    reached_on: date | None = None,
    note: str = "",
    is_example: bool = False,
) -> ProgrammeStep:
    """Put a step of one's own into a programme, behind another one or at the end."""
    programme = _running(actor, programme_id, None)
    _check_reached(reached_on, actor.today)
    orders = list(programme.steps.order_by("-order").values_list("order", flat=True))
    place = (max(orders, default=0) if after_order is None else after_order) + 1
    _shift(programme, place, by=1)
    step = ProgrammeStep(
        programme=programme,
        order=place,
        code=code or "own",
        title=cleaned(title),
        source=rules.source_of(code),
        planned_on=planned_on,
        reached_on=reached_on,
        note=cleaned(note),
        is_example=is_example,
    )
    step.full_clean()
    step.save()
    _tell(actor, "step_added", programme, {}, {"step": str(step), "planned_on": planned_on})
    return step


@transaction.atomic
def change_programme_step(
    *,
    actor: Viewer,
    step_id: int,
    planned_on: date | None,
    title: str | None = None,
    note: str = "",
) -> ProgrammeStep:
    """Move a step's planned day, or change its title or note."""
    step = _locked_step(actor, step_id)
    programme = _running(actor, step.programme_id, None)
    names = ["planned_on", "title", "note"]
    before = values_of(step, names)
    step.planned_on, step.note = planned_on, cleaned(note)
    if title is not None:
        step.title = cleaned(title)
    step.full_clean()
    step.save()
    told = {"step": str(step), **values_of(step, names)}
    _tell(actor, "step_changed", programme, before, told)
    return step


@transaction.atomic
def mark_step_reached(
    *, actor: Viewer, step_id: int, reached_on: date | None, note: str = ""
) -> ProgrammeStep:
    """Enter the day on which a step was reached, or take a wrong one back (None).

    Days of signatures and of linked certifications come from those records.
    """
    step = _locked_step(actor, step_id)
    programme = _running(actor, step.programme_id, None)
    _check_reached(reached_on, actor.today)
    state = next(s for s in courses.states_of(actor, programme) if s.step.order == step.order)
    if state.reached and step.reached_on is None:
        raise AgreementIsNotThere(
            _("This day comes from another record; change it there."), field="reached_on"
        )
    before = values_of(step, ["reached_on", "note"])
    step.reached_on, step.note = reached_on, cleaned(note) or step.note
    step.full_clean()
    step.save()
    told = {"step": str(step), **values_of(step, ["reached_on", "note"])}
    _tell(actor, "step_reached", programme, before, told)
    return step


@transaction.atomic
def remove_programme_step(*, actor: Viewer, step_id: int) -> Programme:
    """Take a step that nobody reached out of a programme."""
    step = _locked_step(actor, step_id)
    programme = _running(actor, step.programme_id, None)
    if step.reached_on:
        raise AgreementIsNotThere(_("A step that was reached stays."))
    _tell(actor, "step_removed", programme, {"step": str(step)}, {})
    order = step.order
    step.delete()
    _shift(programme, order + 1, by=-1)
    return programme


@transaction.atomic
def link_to_programme(
    *, actor: Viewer, programme_id: int, kind: str, target_id: int
) -> ProgrammeLink:
    """Link a record whose milestones give the programme its real days."""
    programme = _running(actor, programme_id, None)
    found = links.find(actor, kind, [target_id]).get(target_id)
    own = {pk for pk, _label in links.choices(actor, kind, programme.government_id)}
    if found is None or target_id not in own:
        raise NothingLinked(_("Choose a record of this government."), field="target")
    link = ProgrammeLink(programme=programme, kind=kind, target_id=target_id)
    link.full_clean()
    link.save()
    _tell(actor, "linked", programme, {}, {"linked": found.title})
    return link


@transaction.atomic
def unlink_from_programme(*, actor: Viewer, link_id: int) -> Programme:
    """Take a wrong link away."""
    seen = Programme.objects.visible_to(actor)
    rows = ProgrammeLink.objects.select_for_update(of=("self",), no_key=True).filter(
        programme__in=seen
    )
    link = rows.get(pk=link_id)
    programme = _running(actor, link.programme_id, None)
    found = links.find(actor, link.kind, [link.target_id]).get(link.target_id)
    _tell(actor, "unlinked", programme, {"linked": found.title if found else ""}, {})
    link.delete()
    return programme


@transaction.atomic
def finish_programme(
    *,
    actor: Viewer,
    programme_id: int,
    expected_version: int | None = None,
    closed_on: date | None = None,
) -> Programme:
    """Close a programme whose steps up to the certificate are all reached."""
    programme = _running(actor, programme_id, expected_version)
    open_steps = rules.open_before_certificate(courses.states_of(actor, programme))
    if open_steps:
        names = format_lazy(
            ", ".join(["{}"] * len(open_steps)), *[courses.label_of(s.step) for s in open_steps]
        )
        raise ProgrammeNotReady(format_lazy(_("Still open: {steps}."), steps=names))
    return _close(actor, programme, ProgrammeStatus.FINISHED, closed_on, "")


@transaction.atomic
def stop_programme(
    *,
    actor: Viewer,
    programme_id: int,
    expected_version: int | None = None,
    reason: str,
    closed_on: date | None = None,
) -> Programme:
    """Give a programme up, with a reason."""
    programme = _running(actor, programme_id, expected_version)
    if not cleaned(reason):
        raise DomainError(_("Say why."), field="reason")
    return _close(actor, programme, ProgrammeStatus.STOPPED, closed_on, cleaned(reason))


def _first_steps(
    programme: Programme, template: ProgrammeTemplate | None, wished_on: date | None
) -> list[rules.StepPlan]:
    if template is None:
        return rules.usual_course()
    if template.government_id != programme.government_id or template.withdrawn_on:
        raise WrongPlace(_("Choose a template of this government."), field="template")
    if wished_on is None:
        raise DomainError(
            _("A template counts back from the wished day of the certificate: enter it."),
            field="wished_on",
        )
    try:
        return courses.steps_of_template(template, wished_on)
    except OverflowError as error:
        raise DomainError(_("This day is too far away."), field="wished_on") from error


def _row(programme: Programme, step: rules.StepPlan) -> ProgrammeStep:
    return ProgrammeStep(
        programme=programme,
        order=step.order,
        code=step.code,
        title=step.title,
        source=step.source,
        planned_on=step.planned_on,
        is_example=programme.is_example,
    )


def _running(actor: Viewer, programme_id: int, expected_version: int | None) -> Programme:
    rows = Programme.objects.visible_to(actor)
    rows = rows.select_related("government", "agency", "agreement__parent")
    programme: Programme = claim(rows, programme_id, expected_version)
    rights.require(actor, MANAGE, programme)
    if not programme.is_running:
        raise AgreementIsNotThere(_("The programme is over; it is not changed any more."))
    return programme


def _locked_step(actor: Viewer, step_id: int) -> ProgrammeStep:
    seen = Programme.objects.visible_to(actor)
    rows = ProgrammeStep.objects.select_for_update(of=("self",), no_key=True).filter(
        programme__in=seen
    )
    return rows.get(pk=step_id)


def _check_reached(reached_on: date | None, today: date) -> None:
    if reached_on and reached_on > today:
        raise DomainError(_("This day has not come yet."), field="reached_on")


def _shift(programme: Programme, first: int, *, by: int) -> None:
    """Move the orders from `first` on, in the direction in which no two ever meet."""
    rows = programme.steps.filter(order__gte=first).order_by("-order" if by > 0 else "order")
    for step in rows:
        step.order += by
        step.save(update_fields=["order"])


def _close(
    actor: Viewer,
    programme: Programme,
    status: ProgrammeStatus,
    closed_on: date | None,
    reason: str,
) -> Programme:
    day = closed_on or actor.today
    if not programme.started_on <= day <= actor.today:
        raise DomainError(
            _("The day lies between the start of the programme and today."), field="closed_on"
        )
    names = ["status", "closed_on", "closing_reason"]
    before = values_of(programme, names)
    programme.status, programme.closed_on, programme.closing_reason = status, day, reason
    _save(actor, programme)
    _tell(actor, status.value, programme, before, values_of(programme, names))
    return programme


def _save(actor: Viewer, programme: Programme) -> None:
    save(actor, programme)


def _tell(
    actor: Viewer,
    verb: str,
    programme: Programme,
    before: dict[str, object],
    after: dict[str, object],
) -> None:
    verb = f"cooperation.programme.{verb}"
    record_event(actor=actor, verb=verb, target=programme, before=before, after=after)
