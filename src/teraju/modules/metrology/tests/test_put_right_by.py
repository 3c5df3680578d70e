"""Until when something has to be put right: the usual day, another one, or none."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from teraju.modules.metrology.models import InspectionItem
from teraju.modules.metrology.services.supervision_items import issue_warning
from teraju.modules.metrology.supervision_inbox import waiting
from teraju.modules.metrology.unit_refusals import DayOutOfOrder
from teraju.platform.accounts.tests.factories import NOW

from .register_pages import browser, summary, text, url
from .register_world import TODAY, an_instrument
from .supervision_world import a_stall_scale, a_watched_unit, an_item, signed, visited
from .test_inspection_services import paper_words

pytestmark = pytest.mark.django_db
USUAL = TODAY + timedelta(days=14)
SEALED = {"finding": "seal_broken", "measure": "seal", "seal": "S-7"}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit(db):
    return a_watched_unit()


@pytest.fixture
def visit(unit, market):
    return visited(unit, market)


def test_a_warning_without_a_day_has_the_usual_one(unit, visit):
    found = {"described": "Dacin", "finding": "no_mark", "measure": "warning"}
    assert an_item(unit, visit, **found).due_on == USUAL
    other = TODAY + timedelta(days=3)
    assert an_item(unit, visit, **found, due_on=other).due_on == other


def test_a_seal_has_a_day_only_where_one_is_set(unit, market, visit):
    assert an_item(unit, visit, described="Dacin", **SEALED).due_on is None
    other = an_item(unit, visit, described="Neraca", **SEALED, due_on=USUAL)
    assert other.due_on == USUAL
    words = paper_words(signed(unit, visit).minutes)
    assert words.count("harus diperbaiki paling lambat") == 1


def test_nothing_else_keeps_a_day(unit, visit):
    found = {"finding": "no_mark", "measure": "referral", "referred_to": "PPNS"}
    assert an_item(unit, visit, described="Dacin", **found, due_on=USUAL).due_on is None


def test_the_form_proposes_the_day_with_the_warning(unit, market, visit):
    official = browser(unit, "supervisor")
    proposed = f'value="{USUAL.isoformat()}"'
    valid = a_stall_scale(unit, market)
    new = an_instrument(unit, place=valid.place, owner=valid.owner)
    assert proposed in text(official.get(url("item_add_unknown", visit.pk)))
    assert proposed in text(official.get(url("item_add", visit.pk, new.pk)))
    assert proposed not in text(official.get(url("item_add", visit.pk, valid.pk)))
    emptied = {"described": "Dacin", "finding": "no_mark", "measure": "warning", "due_on": ""}
    official.post(url("item_add_unknown", visit.pk), emptied)
    assert InspectionItem.objects.get().due_on == USUAL


class TestIssuedLate:
    """The minutes gave the trader a day; the head comes to the letter on that day or after it."""

    DUE = TODAY + timedelta(days=3)
    LATE = DUE + timedelta(days=4)

    @pytest.fixture
    def item(self, unit, visit):
        found = {"described": "Dacin", "finding": "no_mark", "measure": "warning"}
        item = an_item(unit, visit, **found, due_on=self.DUE)
        signed(unit, visit)
        return item

    @pytest.mark.parametrize("days", [3, 7])
    def test_no_letter_asks_for_a_day_that_is_over(self, unit, item, days):
        late = unit.at("chief", NOW + timedelta(days=days))
        for day in ({}, {"due_on": late.today}):
            with pytest.raises(DayOutOfOrder, match="not after the day of the letter") as refused:
                issue_warning(actor=late, item_id=item.pk, **day)
            assert refused.value.field == "due_on"
        new = late.today + timedelta(days=14)
        warned = issue_warning(actor=late, item_id=item.pk, due_on=new)
        assert warned.due_on == new
        assert f"paling lambat {new.day} " in paper_words(warned.warning)

    def test_the_form_proposes_the_usual_day(self, unit, item, settings):
        chief, address = browser(unit, "chief"), url("item_warn", item.pk)
        assert 'name="due_on"' not in text(chief.get(address))
        settings.TERAJU_TODAY = self.LATE
        [field] = re.findall(r'<input[^>]*name="due_on"[^>]*>', text(chief.get(address)))
        assert (self.LATE + timedelta(days=14)).isoformat() in field
        over = {"version": item.version, "due_on": self.DUE.isoformat()}
        assert "not after the day of the letter" in summary(chief.post(address, over))

    def test_the_head_is_asked_on_the_day_of_the_minutes(self, unit, item):
        [task] = [
            one for one in waiting(unit.at("chief")) if one.key == f"metrology-item-{item.pk}"
        ]
        assert task.due == TODAY
