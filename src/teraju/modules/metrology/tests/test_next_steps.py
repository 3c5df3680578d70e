"""What follows where something was not put right: another visit, a referral, or nothing more."""

from __future__ import annotations

from datetime import timedelta
from http import HTTPStatus

import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.supervision import is_undecided
from teraju.modules.metrology.models import Inspection
from teraju.modules.metrology.services import supervision, supervision_items, supervision_next
from teraju.modules.metrology.supervision_inbox import waiting
from teraju.modules.metrology.supervision_refusals import NotTheirs
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.platform.audit.api import timeline

from .register_pages import browser, send, summary, text, url
from .register_world import TODAY, a_market, a_unit
from .supervision_world import (
    AT_NOON,
    NINE,
    NOON,
    a_verification_by,
    a_visit,
    a_watched_unit,
    an_item,
    not_put_right,
    signed,
    visited,
    warned,
)

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit(db):
    return a_watched_unit()


@pytest.fixture
def item(unit, market, scale):
    return not_put_right(unit, market, scale)


def another_visit(unit, item, who="supervisor", **values):
    usual = {
        "purpose": "Timbangan yang belum dibetulkan",
        "planned_on": TOMORROW,
        "begins_at": NINE,
        "ends_at": NOON,
        "officials": [unit.users["supervisor"]],
    }
    return supervision.plan_inspection(
        actor=unit.at(who),
        place=item.inspection.place,
        after_id=item.inspection_id,
        **{**usual, **values},
    )


def refer(unit, item, who="supervisor", **values):
    return supervision_next.refer_item(
        actor=unit.at(who),
        item_id=item.pk,
        **{"referred_to": "PPNS Metrologi Jawa Timur", "note": "Dua kali diperingatkan.", **values},
    )


def let_rest(unit, item, who="supervisor", reason="Timbangannya dijual."):
    return supervision_next.let_item_rest(actor=unit.at(who), item_id=item.pk, reason=reason)


def close(unit, item):
    return supervision.close_inspection(
        actor=unit.at("chief"), inspection_id=item.inspection_id, conclusion="Selesai."
    )


def titles(unit, who):
    return [str(one.title) for one in waiting(unit.at(who))]


@pytest.mark.parametrize(
    ("outcome", "next_step", "undecided"),
    [
        ("", "", False),
        ("put_right", "", False),
        ("out_of_use", "", False),
        ("not_put_right", "", True),
        ("not_put_right", "visit", False),
        ("not_put_right", "rest", False),
    ],
)
def test_it_waits_until_it_is_said_what_follows(outcome, next_step, undecided):
    assert is_undecided(outcome, next_step) is undecided


class TestUntilItIsSaid:
    def test_the_visit_cannot_be_closed(self, unit, item):
        with pytest.raises(NotNow):
            close(unit, item)
        let_rest(unit, item)
        assert close(unit, item).state == "closed"

    def test_it_waits_for_the_supervisor(self, unit, item):
        assert f"Say what follows: {item}" in titles(unit, "supervisor")
        assert not any(title.startswith("Close") for title in titles(unit, "chief"))
        refer(unit, item)
        assert not any(title.startswith("Say") for title in titles(unit, "supervisor"))
        assert any(title.startswith("Close") for title in titles(unit, "chief"))

    def test_its_page_says_what_may_follow(self, unit, item):
        page = text(browser(unit, "supervisor").get(url("item", item.pk)))
        assert "nobody has said yet what follows" in page
        assert f"?after={item.inspection_id}" in page
        assert url("item_refer", item.pk) in page
        assert url("item_rest", item.pk) in page

    def test_the_page_of_the_visit_leads_there(self, unit, item):
        page = text(browser(unit, "supervisor").get(url("inspection", item.inspection_id)))
        assert "See what is still open" in page
        assert "choose what follows" in page
        assert item.get_absolute_url() in page

    def test_the_register_shows_it_among_what_is_open(self, unit, item):
        rows = browser(unit, "supervisor")
        assert item.get_absolute_url() in text(rows.get(url("items"), {"open": "open"}))
        assert item.get_absolute_url() not in text(rows.get(url("items"), {"open": "done"}))


