"""The marks of products as the showcase reads them: what keeps certificates says so here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

from teraju.modules.enterprises.domain.offer_showcase import ShownMark, in_order

# All marks of these products, whatever their standing; one query set for all of them.
MarkReader = Callable[[Collection[int]], Collection[ShownMark]]
_readers: list[MarkReader] = []


def register_marks(reader: MarkReader) -> None:
    """Let certificates, approvals or registrations be shown."""
    if reader not in _readers:
        _readers.append(reader)


def marks_by_product(product_ids: Collection[int], day: date) -> Mapping[int, list[ShownMark]]:
    """The marks of each product, what must be said first in front."""
    if not product_ids:
        return {}
    found: dict[int, list[ShownMark]] = {}
    for reader in _readers:
        for one in reader(product_ids):
            found.setdefault(one.product_id, []).append(one)
    return {key: in_order(marks, day) for key, marks in found.items()}
