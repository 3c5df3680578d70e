"""What the pages of this module share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")
TABLE, TEXT = "web/sections/table.html", "web/sections/text.html"
FACTS, PICTURE = "web/sections/facts.html", "improvement/picture.html"
TIMELINE = "web/sections/timeline.html"

# What the trail tells that is no field of the record's own table.
TRAIL_LABELS = {
    "Containment": _("Containment"),
    "Correction": pgettext_lazy("nonconformity", "Correction"),
    "Decision reason": _("Reason of the decision"),
    "Root cause": _("Root cause"),
    "Causes": _("Causes"),
    "Similar found": _("Similar cases found"),
    "Note": _("Note"),
    "Action": _("Action"),
    "Due on": _("Due"),
    "Effect due": _("Effect checked from"),
    "Effect note": _("What was seen"),
    "Reason": _("Reason"),
    "Result": _("Result"),
    "Verification": _("How it was verified"),
    "Number": _("Number"),
    "Owner office": _("Owner"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    return renamed(timeline(target), TRAIL_LABELS)


def require_somewhere(viewer: Viewer, right: str) -> None:
    """For a form whose place is chosen in it: the right must be held at one place at least."""
    if not rights.allowed_somewhere(viewer, right):
        raise NotAllowed(rights.reason(right))


def agency_choices(viewer: Viewer) -> list[tuple[str, Text]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


def versioned(data: Mapping[str, Any]) -> dict[str, Any]:
    """The form's values as a service wants them: the version by its full name."""
    values = dict(data)
    values["expected_version"] = values.pop("version")
    return values


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
    back: str = "",
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page.

    `act` is its service without the actor; who may not is refused before the form is shown.
    """
    url = back or record.get_absolute_url()
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
