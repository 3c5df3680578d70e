"""Making a pack: what it holds, that a change in it is found, and that it is made once."""

from __future__ import annotations

import shutil
import subprocess
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.conformity import services, tasks_pack
from teraju.modules.conformity.domain.packs import INDEX, MANIFEST, SUMS
from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.models import Assessment, Evidence
from teraju.modules.conformity.packs.writing import PackWriter
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.audit.models import TrailEvent
from teraju.platform.files import store
from teraju.platform.files.models import StoredFile
from teraju.platform.files.services import attach, remove_attachment
from teraju.platform.files.tests.contents import PDF, PNG, upload
from teraju.platform.papers.models import Paper
from teraju.platform.papers.tests.factories import issued
from teraju.platform.tasks import runner
from teraju.platform.tasks.api import Job, JobStatus

from .factories import World, at
from .packs import UNTIL, asked, body_of, faults, files_of, made, packed, ran, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def april(settings: Any, tmp_path: Path) -> None:
    """The day that this module's world lives in, and a store of its own."""
    settings.TERAJU_TODAY = date(2018, 4, 12)
    settings.TERAJU_PRIVATE_STORE = tmp_path / "private"


@pytest.fixture
def assessed(world: World) -> World:
    """Assessed against both standards."""
    world.assessment()
    return world


def with_files(world: World, *names: str, topic: str = "policy", **fields: Any) -> Evidence:
    row = world.evidence(topic, **fields)
    for name in names:
        _attach(world, row, name)
    return row


def _attach(world: World, row: Evidence, name: str, content: bytes = PDF) -> Any:
    return attach(
        actor=world.coordinator, target=row, upload=upload(name, content), title=f"Isi {name}"
    )


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
        _attach(assessed, row, "b.pdf")
        files = files_of(made(assessed))
        assert sum(name.endswith("b.pdf") for name in files) == 1
        assert words_of(files[INDEX]).count("E002 Semua") == 3

    def test_two_files_of_one_name_and_names_past_all_bounds(self, assessed: World) -> None:
        row = with_files(assessed, "nota.pdf", "nota.pdf", title="😀" * 60)
        _attach(assessed, row, f"{'panjang ' * 18}😀.png", PNG)
        _attach(assessed, row, "😀.pdf")
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
        gone = _attach(assessed, row, "salah.pdf")
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


