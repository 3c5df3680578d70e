"""A citizen answers by phone and the index moves; the head publishes what people said."""

from __future__ import annotations

import pytest

from .person import Person

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SURVEY = "SKM Disdukcapil semester 2 tahun 2020"
# The form asks to be read: sooner than this it is no person.
LEAST_MILLISECONDS = 4_200


def code_of(someone: Person) -> str:
    someone.open("/satisfaction/surveys/")
    someone.follow(SURVEY)
    return str(someone.page.locator("main .crumbs").inner_text().split("·")[-1].strip())


def answer_by_phone(citizen: Person, code: str, score: str) -> None:
    """Nine taps on a telephone, and Send."""
    citizen.page.set_viewport_size({"width": 390, "height": 844})
    citizen.open(f"/s/{code}/")
    questions = citizen.page.locator("fieldset:has(input[type=radio])")
    assert questions.count() == 9
    for place in range(9):
        questions.nth(place).locator(f"input[value='{score}']").check()
    citizen.page.wait_for_timeout(LEAST_MILLISECONDS)
    with citizen.page.expect_navigation():
        citizen.page.get_by_role("button", name="Kirim").click()
    citizen.sees("Terima kasih")
    assert citizen.page.context.cookies() == []


def close_and_publish(someone: Person) -> None:
    someone.enter_as("survey.kupang")
    someone.open("/satisfaction/surveys/")
    someone.follow(SURVEY)
    someone.follow("Tutup")
    someone.send()
    someone.enter_as("registry.kupang")
    someone.take_up(f"Umumkan: {SURVEY}")
    someone.is_refused("dari sekurangnya")
    someone.tick("Umumkan walaupun jawabannya di bawah sampel minimal, dan nyatakan itu")
    someone.send()


def order_what_follows(someone: Person) -> None:
    someone.follow("Perintahkan tindak lanjut")
    box = someone.page.locator("main form.form input[name^='do_']").first
    box.fill("Sederhanakan formulir permohonan")
    someone.fill(due_on="2020-12-31")
    someone.send()
    someone.sees("Sederhanakan formulir permohonan")


def test_a_citizen_answers_by_phone_and_the_index_moves(built: None, someone: Person) -> None:
    someone.enter_as("survey.kupang")
    code = code_of(someone)
    with someone.beside("") as citizen:
        answer_by_phone(citizen, code, "4")
    someone.page.reload()
    someone.sees("100,00 (A, sangat baik)", "1 dari sekurangnya 291")
    with someone.beside("") as citizen:
        answer_by_phone(citizen, code, "3")
    someone.page.reload()
    someone.sees("87,50 (B, baik)", "2 dari sekurangnya 291")
    close_and_publish(someone)
    order_what_follows(someone)
    with someone.beside("") as citizen:
        citizen.open(f"/s/{code}/result/")
        citizen.sees("87,50", "kurang dari 291", "Sederhanakan formulir permohonan")
