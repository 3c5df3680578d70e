"""The numbers of nonconformities that stand on Kerja saya."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.improvement.domain.grades import Grade
from teraju.modules.improvement.models import Nonconformity
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Figure

READERS = frozenset(
    {
        Role.AGENCY_HEAD,
        Role.QUALITY_COORDINATOR,
        Role.COMPLIANCE_FUNCTION,
        Role.INTERNAL_AUDITOR,
        Role.REGIONAL_SECRETARY,
    }
)


def figures(viewer: Viewer) -> Sequence[Figure]:
    """Open nonconformities, with the major ones and what is overdue. One query."""
    if not any(hat.role in READERS for hat in viewer.hats):
        return []
    rows: Any = Nonconformity.objects.visible_to(viewer)
    counts = rows.aggregate(
        every=Count("pk"),
        open=Count("pk", filter=_open()),
        major=Count("pk", filter=_open() & Q(grade=Grade.MAJOR)),
        late=Count("pk", filter=_unfinished() & Q(due_on__lt=viewer.today)),
    )
    if not counts["every"]:
        return []
    words = {"major": counts["major"], "late": counts["late"]}
    return [
        Figure(
            _("Open nonconformities"),
            counts["open"],
            reverse("improvement_ageing" if counts["late"] else "improvement_nonconformities"),
            note=_("%(major)s of them major, %(late)s steps overdue") % words,
            tone="bad" if counts["major"] or counts["late"] else "act",
        )
    ]


def _unfinished() -> Q:
    return ~Q(state__in=["closed", "cancelled"])


def _open() -> Q:
    return _unfinished() & Q(closed_on=None)
