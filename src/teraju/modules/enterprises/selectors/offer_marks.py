"""The marks of products as the showcase reads them, out of the register of certificates."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from teraju.modules.enterprises.domain.kinds import Road
from teraju.modules.enterprises.domain.offer_showcase import ShownMark, in_order

from .certificates import certificates_of


def marks_by_product(product_ids: Collection[int], day: date) -> Mapping[int, list[ShownMark]]:
    """The marks of each product on a day, what must be said first in front. One query."""
    if not product_ids:
        return {}
    found: dict[int, list[ShownMark]] = {}
    for one in certificates_of(product_ids, day):
        is_approved = one.road != Road.SPPT_SNI or (
            one.marked_on is not None and one.marked_on <= day
        )
        mark = ShownMark(
            product_id=one.coaching.product_id,
            road=Road(one.road),
            standard=one.standard,
            number=one.number,
            body=one.body,
            since=one.valid_from,
            until=one.valid_until,
            standing=one.standing,
            is_approved=is_approved,
            mark_number=one.mark_number if is_approved else "",
        )
        found.setdefault(mark.product_id, []).append(mark)
    return {key: in_order(marks) for key, marks in found.items()}
