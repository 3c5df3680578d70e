"""How other modules link to risks."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked, LinkKind

from .selectors.risks import risks

RISK_KIND = "risks.risk"


def find_risks(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    """The risks of these ids that the viewer may see. One query."""
    return {
        one.pk: Linked(
            kind=RISK_KIND,
            pk=one.pk,
            title=one.title,
            number=one.code,
            url=one.get_absolute_url(),
            state=one.get_state_display(),
        )
        for one in risks(viewer).filter(pk__in=pks)
    }


def choose_risks(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    """The risks of a government that are not closed. One query."""
    rows = risks(viewer).filter(government=government_id).exclude(state="closed")
    found = rows.order_by("agency__short_name", "code", "pk")
    return [(one.pk, f"{one.agency.short_name}: {one}") for one in found]


OFFER = LinkKind(RISK_KIND, _("Risk"), find_risks, choose_risks)
