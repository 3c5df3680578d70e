"""The main menu: modules add their lines when they start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.urls import get_script_prefix, reverse

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

from .kinds import MenuItem, Text

_items: list[MenuItem] = []

# A menu of so many lines is read at a glance; of a longer one only the group one is in is unfolded.
READ_AT_A_GLANCE = 14


@dataclass(frozen=True)
class MenuLine:
    label: Text
    url: str
    icon: str
    current: bool
    on_phone: bool


@dataclass(frozen=True)
class MenuGroup:
    """Lines under a heading; those without a heading always stand in the open."""

    label: Text
    lines: Sequence[MenuLine]
    is_open: bool


def register_menu(*items: MenuItem) -> None:
    _items.extend(item for item in items if item not in _items)


def menu_for(viewer: Viewer, path: str) -> list[MenuGroup]:
    """The lines the viewer may open, in groups; the one that leads nearest to `path` is marked."""
    if viewer.is_anonymous:
        return []
    items = [item for item in sorted(_items, key=_place) if _is_open_to(viewer, item)]
    urls = {item.url_name: _address(item.url_name, get_script_prefix()) for item in items}
    chosen = _nearest(items, path)
    groups: dict[str, tuple[Text, list[MenuLine]]] = {}
    for item in items:
        url = urls[item.url_name]
        line = MenuLine(item.label, url, item.icon, item.url_name == chosen, item.on_phone)
        groups.setdefault(str(item.group), (item.group, []))[1].append(line)
    is_short = len(items) <= READ_AT_A_GLANCE
    return [
        MenuGroup(label, lines, is_short or any(line.current for line in lines))
        for label, lines in groups.values()
    ]


def _nearest(items: Sequence[MenuItem], path: str) -> str:
    """The line whose page, or a page reached through it, leads nearest to `path`."""
    ways = {
        _address(name, get_script_prefix()): item.url_name
        for item in items
        for name in (item.url_name, *item.within)
    }
    return ways.get(max((url for url in ways if _leads_to(url, path)), key=len, default=""), "")


@lru_cache(maxsize=256)
def _address(url_name: str, prefix: str) -> str:
    """Where a line leads; `prefix` is what a proxy mounts the house under."""
    return reverse(url_name)


def _place(item: MenuItem) -> tuple[int, str]:
    return item.order, item.url_name


def _is_open_to(viewer: Viewer, item: MenuItem) -> bool:
    if viewer.is_guest and not any(hat.role in item.guests for hat in viewer.hats):
        return False
    return not item.right or rights.allowed_somewhere(viewer, item.right)


def _leads_to(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
