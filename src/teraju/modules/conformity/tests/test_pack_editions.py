"""What a pack holds of a record that says something to each of two standards."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.conformity.domain.evidence import Proof
from teraju.modules.conformity.selectors import packs
from teraju.modules.standards.api import Edition

from .factories import World
from .packs import SINCE, UNTIL


def finding(world: World, edition: Edition, *topics: str) -> Proof:
    """A finding of an integrated audit, as it is told for one of its editions."""
    fields: dict[str, Any] = {
        "kind": "made.up",
        "key": f"made.up-1-{edition.pk}",
        "agency_id": world.agency.pk,
        "topics": frozenset(topics),
        "title": "Finding",
        "url": "/",
        "happened_on": UNTIL,
        "recorded_on": UNTIL,
        "editions": frozenset({edition.pk}),
        "source": ("made.up", "1"),
    }
    return Proof(**fields)


def contents(
    world: World, edition: Edition, found: list[Proof], monkeypatch: pytest.MonkeyPatch
) -> packs.Contents:
    monkeypatch.setattr(packs, "proofs_of", lambda _ids, _on: found)
    return packs.contents_of(world.coordinator, world.agency, edition, SINCE, UNTIL)


@pytest.mark.parametrize(
    ("edition", "topics"), [("quality", {"policy"}), ("anti_bribery", {"context"})]
)
def test_each_pack_holds_what_is_about_its_standard(
    world: World, monkeypatch: pytest.MonkeyPatch, edition: str, topics: set[str]
) -> None:
    found = [
        finding(world, world.quality, "policy"),
        finding(world, world.anti_bribery, "context"),
    ]
    [one] = contents(world, getattr(world, edition), found, monkeypatch).enclosed
    assert one.piece.topics == topics


def test_what_it_says_to_the_other_standard_can_keep_it_inside(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [
        finding(world, world.quality, "policy"),
        finding(world, world.anti_bribery, "raising-concerns"),
    ]
    kept = contents(world, world.quality, found, monkeypatch)
    assert (kept.enclosed, kept.kept_back) == ([], [frozenset({"policy"})])
    found = [
        finding(world, world.quality, "policy"),
        finding(world, world.anti_bribery, "due-diligence"),
    ]
    kept = contents(world, world.anti_bribery, found, monkeypatch)
    assert (kept.enclosed, kept.kept_back) == ([], [frozenset({"due-diligence"})])
