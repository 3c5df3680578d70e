"""The photo of an instrument that a telephone takes: it comes after its sheet, and is in no way."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.metrology.domain.field import read_picture
from teraju.modules.metrology.models import FieldEntry, Instrument, Sheet, Verification
from teraju.modules.metrology.services import field, field_photos, registers
from teraju.platform.audit.models import TrailEvent
from teraju.platform.files.models import StoredFile
from teraju.platform.files.tests.contents import PNG

from .field_world import a_day
from .register_pages import text, url
from .test_field_pages import client, sync, today
from .test_field_services import hand_out_to_second, outcomes
from .unit_world import DAY

pytestmark = pytest.mark.django_db
__all__ = ["today"]
TEXT = b"teks biasa saja"


@pytest.fixture
def day(today):
    return a_day()


@pytest.fixture
def scale(day):
    return day.bench.scale()


def with_picture(day, instrument, minutes=0, **more):
    """An entry that announces a photo, taken so long after the first moment of the day's work."""
    taken = day.acts().now - timedelta(hours=1) + timedelta(minutes=minutes)
    said = {"picture": str(uuid4()), "pictured_at": taken.isoformat()}
    return day.entry(instrument, **{**said, **more})


def send(day, sent, name="picture", body=PNG, who="tester"):
    upload = SimpleUploadedFile("foto.png", body)
    key, photo_key = UUID(sent["key"]), UUID(sent[name])
    return field.keep_photo(actor=day.acts(who), key=key, photo_key=photo_key, photo=upload)


def taken(sent):
    return datetime.fromisoformat(sent["pictured_at"])


def events(verb):
    return TrailEvent.objects.filter(verb=f"metrology.{verb}").count()


class TestSent:
    def test_it_is_put_to_the_instrument_at_the_time_it_was_taken(self, day, scale):
        sent = with_picture(day, scale)
        day.sync(sent)
        entry = send(day, sent)
        scale.refresh_from_db()
        assert scale.photo.media_type == "image/png"
        assert scale.pictured_at == taken(sent)
        # It stands with the instrument alone, and is no photo of the marks.
        assert (entry.picture, entry.photo, Sheet.objects.get().photo) == (None, None, None)

    def test_sent_twice_it_is_there_once(self, day, scale):
        sent = with_picture(day, scale)
        day.sync(sent)
        for _time in range(2):
            send(day, sent)
            day.sync(sent)
        assert StoredFile.objects.count() == events("instrument.pictured") == 1

    def test_one_that_the_office_took_away_does_not_come_back(self, day, scale):
        sent = with_picture(day, scale)
        day.sync(sent)
        send(day, sent)
        registers.unpicture_instrument(
            actor=day.acts("head"), instrument_id=scale.pk, reason="Ada orangnya"
        )
        send(day, sent)
        scale.refresh_from_db()
        assert scale.photo is None

    def test_before_its_sheet_it_waits_on_the_telephone(self, day, scale):
        sent = with_picture(day, scale)
        with pytest.raises(DomainError, match="first"):
            send(day, sent)
        day.sync(sent)
        send(day, sent)
        assert Instrument.objects.get(pk=scale.pk).photo is not None

    @pytest.mark.parametrize("order", [("photo", "picture"), ("picture", "photo")])
    def test_each_photo_goes_where_it_belongs(self, day, scale, order):
        sent = with_picture(day, scale, photo=str(uuid4()))
        day.sync(sent)
        files = {name: send(day, sent, name) for name in order}
        scale.refresh_from_db()
        assert Sheet.objects.get().photo == files["photo"].photo
        assert scale.photo != files["photo"].photo

    @pytest.mark.parametrize("order", [(0, 1), (1, 0)])
    def test_of_two_telephones_the_one_taken_later_stays(self, day, scale, order):
        weights = hand_out_to_second(day)
        early = with_picture(day, scale, 1)
        late = with_picture(day, scale, 30, standards=[weights.pk])
        day.sync(early)
        [met] = day.sync(late, who="second")
        field.accept_entry(actor=day.acts("second"), entry_id=met.entry.pk, note="Dua kali")
        for at in order:
            send(day, (early, late)[at], who=("tester", "second")[at])
        scale.refresh_from_db()
        assert scale.pictured_at == taken(late)
        left = FieldEntry.objects.filter(picture__isnull=False)
        assert left.count() == (1 if order == (1, 0) else 0)

    def test_it_replaces_none_that_the_office_took_since(self, day, scale):
        sent = with_picture(day, scale)
        day.sync(sent)
        one = registers.picture_instrument(
            actor=day.acts("counter"),
            instrument_id=scale.pk,
            photo=SimpleUploadedFile("k.png", PNG),
        )
        entry = send(day, sent)
        assert Instrument.objects.get(pk=scale.pk).photo == one.photo
        # Nothing is lost: it can be looked at, and put there by hand.
        assert entry.picture is not None

    def test_a_clock_that_goes_ahead_keeps_no_later_photo_out(self, day, scale):
        sent = with_picture(day, scale, 60 * 24 * 365)
        day.sync(sent)
        send(day, sent)
        assert Instrument.objects.get(pk=scale.pk).pictured_at == day.acts().now

    def test_a_photo_and_its_time_come_and_go_together(self, scale):
        with pytest.raises(IntegrityError), transaction.atomic():
            Instrument.objects.filter(pk=scale.pk).update(pictured_at="2026-01-01T00:00:00Z")


