"""The letter that hands a finding of supervision to the investigators."""

from __future__ import annotations

import pytest

from teraju.kernel.errors import NotAllowed
from teraju.modules.metrology.models import InspectionItem
from teraju.modules.metrology.selectors.supervision import letters_awaited
from teraju.modules.metrology.services import (
    supervision_follow_up,
    supervision_next,
    supervision_papers,
)
from teraju.modules.metrology.supervision_inbox import waiting
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.platform.papers.api import issue_paper, revoke_paper

from .register_pages import browser, text, url
from .register_world import TODAY
from .supervision_world import a_watched_unit, an_item, signed, visited, warned
from .test_next_steps import not_put_right

pytestmark = pytest.mark.django_db
REFERRED = {"finding": "no_mark", "measure": "referral", "referred_to": "PPNS Metrologi"}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit():
    return a_watched_unit()


@pytest.fixture
def item(unit, market, scale):
    visit = visited(unit, market)
    found = an_item(unit, visit, scale, **REFERRED)
    signed(unit, visit)
    return found


def letter(unit, item, who="chief"):
    return supervision_next.issue_referral(actor=unit.at(who), item_id=item.pk)


class TestIssued:
    def test_by_the_head_once(self, unit, item):
        with pytest.raises(NotAllowed):
            letter(unit, item, "supervisor")
        paper = letter(unit, item)
        assert "RUJUK" in paper.number
        with pytest.raises(NotNow, match=paper.number):
            letter(unit, item)

    def test_again_to_another_receiver(self, unit, market, scale):
        item = not_put_right(unit, market, scale)
        with pytest.raises(NotNow):
            letter(unit, item)
        supervision_next.refer_item(
            actor=unit.at("supervisor"), item_id=item.pk, referred_to="Polres", note="Tetap dipakai"
        )
        assert letter(unit, item).is_valid

    def test_not_of_a_warning_nor_before_the_minutes(self, unit, market, scale):
        visit = visited(unit, market)
        early = an_item(unit, visit, scale, **REFERRED)
        other = an_item(unit, visit, described="Timbangan meja", **warned())
        with pytest.raises(NotNow):
            letter(unit, early)
        signed(unit, visit)
        with pytest.raises(NotNow):
            letter(unit, other)

    def test_says_what_was_found_where_and_why_it_is_theirs(self, unit, market, scale, monkeypatch):
        written = []

        def issue(**said):
            written.append(said["data"])
            return issue_paper(**said)

        item = not_put_right(unit, market, scale)
        supervision_next.refer_item(
            actor=unit.at("supervisor"), item_id=item.pk, referred_to="Polres", note="Tetap dipakai"
        )
        monkeypatch.setattr(supervision_papers, "issue_paper", issue)
        letter(unit, item)
        [data] = written
        words = " ".join(str(line) for line in data["body"])
        assert data["recipient"] == ["Polres"]
        assert str(data["body"][1]).endswith("."), "a sentence, also where nothing more was seen"
        minutes = item.inspection.minutes
        for part in ("Pasar Mojosari", scale.tag, "Tetap dipakai", minutes.number):
            assert part in words


def test_it_stands_on_the_page_of_the_finding(unit, item):
    page, address = url("item", item.pk), url("item_letter", item.pk)
    assert address not in text(browser(unit, "supervisor").get(page))
    chief = browser(unit, "chief")
    assert address in text(chief.get(page))
    done = chief.post(address, {"version": item.version}, follow=True)
    assert "The letter of referral is issued" in text(done)
    shown = text(chief.get(page))
    assert "Letter of referral" in shown
    assert address not in shown


def test_an_answer_is_recorded_once_they_have_the_letter(unit, item):
    page, address = url("item", item.pk), url("item_answer", item.pk)
    assert address not in text(browser(unit, "supervisor").get(page))
    letter(unit, item)
    assert address in text(browser(unit, "supervisor").get(page))


class TestNotIssuedYet:
    """Whoever signs it is asked for it, and everybody else reads that it is missing."""

    def asked(self, unit, who):
        return [str(one.title) for one in waiting(unit.at(who)) if "of referral" in str(one.title)]

    def test_it_waits_for_the_head_until_it_is_issued(self, unit, item):
        assert self.asked(unit, "chief") == [f"Issue the letter of referral: {item}"]
        assert self.asked(unit, "supervisor") == self.asked(unit, "stranger") == []
        letter(unit, item)
        assert self.asked(unit, "chief") == []

    def test_what_was_answered_waits_for_none(self, unit, item):
        InspectionItem.objects.filter(pk=item.pk).update(replied_on=TODAY, reply="Diterima.")
        assert self.asked(unit, "chief") == []

    def test_nor_does_what_was_found_before_the_minutes(self, unit, market):
        an_item(unit, visited(unit, market), described="Timbangan", **REFERRED)
        assert self.asked(unit, "chief") == []

    def test_again_for_another_receiver(self, unit, item):
        """On the day of the first letter too, which went to somebody else."""
        first = letter(unit, item)
        official = unit.at("supervisor")
        supervision_follow_up.follow_up_item(
            actor=official,
            item_id=item.pk,
            followed_up_on=TODAY,
            outcome="not_put_right",
            note="Tetap dipakai",
        )
        supervision_next.refer_item(
            actor=official, item_id=item.pk, referred_to="Polres", note="Tetap dipakai"
        )
        assert self.asked(unit, "chief") == [f"Issue the letter of referral: {item}"]
        assert letter(unit, item).number != first.number
        assert self.asked(unit, "chief") == []

    def test_again_where_it_is_revoked(self, unit, item):
        paper = letter(unit, item)
        revoke_paper(actor=unit.at("head"), paper_id=paper.pk, reason="Salah alamat")
        assert self.asked(unit, "chief") == [f"Issue the letter of referral: {item}"]
        assert letter(unit, item).is_valid

    def test_as_many_queries_for_many(self, unit, market, item, django_assert_num_queries):
        for number in range(3):
            visit = visited(unit, market)
            an_item(unit, visit, described=f"Dacin {number}", **REFERRED)
            signed(unit, visit)
        chief = unit.at("chief")
        with django_assert_num_queries(1):
            assert len(letters_awaited(chief)) == 4

    def test_its_page_says_so_and_who_signs(self, unit, item):
        for who in ("chief", "supervisor"):
            page = text(browser(unit, who).get(url("item", item.pk)))
            assert "The letter of referral is not issued yet." in page
        assert "Head of the metrology unit" in page
        letter(unit, item)
        assert "not issued yet" not in text(browser(unit, "chief").get(url("item", item.pk)))
