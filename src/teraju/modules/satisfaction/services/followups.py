"""The lowest elements become actions with an owner and a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.improvement.api import Action, Source, order_action
from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.domain.tallies import ElementResult
from teraju.modules.satisfaction.models import Survey, SurveyAction
from teraju.modules.satisfaction.models.choices import element_name
from teraju.modules.satisfaction.refusals import NotComplete, NotInThisState
from teraju.modules.satisfaction.selectors.results import published_result
from teraju.platform.accounts.scope import Viewer

from .common import locked_survey, tell

SURVEY_KIND = "satisfaction.survey"


@transaction.atomic
def order_follow_ups(
    *,
    actor: Viewer,
    survey_id: int,
    expected_version: int | None = None,
    wanted: Mapping[str, str],
    owner_office: str,
    due_on: date,
) -> list[Action]:
    """Order an action for each element that something is written for, of a published survey.

    `wanted` says what is done by the code of the element.
    """
    survey = locked_survey(actor, survey_id, permissions.WORK, expected_version)
    found = published_result(survey)
    if found is None:
        raise NotInThisState(_("Actions follow from a published result."))
    known = set(survey.actions.values_list("element", flat=True))
    asked = {code: text for code, text in wanted.items() if text.strip() and code not in known}
    if not asked:
        raise NotComplete(_("Say for at least one element what is done."))
    made = [
        _ordered(actor, survey, found.element(code), text, owner_office, due_on)
        for code, text in asked.items()
    ]
    tell(actor, survey, "followed_up", {"actions": len(made)})
    return made


def _ordered(
    actor: Viewer, survey: Survey, one: ElementResult, title: str, owner_office: str, due_on: date
) -> Action:
    """One action, with what the element stood at."""
    about = format_lazy(
        _("{element} stands at {index} ({grade}) in {survey}."),
        element=element_name(one.code),
        index=one.index,
        grade=one.grade,
        survey=survey.title,
    )
    action = order_action(
        actor=actor,
        agency=survey.agency,
        title=title,
        description=str(about),
        owner=None,
        owner_office=owner_office,
        due_on=due_on,
        source=Source.MONITORING,
        subject_kind=SURVEY_KIND,
        subject_pk=survey.pk,
        is_example=survey.is_example,
    )
    SurveyAction.objects.create(survey=survey, element=one.code, action=action)
    return action
