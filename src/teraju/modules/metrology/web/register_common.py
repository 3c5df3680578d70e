"""What the pages of the registers share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

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
TABLE = "web/sections/table.html"
SHOWN = 25
# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {"Reason": _("Reason")}


def history_of(target: Model, bare: Collection[str] = ()) -> list[TimelineEntry]:
    """What happened to a record, with every fact named in the reader's language."""
    return renamed(timeline(target, bare=bare), TRAIL_LABELS)


def steps(
    viewer: Viewer, target: Any, wanted: Sequence[tuple[str, Text, str, str]]
) -> tuple[Action | None, list[Action]]:
    """The first step that the viewer may take as the one button, the others beside it.

    Whoever may take none sees the first, and who may.
    """
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
) -> Section:
    """A plain table as a section of a record."""
    return Section(title, TABLE, {"headers": headers, "rows": rows, "empty": empty}, action=action)


def added_action(viewer: Viewer, target: Any, right: str, label: Text, url: str) -> Action | None:
    """A button of a section, for whoever may use it."""
    return Action(label, url, icon="plus") if rights.allowed(viewer, right, target) else None


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
    submit: Text = "",
    initial: Mapping[str, Any] | None = None,
    success: Callable[[Any], str] = lambda record: str(record.get_absolute_url()),
    facts: Sequence[Fact] = (),
) -> HttpResponse:
    """A form for something new in a register."""
    rights.require_somewhere(request.viewer, right)
    url = reverse(register_address(register))
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=submit or title,
        act=act,
        success=success,
        back_url=url,
        initial={"agency": _unit(request, right), **(initial or {})},
        done=done,
        facts=tuple(facts),
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
        facts=tuple(facts),
        register_title=register.title,
        register_url=reverse(register_address(register)),
    )


def register_address(register: Register[Any]) -> str:
    """The address name of a register's page: its key with a stroke."""
    return register.key.replace(".", "_")


def _unit(request: ViewerRequest, right: str) -> Agency | None:
    return rights.agencies_where(request.viewer, right).first()
