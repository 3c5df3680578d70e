"""Planning a visit: what its letter will say, and where its officials are awaited already."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from django.utils.translation import override

from teraju.modules.metrology.domain.supervision import Concern
from teraju.modules.metrology.models.supervision_choices import CONCERNS, PURPOSES

from .register_pages import browser, text, url
from .register_world import TODAY, a_market
from .supervision_world import a_report, a_visit, a_watched_unit, assigned

pytestmark = pytest.mark.django_db
TWICE = "Twice at once"


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit():
    return a_watched_unit()


@pytest.fixture
def other(unit):
    return a_market(unit, name="Pasar Dinoyo")


def page(unit, visit, name="inspection"):
    return text(browser(unit, "chief").get(url(name, visit.pk)))


class TestSameHours:
    def test_are_said_on_both_pages_and_before_the_letter(self, unit, market, other):
        first = assigned(unit, market)
        second = a_visit(unit, other, begins_at=time(11), ends_at=time(13))
        for here, there in ((first, second), (second, first)):
            shown = page(unit, here)
            assert TWICE in shown
            assert there.get_absolute_url() in shown
            assert "Pejabat supervisor" in shown
            # Whoever has been sent is called back before anything can be changed.
            assert ("have the assignment taken back" in shown) is (here == first)
        assert TWICE in page(unit, second, "inspection_assign")

    @pytest.mark.parametrize(
        "values",
        [
            {"begins_at": time(12), "ends_at": time(13)},
            {"planned_on": TODAY + timedelta(days=1)},
            {"officials": "other"},
        ],
    )
    def test_are_not_said_of_others(self, unit, market, other, values):
        first = a_visit(unit, market)
        if "officials" in values:
            values = {"officials": [unit.users["other"]]}
        a_visit(unit, other, **values)
        assert TWICE not in page(unit, first)


@pytest.mark.parametrize("concern", list(Concern))
def test_a_letter_does_not_speak_in_a_citizens_words(unit, concern):
    report = a_report(unit, concern=concern).report
    form = browser(unit, "chief").get(url("inspection_add"), {"report": report.pk})
    # The letter is in the language of the house, whatever that of whoever plans.
    with override("id"):
        begun, said = str(PURPOSES[concern]), str(CONCERNS[concern])
    assert begun != said
    assert f'value="{begun}"' in text(form)
