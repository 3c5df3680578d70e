"""The report of a survey as a numbered, signed paper that anybody can check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django.db import transaction
from django.utils.formats import date_format, number_format
from django.utils.text import format_lazy
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.kernel.decimals import rounded
from teraju.modules.satisfaction import permissions
from teraju.modules.satisfaction.domain.questionnaire import answer_rules, groups
from teraju.modules.satisfaction.domain.tallies import Result
from teraju.modules.satisfaction.models import Survey
from teraju.modules.satisfaction.models.choices import SCHEMES, option_name, said
from teraju.modules.satisfaction.refusals import NotInThisState
from teraju.modules.satisfaction.selectors.board import shown_comments
from teraju.modules.satisfaction.selectors.results import Results, published_result, results
from teraju.modules.satisfaction.wording import below_words, index_words, printed_name, subject
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import (
    Drawing,
    Paper,
    Signatory,
    StatementSection,
    SurveyReport,
    issue_paper,
    replace_earlier,
)

from .common import locked_survey, tell

NUMBERED_AS = "satisfaction.report"
PATTERN = "{seq:03}/SKM/{code}/{month_roman}/{year}"


@transaction.atomic
def issue_report(
    *,
    actor: Viewer,
    survey_id: int,
    expected_version: int | None = None,
    picture: Drawing | None = None,
    language: str = "id",
) -> Paper:
    """Issue the report of a published survey; an earlier one is revoked and points to this."""
    survey = locked_survey(actor, survey_id, permissions.ISSUE, expected_version)
    found = published_result(survey)
    if found is None:
        raise NotInThisState(_("A report is issued of what is published."))
    with override(language):
        content = _content(survey, found, results(survey), picture)
    paper = issue_paper(
        actor=actor,
        template="survey_report",
        data=cast("dict[str, Any]", content),
        public_facts=[
            (_("About"), subject(survey)),
            (_("Index"), index_words(survey.index, survey.grade)),
            (_("Answers counted"), str(found.respondents)),
        ],
        government=survey.government,
        agency=survey.agency,
        target=survey,
        title=format_lazy(_("Survey of satisfaction: {title}"), title=survey.title),
        number_key=NUMBERED_AS,
        is_public=True,
        is_example=survey.is_example,
        language=language,
        signatory=Signatory(office=survey.agency.head_title),
    )
    replace_earlier(actor=actor, paper=paper)
    tell(actor, survey, "issued", {"number": paper.number})
    return paper


def _content(survey: Survey, found: Result, told: Results, picture: Drawing | None) -> SurveyReport:
    return SurveyReport(
        title=gettext("Report of the survey of satisfaction"),
        subtitle=survey.title,
        facts=_facts(survey, found),
        picture=picture,
        table=gettext("The nine elements"),
        headers=[
            gettext("Element"),
            gettext("Total"),
            gettext("Mean"),
            gettext("Index"),
            gettext("Band"),
        ],
        rows=[
            (
                printed_name(survey, code),
                str(one.total),
                number_format(rounded(one.mean, 4), 4),
                number_format(one.index, 2),
                one.grade,
            )
            for code in survey.print_order
            for one in [found.element(code)]
        ],
        sections=_sections(survey, found, told),
    )


def _facts(survey: Survey, found: Result) -> list[tuple[Any, Any]]:
    days = f"{date_format(survey.starts_on)} – {date_format(survey.ends_on)}"
    facts: list[tuple[Any, Any]] = [
        (gettext("About"), subject(survey)),
        (gettext("Days"), days),
        (gettext("Answers counted"), str(found.respondents)),
        (gettext("Least number of answers"), str(survey.sample)),
        (gettext("Index"), index_words(survey.index, survey.grade)),
        (gettext("Scheme"), SCHEMES[survey.scheme]),
        (gettext("Weight of an element"), survey.get_weight_display()),
        (gettext("Published on"), survey.published_on),
    ]
    if survey.is_below_sample:
        words = str(below_words(found.respondents, survey.sample))
        facts.append((gettext("Below the least number"), words))
    return facts


def _sections(survey: Survey, found: Result, told: Results) -> list[StatementSection]:
    lowest = [
        f"{printed_name(survey, code)}: {number_format(found.element(code).index, 2)}"
        for code in found.lowest
    ]
    made = [StatementSection(title=gettext("To be improved first"), lines=lowest)]
    made += [
        StatementSection(title=said(groups()[group].name), lines=_group_lines(group, rows))
        for group, rows in told.by_group.items()
    ]
    actions = [
        f"{printed_name(survey, one.element)}: {one.action.title} ({one.action.owner_office})"
        for one in survey.actions.select_related("action").order_by("pk")
    ]
    if actions:
        made.append(StatementSection(title=gettext("What is done"), lines=actions))
    comments: Sequence[str] = shown_comments(survey)
    if comments:
        made.append(StatementSection(title=gettext("What people said"), lines=list(comments)))
    return made


def _group_lines(group: str, rows: Any) -> list[str]:
    """A group so small that one could guess who is in it is told by its number alone."""
    smallest = answer_rules().integer("smallest_group")
    lines = []
    for option, one in rows.items():
        index = number_format(one.index, 2) if one.respondents >= smallest else "–"
        words = gettext("%(name)s: %(index)s, %(count)s answers")
        name = option_name(group, option)
        lines.append(words % {"name": name, "index": index, "count": one.respondents})
    return lines
