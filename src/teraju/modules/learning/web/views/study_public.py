"""What guests and everybody open: asking for a visit, following it, the spread."""

from __future__ import annotations

import uuid
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.learning.domain.studies import StudyState
from teraju.modules.learning.models import StudyVisit
from teraju.modules.learning.selectors import studies as reading
from teraju.modules.learning.services import study_answers as answers
from teraju.modules.learning.services.study_common import visit_by_code
from teraju.modules.learning.services.study_requests import Asked, ask_for_visit
from teraju.modules.learning.study_refusals import TooManyRequests
from teraju.modules.learning.web.study_forms import CodeForm, PublicStudyForm, SayForm
from teraju.modules.learning.web.study_picture import spread_picture
from teraju.modules.learning.web.study_statuses import guest_status
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.organisation.models import Government
from teraju.platform.web.clock import now_for
from teraju.platform.web.forms import add_refusal, errors_summary, form_methods
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest, public

STEPS = {
    "agree": answers.guest_agrees,
    "decline": answers.guest_declines,
    "cancel": answers.guest_cancels,
}


@public
@never_cache
@form_methods
def ask(request: ViewerRequest, slug: str) -> HttpResponse:
    """Ask a government for a study visit."""
    government = get_object_or_404(Government, slug=slug)
    viewer = _nobody(request, government)
    form = PublicStudyForm(slug=slug, day=viewer.today, initial={"key": uuid.uuid4()})
    status = HTTPStatus.OK
    if request.method == "POST":
        form = PublicStudyForm(request.POST, slug=slug, day=viewer.today)
        asked, status = _asked(viewer, form)
        if asked is not None:
            return render(request, "learning/study_asked.html", _ticket(asked))
    context = {
        "title": _("Ask for a study visit"),
        "government": government,
        "form": form,
        "errors_summary": errors_summary(form),
        "submit": _("Send the request"),
        "has_hosts": reading.hosts(slug, viewer.today).exists(),
    }
    return render(request, "learning/study_ask.html", context, status=status)


@public
@never_cache
@form_methods
def follow(request: ViewerRequest) -> HttpResponse:
    """How a request stands, for whoever has its code; the code is never in an address."""
    form = CodeForm(request.POST or None)
    context: dict[str, Any] = {"title": _("Your study visit"), "form": form}
    status = HTTPStatus.OK
    if form.is_bound:
        code = form.cleaned_data["code"] if form.is_valid() else ""
        visit = visit_by_code(code)
        if visit is None:
            context["wrong"], status = True, HTTPStatus.UNPROCESSABLE_ENTITY
        else:
            context |= _standing(request, visit, code)
            status = context.pop("http")
    context["submit"] = _("See how it stands")
    return render(request, "learning/study_follow.html", context, status=status)


@public
@require_safe
def spread(request: ViewerRequest, slug: str) -> HttpResponse:
    """Who came to learn and what became of it, as far as the government shows it."""
    government = get_object_or_404(Government, slug=slug)
    found = reading.spread_of(reading.released(slug))
    context = {
        "title": _("Who learned from %s") % government.name,
        "government": government,
        "picture": spread_picture(found, _nobody(request, government).today),
        "found": found,
        "is_example": any(one.visit.is_example for one in found),
    }
    return render(request, "learning/study_public.html", context)


def _nobody(request: ViewerRequest, government: Government) -> Viewer:
    """Nobody in particular, at the place of the government."""
    return anonymous(now_for(request, government.timezone))


def _asked(viewer: Viewer, form: PublicStudyForm) -> tuple[Asked | None, HTTPStatus]:
    """The request with its code, or None with what is wrong put on the form."""
    if not form.is_valid():
        return None, HTTPStatus.UNPROCESSABLE_ENTITY
    data: dict[str, Any] = dict(form.cleaned_data)
    for last in (False, True):
        try:
            return ask_for_visit(actor=viewer, **data), HTTPStatus.OK
        except TooManyRequests as refusal:
            add_refusal(form, refusal)
            return None, HTTPStatus.TOO_MANY_REQUESTS
        except (DomainError, ValidationError) as error:
            # A second click came between the look and the save: it finds the first one's request.
            if last or "key" not in getattr(error, "error_dict", {}):
                add_refusal(form, error)
                return None, HTTPStatus.UNPROCESSABLE_ENTITY
    raise AssertionError("the second try returns")


def _ticket(asked: Asked) -> dict[str, object]:
    return {
        "title": _("Your request has arrived"),
        "visit": asked.visit,
        "code": asked.code,
        # In full: who photographs the page has no link to follow.
        "address": f"{settings.TERAJU_ADDRESS}{reverse('learning_study_follow')}",
    }


def _standing(request: ViewerRequest, visit: StudyVisit, code: str) -> dict[str, Any]:
    """Take the guests' step, if they sent one, and tell how the request stands then."""
    viewer = _nobody(request, visit.government)
    say = SayForm(request.POST)
    step = STEPS.get(request.POST.get("step", ""))
    error, done, status = "", False, HTTPStatus.OK
    if step is not None and say.is_valid():
        try:
            visit = step(actor=viewer, code=code, note=say.cleaned_data["note"])
            done = True
        except DomainError as refusal:
            error, status = str(refusal), HTTPStatus.UNPROCESSABLE_ENTITY
    state = StudyState(visit.state)
    return {
        "visit": visit,
        "code": code,
        "note": "" if done else request.POST.get("note", ""),
        "error": error,
        "done": done,
        "http": status,
        "status": guest_status(visit),
        "facts": _told(visit),
        "agenda": _agenda(visit) if state is StudyState.ACCEPTED else [],
        "may_answer": state is StudyState.PROPOSED,
        "may_cancel": visit.is_open,
    }


def _told(visit: StudyVisit) -> list[Fact]:
    facts = [
        Fact(pgettext("study visit", "Host"), visit.agency.name),
        Fact(_("Guest government"), visit.guest),
        Fact(_("Days wished"), [visit.wished_from, visit.wished_until]),
        Fact(_("Number of guests"), visit.size),
        Fact(_("Day of the visit"), visit.visit_on),
        Fact(_("What you are told"), visit.reply),
        Fact(_("Reason"), visit.ended_reason),
    ]
    return [fact for fact in facts if fact.value]


def _agenda(visit: StudyVisit) -> list[tuple[str, str, str]]:
    return [
        (f"{one.starts:%H.%M}", one.topic, " · ".join(w for w in (one.host, one.place) if w))
        for one in visit.agenda.order_by("starts", "pk")
    ]
