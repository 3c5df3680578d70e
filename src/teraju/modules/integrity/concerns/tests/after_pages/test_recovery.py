"""A lost passphrase: asked for, shared by custodians, given back."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.integrity.concerns.models import Handler, Recovery
from teraju.modules.integrity.concerns.services import recovery
from teraju.modules.integrity.concerns.tests import factories

from .pages import NOW, TODAY, TOKEN, page, sent, signed_in

pytestmark = pytest.mark.django_db
NEW = "perahu kertas hijau laut"


class TestRecovery:
    @pytest.fixture
    def custodians(self) -> list[Handler]:
        return [factories.handler(custodian=True, name=f"Kustodian {at}") for at in range(2)]

    def test_the_whole_way(self, mine: Handler, custodians: list[Handler]) -> None:
        first, second = (signed_in(each) for each in custodians)
        assert "There is no recovery key" in page(first, "desk_recovery")
        sent(first, "desk_recovery_key")
        signed_in(mine)
        assert "can be given back" in page(first, "desk_recovery")
        stranger = Client(headers={"origin": "http://testserver"})
        answer = sent(stranger, "desk_lost", login_name="ratna", passphrase=NEW, again=NEW)
        signs = re.findall(r'class="code">([0-9A-Z-]{11})<', answer.content.decode())[0]
        wanted = Recovery.objects.get()
        address = reverse("desk_recovery_begin", args=[wanted.pk])
        token = TOKEN.findall(first.get(address).content.decode())[-1]
        values = {
            "token": token,
            "signs": signs,
            "second": str(custodians[1].pk),
            "reason": "Lupa saat cuti",
        }
        shown = [first.post(address, values).content.decode() for _click in range(2)]
        codes = [re.findall(r'class="code">([0-9A-Z-]{29})<', each)[0] for each in shown]
        assert codes[0] == codes[1]
        complete = second.get(reverse("desk_recovery_complete", args=[wanted.pk]))
        assert "Lupa saat cuti" in complete.content.decode()
        done = sent(
            second,
            "desk_recovery_complete",
            wanted.pk,
            signs=signs,
            code=codes[0],
            reason="Bertemu di kantor",
        )
        assert done.status_code == 302
        entered = sent(stranger, "desk_found", login_name="ratna", passphrase=NEW)
        assert entered.headers["Location"] == reverse("desk")
        assert "Lupa saat cuti" in page(second, "desk_recovery")
        signed_in(mine, NEW)

    def test_who_is_no_custodian_sees_none_of_it(self, client: Client) -> None:
        assert client.get(reverse("desk_recovery")).status_code == 404
        assert client.get(reverse("desk_recovery_key")).status_code == 404
        assert "Giving keys back" not in page(client, "desk")

    def test_a_request_can_be_refused(self, mine: Handler, custodians: list[Handler]) -> None:
        first = signed_in(custodians[0])
        sent(first, "desk_recovery_key")
        signed_in(mine)
        stranger = Client(headers={"origin": "http://testserver"})
        sent(stranger, "desk_lost", login_name="ratna", passphrase=NEW, again=NEW)
        sent(first, "desk_recovery_refuse", Recovery.objects.get().pk)
        assert Recovery.objects.get().refused_by == custodians[0]
        assert "refused on" in page(first, "desk_recovery")

    def test_a_weak_passphrase_is_refused_before_anybody_is_asked(self) -> None:
        stranger = Client(headers={"origin": "http://testserver"})
        answer = sent(
            stranger, "desk_lost", login_name="ratna", passphrase="pendek", again="pendek"
        )
        assert answer.status_code == 422

    def test_wrong_tries_are_counted(self) -> None:
        stranger = Client(headers={"origin": "http://testserver"})
        address = reverse("desk_found")
        token = TOKEN.findall(stranger.get(address).content.decode())[-1]
        values = {"token": token, "login_name": "ratna", "passphrase": NEW}
        answers = [stranger.post(address, values).content.decode() for _try in range(6)]
        assert "Nothing is ready" in answers[0]
        assert "Too many tries" in answers[5]

    def test_nobody_begins_their_own(self, custodians: list[Handler]) -> None:
        recovery.make_recovery_key(visit=factories.visit(custodians[1]), today=TODAY)
        first = signed_in(custodians[0])
        recovery.ask_for_recovery(
            login_name=custodians[0].login_name, passphrase=NEW, bucket="", now=NOW, today=TODAY
        )
        address = reverse("desk_recovery_begin", args=[Recovery.objects.get().pk])
        assert first.get(address).status_code == 404
