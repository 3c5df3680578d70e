import pytest

from teraju.platform.papers.glyphs import MARK, printable, printable_characters, without_marks


@pytest.mark.parametrize(
    ("text", "printed", "missing"),
    [
        ("Dinas Kesehatan", "Dinas Kesehatan", set()),
        ("“1.500 m² – ½ °C”", "“1.500 m² – ½ °C”", set()),
        ("بسم الله", "بسم الله", set()),
        ("e\u0301", "é", set()),
        ("tab\there\nnext", "tab here\nnext", set()),
        ("emoji 😀", f"emoji {MARK}", {"😀"}),
        ("ꦗꦮ", MARK * 2, {"ꦗ", "ꦮ"}),
        ("標準", MARK * 2, {"標", "準"}),
        ("a\u202eb\u200bc\ufeff\x07", "abc", set()),
        ("\ue000", MARK, {"\ue000"}),
        ("1\ufe0f", "1", set()),
    ],
)
def test_what_no_font_has_is_marked_and_told(text, printed, missing):
    replaced: set[str] = set()
    assert printable(text, replaced) == printed
    assert replaced == missing


def test_endless_words_may_break():
    printed = printable("x" * 500 + " end", set())
    assert max(map(len, printed.replace("\N{ZERO WIDTH SPACE}", " ").split())) <= 48
    assert printed.replace("\N{ZERO WIDTH SPACE}", "") == "x" * 500 + " end"


def test_marks_can_be_given_up():
    replaced: set[str] = set()
    assert without_marks("q\u20e3a", replaced) == "qa"
    assert replaced == {"\u20e3"}


def test_the_table_holds_what_indonesian_papers_need():
    assert set("AZaz09 .,;:()/-–—“”‘’…•§°±×²³½éñü€") <= printable_characters()
    assert MARK in printable_characters()
