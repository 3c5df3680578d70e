"""The way of a diagnosis: started, given out, handed over, verified, concluded, published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.iso18091 import permissions
from teraju.modules.iso18091.domain.catalogue import catalogues
from teraju.modules.iso18091.domain.states import DIAGNOSIS, SetState, State
from teraju.modules.iso18091.models import Answer, Diagnosis, Indicator, Question, QuestionSet
from teraju.modules.iso18091.refusals import OutOfPlace, WrongChoice
from teraju.modules.iso18091.verifying import require_verifier
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.papers.api import close_paper, papers_of, take_back_papers

from .common import check_not_future, locked_diagnosis, moved, said, tell
from .sets import begin_set, put_in_force

EARLIEST = 2000


@transaction.atomic
def start_diagnosis(
    *,
    actor: Viewer,
    government: Government,
    year: int,
    edition: str,
    started_on: date,
    is_example: bool = False,
) -> Diagnosis:
    """Start a year's diagnosis by the set in force; without one the ladder's is put in force."""
    rights.require(actor, permissions.LEAD, government)
    check_not_future(actor, started_on, "started_on")
    if not EARLIEST <= year <= actor.today.year:
        raise DomainError(_("Choose this year or an earlier one."), field="year")
    if edition not in catalogues():
        raise WrongChoice(_("Choose one of the editions."), field="edition")
    standing = Diagnosis.objects.filter(government=government, year=year)
    if standing.exclude(state=State.WITHDRAWN).exists():
        raise WrongChoice(_("This year has its diagnosis already."), field="year")
    made = Diagnosis(
        government=government,
        year=year,
        edition=edition,
        question_set=_set_in_force(actor, government, edition, is_example=is_example),
        started_on=started_on,
        is_example=is_example,
    )
    save(actor, made)
    _lay_out(actor, made)
    after = {"year": year, "edition": edition, "set": made.question_set.number}
    tell(actor, made, "diagnosis.started", after)
    return made


@transaction.atomic
def assign(
    *,
    actor: Viewer,
    diagnosis_id: int,
    expected_version: int | None = None,
    agency: Agency,
    codes: Sequence[str],
    due_on: date,
) -> Diagnosis:
    """Give indicators to an agency, to be answered by a day."""
    diagnosis = _led(actor, diagnosis_id, expected_version)
    if diagnosis.state != State.OPEN:
        raise OutOfPlace(_("Only while the agencies assess themselves are indicators given out."))
    if agency.government_id != diagnosis.government_id or agency.closed_on:
        raise WrongChoice(_("Choose an open agency of this government."), field="agency")
    if due_on < actor.today:
        raise DomainError(_("This day has passed already: choose a later one."), field="due_on")
    rows = list(
        diagnosis.indicators.filter(code__in=codes).select_for_update(no_key=True).order_by("pk")
    )
    if not rows or len(rows) != len(set(codes)):
        raise WrongChoice(_("Choose indicators of this diagnosis."), field="codes")
    for row in rows:
        row.agency, row.due_on = agency, due_on
        row.touch(actor.now)
    Indicator.objects.bulk_update(rows, ["agency", "due_on", "version", "updated_at"])
    save(actor, diagnosis)
    given = ", ".join(row.code for row in sorted(rows, key=lambda row: row.position))
    after = {"agency": agency.short_name, "indicators": given, "due_on": due_on}
    tell(actor, diagnosis, "diagnosis.assigned", after)
    return diagnosis


@transaction.atomic
def hand_over(
    *, actor: Viewer, diagnosis_id: int, expected_version: int | None = None, verifier: str
) -> Diagnosis:
    """End the self-assessment: from now on another person or body verifies."""
    diagnosis = _led(actor, diagnosis_id, expected_version)
    if not diagnosis.indicators.filter(self_complete=True).exists():
        raise OutOfPlace(_("No indicator has been assessed yet."))
    moved(diagnosis, "hand_over", DIAGNOSIS)
    sentence = _("Name the person or the body who verifies.")
    diagnosis.verifier = said(verifier, "verifier", sentence)[:160]
    diagnosis.handed_over_on = actor.today
    save(actor, diagnosis)
    left = diagnosis.indicators.filter(self_complete=False).count()
    after = {"verifier": diagnosis.verifier, "not_assessed": left}
    tell(actor, diagnosis, "diagnosis.handed_over", after)
    return diagnosis


@transaction.atomic
def give_back(
    *, actor: Viewer, diagnosis_id: int, expected_version: int | None = None, reason: str
) -> Diagnosis:
    """Give the diagnosis back to the agencies; an answer they change is verified anew."""
    diagnosis = locked_diagnosis(actor, diagnosis_id, expected_version)
    require_verifier(actor, diagnosis)
    moved(diagnosis, "give_back", DIAGNOSIS)
    diagnosis.reason = said(reason, "reason", _("Say why."))[:400]
    diagnosis.handed_over_on = None
    save(actor, diagnosis)
    tell(actor, diagnosis, "diagnosis.given_back", {"reason": diagnosis.reason})
    return diagnosis


@transaction.atomic
def conclude(
    *, actor: Viewer, diagnosis_id: int, expected_version: int | None = None, summary: str
) -> Diagnosis:
    """Conclude the verification; what nobody verified stays told as such."""
    diagnosis = locked_diagnosis(actor, diagnosis_id, expected_version)
    require_verifier(actor, diagnosis)
    if not diagnosis.indicators.filter(verified_complete=True).exists():
        raise OutOfPlace(_("No indicator has been verified yet."))
    moved(diagnosis, "conclude", DIAGNOSIS)
    diagnosis.summary = said(summary, "summary", _("Say in a few words what was found."))
    diagnosis.concluded_on = actor.today
    save(actor, diagnosis)
    left = diagnosis.indicators.filter(verified_complete=False).count()
    after = {"summary": diagnosis.summary, "not_verified": left}
    tell(actor, diagnosis, "diagnosis.concluded", after)
    return diagnosis


@transaction.atomic
def reopen(
    *, actor: Viewer, diagnosis_id: int, expected_version: int | None = None, reason: str
) -> Diagnosis:
    """Open a concluded diagnosis again, to correct what was verified; its report falls."""
    diagnosis = locked_diagnosis(actor, diagnosis_id, expected_version)
    require_verifier(actor, diagnosis)
    if diagnosis.published_on:
        raise OutOfPlace(_("It stands on the public page: take it off there first."))
    moved(diagnosis, "reopen", DIAGNOSIS)
    diagnosis.reason = said(reason, "reason", _("Say why."))[:400]
    diagnosis.concluded_on = None
    save(actor, diagnosis)
    take_back_papers(actor=actor, target=diagnosis, reason=diagnosis.reason)
    tell(actor, diagnosis, "diagnosis.reopened", {"reason": diagnosis.reason})
    return diagnosis


@transaction.atomic
def withdraw_diagnosis(
    *, actor: Viewer, diagnosis_id: int, expected_version: int | None = None, reason: str
) -> Diagnosis:
    """Give a diagnosis up; what was answered stays readable."""
    diagnosis = _led(actor, diagnosis_id, expected_version)
    moved(diagnosis, "withdraw", DIAGNOSIS)
    diagnosis.reason = said(reason, "reason", _("Say why."))[:400]
    diagnosis.withdrawn_on = actor.today
    save(actor, diagnosis)
    tell(actor, diagnosis, "diagnosis.withdrawn", {"reason": diagnosis.reason})
    return diagnosis


@transaction.atomic
def resume_diagnosis(
    *, actor: Viewer, diagnosis_id: int, expected_version: int | None = None
) -> Diagnosis:
    """Take a withdrawn diagnosis up again, unless its year was begun anew meanwhile."""
    diagnosis = _led(actor, diagnosis_id, expected_version)
    moved(diagnosis, "resume", DIAGNOSIS)
    before = {"withdrawn_on": diagnosis.withdrawn_on, "reason": diagnosis.reason}
    diagnosis.withdrawn_on, diagnosis.handed_over_on, diagnosis.reason = None, None, ""
    save(actor, diagnosis)
    tell(actor, diagnosis, "diagnosis.resumed", {"state": diagnosis.state}, before)
    return diagnosis


@transaction.atomic
def publish(*, actor: Viewer, diagnosis_id: int, expected_version: int | None = None) -> Diagnosis:
    """Put a concluded diagnosis on the public page, green or not."""
    diagnosis = _led(actor, diagnosis_id, expected_version)
    if diagnosis.state != State.CONCLUDED or diagnosis.published_on:
        raise OutOfPlace(_("A concluded diagnosis is published, once."))
    diagnosis.published_on = actor.today
    save(actor, diagnosis)
    tell(actor, diagnosis, "diagnosis.published", {"published_on": actor.today})
    return diagnosis


@transaction.atomic
def unpublish(
    *, actor: Viewer, diagnosis_id: int, expected_version: int | None = None, reason: str
) -> Diagnosis:
    """Take a diagnosis off the public page; its report is for its readers alone again."""
    diagnosis = _led(actor, diagnosis_id, expected_version)
    if not diagnosis.published_on:
        raise OutOfPlace(_("It does not stand on the public page."))
    before = {"published_on": diagnosis.published_on}
    diagnosis.published_on = None
    diagnosis.reason = said(reason, "reason", _("Say why."))[:400]
    save(actor, diagnosis)
    for paper in papers_of(actor, diagnosis):
        close_paper(actor=actor, paper_id=paper.pk)
    after = {"published_on": None, "reason": diagnosis.reason}
    tell(actor, diagnosis, "diagnosis.unpublished", after, before)
    return diagnosis


def _led(actor: Viewer, pk: int, expected_version: int | None) -> Diagnosis:
    diagnosis = locked_diagnosis(actor, pk, expected_version)
    rights.require(actor, permissions.LEAD, diagnosis)
    return diagnosis


def _set_in_force(
    actor: Viewer, government: Government, edition: str, *, is_example: bool
) -> QuestionSet:
    known = QuestionSet.objects.filter(government=government, edition=edition)
    standing = known.filter(state=SetState.IN_FORCE).first()
    if standing is not None:
        return standing
    if known.filter(state=SetState.DRAFT).exists():
        raise OutOfPlace(
            _("The sub-indicators of this edition are a draft: put them in force first."),
            field="edition",
        )
    made = begin_set(actor=actor, government=government, edition=edition, is_example=is_example)
    return put_in_force(actor=actor, set_id=made.pk)


def _lay_out(actor: Viewer, made: Diagnosis) -> None:
    """Its 39 indicators and an answer to be given for each sub-indicator."""
    catalogue = catalogues()[made.edition]
    source = getattr(catalogue.goals_source, "en" if get_language() == "en" else "id")
    rows = []
    for position, line in enumerate(catalogue.indicators.values(), 1):
        row = Indicator(
            government=made.government,
            diagnosis=made,
            position=position,
            code=line.code,
            goals=list(line.goals),
            goals_source=cleaned(source)[:200],
            is_example=made.is_example,
        )
        row.touch(actor.now)
        rows.append(row)
    by_code = {row.code: row for row in Indicator.objects.bulk_create(rows)}
    asked = Question.objects.filter(question_set=made.question_set, is_left_out=False)
    Answer.objects.bulk_create(
        Answer(government=made.government, indicator=by_code[one.code], question=one)
        for one in asked.order_by("position", "number", "pk")
    )
