"""Many records at once: as if each had been saved, and refused as a whole."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from teraju.platform.accounts.bulk import Blank, insert_many, insert_rows
from teraju.platform.accounts.tests.factories import AgencyFactory
from teraju.platform.organisation.models import Agency, Place

pytestmark = pytest.mark.django_db


def test_records_are_there_as_if_each_had_been_saved() -> None:
    agency = AgencyFactory.create()
    whose = {"government_id": agency.government_id, "agency_id": agency.pk}
    first = Place.objects.create(**whose, name="Balai", address="Jalan Contoh 1")
    blank, day = Blank(Place), date(2020, 10, 15)
    places = [
        blank.with_values(**whose, name=f"Ruang {n}", address="Jalan Contoh 2", closed_on=day)
        for n in range(3)
    ]
    insert_many(places)
    # What is entered after them goes on behind.
    later = Place.objects.create(**whose, name="Gudang", address="Jalan Contoh 3")

    numbers = [first.pk, *(place.pk for place in places), later.pk]
    assert numbers == sorted(set(numbers))
    read = Place.objects.get(pk=places[0].pk)
    assert read == places[0]
    assert (read.name, read.closed_on, read.version, read.agency) == ("Ruang 0", day, 1, agency)
    # They are saved again as what they are, not entered once more.
    places[1].name = "Ruang rapat"
    places[1].save()
    assert Place.objects.count() == 5


def test_what_a_constraint_refuses_is_refused_whole() -> None:
    agency = AgencyFactory.create()
    blank = Blank(Place)
    whose = {"government_id": agency.government_id, "agency_id": agency.pk}
    twice = [blank.with_values(**whose, name=name, address="-") for name in ("A", "B", "A")]
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_many(twice)
    assert not Place.objects.exists()
    assert twice[0]._state.adding


def test_nothing_is_nothing() -> None:
    insert_many([])


def test_rows_may_be_read_from_the_database_while_they_are_made() -> None:
    agency = AgencyFactory.create()
    rows = (
        [Agency.objects.get(pk=agency.pk).government_id, agency.pk, f"Ruang {n}", "-", 1]
        for n in range(3)
    )
    insert_rows(Place, ["government_id", "agency_id", "name", "address", "version"], rows)
    assert Place.objects.count() == 3
