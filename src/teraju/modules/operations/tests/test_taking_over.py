"""Closed orders taken over from the book, and the data files that kinds and rules stand in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.kernel.errors import NotAllowed
from teraju.modules.operations import services
from teraju.modules.operations.models import Output, Service, ServiceStep
from teraju.modules.operations.models.choices import STEP_ROLES, Channel
from teraju.modules.operations.refusals import DateOutOfOrder, Incomplete
from teraju.modules.operations.rulebook import components, components_source, kinds
from teraju.modules.operations.services import TakenOver
from teraju.platform.audit.api import TrailEvent

from .factories import InForceFactory, house


@pytest.fixture
def home():
    return house()


@pytest.fixture
def service(home):
    return InForceFactory(agency=home.agency)


def row(actor, *, hours=(1, 2, 3, 4)):
    """An order of the week before; the hours after its receipt at which the rest happened."""
    begin = actor.now - timedelta(days=7)
    came, checked, released, handed = (begin + timedelta(hours=hour) for hour in hours)
    return TakenOver(
        customer_name="Siti",
        received_at=came,
        checked_at=checked,
        checked_office="Petugas",
        released_at=released,
        released_office="Kepala Bidang",
        handed_over_at=handed,
    )


@pytest.mark.django_db
class TestTakingOver:
    def test_whole_orders_with_their_steps_and_one_event(self, home, service):
        made = services.take_over_outputs(
            actor=home.owner, service=service, rows=[row(home.owner), row(home.owner)]
        )
        assert [one.working_minutes for one in made] == [120, 120]
        assert len({one.number for one in made}) == 2
        assert all(one.is_kept and one.done_steps.count() == 2 for one in made)
        assert TrailEvent.objects.filter(verb="operations.output.taken_over").count() == 1

    def test_moments_follow_one_another_or_nothing_is_taken(self, home, service):
        wrong = row(home.owner, hours=(1, 3, 2, 4))
        with pytest.raises(DateOutOfOrder):
            services.take_over_outputs(
                actor=home.owner, service=service, rows=[row(home.owner), wrong]
            )
        assert not Output.objects.exists()

    def test_not_by_the_counter_and_not_without_a_check(self, home, service):
        with pytest.raises(NotAllowed):
            services.take_over_outputs(
                actor=home.counter, service=service, rows=[row(home.counter)]
            )
        ServiceStep.objects.filter(is_check=True).update(is_check=False)
        with pytest.raises(Incomplete):
            services.take_over_outputs(
                actor=home.owner, service=Service.objects.get(), rows=[row(home.owner)]
            )


def test_the_rule_of_components_says_that_it_is_unconfirmed():
    assert len(components()) == 14
    assert not components_source().confirmed
    assert "15/2014" in components_source().document


@pytest.mark.parametrize("code", sorted(kinds()))
def test_every_kind_can_be_used(code):
    kind = kinds()[code]
    assert [one.release for one in kind.steps].count(True) == 1
    assert kind.steps[-1].release
    assert any(one.check for one in kind.steps)
    assert {one.role for one in kind.steps} <= {str(role) for role in STEP_ROLES}
    assert set(kind.channels) <= set(Channel.values)
