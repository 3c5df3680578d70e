"""Forms: plain Django forms, accepted once, with each refusal beside its field."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import date
from http import HTTPStatus
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed

from . import once
from .kinds import Fact, Text
from .middleware import ViewerRequest
from .refusals import add_refusal, errors_summary, show_what_stands

__all__ = [
    "DateField",
    "ReasonForm",
    "TextArea",
    "VersionedForm",
    "add_refusal",
    "errors_summary",
    "form_methods",
    "form_page",
    "offer",
]

T = TypeVar("T")
# A page with a form is read and sent, nothing else.
form_methods = require_http_methods(["GET", "POST"])
# As the other choices say it, rather than a row of hyphens.
NOTHING_CHOSEN = "–"
FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2199, 12, 31)


class DateField(forms.DateField):
    """A day, by the browser's picker; where there is none, typed 2018-03-16 or 16/03/2018.

    Pickers make the year 18 of a hasty hand into 0018: outside three centuries it is a slip.
    """

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"type": "date", "min": FIRST_DAY.isoformat(), "max": LAST_DAY.isoformat()}
        kwargs.setdefault("widget", forms.DateInput(attrs=attrs, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"])
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        if day is not None and not FIRST_DAY <= day <= LAST_DAY:
            words = _("Give the year in full, between %(first)s and %(last)s.")
            years = {"first": FIRST_DAY.year, "last": LAST_DAY.year}
            raise ValidationError(words % years, code="year")
        return day


class TextArea(forms.CharField):
    """Several lines of plain text, up to 4000 characters."""

    def __init__(self, *, rows: int = 4, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        kwargs.setdefault("max_length", 4000)
        super().__init__(**kwargs)


class VersionedForm(forms.Form):
    """A form for a record that exists: carries the version that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ReasonForm(forms.Form):
    """For steps that need a reason and nothing else."""

    reason = TextArea(label=gettext_lazy("Reason"), rows=3)


def versioned(data: Mapping[str, Any]) -> dict[str, Any]:
    """A form's values as a service wants them: the version that was seen by its full name."""
    values = dict(data)
    values["expected_version"] = values.pop("version")
    return values


def offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Fill the choices of a form's field; an id outside them is refused at the field."""
    field = form.fields[name]
    if not isinstance(field, forms.ModelChoiceField):
        raise TypeError(f"{name} does not choose among records")
    field.queryset = rows
    if field.empty_label is not None:
        field.empty_label = NOTHING_CHOSEN


def form_page(
    request: ViewerRequest,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], T],
    success: Callable[[T], str],
    back_url: str,
    initial: Mapping[str, Any] | None = None,
    intro: Text = "",
    done: Text = "",
    facts: tuple[Fact, ...] = (),
    register_title: Text = "",
    register_url: str = "",
    template: str = "web/form.html",
    context: Mapping[str, Any] | None = None,
    only_show: bool = False,
) -> HttpResponse:
    """Show a form; when it is sent and valid, let `act` call one service and go to `success`.

    A repeated click finds the first result. A refusal stands at its field, nothing typed is lost.
    With `only_show` it is shown with `initial` even when sent, for a button that saves nothing.
    """
    standing = dict(initial or {})
    if request.method == "POST" and not only_show:
        bound = form(request.POST, request.FILES)
        url = _earlier(request) or _send(request, bound, act, success, standing, done)
        if url:
            return HttpResponseRedirect(url)
    else:
        bound = form(initial=standing)
    values = {"title": title, "intro": intro, "submit": submit, "facts": facts}
    ways = {"back_url": back_url, "register_title": register_title, "register_url": register_url}
    return _show(request, bound, {**values, **ways, **(context or {})}, template)


def _show(
    request: ViewerRequest, form: forms.Form, context: dict[str, Any], template: str
) -> HttpResponse:
    context |= {
        "form": form,
        "errors_summary": errors_summary(form),
        "multipart": form.is_multipart(),
        "once": uuid.uuid4(),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, template, context, status=status)


def _earlier(request: ViewerRequest) -> str:
    """The result of the same form sent before, told as such; "" if there is none."""
    url = once.result_of(request, once.key_of(request))
    if url:
        messages.info(request, _("This was saved already; nothing was done twice."))
    return url


def _is_valid(form: forms.Form) -> bool:
    """Whether the form may be acted on; an id longer than SQLite's numbers is no choice."""
    try:
        return form.is_valid()
    except OverflowError:
        form.add_error(None, _("What you chose is not offered here. Choose again."))
        return False


def _send(
    request: ViewerRequest,
    form: forms.Form,
    act: Callable[[dict[str, Any]], T],
    success: Callable[[T], str],
    standing: dict[str, Any],
    done: Text,
) -> str:
    """The address of the result, or "" with what is wrong put on the form."""
    if not _is_valid(form):
        return ""
    try:
        url = _once_or_again(request, form, lambda: success(act(dict(form.cleaned_data))))
    except NotAllowed:
        raise
    except once.SentAlready:
        url = _earlier(request)
        if not url:
            form.add_error(None, _("This form was sent by somebody else. Send it once more."))
        return url
    except (DomainError, ValidationError) as error:
        add_refusal(form, error)
        if isinstance(error, ChangedMeanwhile):
            show_what_stands(form, standing)
        return ""
    if done:
        messages.success(request, str(done))
    return url


def _once_or_again(request: ViewerRequest, form: forms.Form, run: Callable[[], str]) -> str:
    """Use the key up and act, in one transaction.

    If somebody else's row came in between the check and the save, the database refuses by its
    constraint; the second try meets that row in the check, which says so at the field.
    """
    for last in (False, True):
        try:
            with transaction.atomic():
                sent = once.claim(request, once.key_of(request))
                url = run()
                once.keep(sent, url)
                return url
        except IntegrityError:
            if last:
                raise
            for value in form.cleaned_data.values():
                if isinstance(value, File):
                    value.seek(0)
    raise AssertionError("the second try returns or raises")
