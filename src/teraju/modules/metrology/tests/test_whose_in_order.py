"""Into an order comes what is its owner's: what bears another name is asked about first."""

from __future__ import annotations

import pytest

from teraju.modules.metrology.models import Order, OrderLine, Owner
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.services import orders

from .order_pages import send
from .order_world import an_order, held
from .unit_world import DAY, instrument

pytestmark = pytest.mark.django_db
FIRST = "open its page first and record who has it now, at “Another owner or user”"


@pytest.fixture(autouse=True)
def day(settings):
    settings.TERAJU_TODAY = DAY


@pytest.fixture
def stranger(counter):
    """Somebody else at the same market."""
    return Owner.objects.create(
        name="Pak Umar",
        government=counter.agency.government,
        agency=counter.agency,
        created_at=counter.owner.created_at,
        updated_at=counter.owner.updated_at,
    )


@pytest.fixture
def scale(counter, stranger):
    made = instrument(counter.world, tag="T0010005AB")
    made.owner = stranger
    made.save()
    return made


def test_it_is_refused_at_its_field(counter, scale):
    order = an_order(counter)
    page = send(counter, "counter", "order_line", order.pk, code=422, tag=scale.tag)
    assert f"{scale.tag} is registered for Pak Umar, this order is of Bu Sri." in page
    assert FIRST in page
    assert "id_tag_error" in page
    assert not OrderLine.objects.filter(instrument=scale).exists()


def test_whoever_uses_it_may_bring_it(counter, scale):
    scale.user = counter.owner
    scale.save()
    order = an_order(counter)
    send(counter, "counter", "order_line", order.pk, tag=scale.tag)
    assert OrderLine.objects.filter(instrument=scale, order=order).exists()


def test_its_owner_may_bring_what_others_use(counter, stranger):
    scale = counter.scales[0]
    scale.user = stranger
    scale.save()
    assert an_order(counter).lines.filter(instrument=scale).exists()


def test_to_a_session_come_those_of_many(counter, scale):
    _session, order = held(counter)
    send(counter, "counter", "order_line", order.pk, tag=scale.tag)
    assert order.lines.filter(instrument=scale).exists()


def test_an_order_is_not_entered_with_it(counter, scale):
    with pytest.raises(WrongChoice, match="Pak Umar") as caught:
        an_order(counter, instruments=[(scale.pk, "subsequent", 1)])
    assert caught.value.field == "instruments"
    assert not Order.objects.exists()


def test_a_name_is_told_to_whoever_may_read_it(counter, scale, monkeypatch):
    order = an_order(counter)
    monkeypatch.setattr(Owner.objects, "visible_to", lambda _viewer: Owner.objects.none())
    with pytest.raises(WrongChoice) as caught:
        orders.add_line(
            actor=counter.acts("counter"),
            order_id=order.pk,
            instrument_id=scale.pk,
            control="subsequent",
        )
    assert "Umar" not in str(caught.value)
    assert "another owner" in str(caught.value)


def test_what_is_out_of_use_is_told_at_the_field_too(counter):
    scale = instrument(counter.world, tag="T0010005AB")
    scale.standing = "retired"
    scale.save()
    order = an_order(counter)
    page = send(counter, "counter", "order_line", order.pk, code=422, tag=scale.tag)
    assert "id_tag_error" in page