def _flip(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    content = bytearray(files[name])
    content[len(content) // 2] ^= 1
    return {**files, name: bytes(content)}


CHANGES: list[tuple[str, Callable[[dict[str, bytes]], dict[str, bytes]]]] = [
    ("bukti/E001-a/01-a.pdf", lambda files: _flip(files, "bukti/E001-a/01-a.pdf")),
    ("bukti/E001-a/catatan.txt", lambda files: _flip(files, "bukti/E001-a/catatan.txt")),
    (INDEX, lambda files: _flip(files, INDEX)),
    (SUMS, lambda files: _flip(files, SUMS)),
    (MANIFEST, lambda files: _flip(files, MANIFEST)),
    ("bukti/E001-a/01-a.pdf", lambda files: _without(files, "bukti/E001-a/01-a.pdf")),
    (MANIFEST, lambda files: _without(files, MANIFEST)),
    ("bukti/E009-baru/01.pdf", lambda files: {**files, "bukti/E009-baru/01.pdf": PDF}),
    (SUMS, lambda files: _listed_too(files)),
]


def _without(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    return {key: content for key, content in files.items() if key != name}


def _listed_too(files: dict[str, bytes]) -> dict[str, bytes]:
    """Somebody who changes a file and its line in the list of hashes."""
    from hashlib import sha256

    changed = _flip(files, INDEX)
    old, new = (sha256(some[INDEX]).hexdigest().encode() for some in (files, changed))
    return {**changed, SUMS: files[SUMS].replace(old, new)}


class TestChecking:
    @pytest.mark.parametrize(("name", "change"), CHANGES)
    def test_a_change_is_found(
        self, assessed: World, name: str, change: Callable[[dict[str, bytes]], dict[str, bytes]]
    ) -> None:
        with_files(assessed, "a.pdf", title="A")
        body = made(assessed)
        assert faults(body) == set()
        assert name in faults(packed(change(files_of(body))))

    @pytest.mark.skipif(shutil.which("sha256sum") is None, reason="sha256sum is not installed")
    def test_sha256sum_reads_the_list(self, assessed: World, tmp_path: Path) -> None:
        with_files(assessed, "a b.pdf", "😀.pdf", title="Judul ‘aneh’ / \\ 😀")
        for name, content in files_of(made(assessed)).items():
            place = tmp_path / "pack" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        command = ["sha256sum", "-c", "--strict", SUMS]
        checked = subprocess.run(command, cwd=tmp_path / "pack", capture_output=True, check=False)
        assert checked.returncode == 0, checked.stderr
        assert checked.stdout.decode().count(": OK\n") == 4
        (tmp_path / "pack" / INDEX).write_bytes(b"")
        assert subprocess.run(
            command, cwd=tmp_path / "pack", capture_output=True, check=False
        ).returncode

    def test_the_manifest_names_every_other_file_with_size_and_hash(self, assessed: World) -> None:
        with_files(assessed, "a.pdf", title="A")
        files = files_of(made(assessed))
        words = words_of(files[MANIFEST])
        for name in files.keys() - {MANIFEST}:
            assert name in words
        assert str(len(PDF)) in words
        for part in (assessed.agency.name, "SNI ISO 9001:2015", "Koordinator", "12 April 2018"):
            assert part in words

    def test_both_papers_are_in_the_register_of_papers(self, assessed: World) -> None:
        made(assessed)
        papers = list(Paper.objects.order_by("pk"))
        assert [paper.template for paper in papers] == ["pack_index", "pack_manifest"]
        assert not any(paper.is_public for paper in papers)
        assert {paper.issued_office for paper in papers} == {"Koordinator"}
        assert "sesuai" not in str([paper.facts for paper in papers])


class TestTheJob:
    def test_leaves_one_event_on_the_agency(self, assessed: World) -> None:
        with_files(assessed, "a.pdf", title="A")
        made(assessed)
        event = TrailEvent.objects.get(verb="conformity.pack.made")
        file = StoredFile.objects.get(is_result=True)
        assert (event.target_type, event.target_id) == (
            "organisation.agency",
            str(assessed.agency.pk),
        )
        said = {key: new for key, (_old, new) in event.changes.items()}
        assert said == {
            "edition": "SNI ISO 9001:2015",
            "since": "2018-01-01",
            "until": "2018-04-12",
            "files": 5,
            "content": f"sha256:{file.sha256}",
        }

    def test_counts_files_and_keeps_the_pack_for_its_starter(self, assessed: World) -> None:
        with_files(assessed, "a.pdf", title="A")
        job = ran(asked(assessed))
        assert (job.status, job.done, job.total) == (JobStatus.DONE, 5, 5)
        file = StoredFile.objects.visible_to(assessed.coordinator).get()
        code = assessed.agency.code.lower()
        assert file.name == (f"paket-auditor-{code}-sni-iso-9001-2015-2018-01-01-2018-04-12.zip")
        assert file.media_type == "application/zip"
        assert not StoredFile.objects.visible_to(assessed.head).exists()

    def test_a_repeated_question_finds_the_one_that_runs(self, assessed: World) -> None:
        assert asked(assessed).pk == asked(assessed).pk
        others = [
            asked(assessed, edition=assessed.anti_bribery),
            asked(assessed, since=date(2018, 1, 2)),
            asked(assessed, actor=assessed.head),
        ]
        assert len({asked(assessed).pk, *(one.pk for one in others)}) == 4

    def test_handed_back_it_begins_anew_and_makes_one_pack(self, assessed: World) -> None:
        with_files(assessed, "a.pdf", "b.pdf", title="A")
        job = asked(assessed)
        answers = iter([False] * 3)
        runner.run(job.pk, stopping=lambda: next(answers, True))
        job.refresh_from_db()
        assert job.status == JobStatus.WAITING
        assert not Paper.objects.exists()
        assert faults(body_of(ran(job))) == set()
        assert _made_once()

    def test_killed_after_the_seal_it_finds_what_it_made(self, assessed: World) -> None:
        job = ran(asked(assessed))
        url = job.result_url
        Job.objects.filter(pk=job.pk).update(status=JobStatus.WAITING)
        runner.run(job.pk)
        job.refresh_from_db()
        assert (job.status, job.result_url) == (JobStatus.DONE, url)
        assert _made_once()

    def test_killed_while_sealing_it_leaves_nothing(
        self, assessed: World, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(services.packs, "keep_package", lambda *args: 1 / 0)
        job = ran(asked(assessed))
        assert job.status == JobStatus.WAITING
        assert not Paper.objects.exists()
        assert not TrailEvent.objects.filter(verb="conformity.pack.made").exists()

    def test_equal_data_at_an_equal_moment_give_equal_bytes(self, assessed: World) -> None:
        with_files(assessed, "a.pdf", "b.pdf", title="A")
        first, second = files_of(made(assessed)), files_of(made(assessed))
        papers = {INDEX, MANIFEST, SUMS}
        assert list(first) == list(second)
        # The papers bear a number and a code of their own, and so does what is said of them.
        for name in first.keys() - papers:
            assert first[name] == second[name]

    @pytest.mark.parametrize(("limit", "value"), [("MOST_BYTES", 10), ("MOST_FILES", 1)])
    def test_too_much_is_refused_with_a_way_out(
        self, assessed: World, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
    ) -> None:
        with_files(assessed, "a.pdf", title="A")
        monkeypatch.setattr(tasks_pack, limit, value)
        job = ran(asked(assessed))
        assert job.status == JobStatus.FAILED
        assert "Pilih masa yang lebih pendek." in job.error
        assert not Paper.objects.exists()

    @pytest.mark.parametrize(("damage", "words"), [("gone", "tidak ada"), ("changed", "berubah")])
    def test_a_damaged_content_is_named(self, assessed: World, damage: str, words: str) -> None:
        with_files(assessed, "a.pdf", title="A")
        file = StoredFile.objects.get()
        place = store._place(file.sha256, public=False)
        if damage == "gone":
            place.unlink()
        else:
            place.write_bytes(PDF[:-1])
        job = ran(asked(assessed))
        assert job.status == JobStatus.FAILED
        assert "“Isi a.pdf”" in job.error
        assert words in job.error

    def test_who_lost_the_role_meanwhile_makes_none(self, assessed: World) -> None:
        job = asked(assessed)
        RoleAssignment.objects.filter(role=Role.QUALITY_COORDINATOR).update(role=Role.STAFF)
        assert ran(job).status == JobStatus.FAILED
        RoleAssignment.objects.all().delete()
        job = asked(assessed, since=date(2018, 1, 3))
        assert "tidak lagi berperan" in ran(job).error


def _made_once() -> bool:
    return (
        StoredFile.objects.filter(is_result=True).count() == 1
        and Paper.objects.count() == 2
        and TrailEvent.objects.filter(verb="conformity.pack.made").count() == 1
    )


class TestAsking:
    @pytest.mark.parametrize(
        ("since", "until", "field"),
        [
            ("2018-01-01", "2018-04-13", "until"),
            ("2018-04-12", "2018-04-11", "until"),
            ("1986-12-31", "1987-06-01", "since"),
            ("2013-04-12", "2018-04-12", "since"),
        ],
    )
    def test_a_period_that_cannot_be(
        self, assessed: World, since: str, until: str, field: str
    ) -> None:
        with pytest.raises(DomainError) as refused:
            asked(assessed, since=date.fromisoformat(since), until=date.fromisoformat(until))
        assert refused.value.field == field

    @pytest.mark.parametrize(("since", "until"), [(UNTIL, UNTIL), (date(2013, 4, 13), UNTIL)])
    def test_from_one_day_to_five_years(self, assessed: World, since: date, until: date) -> None:
        assert asked(assessed, since=since, until=until).status == JobStatus.WAITING

    def test_a_standard_that_nobody_assessed(self, world: World) -> None:
        with pytest.raises(DomainError) as refused:
            asked(world)
        assert refused.value.field == "edition"

    def test_who_may_not(self, assessed: World) -> None:
        with pytest.raises(NotAllowed):
            asked(assessed, actor=assessed.auditor)


class TestWriting:
    def test_a_large_file_is_never_held_in_memory(self) -> None:
        body = b"teraju" * (8 * 1024 * 1024)
        stored = store.put(body)
        del body
        with (
            store.draft() as draft,
            PackWriter(draft, at("2018-04-12")) as pack,
            store.open(stored.sha256) as content,
        ):
            tracemalloc.start()
            file = pack.add("besar.txt", content, stored.size)
            _now, peak = tracemalloc.get_traced_memory()
            tracemalloc.stop()
        assert (file["size"], file["sha256"]) == (stored.size, stored.sha256)
        assert peak < 8 * store.CHUNK

    def test_equal_files_give_equal_bytes(self) -> None:
        hashes = set()
        for _time in range(2):
            with store.draft() as draft, PackWriter(draft, at("2018-04-12")) as pack:
                for name in ("b", "a"):
                    pack.add(name, name.encode(), 1)
                hashes.add(pack.keep().sha256)
        assert len(hashes) == 1
        with store.open(hashes.pop()) as content:
            assert list(files_of(content.read())) == ["a", "b"]

    def test_what_is_not_kept_leaves_nothing(self, settings: Any) -> None:
        with store.draft() as draft, PackWriter(draft, at("2018-04-12")) as pack:
            pack.add("a", b"a", 1)
        folder = Path(settings.TERAJU_PRIVATE_STORE)
        assert [path for path in folder.rglob("*") if path.is_file()] == []
