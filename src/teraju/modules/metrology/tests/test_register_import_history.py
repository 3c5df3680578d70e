"""What a file did to a record stands in the history of that record."""

from datetime import timedelta

import pytest

from teraju.modules.metrology.models import Instrument, Owner, Place
from teraju.modules.metrology.web.trail_words import history_from_file
from teraju.platform.audit.api import verify
from teraju.platform.audit.models import TrailEvent, TrailPersonal

from .import_rows import AGUS, SUSI, brought
from .register_pages import browser, text
from .register_world import a_unit, an_instrument

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_unit()


def told(record):
    return [
        (str(one.sentence), {str(label): (old, new) for label, old, new in one.changes})
        for one in history_from_file(record)
    ]


def test_what_a_file_enters_says_so(unit):
    brought(unit, SUSI)
    entered = [("read instruments from a file", {"File": (None, "uttp.csv")})]
    for record in (Instrument.objects.get(), Owner.objects.get(), *Place.objects.all()):
        assert told(record) == entered
    assert TrailEvent.objects.filter(verb__contains="imported").count() == 1
    page = text(browser(unit, "staff").get(Instrument.objects.get().get_absolute_url()))
    assert "read instruments from a file" in page


def test_what_was_entered_by_hand_came_from_no_file(unit):
    one = an_instrument(unit)
    one.created_at -= timedelta(days=1)
    brought(unit, AGUS)
    assert [sentence for sentence, _facts in told(one)] == ["entered the instrument"]


def test_what_a_file_changes_stands_with_the_instrument(unit):
    brought(unit, SUSI, AGUS)
    brought(
        unit,
        SUSI.replace(";10;", ";25;").replace("Naga", "Garuda").replace("B-1", "B-2"),
        AGUS,
    )
    susi, agus = Instrument.objects.order_by("list_number")
    (sentence, facts), *entered = told(susi)
    assert sentence == "changed the instrument from a file"
    assert facts["Make"] == ("Naga", "Garuda")
    assert facts["File"] == (None, "uttp.csv")
    place = "Kios Susi · {}, Pasar Raya"
    assert facts["Place"] == (place.format("B-1"), place.format("B-2"))
    assert "Owner" not in facts
    assert entered[-1][0] == "read instruments from a file"
    assert {sentence for sentence, _facts in told(agus)} == {"read instruments from a file"}
    assert verify(unit.government.pk).intact


def test_a_person_whom_a_file_tells_is_named_by_number_alone(unit):
    brought(unit, AGUS)
    brought(unit, AGUS.replace(";Agus;;", ";Budi;0812 777;"))
    (_sentence, facts), *_entered = told(Instrument.objects.get())
    old, new = Owner.objects.order_by("pk")
    assert facts["Owner"] == (f"No. {old.pk}", f"No. {new.pk}")


def test_who_is_completed_by_a_file_has_it_in_the_history(unit):
    brought(unit, AGUS)
    brought(unit, AGUS.replace(";Agus;;", ";Agus;0812 777;"))
    owner = Owner.objects.get()
    assert told(owner)[0] == ("completed the owner from a file", {"File": (None, "uttp.csv")})
    event = TrailEvent.objects.get(verb="metrology.owner.completed")
    assert "0812 777" not in str(event.changes)
    assert TrailPersonal.objects.get(event=event).data == {"phone": owner.phone}
