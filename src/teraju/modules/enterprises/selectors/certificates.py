"""What products were granted: for every part that shows or judges a mark.

The readers of this file take no viewer: whoever calls them answers for what is shown. What staff
may look up, cut to them, stands in `certificate_reading.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from teraju.modules.enterprises.domain.certificates import Standing
from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.domain.marks import Grant, Ruling, allowed_marks
from teraju.modules.enterprises.models import Product, ProductCertificate

_RELATED = (
    "coaching__product__enterprise__government",
    "coaching__product__enterprise__agency",
)


def in_force(day: date) -> QuerySet[Any]:
    """Certificates and registrations that count on a day, with their products and firms."""
    return ProductCertificate.objects.in_force(day).select_related(*_RELATED)


def certificates_of(product_ids: Collection[int], day: date) -> list[Any]:
    """All that products were granted, as it stands on a day: in force, suspended or ended.

    The newest first. One query.
    """
    rows = ProductCertificate.objects.with_standing(day).select_related(*_RELATED)
    found = rows.filter(coaching__product__in=product_ids, valid_from__lte=day)
    return list(found.order_by("-valid_from", "-pk"))


def grants_of(product: Product, day: date) -> list[Grant]:
    """What a product was granted, as the rules about marks want it. One query."""
    return grants_by_product([product.pk], day).get(product.pk, [])


def grants_by_product(product_ids: Collection[int], day: date) -> Mapping[int, list[Grant]]:
    """What products were granted, by their id. One query."""
    found: dict[int, list[Grant]] = {}
    for one in certificates_of(product_ids, day):
        found.setdefault(one.coaching.product_id, []).append(as_grant(one))
    return found


def as_grant(one: Any) -> Grant:
    """A certificate with its standing, as the rules about marks want it."""
    return Grant(
        road=Road(one.road),
        standing=Standing(one.standing),
        standard=one.standard,
        valid_until=one.valid_until,
        marked_on=one.marked_on,
        certificate_id=one.pk,
    )


def marks_of(product: Product, day: date) -> list[Ruling]:
    """The marks that a product may bear on a day, each with what it rests on. One query."""
    return allowed_marks(grants_of(product, day), day)
