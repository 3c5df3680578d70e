"""Agencies and places by a file."""

from __future__ import annotations

import io
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection
from django.utils import translation

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, viewer
from teraju.platform.audit.api import TrailEvent
from teraju.platform.exchange import services
from teraju.platform.exchange.files import to_xlsx
from teraju.platform.exchange.models import ImportRun, ImportState
from teraju.platform.exchange.tests.workbook import workbook
from teraju.platform.organisation import services as organisation
from teraju.platform.organisation.models import Agency, Place
from teraju.platform.organisation.web.registers import AGENCIES, PLACES

from .factories import PlaceFactory

pytestmark = pytest.mark.django_db

COLUMNS = ["name", "short_name", "kind", "code", "head_title", "parent"]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def government():
    return GovernmentFactory()


@pytest.fixture
def administrator(government):
    return viewer(Role.ADMINISTRATOR, government=government)


def row(name: str, parent: str | None = None, **other: Any) -> list[Any]:
    values = {
        "name": name,
        "short_name": name,
        "kind": "office",
        "code": "X",
        "head_title": "Kepala",
        "parent": parent,
        **other,
    }
    return [values[key] for key in COLUMNS]


def imported(actor, government, register, *rows: list[Any]) -> ImportRun:
    upload = SimpleUploadedFile("daftar.xlsx", workbook(rows))
    run = services.receive(actor=actor, register=register, government=government, upload=upload)
    run = services.check(actor=actor, run=run)
    return services.write(actor=actor, run_id=run.pk) if run.state == ImportState.READY else run


def counts(run: ImportRun) -> tuple[str, int, int, int]:
    return run.state, run.new, run.changed, run.unchanged


