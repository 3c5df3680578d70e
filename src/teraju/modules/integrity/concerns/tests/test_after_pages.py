"""The pages around and after a concern: what they show, whom they let in, a second click."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pyrage
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from teraju.kernel import statements
from teraju.modules.integrity.concerns import access, spoken, trail
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.domain.states import State
from teraju.modules.integrity.concerns.models import (
    Case,
    ChannelTest,
    Handler,
    HandOver,
    IssuedStatement,
    Keeping,
    Lesson,
    Recovery,
    Shredded,
)
from teraju.modules.integrity.concerns.services import recovery
from teraju.modules.integrity.concerns.web import clock

from . import desk, factories

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 2)
NOW = datetime(2026, 7, 2, 2, 0, tzinfo=UTC)
TOKEN = re.compile(r'name="token" value="([^"]+)"')
NEW = "perahu kertas hijau laut"
LESSON = "Harga perkiraan disusun satu orang; kini dua orang menyusunnya dan saling memeriksa."


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return


def signed_in(handler: Handler, passphrase: str = factories.PASSPHRASE) -> Client:
    client = Client(headers={"origin": "http://testserver"})
    client.cookies["desk"] = access.open_for_handler(
        login_name=handler.login_name, passphrase=passphrase, bucket="", now=NOW, today=TODAY
    )
    return client


def sent(client: Client, view: str, /, *args: object, **values: Any) -> HttpResponse:
    """Open a form and send it."""
    address = reverse(view, args=args)
    page = client.get(address).content.decode()
    return client.post(address, {"token": TOKEN.findall(page)[-1], **values})


def page(client: Client, name: str, *args: object) -> str:
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def mine() -> Handler:
    return factories.handler(factories.office("Inspektorat"), login_name="ratna", name="Ratna")


@pytest.fixture
def client(mine: Handler) -> Client:
    return signed_in(mine)


def closed(by: Handler, number: int = 1, **fields: Any) -> list[Case]:
    given = {
        "state": State.CLOSED,
        "outcome": Outcome.UNFOUNDED,
        "acknowledged_on": factories.TODAY,
        "answered_on": factories.TODAY,
        "closed_on": factories.TODAY,
    } | fields
    start = Case.objects.count()
    return [desk.declared(by, code=f"{start + at:016d}", **given) for at in range(number)]


@pytest.fixture
def opened() -> None:
    trail.record("handler.invited", today=date(2026, 1, 1), actor=trail.HOUSE)


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


class TestIntake:
    STORY = {"do": "send", "channel": "letter", "mode": "anonymous", "what": "Uang di laci"}

    def test_a_letter_is_taken_in_with_a_receipt(self, mine: Handler, client: Client) -> None:
        answer = sent(client, "desk_intake", **self.STORY, reachable="on").content.decode()
        code = re.findall(r'class="code">((?:\d{4} ?){4})<', answer)[0]
        case = Case.objects.get()
        assert (case.channel, case.mode) == ("letter", "anonymous")
        assert case.entries.get().author == mine
        token = access.open_for_reporter(code, bucket="", now=NOW)
        visit = access.reporter_of(token, now=NOW)
        assert visit is not None
        assert visit.case == case

    def test_a_second_click_takes_in_nothing_more(self, client: Client) -> None:
        address = reverse("desk_intake")
        token = TOKEN.findall(client.get(address).content.decode())[-1]
        answers = [client.post(address, {"token": token, **self.STORY}) for _click in range(2)]
        number = Case.objects.get().number
        assert all(f"has the number {number}" in each.content.decode() for each in answers)
        assert Case.objects.count() == 1

    def test_who_cannot_be_reached_has_no_receipt(self, client: Client) -> None:
        answer = sent(client, "desk_intake", **self.STORY).content.decode()
        assert "There is no receipt" in answer
        assert Case.objects.get().lookup_hash == ""

    def test_a_name_is_kept_only_where_it_is_wanted(self, client: Client) -> None:
        values = self.STORY | {"mode": "named", "channel": "visit"}
        missing = sent(client, "desk_intake", **values)
        assert missing.status_code == 422
        assert "Uang di laci" in missing.content.decode()
        sent(client, "desk_intake", **values, name="Budi", contact="0812")
        kinds = set(Case.objects.get().entries.values_list("kind", flat=True))
        assert kinds == {"report", "identity"}

    def test_searching_asks_for_nothing_else(self, client: Client) -> None:
        factories.person("Sri Wahyuni", post="Kepala Bidang")
        answer = sent(client, "desk_intake", do="find", search="wahyuni", what="Sudah ditulis")
        shown = answer.content.decode()
        assert answer.status_code == 200
        assert "Sri Wahyuni" in shown
        assert "Sudah ditulis" in shown
        assert "errorlist" not in shown

    def test_who_types_it_in_holds_no_key_where_the_route_gives_none(
        self, mine: Handler, client: Client
    ) -> None:
        head = factories.person("Darmawan Sukma")
        mine.person = factories.person("Ratna", superior=head)
        mine.save()
        factories.handler(factories.office("Provinsi", outside=True))
        answer = sent(client, "desk_intake", **self.STORY, people=[str(head.pk)])
        assert "The route gives you no key" in answer.content.decode()
        case = Case.objects.get()
        assert not Case.objects.visible_to(mine).exists()
        assert client.get(reverse("desk_case", args=[case.number])).status_code == 404

    def test_where_nobody_may_read_nothing_is_kept(self, mine: Handler, client: Client) -> None:
        answer = sent(client, "desk_intake", **self.STORY, written="Ratna")
        assert answer.status_code == 422
        assert "Nobody here may read this" in answer.content.decode()
        assert not Case.objects.exists()


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