class TestRefused:
    def test_nothing_but_a_picture_and_its_test_stays(self, day, scale):
        sent = with_picture(day, scale)
        assert outcomes(day.sync(sent)) == ["stored"]
        with pytest.raises(DomainError):
            send(day, sent, body=TEXT)
        assert Verification.objects.get().result == "sah"
        assert Instrument.objects.get(pk=scale.pk).photo is None
        send(day, sent)
        assert Instrument.objects.get(pk=scale.pk).photo is not None

    def test_nobody_sends_one_for_another(self, day, scale):
        sent = with_picture(day, scale)
        day.sync(sent)
        for who in ("counter", "second", "head"):
            with pytest.raises(DomainError):
                send(day, sent, who=who)
        assert Instrument.objects.get(pk=scale.pk).photo is None

    def test_who_may_not_write_in_the_register_leaves_it_with_the_entry(
        self, day, scale, monkeypatch
    ):
        def refuse(**_said):
            raise NotAllowed("the register")

        monkeypatch.setattr(field_photos, "picture_instrument", refuse)
        sent = with_picture(day, scale)
        day.sync(sent)
        assert send(day, sent).picture is not None
        assert Instrument.objects.get(pk=scale.pk).photo is None
        assert Verification.objects.count() == 1

    def test_so_does_one_of_an_instrument_that_went_out_of_use(self, day, scale):
        sent = with_picture(day, scale)
        day.sync(sent)
        registers.retire_instrument(
            actor=day.acts("head"), instrument_id=scale.pk, retired_on=DAY, reason="Dijual"
        )
        assert send(day, sent).picture is not None

    @pytest.mark.parametrize(
        "junk",
        [
            {"picture": "?"},
            {"picture": 7},
            {"picture": ["x"]},
            {"pictured_at": None},
            {"pictured_at": "kemarin"},
            {"pictured_at": 10**30},
            {"pictured_at": "2019-06-03T08:00:00"},
            {"pictured_at": "0001-01-01T00:00:00+07:00"},
        ],
        ids=str,
    )
    def test_no_broken_word_of_it_holds_up_the_test(self, day, scale, junk):
        sent = {**with_picture(day, scale), **junk}
        assert outcomes(day.sync(sent)) == ["stored"]
        if "picture" not in junk:
            send(day, sent)
            assert Instrument.objects.get(pk=scale.pk).photo is not None
            assert Sheet.objects.get().photo is None

    def test_an_older_page_says_nothing_of_it(self, day, scale):
        assert read_picture(day.entry(scale)) is None


class TestWithASheetThatWaits:
    def test_it_comes_with_the_sheet_of_a_new_instrument(self, day):
        new = day.new(str(uuid4()), "Pak Baru", str(uuid4()))
        code = "S00000"
        sent = with_picture(day, None, new=new, sticker=code)
        [answer] = day.sync(sent)
        assert answer.outcome == "refused"
        assert send(day, sent).picture is not None
        field.retry_entry(actor=day.acts(), entry_id=answer.entry.pk)
        assert Instrument.objects.get(owner__name="Pak Baru").photo is not None
        assert FieldEntry.objects.get().picture is None

    def test_nor_is_it_shown_before(self, day, scale):
        sent = with_picture(day, scale, standards=[])
        day.sync(sent)
        send(day, sent)
        assert Instrument.objects.get(pk=scale.pk).photo is None

    def test_a_corrected_sheet_brings_it_along(self, day, scale):
        wrong = with_picture(day, scale, standards=[])
        day.sync(wrong)
        send(day, wrong)
        said = {name: wrong[name] for name in ("picture", "pictured_at")}
        right = day.entry(scale, replaces=wrong["key"], **said)
        assert outcomes(day.sync(right)) == ["stored"]
        scale.refresh_from_db()
        assert scale.pictured_at == taken(wrong)
        assert not FieldEntry.objects.exclude(picture=None).exists()


class TestPages:
    def test_the_package_says_whether_there_is_one(self, day, scale):
        other = day.bench.scale()
        registers.picture_instrument(
            actor=day.acts("counter"),
            instrument_id=scale.pk,
            photo=SimpleUploadedFile("k.png", PNG),
        )
        found = client(day).get(url("field_session", day.session.pk)).json()
        flags = {one[0]: one[14] for one in found["instruments"]}
        assert (flags[scale.pk], flags[other.pk]) == (1, 0)

    def test_the_entry_says_where_it_is(self, day, scale):
        sent = with_picture(day, scale, standards=[])
        sync(day, sent)
        entry = FieldEntry.objects.get()
        page, address = entry.get_absolute_url(), url("field_entry_picture", entry.pk)
        head = client(day, "head")
        assert "still on the telephone" in text(head.get(page))
        assert head.get(address).status_code == 404
        upload = {"entry": sent["key"], "key": sent["picture"]}
        client(day).post(url("field_photo"), upload | {"photo": SimpleUploadedFile("f.png", PNG)})
        assert address in text(head.get(page))
        assert head.get(address).status_code == 200
        assert client(day, "stranger").get(address).status_code == 404

    def test_once_the_instrument_shows_it_the_entry_does_not(self, day, scale):
        sent = with_picture(day, scale)
        sync(day, sent)
        send(day, sent)
        entry = FieldEntry.objects.get()
        assert "put to the instrument" in text(client(day).get(entry.get_absolute_url()))
        assert client(day).get(url("field_entry_picture", entry.pk)).status_code == 404
