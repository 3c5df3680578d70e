"""What is done with a survey."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from teraju.modules.satisfaction import permissions, services
from teraju.modules.satisfaction.models import ExtraQuestion
from teraju.modules.satisfaction.services.surveys import FIELDS
from teraju.modules.satisfaction.web.forms import (
    PLACES,
    OrderForm,
    QuestionForm,
    ReasonedForm,
    ReopenForm,
    RoundForm,
    SurveyChangeForm,
    VersionForm,
)
from teraju.modules.satisfaction.web.registers import SURVEYS
from teraju.modules.satisfaction.web.views.surveys import survey_of
from teraju.platform.web.forms import form_methods
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.record_forms import step_form

PLAN = permissions.PLAN
ID = "survey_id"


@form_methods
def change(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    return step_form(
        request,
        survey,
        PLAN,
        SURVEYS,
        services.change_survey,
        key=ID,
        form=partial(SurveyChangeForm, viewer=request.viewer),
        title=_("Change the survey"),
        submit=_("Save"),
        initial={name: getattr(survey, name) for name in FIELDS},
        done=_("Saved."),
    )


@form_methods
def order(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    return step_form(
        request,
        survey,
        PLAN,
        SURVEYS,
        services.set_order,
        key=ID,
        form=OrderForm,
        title=_("Order in print"),
        submit=_("Save"),
        intro=_("Which element your reports call U1, U2 and so on. Codes inside stay the same."),
        initial=dict(zip(PLACES, survey.print_order, strict=True)),
        reads=lambda data: {
            "version": data["version"],
            "order": [data[place] for place in PLACES],
        },
        done=_("Saved. The next survey begins with the same order."),
    )


@form_methods
def open_it(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    return step_form(
        request,
        survey,
        PLAN,
        SURVEYS,
        services.open_survey,
        key=ID,
        form=VersionForm,
        title=_("Open the survey"),
        submit=_("Open it"),
        intro=_("From its first day on anybody with the code may answer, until its last day."),
        done=_("The survey is open. Print the sheet for the counter."),
    )


@form_methods
def close(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    return step_form(
        request,
        survey,
        PLAN,
        SURVEYS,
        services.close_survey,
        key=ID,
        form=VersionForm,
        title=_("Close the survey"),
        submit=pgettext("survey", "Close it"),
        intro=_("Type in the last sheets of paper before: afterwards no answer comes in."),
        done=_("The survey is closed. The head of the agency publishes its result."),
    )


@form_methods
def reopen(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    return step_form(
        request,
        survey,
        PLAN,
        SURVEYS,
        services.reopen_survey,
        key=ID,
        form=ReopenForm,
        title=_("Open the survey again"),
        submit=_("Open it again"),
        done=_("The survey takes answers again."),
    )


@form_methods
def drop(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        survey_of(request.viewer, pk),
        PLAN,
        SURVEYS,
        services.drop_survey,
        key=ID,
        form=ReasonedForm,
        title=_("Give the survey up"),
        submit=_("Give it up"),
        done=_("The survey is given up; its record stays."),
    )


@form_methods
def take_up(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        survey_of(request.viewer, pk),
        PLAN,
        SURVEYS,
        services.take_up_survey,
        key=ID,
        form=VersionForm,
        title=_("Take the survey up again"),
        submit=pgettext("survey", "Take it up again"),
        done=_("The survey is a draft again."),
    )


@form_methods
def repeat(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    return step_form(
        request,
        survey,
        PLAN,
        SURVEYS,
        services.repeat_survey,
        key=ID,
        form=RoundForm,
        title=_("Plan the next round"),
        submit=_("Plan the round"),
        intro=_("Service, order, weight and your own questions are taken over."),
        initial={"title": survey.title, "population": survey.population},
        success=lambda made: made.get_absolute_url(),
        done=_("The next round is planned."),
    )


@form_methods
def kiosk(request: ViewerRequest, pk: int) -> HttpResponse:
    return step_form(
        request,
        survey_of(request.viewer, pk),
        PLAN,
        SURVEYS,
        services.renew_kiosk,
        key=ID,
        form=VersionForm,
        title=_("New address for the kiosk"),
        submit=_("Give a new address"),
        intro=_("The old address takes no answers from then on. Open the new one on the tablet."),
        done=_("The kiosk has a new address."),
    )


@form_methods
def question_add(request: ViewerRequest, pk: int) -> HttpResponse:
    survey = survey_of(request.viewer, pk)
    return step_form(
        request,
        survey,
        PLAN,
        SURVEYS,
        services.add_question,
        key=ID,
        form=QuestionForm,
        title=_("Add a question"),
        submit=pgettext("question", "Add it"),
        intro=_("Below the nine, at most five more. They move no index."),
        reads=lambda data: {**data, "options": data["options"].splitlines()},
        success=lambda _made: survey.get_absolute_url(),
        done=_("The question is added."),
    )


@form_methods
def question_remove(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = ExtraQuestion.objects.visible_to(request.viewer)
    question = get_object_or_404(rows, pk=pk)
    survey = survey_of(request.viewer, question.survey_id)
    return step_form(
        request,
        survey,
        PLAN,
        SURVEYS,
        lambda *, survey_id, **data: services.remove_question(question_id=question.pk, **data),
        key=ID,
        form=VersionForm,
        title=_("Remove the question"),
        submit=_("Remove it"),
        intro=question.text,
        done=_("The question is removed."),
    )
