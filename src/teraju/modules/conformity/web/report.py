"""Issuing the signed report of an agency's readiness."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.conformity import permissions
from teraju.modules.conformity.policy import first_day
from teraju.modules.conformity.selectors import Readiness, editions_of
from teraju.modules.conformity.services.reports import issue_report
from teraju.modules.standards.api import Edition, editions_in_force, editions_with_requirements
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import Drawing
from teraju.platform.web.charts.picture import PAPER
from teraju.platform.web.charts.wheel import wheel_picture
from teraju.platform.web.forms import DateField, form_page, offer
from teraju.platform.web.kinds import Fact
from teraju.platform.web.middleware import ViewerRequest

from .common_readiness import agency_for, day_asked
from .pictures import rings


class ReportForm(forms.Form):
    editions = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Standards"),
        queryset=Edition.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("Choose among the standards in force on that day."),
        },
    )
    on = DateField(
        label=gettext_lazy("As of"),
        help_text=gettext_lazy("The report tells how it stood on this day; not later than today."),
    )

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "editions", _offered(viewer, self._day(viewer.today)))

    def _day(self, today: date) -> date:
        """The day that was typed, if readiness can be told for it, else today."""
        try:
            typed: date = self.fields["on"].clean(self["on"].value())
        except forms.ValidationError:
            return today
        return typed if first_day() <= typed <= today else today


def _offered(viewer: Viewer, on: date) -> QuerySet[Edition]:
    """What one can be assessed against on a day."""
    assessable = editions_with_requirements(viewer).order_by().values("pk")
    return editions_in_force(viewer, on).filter(pk__in=assessable)


def readiness_report(request: ViewerRequest, pk: int) -> HttpResponse:
    agency, asked = agency_for(request, pk), day_asked(request)
    rights.require(request.viewer, permissions.REPORT_ISSUE, agency)
    back = reverse("readiness_agency", args=[pk])
    return form_page(
        request,
        form=partial(ReportForm, viewer=request.viewer),
        title=_("Issue the report"),
        intro=_(
            "A numbered and signed PDF of the self-assessment: the wheel, the counts, and every "
            "requirement that is open with its reason, next step and owner. It is never public."
        ),
        submit=_("Issue the report"),
        act=lambda data: issue_report(
            actor=request.viewer,
            agency=agency,
            draw=partial(drawing, list(data["editions"])),
            **data,
        ),
        success=lambda paper: reverse("paper", args=[paper.pk]),
        back_url=back,
        initial={"editions": _chosen(request, pk), "on": asked.on},
        done=_("The report is issued."),
        facts=(Fact(_("Agency"), agency.name, url=back),),
        register_title=_("Readiness (self-assessment)"),
        register_url=reverse("readiness"),
    )


def _chosen(request: ViewerRequest, pk: int) -> list[int]:
    """The edition in the address, else all that the agency is assessed against."""
    asked = request.GET.get("edition", "")
    if asked.isascii() and asked.isdecimal():
        return [int(asked[:18])]
    return sorted(editions_of([pk], request.viewer.today)[pk])


def drawing(chosen: Sequence[Edition], ready: Sequence[Readiness]) -> Drawing:
    """The wheel in the colours of papers, and in words for who does not see it."""
    editions = {one.pk: one for one in chosen}
    title = _("Readiness (self-assessment)")
    open_count = sum(one.counts.open for one in ready)
    picture = wheel_picture(title, rings(ready, editions), open_count, PAPER)
    return Drawing(picture.across, f"{picture.title}. {picture.description}", picture.note)
