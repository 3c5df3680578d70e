"""What the pages of papers, places of tourism, checks and the showcase share."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.registers import Column, Filter, Register
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.actions import record_action
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Section, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")
form_methods = require_http_methods(["GET", "POST"])
TABLE = "web/sections/table.html"

# What the trail tells that is no field of the record's own table.
TRAIL_LABELS = {
    "Reason": _("Reason"),
    "Enterprise": _("Enterprise"),
    "Version number": pgettext_lazy("papers", "Version"),
    "By version": pgettext_lazy("papers", "By version"),
    "Answered": pgettext_lazy("papers", "Answered questions"),
    "Questions": pgettext_lazy("papers", "Questions"),
    "Place": pgettext_lazy("tourism", "Place"),
    "Ready": pgettext_lazy("readiness", "Ready"),
    "Product": _("Product"),
    "Photo": _("Photo"),
    "File": _("File"),
    "Content": _("Content"),
    "Added": pgettext_lazy("tourism", "Added"),
    "Changed": pgettext_lazy("tourism", "Changed"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    return renamed(timeline(target), TRAIL_LABELS)


def in_language(words: Mapping[str, str]) -> str:
    """What dated data says, in the reader's language."""
    return words["en" if (get_language() or "").startswith("en") else "id"]


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
    empty: Text = "",
    *,
    action: Action | None = None,
    side: bool = False,
) -> Section:
    """A plain table as a section of a record."""
    context = {"headers": headers, "rows": rows, "empty": empty}
    return Section(title, TABLE, context, action=action, side=side)


def agency_choices(viewer: Viewer) -> list[tuple[str, Any]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "short_name")
    return [(str(pk), name) for pk, name in rows]


AGENCY = Filter(
    key="agency",
    label=_("Agency"),
    choices=agency_choices,
    apply=lambda rows, value, viewer: rows.filter(agency=value),
)

AGENCY_COLUMN: Column[Any] = Column(
    key="agency_shown",
    label=_("Agency"),
    value=lambda one: one.agency.short_name,
    sort="agency__name",
    place="file",
)


def by_field(key: str, label: Any, words: Mapping[Any, Any], field: str = "") -> Filter:
    """A filter by a field with codes."""
    return Filter(
        key=key,
        label=label,
        choices=lambda viewer: list(words.items()),
        apply=lambda rows, value, viewer: rows.filter(**{field or key: value}),
    )


def add_form(
    request: ViewerRequest,
    right: str,
    register: Register[Any],
    *,
    form: Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], Any],
    done: Text,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    success: Callable[[Any], str] = lambda record: str(record.get_absolute_url()),
) -> HttpResponse:
    """A form for something new in a register."""
    rights.require_somewhere(request.viewer, right)
    url = reverse(address_of(register))
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=submit,
        act=act,
        success=success,
        back_url=url,
        initial=initial,
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
    success: Callable[[T], str] | None = None,
    reads: Callable[[dict[str, Any]], dict[str, Any]] = dict,
    template: str = "web/form.html",
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
        facts=(Fact(register.title, str(record), url=url),),
        template=template,
        register_title=register.title,
        register_url=reverse(address_of(register)),
    )


def address_of(register: Register[Any]) -> str:
    """The address name of a register's page: its key with a stroke."""
    return register.key.replace(".", "_")


def asked_for(request: ViewerRequest, key: str) -> int | None:
    """The id of a record that an address asks for."""
    asked = request.GET.get(key, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
