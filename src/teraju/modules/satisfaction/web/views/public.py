"""What anybody opens: the nine questions, the kiosk, the thanks, the results."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Any

from allauth.account.adapter import get_adapter
from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from teraju.kernel.errors import DomainError
from teraju.modules.satisfaction import services
from teraju.modules.satisfaction.domain.states import Channel
from teraju.modules.satisfaction.models import Survey
from teraju.modules.satisfaction.refusals import NotComplete, WaitALittle
from teraju.modules.satisfaction.selectors import board as reading
from teraju.modules.satisfaction.selectors.results import published_result, results
from teraju.modules.satisfaction.web.answer_form import Asked, asked_of, reply_of
from teraju.modules.satisfaction.web.public_values import (
    board_lines,
    result_values,
)
from teraju.modules.satisfaction.wording import subject
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.organisation.models import Government
from teraju.platform.web.clock import now_for
from teraju.platform.web.forms import form_methods
from teraju.platform.web.middleware import ViewerRequest, public
from teraju.platform.web.spoken import spoken, spoken_of

SALT = "satisfaction.answer"
# A tablet may stand a day with the same page.
LONGEST = 24 * 60 * 60
KEPT_SECONDS = 300
KIOSK_SECONDS = 8
# Half of the answers of somebody who left is nobody's.
IDLE_SECONDS = 240


@public
@csrf_exempt
@never_cache
@spoken
@form_methods
def answer(request: ViewerRequest, code: str) -> HttpResponse:
    """The nine questions on a phone. No cookie is set: the form carries what it needs."""
    return _questions(request, _survey(code), Channel.PHONE)


@public
@csrf_exempt
@never_cache
@spoken
@form_methods
def kiosk(request: ViewerRequest, code: str, key: str) -> HttpResponse:
    """The same on a tablet at the counter; its key is known to the office alone."""
    survey = _survey(code)
    if not secrets.compare_digest(key.encode(), survey.kiosk_key.encode()):
        raise Http404
    return _questions(request, survey, Channel.KIOSK)


@public
@spoken
@require_safe
def thanks(request: ViewerRequest, code: str) -> HttpResponse:
    """Thanks; a kiosk returns to its questions by itself."""
    survey = _survey(code)
    key = request.GET.get("kiosk", "")
    is_kiosk = secrets.compare_digest(key.encode(), survey.kiosk_key.encode())
    again = reverse("satisfaction_kiosk", args=[survey.code, key]) if is_kiosk else ""
    context = {
        "survey": survey,
        "again": again,
        "seconds": KIOSK_SECONDS,
        "title": _("Thank you"),
        "spoken": spoken_of(request),
    }
    page = render(request, "satisfaction/thanks.html", context)
    if again:
        page["Refresh"] = f"{KIOSK_SECONDS};url={again}"
    return page


@public
@spoken
@require_safe
def board(request: ViewerRequest, slug: str) -> HttpResponse:
    """The last published result of each service of a government, and what runs."""
    government = get_object_or_404(Government, slug=slug)
    today = _viewer(request, government).today
    context = {
        "title": _("How people rate the services"),
        "government": government,
        "spoken": spoken_of(request),
        "lines": board_lines(reading.latest(reading.published_of(slug))),
        "running": [one for one in reading.running_of(slug) if one.takes_answers_on(today)],
    }
    return _kept(render(request, "satisfaction/board.html", context))


@public
@spoken
@require_safe
def result(request: ViewerRequest, code: str) -> HttpResponse:
    """A published result: the index, its elements with their bands, what people said."""
    survey = _survey(code)
    found = published_result(survey)
    if found is None:
        raise Http404
    context = {
        "title": survey.title,
        "survey": survey,
        "spoken": spoken_of(request),
        "subject": subject(survey),
        "comments": reading.shown_comments(survey),
        **result_values(survey, found, results(survey), reading.rounds_of(survey)),
    }
    return _kept(render(request, "satisfaction/result.html", context))


def _survey(code: str) -> Survey:
    found = reading.survey_of(code)
    if found is None or found.is_draft:
        raise Http404
    return found


def _viewer(request: ViewerRequest, government: Government) -> Viewer:
    """Nobody in particular, at the place of the government."""
    return anonymous(now_for(request, government.timezone))


def _questions(request: ViewerRequest, survey: Survey, channel: Channel) -> HttpResponse:
    viewer = _viewer(request, survey.government)
    if not survey.takes_answers_on(viewer.today):
        title = _("This survey takes no answers now")
        context = {"survey": survey, "title": title, "spoken": spoken_of(request)}
        return render(request, "satisfaction/over.html", context, status=HTTPStatus.GONE)
    asked = asked_of(survey, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _form(request, survey, channel, asked, _token(survey, viewer))
    token = request.POST.get("form", "")
    try:
        nonce, seconds = _read(token, survey, viewer)
        services.answer(
            actor=viewer,
            survey=survey,
            reply=reply_of(asked),
            channel=channel,
            token=nonce,
            seconds=seconds,
            place=_place(request, survey, channel),
        )
    except signing.BadSignature:
        token = _token(survey, viewer)
        error = _("This page was open too long. Your answers are kept: send them once more.")
        return _form(request, survey, channel, asked, token, error=error)
    except DomainError as refusal:
        return _form(request, survey, channel, asked, token, refusal=refusal)
    return HttpResponseRedirect(_thanks_url(request, survey, channel))


def _form(
    request: ViewerRequest,
    survey: Survey,
    channel: Channel,
    asked: Asked,
    token: str,
    *,
    error: str = "",
    refusal: DomainError | None = None,
) -> HttpResponse:
    """The questions; what was chosen before a refusal stays chosen."""
    missing = refusal.field if isinstance(refusal, NotComplete) else ""
    context: dict[str, Any] = {
        "title": _("How were you served?"),
        "survey": survey,
        "subject": subject(survey),
        "asked": asked,
        "token": token,
        "error": error or (str(refusal) if refusal else ""),
        "missing": missing,
        "place": survey.print_order.index(missing) + 1 if missing in survey.print_order else 0,
        "is_kiosk": channel is Channel.KIOSK,
    }
    status = HTTPStatus.OK
    if isinstance(refusal, WaitALittle):
        status = HTTPStatus.TOO_MANY_REQUESTS
    elif context["error"]:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    page = render(request, "satisfaction/answer.html", context, status=status)
    if channel is Channel.KIOSK:
        page["Refresh"] = str(IDLE_SECONDS)
    if isinstance(refusal, WaitALittle):
        page["Retry-After"] = str(refusal.seconds)
    return page


def _token(survey: Survey, viewer: Viewer) -> str:
    """What a form carries: by chance, for this survey, opened at this moment."""
    content = [survey.pk, secrets.token_urlsafe(12), int(viewer.now.timestamp())]
    return signing.dumps(content, salt=SALT)


def _read(token: str, survey: Survey, viewer: Viewer) -> tuple[str, int]:
    """The chance in a form and how many seconds it was open. Raises BadSignature."""
    pk, nonce, opened = signing.loads(token, salt=SALT)
    seconds = int(viewer.now.timestamp()) - opened
    if pk != survey.pk or not 0 <= seconds <= LONGEST:
        raise signing.BadSignature
    return str(nonce), seconds


def _place(request: ViewerRequest, survey: Survey, channel: Channel) -> str:
    """Where an answer comes from: a kiosk by its key, so that it uses up nobody's lane."""
    if channel is Channel.KIOSK:
        return f"kiosk|{survey.kiosk_key}"
    return str(get_adapter().get_client_ip(request))


def _thanks_url(request: ViewerRequest, survey: Survey, channel: Channel) -> str:
    url = reverse("satisfaction_thanks", args=[survey.code]) + spoken_of(request)
    if channel is not Channel.KIOSK:
        return url
    return f"{url}{'&' if '?' in url else '?'}kiosk={survey.kiosk_key}"


def _kept(page: HttpResponse) -> HttpResponse:
    patch_cache_control(page, public=True, max_age=KEPT_SECONDS)
    return page
