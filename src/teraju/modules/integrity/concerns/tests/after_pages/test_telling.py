"""What everybody is told: half years, lessons, tests of the channel."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from teraju.kernel import statements
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.models import (
    Case,
    ChannelTest,
    Handler,
    IssuedStatement,
    Lesson,
)
from teraju.modules.integrity.concerns.tests import desk
from teraju.modules.integrity.concerns.web import clock

from .pages import TOKEN, closed, page, sent

pytestmark = pytest.mark.django_db
LESSON = "Harga perkiraan disusun satu orang; kini dua orang menyusunnya dan saling memeriksa."


@pytest.mark.usefixtures("opened")
class TestTelling:
    def test_a_half_year_is_told_and_read_by_everybody(self, mine: Handler, client: Client) -> None:
        closed(mine, 12)
        closed(mine, 6, outcome=Outcome.PARTLY)
        assert "are over and not told yet" in page(client, "desk_telling")
        answer = sent(client, "desk_half_year", staff="4000", confirm="on")
        assert answer.status_code == 302
        public = Client()
        shown = page(public, "numbers")
        assert "held back" not in shown.split("How reporters came")[1].split("</table>")[0]
        assert not public.cookies
        told = json.loads(page(public, "numbers_json"))["periods"][0]
        assert told["tables"]["outcome"]["parts"]["partly"] == 6
        rows = list(csv.reader(io.StringIO(page(public, "numbers_csv"))))
        assert ["2026-01-01", "2026-06-30", "outcome", "partly", "6"] in rows
        issued = IssuedStatement.objects.get()
        file = client.get(reverse("desk_statement", args=[issued.sequence]))
        assert statements.parse(file.content).statement.counts["received"] == 18
        assert Client().get(reverse("desk_statement", args=[1])).status_code == 302

    def test_nothing_is_told_without_the_tick_or_twice(self, mine: Handler, client: Client) -> None:
        closed(mine, 12)
        assert sent(client, "desk_half_year", staff="4000").status_code == 422
        assert not IssuedStatement.objects.exists()
        address = reverse("desk_half_year")
        token = TOKEN.findall(client.get(address).content.decode())[-1]
        values = {"token": token, "staff": "4000", "confirm": "on"}
        assert client.post(address, values).status_code == 302
        assert client.post(address, values).status_code == 302
        assert IssuedStatement.objects.count() == 1
        assert client.get(address).status_code == 404

    def test_small_numbers_say_that_they_are_held_back(self, mine: Handler, client: Client) -> None:
        closed(mine, 12)
        closed(mine, 1, mode="named")
        sent(client, "desk_half_year", staff="4000", confirm="on")
        shown = page(Client(), "numbers").split("How reporters came")[1].split("</table>")[0]
        assert shown.count("held back") == 3

    def test_a_small_government_says_why(self, mine: Handler, client: Client) -> None:
        closed(mine, 12)
        sent(client, "desk_half_year", staff="400", confirm="on")
        assert "so few people work here" in page(Client(), "numbers")

    def test_a_lesson_goes_out_with_its_month(
        self, mine: Handler, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made, *_rest = closed(mine, 3)
        values = {"process": "procurement", "confirm": "on"}
        refused = sent(
            client, "desk_step", made.number, "lesson", text=f"{LESSON} Pada 4 Maret.", **values
        )
        assert refused.status_code == 422
        assert "“4 Maret” is a date" in refused.content.decode()
        sent(client, "desk_step", made.number, "lesson", text=LESSON, **values)
        assert Lesson.objects.count() == 1
        assert LESSON not in page(Client(), "lessons")
        monkeypatch.setattr(clock, "today", lambda: date(2026, 8, 1))
        assert LESSON in page(Client(), "lessons")
        assert LESSON in page(Client(), "lessons_text")

    def test_a_test_is_announced_and_taken(self, mine: Handler, client: Client) -> None:
        sent(client, "desk_test")
        test = ChannelTest.objects.get()
        assert test.phrase in page(client, "desk_telling")
        made = desk.declared(mine, text=f"Percobaan {test.phrase}", code="4444333322221111")
        assert "This was a test" in page(client, "desk_case", made.number)
        answer = sent(client, "desk_step", made.number, "test")
        assert answer.status_code == 302
        assert not Case.objects.filter(pk=made.pk).exists()
        assert "Passed on" in page(client, "desk_telling")
