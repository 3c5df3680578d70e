"""Readiness and the auditor's pack on paper: complete, over many pages, in either language."""

import re
from io import BytesIO

import pytest

from teraju.platform.papers.pictures import Drawing
from teraju.platform.papers.rendering import DataIncomplete

from .every_sample import SAMPLES
from .sample_reports import objectives, pack_index, pack_manifest, readiness
from .samples import IMPRINT, WHEEL, rendered, text_of

EVIL = "#panic() <script>alert(1)</script> 😀"


def words_of(template, data, **changes):
    return re.sub(r"\s+", " ", text_of(rendered(template, data, **changes).pdf))


def pages_of(template, data):
    from pypdf import PdfReader

    pdf = rendered(template, data).pdf
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


class TestReadiness:
    def test_says_that_it_is_a_self_assessment(self):
        words = words_of("readiness_report", readiness())
        assert "Penilaian sendiri" in words
        assert words.count("bukan sertifikat") >= 2
        assert "%" not in words

    def test_has_counts_and_every_part_of_a_gap(self):
        words = words_of("readiness_report", readiness())
        for part in ("SNI ISO 9001:2015 40 8 5 2 55", "8.2", "perlu perhatian", "Ketua tim mutu"):
            assert part in words
        for part in ("lebih dari setahun", "Jadwalkan audit internal"):
            assert part in words

    def test_says_so_where_nothing_is_open_or_nobody_answers(self):
        words = words_of("readiness_report", readiness())
        assert "Yang masih terbuka: SNI ISO 37001:2016 Tidak ada persyaratan" in words
        assert "belum diketahui" in words

    def test_of_nothing(self):
        data = readiness(picture=None, counts=[], standards=[], facts=[])
        assert "Laporan kesiapan" in words_of("readiness_report", data)

    def test_repeats_the_names_of_the_columns_on_every_page(self):
        pages = pages_of("readiness_report", readiness(300))
        tables = [page for page in pages if "8.15" in page or "8.299" in page]
        assert len(pages) > 10
        assert all("TINDAKAN BERIKUTNYA" in page for page in tables)

    def test_shows_the_drawing_with_its_words(self):
        words = words_of("readiness_report", readiness())
        assert "23" in words
        assert "Dari luar ke dalam" in words
        pdf = rendered("readiness_report", readiness()).pdf
        without = rendered("readiness_report", readiness(picture=None)).pdf
        assert pdf != without

    def test_tells_letters_of_a_drawing_that_no_font_has(self):
        picture = Drawing(WHEEL.replace(">23<", ">😀<"), "Roda")
        assert rendered("readiness_report", readiness(picture=picture)).replaced == ("😀",)


class TestObjectives:
    def test_tells_each_light_by_its_word_and_shows_the_trend(self):
        words = words_of("objectives", objectives())
        for word in ("tercapai", "hampir tercapai", "tidak tercapai", "Garis putus-putus"):
            assert word in words
        assert "Belum ada nilai" in words

    def test_of_none(self):
        assert "Tidak ada sasaran" in words_of("objectives", objectives(0))


class TestPackIndex:
    def test_has_both_dates_of_evidence_its_end_and_its_place(self):
        words = words_of("pack_index", pack_index())
        for part in ("4.2 Audit internal", "B-001", "12 September 2018", "30 Oktober 2018"):
            assert part in words
        for part in ("11 September 2019", "bukti/001-laporan.pdf", "catatan", "Dicatat 48 hari"):
            assert part in words

    def test_says_where_evidence_is_missing_or_nobody_judged(self):
        words = words_of("pack_index", pack_index(5))
        assert "Belum ada bukti." in words
        for word in ("sesuai", "perlu perhatian", "belum terbukti", "tidak berlaku"):
            assert word in words
        assert "belum dinilai" in words

    def test_of_no_requirement(self):
        assert "Tidak ada persyaratan" in words_of("pack_index", pack_index(0))

    def test_repeats_the_requirement_where_its_evidence_goes_on(self):
        data = pack_index(2)
        data["requirements"][1]["evidence"] *= 80
        pages = pages_of("pack_index", data)
        assert len(pages) > 2
        assert all("4.2 Audit internal" in re.sub(r"\s+", " ", page) for page in pages[:-1])

    def test_of_300_requirements(self):
        pages = pages_of("pack_index", pack_index(300))
        assert all(IMPRINT.code in page for page in pages)
        assert "37.3" in "".join(pages)


class TestPackManifest:
    def test_has_path_size_and_whole_hash_of_every_file(self):
        data = pack_manifest()
        words = text_of(rendered("pack_manifest", data).pdf)
        for file in data["files"]:
            assert file["path"] in words
            assert file["sha256"] in words
        assert "1.482.002" in words
        assert "4.446.003" in words

    def test_lets_a_hash_be_copied_as_it_is(self):
        from pypdf import PdfReader

        pages = PdfReader(BytesIO(rendered("pack_manifest", pack_manifest()).pdf)).pages
        assert all(b"200B" not in page.get_contents().get_data() for page in pages)

    def test_says_who_made_it_and_when(self):
        words = words_of("pack_manifest", pack_manifest())
        assert "Dibuat oleh Ketua tim mutu" in words
        assert "Dibuat pada 15 Januari 2019, 09.00 WIB" in words

    @pytest.mark.parametrize(
        ("size", "shown"),
        [(0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (1_234_567_890, "1,234,567,890")],
    )
    def test_groups_digits_as_the_language_does(self, size, shown):
        data = pack_manifest(files=[{"path": "a.pdf", "size": size, "sha256": "0" * 64}])
        assert words_of("pack_manifest", data, language="en").count(f" {shown} ") == 2

    def test_of_no_file(self):
        assert "tidak memuat berkas" in words_of("pack_manifest", pack_manifest(0))

    def test_of_300_files(self):
        pages = pages_of("pack_manifest", pack_manifest(300))
        assert all("BERKAS" in page for page in pages[:-1])
        assert "299-laporan.pdf" in "".join(pages)


def spoiled(value, key=""):
    """The sample with a hostile text in the place of each title, reason, path and owner."""
    if isinstance(value, dict):
        return {name: spoiled(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [spoiled(item, key) for item in value]
    named = {"title", "reason", "next_action", "owner", "path", "file", "remark", "standard"}
    return EVIL if key in named and isinstance(value, str) else value


@pytest.mark.parametrize(
    "template", ["readiness_report", "pack_index", "pack_manifest", "objectives"]
)
class TestEveryReport:
    def test_keeps_markup_as_text_and_tells_what_it_could_not_print(self, template):
        paper = rendered(template, spoiled(SAMPLES[template]()))
        assert paper.replaced == ("😀",)
        assert "#panic()" in text_of(paper.pdf)

    def test_speaks_english_too(self, template):
        words = words_of(template, SAMPLES[template](), language="en")
        assert "Summary" in words
        assert "Ringkasan" not in words

    @pytest.mark.parametrize("place", [0, -1])
    def test_names_what_it_lacks(self, template, place):
        data = SAMPLES[template]()
        lacking = ["facts", "title"][place]
        del data[lacking]
        with pytest.raises(DataIncomplete, match=lacking):
            rendered(template, data)
