"""Forms of the desk: taken once, refusals at their fields, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.modules.integrity.concerns.access import HANDLER_STAYS
from teraju.modules.integrity.concerns.coarse import STEP
from teraju.modules.integrity.concerns.once import once
from teraju.modules.integrity.concerns.services.desk_common import Hand
from teraju.modules.integrity.concerns.web import clock, guards
from teraju.modules.integrity.concerns.web.visits import DeskRequest, at_the_desk
from teraju.modules.integrity.concerns.wording import Text

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Door:
    """What opens a visit, or counts wrong tries: it keeps what it counted when it refuses."""

    opens: Callable[[dict[str, Any]], HttpResponse]


def desk_view(view: View) -> View:
    """A page behind the desk's door; a form that is too old is shown again with what was typed."""
    return guards.keeps_what_was_typed(at_the_desk(view))


def hand_of(request: DeskRequest) -> Hand:
    """Who acts, with the key unlocked, and the day."""
    return Hand(request.visit, clock.today())


def shown(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """A page that is read: when the visit has ended, it goes from the screen too.

    Pages on which somebody writes stay: their words would go with them.
    """
    response = render(request, template, dict(context))
    ends = HANDLER_STAYS + STEP
    url = told(reverse("desk_login"), "left")
    response.headers["Refresh"] = f"{int(ends.total_seconds())}; url={url}"
    return response


def form_page(
    request: HttpRequest,
    *,
    form: Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], str | None] | Door,
    back_url: str,
    done_url: str = "",
    initial: Mapping[str, Any] | None = None,
    intro: Text = "",
    template: str = "concerns/desk/form.html",
    context: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """Show a form; when it is sent and valid, let `act` call one service, once.

    `act` may return an address of its own; else the person goes to `done_url`.
    """
    standing = dict(initial or {})
    done_url = done_url or back_url
    if request.method == "POST":
        bound = form(request.POST, request.FILES)
        answer = _sent(request, bound, act, standing, done_url)
        if answer is not None:
            return answer
    else:
        bound = form(initial=standing)
    values = {
        "title": title,
        "submit": submit,
        "back_url": back_url,
        "intro": intro,
        "form": bound,
        "problems": problems_of(bound),
        **(context or {}),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if bound.is_bound else HTTPStatus.OK
    return render(request, template, values, status=status)


def problems_of(form: forms.Form) -> list[tuple[str, Text, str]]:
    """Every error once: the id of its field, the label and the sentence."""
    found: list[tuple[str, Text, str]] = []
    for name, errors in form.errors.items():
        if name == NON_FIELD_ERRORS or form[name].is_hidden:
            found += [("", "", str(error)) for error in errors]
        else:
            field = form[name]
            found += [(field.auto_id, str(field.label), str(error)) for error in errors]
    return found


def told(url: str, code: str) -> str:
    """An address that says on the next page what was done."""
    return f"{url}?{urlencode({'told': code})}"


def _sent(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], str | None] | Door,
    standing: dict[str, Any],
    done_url: str,
) -> HttpResponse | None:
    token = guards.token_of(request, guards.purpose_of(request))
    if token is None:
        form.add_error(None, guards.TOO_OLD)
        return None
    if not form.is_valid():
        return None

    values = dict(form.cleaned_data)
    try:
        if isinstance(act, Door):
            return act.opens(values)
        step = act
        url = once(token.nonce, lambda: step(values) or told(done_url, "saved"), now=clock.now())
        return HttpResponseRedirect(url)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error.message))
        if isinstance(error, ChangedMeanwhile) and "version" in standing:
            # Sent again, the form goes by what stands now: that is then a choice.
            data = QueryDict(mutable=True)
            data.update(request.POST)
            data["version"] = str(standing["version"])
            form.data = data
        return None
