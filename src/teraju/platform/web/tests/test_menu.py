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


def test_a_line_stays_marked_on_the_lists_reached_from_it(monkeypatch: Any) -> None:
    items = [
        MenuItem("Group", "Agencies", "agencies", "file", 1, covers=("places",)),
        MenuItem("Group", "Papers", "papers", "file", 2),
    ]
    monkeypatch.setattr(menu, "_items", items)
    (group,) = menu.menu_for(viewer(Role.STAFF), "/places/")
    assert [(line.url, line.current) for line in group.lines] == [
        ("/agencies/", True),
        ("/papers/", False),
    ]


def test_at_the_foot_of_a_telephone_the_daily_work_follows_what_waits(monkeypatch: Any) -> None:
    def line(name: str, order: int, **more: Any) -> MenuItem:
        return MenuItem("", name, name, "file", order, **more)

    right = "metrology.line.take"
    items = [
        line("home", 0, on_phone=True),
        line("agencies", 1, on_phone=True),
        line("places", 2, daily_for=right),
        line("papers", 3),
    ]
    monkeypatch.setattr(menu, "_items", items)

    def tabs(role: Role, most: int = 5) -> list[str]:
        found = menu.tabs_of(menu.menu_for(viewer(role), "/"), most)
        return [one.url for one in found]

    assert tabs(Role.TESTER) == ["/", "/places/", "/agencies/"]
    assert tabs(Role.TESTER, most=2) == ["/", "/places/"]
    assert tabs(Role.STAFF) == ["/", "/agencies/"]
