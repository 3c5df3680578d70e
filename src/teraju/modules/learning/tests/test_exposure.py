"""What risks are told of posts: who holds them, and until when their training counts."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.modules.learning import exposure
from teraju.modules.learning.tests.factories import (
    TODAY,
    HoldingFactory,
    ParticipantFactory,
    PositionFactory,
    TrainingFactory,
    house,
)
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import NOW

pytestmark = pytest.mark.django_db
DAY = TODAY - timedelta(days=10)


@pytest.fixture
def home():
    return house()


def trained(home, **values):
    training = TrainingFactory(
        agency=home.agency,
        is_anti_bribery=True,
        state="held",
        held_from=DAY,
        held_until=DAY,
        held_recorded_on=DAY,
        evaluate_by=TODAY,
        **values,
    )
    ParticipantFactory(training=training, person=home.users["first"], attendance="present")


def test_who_holds_a_post_and_is_trained(home):
    post = PositionFactory(agency=home.agency, is_exposed=True)
    HoldingFactory(position=post, person=home.users["first"])
    (holder,) = exposure.holders([post.pk], TODAY)[post.pk]
    assert (holder.person_id, holder.trained_until) == (home.users["first"].pk, None)
    trained(home)
    (holder,) = exposure.holders([post.pk], TODAY)[post.pk]
    assert holder.trained_until is not None
    assert holder.trained_until > TODAY


def test_a_post_that_nobody_holds_has_no_holders(home):
    post = PositionFactory(agency=home.agency)
    assert post.pk not in exposure.holders([post.pk], TODAY)


def test_posts_are_offered_to_who_sees_them(home):
    post = PositionFactory(agency=home.agency)
    head = viewer_of(home.users["head"], NOW)
    assert exposure.find(head, [post.pk])[post.pk].title == post.name
    assert post.pk in dict(exposure.choices(head, home.agency.government_id))
    elsewhere = viewer_of(house().users["head"], NOW)
    assert not exposure.find(elsewhere, [post.pk])
