"""The numbers of risks that stand on Kerja saya."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Figure

from .domain.levels import Kind
from .selectors import risks as selectors

READERS = frozenset(
    {
        Role.AGENCY_HEAD,
        Role.QUALITY_COORDINATOR,
        Role.COMPLIANCE_FUNCTION,
        Role.REGIONAL_SECRETARY,
    }
)


def figures(viewer: Viewer) -> Sequence[Figure]:
    """Risks above what the agency bears, and how many have a late treatment. One query."""
    if not any(hat.role in READERS for hat in viewer.hats):
        return []
    rows = selectors.risks(viewer).exclude(state="closed").exclude(kind=Kind.OPPORTUNITY)
    high = selectors.above_appetite(rows).order_by().values("pk")
    behind = selectors.late_treatments(rows, viewer.today).order_by().values("pk")
    numbers = rows.aggregate(
        total=Count("pk"),
        above=Count("pk", filter=Q(pk__in=high)),
        late=Count("pk", filter=Q(pk__in=behind)),
    )
    total, above, late = numbers["total"], numbers["above"], numbers["late"]
    if not total:
        return []
    return [
        Figure(
            _("Risks above the appetite"),
            above,
            f"{reverse('risks_risks')}?what=appetite",
            note=_("of %(total)s; %(late)s with an overdue treatment")
            % {"total": total, "late": late},
            tone="bad" if above else "act",
        )
    ]
