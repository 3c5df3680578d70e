"""Records of modules below that a nonconformity may be reported from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.operations.api import NonconformingOutput
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked
from teraju.platform.links.followups import FollowUp

from . import permissions
from .domain.grades import Source
from .models import Nonconformity

OUTPUT_KIND = "operations.nonconforming_output"


def of_output(viewer: Viewer, pk: int) -> FollowUp | None:
    """The nonconformity that came of an output, or the way to report one. One query."""
    known = Nonconformity.objects.visible_to(viewer).filter(subject_kind=OUTPUT_KIND, subject_pk=pk)
    one = known.order_by("pk").first()
    if one is not None:
        return FollowUp(_("Open its nonconformity"), one.get_absolute_url(), "triangle-alert")
    if not rights.allowed_somewhere(viewer, permissions.REPORT):
        return None
    url = f"{reverse('improvement_report')}?subject={OUTPUT_KIND}:{pk}"
    return FollowUp(_("Report as a nonconformity"), url, "triangle-alert")


def find_output(viewer: Viewer, pk: int) -> Linked | None:
    """The output of a nonconformity, if the viewer sees it. One query."""
    fault = NonconformingOutput.objects.visible_to(viewer).filter(pk=pk).first()
    if fault is None:
        return None
    return Linked(
        kind=OUTPUT_KIND,
        pk=fault.pk,
        title=fault.what,
        number=fault.number,
        url=fault.get_absolute_url(),
        state=fault.get_state_display(),
    )


@dataclass(frozen=True)
class Subject:
    """A record that a report comes from, and what it says already."""

    kind: str
    pk: int
    words: str
    url: str
    agency_id: int
    source: str
    description: str
    found_on: date


def subject_named(viewer: Viewer, name: str) -> Subject | None:
    """The record that an address names as kind:id, if the viewer sees it. One query at most."""
    kind, _colon, pk = name.partition(":")
    if kind != OUTPUT_KIND or not pk.isdecimal():
        return None
    fault = NonconformingOutput.objects.visible_to(viewer).filter(pk=pk).first()
    if fault is None:
        return None
    return Subject(
        kind=OUTPUT_KIND,
        pk=fault.pk,
        words=f"{fault.number} {fault.what}",
        url=fault.get_absolute_url(),
        agency_id=fault.agency_id,
        source=Source.OUTPUT,
        description=fault.what,
        found_on=fault.found_on,
    )