class TestAgencies:
    def test_come_as_a_tree_whatever_their_order(self, government, administrator):
        AgencyFactory(government=government, name="Sekretariat Daerah", short_name="Setda")
        rows = [row("Subbagian", "bagian umum"), row("Bagian Umum", "SETDA"), row("Dinas Baru")]
        run = imported(administrator, government, AGENCIES, COLUMNS, *rows)
        assert counts(run) == ("written", 3, 0, 0)
        tree = {one.name: one for one in Agency.objects.select_related("parent__parent")}
        assert tree["Subbagian"].parent == tree["Bagian Umum"]
        assert tree["Bagian Umum"].parent == tree["Sekretariat Daerah"]
        assert tree["Subbagian"].path == f"{tree['Bagian Umum'].path}{tree['Subbagian'].pk:06}/"
        assert tree["Dinas Baru"].path == f"/{tree['Dinas Baru'].pk:06}/"

    def test_are_added_once_however_often_the_file_comes(self, government, administrator):
        rows = [COLUMNS, row("Dinas A"), row("UPT", "Dinas A")]
        imported(administrator, government, AGENCIES, *rows)
        events = TrailEvent.objects.count()
        again = imported(administrator, government, AGENCIES, *rows)
        assert counts(again) == ("written", 0, 0, 2)
        assert Agency.objects.count() == 2
        assert TrailEvent.objects.count() == events

    def test_change_with_one_event_for_the_file(self, government, administrator):
        imported(administrator, government, AGENCIES, COLUMNS, row("Dinas A"), row("Dinas B"))
        rows = [COLUMNS, row("Dinas A", kind="Badan (board)"), row("Dinas B"), row("Dinas C")]
        run = imported(administrator, government, AGENCIES, *rows)
        assert counts(run) == ("written", 1, 1, 1)
        agency = Agency.objects.get(name="Dinas A")
        assert (agency.kind, agency.version) == ("board", 2)
        assert Agency.objects.get(name="Dinas B").version == 1
        event = TrailEvent.objects.order_by("-sequence").first()
        assert (event.verb, event.target_id) == (
            "organisation.agency.imported",
            str(government.pk),
        )
        assert event.changes["new"] == [None, 1]
        assert event.changes["content"][1] == f"sha256:{run.file.sha256}"

    def test_keep_what_the_file_does_not_speak_of(self, government, administrator):
        parent = AgencyFactory(government=government, name="Induk")
        AgencyFactory(parent=parent, name="Anak", address="Jl. A", code="LAMA")
        columns = ["name", "short_name", "kind", "code", "head_title"]
        rows = [columns, ["Anak", "Anak", "office", "BARU", "Kepala"]]
        assert counts(imported(administrator, government, AGENCIES, *rows))[:3] == ("written", 0, 1)
        child = Agency.objects.get(name="Anak")
        assert (child.code, child.address, child.parent) == ("BARU", "Jl. A", parent)

    @pytest.mark.parametrize("column", ["name", "kind"])
    def test_without_a_column_they_need_are_refused(self, government, administrator, column):
        at = COLUMNS.index(column)
        rows = [[*cells[:at], *cells[at + 1 :]] for cells in (COLUMNS, row("Dinas A"))]
        run = imported(administrator, government, AGENCIES, *rows)
        assert run.state == ImportState.REFUSED
        assert [fault[0] for fault in run.faults] == [1]

    def test_need_no_short_name(self, government, administrator):
        AgencyFactory(government=government, name="Lama", short_name="L", head_title="Kepala")
        columns = ["name", "kind", "code", "head_title"]
        names = ["Lama", "Baru", "Dinas " + "x" * 60]
        rows = [[name, "office", "X", "Kepala"] for name in names]
        run = imported(administrator, government, AGENCIES, columns, *rows)
        assert [(fault[0], fault[1]) for fault in run.faults] == [(4, "")]
        run = imported(administrator, government, AGENCIES, columns, *rows[:2])
        assert counts(run) == ("written", 1, 1, 0)
        found = dict(Agency.objects.values_list("name", "short_name"))
        assert found == {"Lama": "L", "Baru": "Baru"}

    def test_taken_away_from_the_register_come_back_unchanged(self, government, administrator):
        for parent in AgencyFactory.create_batch(2, government=government):
            AgencyFactory(parent=parent)
        body = to_xlsx(AGENCIES.columns, AGENCIES.rows(administrator), "Uji")
        upload = SimpleUploadedFile("daftar.xlsx", body)
        run = services.receive(
            actor=administrator, register=AGENCIES, government=government, upload=upload
        )
        assert counts(services.check(actor=administrator, run=run)) == ("ready", 0, 0, 4)

    @pytest.mark.parametrize(
        ("rows", "wrong"),
        [
            ([row("A", "Tak Ada")], [(2, "F")]),
            ([row("A", "Tutup")], [(2, "F")]),
            ([row("A", "B"), row("B", "A")], [(2, "F"), (3, "F")]),
            ([row("A", "A")], [(2, "F")]),
            ([row("Anak", "Lain")], [(2, "F")]),
            ([row("Anak")], [(2, "F")]),
            ([row("Anak di Tutup", "Tutup")], []),
            (
                [row("A", kind="Kementerian"), row("B", "Tak Ada"), row("", short_name="D")],
                [(2, "C"), (3, "F"), (4, "A")],
            ),
            # Both faults of a row, and none for whoever stands below it.
            ([row("A", "Tak Ada", kind="Kementerian")], [(2, "C"), (2, "F")]),
            ([row("A", kind="Kementerian"), row("B", "A")], [(2, "C")]),
            ([row("A" * 70, short_name="B" * 61)], [(2, "B")]),
        ],
    )
    def test_stand_where_they_may(self, government, administrator, rows, wrong):
        parent = AgencyFactory(government=government, name="Induk")
        AgencyFactory(government=government, name="Lain")
        AgencyFactory(parent=parent, name="Anak")
        closed = AgencyFactory(government=government, name="Tutup", closed_on="2017-01-01")
        AgencyFactory(parent=closed, name="Anak di Tutup")
        AgencyFactory(name="Tak Ada")
        run = imported(administrator, government, AGENCIES, COLUMNS, *rows)
        assert [(fault[0], fault[1]) for fault in run.faults] == wrong
        assert run.state == (ImportState.REFUSED if wrong else ImportState.WRITTEN)
        assert Agency.objects.count() == 6

    def test_are_the_administrators(self, government):
        head = viewer(Role.AGENCY_HEAD, government=government)
        with pytest.raises(NotAllowed):
            imported(head, government, AGENCIES, COLUMNS, row("A"))

    def test_of_another_government_are_not_reached(self, government, administrator):
        with pytest.raises(NotAllowed):
            imported(administrator, GovernmentFactory(), AGENCIES, COLUMNS, row("A"))