class TestAnotherVisit:
    def test_it_carries_over_what_was_not_put_right(self, unit, item):
        made = another_visit(unit, item)
        item.refresh_from_db()
        assert (made.origin, made.state) == ("follow_up", "planned")
        assert (item.next_step, item.next_visit, item.decided_on) == ("visit", made, TODAY)
        told = str(timeline(item)[0].changes)
        assert str(made) in told
        assert str(item.inspection) in str(timeline(made)[0].changes)

    def test_there_is_none_without_something_to_look_at_again(self, unit, item):
        let_rest(unit, item)
        with pytest.raises(NotNow):
            another_visit(unit, item)

    def test_who_verified_it_is_not_sent(self, unit, item, scale):
        a_verification_by(unit, scale, "other", None)
        with pytest.raises(NotTheirs):
            another_visit(unit, item, officials=[unit.users["other"]])

    def test_called_off_it_is_open_again(self, unit, item):
        made = another_visit(unit, item)
        supervision.cancel_inspection(
            actor=unit.at("chief"), inspection_id=made.pk, reason="Pasar tutup."
        )
        item.refresh_from_db()
        assert (item.next_step, item.next_visit, item.decided_on) == ("", None, None)

    def test_not_seen_there_it_is_open_again(self, unit, item, scale):
        for is_seen, step in ((False, ""), (True, "visit")):
            made = another_visit(unit, item)
            supervision.assign_inspection(actor=unit.at("chief"), inspection_id=made.pk)
            later = unit.at("supervisor", unit.at("supervisor").now + timedelta(days=2))
            supervision.record_visit(
                actor=later,
                inspection_id=made.pk,
                visited_on=TOMORROW,
                visited_from=NINE,
                visited_until=NOON,
                summary="Kios tutup.",
            )
            if is_seen:
                an_item(unit, made, scale)
            supervision_items.sign_minutes(actor=later, inspection_id=made.pk)
            item.refresh_from_db()
            assert item.next_step == step

    def test_one_of_another_unit_is_not_found(self, unit, item):
        stranger = a_unit()
        with pytest.raises(Inspection.DoesNotExist):
            supervision.plan_inspection(
                actor=stranger.at("chief"),
                place=a_market(stranger),
                after_id=item.inspection_id,
                purpose="x",
                planned_on=TOMORROW,
                begins_at=NINE,
                ends_at=NOON,
                officials=[],
            )

    def test_by_clicks_both_pages_lead_to_each_other(self, unit, item, scale):
        official = browser(unit, "supervisor")
        address = f"{url('inspection_add')}?after={item.inspection_id}"
        form = text(official.get(address))
        assert scale.tag in form
        assert scale.owner.name in form
        planned = {
            "place": str(item.inspection.place),
            "purpose": "Timbangan",
            "planned_on": TOMORROW.isoformat(),
            "begins_at": "09:00",
            "ends_at": "11:00",
            "officials": [unit.users["supervisor"].pk],
        }
        answer = official.post(address, planned)
        assert answer.status_code == HTTPStatus.FOUND, summary(answer)
        made = Inspection.objects.get(origin="follow_up")
        page = text(official.get(made.get_absolute_url()))
        assert item.inspection.get_absolute_url() in page
        assert scale.tag in page
        assert scale.owner.name in page
        assert made.get_absolute_url() in text(official.get(item.get_absolute_url()))

    def test_what_is_carried_over_is_entered_with_a_click(self, unit, market, item, scale):
        made = another_visit(unit, item, who="chief", planned_on=TODAY)
        supervision.assign_inspection(actor=unit.at("chief"), inspection_id=made.pk)
        supervision.record_visit(
            actor=unit.at("supervisor", AT_NOON),
            inspection_id=made.pk,
            visited_on=TODAY,
            visited_from=NINE,
            visited_until=NOON,
            summary="",
        )
        official = browser(unit, "supervisor")
        page = text(official.get(made.get_absolute_url()))
        assert page.count(url("item_add", made.pk, scale.pk)) == 1
        assert "Not put right" in page

    def test_what_bears_no_tag_is_entered_as_it_was_described(self, unit, market):
        item = not_put_right(unit, market, described="Timbangan meja, los ikan")
        made = another_visit(unit, item, planned_on=TODAY)
        supervision.assign_inspection(actor=unit.at("chief"), inspection_id=made.pk)
        supervision.record_visit(
            actor=unit.at("supervisor", AT_NOON),
            inspection_id=made.pk,
            visited_on=TODAY,
            visited_from=NINE,
            visited_until=NOON,
            summary="",
        )
        address = f"{url('item_add_unknown', made.pk)}?after={item.pk}"
        official = browser(unit, "supervisor")
        assert address in text(official.get(made.get_absolute_url()))
        assert "los ikan" in text(official.get(address))


