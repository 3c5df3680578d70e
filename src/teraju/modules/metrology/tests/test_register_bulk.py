"""A plate is a dictionary of each instrument's own, entered with many others at once."""

from datetime import date

import pytest

from teraju.modules.metrology.models import Instrument, Owner, Place
from teraju.platform.accounts.bulk import Blank, insert_many
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory

pytestmark = pytest.mark.django_db


def test_each_value_is_kept_as_its_field_keeps_it() -> None:
    agency = AgencyFactory.create()
    whose = {"government_id": agency.government_id, "agency_id": agency.pk}
    owner = Blank(Owner).with_values(**whose, name="Bu Rini")
    place = Blank(Place).with_values(**whose, name="Pasar Legi", kind="market")
    for one in (owner, place):
        one.touch(NOW)
        insert_many([one])
    blank, made = Blank(Instrument), []
    for n in range(2):
        instrument = blank.with_values(
            **whose, tag=f"T{n}", kind="table_scale", since=date(2020, 1, n + 1)
        )
        instrument.owner, instrument.place = owner, place
        instrument.plate["max"] = str(n)
        instrument.touch(NOW)
        made.append(instrument)
    insert_many(made)

    found = Instrument.objects.order_by("pk")
    assert [(one.tag, one.plate, one.since, one.count) for one in found] == [
        ("T0", {"max": "0"}, date(2020, 1, 1), 1),
        ("T1", {"max": "1"}, date(2020, 1, 2), 1),
    ]
    assert found[0].owner == owner
    assert (found[0].created_at, found[0].user) == (NOW, None)
