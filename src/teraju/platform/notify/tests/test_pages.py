from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import AgencyFactory, person
from teraju.platform.notify.invitations import invite_person
from teraju.platform.notify.models import OneTimeCode

from .factories import NoticeFactory

pytestmark = pytest.mark.django_db

PASSWORD = "gunung-laut-sawah-9"
REDEEM = "/k/"
CHOOSE = "/k/password/"


@pytest.fixture(autouse=True)
def forgotten_tries():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def administrator(agency):
    return person(Role.ADMINISTRATOR, government=agency.government)


@pytest.fixture
def user(agency):
    return person(Role.STAFF, agency=agency, username="penera.serang")


@pytest.fixture
def card(administrator, user):
    return invite_person(actor=viewer_of(administrator, timezone.now()), user=user)


class TestRedeeming:
    def test_a_card_leads_to_a_password_and_in(self, client, card, user):
        page = client.get(f"/k/{card.code}")
        assert page.status_code == 200
        assert card.code in page.content.decode()
        assert OneTimeCode.objects.get().used_at is None
        assert client.post(REDEEM, {"code": card.code}).headers["Location"] == CHOOSE
        assert "penera.serang" in client.get(CHOOSE).content.decode()
        answer = client.post(CHOOSE, {"password": PASSWORD, "again": PASSWORD})
        assert answer.headers["Location"] == "/"
        assert client.session["_auth_user_id"] == str(user.pk)
        user.refresh_from_db()
        assert user.check_password(PASSWORD)
        assert client.post(REDEEM, {"code": card.code}).status_code == 422

    def test_looking_at_the_address_uses_nothing_up(self, client, card):
        for _look in range(30):
            assert client.get(f"/k/{card.code}").status_code == 200
        assert client.post(REDEEM, {"code": card.code}).status_code == 302

    @pytest.mark.parametrize(
        ("first", "again"),
        [("pendek", "pendek"), (PASSWORD, "lain-sama-sekali"), ("", ""), ("12345678901234",) * 2],
    )
    def test_a_bad_password_is_said_at_the_field(self, client, card, user, first, again):
        client.post(REDEEM, {"code": card.code})
        answer = client.post(CHOOSE, {"password": first, "again": again})
        assert answer.status_code == 422
        assert 'role="alert"' in answer.content.decode()
        assert PASSWORD not in answer.content.decode()
        user.refresh_from_db()
        assert user.check_password("kata-sandi-uji-123")
        assert client.post(CHOOSE, {"password": PASSWORD, "again": PASSWORD}).status_code == 302

    def test_the_password_page_opens_only_with_a_proved_code(self, client, card):
        assert client.get(CHOOSE).headers["Location"] == REDEEM
        answer = client.post(CHOOSE, {"password": PASSWORD, "again": PASSWORD})
        assert answer.headers["Location"] == REDEEM

    def test_the_proof_ends_after_a_quarter_of_an_hour(self, client, card, time_machine):
        time_machine.move_to(timezone.now())
        client.post(REDEEM, {"code": card.code})
        time_machine.shift(14 * 60)
        assert client.get(CHOOSE).status_code == 200
        time_machine.shift(2 * 60)
        assert client.get(CHOOSE).headers["Location"] == REDEEM

    def test_a_closed_account_stays_closed(self, client, card, user):
        client.post(REDEEM, {"code": card.code})
        type(user).objects.filter(pk=user.pk).update(is_active=False)
        assert client.get(CHOOSE).headers["Location"] == REDEEM

    @pytest.mark.parametrize("text", ["", "AAAA-AAAA-AAAA", "<b>x</b>", "x" * 500, "\x00"])
    def test_a_wrong_code_gets_the_same_page_and_no_more(self, client, card, text):
        answer = client.post(REDEEM, {"code": text})
        assert answer.status_code == 422
        assert "<b>x</b>" not in answer.content.decode()

    def test_markup_in_the_address_stays_text(self, client):
        assert "<b>x" not in client.get("/k/%3Cb%3Ex").content.decode()

    def test_too_many_wrong_codes_close_the_door_for_a_while(self, client, card):
        for _try in range(20):
            assert client.post(REDEEM, {"code": "AAAA-AAAA-AAAA"}).status_code == 422
        assert client.post(REDEEM, {"code": card.code}).status_code == 429

    def test_is_never_kept_by_a_cache(self, client, card):
        assert "no-store" in client.get(f"/k/{card.code}").headers["Cache-Control"]


class TestHandingOut:
    @pytest.fixture
    def page(self, user):
        return reverse("person_card", args=[user.pk])

    def test_the_administrator_makes_a_card(self, client, administrator, page):
        client.force_login(administrator)
        assert client.get(page).status_code == 200
        assert not OneTimeCode.objects.exists()
        answer = client.post(page)
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.content.startswith(b"%PDF-")
        assert "no-store" in answer.headers["Cache-Control"]
        assert OneTimeCode.objects.count() == 1

    def test_a_second_click_leaves_one_card_that_works(self, client, administrator, page):
        client.force_login(administrator)
        client.post(page)
        client.post(page)
        assert OneTimeCode.objects.filter(withdrawn_at=None).count() == 1

    def test_by_mail_where_there_is_mail(self, client, administrator, user, page, settings):
        settings.TERAJU_NOTIFY = "smtp"
        type(user).objects.filter(pk=user.pk).update(email="a@example.id")
        client.force_login(administrator)
        assert client.post(page).headers["Location"] == page

    def test_a_closed_account_is_named(self, client, administrator, user, page):
        type(user).objects.filter(pk=user.pk).update(is_active=False)
        client.force_login(administrator)
        assert client.post(page, follow=True).status_code == 200
        assert not OneTimeCode.objects.exists()

    def test_a_coordinator_for_a_guest_of_the_agency(self, client, agency):
        guest = person(Role.BODY_AUDITOR, agency=agency)
        client.force_login(person(Role.QUALITY_COORDINATOR, agency=agency))
        answer = client.post(reverse("person_card", args=[guest.pk]))
        assert answer.content.startswith(b"%PDF-")

    def test_a_reader_is_refused(self, client, agency, page):
        client.force_login(person(Role.REGIONAL_SECRETARY, government=agency.government))
        assert client.get(page).status_code == 403
        assert client.post(page).status_code == 403
        assert not OneTimeCode.objects.exists()

    @pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.STAFF])
    def test_a_stranger_finds_nothing(self, client, role, page):
        client.force_login(person(role))
        assert client.get(page).status_code == 404
        assert client.post(page).status_code == 404


class TestNoticePages:
    def test_a_notice_is_read_and_put_away(self, client, user):
        notice = NoticeFactory(user=user, text="<i>Isi</i>")
        client.force_login(user)
        text = client.get(notice.get_absolute_url()).content.decode()
        assert notice.subject in text
        assert "<i>Isi" not in text
        notice.refresh_from_db()
        assert notice.read_at is None
        assert client.post(reverse("notice_read", args=[notice.pk])).headers["Location"] == "/"
        notice.refresh_from_db()
        assert notice.read_at is not None
        assert client.get(notice.get_absolute_url()).status_code == 200

    def test_a_stranger_finds_nothing(self, client, administrator, user):
        notice = NoticeFactory(user=user)
        client.force_login(administrator)
        assert client.get(notice.get_absolute_url()).status_code == 404
        assert client.post(reverse("notice_read", args=[notice.pk])).status_code == 404

    def test_a_link_changes_nothing(self, client, user):
        notice = NoticeFactory(user=user)
        client.force_login(user)
        assert client.get(reverse("notice_read", args=[notice.pk])).status_code == 405
