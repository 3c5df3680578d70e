"""How neighbours name a partner: the provider of a training, the cause of a nonconformity."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.api import Linked, LinkKind

from .models.partner_choices import PARTNER_KINDS, PartnerKind
from .selectors.partners import partners

PARTNER_KIND = "risks.partner"


def find(viewer: Viewer, pks: Collection[int]) -> Mapping[int, Linked]:
    """The partners of these ids that the viewer may see. One query."""
    return {
        one.pk: Linked(
            kind=PARTNER_KIND,
            pk=one.pk,
            title=one.name,
            number="",
            url=one.get_absolute_url(),
            state=PARTNER_KINDS[PartnerKind(one.kind)],
        )
        for one in partners(viewer).filter(pk__in=pks)
    }


def choose(viewer: Viewer, government_id: int) -> Sequence[tuple[int, str]]:
    rows = partners(viewer).filter(government=government_id, ended_on=None)
    found = rows.order_by("agency__short_name", "name", "pk")
    return [(one.pk, f"{one.agency.short_name}: {one.name}") for one in found]


PARTNER_LINK = LinkKind(PARTNER_KIND, _("Partner"), find, choose)
