"""What the pages of papers, places of tourism, checks and the showcase share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.registers import Column, Register
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest

from .common import address_of, agency_filter

T = TypeVar("T")

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


AGENCY = agency_filter()

AGENCY_COLUMN: Column[Any] = Column(
    key="agency_shown",
    label=_("Agency"),
    value=lambda one: one.agency.short_name,
    sort="agency__name",
    place="file",
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


def asked_for(request: ViewerRequest, key: str) -> int | None:
    """The id of a record that an address asks for."""
    asked = request.GET.get(key, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None
