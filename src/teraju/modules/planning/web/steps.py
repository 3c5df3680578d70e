"""One form that does one thing with a record and leads back to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest


def step_page(
    request: ViewerRequest,
    record: Any,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[..., Any],
    done: Text,
    register: tuple[Text, str],
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    facts: tuple[Fact, ...] = (),
    success: Callable[[Any], str] | None = None,
    back_url: str = "",
) -> HttpResponse:
    """Show a step of a record; `act` is its service without the actor, given the form's values."""
    back = back_url or record.get_absolute_url()

    def run(data: dict[str, Any]) -> Any:
        values = versioned(data) if "version" in data else data
        return act(actor=request.viewer, **values)

    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=submit,
        act=run,
        success=success or (lambda _done: back),
        back_url=back,
        initial={"version": record.version, **(initial or {})},
        done=done,
        facts=facts or (Fact(register[0], str(record)),),
        register_title=register[0],
        register_url=reverse(register[1]),
    )
