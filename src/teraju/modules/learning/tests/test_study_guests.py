"""The names of guest governments: typed in many ways, counted once."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.learning.domain.guests import Level, grouped, guest_of, tidy
from teraju.modules.learning.models import StudyVisit
from teraju.modules.learning.selectors import studies as reading
from teraju.modules.learning.services.study_requests import rename_guest
from teraju.modules.learning.tests.factories import TODAY, house
from teraju.modules.learning.tests.study_factories import LATER, asked, held
from teraju.modules.learning.web.study_picture import lines_of
from teraju.platform.audit.api import TrailEvent

WORDS = {
    Level.PROVINCE: ["Provinsi", "Propinsi", "Prov.", "Pemprov", "Pemerintah Provinsi"],
    Level.REGENCY: ["Kabupaten", "Kab.", "kab", "Pemkab", "Pemerintah Kabupaten", "Pemda Kab."],
    Level.CITY: ["Kota", "Kotamadya", "Pemkot", "Pemerintah Kota", "Pemerintah Daerah Kota"],
}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Kabupaten Tabanan", "Kabupaten Tabanan"),
        ("  kab.  tabanan ", "Kabupaten Tabanan"),
        ("KABUPATEN TABANAN", "Kabupaten Tabanan"),
        ("Kab.Tabanan", "Kabupaten Tabanan"),
        ("Pemkab Tabanan.", "Kabupaten Tabanan"),
        ("Pemerintah Daerah Kabupaten Tabanan", "Kabupaten Tabanan"),
        ("pemerintah kota KUPANG", "Kota Kupang"),
        ("Kota Adm. Jakarta Selatan", "Kota Jakarta Selatan"),
        ("prov. dki jakarta", "Provinsi DKI Jakarta"),
        ("Propinsi Maluku", "Provinsi Maluku"),
        ("Pemerintah Aceh", "Aceh"),
        ("kab. toli-toli", "Kabupaten Toli-Toli"),
        ("Kab. Kotawaringin Barat", "Kabupaten Kotawaringin Barat"),
        ("Kotabaru", "Kotabaru"),
        ("Kabupaten Kota Baru", "Kabupaten Kota Baru"),
        ("Kabupaten", "Kabupaten"),
        ("Kementerian Perdagangan", "Kementerian Perdagangan"),
    ],
)
def test_is_kept_in_one_way(typed, kept):
    assert tidy(typed).strip() == kept


@given(st.text(max_size=60))
def test_what_is_tidy_stays_as_it_is(typed):
    assert tidy(tidy(typed)) == tidy(typed)


NAMES = st.sampled_from(["Serang", "Kulon Progo", "Toli-Toli", "Kotabaru", "Aceh Besar", "Fakfak"])


@given(st.data(), st.sampled_from(Level), NAMES)
def test_however_it_is_typed_it_is_one(data, level, name):
    def typed():
        word = data.draw(st.sampled_from(WORDS[level]))
        cased = data.draw(st.sampled_from([str, str.upper, str.lower, str.title]))
        gap = data.draw(st.sampled_from([" ", "  ", "\t", "\u00a0"]))
        joined = data.draw(st.sampled_from([" ", "", "-"]))
        return cased(f"{gap}{word}{gap}{name.replace(' ', joined)}{gap}")

    pairs = [("36", typed()), ("51", typed())]
    assert {guest_of(one).level for _province, one in pairs} == {level}
    assert len(set(grouped(pairs).values())) == 1


@pytest.mark.parametrize(
    ("pairs", "count"),
    [
        ([("36", "Kabupaten Serang"), ("36", "Kota Serang")], 2),
        ([("51", "Tabanan"), ("51", "Kabupaten Tabanan")], 1),
        ([("36", "Serang"), ("36", "Kabupaten Serang"), ("36", "Kota Serang")], 3),
        ([("36", "Tabanan"), ("51", "Kabupaten Tabanan")], 2),
        ([("51", "Tabanan"), ("51", "tabanan ")], 1),
        ([("51", "Tabanan"), ("36", "Tabanan")], 2),
    ],
)
def test_the_level_tells_two_of_one_name_apart(pairs, count):
    assert len(set(grouped(pairs).values())) == count


@pytest.mark.django_db
class TestVisits:
    @pytest.fixture
    def home(self, settings):
        settings.TERAJU_TODAY = TODAY
        return house()

    def lines(self, home):
        return [one.guest for one in lines_of(reading.spread_of(reading.studies(home.at("head"))))]

    def test_typed_in_two_ways_is_one_line(self, home):
        first = held(home, guest="kab. tabanan")
        assert first.guest == "Kabupaten Tabanan"
        held(home, guest="PEMERINTAH KABUPATEN TABANAN")
        StudyVisit.objects.filter(pk=held(home).pk).update(guest="Tabanan")
        assert self.lines(home) == ["Kabupaten Tabanan"]

    @pytest.mark.parametrize("guest", ["Kab.", " . ", "Pemerintah Kota"])
    def test_without_a_name_is_refused_at_its_field(self, home, guest):
        with pytest.raises(DomainError) as refusal:
            asked(home, guest=guest)
        assert refusal.value.field == "guest"

    def test_two_are_joined_by_taking_the_name_of_one(self, home):
        wrong = held(home, guest="Tabannan", province="36")
        again = held(home, guest="Tabannan", province="36")
        held(home, guest="Kabupaten Tabanan")
        assert len(self.lines(home)) == 2
        client = Client()
        client.force_login(home.users["coordinator"])
        client.cookies["language"] = "en"
        page = reverse("learning_study_rename", args=[wrong.pk])
        assert "Kabupaten Tabanan (Bali)" in client.get(page).content.decode()
        wrong.refresh_from_db()
        data = {
            "version": wrong.version,
            "same_as": "51 Kabupaten Tabanan",
            "province": "36",
            "guest": "Tabannan",
        }
        assert client.post(page, data).status_code == 302
        assert self.lines(home) == ["Kabupaten Tabanan"]
        again.refresh_from_db()
        assert (again.province, again.guest) == ("51", "Kabupaten Tabanan")
        told = TrailEvent.objects.filter(verb="learning.study.renamed")
        assert told.count() == 2

    def test_is_corrected_by_those_who_look_after_the_visit(self, home):
        visit = held(home, guest="Tabannan")
        for who, error in (("first", NotAllowed), ("stranger", StudyVisit.DoesNotExist)):
            with pytest.raises(error):
                rename_guest(
                    actor=home.at(who, LATER), visit_id=visit.pk, province="51", guest="Kota Baru"
                )
        for values in ({"province": "00", "guest": "Kota Baru"}, {"province": "51", "guest": "-"}):
            with pytest.raises(DomainError):
                rename_guest(actor=home.at("coordinator", LATER), visit_id=visit.pk, **values)
