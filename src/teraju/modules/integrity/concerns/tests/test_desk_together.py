"""Several at the desk at the same moment: nothing is done twice, nothing gets lost."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.utils import translation

from teraju.kernel.errors import ChangedMeanwhile
from teraju.modules.integrity.concerns import trail
from teraju.modules.integrity.concerns.services import desk_people as people
from teraju.modules.integrity.concerns.services import desk_steps as steps
from teraju.modules.integrity.concerns.services import desk_talk as talk

from . import desk, factories

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 4


@pytest.fixture(autouse=True)
def a_database_for_many():
    if connection.vendor != "postgresql":
        pytest.skip("one connection writes at a time in the SQLite of the tests")


def at_once(*acts):
    """Start all of them together; what each returns or raises."""
    gate = threading.Barrier(len(acts))

    def run(act):
        try:
            gate.wait()
            with translation.override("en"):
                return act()
        except ChangedMeanwhile as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_of_several_acknowledges():
    handlers = [factories.handler() for _each in range(TIMES)]
    case = desk.declared(*handlers)
    hands = [desk.hand(each) for each in handlers]
    found = at_once(
        *(
            lambda hand=hand: steps.acknowledge(hand, case.number, expected_version=1, text="Baik")
            for hand in hands
        )
    )
    assert sum(isinstance(each, ChangedMeanwhile) for each in found) == TIMES - 1
    assert case.entries.filter(kind="acknowledgement").count() == 1
    assert trail.first_broken() is None


def test_notes_of_several_stand_one_after_the_other():
    handlers = [factories.handler() for _each in range(TIMES)]
    case = desk.declared(*handlers)
    hands = [desk.hand(each) for each in handlers]
    at_once(*(lambda hand=hand: talk.note(hand, case.number, text="Catatan") for hand in hands))
    places = list(case.entries.order_by("place").values_list("place", flat=True))
    assert places == list(range(1, TIMES + 2))


def test_a_note_written_while_somebody_steps_back_is_not_sealed_to_them():
    leaver, writes = factories.handler(), factories.handler()
    case = desk.declared(leaver, writes)
    one, two = desk.hand(leaver), desk.hand(writes)
    at_once(
        lambda: people.step_back(one, case.number, expected_version=1, reason="Sepupu saya"),
        lambda: talk.note(two, case.number, text="Catatan"),
    )
    assert {row.content is None for row in desk.seen_by(leaver, case)} == {True}
    assert all(row.content for row in desk.seen_by(writes, case))
