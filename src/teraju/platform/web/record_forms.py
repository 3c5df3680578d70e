"""Forms of a register: for something new in it, and for one thing that is done with a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponse
from django.urls import reverse

from teraju.platform.accounts import rights
from teraju.platform.exchange.registers import Register
from teraju.platform.organisation.models import Agency

from .forms import VersionedForm, form_page, versioned
from .kinds import Fact, Text
from .middleware import ViewerRequest

T = TypeVar("T")


def page_name(register: Register[Any]) -> str:
    """The address name of a register's page: its key with a stroke."""
    return register.key.replace(".", "_")


def agency_asked(request: ViewerRequest, right: str) -> Agency | None:
    """The agency named in the address among those where the viewer holds a right, or the first."""
    rows = rights.agencies_where(request.viewer, right)
    asked = id_asked(request, "agency")
    named = rows.filter(pk=asked).first() if asked else None
    return named or rows.first()


def id_asked(request: ViewerRequest, key: str) -> int | None:
    """The id of a record that an address asks for; None for what no table could hold."""
    asked = request.GET.get(key, "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else None


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
    """A form for something new in a register, of the agency that the address names."""
    rights.require_somewhere(request.viewer, right)
    url = reverse(page_name(register))
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=submit or title,
        act=act,
        success=success,
        back_url=url,
        initial={"agency": agency_asked(request, right), **(initial or {})},
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
    title: Text,
    submit: Text,
    done: Text,
    form: type[forms.Form] | Callable[..., forms.Form] = VersionedForm,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    facts: Sequence[Fact] = (),
    back: str = "",
    success: Callable[[T], str] | None = None,
    reads: Callable[[dict[str, Any]], dict[str, Any]] = dict,
    more: Mapping[str, Any] | None = None,
    holder: Any = None,
    template: str = "web/form.html",
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page.

    `act` is the service, `key` what it calls the record's id, `more` what else it is told; `reads`
    makes its values of the form's. `holder` is the record whose version stands for one that has
    none. Without facts of its own the form names the record.
    """
    rights.require(request.viewer, right, record)
    url = back or record.get_absolute_url()
    told = {key: record.pk, **(more or {})}
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=submit,
        act=lambda data: act(actor=request.viewer, **told, **versioned(reads(data))),
        success=success or (lambda _result: url),
        back_url=url,
        initial={"version": (holder or record).version, **(initial or {})},
        done=done,
        facts=tuple(facts) or (Fact(register.title, str(record), url=url),),
        template=template,
        register_title=register.title,
        register_url=reverse(page_name(register)),
    )
