"""Publishing a result, and taking it back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.domain.tallies import Result
from teraju.modules.satisfaction.models import Answer, Survey
from teraju.modules.satisfaction.refusals import BelowSample, NotComplete
from teraju.modules.satisfaction.selectors.results import result
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import take_back_papers

from .common import locked_survey, moved, said, tell


@transaction.atomic
def publish_survey(
    *,
    actor: Viewer,
    survey_id: int,
    expected_version: int | None = None,
    says_below: bool = False,
    note: str = "",
) -> Survey:
    """Publish the result of a closed survey; below the least number only if that is said."""
    survey = locked_survey(actor, survey_id, permissions.PUBLISH, expected_version)
    moved(survey, "publish")
    if Answer.objects.filter(survey=survey).marked().exists():
        raise NotComplete(_("Marked answers wait: decide first whether they count."))
    found = result(survey)
    if found is None:
        raise NotComplete(_("Nobody answered: there is nothing to publish."))
    below = found.respondents < survey.sample
    if below and not says_below:
        raise BelowSample(
            _("Only %(counted)s of at least %(sample)s answers are there: say so with the result.")
            % {"counted": found.respondents, "sample": survey.sample},
            field="says_below",
        )
    _stamp(actor, survey, found)
    survey.is_below_sample, survey.note = below, cleaned(note)[:400]
    save(actor, survey)
    after = {"index": found.index, "grade": found.grade, "respondents": found.respondents}
    tell(actor, survey, "published", {**after, "is_below_sample": below})
    return survey


@transaction.atomic
def withdraw_publication(
    *, actor: Viewer, survey_id: int, expected_version: int | None = None, reason: str
) -> Survey:
    """Take a published result back, with the reason; its report does not count any more."""
    survey = locked_survey(actor, survey_id, permissions.PUBLISH, expected_version)
    moved(survey, "withdraw")
    before = {"index": survey.index, "published_on": survey.published_on}
    survey.reason = said(reason, "reason", _("Say why."))[:400]
    survey.index = survey.respondents = survey.published_on = survey.published_by = None
    survey.grade, survey.published_office, survey.totals = "", "", {}
    survey.is_below_sample = False
    save(actor, survey)
    take_back_papers(actor=actor, target=survey, reason=survey.reason)
    after = {"index": None, "published_on": None, "reason": survey.reason}
    tell(actor, survey, "withdrawn", after, before=before)
    return survey


def _stamp(actor: Viewer, survey: Survey, found: Result) -> None:
    survey.index, survey.grade = found.index, found.grade
    survey.respondents = found.respondents
    survey.totals = {one.code: one.total for one in found.elements}
    survey.published_on, survey.published_by_id = actor.today, actor.user_id
    survey.published_office = actor.office[:160]
