"""The pages of the field: what is taken along, what is sent, what is settled; and for whom."""

from __future__ import annotations

import json
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.metrology.domain.stamps import sizes
from teraju.modules.metrology.models import FieldEntry, Instrument, Sheet, Verification
from teraju.modules.metrology.selectors import field_package
from teraju.modules.metrology.web.field_texts import TEXTS
from teraju.platform.files.tests.contents import PNG

from .field_world import a_day
from .register_pages import text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(today):
    return a_day()


@pytest.fixture
def today(monkeypatch, request):
    """Pages live on the day of the bench."""
    from teraju.platform.web import middleware

    from .unit_world import DAY, at

    monkeypatch.setattr(middleware, "now_for", lambda request, zone: at(DAY))
    return DAY


def client(day, who="tester"):
    browser = Client()
    browser.force_login(getattr(day.bench, who))
    browser.cookies["language"] = "en"
    return browser


def sync(day, *entries, who="tester", **more):
    body = {"who": getattr(day.bench, who).pk, "entries": list(entries), **more}
    return client(day, who).post(
        url("field_sync"), json.dumps(body), content_type="application/json"
    )


class TestTakenAlong:
    def test_the_start_shows_the_markets_of_the_tester(self, day):
        page = text(client(day).get(url("field")))
        assert "Pasar Uji" in page
        assert client(day, "counter").get(url("field")).status_code == 403

    def test_the_page_is_kept_on_the_device_and_speaks_both_languages(self, day):
        answer = client(day).get(url("field_app"))
        assert answer.has_header("X-Teraju-Offline")
        assert "Bubuhkan tanda sah" in text(answer)
        assert "Mark it sah" in text(answer)
        assert client(day, "head").get(url("field_app")).status_code == 403

    def test_the_package_holds_what_the_day_needs(self, day):
        scale = day.bench.scale("electronic_scale")
        answer = client(day).get(url("field_session", day.session.pk))
        found = answer.json()
        row = next(one for one in found["instruments"] if one[0] == scale.pk)
        plan = found["sheets"][row[3]]
        assert [one["lim"] for one in plan["points"] if one["t"] == "weighing"] == [
            *("2.5", "2.5", "5", "5", "7.5"),
        ]
        assert {one[0] for one in found["stamps"]} == {"sah", "batal", "jaminan"}
        assert found["standards"][0][1] == "AT-01"
        assert found["rolls"][0][0] == "R-1"
        assert "phone" not in json.dumps(found)

    def test_what_supervisors_sealed_is_said_at_its_row(self, day, monkeypatch):
        """Its mark may still run, and its row would say until when."""
        scale, other = day.bench.scale(), day.bench.scale()
        asked = []

        def among(ids):
            asked.append(set(ids))
            return {scale.pk}

        monkeypatch.setattr(field_package, "sealed_among", among)
        found = client(day).get(url("field_session", day.session.pk)).json()
        standings = {one[0]: one[9] for one in found["instruments"]}
        assert (standings[scale.pk], standings[other.pk]) == ("sealed", "new")
        assert {scale.pk, other.pk} <= asked[0]
        assert len(asked) == 1
        assert "Sealed by the supervisors" in text(client(day).get(url("field_app")))

    def test_weights_that_decide_nothing_are_said_before_the_test(self, day):
        day.bench.weights.accuracy_class = "M3"
        day.bench.weights.save()
        scale = day.bench.scale(
            "electronic_scale", plate={"max": "3", "e": "1"} | {"accuracy_class": "III"}
        )
        found = client(day).get(url("field_session", day.session.pk)).json()
        row = next(one for one in found["instruments"] if one[0] == scale.pk)
        assert found["sheets"][row[3]]["why"]["id"]

    def test_queries_do_not_grow_with_the_market(self, day):
        address = url("field_session", day.session.pk)
        browser = client(day)
        with CaptureQueriesContext(
            connection,
        ) as few:
            browser.get(address)
        for _number in range(12):
            day.bench.scale()
        with CaptureQueriesContext(connection) as many:
            browser.get(address)
        assert len(many) == len(few)

    def test_a_session_of_others_is_not_there(self, day):
        day.session.testers.set([day.bench.second])
        assert client(day).get(url("field_session", day.session.pk)).status_code == 404
        assert client(day, "counter").get(url("field_session", day.session.pk)).status_code == 403

    def test_state_tells_who_and_what_may_be_taken(self, day):
        found = client(day).get(url("field_state")).json()
        assert found["who"] == day.bench.tester.pk
        assert found["works"][0]["until"] == day.session.ends_on.isoformat()
        assert found["works"][0]["url"] == url("field_session", day.session.pk)

    def test_the_manifest_leads_to_the_page(self, day):
        found = Client().get(url("field_manifest"))
        assert found.json()["start_url"] == url("field_app")
        assert found["Content-Type"] == "application/manifest+json"


