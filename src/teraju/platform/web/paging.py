"""The rows of a register page by page, and the way from one page to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.functional import cached_property

from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import PAGE_SIZE, M, Query, Register, rows_of


@dataclass(frozen=True)
class Paging:
    page: int
    pages: int
    total: int
    first: int
    last: int
    previous_url: str
    next_url: str
    # There are more rows than the register counts.
    is_more: bool = False


def paged(register: Register[M], query: Query, viewer: Viewer) -> Paginator[M]:
    asked = rows_of(register, query, viewer)
    if register.counted:
        return CountedPages(asked, register, query, viewer)
    return Paginator(asked, PAGE_SIZE)


class CountedPages(Paginator[M]):
    """Pages of the first rows of many: counting a million takes longer than showing a page.

    What is counted is a sub-query without an order, cut after one row more than there are pages
    for: that one row says that there are more. The rows of a page are found by their keys alone, in
    an index where there is one, and only then read with what belongs to them.
    """

    def __init__(
        self, rows: QuerySet[M], register: Register[M], query: Query, viewer: Viewer
    ) -> None:
        super().__init__(rows, PAGE_SIZE)
        self.most = register.counted
        self.rows = rows
        self.asked = (register, query, viewer)

    def page(self, number: int | str) -> Page[M]:
        number = self.validate_number(number)
        first = (number - 1) * PAGE_SIZE
        last = min(first + PAGE_SIZE, self.count)
        rows = rows_of(*self.asked, many=True) if self.is_more else self.rows
        keys = list(rows.values_list("pk", flat=True)[first:last])
        found = self.rows.in_bulk(keys)
        return Page([found[key] for key in keys if key in found], number, self)

    @cached_property
    def counted(self) -> int:
        return self.rows.order_by()[: self.most + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self.counted, self.most)

    @property
    def is_more(self) -> bool:
        return self.counted > self.most


def paging(found: Page[Any], link: Callable[..., str]) -> Paging:
    return Paging(
        page=found.number,
        pages=found.paginator.num_pages,
        total=found.paginator.count,
        first=found.start_index(),
        last=found.end_index(),
        previous_url=link(page=found.number - 1) if found.has_previous() else "",
        next_url=link(page=found.number + 1) if found.has_next() else "",
        is_more=getattr(found.paginator, "is_more", False),
    )
