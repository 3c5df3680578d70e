"""A Markdown text as blocks, and passages in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teraju.modules.documents.domain.text import blocks, holds_passage, plain_text


def text(words):
    return {"kind": "text", "text": words}


@pytest.mark.parametrize(
    ("markdown", "kind"),
    [
        ("# Judul", "heading"),
        ("isi", "paragraph"),
        ("- a\n- b", "list"),
        ("> kutip", "quote"),
        ("```\nkode\n```", "code"),
        ("    kode", "code"),
        ("---", "rule"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", "table"),
    ],
)
def test_each_kind_of_block(markdown, kind):
    (one,) = blocks(markdown)
    assert one["kind"] == kind


def test_a_list_keeps_its_order_start_and_depth():
    (one,) = blocks("3. tiga\n   - dalam\n4. empat")
    assert (one["ordered"], one["start"], len(one["items"])) == (True, 3, 2)
    assert one["items"][0][1]["kind"] == "list"


def test_a_table_keeps_its_columns():
    (one,) = blocks("| a | b |\n|:-:|--:|\n| 1 | **2** |")
    assert one["align"] == ["center", "right"]
    assert one["rows"][0][1][0]["kind"] == "strong"


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](/documents/1/)",
        "![x](https://jahat.example/a.png)",
        "<img src=x onerror=alert(1)>",
    ],
)
def test_nothing_leads_out_or_runs(markdown):
    assert "address': 'h" not in str(blocks(markdown))
    assert all(one["kind"] == "paragraph" for one in blocks(markdown))


def test_a_link_out_of_the_house_keeps_its_address():
    (one,) = blocks("[BSN](https://bsn.go.id)")
    assert one["inlines"] == [
        {"kind": "link", "address": "https://bsn.go.id", "inlines": [text("BSN")]}
    ]


@pytest.mark.parametrize(
    ("passage", "holds"),
    [
        ("Penyuapan dilarang dalam bentuk apa pun", True),
        ("Penyuapan  dilarang\ndalam bentuk", True),
        ("penyuapan dilarang", False),
        ("Penyuapan diizinkan", False),
        ("", False),
        ("   ", False),
    ],
)
def test_a_passage_stands_word_for_word(passage, holds):
    assert holds_passage("**Penyuapan** dilarang\ndalam bentuk _apa pun_.", passage) is holds


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("a b*_`#>-1.|\n[]()!<~\\"), max_size=80))
def test_any_text_becomes_blocks(markdown):
    plain_text(markdown)
    assert all("kind" in one for one in blocks(markdown))
