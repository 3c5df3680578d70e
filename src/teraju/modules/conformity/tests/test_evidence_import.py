"""Evidence by a file: every fault in one pass, all or nothing, the same again changes nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from python_calamine import CalamineWorkbook

from teraju.kernel.errors import NotAllowed
from teraju.modules.conformity import services
from teraju.modules.conformity.models import Evidence
from teraju.modules.conformity.web.evidence_list import EVIDENCE
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.audit.api import TrailEvent
from teraju.platform.exchange import services as exchange
from teraju.platform.exchange.files import to_xlsx
from teraju.platform.exchange.models import ImportRun, ImportState
from teraju.platform.exchange.tests.workbook import workbook
from teraju.platform.exchange.workbooks import template

from .factories import World, at
from .pages import page

HEADINGS = (
    "Own reference",
    "Title",
    "Agency",
    "Topics",
    "Date of the fact",
    "Valid until",
    "Note",
)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def row(world: World, **other: Any) -> list[Any]:
    values = {
        "Own reference": "SK 1/2018",
        "Title": "Policy 📜",
        "Agency": world.agency.name,
        "Topics": "policy in English; context",
        "Date of the fact": date(2018, 3, 1),
        "Valid until": date(2018, 12, 31),
        "Note": "Kept by the secretariat",
        **other,
    }
    return [values[name] for name in HEADINGS]


def send(world: World, *rows: list[Any], actor: Viewer | None = None) -> ImportRun:
    """Send a file and, if nothing is wrong with it, write it."""
    chosen = actor or world.coordinator
    upload = SimpleUploadedFile("bukti.xlsx", workbook([list(HEADINGS), *rows]))
    run = checked(world, upload, chosen)
    if run.state == ImportState.READY:
        run = exchange.write(actor=chosen, run_id=run.pk)
    return run


def checked(world: World, upload: SimpleUploadedFile, actor: Viewer | None = None) -> ImportRun:
    """Send a file and hold it against the rules."""
    chosen = actor or world.coordinator
    run = exchange.receive(
        actor=chosen, register=EVIDENCE, government=world.agency.government, upload=upload
    )
    return exchange.check(actor=chosen, run=run)


def told(run: ImportRun) -> list[tuple[int, str]]:
    return [(fault[0], fault[2]) for fault in run.faults]


def test_rows_become_notes_with_both_dates(world: World) -> None:
    run = send(world, row(world), row(world, **{"Own reference": "SK 2/2018", "Topics": "design"}))
    assert (run.new, run.changed, run.unchanged) == (2, 0, 0)
    made = Evidence.objects.get(reference="SK 1/2018")
    assert (made.form, made.title) == ("note", "Policy 📜")
    assert (made.happened_on, made.recorded_on) == (date(2018, 3, 1), date(2018, 4, 12))
    assert {topic.code for topic in made.topics.all()} == {"policy", "context"}
    assert TrailEvent.objects.filter(verb="conformity.evidence.imported").count() == 1


def test_the_same_file_again_adds_nothing(world: World) -> None:
    send(world, row(world))
    before = list(Evidence.objects.order_by("pk").values())
    run = send(world, row(world))
    assert (run.new, run.changed, run.unchanged) == (0, 0, 1)
    assert list(Evidence.objects.order_by("pk").values()) == before


def test_what_differs_is_followed_by_newer_and_stays_readable(world: World) -> None:
    send(world, row(world))
    later = world.again(world.coordinator, "2018-05-02")
    run = send(world, row(world, Title="Policy, revised"), actor=later)
    assert (run.new, run.changed) == (0, 1)
    old, new = Evidence.objects.order_by("pk")
    assert (old.withdrawn_on, new.replaces) == (date(2018, 5, 2), old)
    assert {topic.code for topic in new.topics.all()} == {"policy", "context"}
    assert new.note == "Kept by the secretariat"


def test_every_fault_is_named_and_nothing_written(world: World) -> None:
    run = send(
        world,
        row(world, Topics="nothing such"),
        row(world, **{"Own reference": "SK 2", "Date of the fact": date(2018, 4, 13)}),
        row(world, **{"Own reference": "SK 3", "Note": None}),
        row(world, **{"Own reference": "SK 4", "Agency": "Dinas Lain"}),
        row(world, **{"Own reference": None}),
    )
    assert run.state == ImportState.REFUSED
    assert set(told(run)) == {
        (2, "Topics"),
        (3, "Date of the fact"),
        (4, "Note"),
        (5, "Agency"),
        (6, "Own reference"),
    }
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"Topics": "policy; nothing such"}, "Topics"),
        ({"Topics": None}, "Topics"),
        ({"Date of the fact": date(2018, 4, 13)}, "Date of the fact"),
        ({"Valid until": "next year"}, "Valid until"),
        ({"Valid until": date(2018, 2, 28)}, "Valid until"),
        ({"Note": None}, "Note"),
        ({"Agency": "Dinas Lain"}, "Agency"),
        ({"Title": None}, "Title"),
        ({"Own reference": None}, "Own reference"),
    ],
)
def test_a_fault_stands_at_its_column(world: World, fields: dict[str, Any], heading: str) -> None:
    run = send(world, row(world, **fields))
    assert told(run) == [(2, heading)]
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("fields", "headings"),
    [
        ({"Date of the fact": "soon", "Note": None}, {"Date of the fact", "Note"}),
        ({"Topics": "nothing such", "Note": None}, {"Topics", "Note"}),
        (
            {"Title": None, "Date of the fact": date(2018, 4, 13)},
            {"Title", "Date of the fact"},
        ),
        ({"Note": "x" * 4001, "Valid until": "soon"}, {"Note", "Valid until"}),
        # What was not read cannot be missing, and no day lies before a day that is not known.
        ({"Note": "x" * 4001}, {"Note"}),
        ({"Date of the fact": "soon", "Valid until": date(2001, 1, 1)}, {"Date of the fact"}),
    ],
)
def test_a_fault_hides_no_other_in_its_row(
    world: World, fields: dict[str, Any], headings: set[str]
) -> None:
    run = send(world, row(world, **fields))
    assert len(run.faults) == len(headings)
    assert set(told(run)) == {(2, heading) for heading in headings}
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    "heading", ["Own reference", "Title", "Agency", "Topics", "Date of the fact"]
)
def test_a_column_that_is_missing_is_named(world: World, heading: str) -> None:
    at_heading = HEADINGS.index(heading)
    rows = [list(HEADINGS), row(world), row(world, **{"Own reference": "SK 2"})]
    for cells in rows:
        del cells[at_heading]
    upload = SimpleUploadedFile("bukti.xlsx", workbook(rows))
    run = checked(world, upload)
    assert told(run) == [(1, heading)]


def test_days_are_held_against_those_that_stand(world: World) -> None:
    world.evidence("policy", reference="SK 1/2018", valid_from=date(2018, 6, 1))
    run = send(world, row(world, **{"Valid until": date(2018, 5, 31)}))
    assert told(run) == [(2, "Valid until")]
    run = send(world, row(world, **{"Valid until": date(2018, 6, 1)}))
    assert run.state == ImportState.WRITTEN


def test_a_fact_moved_behind_the_last_day_that_stands_is_refused(world: World) -> None:
    world.evidence(
        "policy", reference="SK 1", happened_on=date(2018, 2, 1), valid_until=date(2018, 2, 28)
    )
    found = row(world, **{"Own reference": "SK 1"})
    upload = workbook([[cells[at] for at in (0, 1, 2, 3, 4, 6)] for cells in (HEADINGS, found)])
    run = checked(world, SimpleUploadedFile("bukti.xlsx", upload))
    assert told(run) == [(2, "Date of the fact")]


def test_what_others_recorded_is_left_to_who_may_withdraw_it(world: World) -> None:
    owner = viewer(Role.PROCESS_OWNER, agency=world.agency, now=at("2018-04-12"))
    send(world, row(world))
    send(world, row(world, **{"Own reference": "SK 2"}), actor=owner)
    both = [row(world), row(world, **{"Own reference": "SK 2"})]
    assert send(world, *both, actor=owner).unchanged == 2
    run = send(world, row(world, Title="Mine now"), actor=owner)
    assert told(run) == [(2, "Own reference")]
    assert "Somebody else recorded it" in run.faults[0][4]
    run = send(world, row(world, **{"Own reference": "SK 2", "Title": "Revised"}), actor=owner)
    assert (run.state, run.changed) == (ImportState.WRITTEN, 1)
    old = Evidence.objects.get(reference="SK 1/2018")
    with pytest.raises(NotAllowed):
        services.import_evidence(
            actor=owner,
            government=world.agency.government,
            new=[],
            changed=[(old, {"agency": world.agency.pk, "title": "Mine now"})],
            source={},
        )


def test_a_file_is_replaced_on_its_page_only(world: World) -> None:
    upload = SimpleUploadedFile("sk.txt", b"Keputusan.\n", "text/plain")
    world.evidence("policy", upload=upload, note="", reference="SK 1/2018")
    run = send(world, row(world))
    assert told(run) == [(2, "Own reference")]


def test_what_was_taken_away_comes_back_unchanged(world: World) -> None:
    send(world, row(world))
    rows = EVIDENCE.rows(world.coordinator)
    columns = [*EVIDENCE.columns, *(EVIDENCE.importing.columns if EVIDENCE.importing else ())]
    upload = SimpleUploadedFile("bukti.xlsx", to_xlsx(columns, rows, "Bukti"))
    run = checked(world, upload)
    assert (run.new, run.changed, run.unchanged) == (0, 0, 1), run.faults


def test_only_where_one_may_add(world: World) -> None:
    other = AgencyFactory(government=world.agency.government)
    run = send(world, row(world, Agency=other.name))
    assert told(run) == [(2, "Agency")]
    staff = viewer(Role.STAFF, agency=world.agency, now=at("2018-04-12"))
    with pytest.raises(NotAllowed):
        services.import_evidence(
            actor=staff,
            government=world.agency.government,
            new=[{"agency": world.agency.pk, "topics": ()}],
            changed=[],
            source={},
        )


def test_that_new_evidence_needs_its_note_is_said_beforehand(world: World) -> None:
    manual = CalamineWorkbook.from_filelike(io.BytesIO(template(EVIDENCE))).get_sheet_by_index(1)
    [hint] = [cells[2] for cells in manual.to_python() if cells[0] == "Note"]
    assert "needed for new evidence" in hint
    text = page(world.coordinator, "register_import", EVIDENCE.key)
    assert "what is new needs its note" in text
