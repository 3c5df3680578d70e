"""Two texts side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.documents.domain.comparison import Run, compare, counts, pieces


def shown(old: str, new: str) -> list[str]:
    signs = {"same": "=", "changed": "~", "added": "+", "removed": "-"}
    return [
        signs[line.kind] + "".join(run.text for run in (line.new or line.old))
        for line in compare(old, new)
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("a", "a", ["=a"]),
        ("", "a", ["+a"]),
        ("a", "", ["-a"]),
        ("a\n\nb\n\nc", "a\n\nc", ["=a", "-b", "=c"]),
        ("a\n\nc", "a\n\nb\n\nc", ["=a", "+b", "=c"]),
        ("Catat nama tamu.", "Catat nama semua tamu.", ["~Catat nama semua tamu."]),
        ("satu dua tiga", "lain sekali isinya", ["-satu dua tiga", "+lain sekali isinya"]),
        ("1. a\n2. b", "1. a\n2. b\n3. c", ["=1. a", "=2. b", "+3. c"]),
        ("| a | b |\n|---|---|", "| a | b |\n|---|---|", ["=| a | b |", "=|---|---|"]),
    ],
)
def test_paragraphs(old, new, expected) -> None:
    assert shown(old, new) == expected


def test_words_inside_a_changed_paragraph() -> None:
    (line,) = compare("Catat nama tamu di buku.", "Catat nama tamu di aplikasi.")
    assert [run for run in line.old if run.is_other] == [Run("buku", is_other=True)]
    assert [run for run in line.new if run.is_other] == [Run("aplikasi", is_other=True)]


def test_a_point_that_begins_alike_is_paired_though_others_came_before() -> None:
    old = "Petugas mencatat nama tamu pada buku tebal."
    new = "Alinea baru.\n\nPetugas mencatat nama tamu pada gawai kantor yang terkunci."
    assert [line.kind for line in compare(old, new)] == ["added", "changed"]


def test_counts() -> None:
    assert counts(compare("a\n\nb", "a\n\nc d e")) == {
        "same": 1,
        "changed": 0,
        "added": 1,
        "removed": 1,
    }


TEXTS = st.lists(
    st.sampled_from(["a", "b c d", "b c e", "- x", "# h", "| t |", "lain sama sekali"])
).map("\n\n".join)


@given(TEXTS, TEXTS)
def test_nothing_is_lost_on_either_side(old, new) -> None:
    lines = compare(old, new)
    assert [p for line in lines if (p := "".join(r.text for r in line.old))] == pieces(old)
    assert [p for line in lines if (p := "".join(r.text for r in line.new))] == pieces(new)


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text) -> None:
    assert {line.kind for line in compare(text, text)} <= {"same"}


def test_a_hostile_text_is_compared_as_a_whole() -> None:
    words = [f"w{n % 90}" for n in range(60_000)]
    (line,) = compare(" ".join(words), " ".join(reversed(words)))
    assert line.kind == "changed"
