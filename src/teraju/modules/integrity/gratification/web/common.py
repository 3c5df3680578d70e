"""What the reporter's pages share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.integrity.gratification import permissions
from teraju.modules.integrity.gratification.models import GiftReport
from teraju.modules.integrity.gratification.selectors import reading
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.web.forms import form_page, versioned
from teraju.platform.web.kinds import Action, Fact, Text
from teraju.platform.web.middleware import ViewerRequest

T = TypeVar("T")
FACTS, TABLE = "web/sections/facts.html", "web/sections/table.html"
REGISTER = (gettext_lazy("My gift reports"), "gratification_mine")


def own_report(request: ViewerRequest, pk: int) -> GiftReport:
    """One of the viewer's own reports; for everybody else it is not there."""
    return get_object_or_404(reading.own_reports(request.viewer), pk=pk)


def title_of(report: GiftReport) -> str:
    """What its reporter knows it by."""
    day = date_format(report.received_on)
    if report.is_feast:
        return f"{report.event_name} ({day})"
    if not report.giver_name:
        return _("Gift of %(day)s") % {"day": day}
    return _("%(giver)s, %(day)s") % {"giver": report.giver_name, "day": day}


def step(label: Text, name: str, report: GiftReport, icon: str) -> Action:
    return Action(label, reverse(name, args=[report.pk]), icon=icon)


def homes(viewer: Viewer) -> list[Agency]:
    """The agencies in which the viewer works, not those they reach from above. One query."""
    ids = {hat.agency_id for hat in viewer.hats if hat.agency_id and not hat.is_guest}
    rows = Agency.objects.filter(pk__in=ids, closed_on=None).select_related("government")
    return list(rows.order_by("name", "pk"))


def place_of(viewer: Viewer, agency: Agency | None, found: list[Agency]) -> dict[str, Any]:
    """Where a new report belongs: the agency chosen, the only one, or the government itself."""
    if agency or found:
        return {"agency": agency or found[0]}
    governments = rights.governments_where(viewer, permissions.REPORT)
    government: Government | None = governments.first()
    return {"agency": None, "government": government}


def record_form(
    request: ViewerRequest,
    report: GiftReport,
    *,
    form: type[forms.Form] | Callable[..., forms.Form],
    title: Text,
    submit: Text,
    act: Callable[..., T],
    done: Text,
    intro: Text = "",
    initial: Mapping[str, Any] | None = None,
    success: Callable[[T], str] | None = None,
    facts: tuple[Fact, ...] = (),
    back: str = "",
    **more: Any,
) -> HttpResponse:
    """A form that does one thing with an own report; `act` is its service without the actor."""
    url = back or report.get_absolute_url()
    return form_page(
        request,
        form=form,
        title=title,
        intro=intro,
        submit=submit,
        act=lambda data: act(actor=request.viewer, report_id=report.pk, **versioned(data)),
        success=success or (lambda _done: url),
        back_url=url,
        initial={"version": report.version, **(initial or {})},
        done=done,
        facts=facts,
        register_title=REGISTER[0],
        register_url=reverse(REGISTER[1]),
        **more,
    )
