"""A register, declared once: the same declaration draws the list page and writes Excel and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar
from urllib.parse import urlencode

from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.http import QueryDict

from teraju.platform.accounts.scope import Viewer

from .cells import Text as Text
from .plans import Key, NameKey, NewName, Plan, Refusal, Row
from .readers import Reader, Scope

M = TypeVar("M", bound=Model)
Kind = Literal["text", "number", "year", "date", "money", "status", "yesno"]
Place = Literal["page", "beneath", "file"]

PAGE_SIZE = 25
LONGEST_SEARCH = 200


@dataclass(frozen=True, kw_only=True)
class Column(Generic[M]):
    """One column. `value` reads it off a row and never queries; `sort` names the database field.

    `reads` makes a cell of an imported file a value; `stored` gives the same value of a record (if
    it is not `value`), so that a file taken away and brought back changes nothing. `place` keeps
    a page narrow enough to be read: `beneath` stands small under the first column, `file` only in
    what is taken away.
    """

    key: str
    label: Text
    value: Callable[[M], Any]
    kind: Kind = "text"
    sort: str = ""
    reads: Reader | None = None
    required: bool = False
    stored: Callable[[M], Any] | None = None
    hint: Text = ""
    place: Place = "page"

    def held(self, record: M) -> Any:
        """What a record holds, as `reads` would give it."""
        return (self.stored or self.value)(record)


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A choice that narrows a register. `apply` gets the chosen value, never an unknown one."""

    key: str
    label: Text
    choices: Callable[[Viewer], Sequence[tuple[str, Text]]]
    apply: Callable[[QuerySet[Any], str, Viewer], QuerySet[Any]]
    # The same, where more rows are found than the register counts: without what leads an index to
    # all of them at once.
    apply_to_many: Callable[[QuerySet[Any], str, Viewer], QuerySet[Any]] | None = None


@dataclass(frozen=True, kw_only=True)
class Names(Generic[M]):
    """Names that rows bring into being, which a person confirms before anything is written.

    `found` tells what a plan would enter, `rename` puts other names into rows; `kinds` says what a
    kind is called. Each near another name is asked for, if its kind is in `asked`, with the words
    for one that is new indeed.
    """

    title: Text
    confirm: Text
    kinds: Mapping[str, Text]
    asked: Mapping[str, Text]
    found: Callable[[Scope, Plan[M]], Iterable[NewName]]
    rename: Callable[[Sequence[Row], Mapping[NameKey, str]], object]


@dataclass(frozen=True, kw_only=True)
class Importing(Generic[M]):
    """How rows of a file come into a register: all of them or none, as often as one likes.

    `key` names the columns that identify a row; `standing` gives the records that rows may meet,
    and `cut`, where they are too many to be read through, those of them that these rows can meet;
    `write` calls one use-case of the module (one transaction, one event). `check` holds rows
    against each other and may put values right, or passes a row over (`Skipped`); it is given every
    row whose key could be read, without the values of cells that could not. `columns` stand in the
    file only; `list_url` is the address name of the register.
    """

    right: str
    list_url: str
    key: Sequence[str]
    standing: Callable[[Scope], Iterable[M]]
    write: Callable[[Scope, Plan[M]], object]
    cut: Callable[[Iterable[M], Sequence[Row]], Iterable[M]] | None = None
    columns: Sequence[Column[M]] = ()
    check: Callable[[Scope, Sequence[Row], Mapping[Key, M]], Iterable[Refusal]] | None = None
    names: Names[M] | None = None
    whole_government: bool = False
    help: Text = ""


@dataclass(frozen=True, kw_only=True)
class Register(Generic[M]):
    """A list that people search, filter, sort, page and take away as Excel or CSV.

    `rows` is a selector already cut to the viewer; `order` ends with the primary key; `add_url`
    is the address name of the form for a new record and `add_right` what it asks for. A `private`
    one is written and read at once, however long: a job would show administrators who did it. One
    that grows beyond what may be read through brings its own way to find words (`finds`, by an
    index) and says how far its rows are `counted`: pages and total end there.
    """

    key: str
    title: Text
    noun: Text
    columns: Sequence[Column[M]]
    rows: Callable[[Viewer], QuerySet[M]]
    order: Sequence[str]
    search: Sequence[str] = ()
    filters: Sequence[Filter] = ()
    row_url: Callable[[M], str] | None = None
    add_label: Text = ""
    add_url: str = ""
    add_right: str = ""
    empty: Text = ""
    importing: Importing[M] | None = None
    private: bool = False
    finds: Callable[[QuerySet[M], str, Viewer], QuerySet[M]] | None = None
    counted: int = 0


@dataclass(frozen=True)
class Query:
    """What the address bar asks of a register: search words, filters, order."""

    words: str
    chosen: dict[str, str]
    sort: str
    descending: bool

    def address(self) -> str:
        """The same question as an address asks it; equal questions have equal addresses."""
        order = f"-{self.sort}" if self.descending else self.sort
        asked = {**self.chosen, "q": self.words, "sort": order}
        return urlencode(sorted((key, value) for key, value in asked.items() if value))


def read_query(register: Register[M], params: QueryDict, viewer: Viewer) -> Query:
    """Read the address bar; what the register does not know is left out, never an error."""
    chosen = {}
    for one in register.filters:
        value = params.get(one.key, "")
        if value and value in {key for key, _ in one.choices(viewer)}:
            chosen[one.key] = value
    asked = params.get("sort", "")
    sortable = {column.key for column in register.columns if column.sort}
    sort = asked.removeprefix("-")
    return Query(
        words=read_words(params),
        chosen=chosen,
        sort=sort if sort in sortable else "",
        descending=asked.startswith("-") and sort in sortable,
    )


def read_words(params: QueryDict) -> str:
    """The search words, without what no database takes and no person types."""
    return " ".join(params.get("q", "").replace("\x00", "").split())[:LONGEST_SEARCH].strip()


def rows_of(
    register: Register[M], query: Query, viewer: Viewer, *, many: bool = False
) -> QuerySet[M]:
    """The rows that the page shows, in its order: the file holds exactly these.

    With `many` the same rows by the way that is quicker where very many are found.
    """
    rows = register.rows(viewer)
    if register.finds is not None:
        rows = register.finds(rows, query.words, viewer) if query.words else rows
    else:
        rows = rows.filter(holding(query.words, register.search))
    for one in register.filters:
        if one.key in query.chosen:
            apply = (one.apply_to_many if many else None) or one.apply
            rows = apply(rows, query.chosen[one.key], viewer)
    return rows.order_by(*_order(register, query))


def holding(words: str, names: Sequence[str]) -> Q:
    """That each word stands in one of these fields."""
    wanted = Q()
    for word in words.split():
        condition = Q()
        for name in names:
            condition |= Q(**{f"{name}__icontains": word})
        wanted &= condition
    # At once: a word more is no join more.
    return wanted


def _order(register: Register[M], query: Query) -> list[str | OrderBy]:
    if not query.sort:
        return list(register.order)
    column = next(one for one in register.columns if one.key == query.sort)
    field = F(column.sort)
    # Said, because the engines differ: what is empty stands last, whichever way one sorts.
    if query.descending:
        return [field.desc(nulls_last=True), *register.order]
    first = field.asc(nulls_last=True)
    if len(register.order) == 1:
        # In the direction of the column, so that one index gives both.
        return [first, register.order[0].removeprefix("-")]
    return [first, *register.order]
