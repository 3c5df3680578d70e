"""The pages of the desk: doors, who sees what, steps, two at once, a second click."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLResolver, reverse

from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.domain.states import CONCERN
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    Handler,
    Identity,
    IdentityKeeper,
    Session,
    TrailEvent,
)
from teraju.modules.integrity.concerns.services import desk_identity as identities
from teraju.modules.integrity.concerns.services import desk_steps as steps
from teraju.modules.integrity.concerns.services import desk_talk as talk
from teraju.modules.integrity.concerns.web import clock
from teraju.modules.integrity.concerns.web.desk.steps import STEPS
from teraju.modules.integrity.concerns.web.desk.urls import urlpatterns as desk_urls

from . import desk, factories
from .test_desk_people import WHO, confidential

pytestmark = pytest.mark.django_db
NOW, TODAY = factories.NOW, factories.TODAY
TOKEN = re.compile(r'name="token" value="([^"]+)"')


@pytest.fixture(autouse=True)
def moment(monkeypatch):
    """The clock of the pages, which a test may put forward."""
    at = {"now": NOW}
    monkeypatch.setattr(clock, "now", lambda: at["now"])
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return at


def signed_in(handler: Handler) -> Client:
    client = Client(headers={"origin": "http://testserver"})
    token = access.open_for_handler(
        login_name=handler.login_name,
        passphrase=factories.PASSPHRASE,
        bucket="",
        now=NOW,
        today=TODAY,
    )
    client.cookies["desk"] = token
    return client


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def sent(client: Client, address: str, **values):
    """Open a form and send it."""
    page = client.get(address).content.decode()
    hidden = dict(re.findall(r'name="(version)" value="([^"]*)"', page))
    return client.post(address, {"token": TOKEN.findall(page)[-1], **hidden, **values})


def step(case: Case, name: str) -> str:
    return url("desk_step", case.number, name)


@pytest.fixture
def handler():
    return factories.handler(login_name="ratna", name="Ratna")


@pytest.fixture
def case(handler):
    return desk.declared(handler)


@pytest.fixture
def client(handler):
    return signed_in(handler)


def test_name_and_passphrase_open_the_desk(handler):
    client = Client(headers={"origin": "http://testserver"})
    assert client.get(url("desk")).headers["Location"] == url("desk_login")
    wrong = sent(client, url("desk_login"), login_name="ratna", passphrase="salah")
    assert wrong.status_code == 422
    assert "do not open a key" in wrong.content.decode()
    assert "desk" not in client.cookies
    right = sent(client, url("desk_login"), login_name="Ratna", passphrase=factories.PASSPHRASE)
    assert right.headers["Location"] == url("desk")
    assert (client.cookies["desk"]["path"], client.cookies["desk"]["samesite"]) == (
        "/desk/",
        "Strict",
    )
    assert client.get(url("desk")).status_code == 200


def test_wrong_passphrases_are_counted_although_they_are_refused(handler):
    client = Client(headers={"origin": "http://testserver"})
    for _try in range(5):
        sent(client, url("desk_login"), login_name="ratna", passphrase="salah")
    right = sent(client, url("desk_login"), login_name="ratna", passphrase=factories.PASSPHRASE)
    assert right.status_code == 422
    handler.refresh_from_db()
    assert handler.locked_until is not None


def test_an_invitation_makes_a_key_once():
    new = factories.handler(ready=False)
    word = access.invite(new, now=NOW, today=TODAY)
    client = Client(headers={"origin": "http://testserver"})
    phrase = "sungai pagi lumbung kering"
    short = sent(
        client, url("desk_invitation"), invitation=word, passphrase="pendek", again="pendek"
    )
    assert "At least 16" in short.content.decode()
    other = sent(
        client, url("desk_invitation"), invitation=word, passphrase=phrase, again="lain sekali saja"
    )
    assert "differ" in other.content.decode()
    done = sent(client, url("desk_invitation"), invitation=word, passphrase=phrase, again=phrase)
    assert done.headers["Location"] == url("desk")
    new.refresh_from_db()
    assert new.recipient.startswith("age1")
    again = sent(
        Client(headers={"origin": "http://testserver"}),
        url("desk_invitation"),
        invitation=word,
        passphrase=phrase,
        again=phrase,
    )
    assert "used or is too old" in again.content.decode()


def test_another_passphrase_locks_the_same_key_and_ends_other_visits(client, handler, case):
    signed_in(handler)
    recipient = handler.recipient
    phrase = "sungai pagi lumbung kering"
    address = url("desk_passphrase")
    wrong = sent(client, address, present="bukan ini", passphrase=phrase, again=phrase)
    assert "not your present" in wrong.content.decode()
    done = sent(client, address, present=factories.PASSPHRASE, passphrase=phrase, again=phrase)
    assert done.status_code == 302
    handler.refresh_from_db()
    assert handler.recipient == recipient
    assert access.unlocks(handler, phrase)
    assert Session.objects.filter(handler=handler).count() == 1
    assert client.get(url("desk_case", case.number)).status_code == 200


def test_leaving_ends_the_visit(client):
    page = client.get(url("desk")).content.decode()
    client.post(url("desk_leave"), {"token": TOKEN.findall(page)[0]})
    assert client.get(url("desk")).headers["Location"] == url("desk_login")


def test_a_page_that_is_read_goes_from_the_screen_and_one_that_is_written_stays(client, case):
    assert "Refresh" in client.get(url("desk_case", case.number)).headers
    assert "Refresh" not in client.get(step(case, "note")).headers


def test_the_day_of_the_protection_plan_is_told(client, handler, case):
    desk.triaged(desk.hand(handler), case, danger=["threats_made"])
    steps.protect(
        desk.hand(handler, TODAY - timedelta(2)),
        **desk.now_at(case),
        measures="LPSK",
        person="Ketua",
        review_on=TODAY,
    )
    assert "plan of protection again" in client.get(url("desk_case", case.number)).content.decode()


def test_a_visit_ends_by_itself_and_gives_back_what_was_written(client, case, moment):
    address = step(case, "note")
    page = client.get(address).content.decode()
    moment["now"] = NOW + timedelta(minutes=30)
    text = "Catatan panjang yang tidak boleh hilang"
    answer = client.post(address, {"token": TOKEN.findall(page)[-1], "text": text})
    assert answer.status_code == 403
    assert text in answer.content.decode()
    assert not case.entries.filter(kind="note").exists()
    assert client.get(address).headers["Location"] == url("desk_login")


def test_nothing_of_a_concern_is_shown_before_the_declaration(client, handler):
    named = factories.person("Joko Susilo", post="Kepala Bidang")
    case = factories.case(handler, text="Uang di laci meja")
    content = {"what": "Uang di laci", "subject": {"named": [named.pk], "written": "Pak Lurah"}}
    from teraju.modules.integrity.concerns.domain.modes import Kind
    from teraju.modules.integrity.concerns.services import entries

    entries.write(case, kind=Kind.REPORT, content=content, today=TODAY)
    page = client.get(url("desk_case", case.number)).content.decode()
    assert "laci" not in page
    assert "Joko Susilo, Kepala Bidang" in page
    assert "Pak Lurah" in page
    assert client.get(step(case, "note")).headers["Location"] == url("desk_case", case.number)
    assert client.get(url("desk_mask", case.number, 1)).status_code == 404
    unticked = sent(client, step(case, "declare"))
    assert unticked.status_code == 422
    assert sent(client, step(case, "declare"), confirm="on").status_code == 302
    assert "laci" in client.get(url("desk_case", case.number)).content.decode()


def test_a_stranger_at_the_desk_finds_nothing(case):
    other = factories.handler()
    stranger = signed_in(other)
    file = SimpleUploadedFile("a.pdf", b"%PDF-1.4\n%%EOF\n")
    talk.note(desk.hand(case.handlers.get().handler), case.number, text="x")
    assert file.size
    addresses = [
        url("desk_case", case.number),
        url("desk_mask", case.number, 1),
        url("desk_file", case.number, "00000000-0000-0000-0000-000000000001"),
        *(step(case, name) for name in STEPS),
        step(case, "no-such-step"),
        url("desk_request", 1),
    ]
    assert {stranger.get(each).status_code for each in addresses} == {404}
    assert case.number not in stranger.get(url("desk"), {"show": "all"}).content.decode()


def test_every_step_has_a_page_and_says_nothing_of_the_concern_in_its_title(client, case):
    for name, page in STEPS.items():
        if page.event:
            source = next(each.source for each in CONCERN.transitions if each.event == page.event)
            Case.objects.filter(pk=case.pk).update(state=source)
        answer = client.get(step(case, name))
        assert answer.status_code == 200, name
        title = re.search(r"<title>(.*?)</title>", answer.content.decode(), re.DOTALL)
        assert title
        assert "laci" not in title.group(1)


def test_a_step_that_is_not_possible_now_leads_back_to_the_concern(client, case):
    assert client.get(step(case, "close")).headers["Location"] == url("desk_case", case.number)


def test_a_concern_is_worked_through_by_its_pages(client, case):
    assert sent(client, step(case, "acknowledge"), text="Kami baca").status_code == 302
    ticks = {**desk.TRIAGE, "danger": ["threats_made"]}
    assert sent(client, step(case, "triage"), **ticks).status_code == 302
    page = client.get(url("desk_case", case.number)).content.decode()
    assert "at risk" in page
    review = TODAY + timedelta(days=14)
    sent(client, step(case, "protect"), measures="LPSK", person="Ketua", review_on=review)
    plan = {"question": "Benarkah?", "steps": "1. Kas", "care": "-"}
    assert sent(client, step(case, "investigate"), **plan).status_code == 302
    refused = sent(client, step(case, "conclude"), **desk.CONCLUSION)
    assert refused.status_code == 422
    assert "Record the hearing first" in refused.content.decode()
    assert "Pemeriksaan disiplin" in refused.content.decode()
    hearing = {"person": "Pak X", "held_on": TODAY, "told": "Uang", "text": "Tidak"}
    assert sent(client, step(case, "hearing"), **hearing).status_code == 302
    assert sent(client, step(case, "conclude"), **desk.CONCLUSION).status_code == 302
    assert sent(client, step(case, "follow-up"), text="Dihukum").status_code == 302
    assert sent(client, step(case, "close"), text="Selesai").status_code == 302
    case.refresh_from_db()
    assert case.state == "closed"
    page = client.get(url("desk_case", case.number)).content.decode()
    for words in ("Pak X", "Terbukti", "substantiated", "Ask the reporter how they fare"):
        assert words in page


def test_another_judgement_than_the_signs_needs_a_reason(client, case):
    sent(client, step(case, "acknowledge"), text="Kami baca")
    refused = sent(client, step(case, "triage"), **desk.TRIAGE, priority="urgent")
    assert "Say why you judge otherwise" in refused.content.decode()


def test_an_assessment_is_changed_from_what_it_was(client, case, handler):
    desk.triaged(desk.hand(handler), case, danger=["few_knew"], text="Sedikit yang tahu")
    page = client.get(step(case, "triage")).content.decode()
    assert "Sedikit yang tahu" in page
    assert len(re.findall(r"<input[^>]*checked", page)) == 2 + 3 + 1 + 1 + 2


def test_a_second_click_does_nothing_twice(client, case):
    address = step(case, "note")
    page = client.get(address).content.decode()
    values = {"token": TOKEN.findall(page)[-1], "text": "Sekali saja"}
    first, second = client.post(address, values), client.post(address, values)
    assert first.headers["Location"] == second.headers["Location"]
    assert case.entries.filter(kind="note").count() == 1


def test_of_two_handlers_the_second_reads_that_somebody_was_faster(handler):
    other = factories.handler()
    case = desk.declared(handler, other)
    one, two = signed_in(handler), signed_in(other)
    address = step(case, "acknowledge")
    page = two.get(address).content.decode()
    sent(one, address, text="Dari saya")
    late = two.post(
        address, {"token": TOKEN.findall(page)[-1], "version": "1", "text": "Dari saya juga"}
    )
    assert late.status_code == 422
    assert "faster" in late.content.decode()
    assert "Dari saya juga" in late.content.decode()
    assert case.entries.filter(kind="acknowledgement").count() == 1


def test_files_go_out_and_come_back_and_bad_ones_are_refused(client, case):
    address = step(case, "answer")
    pdf = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
    bad = sent(client, address, text="x", attachments=SimpleUploadedFile("a.exe", b"MZ\x00"))
    assert bad.status_code == 422
    done = sent(client, address, text="x", attachments=SimpleUploadedFile("bukti.pdf", pdf))
    assert done.status_code == 302
    file = case.entries.get(kind="message").files.get()
    answer = client.get(url("desk_file", case.number, file.pk))
    assert answer.content == pdf
    assert "bukti.pdf" in answer.headers["Content-Disposition"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_masked_copy_begins_with_the_text(client, case):
    address = url("desk_mask", case.number, 1)
    assert "Uang di laci" in client.get(address).content.decode()
    nothing = sent(client, address, text="Uang", words="", purpose="Provinsi")
    assert "Nothing is masked yet" in nothing.content.decode()
    done = sent(client, address, text="Uang di [[laci]]", words="uang", purpose="Provinsi")
    assert done.status_code == 302
    assert "█████ di █████" in client.get(url("desk_case", case.number)).content.decode()


def test_files_are_masked_by_hand_and_the_text_is_left_out(client, case, handler):
    pdf = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
    upload = SimpleUploadedFile("tersamar.pdf", pdf)
    done = sent(
        client,
        url("desk_mask", case.number, 1),
        text="Uang di laci",
        words="",
        purpose="Provinsi",
        attachments=upload,
    )
    assert done.status_code == 302
    copy = desk.seen_by(handler, case)[-1]
    assert (copy.content["text"], [file.name for file in copy.files]) == ("", ["tersamar.pdf"])


def test_who_steps_back_is_led_to_the_list(client, handler):
    case = desk.declared(handler, factories.handler())
    done = sent(client, step(case, "step-back"), reason="Sepupu saya")
    assert done.headers["Location"].startswith(url("desk"))
    assert client.get(url("desk_case", case.number)).status_code == 404


def test_nobody_in_the_line_is_offered_to_join(client, handler):
    head = factories.person("Kepala Satu")
    deputy = factories.person("Wakil Dua", superior=head)
    aside = factories.handler(name="Sari Bebas")
    factories.handler(name="Kepala Satu", person=head)
    factories.handler(name="Wakil Dua", person=deputy)
    factories.handler(name="Belum Berkunci", ready=False)
    from teraju.modules.integrity.concerns.domain.modes import Kind
    from teraju.modules.integrity.concerns.services import entries

    case = desk.declared(handler)
    content = {"what": "x", "subject": {"named": [head.pk]}}
    entries.write(case, kind=Kind.REPORT, content=content, today=TODAY)
    page = client.get(step(case, "join")).content.decode()
    assert "Sari Bebas" in page
    for name in ("Kepala Satu", "Wakil Dua", "Belum Berkunci"):
        assert name not in page
    shut = Handler.objects.get(name="Wakil Dua")
    assert sent(client, step(case, "join"), handler=shut.pk, reason="-").status_code == 422
    assert sent(client, step(case, "join"), handler=aside.pk, reason="Ahli").status_code == 302
    rows = desk.seen_by(aside, case)
    assert all(row.content is not None for row in rows)
    assert rows[-1].audience == "all"
    assert aside.office.name in rows[-1].content["text"]


def test_where_nobody_may_join_the_page_says_so(client, case):
    assert "Nobody else holds a key" in client.get(step(case, "join")).content.decode()


# The door itself; who has lost a passphrase stands outside of it too.
OPEN = {"desk_login", "desk_invitation", "desk_lost", "desk_found"}
SAMPLES = {
    "StringConverter": "AAAA-BBBB",
    "SlugConverter": "note",
    "IntConverter": 1,
    "UUIDConverter": "00000000-0000-0000-0000-000000000001",
}


def pages(patterns):
    """Every named page of the desk with arguments that fit its address."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from pages(one.url_patterns)
        elif one.name not in OPEN:
            kinds = one.pattern.converters.values()
            yield pytest.param(
                one.name, [SAMPLES[type(kind).__name__] for kind in kinds], id=one.name
            )


