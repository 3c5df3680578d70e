"""Forms: plain Django forms, accepted once, with each refusal beside its field."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.kernel.errors import DomainError, NotAllowed

from .kinds import Fact, Text
from .middleware import ViewerRequest
from .models import SentForm

T = TypeVar("T")


class DateField(forms.DateField):
    """A day, by the browser's picker; where there is none, typed 2018-03-16 or 16/03/2018."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"])
        super().__init__(**kwargs)


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


def offer(form: forms.Form, name: str, rows: QuerySet[Any]) -> None:
    """Fill the choices of a form's field; an id outside them is refused at the field."""
    field = form.fields[name]
    if not isinstance(field, forms.ModelChoiceField):
        raise TypeError(f"{name} does not choose among records")
    field.queryset = rows


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
) -> HttpResponse:
    """Show a form; when it is sent and valid, let `act` call one service and go to `success`.

    A repeated click finds the first result. A refusal stands at its field, nothing typed is lost.
    """
    if request.method == "POST":
        bound = form(request.POST, request.FILES)
        key = _once_key(request)
        earlier = _sent_before(request, key)
        if earlier:
            return HttpResponseRedirect(earlier)
        if bound.is_valid():
            url = _run(request, bound, key, act, success)
            if url:
                if done:
                    messages.success(request, str(done))
                return HttpResponseRedirect(url)
    else:
        bound = form(initial=dict(initial or {}))
    context = {
        "form": bound,
        "title": title,
        "intro": intro,
        "submit": submit,
        "back_url": back_url,
        "facts": facts,
        "register_title": register_title,
        "register_url": register_url,
        "errors_summary": errors_summary(bound),
        "multipart": bound.is_multipart(),
        "once": uuid.uuid4(),
    }
    status = 422 if bound.is_bound else 200
    return render(request, "web/form.html", context, status=status)


def errors_summary(form: forms.Form) -> list[tuple[str, Text, str]]:
    """Every error once: the id of its field, the label and the sentence."""
    lines: list[tuple[str, Text, str]] = []
    for name, errors in form.errors.items():
        if name == NON_FIELD_ERRORS:
            lines += [("", "", str(error)) for error in errors]
        else:
            bound = form[name]
            lines += [(bound.auto_id, bound.label, str(error)) for error in errors]
    return lines


def add_refusal(form: forms.Form, error: DomainError | ValidationError) -> None:
    """Put a refusal of a service where the person can act on it."""
    if isinstance(error, DomainError):
        form.add_error(error.field if error.field in form.fields else None, str(error.message))
        return
    for name, texts in _by_field(error).items():
        form.add_error(name if name in form.fields else None, texts)


def _by_field(error: ValidationError) -> dict[str, list[str]]:
    if hasattr(error, "error_dict"):
        return {
            name: [text for one in errors for text in one.messages]
            for name, errors in error.error_dict.items()
        }
    return {NON_FIELD_ERRORS: error.messages}


def _run(
    request: ViewerRequest,
    form: forms.Form,
    key: uuid.UUID | None,
    act: Callable[[dict[str, Any]], T],
    success: Callable[[T], str],
) -> str:
    """The address of the result, or "" with the refusal put on the form."""
    try:
        with transaction.atomic():
            url = success(act(form.cleaned_data))
            if key:
                SentForm.objects.create(
                    key=key, user=request.user, result_url=url, sent_at=request.viewer.now
                )
            return url
    except NotAllowed:
        raise
    except (DomainError, ValidationError) as error:
        add_refusal(form, error)
    return ""


def _once_key(request: ViewerRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return None


def _sent_before(request: ViewerRequest, key: uuid.UUID | None) -> str:
    """The result of the same form sent earlier by the same person; "" if there was none."""
    if key is None or not request.user.is_authenticated:
        return ""
    sent = SentForm.objects.filter(key=key, user=request.user).first()
    if sent is None:
        return ""
    messages.info(request, _("This was saved already; nothing was done twice."))
    return sent.result_url
