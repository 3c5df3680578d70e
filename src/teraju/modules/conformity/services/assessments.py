"""The way of an assessment: started, judged, concluded, opened again or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.conformity import permissions
from teraju.modules.conformity.domain.states import ASSESSMENT, AssessmentState
from teraju.modules.conformity.models import Assessment
from teraju.modules.conformity.refusals import AssessmentNotOpen, NotAllJudged, WrongChoice
from teraju.modules.conformity.selectors import judgements_of
from teraju.modules.standards.api import Edition, editions_in_force, requirements_of
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency

from .common import check_not_future, claim_assessment, require_open
from .snapshots import refresh_snapshots

ALREADY_OPEN = _("An assessment of this agency against this standard is open: conclude it first.")


@transaction.atomic
def start_assessment(
    *,
    actor: Viewer,
    agency: Agency,
    editions: Sequence[Edition],
    started_on: date,
    title: str = "",
    is_example: bool = False,
) -> Assessment:
    """Start assessing an agency against one or more editions, as one worksheet by topic."""
    rights.require(actor, permissions.ASSESS, agency)
    check_not_future(actor, started_on, "started_on")
    _check_editions(actor, agency, editions, started_on)
    names = " & ".join(edition.designation for edition in editions)
    assessment = Assessment(
        government=agency.government,
        agency=agency,
        title=cleaned(title) or f"{names}: {agency.short_name}"[:200],
        started_on=started_on,
        recorded_on=actor.today,
        is_example=is_example,
    )
    save(actor, assessment)
    assessment.editions.set(editions)
    after = {"title": assessment.title, "editions": names, "started_on": started_on}
    record_event(actor=actor, verb="conformity.assessment.started", target=assessment, after=after)
    refresh_snapshots([agency.pk], actor.today)
    return assessment


@transaction.atomic
def change_assessment(
    *, actor: Viewer, assessment_id: int, expected_version: int | None = None, title: str
) -> Assessment:
    """Give an open assessment another title."""
    assessment = claim_assessment(actor, assessment_id, expected_version)
    require_open(assessment)
    before = {"title": assessment.title}
    assessment.title = cleaned(title)
    save(actor, assessment)
    record_event(
        actor=actor, verb="conformity.assessment.changed", target=assessment, before=before
    )
    return assessment


@transaction.atomic
def conclude_assessment(
    *,
    actor: Viewer,
    assessment_id: int,
    expected_version: int | None = None,
    concluded_on: date,
    summary: str = "",
) -> Assessment:
    """Conclude an assessment whose every topic has been judged."""
    assessment = claim_assessment(actor, assessment_id, expected_version)
    check_not_future(actor, concluded_on, "concluded_on")
    missing = unjudged(assessment, actor.today)
    if missing:
        raise NotAllJudged(format_lazy(_("{count} topics are not judged yet."), count=len(missing)))
    before = {"status": assessment.status, "concluded_on": None, "summary": assessment.summary}
    _move(assessment, "conclude")
    assessment.concluded_on, assessment.summary = concluded_on, cleaned(summary)
    save(actor, assessment)
    record_event(
        actor=actor, verb="conformity.assessment.concluded", target=assessment, before=before
    )
    refresh_snapshots([assessment.agency_id], actor.today)
    return assessment


@transaction.atomic
def reopen_assessment(
    *, actor: Viewer, assessment_id: int, expected_version: int | None = None, reason: str
) -> Assessment:
    """Open a concluded assessment again, to correct what was judged in it."""
    assessment = claim_assessment(actor, assessment_id, expected_version)
    if not cleaned(reason):
        raise DomainError(_("Say why the assessment is opened again."), field="reason")
    before = {"status": assessment.status, "concluded_on": assessment.concluded_on}
    _move(assessment, "reopen")
    if _is_running(assessment.agency_id, assessment.editions.all()):
        raise AssessmentNotOpen(ALREADY_OPEN)
    assessment.concluded_on = None
    save(actor, assessment)
    after = {"status": assessment.status, "concluded_on": None, "reason": cleaned(reason)}
    record_event(
        actor=actor,
        verb="conformity.assessment.reopened",
        target=assessment,
        before=before,
        after=after,
    )
    return assessment


@transaction.atomic
def withdraw_assessment(
    *, actor: Viewer, assessment_id: int, expected_version: int | None = None, reason: str
) -> Assessment:
    """Give an open assessment up: what was judged in it counts no more, and stays readable."""
    assessment = claim_assessment(actor, assessment_id, expected_version)
    if not cleaned(reason):
        raise DomainError(_("Say why the assessment is withdrawn."), field="reason")
    before = {"status": assessment.status, "withdrawn_on": None, "withdrawn_reason": ""}
    _move(assessment, "withdraw")
    assessment.withdrawn_on, assessment.withdrawn_reason = actor.today, cleaned(reason)
    save(actor, assessment)
    record_event(
        actor=actor, verb="conformity.assessment.withdrawn", target=assessment, before=before
    )
    refresh_snapshots([assessment.agency_id], actor.today)
    return assessment


def unjudged(assessment: Assessment, on: date) -> list[str]:
    """The codes of topics that some edition of the assessment asks for and nobody judged in it."""
    editions = frozenset(assessment.editions.values_list("pk", flat=True))
    judged = judgements_of(
        [assessment.agency_id],
        on,
        editions={assessment.pk: editions},
    )
    asked = requirements_of(editions, on)
    open_topics = {
        topic
        for edition in editions
        for one in asked[edition]
        if one.is_assessed
        for topic in one.topics
        if judged.of(assessment.agency_id, edition, topic) is None
    }
    return sorted(open_topics)


def _check_editions(actor: Viewer, agency: Agency, editions: Sequence[Edition], on: date) -> None:
    if not editions:
        raise WrongChoice(_("Choose at least one standard."), field="editions")
    in_force = set(editions_in_force(actor, on).values_list("pk", flat=True))
    if not in_force.issuperset(edition.pk for edition in editions):
        raise WrongChoice(_("This edition is not in force on the first day."), field="editions")
    asked = requirements_of([edition.pk for edition in editions])
    if not all(asked.get(edition.pk) for edition in editions):
        raise WrongChoice(_("The requirements of this edition are not loaded."), field="editions")
    if _is_running(agency.pk, editions):
        raise WrongChoice(ALREADY_OPEN, field="editions")


def _is_running(agency_id: int, editions: Iterable[Edition]) -> bool:
    """Whether an assessment against one of these is open; who opens one waits for the other."""
    Agency.objects.select_for_update(no_key=True).get(pk=agency_id)
    running = Assessment.objects.filter(agency=agency_id, status=AssessmentState.OPEN)
    return running.filter(editions__in=editions).exists()


def _move(assessment: Assessment, event: str) -> None:
    arrows = {one.event for one in ASSESSMENT.from_state(assessment.status)}
    if event not in arrows:
        raise AssessmentNotOpen(_("This step is not possible in the present state."))
    assessment.status = ASSESSMENT.transition(assessment.status, event).target
