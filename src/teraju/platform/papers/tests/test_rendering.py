from datetime import date
from io import BytesIO
from unicodedata import category, is_normalized
from zlib import compress, crc32

import pytest
from django.utils.translation import gettext_lazy

from teraju.platform.papers.contents import REQUIRED
from teraju.platform.papers.glyphs import printable_characters
from teraju.platform.papers.rendering import (
    CrestUnreadable,
    DataIncomplete,
    Letterhead,
    render,
)
from teraju.platform.papers.wording import WORDS

from .every_sample import SAMPLES
from .sample_reports import assignment_letter, check_report
from .samples import AT, CREST, IMPRINT, LETTERHEAD, letter, programme, rendered, text_of


def chunk(kind, content):
    body = kind + content
    return len(content).to_bytes(4, "big") + body + crc32(body).to_bytes(4, "big")


PIXEL = (
    b"\x89PNG\r\n\x1a\n"
    + chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]))
    + chunk(b"IDAT", compress(b"\0\xff\0\0\x80"))
    + chunk(b"IEND", b"")
)


def segment(marker, content):
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2, "big") + content


# One grey block: quantisation all ones, and two Huffman tables of one code each.
JPEG = (
    b"\xff\xd8"
    + segment(0xDB, b"\0" + b"\1" * 64)
    + segment(0xC0, bytes([8, 0, 1, 0, 1, 1, 1, 0x11, 0]))
    + segment(0xC4, bytes([0, 1, *[0] * 16]))
    + segment(0xC4, bytes([16, 1, *[0] * 16]))
    + segment(0xDA, bytes([1, 1, 0, 0, 63, 0]))
    + b"\x3f\xff\xd9"
)


@pytest.fixture(params=SAMPLES)
def template(request):
    return request.param


def sample(template):
    return SAMPLES[template]()


def test_every_template_has_its_sample():
    assert SAMPLES.keys() == REQUIRED.keys()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_template_is_archivable_and_accessible(template, language):
    pdf = rendered(template, sample(template), language=language).pdf
    assert pdf.startswith(b"%PDF-1.7")
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert f"/Lang ({language})".encode() in pdf or f"/Lang({language})".encode() in pdf


def test_equal_arguments_give_equal_bytes(template):
    assert rendered(template, sample(template)) == rendered(template, sample(template))


def test_the_paper_carries_its_number_code_address_and_office():
    words = text_of(rendered("programme_summary", programme()).pdf)
    for part in (IMPRINT.number, IMPRINT.code, IMPRINT.verify_url, IMPRINT.office):
        assert part in words
    assert "15 Januari 2019" in words
    assert "Dokumen ini bukan sertifikat" in words
    assert "belum diketahui" in words


@pytest.mark.parametrize(("is_example", "times"), [(True, 1), (False, 0)])
def test_example_data_says_so(is_example, times):
    from dataclasses import replace

    imprint = replace(IMPRINT, is_example=is_example)
    words = text_of(rendered("letter", letter(), imprint=imprint).pdf)
    assert words.count("Data contoh") == times


def test_a_print_that_was_not_issued_says_so_and_bears_no_code():
    words = text_of(rendered("check_report", check_report(), imprint=None).pdf)
    assert "bukan naskah dinas" in words
    assert WORDS["id"]["signed"] not in words
    assert WORDS["id"]["check"] not in words


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        "<script>alert(1)</script>",
        '"); #panic("x")',
        "*tebal* _miring_ $x^2$ = Judul",
        "\\u{41} \\\\ @ref <label> // komentar",
        '#import "@preview/x:1.0.0"',
        "{{ 7*7 }} {% load x %}",
        ']#eval("1")[',
    ],
)
def test_markup_in_data_stays_text(hostile):
    words = text_of(rendered("letter", letter(hostile, title=hostile)).pdf)
    # Libertinus sets some pairs of letters as one glyph and quotes as they stand.
    assert words.replace(" ", "").count(hostile.replace(" ", "")) == 2


def test_characters_without_a_glyph_are_marked_and_told():
    paper = rendered("letter", letter("Selamat 😀 ꦗꦮ 標準"))
    assert paper.replaced == ("標", "準", "ꦗ", "ꦮ", "😀")
    assert "\N{REPLACEMENT CHARACTER}" in text_of(paper.pdf)


def test_a_letter_and_mark_that_no_font_joins_are_parted():
    paper = rendered("letter", letter("►\u180f tetap terbit"))
    assert paper.replaced == ("\u180f",)
    assert "tetap terbit" in text_of(paper.pdf)


def test_the_table_of_glyphs_keeps_its_word():
    # A mark stands on a letter, so it is tried on one.
    known = sorted(x for x in printable_characters() if is_normalized("NFC", x))
    letters = [f"a{x}" if category(x)[0] == "M" else x for x in known]
    lines = ["".join(letters[at : at + 40]) for at in range(0, len(letters), 40)]
    spaced = [" ".join(line) for line in lines]
    assert rendered("letter", letter(*spaced)).replaced == ()


def test_texts_may_be_lazy_and_values_of_any_kind():
    facts = [(gettext_lazy("number"), 12), ("Kosong", None), ("Pada", AT), ("Ya", "x\ny")]
    assert "12" in text_of(rendered("programme_summary", programme(facts=facts)).pdf)


def test_long_content_goes_on_over_pages():
    from pypdf import PdfReader

    facts = [(f"Butir {n}", "kata " * 60) for n in range(60)]
    pdf = rendered("programme_summary", programme(facts=facts, certificates=[], steps=[])).pdf
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) > 4
    assert all(IMPRINT.code in page.extract_text() for page in pages)


def test_who_is_sent_for_one_day_reads_it_once():
    days = [date(2018, 9, 3), date(2018, 9, 4)]
    for last, said in zip(days, ("3 September 2018", "sampai dengan"), strict=True):
        data = assignment_letter(first_day=days[0], last_day=last)
        text = text_of(rendered("assignment_letter", data).pdf)
        assert said in text
        assert ("sampai dengan" in text) is (last == days[1])


def test_missing_parts_are_named():
    with pytest.raises(DataIncomplete, match="body, recipient"):
        render("letter", {"title": "x"}, letterhead=LETTERHEAD, language="id", timestamp=AT)


@pytest.mark.parametrize("crest", [CREST, PIXEL, JPEG, None])
def test_a_crest_may_be_svg_png_jpeg_or_absent(crest):
    letterhead = Letterhead("Pemerintah Kota Contoh", crest=crest)
    assert rendered("letter", letter(), letterhead=letterhead).pdf


@pytest.mark.parametrize(
    "crest",
    [
        b"GIF89a",
        b"<svg>",
        PIXEL[:40],
        PIXEL[:16] + b"\x00\x10\x00\x00" * 2 + PIXEL[24:],
        PIXEL.replace(b"IDATx", b"IDATy"),
        CREST.replace(b"<path", b'<image href="file:///etc/passwd"/><path'),
        CREST.replace(b"<path", b"<script>alert(1)</script><path"),
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + CREST,
        CREST + b" " * 2_000_000,
        JPEG[:2],
        JPEG[:60],
        b"\xff\xd8\xff\xe0\x00\x00" * 9,
    ],
)
def test_a_crest_that_is_no_plain_picture_is_refused(crest):
    with pytest.raises(CrestUnreadable):
        rendered("letter", letter(), letterhead=Letterhead("Pemerintah Kota Contoh", crest=crest))
