"""The number of reviews' decisions that wait, with the twelve months before it."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.audits import review_rights
from teraju.modules.audits.selectors import reviews as selectors
from teraju.modules.audits.services.review_actions import open_on
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Figure

from .figures import trend_days


def figures(viewer: Viewer) -> Sequence[Figure]:
    """Decisions of reviews that are not carried out yet. Two queries; none for who reviews not."""
    asked = {*review_rights.WRITE.values(), *review_rights.APPROVE.values()}
    if viewer.is_guest or not any(rights.allowed_somewhere(viewer, right) for right in asked):
        return []
    days = trend_days(viewer.today)
    rows = selectors.decisions(viewer).filter(ordered_on__isnull=False).order_by()
    ids = list(rows.values_list("pk", flat=True))
    counts = open_on(ids, days)
    return [
        Figure(
            _("Open decisions of reviews"),
            counts[-1],
            f"{reverse('audits_review_decisions')}?stage=ordered",
            note=_("ordered, not carried out and verified yet"),
            trend=counts,
        )
    ]
