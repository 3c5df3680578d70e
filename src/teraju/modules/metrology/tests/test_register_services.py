"""The use-cases of the registers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.metrology.domain.tags import read_code
from teraju.modules.metrology.models import Instrument, InstrumentWord, Owner
from teraju.modules.metrology.register_refusals import OutOfPlace, TwiceTheSame, WrongChoice
from teraju.modules.metrology.selectors import registers as reading
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.tests.register_world import (
    TODAY,
    a_kiosk,
    a_market,
    a_repairer,
    a_request,
    a_unit,
    an_instrument,
    an_owner,
    verified,
)
from teraju.platform.audit.models import TrailEvent, TrailPersonal
from teraju.platform.files.tests.contents import PNG
from teraju.platform.papers.api import papers_of

pytestmark = pytest.mark.django_db
CLASS_V = {"kind": "electronic_scale", "plate": {"max": "15", "accuracy_class": "V"}}
# One white point, as the smallest PNG.


@pytest.fixture
def unit():
    return a_unit()


def found(unit, words):
    rows = reading.instruments(unit.at("staff"))
    return set(reading.found_by(rows, words, unit.at("staff")))


class TestOwners:
    def test_what_is_personal_lies_apart_from_the_trail(self, unit):
        owner = an_owner(unit)
        event = TrailEvent.objects.get(verb="metrology.owner.added")
        assert "Susi" not in f"{event.changes} {event.target_label}"
        assert TrailPersonal.objects.get(event=event).data["name"] == owner.name

    def test_a_business_is_named(self, unit):
        an_owner(unit, name="PT Uji", is_business=True)
        event = TrailEvent.objects.get(verb="metrology.owner.added")
        assert event.target_label == "PT Uji"
        assert "phone" not in event.changes

    def test_the_same_twice_is_refused(self, unit):
        an_owner(unit)
        with pytest.raises(TwiceTheSame) as refusal:
            an_owner(unit)
        assert refusal.value.field == "name"
        an_owner(unit, phone="0812 0000 0002")

    @pytest.mark.parametrize("written", ["081200000001", "+62 812 0000 0001", "0812-0000-0001"])
    def test_a_telephone_is_one_however_it_is_written(self, unit, written):
        owner = an_owner(unit)
        with pytest.raises(TwiceTheSame):
            an_owner(unit, phone=written)
        assert reading.named_owners(unit.at("counter"), written) == [owner]
        assert reading.named_owners(unit.at("counter"), "0812 0000 0009") == []

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"name": "  "}, "name"),
            ({"business_number": "1234567890123"}, "business_number"),
        ],
    )
    def test_refuses_what_cannot_be(self, unit, values, field):
        with pytest.raises(DomainError) as refusal:
            an_owner(unit, **values)
        assert refusal.value.field == field

    def test_a_telephone_has_digits(self, unit):
        with pytest.raises(ValidationError):
            an_owner(unit, phone="rumah")

    def test_who_may(self, unit):
        for who in ("staff", "supervisor", "head", "stranger"):
            with pytest.raises(NotAllowed):
                services.add_owner(actor=unit.at(who), agency=unit.agency, name="X")

    def test_ends_only_without_instruments_and_comes_back(self, unit):
        instrument = an_instrument(unit)
        owner, actor = instrument.owner, unit.at("counter")
        with pytest.raises(OutOfPlace):
            services.end_owner(actor=actor, owner_id=owner.pk, ended_on=TODAY)
        services.retire_instrument(
            actor=actor, instrument_id=instrument.pk, retired_on=TODAY, reason="Rusak"
        )
        services.end_owner(actor=actor, owner_id=owner.pk, ended_on=TODAY)
        with pytest.raises(OutOfPlace):
            services.change_owner(actor=actor, owner_id=owner.pk, name="Lain")
        services.resume_owner(actor=actor, owner_id=owner.pk)
        assert Owner.objects.get(pk=owner.pk).ended_on is None

    def test_a_new_name_finds_the_instruments(self, unit):
        instrument = an_instrument(unit)
        services.change_owner(
            actor=unit.at("counter"), owner_id=instrument.owner_id, name="Wahyu Contoh"
        )
        assert found(unit, "wahyu") == {instrument}
        assert found(unit, "susi b-12") == {instrument}, "the kiosk is still called so"
        assert not found(unit, "susi wahyuni")

    def test_two_people_at_once(self, unit):
        owner = an_owner(unit)
        services.change_owner(
            actor=unit.at("counter"), owner_id=owner.pk, expected_version=1, name="A"
        )
        with pytest.raises(ChangedMeanwhile):
            services.change_owner(
                actor=unit.at("tester"), owner_id=owner.pk, expected_version=1, name="B"
            )


class TestPlaces:
    def test_a_kiosk_takes_the_district_of_its_market(self, unit):
        assert a_kiosk(unit, district="Lain").district == "Mojosari"

    @pytest.mark.parametrize(
        ("values", "field"),
        [
            ({"kind": "kiosk", "name": "K"}, "market"),
            ({"kind": "shop", "name": ""}, "name"),
            ({"kind": "shop", "name": "T", "latitude": "-7.5"}, "longitude"),
        ],
    )
    def test_refuses_what_cannot_be(self, unit, values, field):
        with pytest.raises(DomainError) as refusal:
            services.add_place(actor=unit.at("counter"), agency=unit.agency, **values)
        assert refusal.value.field == field

    def test_a_shop_lies_in_no_market_and_no_kiosk_in_a_shop(self, unit):
        market = a_market(unit)
        with pytest.raises(WrongChoice):
            a_kiosk(unit, market, kind="shop")
        shop = services.add_place(
            actor=unit.at("counter"), agency=unit.agency, kind="shop", name="Toko"
        )
        with pytest.raises(WrongChoice):
            a_kiosk(unit, shop)

    def test_kiosks_lie_in_the_district_of_their_market(self, unit):
        kiosk = a_kiosk(unit)
        assert kiosk.district == "Mojosari"
        one = an_instrument(unit, place=kiosk)
        services.change_place(actor=unit.at("counter"), place_id=kiosk.market_id, district="Ngoro")
        kiosk.refresh_from_db()
        assert (kiosk.district, kiosk.version) == ("Ngoro", 2)
        viewer = unit.at("staff")
        assert set(reading.found_by(reading.instruments(viewer), "ngoro", viewer)) == {one}

    def test_the_same_place_twice(self, unit):
        market = a_market(unit)
        with pytest.raises(TwiceTheSame):
            a_market(unit)
        a_kiosk(unit, market)
        with pytest.raises(TwiceTheSame):
            a_kiosk(unit, market)

    def test_closes_when_empty_and_opens_again(self, unit):
        instrument = an_instrument(unit)
        place, actor = instrument.place, unit.at("counter")
        for pk in (place.pk, place.market_id):
            with pytest.raises(OutOfPlace):
                services.close_place(actor=actor, place_id=pk, closed_on=TODAY)
        services.move_instrument(
            actor=actor,
            instrument_id=instrument.pk,
            place=a_market(unit, name="Pasar Lain"),
            moved_on=TODAY,
        )
        services.close_place(actor=actor, place_id=place.pk, closed_on=TODAY)
        with pytest.raises(WrongChoice):
            an_instrument(unit, owner=instrument.owner, place=services_place(place.pk))
        services.reopen_place(actor=actor, place_id=place.pk)

    def test_a_market_with_kiosks_stays_one(self, unit):
        kiosk = a_kiosk(unit)
        with pytest.raises(WrongChoice):
            services.change_place(
                actor=unit.at("counter"), place_id=kiosk.market_id, kind="hall", name="Balai"
            )

    def test_a_new_name_of_a_market_finds_what_stands_in_its_kiosks(self, unit):
        instrument = an_instrument(unit)
        services.change_place(
            actor=unit.at("counter"), place_id=instrument.place.market_id, name="Pasar Raya"
        )
        assert found(unit, "raya") == {instrument}


def services_place(pk):
    from teraju.modules.metrology.models import Place

    return Place.objects.select_related("agency", "market").get(pk=pk)


class TestInstruments:
    def test_gets_a_tag_of_its_own_that_reads_well(self, unit):
        first = an_instrument(unit)
        second = an_instrument(unit, owner=first.owner, place=first.place)
        assert first.tag != second.tag
        assert read_code(first.tag.lower()) == first.tag
        assert len(first.tag) == 10
        assert first.capacity == "10 kg"

    def test_is_found_by_every_word_of_it_and_by_no_stranger(self, unit):
        one = an_instrument(unit, make="Naga", serial="SN-778")
        for words in (one.tag, "naga", "778", "mojosari", "susi b-12", "SUS", "meja"):
            assert found(unit, words) == {one}, words
        assert not found(unit, "naga lain")
        assert not found(unit, "···")
        stranger = unit.at("stranger")
        assert not reading.found_by(reading.instruments(stranger), "naga", stranger)

    def test_the_same_serial_twice(self, unit):
        one = an_instrument(unit, make="Naga", serial="1")
        with pytest.raises(TwiceTheSame) as refusal:
            an_instrument(unit, owner=one.owner, place=one.place, make="Naga", serial="1")
        assert one.tag in str(refusal.value)

    @pytest.mark.parametrize("values", [{"kind": "bathroom_scale"}, {"count": 0}, CLASS_V])
    def test_refuses_what_cannot_be(self, unit, values):
        with pytest.raises((DomainError, ValidationError)):
            an_instrument(unit, **values)

    def test_the_owner_is_not_said_twice(self, unit):
        owner = an_owner(unit)
        with pytest.raises(DomainError) as refusal:
            an_instrument(unit, owner=owner, user=owner)
        assert refusal.value.field == "user"

    def test_nothing_of_another_unit(self, unit):
        other = a_unit()
        with pytest.raises(WrongChoice):
            an_instrument(unit, place=a_market(other))

    @pytest.mark.parametrize(
        ("kind", "is_fixed"),
        [("fuel_dispenser", True), ("weighbridge", True), ("table_scale", False)],
    )
    def test_its_kind_says_whether_it_is_fixed(self, unit, kind, is_fixed):
        assert an_instrument(unit, kind=kind, plate={}).is_fixed is is_fixed

    def test_a_move_of_what_is_fixed_costs_its_mark(self, unit):
        fixed = verified(an_instrument(unit, is_fixed=True))
        loose = verified(an_instrument(unit, owner=fixed.owner, place=fixed.place))
        market = a_market(unit, name="Pasar Lain")
        for one in (fixed, loose):
            services.move_instrument(
                actor=unit.at("tester"), instrument_id=one.pk, place=market, moved_on=TODAY
            )
            one.refresh_from_db()
        assert (fixed.standing, fixed.moved_on) == ("void", TODAY)
        assert (loose.standing, loose.moved_on) == ("valid", None)
        with pytest.raises(WrongChoice):
            services.move_instrument(
                actor=unit.at("tester"), instrument_id=loose.pk, place=market, moved_on=TODAY
            )
        with pytest.raises(DomainError):
            services.move_instrument(
                actor=unit.at("tester"),
                instrument_id=loose.pk,
                place=fixed.place,
                moved_on=TODAY + timedelta(days=1),
            )

    def test_changes_hands(self, unit):
        one = an_instrument(unit)
        owner = an_owner(unit, name="Penyedia Timbangan", is_business=True)
        services.hand_over_instrument(
            actor=unit.at("counter"), instrument_id=one.pk, owner=owner, user=one.owner
        )
        assert found(unit, "penyedia") == found(unit, "susi contoh") == {one}
        event = TrailEvent.objects.get(verb="metrology.instrument.handed_over")
        assert event.changes["owner"] == [f"No. {one.owner_id}", "Penyedia Timbangan"]

    def test_out_of_use_and_back_without_its_mark(self, unit):
        one, actor = verified(an_instrument(unit)), unit.at("counter")
        services.retire_instrument(
            actor=actor, instrument_id=one.pk, retired_on=TODAY, reason="Hilang"
        )
        with pytest.raises(OutOfPlace):
            services.change_instrument(actor=actor, instrument_id=one.pk, make="X")
        services.restore_instrument(actor=actor, instrument_id=one.pk, reason="Ditemukan")
        one.refresh_from_db()
        assert (one.standing, one.retired_on) == ("void", None)

    def test_a_photo_is_a_picture(self, unit):
        one, actor = an_instrument(unit), unit.at("counter")
        services.picture_instrument(
            actor=actor, instrument_id=one.pk, photo=SimpleUploadedFile("foto.png", PNG)
        )
        one.refresh_from_db()
        assert one.photo.media_type == "image/png"
        text = SimpleUploadedFile("foto.txt", b"bukan foto")
        with pytest.raises(DomainError) as refusal:
            services.picture_instrument(actor=actor, instrument_id=one.pk, photo=text)
        assert refusal.value.field == "photo"

    def test_words_go_with_the_instrument(self, unit):
        one = an_instrument(unit)
        words = InstrumentWord.objects.filter(instrument=one)
        assert words.filter(word="susi").count() == 1
        assert Instrument.objects.get(pk=one.pk).words.count() == words.count()


class TestRepairers:
    def test_entered_changed_ended_taken_up(self, unit):
        one, actor = a_repairer(unit), unit.at("counter")
        services.change_repairer(actor=actor, repairer_id=one.pk, permit_until=date(2019, 1, 1))
        services.end_repairer(actor=actor, repairer_id=one.pk, ended_on=TODAY, reason="Dicabut")
        with pytest.raises(OutOfPlace):
            services.change_repairer(actor=actor, repairer_id=one.pk, name="X")
        services.resume_repairer(actor=actor, repairer_id=one.pk)
        one.refresh_from_db()
        assert (one.ended_on, one.ended_reason) == (None, "")

    def test_a_permit_once_and_kinds_of_the_catalogue(self, unit):
        a_repairer(unit)
        with pytest.raises(TwiceTheSame) as refusal:
            a_repairer(unit)
        assert refusal.value.field == "permit_number"
        with pytest.raises(WrongChoice):
            a_repairer(unit, permit_number="2", kinds=["oven"])
        with pytest.raises(NotAllowed):
            services.add_repairer(actor=unit.at("tester"), agency=unit.agency, name="X")


class TestExemptions:
    def test_is_due_in_five_working_days(self, unit):
        # Wednesday 14 March 2018; Saturday 17 is Nyepi and no working day anyway.
        assert a_request(unit, an_instrument(unit)).due_on == date(2018, 3, 21)

    def test_granted_with_a_certificate_and_withdrawn_with_it(self, unit):
        one = verified(an_instrument(unit))
        exemption = a_request(unit, one)
        services.decide_exemption(
            actor=unit.at("head"), exemption_id=exemption.pk, is_granted=True, reason="Sesuai"
        )
        one.refresh_from_db()
        assert one.standing == "exempt"
        [paper] = papers_of(unit.at("head"), exemption)
        assert paper.is_valid
        assert "Susi" not in str(paper.facts)
        market = a_market(unit, name="Pasar Lain")
        with pytest.raises(OutOfPlace):
            services.move_instrument(
                actor=unit.at("counter"), instrument_id=one.pk, place=market, moved_on=TODAY
            )
        services.withdraw_exemption(
            actor=unit.at("head"), exemption_id=exemption.pk, reason="Fungsi berubah"
        )
        one.refresh_from_db()
        assert one.standing == "valid"
        [paper] = papers_of(unit.at("head"), exemption)
        assert not paper.is_valid

    def test_is_not_granted_without_a_valid_mark(self, unit):
        exemption = a_request(unit, an_instrument(unit))
        with pytest.raises(DomainError) as refusal:
            services.decide_exemption(
                actor=unit.at("head"), exemption_id=exemption.pk, is_granted=True, reason="Ya"
            )
        assert refusal.value.field == "is_granted"
        refused = services.decide_exemption(
            actor=unit.at("head"), exemption_id=exemption.pk, is_granted=False, reason="Tidak"
        )
        assert refused.state == "refused"
        with pytest.raises(OutOfPlace):
            services.withdraw_exemption(
                actor=unit.at("head"), exemption_id=exemption.pk, reason="x"
            )

    def test_one_at_a_time_and_the_head_alone_decides(self, unit):
        one = verified(an_instrument(unit))
        exemption = a_request(unit, one)
        with pytest.raises(OutOfPlace):
            a_request(unit, one)
        for who in ("counter", "tester", "chief"):
            with pytest.raises(NotAllowed):
                services.decide_exemption(
                    actor=unit.at(who), exemption_id=exemption.pk, is_granted=True, reason="x"
                )
