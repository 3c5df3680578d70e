from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.integrity.concerns.domain.naming import Person, meant_by, touches, words_of

PEOPLE = [
    Person(1, "Drs. H. Budi Santoso, M.Si", "Kepala Dinas Perhubungan"),
    Person(2, "Siti Nur Aini", "Bendahara"),
    Person(3, "Sutrisno", "Juru Parkir"),
    Person(4, "Ratna Dewi", "Inspektur"),
    Person(5, "Hendra Wijaya", "Inspektur Pembantu II"),
    Person(6, "Agus Salim", "Bupati"),
    Person(7, "Dewi Lestari", "Wakil Bupati"),
    Person(8, "Joko Purnomo", "Sekretaris Daerah"),
]
CASES = [
    ("", set()),
    ("  ,;  ", set()),
    ("Budi Santoso", {1}),
    ("pak budi", {1}),
    ("BUDI SANTOSO kepala dinas perhubungan", {1}),
    ("Kepala Dinas Perhubungan", {1}),
    ("kadis perhubungan", {1}),
    ("Dinas Perhubungan", {1}),
    ("Nur Aini", {2}),
    ("Bu Siti Nur dan Budi Santoso", {1, 2}),
    ("Sutrisno yang jaga loket", {3}),
    ("Inspektur", {4}),
    ("Inspektur yang menerima uang", {4}),
    ("Inspektur Pembantu II", {5}),
    ("Bupati", {6}),
    ("Wakil Bupati", {7}),
    ("wabup", {7}),
    ("Sekda", {8}),
    ("sekretaris daerah (Joko)", {8}),
    ("Dewi", {4, 7}),
    ("Somebody nobody knows", set()),
]


class TestMeantBy:
    @pytest.mark.parametrize(("text", "expected"), CASES)
    def test_is_cautious_and_takes_the_longer_post(self, text, expected):
        assert meant_by(text, PEOPLE) == expected

    @given(st.text(max_size=200))
    def test_no_text_breaks_it(self, text):
        assert meant_by(text, PEOPLE) <= {each.id for each in PEOPLE}

    @given(st.sampled_from(PEOPLE), st.sampled_from(["{}", "pak {}", "{}, kantor pusat", "X\n{}"]))
    def test_a_full_name_always_means_its_bearer(self, person, frame):
        assert person.id in meant_by(frame.format(person.name), PEOPLE)


class TestTouches:
    @pytest.mark.parametrize("text", ["Hendra", "pak hendra yang memeriksa", "wijaya"])
    def test_one_word_keeps_a_receiver_away(self, text):
        assert touches(text, "Hendra Wijaya")

    def test_titles_do_not(self):
        assert not touches("Bapak Drs. Budi", "Drs. H. Anton")


def test_marks_and_letters_are_looked_past():
    assert words_of("Ratnà DÉWI, S.IP") == words_of("ratna dewi")
