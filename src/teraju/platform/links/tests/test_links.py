from __future__ import annotations

import pytest

from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.links import api
from teraju.platform.links.api import Linked, LinkKind, choices, find, kinds, offer

WHO = Viewer(user_id=1, office="Inspektur", now=NOW)


@pytest.fixture(autouse=True)
def only_these(monkeypatch):
    monkeypatch.setattr(api, "_kinds", {})


def kind(name: str, seen: dict[int, str]) -> LinkKind:
    def look(viewer: Viewer, pks):
        return {
            pk: Linked(name, pk, seen[pk], "", f"/{name}/{pk}/", "") for pk in pks if pk in seen
        }

    return LinkKind(name, name.title(), look, lambda viewer, government: list(seen.items()))


class TestLinks:
    def test_resolve_what_the_viewer_may_see(self):
        offer(kind("certificate", {1: "ISO 9001"}))
        assert [one.title for one in find(WHO, "certificate", [1, 2]).values()] == ["ISO 9001"]
        assert choices(WHO, "certificate", 7) == [(1, "ISO 9001")]

    def test_of_an_unknown_kind_lead_nowhere(self):
        assert find(WHO, "castle", [1]) == {}
        assert choices(WHO, "castle", 7) == ()

    def test_ask_nobody_about_nothing(self):
        def never(viewer: Viewer, pks):
            raise AssertionError

        offer(LinkKind("certificate", "", never, lambda viewer, government: ()))
        assert find(WHO, "certificate", []) == {}

    def test_stand_in_one_order(self):
        for name in ("paper", "agreement"):
            offer(kind(name, {}))
        assert [one.kind for one in kinds()] == ["agreement", "paper"]
