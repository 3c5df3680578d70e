"""The doors of the desk: who comes in, how a visit ends, what nobody else finds."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLResolver

from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.models import Session
from teraju.modules.integrity.concerns.services import desk_talk as talk
from teraju.modules.integrity.concerns.tests import desk, factories
from teraju.modules.integrity.concerns.web.desk.steps import STEPS
from teraju.modules.integrity.concerns.web.desk.urls import urlpatterns as desk_urls

from .pages import NOW, TODAY, TOKEN, sent, signed_in, step, url

pytestmark = pytest.mark.django_db


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
