"""Lists of plain values: searched, filtered, paged and taken away like every register."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils.text import slugify

from teraju.platform.exchange.files import TYPES, to_csv, to_xlsx
from teraju.platform.exchange.registers import PAGE_SIZE, Column, read_words
from teraju.platform.web.kinds import Action, Text
from teraju.platform.web.middleware import ViewerRequest
from teraju.platform.web.pages import PASSING, Cell, FilterChoice, Header, Row
from teraju.platform.web.paging import Paging

R = TypeVar("R")


@dataclass(frozen=True, kw_only=True)
class Sieve(Generic[R]):
    """A choice that narrows a list; `keeps` gets a row and the chosen value, never an unknown."""

    key: str
    label: Text
    choices: Sequence[tuple[str, Text]]
    keeps: Callable[[R, str], bool]


@dataclass(frozen=True, kw_only=True)
class Listing(Generic[R]):
    """A list of values that are computed, and so stand in no table of the database."""

    title: Text
    noun: Text
    columns: Sequence[Column[Any]]
    words: Callable[[R], str]
    filters: Sequence[Sieve[R]] = ()
    row_url: Callable[[R], str] | None = None
    # Columns that only the file has: on a page they would push others out of sight.
    more: Sequence[Column[Any]] = ()
    empty: Text = ""


@dataclass(frozen=True)
class Sifted(Generic[R]):
    """What a page asked of a listing, in the words that the parts of the shell read."""

    register: Listing[R]
    found: Sequence[R]
    q: str
    filters: Sequence[FilterChoice]
    exports: Sequence[tuple[str, str]]
    kept: Sequence[tuple[str, str]]
    clear_url: str
    query_string: str
    rows: Sequence[Row] = field(default_factory=tuple)
    headers: Sequence[Header] = field(default_factory=tuple)
    paging: Paging | None = None
    add: Action | None = None


def sift(
    request: ViewerRequest, listing: Listing[R], rows: Sequence[R], *, kept: Sequence[str] = ()
) -> Sifted[R]:
    """The rows that the address bar asks for; `kept` names what of it is no filter but stays."""
    words = read_words(request.GET)
    chosen = {
        one.key: value
        for one in listing.filters
        if (value := request.GET.get(one.key, "")) in {key for key, _label in one.choices}
    }
    found = [row for row in rows if _matches(listing, row, words)]
    for one in listing.filters:
        if one.key in chosen:
            found = [row for row in found if one.keeps(row, chosen[one.key])]
    stays = [(name, value) for name in kept if (value := request.GET.get(name, ""))]
    asked = sorted({**chosen, **({"q": words} if words else {})}.items())
    return Sifted(
        register=listing,
        found=found,
        q=words,
        filters=[_choice(one, chosen.get(one.key, "")) for one in listing.filters],
        exports=[
            (label, f"{request.path}?{urlencode([*stays, *asked, ('format', kind)])}")
            for label, kind in (("Excel", "xlsx"), ("CSV", "csv"))
        ],
        kept=stays,
        clear_url=f"{request.path}?{urlencode(stays)}" if stays else request.path,
        query_string=urlencode(asked),
    )


def paged(request: ViewerRequest, sifted: Sifted[R]) -> Sifted[R]:
    """One page of what was found, as cells."""
    listing = sifted.register
    page: Page[Any] = Paginator(sifted.found, PAGE_SIZE).get_page(request.GET.get("page"))
    kept = [(key, value) for key, value in request.GET.items() if value and key not in PASSING]

    def at(number: int) -> str:
        return f"{request.path}?{urlencode([*kept, ('page', number)])}"

    return Sifted(
        **{
            **vars(sifted),
            "rows": [_row(listing, row) for row in page.object_list],
            "headers": [Header(one.label, one.kind, "", "") for one in listing.columns],
            "paging": Paging(
                page=page.number,
                pages=page.paginator.num_pages,
                total=page.paginator.count,
                first=page.start_index(),
                last=page.end_index(),
                previous_url=at(page.number - 1) if page.has_previous() else "",
                next_url=at(page.number + 1) if page.has_next() else "",
            ),
        }
    )


def file_of(request: ViewerRequest, sifted: Sifted[R], name: str) -> HttpResponse | None:
    """The file of exactly what was found, if the address asks for one."""
    kind = request.GET.get("format", "")
    if kind not in TYPES:
        return None
    columns = [*sifted.register.columns, *sifted.register.more]
    found: Sequence[Any] = sifted.found
    content = (
        to_csv(columns, found)
        if kind == "csv"
        else to_xlsx(columns, found, str(sifted.register.title))
    )
    response = HttpResponse(content, content_type=TYPES[kind])
    stem = f"{slugify(name) or 'teraju'}-{request.viewer.today.isoformat()}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{stem}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _matches(listing: Listing[R], row: R, words: str) -> bool:
    told = listing.words(row).casefold() if words else ""
    return all(word in told for word in words.casefold().split())


def _choice(one: Sieve[R], chosen: str) -> FilterChoice:
    options = [(value, label, value == chosen) for value, label in one.choices]
    return FilterChoice(one.key, one.label, options)


def _row(listing: Listing[R], row: R) -> Row:
    url = listing.row_url(row) if listing.row_url else ""
    return Row(url, [Cell(column, column.value(row)) for column in listing.columns])
