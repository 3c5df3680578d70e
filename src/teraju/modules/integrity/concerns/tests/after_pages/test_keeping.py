"""How long a concern is kept, a hold, what its reporter reads; the door to these pages."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.models import Handler, Keeping, Shredded
from teraju.modules.integrity.concerns.tests import factories

from .pages import NOW, TODAY, closed, page, sent, signed_in

pytestmark = pytest.mark.django_db


class TestKeeping:
    def test_the_page_shows_own_concerns_and_the_log(self, mine: Handler, client: Client) -> None:
        made, *_rest = closed(mine)
        theirs, *_rest = closed(factories.handler())
        Shredded.objects.create(number="GONE-0001", day=TODAY, whole=False)
        shown = page(client, "desk_keeping")
        assert made.number in shown
        assert theirs.number not in shown
        assert "GONE-0001" in shown
        assert "not confirmed" in shown

    def test_a_hold_is_set_and_lifted(self, mine: Handler, client: Client) -> None:
        made, *_rest = closed(mine)
        sent(client, "desk_step", made.number, "hold", reason="Sidang berjalan")
        assert Keeping.objects.get(case=made).held_by == mine
        assert "Sidang berjalan" in page(client, "desk_case", made.number)
        sent(client, "desk_step", made.number, "let-go")
        assert Keeping.objects.get(case=made).held_on is None

    def test_the_reporter_reads_until_when_it_is_kept(self, mine: Handler) -> None:
        closed(mine)
        reporter = Client(headers={"origin": "http://testserver"})
        reporter.cookies["box"] = access.open_for_reporter("0" * 16, bucket="", now=NOW)
        shown = page(reporter, "box")
        assert "Kept until, at least" in shown
        assert "6 September 2026" in shown

    def test_a_stranger_finds_nothing(self, mine: Handler) -> None:
        made, *_rest = closed(mine)
        other = signed_in(factories.handler())
        for name in ("hold", "lesson", "test"):
            address = reverse("desk_step", args=[made.number, name])
            assert other.get(address).status_code == 404
        assert other.get(reverse("desk_hand_over", args=[made.number])).status_code == 404


def test_every_page_of_the_desk_wants_the_desk() -> None:
    names = (
        "desk_intake",
        "desk_keeping",
        "desk_telling",
        "desk_half_year",
        "desk_test",
        "desk_recovery",
        "desk_recovery_key",
    )
    for name in names:
        answer = Client().get(reverse(name))
        assert answer.headers["Location"] == reverse("desk_login")
