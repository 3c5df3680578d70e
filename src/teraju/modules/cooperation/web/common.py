"""What the pages of this module share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from teraju.modules.cooperation import permissions, selectors
from teraju.modules.cooperation.models import Agreement, Programme
from teraju.platform.accounts import rights
from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.web.forms import form_page
from teraju.platform.web.kinds import Action, Fact, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")

# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {
    "Editions": _("Standards named"),
    "Standards": _("Standards"),
    "Party": _("Party"),
    "Partner": _("Kind of party"),
    "Order": _("Order"),
    "Legal capacity": _("Legal capacity"),
    "Signatory office": _("Office that signs"),
    "Power of attorney": _("Power of attorney"),
    "Legal basis": _("Legal basis"),
    "Task": _("Task"),
    "Owner agency": _("Agency that does it"),
    "Owner office": _("Office that does it"),
    "Due": _("Due"),
    "Budget source": _("Budget source"),
    "State": _("State"),
    "Done on": _("Done on"),
    "Note": _("Note"),
    "Reason": _("Reason"),
    "Output": _("Output"),
    "Year": _("Year"),
    "Result": _("Result"),
    "Step": _("Step"),
    "Planned on": _("Planned on"),
    "Reached on": _("Reached on"),
    "Linked": _("Linked record"),
}


def agreement_of(request: ViewerRequest, pk: int) -> Agreement:
    """The agreement if the viewer sees it; else a stranger's 404."""
    rows = selectors.agreements(request.viewer).select_related("parent", "renewal_of")
    return get_object_or_404(rows, pk=pk)


def programme_of(request: ViewerRequest, pk: int) -> Programme:
    """The programme if the viewer sees it; else a stranger's 404."""
    return get_object_or_404(selectors.programmes(request.viewer), pk=pk)


def may(request: ViewerRequest, agreement: Agreement, verb: str) -> bool:
    return rights.allowed(request.viewer, permissions.right_for(verb, agreement), agreement)


def link(
    request: ViewerRequest,
    agreement: Agreement,
    verb: str,
    label: Text,
    url_name: str,
    icon: str = "",
) -> Action:
    """A way to do something with an agreement, or the reason why this viewer may not."""
    right = permissions.right_for(verb, agreement)
    refusal = str(rights.refusal(request.viewer, right, agreement))
    return Action(label, reverse(url_name, args=[agreement.pk]), refusal=refusal, icon=icon)


def agreement_form(
    request: ViewerRequest,
    agreement: Agreement,
    verb: str,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[[dict[str, Any]], T],
    done: Text,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    success: Callable[[T], str] | None = None,
) -> HttpResponse:
    """A form that does one thing with an agreement and leads back to its page."""
    right = permissions.right_for(verb, agreement)
    rights.require(request.viewer, right, agreement)
    back = agreement.get_absolute_url()
    return form_page(
        request,
        form=form,
        title=title,
        submit=submit,
        act=act,
        success=success or (lambda _result: back),
        back_url=back,
        initial={"version": agreement.version, **(initial or {})},
        intro=intro,
        done=done,
        facts=(Fact(gettext("Agreement"), agreement.title),),
        register_title=gettext("Agreements"),
        register_url=reverse("cooperation_agreements"),
    )


def history_of(target: Agreement | Programme) -> list[TimelineEntry]:
    """What happened to a record, with every fact named in the reader's language."""
    return renamed(timeline(target), TRAIL_LABELS)
