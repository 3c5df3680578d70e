"""Materials of an event, and the questions that came from its public page."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_states import QUESTION
from teraju.modules.learning.models import EventMaterial, EventQuestion
from teraju.modules.learning.selectors import event_reading as reading
from teraju.modules.learning.services import event_talk as services
from teraju.modules.learning.web.event_common import event_form, event_history, event_of
from teraju.modules.learning.web.event_forms import AnswerForm, MaterialForm
from teraju.modules.learning.web.event_registers import QUESTIONS
from teraju.modules.learning.web.event_words import dated, question_status
from teraju.modules.learning.web.forms_training import ReasonedForm, VersionForm
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.web.views import served
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods
from teraju.platform.web.kinds import Action, Fact, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

MANAGE = permissions.MANAGE
MATERIAL, ASKED = "material_id", "question_id"


@form_methods
def add_material(request: ViewerRequest, pk: int) -> HttpResponse:
    return event_form(
        request,
        event_of(request.viewer, pk),
        MANAGE,
        services.add_material,
        key="event_id",
        form=MaterialForm,
        title=_("Add a material"),
        submit=_("Add"),
        done=_("The material is added."),
    )


@require_safe
def material(request: ViewerRequest, pk: int) -> HttpResponse | FileResponse:
    """The file, also before it is released, for whoever sees the event."""
    return served(_material(request, pk).file)


@form_methods
def release(request: ViewerRequest, pk: int) -> HttpResponse:
    found = _material(request, pk)
    return event_form(
        request,
        found,
        MANAGE,
        services.release_material,
        key=MATERIAL,
        form=VersionForm,
        title=_("Release a material"),
        intro=_("Everybody who has the link of the event may open it from now on."),
        submit=_("Release"),
        done=_("The material is released."),
        facts=[Fact(_("Material"), found.title)],
    )


@form_methods
def remove(request: ViewerRequest, pk: int) -> HttpResponse:
    found = _material(request, pk)
    return event_form(
        request,
        found,
        MANAGE,
        services.remove_material,
        key=MATERIAL,
        form=ReasonedForm,
        title=_("Take a material away"),
        submit=_("Take off"),
        done=_("Saved."),
        facts=[Fact(_("Material"), found.title)],
    )


@require_safe
def questions(request: ViewerRequest) -> HttpResponse:
    return register_page(request, QUESTIONS)


@require_safe
def question(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    found = _question(request, pk)
    primary, actions = _next(viewer, found)
    page = RecordPage(
        title=found.text,
        target=found,
        register_title=QUESTIONS.title,
        register_url=reverse("learning_event_questions"),
        status=question_status(found),
        primary=primary,
        actions=actions,
        facts=[
            Fact(
                pgettext("learning", "Event"),
                dated(found.event),
                url=found.event.get_absolute_url(),
            ),
            Fact(_("Asked on"), found.asked_on),
            Fact(_("Answer"), found.answer),
            Fact(_("Answered by"), found.answered_office),
        ],
        is_example=found.is_example,
    )
    return record_page(request, page, history=lambda: event_history(found))


def _next(viewer: Viewer, found: EventQuestion) -> tuple[Action, Sequence[Action]]:
    """Answering is always open; showing and hiding by where the question stands."""
    ways = {
        "show": (_("Show without an answer"), "eye"),
        "hide": (_("Do not show"), "eye-off"),
    }
    open_ways = {arrow.event for arrow in QUESTION.from_state(found.state)}
    rest = [
        record_action(viewer, found, MANAGE, label, f"learning_event_question_{name}", icon)
        for name, (label, icon) in ways.items()
        if name in open_ways
    ]
    label, name = pgettext("question", "Answer"), "learning_event_question_answer"
    return record_action(viewer, found, MANAGE, label, name, "message-circle"), rest


@form_methods
def answer(request: ViewerRequest, pk: int) -> HttpResponse:
    found = _question(request, pk)
    return event_form(
        request,
        found,
        MANAGE,
        services.answer_question,
        key=ASKED,
        form=AnswerForm,
        title=_("Answer the question"),
        submit=pgettext("question", "Answer"),
        initial={"answer": found.answer},
        done=_("The answer is shown on the public page."),
        facts=_asked(found),
    )


@form_methods
def show(request: ViewerRequest, pk: int) -> HttpResponse:
    found = _question(request, pk)
    return event_form(
        request,
        found,
        MANAGE,
        services.show_question,
        key=ASKED,
        form=VersionForm,
        title=_("Show the question"),
        submit=_("Show"),
        done=_("The question is shown on the public page."),
        facts=_asked(found),
    )


@form_methods
def hide(request: ViewerRequest, pk: int) -> HttpResponse:
    found = _question(request, pk)
    return event_form(
        request,
        found,
        MANAGE,
        services.hide_question,
        key=ASKED,
        form=VersionForm,
        title=_("Do not show the question"),
        submit=_("Do not show"),
        done=_("Saved."),
        facts=_asked(found),
    )


def _asked(found: EventQuestion) -> list[Fact]:
    return [
        Fact(_("Question"), found.text),
        Fact(pgettext("learning", "Event"), dated(found.event)),
    ]


def _question(request: ViewerRequest, pk: int) -> EventQuestion:
    found: EventQuestion = get_object_or_404(reading.questions(request.viewer), pk=pk)
    return found


def _material(request: ViewerRequest, pk: int) -> EventMaterial:
    found: EventMaterial = get_object_or_404(reading.materials(request.viewer), pk=pk)
    return found
