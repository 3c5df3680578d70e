"""What a pack holds, and what it leaves out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from teraju.modules.conformity import services
from teraju.modules.conformity.domain.packs import INDEX, MANIFEST, SUMS
from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.models import Assessment, Evidence
from teraju.modules.conformity.tests.factories import World, at
from teraju.modules.conformity.tests.packs import UNTIL, faults, files_of, made, words_of
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.files import store
from teraju.platform.files.services import remove_attachment
from teraju.platform.files.tests.contents import PDF, PNG
from teraju.platform.papers.tests.factories import issued

from .evidence import attached, with_files

pytestmark = pytest.mark.django_db


class TestContents:
    def test_index_evidence_hashes_and_manifest_in_the_order_of_names(
        self, assessed: World
    ) -> None:
        with_files(assessed, "kebijakan.pdf", title="Kebijakan mutu")
        files = files_of(made(assessed))
        assert list(files) == [
            INDEX,
            SUMS,
            "bukti/E001-kebijakan-mutu/01-kebijakan.pdf",
            "bukti/E001-kebijakan-mutu/catatan.txt",
            MANIFEST,
        ]
        assert files["bukti/E001-kebijakan-mutu/01-kebijakan.pdf"] == PDF

    def test_the_index_cites_evidence_where_it_speaks_and_shows_the_state(
        self, assessed: World
    ) -> None:
        with_files(assessed, "a.pdf", title="Kebijakan mutu", reference="KM/1")
        words = words_of(files_of(made(assessed))[INDEX])
        assert "5.2 Persyaratan 5.2 ▲ perlu perhatian E001 Kebijakan mutu" in words
        assert "4.1 Persyaratan 4.1 ◆ belum terbukti Belum ada bukti." in words
        assert "1 Januari 2018 – 12 April 2018" in words
        assert "enilaian sendiri" in words

    def test_the_note_says_what_is_known(self, assessed: World) -> None:
        row = with_files(
            assessed,
            "a.pdf",
            title="Kebijakan mutu",
            note="Disahkan.",
            reference="KM/1",
            happened_on=date(2018, 1, 31),
            valid_until=date(2019, 1, 30),
        )
        note = files_of(made(assessed))["bukti/E001-kebijakan-mutu/catatan.txt"].decode()
        for part in (
            "E001 · Kebijakan mutu",
            "policy dalam bahasa Indonesia",
            "31 Januari 2018",
            "12 April 2018",
            "30 Januari 2019",
            f"http://testserver{row.get_absolute_url()}",
            "KM/1",
            "Disahkan.",
            "Koordinator",
            "dicatat lama sesudah kejadian",
            "01-a.pdf: Isi a.pdf (12 April 2018)",
        ):
            assert part in note, part

    def test_evidence_cited_by_many_requirements_lies_in_it_once(self, assessed: World) -> None:
        with_files(assessed, "a.pdf", topic="policy")
        row = assessed.evidence("context", "policy", "design", title="Semua")
        attached(assessed, row, "b.pdf")
        files = files_of(made(assessed))
        assert sum(name.endswith("b.pdf") for name in files) == 1
        assert words_of(files[INDEX]).count("E002 Semua") == 3

    def test_two_files_of_one_name_and_names_past_all_bounds(self, assessed: World) -> None:
        row = with_files(assessed, "nota.pdf", "nota.pdf", title="😀" * 60)
        attached(assessed, row, f"{'panjang ' * 18}😀.png", PNG)
        attached(assessed, row, "😀.pdf")
        body = made(assessed)
        names = [name for name in files_of(body) if name.startswith("bukti/")]
        assert names == [
            "bukti/E001/01-nota.pdf",
            "bukti/E001/02-nota.pdf",
            "bukti/E001/03-panjang-panjang-panjang-panjang-panjang-panjang.png",
            "bukti/E001/04.pdf",
            "bukti/E001/catatan.txt",
        ]
        assert faults(body) == set()

    def test_papers_about_a_record_are_in_and_removed_files_are_not(self, assessed: World) -> None:
        row = with_files(assessed, title="Kebijakan")
        gone = attached(assessed, row, "salah.pdf")
        remove_attachment(actor=assessed.coordinator, attachment_id=gone.pk, reason="salah")
        paper = issued(assessed.agency, actor=assessed.coordinator, target=row)
        files = files_of(made(assessed))
        [name] = [one for one in files if one.startswith("bukti/") and one.endswith(".pdf")]
        assert "undangan-audit-internal" in name
        with store.open(paper.sha256, public=True) as content:
            assert files[name] == content.read()

    def test_files_of_the_record_that_evidence_points_to(self, assessed: World) -> None:
        target = with_files(assessed, "asli.pdf", topic="context", title="Asli")
        row = assessed.evidence("policy", title="Rujukan")
        Evidence.objects.filter(pk=row.pk).update(
            form="record", link_kind="conformity.evidence", link_id=target.pk
        )
        assert "bukti/E002-rujukan/01-asli.pdf" in files_of(made(assessed))

    def test_nothing_of_another_edition_agency_or_period(self, assessed: World) -> None:
        with_files(assessed, "a.pdf", topic="design", title="Desain")
        elsewhere = AgencyFactory.create(government=assessed.agency.government)
        services.add_evidence(
            actor=viewer(Role.QUALITY_COORDINATOR, agency=elsewhere, now=at("2018-04-12")),
            agency=elsewhere,
            topics=[assessed.topics["policy"]],
            title="Tetangga",
            happened_on=UNTIL,
            note="milik perangkat lain",
        )
        assessed.evidence(
            "policy", title="Lama", happened_on=date(2017, 1, 1), valid_until=date(2017, 12, 31)
        )
        files = files_of(made(assessed, edition=assessed.anti_bribery))
        assert [name for name in files if name.startswith("bukti/")] == []
        assert "SNI ISO 37001:2016" in words_of(files[INDEX])
        quality = files_of(made(assessed))
        assert "bukti/E001-desain/01-a.pdf" in quality
        assert sum(name.endswith("catatan.txt") for name in quality) == 1

    def test_without_any_evidence_it_is_whole_and_says_so(self, assessed: World) -> None:
        body = made(assessed)
        files = files_of(body)
        assert list(files) == [INDEX, SUMS, MANIFEST]
        assert words_of(files[INDEX]).count("Belum ada bukti.") == 5
        assert faults(body) == set()

    def test_evidence_withdrawn_meanwhile_is_there_with_its_end(
        self, assessed: World, settings: Any
    ) -> None:
        row = with_files(assessed, "a.pdf", title="Lama")
        services.withdraw_evidence(
            actor=assessed.again(assessed.coordinator, "2018-05-10"),
            evidence_id=row.pk,
            reason="keliru",
        )
        settings.TERAJU_TODAY = date(2018, 6, 5)
        later = assessed.again(assessed.coordinator, "2018-06-05")
        files = files_of(made(assessed, actor=later, until=date(2018, 6, 5)))
        assert "10 Mei 2018 (keliru)" in files["bukti/E001-lama/catatan.txt"].decode()
        assert "tidak lagi tercatat" in words_of(files[INDEX])
        after = files_of(
            made(assessed, actor=later, since=date(2018, 5, 10), until=date(2018, 6, 5))
        )
        assert not any(name.startswith("bukti/") for name in after)

    def test_the_state_is_that_of_the_last_day(self, assessed: World, settings: Any) -> None:
        assessed.evidence("policy", title="Kebijakan")
        settings.TERAJU_TODAY = date(2018, 5, 20)
        later = assessed.again(assessed.auditor, "2018-05-15")
        running = Assessment.objects.get(agency=assessed.agency)
        assessed.judge(running, "policy", Result.CONFORMING, actor=later)
        maker = assessed.again(assessed.coordinator, "2018-05-20")
        before = words_of(files_of(made(assessed, actor=maker, until=date(2018, 5, 14)))[INDEX])
        after = words_of(files_of(made(assessed, actor=maker, until=date(2018, 5, 15)))[INDEX])
        assert "5.2 Persyaratan 5.2 ▲ perlu perhatian" in before
        assert "5.2 Persyaratan 5.2 ● sesuai" in after

    def test_restricted_records_stay_inside_and_are_counted(self, assessed: World) -> None:
        with_files(assessed, "rahasia.pdf", topic="due-diligence", title="Uji tuntas rekanan")
        body = made(assessed, edition=assessed.anti_bribery)
        files = files_of(body)
        assert list(files) == [INDEX, SUMS, MANIFEST]
        words = words_of(files[INDEX])
        assert "Uji tuntas rekanan" not in words
        assert words.count("1 catatan tentang topik terbatas diperlihatkan di tempat") == 2
        assert "Tidak disertakan" in words
