"""Records of modules below that a nonconformity may be reported from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from teraju.modules.operations.api import NonconformingOutput
from teraju.platform.accounts.scope import Viewer

from .domain.grades import Source

OUTPUT_KIND = "operations.nonconforming_output"


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
