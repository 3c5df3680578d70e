"""Surveys: planned, opened, closed, repeated."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.domain.index import sample_size
from teraju.modules.satisfaction.domain.questionnaire import elements, is_order
from teraju.modules.satisfaction.models import ExtraQuestion, Survey
from teraju.modules.satisfaction.refusals import NotComplete, NotInThisState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import filled, values_of
from teraju.platform.organisation.models import Agency

from .common import check_service, fill, locked_survey, moved, said, tell

FIELDS = ("title", "service", "starts_on", "ends_on", "population", "weight")
# Without 0, O, 1, I and L: it is typed from paper.
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


@transaction.atomic
def plan_survey(
    *, actor: Viewer, agency: Agency, is_example: bool = False, **values: Any
) -> Survey:
    """Plan a survey. `values` are the fields of `FIELDS`."""
    rights.require(actor, permissions.PLAN, agency)
    survey = Survey(
        government_id=agency.government_id,
        agency=agency,
        print_order=usual_order(agency.government_id),
        is_example=is_example,
    )
    _fill(survey, values)
    survey.code = _code(survey, 8)
    survey.kiosk_key = _code(survey, 16)
    save(actor, survey)
    tell(actor, survey, "planned", filled(values_of(survey, FIELDS)))
    return survey


@transaction.atomic
def change_survey(
    *, actor: Viewer, survey_id: int, expected_version: int | None = None, **values: Any
) -> Survey:
    """Change what is written of a survey; once it ran, its days and numbers alone."""
    survey = locked_survey(actor, survey_id, permissions.PLAN, expected_version)
    if not (survey.is_draft or survey.is_open):
        raise NotInThisState(_("Only a draft or an open survey is changed."))
    if survey.is_open and values.get("service", survey.service) != survey.service:
        raise NotComplete(_("Answers are about this service already."), field="service")
    before = values_of(survey, FIELDS)
    _fill(survey, values)
    save(actor, survey)
    tell(actor, survey, "changed", values_of(survey, FIELDS), before=before)
    return survey


@transaction.atomic
def set_order(
    *, actor: Viewer, survey_id: int, expected_version: int | None = None, order: Sequence[str]
) -> Survey:
    """Set in which order this government prints the nine elements, U1 to U9."""
    survey = locked_survey(actor, survey_id, permissions.PLAN, expected_version)
    if not survey.is_draft:
        raise NotInThisState(_("The order is set before the survey opens."))
    if not is_order(order):
        raise NotComplete(_("Each of the nine elements stands in one place."))
    before = {"print_order": survey.print_order}
    survey.print_order = list(order)
    save(actor, survey)
    tell(actor, survey, "ordered", {"print_order": survey.print_order}, before=before)
    return survey


@transaction.atomic
def open_survey(*, actor: Viewer, survey_id: int, expected_version: int | None = None) -> Survey:
    """Open a survey: from its first day on anybody may answer."""
    survey = locked_survey(actor, survey_id, permissions.PLAN, expected_version)
    moved(survey, "open")
    if survey.ends_on < actor.today:
        raise NotComplete(_("Its last day is over: change the days first."))
    save(actor, survey)
    tell(actor, survey, "opened", {"ends_on": survey.ends_on})
    return survey


@transaction.atomic
def close_survey(*, actor: Viewer, survey_id: int, expected_version: int | None = None) -> Survey:
    """Close a survey: from now on nobody answers."""
    survey = locked_survey(actor, survey_id, permissions.PLAN, expected_version)
    moved(survey, "close")
    survey.closed_on = actor.today
    save(actor, survey)
    tell(actor, survey, "closed", {"closed_on": survey.closed_on})
    return survey


@transaction.atomic
def reopen_survey(
    *,
    actor: Viewer,
    survey_id: int,
    expected_version: int | None = None,
    ends_on: date,
    reason: str,
) -> Survey:
    """Let a closed survey take answers again, until a later day."""
    survey = locked_survey(actor, survey_id, permissions.PLAN, expected_version)
    moved(survey, "reopen")
    if ends_on < actor.today:
        raise NotComplete(_("Give a day that is still to come."), field="ends_on")
    survey.ends_on, survey.closed_on = ends_on, None
    survey.reason = said(reason, "reason", _("Say why."))[:400]
    save(actor, survey)
    tell(actor, survey, "reopened", {"ends_on": ends_on, "reason": survey.reason})
    return survey


@transaction.atomic
def drop_survey(
    *, actor: Viewer, survey_id: int, expected_version: int | None = None, reason: str
) -> Survey:
    """Drop a survey that was never opened."""
    survey = locked_survey(actor, survey_id, permissions.PLAN, expected_version)
    moved(survey, "drop")
    survey.reason = said(reason, "reason", _("Say why."))[:400]
    save(actor, survey)
    tell(actor, survey, "dropped", {"reason": survey.reason})
    return survey


@transaction.atomic
def take_up_survey(*, actor: Viewer, survey_id: int, expected_version: int | None = None) -> Survey:
    """Take a dropped survey up again as a draft."""
    survey = locked_survey(actor, survey_id, permissions.PLAN, expected_version)
    moved(survey, "take_up")
    survey.reason = ""
    save(actor, survey)
    tell(actor, survey, "taken_up", {"state": survey.state})
    return survey


@transaction.atomic
def repeat_survey(
    *,
    actor: Viewer,
    survey_id: int,
    expected_version: int | None = None,
    title: str,
    starts_on: date,
    ends_on: date,
    population: int,
    is_example: bool = False,
) -> Survey:
    """Plan the next round: the same service, order, weight and questions of one's own."""
    earlier = locked_survey(actor, survey_id, permissions.PLAN, expected_version)
    survey = plan_survey(
        actor=actor,
        agency=earlier.agency,
        is_example=is_example,
        title=title,
        service=earlier.service,
        starts_on=starts_on,
        ends_on=ends_on,
        population=population,
        weight=earlier.weight,
    )
    survey.print_order = earlier.print_order
    survey.save(update_fields=["print_order"])
    copied = [
        ExtraQuestion(survey=survey, order=q.order, text=q.text, kind=q.kind, options=q.options)
        for q in earlier.questions.order_by("order", "pk")
    ]
    ExtraQuestion.objects.bulk_create(copied)
    return survey


