"""What the pages of this module share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Text
from teraju.platform.web.middleware import ViewerRequest

TEXT = "web/sections/text.html"
FACTS = "web/sections/facts.html"
PICTURE = "risks/picture.html"


def found(request: ViewerRequest, rows: QuerySet[Any], pk: int, right: str) -> Any:
    """The record, if the viewer sees it (else 404) and holds the right (else 403)."""
    record = get_object_or_404(rows, pk=pk)
    rights.require(request.viewer, right, record)
    return record


def action(
    request: ViewerRequest, right: str, target: Any, label: Text, name: str, icon: str = ""
) -> Action:
    """A button of a record page, or why the viewer may not use it."""
    refusal = str(rights.refusal(request.viewer, right, target))
    return Action(label, reverse(name, args=[target.pk]), refusal, icon)


def require_somewhere(viewer: Viewer, right: str) -> None:
    """For a form whose place is chosen in it: the right must be held at one place at least."""
    if not rights.allowed_somewhere(viewer, right):
        raise NotAllowed(rights.reason(right))


def agency_choices(viewer: Viewer) -> list[tuple[str, Text]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]


def chosen_agency(request: ViewerRequest, right: str) -> Agency | None:
    """The agency that the address names, or the only one; None where there is a choice."""
    offered = rights.agencies_where(request.viewer, right)
    asked = request.GET.get("agency", "")
    if asked.isascii() and asked.isdecimal():
        return offered.filter(pk=asked[:18]).first()
    few = list(offered[:2])
    return few[0] if len(few) == 1 else None


class AgencyForm(forms.Form):
    """Which agency a new record belongs to."""

    def __init__(self, *args: Any, viewer: Viewer, right: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agency"] = forms.ModelChoiceField(
            rights.agencies_where(viewer, right), label=_("Agency"), empty_label=None
        )


def agency_page(
    request: ViewerRequest, right: str, title: str, name: str, register: tuple[Text, str]
) -> HttpResponse:
    """Ask for the agency first: what can be chosen in the form lies in it."""
    extra = request.GET.get("kind", "")
    return form_page(
        request,
        form=partial(AgencyForm, viewer=request.viewer, right=right),
        title=title,
        submit=_("Go on"),
        act=lambda data: data["agency"],
        success=lambda agency: (
            f"{reverse(name)}?agency={agency.pk}" + (f"&kind={extra}" if extra.isalpha() else "")
        ),
        back_url=reverse(register[1]),
        register_title=register[0],
        register_url=reverse(register[1]),
    )


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
) -> HttpResponse:
    """Show a step of a record; `act` is its service without the actor, given the form's values."""
    back = record.get_absolute_url()

    def run(data: dict[str, Any]) -> Any:
        values = dict(data)
        if "version" in values:
            values["expected_version"] = values.pop("version")
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
        facts=facts or (Fact(register[0], str(record), url=back),),
        register_title=register[0],
        register_url=reverse(register[1]),
    )