@pytest.mark.parametrize(("name", "arguments"), list(pages(desk_urls)))
def test_without_a_passphrase_every_page_leads_to_the_door(name, arguments, case):
    address = url(name, *arguments)
    stranger = Client(headers={"origin": "http://testserver"})
    box = access.open_for_reporter("1234567812345678", bucket="", now=NOW)
    reporter = Client(headers={"origin": "http://testserver"})
    reporter.cookies["box"] = reporter.cookies["desk"] = box
    for client in (stranger, reporter):
        for answer in (client.get(address), client.post(address, {})):
            at_door = answer.headers.get("Location") == url("desk_login")
            assert at_door or answer.status_code in {403, 405}, answer.status_code


def test_retaliation_is_a_concern_of_its_own(client, case, handler):
    done = sent(client, step(case, "retaliation"), text="Dipindah ke gudang", written="Pak Lurah")
    made = Case.objects.get(parent=case)
    assert done.headers["Location"].startswith(url("desk_case", made.number))
    assert (made.state, made.received_on) == ("received", TODAY)
    CaseHandler.objects.filter(case=made).update(declared_on=TODAY)
    assert "Dipindah ke gudang" in client.get(url("desk_case", made.number)).content.decode()
    assert made.number in client.get(url("desk_case", case.number)).content.decode()


