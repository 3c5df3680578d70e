"""The two kinds of form that most records have: a new one, and a change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.planning.web.forms.common import OfAgencyForm
from teraju.platform.accounts import rights
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest


def add_page(
    request: ViewerRequest,
    *,
    form: type[OfAgencyForm],
    service: Callable[..., Any],
    title: Text,
    register: tuple[Text, str],
    intro: Text = "",
    done: Text = "",
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """The form of a new record; it leads to the record."""
    rights.require_somewhere(request.viewer, form.right)
    label, name = register
    first = rights.agencies_where(request.viewer, form.right).first()
    return form_page(
        request,
        form=partial(form, viewer=request.viewer),
        title=title,
        intro=intro,
        submit=title,
        act=lambda data: service(actor=request.viewer, **data),
        success=lambda record: record.get_absolute_url(),
        back_url=reverse(name),
        initial={"agency": first, **(initial or {})},
        done=done or _("Saved."),
        register_title=label,
        register_url=reverse(name),
    )


def change_page(
    request: ViewerRequest,
    record: Any,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    act: Callable[[dict[str, Any]], Any],
    fields: Sequence[str],
    register: tuple[Text, str],
    title: Text = "",
    submit: Text = "",
    intro: Text = "",
    done: Text = "",
    initial: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """A form on a record that exists; it leads back to it."""
    label, name = register
    back = record.get_absolute_url()
    values = {field: getattr(record, field) for field in fields} | {"version": record.version}
    return form_page(
        request,
        form=form,
        title=title or _("Change %s") % record,
        intro=intro,
        facts=(Fact(_("Record"), str(record), url=back),),
        submit=submit or _("Save"),
        act=act,
        success=lambda result: back,
        back_url=back,
        initial=values | dict(initial or {}),
        done=done or _("Saved."),
        register_title=label,
        register_url=reverse(name),
    )


def of_record(form: Callable[..., forms.Form], request: ViewerRequest, record: Any) -> Any:
    """A form that knows its record and who looks."""
    return partial(form, viewer=request.viewer, record=record)


def calls(service: Callable[..., Any], request: ViewerRequest, **named: Any) -> Any:
    """The service with the form's values, the version by its full name."""
    return lambda data: service(actor=request.viewer, **named, **versioned(data))


def removal_page(
    request: ViewerRequest, record: Any, *, what: object, act: Any, register: tuple[Text, str]
) -> HttpResponse:
    """Ask once more before a line of a draft goes."""
    back = record.get_absolute_url()
    return form_page(
        request,
        form=forms.Form,
        title=_("Remove"),
        facts=(Fact(_("Record"), str(record), url=back), Fact(_("Line"), str(what))),
        submit=_("Remove"),
        act=lambda data: act(),
        success=lambda result: back,
        back_url=back,
        done=_("Removed."),
        register_title=register[0],
        register_url=reverse(register[1]),
    )
