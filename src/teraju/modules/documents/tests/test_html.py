"""What somebody writes is shown and never runs."""

import pytest

from teraju.modules.documents.domain.html import html_of
from teraju.modules.documents.domain.limits import LONGEST_TEXT, cleaned_text, is_too_long


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Tujuan", "<h3>Tujuan</h3>"),
        ("###### Dalam", "<h6>Dalam</h6>"),
        ("**tebal**", "<p><strong>tebal</strong></p>"),
        ("- satu", "<li>satu</li>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a <b onclick=x>c</b>", "&lt;b onclick=x&gt;"),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](data:text/html,y)", "[x](data:text/html,y)"),
        ("[dalam](/papers/1)", "<p>dalam</p>"),
        ("![gambar](https://jahat.example/a.png)", "<p>gambar</p>"),
        ("[x](https://bsn.go.id)", 'href="https://bsn.go.id" rel="noopener noreferrer nofollow"'),
        ("[x](mailto:a@b.id)", 'href="mailto:a@b.id"'),
        ("| a |\n|--:|\n| 1 |", '<td class="n">1</td>'),
    ],
)
def test_shown(text, expected) -> None:
    assert expected in html_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)>",
        "[a]( javascript:alert(1) )",
        "[a](JaVaScRiPt:alert(1))",
        "[a](&#106;avascript:alert(1))",
        '[a](https://x.id"onmouseover="alert(1))',
        "<javascript:alert(1)>",
        "![x](javascript:alert(1))",
        "[![x](https://a.id/b.png)](javascript:alert(1))",
        "[r]\n\n[r]: javascript:alert(1)",
        '<a href="x" style="y">z</a>',
        "| a |\n|--:|\n| <script>x</script> |",
    ],
)
def test_dead(text) -> None:
    html = html_of(text).lower()
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "style=" not in html.replace("style=&quot;", "")
    assert ' onmouseover="' not in html


def test_a_text_is_cleaned_before_it_is_kept() -> None:
    assert cleaned_text("a\x00b\r\nc\rd") == "ab\nc\nd"


def test_a_text_may_be_so_long() -> None:
    assert not is_too_long("a" * LONGEST_TEXT)
    assert is_too_long("a" * (LONGEST_TEXT + 1))
