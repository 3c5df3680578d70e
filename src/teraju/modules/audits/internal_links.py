"""How other records link to findings of internal audits."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked

from .models import AuditFinding, Grade
from .selectors.follow_up import SUBJECT


def find_findings(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    """The findings of these ids that the viewer may see. One query."""
    rows = AuditFinding.objects.visible_to(viewer).filter(pk__in=pks).select_related("audit")
    return {
        one.pk: Linked(
            kind=SUBJECT,
            pk=one.pk,
            title=one.statement,
            number=f"{one.audit.number} {one.number}",
            url=one.get_absolute_url(),
            state=Grade(one.grade).label,
        )
        for one in rows
    }


def choose_findings(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    """The findings of a government that the viewer may see. One query."""
    rows = AuditFinding.objects.visible_to(viewer).filter(
        government=government_id, withdrawn_on=None
    )
    rows = rows.select_related("audit").order_by("-found_on", "number", "pk")
    return [(one.pk, f"{one.audit.number} {one}") for one in rows]
