"""What is decided on a result: marked answers, comments, publishing, what follows; its papers."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from teraju.modules.improvement.api import ORDER
from teraju.modules.satisfaction import permissions, services
from teraju.modules.satisfaction.models import Survey
from teraju.modules.satisfaction.selectors import reading
from teraju.modules.satisfaction.selectors.results import published_result, result
from teraju.modules.satisfaction.web.forms import (
    CommentsForm,
    FollowUpForm,
    JudgeForm,
    PublishForm,
    ReasonedForm,
    VersionForm,
)
from teraju.modules.satisfaction.web.registers import SURVEYS
from teraju.modules.satisfaction.web.sections import elements_picture
from teraju.modules.satisfaction.web.views.surveys import survey_of
from teraju.modules.satisfaction.wording import (
    below_words,
    index_words,
    printed_name,
    subject,
)
from teraju.platform.papers.api import Drawing, SurveySheet, letterhead_of, render
from teraju.platform.web.charts.picture import PAPER
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.record_forms import step_form

ID = "survey_id"
MOST_COMMENTS = 100


@form_methods
def judge(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    waiting = reading.marks_waiting(survey)
    return step_form(
        request,
        survey,
        permissions.JUDGE,
        SURVEYS,
        services.judge_marked,
        key=ID,
        form=partial(JudgeForm, waiting=waiting),
        title=_("Marked answers"),
        submit=_("Decide"),
        intro=_("They are kept and do not count until you decide.")
        if waiting
        else _("No marked answer waits."),
        done=_("Decided; the answers stay in the register."),
    )


@form_methods
def comments(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    found = list(reading.comments(survey)[:MOST_COMMENTS])
    offered = [one.pk for one in found]
    return step_form(
        request,
        survey,
        permissions.JUDGE,
        SURVEYS,
        services.show_comments,
        key=ID,
        form=partial(CommentsForm, comments=found),
        title=_("Comments"),
        submit=_("Save"),
        intro=_read_first() if found else _("Nobody has written a comment."),
        initial={"shown": [str(one.pk) for one in found if one.is_comment_shown]},
        reads=lambda data: {
            "version": data["version"],
            "shown": [int(one) for one in data["shown"]],
            "offered": offered,
        },
        done=_("Saved."),
    )


def _read_first() -> str:
    return _(
        "Telephone numbers, addresses and names behind Bapak or Ibu were taken out. Read each "
        "before everybody may."
    )


@form_methods
def publish(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    return step_form(
        request,
        survey,
        permissions.PUBLISH,
        SURVEYS,
        services.publish_survey,
        key=ID,
        form=PublishForm,
        title=_("Publish the result"),
        submit=_("Publish it"),
        intro=_("Everybody may read it from then on. What is published moves no more."),
        facts=_facts(survey),
        done=_("The result is published. Say now what follows from it."),
    )


def _facts(survey: Survey) -> list[Fact]:
    """What is about to be published."""
    found = result(survey)
    facts = [Fact(SURVEYS.title, survey.title, url=survey.get_absolute_url())]
    if found:
        below = found.respondents < survey.sample
        facts += [
            Fact(_("Index"), index_words(found.index, found.grade)),
            Fact(
                _("Answers counted"),
                number_format(found.respondents),
                note=below_words(found.respondents, survey.sample) if below else "",
            ),
        ]
    return facts


@form_methods
def withdraw(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        survey_of(request.viewer, pk),
        permissions.PUBLISH,
        SURVEYS,
        services.withdraw_publication,
        key=ID,
        form=ReasonedForm,
        title=_("Withdraw the result"),
        submit=_("Withdraw it"),
        done=_("The result is withdrawn; the survey is closed."),
    )


@form_methods
def follow_up(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    found = published_result(survey)
    known = set(survey.actions.values_list("element", flat=True))
    lowest = [
        (code, f"{printed_name(survey, code)} – {index_words(one.index, one.grade)}")
        for code in (found.lowest if found else ())
        if code not in known and found
        for one in [found.element(code)]
    ]
    return step_form(
        request,
        survey,
        ORDER,
        SURVEYS,
        services.order_follow_ups,
        key=ID,
        form=partial(FollowUpForm, lowest=lowest),
        title=_("Order what follows"),
        submit=_("Order it"),
        intro=_("The lowest elements. What you write becomes an action with an owner and a day."),
        initial={"owner_office": survey.agency.head_title},
        reads=_wanted,
        done=_("Ordered. The actions stand under improvement, too."),
    )


def _wanted(data: dict[str, Any]) -> dict[str, Any]:
    asked = {name[3:]: text for name, text in data.items() if name.startswith("do_")}
    rest = {name: value for name, value in data.items() if not name.startswith("do_")}
    return {**rest, "wanted": asked}


@form_methods
def issue(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    return step_form(
        request,
        survey,
        permissions.ISSUE,
        SURVEYS,
        partial(services.issue_report, picture=_drawing(survey)),
        key=ID,
        form=VersionForm,
        title=_("Issue the report"),
        submit=_("Issue it"),
        intro=_("A numbered, signed paper with a code by which anybody checks it."),
        success=lambda paper: paper.get_absolute_url(),
        done=_("The report is issued."),
    )


def _drawing(survey: Survey) -> Drawing | None:
    """The bars of the elements in the language of the paper."""
    found = published_result(survey)
    if found is None:
        return None
    with override("id"):
        picture = elements_picture(survey, found, PAPER)
        return Drawing(picture.across, picture.description, picture.note)


@require_safe
def sheet(request: ViewerRequest, pk: int) -> HttpResponse:
    """The sheet for the counter, with the code to scan; in the language of those who come."""
    survey = survey_of(request.viewer, pk)
    rendered = render(
        "survey_sheet",
        _sheet(survey),
        letterhead=letterhead_of(survey.government, survey.agency),
        language="id",
        timestamp=request.viewer.now,
    )
    answer = HttpResponse(rendered.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="skm-{survey.code}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _sheet(survey: Survey) -> SurveySheet:
    address = f"{settings.TERAJU_ADDRESS}{reverse('satisfaction_answer', args=[survey.code])}"
    with override("id"):
        days = {"first": date_format(survey.starts_on), "last": date_format(survey.ends_on)}
        return SurveySheet(
            title=_("How were you served?"),
            call=_("Nine questions, less than a minute, without a name."),
            about=subject(survey),
            until=_("Open from %(first)s to %(last)s.") % days,
            steps=[
                _("Point the camera of your phone at the code."),
                _("Choose an answer to each question."),
                _("Press Send. That is all."),
            ],
            promise=_("Nobody learns who answered: no name, no number, no account."),
            address=address,
        )
