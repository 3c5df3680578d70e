"""What comes of a measure: put right is what was verified since, and nothing else lifts a seal."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from http import HTTPStatus
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.models import Inspection, InspectionItem, Voiding
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.selectors.supervision import is_sealed, sealed_among
from teraju.modules.metrology.services import (
    supervision_follow_up,
    supervision_items,
    supervision_next,
)
from teraju.modules.metrology.services.registers import add_place
from teraju.modules.metrology.supervision_refusals import NotTheirs, NotVerified
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, WrongUnit
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.api import timeline

from .register_pages import browser, summary, text, url
from .register_world import TODAY, a_unit, an_instrument
from .supervision_world import a_watched_unit, an_item, signed, verified_again, visited, warned

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")
TOMORROW = TODAY + timedelta(days=1)
# The visit of the world lasts from nine to noon.
DURING = datetime.combine(TODAY, time(11, 59), JAKARTA)
AFTER = datetime.combine(TODAY, time(12, 1), JAKARTA)
SEAL = {"finding": "seal_broken", "measure": "seal", "seal": "S-7"}


@pytest.fixture
def unit(db):
    return a_watched_unit()


def sealed(unit, market, scale=None, **values):
    visit = visited(unit, market)
    item = an_item(unit, visit, scale, **{**SEAL, **values})
    signed(unit, visit)
    return item


def follow_up(unit, item, outcome="put_right", **values):
    later = unit.at("supervisor")
    return supervision_follow_up.follow_up_item(
        actor=replace(later, now=later.now + timedelta(days=2)),
        item_id=item.pk,
        **{"followed_up_on": TOMORROW, "outcome": outcome, **values},
    )


class TestPutRight:
    def test_it_is_refused_without_a_verification_since(self, unit, market, scale):
        """Neither the mark from before, nor the word of an official, nor a batal since."""
        verified_again(unit, scale, NOW - timedelta(days=30))
        item = sealed(unit, market, scale)
        verified_again(unit, scale, DURING)
        verified_again(unit, scale, AFTER, result="batal", valid_until=None, passed=0, failed=1)
        with pytest.raises(NotVerified, match="at the counter") as refusal:
            follow_up(unit, item)
        assert refusal.value.field == "outcome"
        item.refresh_from_db()
        assert item.outcome == ""
        assert is_sealed(scale)

    @pytest.mark.parametrize("at", [AFTER, AFTER + timedelta(days=1)])
    def test_it_rests_on_a_verification_since(self, unit, market, scale, at):
        item = sealed(unit, market, scale)
        assert is_sealed(scale)
        verified_again(unit, scale, at)
        assert not is_sealed(scale)
        follow_up(unit, item)
        last = timeline(item)[0]
        assert at.date().isoformat() in [str(after) for _label, _before, after in last.changes]

    def test_one_that_came_later_than_the_look_does_not_count(self, unit, market, scale):
        item = sealed(unit, market, scale)
        verified_again(unit, scale, AFTER + timedelta(days=1))
        with pytest.raises(NotVerified):
            follow_up(unit, item, followed_up_on=TODAY)

    def test_one_that_lost_its_force_does_not_count(self, unit, market, scale):
        item = sealed(unit, market, scale)
        mark = verified_again(unit, scale, AFTER)
        voided(unit, mark, "damage")
        with pytest.raises(NotVerified):
            follow_up(unit, item)

    def test_without_a_mark_it_waits_for_the_signed_certificate(self, unit, market, scale):
        """Neither does an act that nothing proves take the place of one that a mark proves."""
        item = sealed(unit, market, scale)
        verified_again(unit, scale, AFTER + timedelta(minutes=5), unmarkable="terlalu kecil")
        with pytest.raises(NotVerified, match="once the head has signed") as refusal:
            follow_up(unit, item)
        assert refusal.value.field == "outcome"
        page = text(browser(unit, "supervisor").get(url("item", item.pk)))
        assert "No signed certificate (SKHP) stands for its mark yet" in page
        marked = verified_again(unit, scale, AFTER)
        assert follow_up(unit, item).outcome == "put_right"
        told = timeline(item)[0].changes
        assert marked.on.isoformat() in [str(after) for _label, _before, after in told]

    def test_who_verified_it_does_not_say_so(self, unit, market, scale):
        item = sealed(unit, market, scale)
        verified_again(unit, scale, AFTER, tester=unit.users["other"])
        other = replace(unit.at("other"), now=NOW + timedelta(days=2))
        with pytest.raises(NotTheirs):
            supervision_follow_up.follow_up_item(
                actor=other, item_id=item.pk, followed_up_on=TOMORROW, outcome="put_right"
            )


class TestSeals:
    def test_of_many_those_that_are_sealed_are_found_at_once(self, unit, market, scale):
        others = [an_instrument(unit, owner=scale.owner, place=market) for _number in range(3)]
        sealed(unit, market, scale)
        for one in others[:2]:
            sealed(unit, market, one)
        verified_again(unit, others[0], AFTER)
        ids = [scale.pk, *(one.pk for one in others)]
        with CaptureQueriesContext(connection) as queries:
            assert sealed_among(ids) == {scale.pk, others[1].pk}
        assert len(queries) == 2
        assert sealed_among([]) == set()

    @pytest.mark.parametrize("outcome", ["not_put_right", "out_of_use"])
    def test_no_other_outcome_lifts_one(self, unit, market, scale, outcome):
        item = sealed(unit, market, scale)
        follow_up(unit, item, outcome, note="Dilihat lagi.")
        assert is_sealed(scale)

    def test_a_verification_by_mistake_brings_it_back(self, unit, market, scale):
        item = sealed(unit, market, scale)
        mark = verified_again(unit, scale, AFTER)
        follow_up(unit, item)
        voided(unit, mark, "mistake")
        assert is_sealed(scale)

    def test_a_day_of_a_list_lifts_none(self, unit, market, scale):
        sealed(unit, market, scale)
        scale.verified_on = TOMORROW
        scale.save()
        assert is_sealed(scale)

    def test_it_begins_with_the_minutes(self, unit, market, scale):
        visit = visited(unit, market)
        an_item(unit, visit, scale, **SEAL)
        assert not is_sealed(scale)

    def test_minutes_written_later_leave_the_new_mark_of_the_same_day(self, unit, market, scale):
        """With a record of the mark from before, or with what a list alone tells of it."""
        visit = visited(unit, market)
        an_item(unit, visit, scale, **SEAL)
        mark = verified_again(unit, scale, AFTER)
        signed(unit, visit)
        assert not mark.voids.exists()


class TestWithoutATag:
    """What was in no register when it was found."""

    def test_it_is_named_by_the_tag_it_got(self, unit, market, scale):
        item = sealed(unit, market, described="Timbangan meja, los ikan")
        with pytest.raises(NotVerified, match="register"):
            follow_up(unit, item)
        verified_again(unit, scale, AFTER)
        done = follow_up(unit, item, instrument=scale)
        assert (done.instrument, done.described) == (scale, "Timbangan meja, los ikan")
        assert not is_sealed(scale)

    def test_another_one_stays_what_it_is(self, unit, market, scale):
        """An instrument that was found with its tag is not exchanged for another."""
        item = sealed(unit, market, scale)
        another = an_instrument(unit, place=scale.place, owner=scale.owner)
        verified_again(unit, another, AFTER)
        with pytest.raises(NotVerified):
            follow_up(unit, item, instrument=another)

    def test_one_of_another_unit_is_none(self, unit, market):
        item = sealed(unit, market, described="Timbangan meja")
        with pytest.raises(WrongUnit):
            follow_up(unit, item, instrument=an_instrument(a_unit()))

    def test_one_that_stands_elsewhere_is_another(self, unit, market, scale):
        item = sealed(unit, market, described="Timbangan meja, los ikan")
        elsewhere = add_place(
            actor=unit.at("counter"), agency=unit.agency, name="Toko Jaya", kind="shop"
        )
        other = an_instrument(unit, place=elsewhere, owner=scale.owner)
        verified_again(unit, other, AFTER)
        with pytest.raises(WrongChoice, match="stands at Toko Jaya"):
            follow_up(unit, item, instrument=other)

    def test_one_that_was_found_with_its_tag_is_another(self, unit, market, scale):
        visit = visited(unit, market)
        item = an_item(unit, visit, described="Timbangan meja", **SEAL)
        an_item(unit, visit, scale)
        signed(unit, visit)
        verified_again(unit, scale, AFTER)
        with pytest.raises(WrongChoice, match="found on the visit with its tag"):
            follow_up(unit, item, instrument=scale)


def test_what_was_not_put_right_says_what_is_done(unit, market, scale):
    item = sealed(unit, market, scale)
    with pytest.raises(DomainError, match="what was found"):
        follow_up(unit, item, "not_put_right")


def test_whoever_is_warned_has_the_whole_last_day(unit, market, scale):
    visit = visited(unit, market)
    item = an_item(unit, visit, scale, **warned())
    signed(unit, visit)
    supervision_items.issue_warning(actor=unit.at("chief"), item_id=item.pk)
    last = warned()["due_on"]
    later = unit.at("supervisor", unit.at("supervisor").now + timedelta(days=30))

    def look(on):
        return supervision_follow_up.follow_up_item(
            actor=later,
            item_id=item.pk,
            followed_up_on=on,
            outcome="not_put_right",
            note="Masih dipakai.",
        )

    with pytest.raises(DayOutOfOrder, match="look again after that day") as refused:
        look(last)
    assert refused.value.field == "followed_up_on"
    assert look(last + timedelta(days=1)).outcome == "not_put_right"


def test_what_was_sealed_meanwhile_waits_for_no_day(unit, market, scale):
    """The warned may not use it any more: it is looked at, and referred, at once."""
    visit = visited(unit, market)
    item = an_item(unit, visit, scale, **warned())
    signed(unit, visit)
    supervision_items.issue_warning(actor=unit.at("chief"), item_id=item.pk)
    again = visited(unit, market)
    an_item(unit, again, scale, **SEAL)
    with pytest.raises(DayOutOfOrder):
        follow_up(unit, item, "not_put_right", note="Disegel.")
    signed(unit, again)
    Inspection.objects.filter(pk=again.pk).update(visited_on=TOMORROW)
    with pytest.raises(DayOutOfOrder, match="or once supervisors have sealed it"):
        follow_up(unit, item, "not_put_right", note="Disegel.", followed_up_on=TODAY)
    assert follow_up(unit, item, "not_put_right", note="Disegel.").outcome == "not_put_right"
    done = supervision_next.refer_item(
        actor=unit.at("supervisor"), item_id=item.pk, referred_to="PPNS", note="Dua kali."
    )
    assert done.next_step == "referral"


class TestHandedOn:
    """In the hands of the investigators is what was referred to them, and nothing else."""

    def test_what_was_referred_to_nobody_is_not(self, unit, market, scale):
        item = sealed(unit, market, scale)
        with pytest.raises(WrongChoice, match="referred to nobody") as refused:
            follow_up(unit, item, "handed_on")
        assert refused.value.field == "outcome"

    def test_what_was_referred_may_be(self, unit, market, scale):
        item = sealed(unit, market, scale, measure="referral", seal="", referred_to="PPNS")
        assert follow_up(unit, item, "handed_on").outcome == "handed_on"

    def test_it_is_offered_only_then(self, unit, market, scale, settings):
        settings.TERAJU_TODAY = TODAY
        offered = 'value="handed_on"'
        item = sealed(unit, market, scale)
        official = browser(unit, "supervisor")
        assert offered not in text(official.get(url("item_follow_up", item.pk)))
        referred = sealed(
            unit, market, described="Dacin", measure="referral", seal="", referred_to="PPNS"
        )
        assert offered in text(official.get(url("item_follow_up", referred.pk)))


class TestThePage:
    @pytest.fixture(autouse=True)
    def today(self, settings):
        settings.TERAJU_TODAY = TODAY

    def test_it_leads_to_the_counter_and_takes_the_tag(self, unit, market, scale):
        item = sealed(unit, market, described="Timbangan meja, los ikan")
        official, address = browser(unit, "supervisor"), url("item_follow_up", item.pk)
        assert "verified at the counter" in text(official.get(url("item", item.pk)))
        assert "Timbangan meja, los ikan" in text(official.get(address))
        answer = {"followed_up_on": TODAY.isoformat(), "outcome": "put_right"}
        answer["version"] = InspectionItem.objects.get().version
        assert "at the counter" in summary(official.post(address, answer))
        wrong = official.post(address, {**answer, "code": "T00000009"})
        assert "compare it sign by sign" in summary(wrong)
        mark = verified_again(unit, scale, AFTER)
        done = official.post(address, {**answer, "code": scale.tag})
        assert done.status_code == HTTPStatus.FOUND
        page = text(official.get(url("item", item.pk)))
        assert mark.get_absolute_url() in page
        assert "los ikan" in page

    def test_what_bore_a_tag_is_not_asked_for_one(self, unit, market, scale):
        item = sealed(unit, market, scale)
        page = text(browser(unit, "supervisor").get(url("item_follow_up", item.pk)))
        assert 'name="code"' not in page


def voided(unit, mark, reason):
    Voiding.objects.create(
        government=unit.government,
        agency=unit.agency,
        verification=mark,
        on=mark.on,
        reason=reason,
        note="Keliru",
        recorded_office="Penera",
        created_at=NOW,
        updated_at=NOW,
    )
