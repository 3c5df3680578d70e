"""The owner's page: the way to it, what it shows and takes, and what stays closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import pytest
from django.contrib.staticfiles import finders
from django.core import mail
from django.test import Client
from django.urls import reverse

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.enterprises.models import (
    Coaching,
    Enterprise,
    OwnerContact,
    OwnerQuestion,
    OwnerUpload,
    Visit,
)
from teraju.modules.enterprises.refusals import NotNow
from teraju.modules.enterprises.services import visit_owners, visits
from teraju.modules.enterprises.services.visit_contacts import DOOR
from teraju.modules.enterprises.services.visit_sync import sync_visits
from teraju.modules.enterprises.tests.visit_world import (
    MAIL,
    PHONE,
    TODAY,
    Ground,
    a_ground,
    a_picture,
)
from teraju.modules.enterprises.visit_refusals import TooMany
from teraju.modules.enterprises.web import visit_hooks
from teraju.modules.enterprises.web.visit_hooks import OwnerLine, register_owner_part
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.models import TrailEvent
from teraju.platform.files.api import keep
from teraju.platform.notify import contacts
from teraju.platform.notify.models import Notice
from teraju.platform.notify.notices import unread_notices
from teraju.platform.web import middleware

from .owner_browsing import VISITOR, a_contact, let_in, text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts() -> Iterator[None]:
    kept = dict(visit_hooks._parts)
    yield
    visit_hooks._parts.clear()
    visit_hooks._parts.update(kept)


class TestWay:
    def test_the_answer_never_tells_who_is_known(self, ground: Ground) -> None:
        said = []
        for typed in (PHONE, "0899 9999 9999", MAIL, "nobody@contoh.id"):
            answer = Client().post(url(), {"unit": ground.agency.pk, "contact": typed})
            said.append((answer.status_code, answer["Location"]))
        assert set(said) == {(302, url("sent"))}
        assert OwnerContact.objects.count() == 4

    def test_what_is_no_contact_is_said_at_its_field(self, ground: Ground) -> None:
        answer = Client().post(url(), {"unit": ground.agency.pk, "contact": "sari"})
        assert answer.status_code == 422
        assert 'value="sari"' in text(answer)

    def test_the_language_is_chosen_once_for_the_whole_way(self, ground: Ground) -> None:
        owner = Client()
        assert 'value="en"' in text(owner.get(url()))
        said = {"language": "en", "next": url()}
        assert owner.post(reverse("language"), said)["Location"] == url()
        for address in (url(), reverse("redeem")):
            assert '<html lang="en"' in text(owner.get(address))

    def test_of_several_offices_none_is_chosen_for_the_owner(self, ground: Ground) -> None:
        assert 'value=""' not in text(Client().get(url()))
        a_ground()
        assert '<option value="" selected>' in text(Client().get(url()))

    def test_codes_of_one_place_end(self, ground: Ground) -> None:
        said = [
            Client().post(url(), {"unit": ground.agency.pk, "contact": f"08990000000{n}"})
            for n in range(11)
        ]
        assert [one.status_code for one in said[-2:]] == [302, 429]

    def test_codes_of_one_contact_end_silently(self, ground: Ground) -> None:
        for _number in range(8):
            a_contact(ground)
        events = TrailEvent.objects.filter(verb="enterprises.owner_contact.asked")
        assert events.count() == contacts.CODES_A_DAY

    def test_a_telephone_waits_for_the_coach(self, ground: Ground) -> None:
        contact = a_contact(ground)
        assert contact.sent_at is None
        with pytest.raises(NotAllowed):
            contacts.prepare_code(door=DOOR, actor=ground.acts("reader"), contact_id=contact.pk)
        coach = Client()
        coach.force_login(ground.coach)
        assert "+6281234567890" in text(coach.get(reverse("enterprises_owner_contacts")))
        page = text(coach.post(reverse("enterprises_owner_contact", args=[contact.pk])))
        assert "Batik Uji" in page
        assert "https://wa.me/6281234567890?text=" in unquote(page)
        contact.refresh_from_db()
        assert contact.sent_at == NOW

    def test_nobody_reaches_anything_without_a_code(self, ground: Ground) -> None:
        for name in ("mine", "photo"):
            assert Client().get(url(name))["Location"] == url()
        assert Client().get(url("paper", 1))["Location"] == url()
        assert Client().post(url("answer", 1), {"answer": "x"})["Location"] == url()

    def test_a_code_opens_once_and_the_visit_ends(
        self, ground: Ground, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        owner = let_in(ground)
        assert owner.get(url("mine")).status_code == 200
        assert owner.get(url("mine")).status_code == 200
        later = NOW + timedelta(minutes=31)
        monkeypatch.setattr(middleware, "now_for", lambda request, zone: later)
        assert owner.get(url("mine"))["Location"] == url()

    def test_leaving_forgets(self, ground: Ground) -> None:
        owner = let_in(ground)
        owner.get(url("mine"))
        owner.post(url("leave"))
        assert owner.get(url("mine"))["Location"] == url()

    def test_the_trail_knows_no_number(self, ground: Ground) -> None:
        let_in(ground)
        events = TrailEvent.objects.filter(target_type="enterprises.ownercontact")
        assert events.count() >= 3
        assert all("8123" not in f"{one.changes}{one.target_label}" for one in events)
        assert not mail.outbox


class TestPage:
    def test_says_what_is_next_and_who_comes(self, ground: Ground) -> None:
        held, ahead = ground.visit(), ground.visit(TODAY + timedelta(days=5), company="BSN")
        sync_visits(actor=ground.acts(), entries=[ground.entry(held)])
        visit_owners.ask_owner(
            actor=ground.acts(), enterprise=ground.firm, text="Berapa pekerja sekarang?"
        )
        page = text(let_in(ground).get(url("mine")))
        for words in ("Ganti label", "Berapa pekerja sekarang?", "BSN", ahead.purpose, "Batik cap"):
            assert words in page
        assert "Kirim contoh SOP" not in page
        assert "<script" not in page

    def test_says_why_a_visit_was_moved(self, ground: Ground) -> None:
        visits.postpone_visit(
            actor=ground.acts(),
            visit_id=ground.visit().pk,
            planned_on=TODAY + timedelta(days=2),
            reason="Jalan banjir",
        )
        assert "Jalan banjir" in text(let_in(ground).get(url("mine")))

    def test_is_light(self, ground: Ground) -> None:
        ground.visit()
        answer = let_in(ground).get(url("mine"))
        style = finders.find("enterprises/visit/owner.css")
        assert isinstance(style, str)
        assert len(answer.content) + Path(style).stat().st_size < 20_000

    @pytest.mark.parametrize(
        "typed", [PHONE, "+62 812 3456 7890", "081234567890", "SARI@contoh.id"]
    )
    def test_is_found_however_the_contact_is_written(self, ground: Ground, typed: str) -> None:
        assert "Batik cap" in text(let_in(ground, typed).get(url("mine")))

    def test_a_stranger_finds_an_empty_page(self, ground: Ground) -> None:
        page = text(let_in(ground, "0899 9999 9999").get(url("mine")))
        assert "Batik" not in page

    def test_asks_as_much_of_ten_visits_as_of_one(
        self, ground: Ground, django_assert_max_num_queries: Any
    ) -> None:
        owner = let_in(ground)
        owner.get(url("mine"))
        for number in range(10):
            ground.visit(TODAY + timedelta(days=number))
        # Two of them for what other parts show there.
        with django_assert_max_num_queries(16):
            owner.get(url("mine"))

    def test_other_parts_put_their_lines(self, ground: Ground, parts: None) -> None:
        file = keep(actor=ground.acts(), government=ground.agency.government, upload=a_picture())
        other = keep(
            actor=ground.acts(), government=ground.agency.government, upload=a_picture("b.png")
        )

        def lines(_visitor: Any, enterprises: Any) -> list[OwnerLine]:
            return [OwnerLine(one, "Sertifikat SNI", "paper", file=file) for one in enterprises]

        register_owner_part(lines)
        owner = let_in(ground)
        assert "Sertifikat SNI" in text(owner.get(url("mine")))
        given = owner.get(url("paper", file.pk))
        assert given.status_code == 200
        assert b"".join(given.streaming_content)[:4] == b"\x89PNG"  # type: ignore[attr-defined]
        if other.pk != file.pk:
            assert owner.get(url("paper", other.pk)).status_code == 404
        stranger = let_in(ground, "0899 9999 9999")
        assert stranger.get(url("paper", file.pk)).status_code == 404


class TestPhotos:
    def test_are_sent_once_and_stand_with_the_coaching(self, ground: Ground) -> None:
        owner, key = let_in(ground), str(uuid4())
        for _number in range(2):
            said = {
                "key": key,
                "enterprise": ground.firm.pk,
                "photo": a_picture(),
                "note": "Label baru",
            }
            assert owner.post(url("photo"), said)["Location"] == url("mine")
        upload = OwnerUpload.objects.get()
        assert (upload.coaching, upload.note) == (ground.coaching, "Label baru")
        page = text(owner.get(url("mine")))
        assert "Label baru" in page
        assert "Foto sudah terkirim" in page

    def test_only_pictures_and_only_of_ones_own(self, ground: Ground) -> None:
        owner, other = let_in(ground), a_ground()
        said = {"key": str(uuid4()), "enterprise": ground.firm.pk, "photo": b"x", "note": "Label"}
        wrong = owner.post(url("photo"), said)
        assert wrong.status_code == 422
        assert 'value="Label"' in text(wrong)
        said |= {"photo": a_picture(), "enterprise": other.firm.pk}
        assert owner.post(url("photo"), said).status_code == 422
        with pytest.raises(DomainError):
            visit_owners.send_photo(
                visitor=VISITOR,
                contact=OwnerContact.objects.get(),
                enterprise_id=other.firm.pk,
                key=uuid4(),
                photo=a_picture(),
            )
        assert not OwnerUpload.objects.exists()

    def test_not_without_end(self, ground: Ground) -> None:
        contact = a_contact(ground)
        said = {"visitor": VISITOR, "contact": contact, "enterprise_id": ground.firm.pk}
        for _number in range(10):
            visit_owners.send_photo(**said, key=uuid4(), photo=a_picture())
        with pytest.raises(TooMany):
            visit_owners.send_photo(**said, key=uuid4(), photo=a_picture())

    def test_are_answered_by_the_office(self, ground: Ground) -> None:
        contact = a_contact(ground)
        upload = visit_owners.send_photo(
            visitor=VISITOR,
            contact=contact,
            enterprise_id=ground.firm.pk,
            key=uuid4(),
            photo=a_picture(),
        )
        with pytest.raises(NotAllowed):
            visit_owners.see_upload(actor=ground.acts("reader"), upload_id=upload.pk)
        visit_owners.see_upload(actor=ground.acts(), upload_id=upload.pk, answer="Sudah baik")
        assert "Sudah baik" in text(let_in(ground).get(url("mine")))


class TestQuestions:
    def ask(self, ground: Ground) -> OwnerQuestion:
        return visit_owners.ask_owner(
            actor=ground.acts(), enterprise=ground.firm, text="Berapa pekerja?"
        )

    def test_are_answered_on_the_page_once(self, ground: Ground) -> None:
        question, owner = self.ask(ground), let_in(ground)
        page = owner.get(url("answer", question.pk))
        assert "Berapa pekerja?" in text(page)
        empty = owner.post(url("answer", question.pk), {"answer": " "})
        assert empty.status_code == 422
        said = {"answer": "Enam orang"}
        for _click in range(2):
            assert owner.post(url("answer", question.pk), said)["Location"] == url("mine")
        later = {"answer": "Tujuh orang"}
        assert owner.post(url("answer", question.pk), later).status_code == 422
        assert owner.get(url("answer", question.pk))["Location"] == url("mine")
        question.refresh_from_db()
        assert question.answer == "Enam orang"
        event = TrailEvent.objects.get(verb="enterprises.owner_question.answered")
        assert "Enam" not in f"{event.changes}{event.target_label}"

    def test_the_coach_is_told_once(self, ground: Ground) -> None:
        question, owner = self.ask(ground), let_in(ground)
        owner.cookies["language"] = "en"
        for _click in range(2):
            owner.post(url("answer", question.pk), {"answer": "Enam orang"})
        notice = Notice.objects.get()
        assert (notice.user, notice.link) == (ground.coach, question.get_absolute_url())
        assert notice.subject == "Pemilik sudah menjawab: Batik Uji"
        assert "Enam" not in notice.text
        assert [one.title for one in unread_notices(ground.acts())] == [notice.subject]

    def test_without_a_coach_all_who_coach_there_are_told(self, ground: Ground) -> None:
        Coaching.objects.update(coach=None)
        question = self.ask(ground)
        let_in(ground).post(url("answer", question.pk), {"answer": "Enam orang"})
        told = set(Notice.objects.values_list("user", flat=True))
        assert told == {ground.coach.pk, ground.second.pk, ground.coordinator.pk}

    def test_of_others_are_not_there(self, ground: Ground) -> None:
        question = self.ask(ground)
        stranger = let_in(ground, "0899 9999 9999")
        answer = stranger.post(url("answer", question.pk), {"answer": "x"})
        assert answer.status_code == 404

    def test_are_withdrawn_with_a_reason(self, ground: Ground) -> None:
        question = self.ask(ground)
        with pytest.raises(DomainError):
            visit_owners.withdraw_question(actor=ground.acts(), question_id=question.pk, reason=" ")
        visit_owners.withdraw_question(actor=ground.acts(), question_id=question.pk, reason="Tahu")
        with pytest.raises(NotNow):
            visit_owners.withdraw_question(
                actor=ground.acts(), question_id=question.pk, reason="Tahu"
            )
        assert "Berapa pekerja?" not in text(let_in(ground).get(url("mine")))

    def test_only_so_many_wait(self, ground: Ground) -> None:
        for _number in range(visit_owners.MOST_OPEN_QUESTIONS):
            self.ask(ground)
        with pytest.raises(TooMany):
            self.ask(ground)

    def test_readers_ask_nothing(self, ground: Ground) -> None:
        with pytest.raises(NotAllowed):
            visit_owners.ask_owner(
                actor=ground.acts("reader"), enterprise=ground.firm, text="Berapa?"
            )


def test_a_firm_out_of_business_has_no_page(ground: Ground) -> None:
    Enterprise.objects.update(ended_on=TODAY)
    assert "Batik cap" not in text(let_in(ground).get(url("mine")))
    assert not Visit.objects.exists()
