"""Each step on a page of metrology says where it has no place, before anything is typed."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.test import Client

from teraju.modules.metrology.web import views
from teraju.platform.web.steps import RecordStep, Steps

from . import unit_world as w
from .register_pages import text, url
from .unit_world import DAY

# Those that a record allows however it stands; a row of the second is looked up where it may be.
ALWAYS = {
    "standards.STEPS.change",
    "standards.STEPS.certificate",
    "standards.STEPS.strike",
    "plan.PLAN_STEPS.again",
    # What is left of a plan is asked by the day.
    "plan.PLAN_STEPS.confirm",
}


def steps() -> Iterator[tuple[str, RecordStep]]:
    for found in pkgutil.iter_modules(views.__path__):
        module = import_module(f"{views.__name__}.{found.name}")
        for name, value in vars(module).items():
            if isinstance(value, Steps):
                for event, step in value.steps.items():
                    yield f"{found.name}.{name}.{event}", step


def test_a_step_says_when_it_has_its_place():
    found = dict(steps())
    assert len(found) > 60
    assert {name for name, step in found.items() if step.when is None} == ALWAYS


def told(user, address) -> str:
    """What the page of the record says to whoever opens a form that has no place."""
    client = Client()
    client.force_login(user)
    client.cookies["language"] = "en"
    answer = client.get(address, follow=True)
    assert len(answer.redirect_chain) == 1
    return text(answer)


@pytest.mark.django_db
class TestOfTheUnit:
    @pytest.fixture(autouse=True)
    def today(self, settings):
        settings.TERAJU_TODAY = DAY

    @pytest.mark.parametrize(
        "step", ["receive", "correct", "count", "hand_over", "reopen", "confirm"]
    )
    def test_stamps_that_are_only_planned(self, unit, step):
        address = url(f"stock_{step}", w.planned(unit).pk)
        words = "Only what lies in the safe" if step == "count" else "This step has no place"
        assert words in told(unit.counter, address)

    def test_stamps_that_are_out_are_handed_over_by_nobody(self, unit):
        stock = w.received(unit)
        w.out(unit, stamps={w.line(stock).pk: 1})
        assert "Stamps are still out for" in told(unit.counter, url("stock_hand_over", stock.pk))

    def test_a_standard_that_is_out_or_lent(self, unit):
        one = w.standard(unit)
        assert "It is not lent" in told(unit.tester, url("standard_take_back", one.pk))
        issue = w.out(unit, standards=[one])
        for step in ("lend", "withdraw"):
            assert "It is out with an official" in told(
                unit.tester, url(f"standard_{step}", one.pk)
            )
        assert issue.returned_on is None
