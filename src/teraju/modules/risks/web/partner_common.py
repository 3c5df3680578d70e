"""What the pages on partners share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.registers import Filter
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")

# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {
    "Agency": gettext_lazy("Agency"),
    "Partner": gettext_lazy("Partner"),
    "Reason": gettext_lazy("Reason"),
    "Question": gettext_lazy("Question"),
    "Condition": pgettext_lazy("due diligence", "Condition"),
    "Control": gettext_lazy("Control"),
    "Controls": gettext_lazy("Controls"),
    "Basis": gettext_lazy("What was looked at"),
    "Asked": gettext_lazy("What was asked of it"),
    "Asked by": gettext_lazy("To be done by"),
    "Answer": gettext_lazy("How it stands"),
    "Evidence": gettext_lazy("What shows it"),
    "Action": gettext_lazy("Action"),
    "Office": pgettext_lazy("control", "Who sees to it"),
    "Due on": gettext_lazy("By"),
    "Done on": gettext_lazy("Done on"),
    "Done note": gettext_lazy("What was done"),
}


def history_of(target: Model, bare: Collection[str] = ()) -> list[TimelineEntry]:
    """What happened to a record, with every fact named in the reader's language."""
    return renamed(timeline(target, bare=bare), TRAIL_LABELS)


def first_of(
    viewer: Viewer, target: Any, steps: Sequence[tuple[str, Text, str, str]]
) -> tuple[Action | None, list[Action]]:
    """The first step as the one button, the others that the viewer may take beside it.

    Whoever may not take the first sees why; a step that one may take comes before it.
    """
    made = [record_action(viewer, target, *one) for one in steps]
    able = [one for one in made if not one.refusal]
    if able:
        return able[0], able[1:]
    return (made[0] if made else None), []


def record_form(
    request: ViewerRequest,
    record: Any,
    right: str,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], T],
    done: Text,
    register: tuple[Text, str],
    facts: Sequence[Fact],
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    back: str = "",
    success: Callable[[T], str] | None = None,
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page."""
    rights.require(request.viewer, right, record)
    url = back or record.get_absolute_url()
    return form_page(
        request,
        form=form,
        title=title,
        submit=submit,
        act=act,
        success=success or (lambda _result: url),
        back_url=url,
        initial={"version": record.version, **(initial or {})},
        intro=intro,
        done=done,
        facts=tuple(facts),
        register_title=register[0],
        register_url=reverse(register[1]),
    )


def unversioned(data: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a form for something new that hangs on the record."""
    return {name: value for name, value in data.items() if name != "version"}


def agency_filter() -> Filter:
    return Filter(
        key="agency",
        label=gettext_lazy("Agency"),
        choices=lambda viewer: [
            (str(pk), name)
            for pk, name in agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
        ],
        apply=lambda rows, value, viewer: rows.filter(agency=value),
    )
