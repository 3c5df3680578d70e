"""What coaching shows on the pages of an enterprise and of a product."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from teraju.modules.enterprises.models import Coaching, Enterprise, Product
from teraju.modules.enterprises.selectors import coaching as reading
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Link, Section
from teraju.platform.web.record_parts import table

from .coaching_statuses import coaching_status, stage_word


def on_enterprise(viewer: Viewer, enterprise: Enterprise) -> Section | None:
    """The coachings of all its products."""
    return _section(reading.coachings(viewer).filter(product__enterprise=enterprise.pk))


def on_product(viewer: Viewer, product: Product) -> Section | None:
    """The coachings of a product."""
    return _section(reading.coachings(viewer).filter(product=product.pk))


def _section(found: Iterable[Coaching]) -> Section | None:
    rows = [
        [
            [Link(one.product.name, one.get_absolute_url()), str(one.programme)],
            [one.get_road_display(), stage_word(one)],
            coaching_status(one),
        ]
        for one in sorted(found, key=lambda one: (one.began_on, one.pk), reverse=True)
    ]
    if not rows:
        return None
    return table(_("Coaching"), [_("Product"), _("Stage"), _("Status")], rows, "")