def test_an_identity_goes_through_a_custodian_and_each_look_is_told(client, handler):
    custodian = factories.handler(custodian=True, name="Kustodian Wati")
    case = confidential(handler, custodians=[custodian])
    keeper = signed_in(custodian)
    assert sent(client, step(case, "identity"), reason="Demi LPSK").status_code == 302
    request = case.identity_requests.get()
    home = keeper.get(url("desk")).content.decode()
    assert case.number in home
    address = url("desk_request", request.pk)
    assert "Demi LPSK" in keeper.get(address).content.decode()
    assert client.get(address).status_code == 404
    done = sent(keeper, address, answer="approved", reason="Perlu")
    assert done.status_code == 302
    page = client.get(url("desk_case", case.number)).content.decode()
    assert "Kustodian Wati" in page
    assert WHO["name"] not in page
    token = TOKEN.findall(page)[-1]
    shown = client.post(url("desk_identity", case.number), {"token": token}).content.decode()
    assert WHO["name"] in shown
    assert client.post(url("desk_identity", case.number), {"token": "x"}).status_code == 403
    back = client.get(url("desk_identity", case.number))
    assert back.headers["Location"] == url("desk_case", case.number)
    assert TrailEvent.objects.filter(verb="identity.read").count() == 1
    assert keeper.get(address).status_code == 404
    assert keeper.get(url("desk_case", case.number)).status_code == 404


