"""Planned changes: who decides, who carries out, who looks back, and the ways out."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.planning import services
from teraju.modules.planning.api import PROCESS_KIND
from teraju.modules.planning.refusals import NotInThisState, OwnText, WrongPlace

from .factories import ProcessFactory
from .objective_world import CHANGE, DECIDED, DONE, PROPOSED, carried_out, proposed

pytestmark = pytest.mark.django_db
REVIEWED = date(2019, 6, 3)
SEEN = {"effect": "as_wanted", "effect_note": "Lebih cepat"}


def test_goes_all_the_way(world):
    change = carried_out(world)
    actor = world.acts("coordinator", REVIEWED)
    services.review_change(actor=actor, change_id=change.pk, **SEEN)
    closed = services.close_change(actor=actor, change_id=change.pk, reason="Tetap dipakai")
    assert (closed.state, closed.effect, closed.ended_on) == ("closed", "as_wanted", REVIEWED)


def test_nobody_decides_on_their_own_proposal(world):
    change = proposed(world, "head")
    for decide in (services.decide_change, services.refuse_change):
        reason = {} if decide is services.decide_change else {"reason": "x"}
        with pytest.raises(OwnText):
            decide(actor=world.acts("head", DECIDED), change_id=change.pk, **reason)


def test_who_had_a_word_in_it_does_not_decide_whoever_was_last(world):
    change = proposed(world, "head")
    fields = {name: text for name, text in CHANGE.items() if name != "code"}
    services.change_proposal(
        actor=world.acts("coordinator", PROPOSED),
        change_id=change.pk,
        planned_on=date(2019, 3, 2),
        **fields,
    )
    with pytest.raises(OwnText):
        services.decide_change(actor=world.acts("head", DECIDED), change_id=change.pk)


def test_only_the_head_decides(world):
    with pytest.raises(NotAllowed):
        services.decide_change(
            actor=world.acts("coordinator", DECIDED), change_id=proposed(world).pk
        )


def test_nobody_reviews_what_they_carried_out(world):
    change = carried_out(world)
    with pytest.raises(OwnText):
        services.review_change(actor=world.acts("owner", REVIEWED), change_id=change.pk, **SEEN)


def test_the_review_waits_for_its_day_and_says_what_was_seen(world):
    change = carried_out(world)
    with pytest.raises(DomainError, match="too early"):
        services.review_change(
            actor=world.acts("coordinator", date(2019, 6, 2)), change_id=change.pk, **SEEN
        )
    with pytest.raises(DomainError) as refusal:
        services.review_change(
            actor=world.acts("coordinator", REVIEWED),
            change_id=change.pk,
            effect="not",
            effect_note=" ",
        )
    assert refusal.value.field == "effect_note"


@pytest.mark.parametrize(
    ("carried_out_on", "review_due", "field"),
    [
        (date(2019, 3, 2), None, "carried_out_on"),
        (date(2019, 2, 10), None, "carried_out_on"),
        (DONE, DONE, "review_due"),
    ],
)
def test_days_lie_in_their_order(world, carried_out_on, review_due, field):
    change = proposed(world)
    services.decide_change(actor=world.acts("head", DECIDED), change_id=change.pk)
    with pytest.raises(DomainError) as refusal:
        services.carry_out_change(
            actor=world.acts("owner", DONE),
            change_id=change.pk,
            carried_out_on=carried_out_on,
            note="x",
            review_due=review_due,
        )
    assert refusal.value.field == field


def test_the_usual_day_of_the_review_is_set_where_none_is_given(world):
    change = proposed(world)
    services.decide_change(actor=world.acts("head", DECIDED), change_id=change.pk)
    done = services.carry_out_change(
        actor=world.acts("owner", DONE), change_id=change.pk, carried_out_on=DONE, note="x"
    )
    assert done.review_due == date(2019, 5, 30)


def test_lies_ahead(world):
    with pytest.raises(DomainError) as refusal:
        services.propose_change(
            actor=world.acts("owner", PROPOSED),
            agency=world.agency,
            planned_on=date(2019, 2, 3),
            **CHANGE,
        )
    assert refusal.value.field == "planned_on"


def test_is_refused_or_cancelled_with_a_reason(world):
    refused = services.refuse_change(
        actor=world.acts("head", DECIDED), change_id=proposed(world).pk, reason="Mahal"
    )
    other = proposed(world, code="UB-02")
    with pytest.raises(DomainError):
        services.cancel_change(actor=world.acts("owner", DECIDED), change_id=other.pk, reason="")
    cancelled = services.cancel_change(
        actor=world.acts("owner", DECIDED), change_id=other.pk, reason="Tidak perlu"
    )
    assert (refused.state, cancelled.state) == ("refused", "cancelled")
    with pytest.raises(NotInThisState):
        services.decide_change(actor=world.acts("head", DECIDED), change_id=refused.pk)


def test_what_is_decided_is_not_changed(world):
    change = carried_out(world)
    with pytest.raises(NotInThisState):
        services.change_proposal(
            actor=world.acts("owner", DONE), change_id=change.pk, planned_on=DONE, **CHANGE
        )


def test_links_processes_of_the_own_government_only(world):
    change = proposed(world)
    own = ProcessFactory(agency=world.agency)
    actor = world.acts("owner", PROPOSED)
    services.link_record(actor=actor, change_id=change.pk, kind=PROCESS_KIND, target_id=own.pk)
    link = change.links.get()
    assert link.title == own.name
    with pytest.raises(WrongPlace):
        services.link_record(
            actor=actor, change_id=change.pk, kind=PROCESS_KIND, target_id=ProcessFactory().pk
        )
    services.unlink_record(actor=actor, link_id=link.pk)
    assert not change.links.exists()
