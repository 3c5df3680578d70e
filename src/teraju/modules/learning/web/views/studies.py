"""Study visits: their register, the spread, a visit's page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from teraju.modules.learning.domain.studies import StudyState
from teraju.modules.learning.models import StudyVisit
from teraju.modules.learning.selectors import studies as reading
from teraju.modules.learning.services import study_requests as services
from teraju.modules.learning.study_permissions import STUDY_HANDLE, STUDY_PAPER, STUDY_RELEASE
from teraju.modules.learning.web.common import agency_asked
from teraju.modules.learning.web.study_forms import LetterForm
from teraju.modules.learning.web.study_picture import spread_picture
from teraju.modules.learning.web.study_registers import REACHED, STUDIES
from teraju.modules.learning.web.study_sections import study_facts, study_sections
from teraju.modules.learning.web.study_statuses import study_status
from teraju.modules.learning.web.study_trail import study_history
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.selectors import governments
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_methods, form_page
from teraju.platform.web.kinds import Action, RecordPage
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import record_page, register_page

S = StudyState


@require_safe
def register(request: ViewerRequest) -> HttpResponse:
    more = [
        Action(_("The spread of the role model"), reverse("learning_study_spread"), icon="map"),
        Action(REACHED.title, reverse("learning_study_reached"), icon="award"),
    ]
    return register_page(request, STUDIES, more=more)


@require_safe
def reached(request: ViewerRequest) -> HttpResponse:
    return register_page(request, REACHED)


@require_safe
def spread(request: ViewerRequest) -> HttpResponse:
    """Every visit that took place and what came of it, as a picture; and where everybody looks."""
    viewer = request.viewer
    found = reading.spread_of(reading.studies(viewer))
    homes = governments(viewer).order_by("name", "pk")
    context = {
        "title": _("The spread of the role model"),
        "picture": spread_picture(found, viewer.today),
        "has_lines": bool(found),
        "is_example": any(one.visit.is_example for one in found),
        "register_title": STUDIES.title,
        "register_url": reverse("learning_studies"),
        "public": [
            (home, reverse("learning_study_public", args=[home.slug]), _form_url(home.slug))
            for home in homes
        ],
    }
    return render(request, "learning/study_spread.html", context)


def _form_url(slug: str) -> str:
    return reverse("learning_study_ask", args=[slug])


@require_safe
def record(request: ViewerRequest, pk: int) -> HttpResponse:
    viewer = request.viewer
    visit = study_of(viewer, pk)
    primary, actions = _next(viewer, visit)
    page = RecordPage(
        title=visit.guest,
        number=visit.letter_number,
        target=visit,
        register_title=STUDIES.title,
        register_url=reverse("learning_studies"),
        status=study_status(visit, viewer.today),
        primary=primary,
        actions=actions,
        facts=study_facts(visit),
        sections=study_sections(viewer, visit),
        is_example=visit.is_example,
    )
    return record_page(request, page, history=lambda: study_history(visit))


@form_methods
def add(request: ViewerRequest) -> HttpResponse:
    viewer = request.viewer
    rights.require_somewhere(viewer, STUDY_HANDLE)
    return form_page(
        request,
        form=partial(LetterForm, viewer=viewer),
        title=_("Enter a request from a letter"),
        intro=_("Whom to reach is seen only by those who answer; it is forgotten at the end."),
        submit=_("Enter the request"),
        act=lambda data: services.enter_letter(actor=viewer, **data),
        success=lambda visit: visit.get_absolute_url(),
        back_url=reverse("learning_studies"),
        initial={"agency": agency_asked(request, STUDY_HANDLE), "received_on": viewer.today},
        done=_("The request is entered. Now answer it."),
        register_title=STUDIES.title,
        register_url=reverse("learning_studies"),
    )


def study_of(viewer: Viewer, pk: int) -> StudyVisit:
    """The visit if the viewer sees it; else a stranger's 404."""
    visit: StudyVisit = get_object_or_404(reading.studies(viewer), pk=pk)
    return visit


def _next(viewer: Viewer, visit: StudyVisit) -> tuple[Action | None, Sequence[Action]]:
    """The one step that is next, and what else may be done; of others' steps only the first."""

    def one(label: str, name: str, icon: str, right: str = STUDY_HANDLE) -> Action:
        return record_action(viewer, visit, right, label, name, icon)

    propose = one(_("Propose another day"), "learning_study_propose", "calendar-plus")
    cancel = one(_("Call off"), "learning_study_cancel", "x")
    refuse = one(_("Refuse"), "learning_study_refuse", "x")
    reply = one(_("Issue the reply letter"), "learning_study_reply", "file-text", STUDY_PAPER)
    first: Action | None = None
    more: list[Action] = []
    match S(visit.state):
        case S.REQUESTED:
            first = one(_("Accept"), "learning_study_accept", "check")
            change = one(_("Change"), "learning_study_change", "pencil")
            more = [propose, refuse, change, cancel]
        case S.PROPOSED:
            first = one(_("The guests agreed"), "learning_study_agree", "check")
            more = [propose, reply, refuse, cancel]
        case S.ACCEPTED:
            held = one(_("Record the visit"), "learning_study_held", "clipboard-check")
            agenda = one(_("Add a line to the agenda"), "learning_study_agenda_add", "plus")
            is_ahead = visit.visit_on is not None and viewer.today < visit.visit_on
            first, second = (agenda, held) if is_ahead else (held, agenda)
            more = [reply, second, propose, cancel]
        case S.HELD | S.FOLLOWED:
            first = one(_("Ask what they did"), "learning_study_follow_up", "message-square")
            more = _after(viewer, visit)
        case S.REFUSED:
            more = [reply]
    return first, [action for action in more if not action.refusal]


def _after(viewer: Viewer, visit: StudyVisit) -> list[Action]:
    release = ("learning_study_release", _("Show to everybody"), "eye")
    if visit.released_on:
        release = ("learning_study_withhold", _("Take from the public page"), "eye-off")
    name, label, icon = release
    return [
        record_action(
            viewer,
            visit,
            STUDY_PAPER,
            _("Issue the minutes"),
            "learning_study_minutes",
            "file-text",
        ),
        record_action(viewer, visit, STUDY_RELEASE, label, name, icon),
        record_action(
            viewer, visit, STUDY_HANDLE, _("Correct"), "learning_study_correct", "pencil"
        ),
    ]
