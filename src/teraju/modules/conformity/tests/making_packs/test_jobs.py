"""A pack is asked for, made once however often it is tried, and kept for who asked."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.conformity import services, tasks_pack
from teraju.modules.conformity.domain.packs import INDEX, MANIFEST, SUMS
from teraju.modules.conformity.tests.factories import World
from teraju.modules.conformity.tests.packs import UNTIL, asked, body_of, faults, files_of, made, ran
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.audit.models import TrailEvent
from teraju.platform.files import store
from teraju.platform.files.models import StoredFile
from teraju.platform.files.tests.contents import PDF
from teraju.platform.papers.models import Paper
from teraju.platform.tasks import runner
from teraju.platform.tasks.api import Job, JobStatus

from .evidence import with_files

pytestmark = pytest.mark.django_db


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
