"""The page kinds as functions: a view gathers its values and calls one of these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import TimelineEntry, record_event, timeline
from teraju.platform.exchange.files import TYPES
from teraju.platform.exchange.registers import (
    PAGE_SIZE,
    Column,
    Filter,
    M,
    Query,
    Register,
    Text,
    read_query,
)
from teraju.platform.exchange.services import may_import
from teraju.platform.files.api import attachments_of
from teraju.platform.files.owners import owner_of

from .exports import export, handed_out
from .guest_looks import note_guest
from .kinds import Action, RecordPage
from .middleware import ViewerRequest
from .models import SavedView
from .paging import Paging, paged, paging

# What an address says of the moment, not of the question.
PASSING = frozenset({"page", "format"})


@dataclass(frozen=True)
class Header:
    label: Text
    kind: str
    sort_url: str
    sorted: str


@dataclass(frozen=True)
class Cell:
    column: Column[Any]
    value: Any


@dataclass(frozen=True)
class Row:
    """A row of a register; what stands `beneath` is shown small under its name."""

    url: str
    cells: Sequence[Cell]
    beneath: Sequence[Any] = ()


@dataclass(frozen=True)
class FilterChoice:
    key: str
    label: Text
    options: Sequence[tuple[str, Text, bool]]


@dataclass(frozen=True)
class View:
    name: str
    url: str
    current: bool
    delete_url: str


@dataclass(frozen=True)
class RegisterPage:
    register: Register[Any]
    rows: Sequence[Row]
    headers: Sequence[Header]
    q: str
    sort: str
    filters: Sequence[FilterChoice]
    paging: Paging
    exports: Sequence[tuple[str, str]]
    import_url: str
    add: Action | None
    saved_views: Sequence[View]
    save_view_url: str
    clear_url: str
    query_string: str
    is_example: bool


def register_page(
    request: ViewerRequest,
    register: Register[M],
    *,
    add: Action | None = None,
    more: Sequence[Action] = (),
    template: str = "web/register.html",
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """A list page, or with ?format=xlsx or csv the file of exactly the rows it shows.

    `more` leads to what belongs to the list and needs no line of its own in the menu.
    A guest's look, and above all a file taken away, is itself recorded.
    """
    query = read_query(register, request.GET, request.viewer)
    kind = request.GET.get("format", "")
    if request.viewer.is_guest_somewhere:
        note_guest(request.viewer, "taken" if kind in TYPES else "listed", register)
    if kind in TYPES:
        return export(request, register, query, kind)
    page = _register_page(request, register, query, add, paged(register, query, request.viewer))
    return render(request, template, {"page": page, "more": more, **(context or {})})


def catalogue_page(
    request: ViewerRequest,
    register: Register[Any],
    found: Callable[[Query], Sequence[Any]],
    *,
    template: str = "web/register.html",
    more: Sequence[Action] = (),
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """A list page of what came with the program and stands in no table; `found` gives its rows.

    It looks and is taken away as any register. It is nobody's, so that no guest is noted and no
    view is kept.
    """
    query = read_query(register, request.GET, request.viewer)
    rows = list(found(query))
    kind = request.GET.get("format", "")
    if kind in TYPES:
        return handed_out(request, register, rows, kind)
    page = _register_page(request, register, query, None, Paginator(rows, PAGE_SIZE))
    page = replace(page, saved_views=[], save_view_url="")
    return render(request, template, {"page": page, "more": more, **(context or {})})


def record_page(
    request: ViewerRequest,
    page: RecordPage,
    *,
    template: str = "web/record.html",
    context: dict[str, Any] | None = None,
    history: Callable[[], Sequence[TimelineEntry]] | None = None,
) -> HttpResponse:
    """A record with its history and files; a guest's look is itself recorded, and shows no history.

    A view brings a `history` of its own along as a function: for a guest it is not even asked.
    """
    is_guest = rights.is_guest_at(request.viewer, page.target)
    if is_guest:
        with transaction.atomic():
            record_event(actor=request.viewer, verb="accounts.guest.opened", target=page.target)
    values = {
        "page": page,
        "attachments": attachments_of(request.viewer, page.target),
        "attach": _attach_action(request, page),
        "history": [] if is_guest else _history_of(request, page, history),
        **(context or {}),
    }
    return render(request, template, values)


def _history_of(
    request: ViewerRequest,
    page: RecordPage,
    history: Callable[[], Sequence[TimelineEntry]] | None,
) -> Sequence[TimelineEntry]:
    return history() if history else timeline(page.target, day=request.viewer.today)


def _attach_action(request: ViewerRequest, page: RecordPage) -> Action | None:
    meta = page.target._meta
    owner = owner_of(meta.label_lower)
    if owner is None:
        return None
    url = reverse("file_attach", args=[f"{meta.app_label}.{meta.model_name}", page.target.pk])
    refusal = owner.add_refusal(request.viewer, page.target)
    return Action(_("Add a file"), url, refusal=str(refusal), icon="paperclip")


def _register_page(
    request: ViewerRequest,
    register: Register[M],
    query: Query,
    add: Action | None,
    paginator: Paginator[M],
) -> RegisterPage:
    found = paginator.get_page(request.GET.get("page"))
    rows = list(found.object_list)
    link = Linker(request)
    # Translated and escaped once for the page, not once for each of its cells.
    columns = [
        replace(one, label=escape(str(one.label)))
        for one in register.columns
        if one.place != "file"
    ]
    return RegisterPage(
        register=register,
        rows=[_row(register, columns, row) for row in rows],
        headers=[_header(column, query, link) for column in columns if column.place == "page"],
        q=query.words,
        sort=f"-{query.sort}" if query.descending else query.sort,
        filters=[_filter(one, query, request.viewer) for one in register.filters],
        paging=paging(found, link),
        exports=[("Excel", link(format="xlsx", page=None)), ("CSV", link(format="csv", page=None))],
        import_url=_import_url(request, register),
        add=add or _add_action(request, register),
        saved_views=_saved_views(request, register, link),
        save_view_url=reverse("saved_view_add", args=[register.key]),
        clear_url=request.path,
        query_string=link.query_string,
        is_example=any(getattr(row, "is_example", False) for row in rows),
    )


def _filter(one: Filter, query: Query, viewer: Viewer) -> FilterChoice:
    chosen = query.chosen.get(one.key)
    options = [(value, label, value == chosen) for value, label in one.choices(viewer)]
    return FilterChoice(one.key, one.label, options)


def _saved_views(request: ViewerRequest, register: Register[M], link: Linker) -> list[View]:
    rows = SavedView.objects.filter(user=request.user, register=register.key)
    return [
        View(
            view.name,
            f"{request.path}?{view.query}",
            current=view.query == link.query_string,
            delete_url=reverse("saved_view_delete", args=[view.pk]),
        )
        for view in rows.order_by("name", "pk")
    ]


def _add_action(request: ViewerRequest, register: Register[M]) -> Action | None:
    """The button for a new record; who may add nowhere is told why."""
    if not register.add_url:
        return None
    may = rights.allowed_somewhere(request.viewer, register.add_right)
    refusal = "" if may else str(rights.reason(register.add_right))
    return Action(register.add_label, reverse(register.add_url), refusal=refusal, icon="plus")


def _import_url(request: ViewerRequest, register: Register[M]) -> str:
    may = may_import(request.viewer, register)
    return reverse("register_import", args=[register.key]) if may else ""


class Linker:
    """Builds addresses of the same page with some of its questions changed."""

    def __init__(self, request: ViewerRequest) -> None:
        self.path = request.path
        self.params = {key: value for key, value in request.GET.items() if value}
        kept = {key: value for key, value in self.params.items() if key not in PASSING}
        self.query_string = urlencode(sorted(kept.items()))

    def __call__(self, **changes: Any) -> str:
        merged = {**self.params, **changes}
        return f"{self.path}?{urlencode({k: v for k, v in merged.items() if v is not None})}"


def _header(column: Column[M], query: Query, link: Callable[..., str]) -> Header:
    if not column.sort:
        return Header(column.label, column.kind, "", "")
    state = ("desc" if query.descending else "asc") if query.sort == column.key else ""
    target = f"-{column.key}" if state == "asc" else column.key
    return Header(column.label, column.kind, link(sort=target, page=None), state)


def _row(register: Register[M], columns: Sequence[Column[M]], row: M) -> Row:
    url = register.row_url(row) if register.row_url else ""
    cells = [Cell(column, column.value(row)) for column in columns if column.place == "page"]
    beneath = [column.value(row) for column in columns if column.place == "beneath"]
    return Row(url, cells, [value for value in beneath if value not in (None, "")])