def test_nobody_decides_on_a_request_of_their_own(handler):
    both = factories.handler(custodian=True)
    second = factories.handler(custodian=True)
    case = confidential(both, handler, custodians=[both, second])
    client = signed_in(both)
    sent(client, step(case, "identity"), reason="Perlu")
    request = case.identity_requests.get()
    assert client.get(url("desk_request", request.pk)).status_code == 404
    assert "Requests for an identity" not in client.get(url("desk")).content.decode()


def test_a_closed_identity_says_so_and_is_no_fault(client, handler):
    custodian = factories.handler(custodian=True)
    case = confidential(handler, custodians=[custodian])
    request = identities.ask(desk.hand(handler), **desk.now_at(case), reason="Perlu")
    identities.answer(desk.hand(custodian), request.pk, approve=True, reason="Perlu")
    late = factories.handler()
    CaseHandler.objects.create(case=case, handler=late, since_on=TODAY, declared_on=TODAY)
    assert IdentityKeeper.objects.filter(identity=Identity.objects.get()).count() == 2
    page = signed_in(late)
    shown = page.get(url("desk_case", case.number)).content.decode()
    answer = page.post(
        url("desk_identity", case.number), {"token": TOKEN.findall(shown)[-1]}
    ).content.decode()
    assert "Your key does not open it" in answer


def test_a_form_from_elsewhere_is_refused(client, case):
    page = client.get(step(case, "note")).content.decode()
    answer = client.post(
        step(case, "note"),
        {"token": TOKEN.findall(page)[-1], "text": "x"},
        headers={"origin": "https://elsewhere.example"},
    )
    assert answer.status_code == 403
    bad = client.post(step(case, "note"), {"token": "x", "text": "Tetap di sini"})
    assert bad.status_code == 422
    assert "Tetap di sini" in bad.content.decode()


def test_the_trail_holds_no_word(client, case):
    sent(client, step(case, "note"), text="Kata rahasia sekali")
    for event in TrailEvent.objects.all():
        assert "rahasia" not in f"{event.verb}{event.actor}{event.number}"


def test_pages_ask_the_database_as_much_for_many_entries_as_for_one(
    client, handler, case, django_assert_max_num_queries
):
    hand = desk.hand(handler)
    for number in range(8):
        talk.note(hand, case.number, text=f"Catatan {number}")
    with django_assert_max_num_queries(16):
        client.get(url("desk_case", case.number))
    with django_assert_max_num_queries(6):
        client.get(url("desk"))
