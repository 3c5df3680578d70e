"""Traders whom a telephone met on the spot and who stand in the register already."""

from __future__ import annotations

from uuid import uuid4

import pytest

from teraju.modules.metrology.models import Sheet
from teraju.modules.metrology.services import registers
from teraju.modules.metrology.services.registers import add_owner

from .field_world import a_day
from .test_field_pages import today
from .unit_world import DAY

pytestmark = pytest.mark.django_db
__all__ = ["today"]


@pytest.fixture
def day(today):
    return a_day()


class TestWhoStandsInTheRegister:
    """A trader met on the spot who is an owner already."""

    def arrived(self, day, name, **owner):
        new = day.new(str(uuid4()), name, str(uuid4()))
        new["owner"] |= owner
        return day.entry(None, new=new)

    def test_whoever_trades_no_longer_is_resumed_first(self, day):
        actor = day.bench.acts("counter")
        old = add_owner(
            actor=actor, agency=day.bench.agency, name="Bu Siti", phone="0812 0000 0009"
        )
        registers.end_owner(actor=actor, owner_id=old.pk, ended_on=DAY)
        entry = self.arrived(day, "Bu Siti")
        [answer] = day.sync(entry)
        assert answer.outcome == "refused"
        assert "berhenti berusaha" in answer.sentence or "no longer" in answer.sentence
        registers.resume_owner(actor=actor, owner_id=old.pk)
        [again] = day.sync(entry | {"key": str(uuid4())})
        assert again.outcome == "stored", again.sentence
        assert Sheet.objects.get().instrument.owner == old

    def test_at_one_stall_a_namesake_is_the_same(self, day):
        day.sync(self.arrived(day, "Bu Siti"))
        first = Sheet.objects.get().instrument.owner
        day.sync(self.arrived(day, "Bu Siti", phone=""))
        assert [one.instrument.owner for one in Sheet.objects.all()] == [first, first]

    def test_a_telephone_told_later_completes_the_owner(self, day):
        day.sync(self.arrived(day, "Bu Siti", phone=""))
        day.sync(self.arrived(day, "Bu Siti"))
        first, second = (one.instrument.owner for one in Sheet.objects.order_by("pk"))
        assert first == second
        assert first.phone
