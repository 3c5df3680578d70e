"""The main menu: modules add their lines when they start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

from .kinds import MenuItem, Text

_items: list[MenuItem] = []


@dataclass(frozen=True)
class MenuLine:
    label: Text
    url: str
    icon: str
    current: bool
    on_phone: bool


def register_menu(*items: MenuItem) -> None:
    _items.extend(item for item in items if item not in _items)


def menu_for(viewer: Viewer, path: str) -> list[tuple[Text, Sequence[MenuLine]]]:
    """The lines the viewer may open, in groups; the one that leads to `path` is marked."""
    if viewer.is_anonymous:
        return []
    groups: dict[str, tuple[Text, list[MenuLine]]] = {}
    for item in sorted(_items, key=lambda item: (item.order, item.url_name)):
        if item.right and not rights.allowed_somewhere(viewer, item.right):
            continue
        url = reverse(item.url_name)
        current = path == url or (url != "/" and path.startswith(url))
        line = MenuLine(item.label, url, item.icon, current=current, on_phone=item.on_phone)
        groups.setdefault(str(item.group), (item.group, []))[1].append(line)
    return [(label, lines) for label, lines in groups.values()]