class TestAReferral:
    def test_it_says_to_whom_and_why(self, unit, item):
        done = refer(unit, item)
        assert (done.next_step, done.referred_to) == ("referral", "PPNS Metrologi Jawa Timur")
        assert (done.next_note, done.decided_on) == ("Dua kali diperingatkan.", TODAY)

    @pytest.mark.parametrize("missing", ["referred_to", "note"])
    def test_both_are_asked_for(self, unit, item, missing):
        with pytest.raises(DomainError) as refusal:
            refer(unit, item, **{missing: " "})
        assert refusal.value.field == missing

    def test_by_clicks(self, unit, item):
        answer = {"referred_to": "PPNS", "note": "Tetap dipakai.", "version": item.version}
        done = send(unit, "supervisor", url("item_refer", item.pk), **answer)
        assert done.status_code == HTTPStatus.FOUND, summary(done)
        page = text(browser(unit, "supervisor").get(url("item", item.pk)))
        assert "PPNS" in page
        assert "Tetap dipakai." in page
        assert url("item_rest", item.pk) not in page


class TestARest:
    def test_it_needs_a_reason(self, unit, item):
        with pytest.raises(DomainError):
            let_rest(unit, item, reason=" ")

    def test_the_reason_is_shown_and_told(self, unit, item):
        answer = {"reason": "Pedagangnya pindah.", "version": item.version}
        done = send(unit, "supervisor", url("item_rest", item.pk), **answer)
        assert done.status_code == HTTPStatus.FOUND, summary(done)
        page = text(browser(unit, "supervisor").get(url("item", item.pk)))
        assert page.count("Pedagangnya pindah.") >= 2


class TestWhoMay:
    @pytest.mark.parametrize("step", [refer, let_rest, another_visit])
    def test_a_tester_may_not(self, unit, item, step):
        with pytest.raises(DomainError):
            step(unit, item, who="tester")

    @pytest.mark.parametrize("name", ["item_refer", "item_rest"])
    def test_their_pages_neither(self, unit, item, name):
        answer = browser(unit, "tester").get(url(name, item.pk))
        assert answer.status_code == HTTPStatus.FORBIDDEN

    @pytest.mark.parametrize("step", [refer, let_rest])
    def test_once_only_and_only_where_it_was_not_put_right(self, unit, market, scale, item, step):
        step(unit, item)
        with pytest.raises(NotNow):
            step(unit, item)
        visit = visited(unit, market)
        other = an_item(unit, visit, scale, **warned())
        signed(unit, visit)
        with pytest.raises(NotNow):
            step(unit, other)


def test_a_visit_without_an_earlier_one_is_as_before(unit, market):
    assert a_visit(unit, market).origin == "plan"