class TestPlaces:
    HEADINGS = ["agency", "name", "address"]

    def test_are_added_changed_and_left(self, government, administrator):
        agency = AgencyFactory(government=government)
        PlaceFactory(agency=agency, name="Sama", address="Jl. A")
        PlaceFactory(agency=agency, name="Pindah", address="Jl. A", closed_on="2017-01-01")
        rows = [[agency.name, name, "Jl. A"] for name in ("Sama", "Baru")]
        rows.append([agency.short_name, "Pindah", "Jl. B"])
        run = imported(administrator, government, PLACES, self.HEADINGS, *rows)
        assert counts(run) == ("written", 1, 1, 1)
        found = dict(Place.objects.values_list("name", "address"))
        assert found == {"Sama": "Jl. A", "Baru": "Jl. A", "Pindah": "Jl. B"}
        assert Place.objects.get(name="Pindah").closed_on is not None
        assert counts(imported(administrator, government, PLACES, self.HEADINGS, *rows)) == (
            "written",
            0,
            0,
            3,
        )

    def test_are_written_all_or_none(self, government, administrator, monkeypatch):
        agency = AgencyFactory(government=government)
        names = iter(["A", "B", "A"])
        rows = [{"agency": agency.pk, "name": name, "address": "x"} for name in names]
        with pytest.raises(IntegrityError):
            organisation.import_places(
                actor=administrator, government=government, new=rows, changed=[], source={}
            )

    def test_that_somebody_changed_meanwhile_are_not_overwritten(self, government, administrator):
        place = PlaceFactory(agency__government=government)
        Place.objects.filter(pk=place.pk).update(version=2, address="Jl. Baru")
        with pytest.raises(ChangedMeanwhile):
            organisation.import_places(
                actor=administrator,
                government=government,
                new=[],
                changed=[(place, {"address": "Jl. Lama"})],
                source={},
            )
        assert Place.objects.get().address == "Jl. Baru"

    def test_need_the_right_in_each_of_their_agencies(self, government):
        mine, other = AgencyFactory.create_batch(2, government=government)
        head = viewer(Role.AGENCY_HEAD, agency=mine)
        rows = [{"agency": one.pk, "name": "A", "address": "x"} for one in (mine, other)]
        with pytest.raises(NotAllowed):
            organisation.import_places(
                actor=head, government=government, new=rows, changed=[], source={}
            )
        strange = AgencyFactory()
        with pytest.raises(DomainError, match="another government"):
            organisation.import_places(
                actor=head,
                government=government,
                new=[{"agency": strange.pk, "name": "A", "address": "x"}],
                changed=[],
                source={},
            )

    def test_that_fail_half_way_leave_nothing(self, government, administrator, monkeypatch):
        agency = AgencyFactory(government=government)
        upload = SimpleUploadedFile("a.csv", f"agency,name,address\n{agency.name},A,x\n".encode())
        run = services.receive(
            actor=administrator, register=PLACES, government=government, upload=upload
        )
        services.check(actor=administrator, run=run)

        def broken(**_given: object) -> None:
            raise OSError("the disk is full")

        monkeypatch.setattr(organisation, "record_event", broken)
        with pytest.raises(OSError, match="disk"):
            services.write(actor=administrator, run_id=run.pk)
        run.refresh_from_db()
        assert (Place.objects.count(), run.state) == (0, ImportState.READY)


def test_a_file_is_written_once(government, administrator):
    agency = AgencyFactory(government=government)
    upload = SimpleUploadedFile("a.csv", f"agency;name;address\n{agency.name};A;x\n".encode())
    run = services.receive(
        actor=administrator, register=PLACES, government=government, upload=upload
    )
    with pytest.raises(services.ImportNotReady):
        services.write(actor=administrator, run_id=run.pk)
    services.check(actor=administrator, run=run)
    for _time in range(2):
        assert counts(services.write(actor=administrator, run_id=run.pk)) == ("written", 1, 0, 0)
    assert TrailEvent.objects.filter(verb="organisation.place.imported").count() == 1


def test_what_happened_since_the_check_is_met_when_writing(government, administrator):
    agency, _other = AgencyFactory.create_batch(2, government=government)
    body = f"agency;name;address\n{agency.name};A;x\n{agency.name};B;x\n".encode()
    run = services.receive(
        actor=administrator,
        register=PLACES,
        government=government,
        upload=SimpleUploadedFile("a.csv", io.BytesIO(body).getvalue()),
    )
    services.check(actor=administrator, run=run)
    PlaceFactory(agency=agency, name="A", address="x")
    assert counts(services.write(actor=administrator, run_id=run.pk)) == ("written", 1, 0, 1)
    late = services.receive(
        actor=administrator,
        register=PLACES,
        government=government,
        upload=SimpleUploadedFile("a.csv", body.replace(b";B;", b";C;")),
    )
    services.check(actor=administrator, run=late)
    Agency.objects.filter(pk=agency.pk).update(closed_on="2018-01-01")
    late = services.write(actor=administrator, run_id=late.pk)
    assert (late.state, late.fault_count) == (ImportState.REFUSED, 2)
    assert Place.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_people_with_the_same_file_at_once_leave_no_double():
    if connection.vendor == "sqlite":
        pytest.skip("threads cannot share SQLite's database in memory; PostgreSQL plays this")
    agency = AgencyFactory()
    lines = "".join(f"{agency.name};Ruang {n};x\n" for n in range(300))
    body = f"agency;name;address\n{lines}".encode()
    runs = []
    for _person in range(3):
        actor = viewer(Role.ADMINISTRATOR, government=agency.government)
        run = services.receive(
            actor=actor,
            register=PLACES,
            government=agency.government,
            upload=SimpleUploadedFile("a.csv", body),
        )
        runs.append((actor, services.check(actor=actor, run=run)))
    together = threading.Barrier(len(runs))

    def write(actor: Any, run: ImportRun) -> tuple[str, int, int, int]:
        together.wait(timeout=30)
        try:
            return counts(services.write(actor=actor, run_id=run.pk))
        finally:
            connection.close()

    with ThreadPoolExecutor(len(runs)) as pool:
        results = sorted(pool.map(lambda given: write(*given), runs))
    assert results == [("written", 0, 0, 300)] * 2 + [("written", 300, 0, 0)]
    assert Place.objects.count() == 300
