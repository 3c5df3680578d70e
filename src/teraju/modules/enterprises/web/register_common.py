"""What the pages of the register of enterprises share."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.domain.catalogue import commodities
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.registers import Register
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Text
from teraju.platform.web.middleware import ViewerRequest

from .common import address_of, rupiah_told
from .register_words import in_language

SHOWN = 25
# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {
    "Year": _("Year"),
    "Capital": _("Capital"),
    "Sales": _("Sales of the year"),
    "Jobs": _("People at work"),
    "Markets": _("Where it sells"),
    "Source": _("Source"),
    "On": _("Day"),
    "Reference": _("Letter or number"),
    "Note": _("Note"),
}
# How amounts among them are written.
TRAIL_WORDS = {"Capital": rupiah_told, "Sales": rupiah_told}


def history_of(target: Model, bare: Collection[str] = ()) -> list[TimelineEntry]:
    """What happened to a record, with every fact named in the reader's language."""
    kinds = {one.code: in_language(one.name) for one in commodities()}
    return renamed(
        timeline(target, bare=bare), TRAIL_LABELS, {**TRAIL_WORDS, "Kind of product": kinds}
    )


def added_action(viewer: Viewer, target: Any, right: str, label: Text, url: str) -> Action | None:
    """A button of a section, for whoever may use it."""
    return Action(label, url, icon="plus") if rights.allowed(viewer, right, target) else None


def filled(facts: Sequence[Fact]) -> list[Fact]:
    """Without what is not known: on these pages that takes room only."""
    return [fact for fact in facts if fact.value not in (None, "", [])]


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
    agency = rights.agencies_where(request.viewer, right).first()
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=title,
        act=act,
        success=lambda record: str(record.get_absolute_url()),
        back_url=url,
        initial={"agency": agency, **(initial or {})},
        done=done,
        register_title=register.title,
        register_url=url,
    )


def step_form(
    request: ViewerRequest,
    record: Any,
    right: str,
    register: Register[Any],
    act: Callable[..., Any],
    *,
    key: str,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    done: Text,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    facts: Sequence[Fact] = (),
    success: Callable[[Any], str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page.

    `act` is the service, `key` what it calls the record's id, `more` what the form does not ask.
    A product has no version of its own: that of its enterprise stands for it.
    """
    rights.require(request.viewer, right, record)
    url = record.get_absolute_url()
    holder = getattr(record, "enterprise", record)
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=submit,
        act=lambda data: act(
            actor=request.viewer, **{key: record.pk}, **(more or {}), **versioned(data)
        ),
        success=success or (lambda _result: url),
        back_url=url,
        initial={"version": holder.version, **(initial or {})},
        done=done,
        facts=tuple(facts),
        register_title=register.title,
        register_url=reverse(address_of(register)),
    )
