"""Issuing the report of a nonconformity as a paper."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.improvement import permissions, services
from teraju.modules.improvement.models import Nonconformity
from teraju.modules.improvement.selectors import reading
from teraju.modules.improvement.web.common import record_form
from teraju.modules.improvement.web.sections import cause_pictures
from teraju.platform.accounts import rights
from teraju.platform.papers.api import Drawing, Paper
from teraju.platform.web.charts.picture import PAPER
from teraju.platform.web.forms import VersionedForm, form_methods
from teraju.platform.web.middleware import ViewerRequest

from .records import REGISTER


@form_methods
def issue(request: ViewerRequest, pk: int) -> HttpResponse:
    rows = reading.whole(reading.nonconformities(request.viewer))
    one = get_object_or_404(rows, pk=pk)
    rights.require(request.viewer, permissions.ISSUE, one)

    def act(**values: Any) -> Paper:
        return services.issue_report(nonconformity_id=pk, pictures=drawings(one), **values)

    return record_form(
        request,
        one,
        form=VersionedForm,
        title=_("Issue the nonconformity report"),
        intro=_("A signed PDF of the report and its handling, as they stand today."),
        submit=_("Issue"),
        act=act,
        success=lambda paper: reverse("paper", args=[paper.pk]),
        done=_("The paper is issued."),
        register=REGISTER,
    )


def drawings(one: Nonconformity) -> list[Drawing | None]:
    """The pictures of the last round with the colours of papers; the same as on the page."""
    current = list(one.rounds.all())[-1]
    return [
        Drawing(svg=picture.across, alt=picture.description, caption=picture.title)
        if picture.across
        else None
        for picture in cause_pictures(one, current, PAPER)
    ]
