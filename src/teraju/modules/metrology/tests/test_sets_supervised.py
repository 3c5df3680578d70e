"""Supervision of a set of which pieces failed: the others bear their mark, and may lose it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from teraju.modules.metrology.selectors.supervision import mark_in_force
from teraju.modules.metrology.services import supervision_follow_up
from teraju.modules.metrology.services.standing import restate
from teraju.modules.metrology.supervision_refusals import NotVerified

from .register_pages import browser, text, url
from .register_world import TODAY
from .supervision_world import (
    a_stall_scale,
    a_watched_unit,
    an_item,
    signed,
    verified_again,
    visited,
)

pytestmark = pytest.mark.django_db
BEFORE = datetime.combine(TODAY - timedelta(days=30), time(9), ZoneInfo("Asia/Jakarta"))
# The visit of the world lasts from nine to noon.
AFTER = datetime.combine(TODAY, time(12, 1), ZoneInfo("Asia/Jakarta"))
WARNED = {"measure": "warning", "due_on": TODAY + timedelta(days=14)}
SEALED = {"finding": "seal_broken", "measure": "seal", "seal": "S-7"}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit(db):
    return a_watched_unit()


@pytest.fixture
def weights(unit, market):
    plate = {"nominal": "1000", "accuracy_class": "M2"}
    return a_stall_scale(unit, market, kind="common_weight", plate=plate, count=7)


def in_parts(unit, weights, begins, *parts):
    """One part of the set after the other: how many passed, how many failed."""
    made = []
    for number, (passed, failed) in enumerate(parts):
        said = {"passed": passed, "failed": failed}
        if not passed:
            said |= {"result": "batal", "valid_until": None}
        made.append(verified_again(unit, weights, begins + timedelta(minutes=number), **said))
    restate(weights)
    weights.save()
    return made


class TestTheMarkInForce:
    @pytest.mark.parametrize(
        ("parts", "bears"),
        [
            ([(5, 2)], 0),
            ([(5, 0), (0, 2)], 0),
            ([(7, 0), (0, 1), (0, 1)], 0),
            ([(5, 0), (0, 1), (1, 0)], 2),
            # As many failed as had passed, or all.
            ([(2, 0), (0, 5)], None),
            ([(5, 0), (0, 7)], None),
            ([(0, 2)], None),
        ],
    )
    def test_is_that_of_the_pieces_that_did_not_fail(self, unit, market, weights, parts, bears):
        made = in_parts(unit, weights, BEFORE, *parts)
        item = an_item(unit, visited(unit, market), weights)
        found = mark_in_force(item)
        assert found == (None if bears is None else made[bears])

    def test_a_broken_seal_takes_its_force_and_is_told_of_it(self, unit, market, weights):
        passed, failed = in_parts(unit, weights, BEFORE, (5, 0), (0, 2))
        visit = visited(unit, market)
        an_item(unit, visit, weights, finding="seal_broken", **WARNED)
        signed(unit, visit)
        weights.refresh_from_db()
        assert passed.voids.get().reason == "seal_broken"
        assert not failed.voids.exists()
        # The act lost its force, not a mark of which only a list tells.
        assert weights.void_on is None
        assert weights.standing != "valid"

    def test_the_official_reads_how_many_pieces_bear_it(self, unit, market, weights):
        in_parts(unit, weights, BEFORE, (5, 0), (0, 2))
        visit = visited(unit, market)
        page = browser(unit, "supervisor").get(url("item_add", visit.pk, weights.pk))
        assert "5 of 7 pieces passed" in text(page)
        assert page.context["form"].initial["finding"] == "in_order"


class TestPutRight:
    def item(self, unit, market, weights):
        visit = visited(unit, market)
        item = an_item(unit, visit, weights, **SEALED)
        signed(unit, visit)
        return item

    def follow_up(self, unit, item):
        actor = unit.at("supervisor")
        return supervision_follow_up.follow_up_item(
            actor=replace(actor, now=actor.now + timedelta(days=2)),
            item_id=item.pk,
            followed_up_on=TODAY + timedelta(days=1),
            outcome="put_right",
        )

    @pytest.mark.parametrize("parts", [[(7, 0)], [(5, 2)], [(5, 0), (0, 2)], [(0, 2), (5, 0)]])
    def test_it_rests_on_the_pieces_that_passed_since(self, unit, market, weights, parts):
        item = self.item(unit, market, weights)
        in_parts(unit, weights, AFTER, *parts)
        assert self.follow_up(unit, item).outcome == "put_right"

    @pytest.mark.parametrize("parts", [[(5, 0), (0, 7)], [(2, 0), (0, 5)]])
    def test_a_later_test_that_most_failed_is_none(self, unit, market, weights, parts):
        item = self.item(unit, market, weights)
        in_parts(unit, weights, AFTER, *parts)
        with pytest.raises(NotVerified, match="without a mark that counts"):
            self.follow_up(unit, item)
        page = text(browser(unit, "supervisor").get(url("item", item.pk)))
        assert "left it without a mark that counts" in page