@transaction.atomic
def renew_kiosk(*, actor: Viewer, survey_id: int, expected_version: int | None = None) -> Survey:
    """Give the kiosk a new address; the old one leads nowhere from now on."""
    survey = locked_survey(actor, survey_id, permissions.PLAN, expected_version)
    survey.kiosk_key = _random(16)
    save(actor, survey)
    tell(actor, survey, "kiosk_renewed", {})
    return survey


def usual_order(government_id: int) -> list[str]:
    """The order in which this government printed last; the regulation's before the first time."""
    rows = Survey.objects.filter(government=government_id).order_by("-pk")
    last = rows.values_list("print_order", flat=True).first()
    return list(last) if last else list(elements())


def _fill(survey: Survey, values: dict[str, Any]) -> None:
    fill(survey, values, FIELDS)
    if not survey.title:
        raise NotComplete(_("Give it a title, such as the half-year."), field="title")
    if survey.ends_on < survey.starts_on:
        raise NotComplete(_("The last day lies before the first."), field="ends_on")
    if not survey.population or survey.population < 1:
        raise NotComplete(_("Give how many people are served."), field="population")
    check_service(survey)
    if survey.weight not in survey.rule.weights:
        raise NotComplete(_("This weight belongs to another number of elements."), field="weight")
    survey.service_code = survey.service.code if survey.service else ""
    survey.sample = sample_size(survey.population)


def _code(survey: Survey, length: int) -> str:
    """Made by chance; of an example by its content, so that it is the same each time."""
    if not survey.is_example:
        return _random(length)
    content = f"{survey.agency.name}|{survey.title}|{survey.starts_on}|{length}"
    digest = hashlib.sha256(content.encode()).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:length])


def _random(length: int) -> str:
    return "".join(secrets.choice(LETTERS) for _place in range(length))