class TestSent:
    def test_each_entry_has_its_answer(self, day):
        good = day.entry(day.bench.scale())
        bad = day.entry(day.bench.scale(), standards=[])
        found = sync(day, good, bad).json()["answers"]
        assert [one["outcome"] for one in found] == ["stored", "refused"]
        assert found[0]["tag"]
        assert found[1]["sentence"]
        assert sync(day, good).json()["answers"][0]["outcome"] == "already"
        assert Verification.objects.count() == 1

    def test_the_telephone_learns_the_numbers_of_what_it_met(self, day):
        new = day.new(str(uuid4()), "Bu Baru", str(uuid4()))
        waits = day.entry(None, new=new, standards=[])
        [answer] = sync(day, waits).json()["answers"]
        assert "made" not in answer
        sent = day.entry(None, new=new)
        for _time in range(2):
            [answer] = sync(day, sent).json()["answers"]
            found = Instrument.objects.get(pk=answer["instrument"])
            assert answer["made"] == {
                new["instrument"]["key"]: found.pk,
                new["owner"]["key"]: found.owner_id,
                new["place"]["key"]: found.place_id,
            }
        [known] = sync(day, day.entry(day.bench.scale())).json()["answers"]
        assert "made" not in known

    def test_nothing_goes_out_under_another_name(self, day):
        assert sync(day, day.entry(day.bench.scale()), who="second", entries=[]).status_code == 200
        body = {"who": day.bench.tester.pk, "entries": [day.entry(day.bench.scale())]}
        answer = client(day, "second").post(
            url("field_sync"), json.dumps(body), content_type="application/json"
        )
        assert answer.status_code == 403
        assert FieldEntry.objects.count() == 0

    @pytest.mark.parametrize("body", ["", "[]", "{}", '{"who": 1}', '{"entries": 3}', "\x00"])
    def test_junk_is_refused(self, day, body):
        answer = client(day).post(url("field_sync"), body, content_type="application/json")
        assert answer.status_code == 403
        assert FieldEntry.objects.count() == 0

    def test_a_form_is_no_list(self, day):
        assert client(day).post(url("field_sync"), {}).status_code == 403
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(day.bench.tester)
        token = browser.get(url("field_state")).json()["token"]
        data = {"csrfmiddlewaretoken": token}
        assert browser.post(url("field_sync"), data).status_code == 403

    def test_only_testers_send(self, day):
        assert sync(day, who="counter").status_code == 403

    def test_a_photo_follows(self, day):
        sent = day.entry(day.bench.scale(), photo=str(uuid4()))
        upload = {"entry": sent["key"], "key": sent["photo"]}
        late = client(day).post(
            url("field_photo"), upload | {"photo": SimpleUploadedFile("f.png", PNG)}
        )
        assert late.status_code == 422
        sync(day, sent)
        taken = client(day).post(
            url("field_photo"), upload | {"photo": SimpleUploadedFile("f.png", PNG)}
        )
        assert taken.json() == {"outcome": "stored"}
        entry = FieldEntry.objects.get()
        assert client(day, "head").get(url("field_entry_photo", entry.pk)).status_code == 200
        assert client(day).post(url("field_photo"), upload).status_code == 400
        assert client(day).post(url("field_photo"), {"entry": "?"}).status_code == 404


