"""The steps of a concern by its pages: two at once, a second click, files and what follows."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.integrity.concerns.domain.states import CONCERN
from teraju.modules.integrity.concerns.models import Case, CaseHandler, Handler, TrailEvent
from teraju.modules.integrity.concerns.services import desk_steps as steps
from teraju.modules.integrity.concerns.services import desk_talk as talk
from teraju.modules.integrity.concerns.tests import desk, factories
from teraju.modules.integrity.concerns.web.desk.steps import STEPS

from .pages import TODAY, TOKEN, sent, signed_in, step, url

pytestmark = pytest.mark.django_db


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


def test_retaliation_is_a_concern_of_its_own(client, case, handler):
    done = sent(client, step(case, "retaliation"), text="Dipindah ke gudang", written="Pak Lurah")
    made = Case.objects.get(parent=case)
    assert done.headers["Location"].startswith(url("desk_case", made.number))
    assert (made.state, made.received_on) == ("received", TODAY)
    CaseHandler.objects.filter(case=made).update(declared_on=TODAY)
    assert "Dipindah ke gudang" in client.get(url("desk_case", made.number)).content.decode()
    assert made.number in client.get(url("desk_case", case.number)).content.decode()


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
