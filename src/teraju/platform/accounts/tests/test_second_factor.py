"""The second factor: asked of guests, good once, locked after five wrong codes, begun anew."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.test import Client
from django.urls import reverse

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts import second_factor
from teraju.platform.accounts.models import SecondFactor, User
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.second_factor import TooManyCodes, WrongCode
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.audit.api import TrailEvent

from .factories import NOW, AgencyFactory, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def asked(settings: Any) -> None:
    settings.TERAJU_SECOND_FACTOR = True


@pytest.fixture
def guest() -> User:
    return person(Role.BODY_AUDITOR, agency=AgencyFactory(), title="Auditor lembaga")


def code_of(user: User, now: Any = NOW) -> str:
    offer = second_factor.offer_to(user)
    assert offer
    key = base64.b32decode(offer.secret)
    return TOTP(key, 6, SHA1(), 30).generate(int(now.timestamp())).decode()


def at(user: User, **later: int) -> Viewer:
    return viewer_of(user, NOW + timedelta(**later))


class TestRule:
    def test_a_code_is_good_once(self, guest: User) -> None:
        code = code_of(guest)
        second_factor.confirm(actor=at(guest), code=code)
        assert second_factor.is_confirmed(guest)
        with pytest.raises(WrongCode):
            second_factor.confirm(actor=at(guest), code=code)
        assert TrailEvent.objects.filter(verb="accounts.factor.confirmed").count() == 1

    def test_a_clock_may_be_half_a_minute_off_and_no_more(self, guest: User) -> None:
        code = code_of(guest)
        with pytest.raises(WrongCode):
            second_factor.confirm(actor=at(guest, minutes=3), code=code)
        second_factor.confirm(actor=at(guest, seconds=30), code=code)

    def test_five_wrong_codes_lock_for_a_quarter_of_an_hour(self, guest: User) -> None:
        code = code_of(guest, NOW + timedelta(minutes=1))
        for _try in range(4):
            with pytest.raises(WrongCode):
                second_factor.confirm(actor=at(guest), code="abcdef")
        with pytest.raises(TooManyCodes):
            second_factor.confirm(actor=at(guest), code="abcdef")
        with pytest.raises(TooManyCodes):
            second_factor.confirm(actor=at(guest, minutes=1), code=code)
        later = code_of(guest, NOW + timedelta(minutes=16))
        second_factor.confirm(actor=at(guest, minutes=16), code=later)

    def test_the_secret_is_sealed_and_shown_until_it_is_confirmed(self, guest: User) -> None:
        offer = second_factor.offer_to(guest)
        assert offer
        assert offer.secret not in SecondFactor.objects.get().secret
        second_factor.confirm(actor=at(guest), code=code_of(guest))
        assert second_factor.offer_to(guest) is None

    def test_begun_anew_by_the_administrator_alone(self, guest: User) -> None:
        second_factor.confirm(actor=at(guest), code=code_of(guest))
        with pytest.raises(NotAllowed):
            second_factor.reset_factor(actor=at(guest), user=guest)
        administrator = person(Role.ADMINISTRATOR, government=guest.home)
        second_factor.reset_factor(actor=at(administrator), user=guest)
        assert second_factor.offer_to(guest)


class TestDoor:
    def page(self, user: User, name: str = "home") -> Any:
        client = Client()
        client.force_login(user)
        return client.get(reverse(name))

    def test_a_guest_is_led_to_it(self, guest: User) -> None:
        response = self.page(guest)
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("second_factor"))

    def test_colleagues_and_the_demonstration_are_not(self, guest: User) -> None:
        assert self.page(person(Role.STAFF, agency=AgencyFactory())).status_code == 200
        guest.is_demonstration = True
        guest.save()
        assert self.page(guest).status_code == 200

    def test_the_right_code_opens_it(self, guest: User, settings: Any) -> None:
        settings.TERAJU_TODAY = None
        client = Client()
        client.force_login(guest)
        url = f"{reverse('second_factor')}?next={reverse('audits_findings')}"
        page = client.get(url).content
        assert b"<svg" in page
        # Whoever reads this page on the telephone itself cannot scan it.
        assert b'href="otpauth://totp/' in page
        wrong = client.post(url, {"code": "abcdef"})
        assert wrong.status_code == 422
        from django.utils import timezone

        right = client.post(url, {"code": code_of(guest, timezone.now())})
        assert right["Location"] == reverse("audits_findings")
        assert client.get(reverse("audits_findings")).status_code == 200

    def test_it_leads_to_no_other_house(self, guest: User) -> None:
        client = Client()
        client.force_login(guest)
        from django.utils import timezone

        url = f"{reverse('second_factor')}?next=https://example.com/"
        answer = client.post(url, {"code": code_of(guest, timezone.now())})
        assert answer["Location"] == reverse("home")
