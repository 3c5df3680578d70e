"""One search box: modules say how to look into their records, cut to the viewer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise

from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import M, Query, Register, rows_of

Text = str | Promise
LIMIT = 8


@dataclass(frozen=True)
class Hit:
    title: str
    detail: str
    url: str


@dataclass(frozen=True)
class Group:
    """The hits of one kind of record, and the register that holds the rest."""

    label: Text
    hits: Sequence[Hit]
    more_url: str


Provider = Callable[[Viewer, str], Group | None]

_providers: list[Provider] = []


def register_search(provider: Provider) -> None:
    if provider not in _providers:
        _providers.append(provider)


def in_register(
    register: Register[M], url_name: str, show: Callable[[M], tuple[str, str]]
) -> Provider:
    """A provider that looks where the register's own search looks. One query."""

    def look(viewer: Viewer, words: str) -> Group | None:
        rows = rows_of(register, Query(words, {}, "", descending=False), viewer)[:LIMIT]
        row_url = register.row_url
        hits = [Hit(*show(row), row_url(row) if row_url else "") for row in rows]
        more = f"{reverse(url_name)}?{urlencode({'q': words})}"
        return Group(register.title, hits, more) if hits else None

    return look


def search(viewer: Viewer, words: str) -> list[Group]:
    """What the viewer may see that holds every word; one query per kind of record."""
    if not words.strip():
        return []
    groups = [provider(viewer, words) for provider in _providers]
    return [group for group in groups if group]
