"""What the pages of this module share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")
TABLE, TEXT = "web/sections/table.html", "web/sections/text.html"

# What the trail tells that is no field of the record's own table.
TRAIL_LABELS = {
    "People": _("People asked"),
    "Missing": _("Have not declared"),
    "Reason": _("Reason"),
    "Number": _("Number"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    return renamed(timeline(target), TRAIL_LABELS)


def allow(refusal: object) -> None:
    """Tell who may, instead of showing a form that would be refused."""
    if refusal:
        raise NotAllowed(refusal)


def agency_choices(viewer: Viewer) -> list[tuple[str, Text]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


def record_form(
    request: ViewerRequest,
    record: Any,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[..., T],
    done: Text,
    register: tuple[Text, str],
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    success: Callable[[T], str] | None = None,
    facts: tuple[Fact, ...] = (),
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page."""
    url = record.get_absolute_url()
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=submit,
        act=lambda data: act(actor=request.viewer, **versioned(data)),
        success=success or (lambda _done: url),
        back_url=url,
        initial={"version": record.version, **(initial or {})},
        done=done,
        facts=facts or (Fact(register[0], str(record), url=url),),
        register_title=register[0],
        register_url=reverse(register[1]),
    )
