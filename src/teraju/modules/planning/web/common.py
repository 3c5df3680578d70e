"""What the pages of this module share."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from teraju.modules.planning.domain.approval import Status as State
from teraju.modules.planning.models.common import STATUSES
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.selectors import agencies
from teraju.platform.web.kinds import Status, Text, Tone
from teraju.platform.web.middleware import ViewerRequest

TABLE = "web/sections/table.html"
TEXT = "web/sections/text.html"
PICTURE = "planning/picture.html"

TONES: dict[str, Tone] = {
    State.DRAFT: "none",
    State.SUBMITTED: "warn",
    State.APPROVED: "good",
    State.SUPERSEDED: "none",
    State.DISCARDED: "none",
}


def approval_status(record: Any) -> Status:
    """Where a text stands on its way to approval."""
    return Status(TONES[record.status], STATUSES[State(record.status)])


def found(request: ViewerRequest, rows: QuerySet[Any], pk: int, right: str) -> Any:
    """The record, if the viewer sees it (else 404) and holds the right (else 403)."""
    record = get_object_or_404(rows.select_related("agency", "government"), pk=pk)
    rights.require(request.viewer, right, record)
    return record


def agency_choices(viewer: Viewer) -> list[tuple[str, Text]]:
    rows = agencies(viewer).order_by("name", "pk").values_list("pk", "name")
    return [(str(pk), name) for pk, name in rows]
