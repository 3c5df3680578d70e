"""What the pages of this module share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.registers import Register
from teraju.platform.organisation.models import Agency
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Section, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")
TABLE, PICTURES = "web/sections/table.html", "satisfaction/pictures.html"

# What the trail tells that is no field of the record's own table.
TRAIL_LABELS = {
    "Reason": _("Reason"),
    "Number": _("Number"),
    "Sheet": _("Sheet"),
    "Answers": _("Answers"),
    "Mark": pgettext_lazy("answer", "Mark"),
    "Standing": _("Status"),
    "Question": _("Question"),
    "Comments": _("Comments"),
    "Actions": _("Actions"),
    "File": _("File"),
    "Content": _("Content"),
    "Nonconformity": pgettext_lazy("satisfaction", "Nonconformity"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    return renamed(timeline(target), TRAIL_LABELS)


def steps(
    viewer: Viewer, target: Any, wanted: Sequence[tuple[str, Text, str, str]]
) -> tuple[Action | None, list[Action]]:
    """The first step that the viewer may take as the one button, the others beside it."""
    made = [record_action(viewer, target, *one) for one in wanted]
    able = [one for one in made if not one.refusal]
    if able:
        return able[0], able[1:]
    return (made[0] if made else None), []


def table(
    title: Text,
    headers: Sequence[Text],
    rows: Sequence[Sequence[Any]],
    empty: Text,
    *,
    action: Action | None = None,
    side: bool = False,
) -> Section:
    """A plain table as a section of a record."""
    context = {"headers": headers, "rows": rows, "empty": empty}
    return Section(title, TABLE, context, action=action, side=side)


def add_form(
    request: ViewerRequest,
    right: str,
    register: Register[Any],
    *,
    form: Callable[..., forms.Form],
    title: Text,
    act: Callable[[dict[str, Any]], Any],
    done: Text,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A form for something new in a register."""
    rights.require_somewhere(request.viewer, right)
    url = reverse(address_of(register))
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=title,
        act=act,
        success=lambda record: str(record.get_absolute_url()),
        back_url=url,
        initial={"agency": agency_asked(request, right), **(initial or {})},
        done=done,
        register_title=register.title,
        register_url=url,
    )


def step_form(
    request: ViewerRequest,
    record: Any,
    right: str,
    register: Register[Any],
    act: Callable[..., T],
    *,
    key: str,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    done: Text,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    facts: Sequence[Fact] = (),
    success: Callable[[T], str] | None = None,
    reads: Callable[[dict[str, Any]], dict[str, Any]] = dict,
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page.

    `act` is the service, `key` what it calls the record's id; `reads` makes its values of the
    form's.
    """
    rights.require(request.viewer, right, record)
    url = record.get_absolute_url()
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=submit,
        act=lambda data: act(actor=request.viewer, **{key: record.pk}, **versioned(reads(data))),
        success=success or (lambda _result: url),
        back_url=url,
        initial={"version": record.version, **(initial or {})},
        done=done,
        facts=tuple(facts) or (Fact(register.title, str(record), url=url),),
        register_title=register.title,
        register_url=reverse(address_of(register)),
    )


def address_of(register: Register[Any]) -> str:
    """The address name of a register's page: its key with a stroke."""
    return register.key.replace(".", "_")


def agency_asked(request: ViewerRequest, right: str) -> Agency | None:
    """The agency named in the address among those where the viewer holds a right, or the first."""
    rows = rights.agencies_where(request.viewer, right)
    asked = request.GET.get("agency", "")
    is_id = asked.isascii() and asked.isdecimal() and len(asked) < 19
    named = rows.filter(pk=asked).first() if is_id else None
    return named or rows.first()
