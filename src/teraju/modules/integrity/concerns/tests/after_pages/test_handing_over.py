"""A concern handed over to somebody outside."""

from __future__ import annotations

import pyrage
import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.integrity.concerns import spoken
from teraju.modules.integrity.concerns.models import Handler, HandOver
from teraju.modules.integrity.concerns.tests import factories

from .pages import closed, page, sent

pytestmark = pytest.mark.django_db


class TestHandingOver:
    def test_the_answer_is_the_locked_file(self, mine: Handler, client: Client) -> None:
        made, *_rest = closed(mine)
        theirs = pyrage.x25519.Identity.generate()
        entry = made.entries.get()
        answer = sent(
            client,
            "desk_hand_over",
            made.number,
            receiver="kpk",
            entries=[str(entry.pk)],
            way="key",
            key=str(theirs.to_public()),
        )
        assert answer.headers["Content-Disposition"] == (
            f'attachment; filename="{made.number}.zip.age"'
        )
        assert answer.headers["Cache-Control"] == "no-store"
        assert pyrage.decrypt(answer.content, [theirs])[:2] == b"PK"
        shown = page(client, "desk_case", made.number)
        assert "Handed to KPK" in shown
        assert HandOver.objects.get().handler == mine

    def test_what_is_missing_is_said_at_its_field(self, mine: Handler, client: Client) -> None:
        made, *_rest = closed(mine)
        nothing = sent(
            client,
            "desk_hand_over",
            made.number,
            receiver="kpk",
            way="passphrase",
            passphrase=spoken.spoken_secret(),
        )
        assert "Choose what is handed over." in nothing.content.decode()
        entry = str(made.entries.get().pk)
        for key, said in (("", "Paste the public key"), ("abc", "This is no public key")):
            answer = sent(
                client,
                "desk_hand_over",
                made.number,
                receiver="kpk",
                entries=[entry],
                way="key",
                key=key,
            )
            assert answer.status_code == 422
            assert said in answer.content.decode()
        assert not HandOver.objects.exists()

    def test_nothing_is_handed_over_before_the_declaration(
        self, mine: Handler, client: Client
    ) -> None:
        made = factories.case(mine)
        answer = client.get(reverse("desk_hand_over", args=[made.number]))
        assert answer.headers["Location"] == reverse("desk_case", args=[made.number])

    def test_a_made_up_passphrase_is_not_taken(self, mine: Handler, client: Client) -> None:
        made, *_rest = closed(mine)
        answer = sent(
            client,
            "desk_hand_over",
            made.number,
            receiver="kpk",
            entries=[str(made.entries.get().pk)],
            way="passphrase",
            passphrase="rahasia",
        )
        assert answer.status_code == 422
