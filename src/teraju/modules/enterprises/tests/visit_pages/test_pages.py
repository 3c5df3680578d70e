"""The pages of visits and of what owners send: they open, filter, say errors, keep rights."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.enterprises.models import OwnerQuestion, OwnerUpload, Visit, VisitEntry
from teraju.modules.enterprises.services import visit_owners, visits
from teraju.modules.enterprises.services.visit_contacts import DOOR
from teraju.modules.enterprises.services.visit_settle import keep_picture
from teraju.modules.enterprises.services.visit_sync import sync_visits
from teraju.modules.enterprises.tests.visit_world import PHONE, TODAY, Ground, a_ground, a_picture
from teraju.modules.enterprises.visit_inbox import waiting
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.notify import contacts

pytestmark = pytest.mark.django_db


def client(ground: Ground, who: str = "coach") -> Client:
    browser = Client()
    browser.force_login(getattr(ground, who))
    browser.cookies["language"] = "en"
    return browser


def url(name: str, *args: Any) -> str:
    return reverse(f"enterprises_{name}", args=args)


def text(answer: Any) -> str:
    found: str = answer.content.decode()
    return found


def held(ground: Ground) -> Visit:
    visit = ground.visit()
    sync_visits(actor=ground.acts(), entries=[ground.entry(visit)])
    visit.refresh_from_db()
    return visit


class TestRegister:
    def test_lists_finds_and_narrows(self, ground: Ground) -> None:
        held(ground)
        ground.visit(TODAY - timedelta(days=2), purpose="Yang terlewat")
        browser = client(ground)
        assert text(browser.get(url("visits"))).count("Batik Uji") >= 2
        assert "Yang terlewat" not in text(browser.get(url("visits"), {"q": "membatik"}))
        late = text(browser.get(url("visits"), {"time": "late"}))
        assert "Yang terlewat" in late
        assert "Melihat proses membatik" not in late
        assert "Yang terlewat" not in text(browser.get(url("visits"), {"state": "held"}))
        file = browser.get(url("visits"), {"format": "csv"})
        assert b"Yang terlewat" in b"".join(file)  # type: ignore[arg-type]

    def test_asks_as_much_of_many_as_of_one(self, ground: Ground) -> None:
        ground.visit()
        browser = client(ground)
        with CaptureQueriesContext(connection) as few:
            browser.get(url("visits"))
        for _number in range(8):
            ground.visit()
        with CaptureQueriesContext(connection) as many:
            browser.get(url("visits"))
        assert len(many) == len(few)

    def test_strangers_find_nothing(self, ground: Ground) -> None:
        visit, other = held(ground), a_ground()
        browser = client(other)
        assert "Batik Uji" not in text(browser.get(url("visits"), {"q": "membatik"}))
        assert browser.get(visit.get_absolute_url()).status_code == 404
        assert browser.get(url("visit_cancel", visit.pk)).status_code == 404


class TestRecord:
    def test_shows_what_was_found(self, ground: Ground) -> None:
        page = text(client(ground).get(held(ground).get_absolute_url()))
        for words in ("Label lama masih dipakai", "Ganti label", "-6.040000", "Ibu Sari"):
            assert words in page
        assert "not confirmed" in page

    def test_a_reader_sees_it_without_the_person_and_changes_nothing(self, ground: Ground) -> None:
        sign, photo = uuid4(), uuid4()
        visit = ground.visit()
        raw = ground.entry(visit, photos=[str(photo)], signature=str(sign))
        sync_visits(actor=ground.acts(), entries=[raw])
        entry = VisitEntry.objects.get()
        made = [
            keep_picture(actor=ground.acts(), key=entry.key, picture_key=key, picture=a_picture())
            for key in (photo, sign)
        ]
        browser = client(ground, "reader")
        page = text(browser.get(visit.get_absolute_url()))
        assert "Ibu Sari" not in page
        # A firm at home has its house for a place.
        assert "106.12" not in page
        assert "106.12" in text(client(ground).get(visit.get_absolute_url()))
        assert browser.get(url("visit_picture", made[0].pk)).status_code == 200
        assert browser.get(url("visit_picture", made[1].pk)).status_code == 403
        assert client(ground).get(url("visit_picture", made[1].pk)).status_code == 200
        assert client(a_ground()).get(url("visit_picture", made[0].pk)).status_code == 404
        for name in ("change", "postpone", "cancel", "hold", "correct"):
            assert browser.get(url(f"visit_{name}", visit.pk)).status_code == 403

    def test_stands_on_the_pages_of_firm_and_coaching(self, ground: Ground) -> None:
        visit = ground.visit()
        browser = client(ground)
        for one in (ground.firm, ground.coaching):
            assert visit.get_absolute_url() in text(browser.get(one.get_absolute_url()))


class TestForms:
    def test_plans_from_the_coaching(self, ground: Ground) -> None:
        browser = client(ground)
        address = f"{url('visit_add')}?coaching={ground.coaching.pk}"
        assert "Batik Uji: Batik cap" in text(browser.get(address))
        said = {"coaching": ground.coaching.pk, "planned_on": TODAY.isoformat(), "purpose": "Label"}
        answer = browser.post(address, said)
        assert answer["Location"] == Visit.objects.get().get_absolute_url()

    def test_says_errors_and_keeps_what_was_typed(self, ground: Ground) -> None:
        other = a_ground()
        said = {"coaching": other.coaching.pk, "planned_on": "x", "purpose": "Label"}
        answer = client(ground).post(url("visit_add"), said)
        assert answer.status_code == 422
        assert 'value="Label"' in text(answer)
        assert client(ground, "reader").get(url("visit_add")).status_code == 403

    @pytest.mark.parametrize(
        ("name", "said", "state"),
        [
            ("postpone", {"planned_on": "2018-03-20", "reason": "Hujan"}, "planned"),
            ("cancel", {"reason": "Hujan"}, "cancelled"),
            ("change", {"purpose": "Melihat label"}, "planned"),
            (
                "hold",
                {
                    "held_on": TODAY.isoformat(),
                    "question_label_marks": "no",
                    "steps_owner": "Ganti label\n\nGanti label\nBeli rak",
                },
                "held",
            ),
        ],
    )
    def test_each_step_works_and_asks_for_the_version(
        self, ground: Ground, name: str, said: dict[str, Any], state: str
    ) -> None:
        visit = ground.visit()
        browser = client(ground)
        assert browser.get(url(f"visit_{name}", visit.pk)).status_code == 200
        stale = browser.post(url(f"visit_{name}", visit.pk), said | {"version": 99})
        assert stale.status_code == 422
        answer = browser.post(url(f"visit_{name}", visit.pk), said | {"version": visit.version})
        assert answer.status_code == 302, text(answer)
        visit.refresh_from_db()
        assert visit.state == state
        assert visit.steps.count() == (2 if state == "held" else 0)

    def test_correct_done_and_open_again(self, ground: Ground) -> None:
        visit, browser = held(ground), client(ground)
        step = visit.steps.get(ordinal=1)
        for name in ("done", "reopen"):
            page = browser.get(url(f"visit_{name}", visit.pk, step.pk))
            assert "Ganti label" in text(page)
            visit.refresh_from_db()
            said = {"version": visit.version}
            assert browser.post(url(f"visit_{name}", visit.pk, step.pk), said).status_code == 302
        visit.refresh_from_db()
        said = {"version": visit.version, "notes": "Baru", "steps_owner": "Ganti label"}
        assert browser.post(url("visit_correct", visit.pk), said).status_code == 422
        answer = browser.post(url("visit_correct", visit.pk), said | {"reason": "Salah"})
        assert answer.status_code == 302
        assert visit.steps.get().due_on is not None

    def test_the_minutes_are_signed_from_the_page(self, ground: Ground) -> None:
        visit, browser = held(ground), client(ground)
        assert browser.get(url("visit_sign", visit.pk)).status_code == 200
        said = {"version": visit.version}
        assert browser.post(url("visit_sign", visit.pk), said).status_code == 302
        visit.refresh_from_db()
        assert visit.minutes is not None
        page = text(browser.get(visit.get_absolute_url()))
        assert visit.minutes.number in page
        assert url("visit_correct", visit.pk) not in page

    def test_resume(self, ground: Ground) -> None:
        visit = ground.visit()
        visits.cancel_visit(actor=ground.acts(), visit_id=visit.pk, reason="Hujan")
        visit.refresh_from_db()
        said = {"version": visit.version, "planned_on": "2018-03-20"}
        answer = client(ground).post(url("visit_resume", visit.pk), said)
        assert answer["Location"] == visit.get_absolute_url()


class TestTelephone:
    def send(self, ground: Ground, *entries: Any, who: str = "coach") -> Any:
        body = {"who": getattr(ground, who).pk, "entries": list(entries)}
        return client(ground, who).post(
            url("visit_sync"), json.dumps(body), content_type="application/json"
        )

    def test_the_page_is_kept_and_speaks_both_languages(self, ground: Ground) -> None:
        answer = client(ground).get(url("visit_app"))
        assert answer.has_header("X-Teraju-Offline")
        assert "Kunjungan selesai" in text(answer)
        assert "The visit is over" in text(answer)
        for who in ("reader", "coordinator"):
            assert client(ground, who).get(url("visit_app")).status_code == 403

    def test_takes_along_ones_own_coming_visits(self, ground: Ground) -> None:
        ground.visit()
        ground.visit(TODAY + timedelta(days=90))
        ground.visit(coaches=[ground.second])
        held(ground)
        found = client(ground).get(url("visit_package")).json()
        assert [one["day"] for one in found["visits"]] == [TODAY.isoformat()]
        assert found["visits"][0]["earlier"] == ["Ganti label", "Kirim contoh SOP"]
        assert PHONE not in json.dumps(found)
        assert client(ground).get(url("visit_state")).json()["who"] == ground.coach.pk
        assert Client().get(url("visit_manifest")).json()["start_url"] == url("visit_app")

    def test_each_entry_has_its_answer(self, ground: Ground) -> None:
        visit = ground.visit()
        entry = ground.entry(visit)
        assert self.send(ground, entry).json()["answers"][0]["outcome"] == "stored"
        assert self.send(ground, entry).json()["answers"][0]["outcome"] == "already"
        met = self.send(ground, ground.entry(visit), who="second").json()["answers"][0]
        assert met["theirs"]["who"] == "Pembina UMKM"

    def test_nothing_goes_out_under_another_name(self, ground: Ground) -> None:
        body = {"who": ground.coach.pk, "entries": [ground.entry(ground.visit())]}
        answer = client(ground, "second").post(
            url("visit_sync"), json.dumps(body), content_type="application/json"
        )
        assert answer.status_code == 403
        assert not VisitEntry.objects.exists()

    @pytest.mark.parametrize(
        "body", ["", "[]", "{}", '{"who": 1}', '{"entries": 3}', "\x00", "[" * 100_000]
    )
    def test_junk_is_refused(self, ground: Ground, body: str) -> None:
        answer = client(ground).post(url("visit_sync"), body, content_type="application/json")
        assert answer.status_code == 403

    def test_photos_follow(self, ground: Ground) -> None:
        photo = str(uuid4())
        entry = ground.entry(ground.visit(), photos=[photo])
        browser = client(ground)
        said = {"entry": entry["key"], "key": photo}
        early = browser.post(url("visit_photo"), said | {"photo": a_picture()})
        assert early.status_code == 422
        self.send(ground, entry)
        assert browser.post(url("visit_photo"), said).status_code == 400
        assert browser.post(url("visit_photo"), {"entry": "x"}).status_code == 404
        kept = browser.post(url("visit_photo"), said | {"photo": a_picture()})
        assert kept.json() == {"outcome": "stored"}


class TestEntries:
    def meet(self, ground: Ground) -> VisitEntry:
        visit = held(ground)
        raw = ground.entry(visit, notes="Yang kedua")
        sync_visits(actor=ground.acts("second"), entries=[raw])
        return VisitEntry.objects.get(outcome="conflict")

    def test_stand_side_by_side_and_are_settled(self, ground: Ground) -> None:
        entry = self.meet(ground)
        browser = client(ground, "second")
        page = text(browser.get(entry.get_absolute_url()))
        assert "Yang kedua" in page
        assert "Bahan dicatat, label belum." in page
        assert "Yang kedua" not in text(client(ground).get(url("visit_entries")))
        listed = browser.get(url("visit_entries"), {"outcome": "conflict"})
        assert entry.get_absolute_url() in text(listed)
        said = {"version": entry.version}
        answer = browser.post(url("visit_entry_accept", entry.pk), said)
        assert answer["Location"] == entry.get_absolute_url()
        assert Visit.objects.count() == 2

    def test_rights(self, ground: Ground) -> None:
        entry = self.meet(ground)
        assert client(a_ground()).get(entry.get_absolute_url()).status_code == 404
        reader = client(ground, "reader")
        for name in ("accept", "discard", "again"):
            assert reader.get(url(f"visit_entry_{name}", entry.pk)).status_code == 403
        first = client(ground)
        said = {"version": entry.version, "reason": "x"}
        assert first.post(url("visit_entry_discard", entry.pk), said).status_code == 403
        chief = client(ground, "coordinator")
        assert chief.post(url("visit_entry_discard", entry.pk), said).status_code == 302


class TestOwners:
    def test_photos_are_looked_at(self, ground: Ground) -> None:
        visitor = anonymous(NOW)
        contact = contacts.ask_code(door=DOOR, visitor=visitor, agency=ground.agency, typed=PHONE)
        visit_owners.send_photo(
            visitor=visitor,
            contact=contact,
            enterprise_id=ground.firm.pk,
            key=uuid4(),
            photo=a_picture(),
            note="Label baru",
        )
        one, browser = OwnerUpload.objects.get(), client(ground)
        assert "Label baru" in text(browser.get(url("uploads"), {"seen": "new"}))
        assert "Label baru" in text(browser.get(ground.coaching.get_absolute_url()))
        assert browser.get(url("upload_picture", one.pk)).status_code == 200
        assert client(a_ground()).get(url("upload_picture", one.pk)).status_code == 404
        assert client(ground, "reader").get(url("upload_seen", one.pk)).status_code == 403
        keys = {item.key for item in waiting(ground.acts())}
        assert {f"enterprises-photo-{one.pk}", f"enterprises-code-{contact.pk}"} <= keys
        said = {"version": one.version, "answer": "Sudah baik"}
        assert browser.post(url("upload_seen", one.pk), said).status_code == 302
        assert "Sudah baik" in text(browser.get(one.get_absolute_url()))

    def test_photos_of_a_firm_wait_as_one(self, ground: Ground) -> None:
        contact = contacts.ask_code(
            door=DOOR, visitor=anonymous(NOW), agency=ground.agency, typed=PHONE
        )
        for _number in range(3):
            visit_owners.send_photo(
                visitor=anonymous(NOW),
                contact=contact,
                enterprise_id=ground.firm.pk,
                key=uuid4(),
                photo=a_picture(),
            )
        first = OwnerUpload.objects.order_by("pk")[0]
        lines = {item.key: item for item in waiting(ground.acts()) if "photo" in item.key}
        assert set(lines) == {f"enterprises-photo-{first.pk}"}
        opened = client(ground).get(lines[f"enterprises-photo-{first.pk}"].url)
        assert all(one.get_absolute_url() in text(opened) for one in OwnerUpload.objects.all())

    def test_are_asked_something(self, ground: Ground) -> None:
        browser = client(ground)
        address = f"{url('owner_question_add')}?enterprise={ground.firm.pk}"
        assert browser.get(address).status_code == 200
        assert browser.post(address, {"enterprise": ground.firm.pk}).status_code == 422
        said = {"enterprise": ground.firm.pk, "text": "Berapa pekerja?"}
        browser.post(address, said)
        one = OwnerQuestion.objects.get()
        assert "Berapa pekerja?" in text(browser.get(url("owner_questions"), {"state": "waiting"}))
        assert client(a_ground()).get(one.get_absolute_url()).status_code == 404
        said = {"version": one.version, "reason": "Sudah tahu"}
        assert browser.post(url("owner_question_withdraw", one.pk), said).status_code == 302
        assert "Sudah tahu" in text(browser.get(one.get_absolute_url()))

    def test_codes_are_handed_over_by_those_who_serve(self, ground: Ground) -> None:
        assert client(ground, "reader").get(url("owner_contacts")).status_code == 403


def test_kerja_saya_names_the_visits_of_these_days(ground: Ground) -> None:
    near, late = ground.visit(), ground.visit(TODAY - timedelta(days=3))
    ground.visit(TODAY + timedelta(days=30))
    sync_visits(actor=ground.acts(), entries=[ground.entry(near, started_at="once")])
    entry = VisitEntry.objects.get()
    keys = {item.key for item in waiting(ground.acts())}
    assert keys == {
        f"enterprises-visit-{near.pk}",
        f"enterprises-visit-{late.pk}",
        f"enterprises-entry-{entry.pk}",
    }
    assert {item.key for item in waiting(ground.acts("coordinator"))} == {
        f"enterprises-entry-{entry.pk}"
    }
    assert waiting(ground.acts("reader")) == []
