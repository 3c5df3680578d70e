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
    is_daily: bool = False


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
    prefix = get_script_prefix()
    urls = {
        name: _address(name, prefix) for item in items for name in (item.url_name, *item.covers)
    }
    nearest = max((url for url in urls.values() if _leads_to(url, path)), key=len, default="")
    groups: dict[str, tuple[Text, list[MenuLine]]] = {}
    for item in items:
        url = urls[item.url_name]
        is_current = nearest in [url, *(urls[name] for name in item.covers)]
        is_daily = bool(item.daily_for) and rights.allowed_somewhere(viewer, item.daily_for)
        line = MenuLine(item.label, url, item.icon, is_current, item.on_phone, is_daily)
        groups.setdefault(str(item.group), (item.group, []))[1].append(line)
    is_short = len(items) <= READ_AT_A_GLANCE
    return [
        MenuGroup(label, lines, is_short or any(line.current for line in lines))
        for label, lines in groups.values()
    ]


def tabs_of(menu: Sequence[MenuGroup], most: int) -> list[MenuLine]:
    """The lines at the foot of a telephone: what waits, then the daily work, then the rest."""
    lines = [line for group in menu for line in group.lines]
    daily = [line for line in lines if line.is_daily]
    others = [line for line in lines if line.on_phone and not line.is_daily]
    return [*others[:1], *daily, *others[1:]][:most]


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
