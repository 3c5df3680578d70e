"""What the pages of this module share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.operations import selectors
from teraju.modules.operations.models import Assignment, NonconformingOutput, Output, Service
from teraju.modules.operations.rulebook import components, name_of
from teraju.platform.accounts import rights
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Fact, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")


# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {
    "Step": _("Step"),
    "Step name": _("Step"),
    "Office": _("Office"),
    "Role": _("Done by"),
    "Allotted value": _("Time allotted"),
    "Allotted unit": _("Counted in"),
    "Is check": _("Is a check of the result"),
    "Is release": _("Is the release"),
    "Question": _("Question"),
    "Answer": _("Kind of answer"),
    "Note": _("Note"),
    "Reason": _("Reason"),
    "Wish": _("What is to change"),
    "Asked by": _("Asked by"),
    "Accepted": _("can be met"),
    "Review": _("What follows from it"),
    "Orders": _("orders"),
    "First": _("First number"),
    "Last": _("Last number"),
    "Counter": pgettext_lazy("place", "Counter"),
    "Output": pgettext_lazy("case", "Order"),
    **{capfirst(one.code.replace("_", " ")): name_of(one) for one in components()},
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, with every fact named in the reader's language."""
    return renamed(timeline(target), TRAIL_LABELS)


def service_of(request: ViewerRequest, pk: int) -> Service:
    """The edition of a service if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(selectors.services(request.viewer), pk=pk)


def output_of(request: ViewerRequest, pk: int) -> Output:
    """The output if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(selectors.outputs(request.viewer), pk=pk)


def assignment_of(output: Output) -> Assignment | None:
    """The assignment that drives this order, if one does. Queries for that kind only."""
    if output.service.kind != "supervision":
        return None
    return Assignment.objects.filter(output=output).first()


def fault_of(request: ViewerRequest, pk: int) -> NonconformingOutput:
    """The nonconforming output if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(selectors.faults(request.viewer), pk=pk)


def keyed(act: Callable[..., T], actor: Any, key: str, pk: int) -> Callable[[dict[str, Any]], T]:
    """Call a service with what a versioned form holds."""

    def run(data: dict[str, Any]) -> T:
        version = data.pop("version")
        return act(actor=actor, **{key: pk}, expected_version=version, **data)

    return run


def record_form(
    request: ViewerRequest,
    record: Service | Output | NonconformingOutput,
    right: str,
    *,
    form: type[forms.Form] | partial[Any] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], T],
    done: Text,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    success: Callable[[T], str] | None = None,
) -> HttpResponse:
    """A form that does one thing with a record and leads back to its page.

    With an empty `right` the view has asked already.
    """
    if right:
        rights.require(request.viewer, right, record)
    back = record.get_absolute_url()
    label, register_title, url_name = _place(record)
    return form_page(
        request,
        form=form,
        title=title,
        submit=submit,
        act=act,
        success=success or (lambda _result: back),
        back_url=back,
        initial={"version": record.version, **(initial or {})},
        intro=intro,
        done=done,
        facts=(Fact(label, str(record)),),
        register_title=register_title,
        register_url=reverse(url_name),
    )


def _place(record: Service | Output | NonconformingOutput) -> tuple[Text, Text, str]:
    if isinstance(record, Service):
        return gettext("Service"), gettext("Service catalogue"), "operations_services"
    if isinstance(record, Output):
        return pgettext("case", "Order"), gettext("Register of outputs"), "operations_outputs"
    return gettext("Nonconforming output"), gettext("Nonconforming outputs"), "operations_faults"
