from __future__ import annotations

from typing import Any

import pytest

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person, viewer
from teraju.platform.web import menu
from teraju.platform.web.kinds import MenuItem

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(monkeypatch: Any) -> Any:
    """A menu of our own: two groups of pages that exist, and the home above them."""

    def made(*names: str) -> None:
        items = [MenuItem("", "Home", "home", "house", order=0)]
        items += [
            MenuItem(f"Group {n % 2}", name, name, "file", n) for n, name in enumerate(names, 1)
        ]
        monkeypatch.setattr(menu, "_items", items)

    return made


def test_a_short_menu_stands_unfolded(lines: Any) -> None:
    lines("agencies", "places", "papers")
    found = menu.menu_for(viewer(Role.STAFF), "/")
    assert [group.is_open for group in found] == [True, True, True]


def test_of_a_long_menu_the_group_one_is_in_is_unfolded(lines: Any, monkeypatch: Any) -> None:
    lines("agencies", "places", "papers")
    monkeypatch.setattr(menu, "READ_AT_A_GLANCE", 2)
    found = menu.menu_for(viewer(Role.STAFF), "/places/")
    assert [(str(group.label), group.is_open) for group in found] == [
        ("", False),
        ("Group 1", False),
        ("Group 0", True),
    ]


def test_a_folded_group_keeps_its_lines_on_the_page(
    lines: Any, monkeypatch: Any, client: Any
) -> None:
    lines("agencies", "places")
    monkeypatch.setattr(menu, "READ_AT_A_GLANCE", 2)
    client.force_login(person(Role.STAFF))
    page = client.get("/places/").content.decode()
    assert page.count("<details open>") == 1
    assert 'href="/agencies/"' in page


def test_a_page_without_a_line_marks_the_line_it_is_reached_through(
    lines: Any, monkeypatch: Any
) -> None:
    items = [
        MenuItem("", "Home", "home", "house", order=0),
        MenuItem("Group", "Agencies", "agencies", "file", 1, within=("places",)),
    ]
    monkeypatch.setattr(menu, "_items", items)
    found = menu.menu_for(viewer(Role.STAFF), "/places/1/")
    assert [line.label for group in found for line in group.lines if line.current] == ["Agencies"]