class TestSettled:
    def refused(self, day, **more):
        sync(day, day.entry(day.bench.scale(), standards=[], **more))
        return FieldEntry.objects.get(outcome="refused")

    def test_the_register_and_the_record_show_what_was_sent(self, day):
        entry = self.refused(day, note="Dekat pintu")
        assert "Refused" in text(client(day, "head").get(url("field_entries")))
        page = text(client(day, "head").get(url("field_entry", entry.pk)))
        assert "Dekat pintu" in page
        assert "Put it aside" in page
        assert "Try it again" not in page
        assert "Try it again" in text(client(day).get(url("field_entry", entry.pk)))
        assert client(day, "stranger").get(url("field_entry", entry.pk)).status_code == 404

    def test_both_sheets_stand_side_by_side(self, day):
        scale = day.bench.scale()
        sync(day, day.entry(scale), day.entry(scale))
        entry = FieldEntry.objects.get(outcome="conflict")
        page = text(client(day).get(url("field_entry", entry.pk)))
        assert "Side by side" in page
        assert "10\u202f000 → 10 ✓" in page
        form = client(day).get(url("field_entry_accept", entry.pk))
        assert form.status_code == 200
        client(day).post(
            url("field_entry_accept", entry.pk), {"version": entry.version, "note": "Dua kali"}
        )
        assert Sheet.objects.count() == 2

    def test_no_form_opens_for_who_did_not_test(self, day):
        entry = self.refused(day)
        for step in ("again", "accept", "discard"):
            address = url(f"field_entry_{step}", entry.pk)
            assert client(day, "second").get(address).status_code == 403, step
            # Only what met something is taken beside it.
            opens = 302 if step == "accept" else 200
            assert client(day).get(address).status_code == opens, step

    def test_no_form_opens_of_what_is_settled(self, day):
        entry, browser = self.refused(day), client(day)
        sent = {"version": entry.version, "reason": "Salah pedagang"}
        browser.post(url("field_entry_discard", entry.pk), sent)
        page = entry.get_absolute_url()
        browser.get(page)
        for step in ("again", "accept", "discard"):
            answer = browser.get(url(f"field_entry_{step}", entry.pk))
            assert answer["Location"] == page, step
            assert "This entry is settled already." in text(browser.get(page)), step

    def test_put_aside_by_the_head_with_a_reason(self, day):
        entry = self.refused(day)
        address = url("field_entry_discard", entry.pk)
        head = client(day, "head")
        assert "reason" in text(head.post(address, {"version": entry.version, "reason": ""}))
        head.post(address, {"version": entry.version, "reason": "Salah pedagang"})
        entry.refresh_from_db()
        assert entry.outcome == "discarded"
        assert client(day, "counter").get(address).status_code == 403

    def test_what_waits_stands_in_the_inbox(self, day):
        entry = self.refused(day)
        assert entry.get_absolute_url() in text(client(day).get(reverse("home")))
        assert entry.get_absolute_url() in text(client(day, "head").get(reverse("home")))
        assert entry.get_absolute_url() not in text(client(day, "second").get(reverse("home")))

    def test_one_that_is_broken_can_still_be_read(self, day):
        sync(day, {"key": str(uuid4()), "attempts": [{"readings": 3}], "marks": "x", "new": 4})
        entry = FieldEntry.objects.get()
        assert client(day).get(url("field_entry", entry.pk)).status_code == 200

    def test_marks_are_told_with_the_unit_of_their_size(self, day):
        marks = [
            {"kind": "sah", "size": "4", "count": 1},
            {"kind": "daerah", "size": "large", "count": 1},
            {"kind": "pegawai", "size": "-", "count": 1},
        ]
        sync(day, {"key": str(uuid4()), "marks": marks, "attempts": []})
        address = url("field_entry", FieldEntry.objects.get().pk)
        assert "Sah (valid) 4 mm, Daerah (region) large, Pegawai berhak (official)" in text(
            client(day).get(address)
        )


def test_the_device_has_a_word_for_every_size_that_is_no_number():
    named = {size for all_ in sizes(date(2026, 1, 1)).values() for size in all_} - {"-"}
    assert {f"size_{one}" for one in named if not one.isdigit()} <= set(TEXTS)
