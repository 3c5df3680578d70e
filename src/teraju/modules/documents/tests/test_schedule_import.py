"""The retention schedule by a file: every fault named, all or nothing, the same again nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.kernel.errors import NotAllowed
from teraju.modules.documents.models import RetentionRule
from teraju.modules.documents.web.reading_registers import SCHEDULE
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import viewer
from teraju.platform.audit.models import TrailEvent
from teraju.platform.exchange import services as exchange
from teraju.platform.exchange.models import ImportState
from teraju.platform.exchange.tests.workbook import workbook

pytestmark = pytest.mark.django_db
HEADINGS = [
    "Code",
    "Title",
    "Active years",
    "Inactive years",
    "What becomes of it at the end",
    "Source",
]


@pytest.fixture
def admin(place):
    return viewer(Role.ADMINISTRATOR, government=place.agency.government, now=place.now)


def send(actor, place, *rows, headings=HEADINGS):
    upload = SimpleUploadedFile("jra.xlsx", workbook([list(headings), *rows]))
    run = exchange.receive(
        actor=actor, register=SCHEDULE, government=place.agency.government, upload=upload
    )
    run = exchange.check(actor=actor, run=run)
    if run.state == ImportState.READY:
        run = exchange.write(actor=actor, run_id=run.pk)
    return run


def test_lines_come_in_and_the_same_again_changes_nothing(place, admin):
    rows = [["700.1", "Prosedur", 1, 2, "destroy", ""], ["700.2", "Laporan", 2, 8, "reassess", ""]]
    send(admin, place, *rows)
    assert RetentionRule.objects.count() == 2
    versions = list(RetentionRule.objects.order_by("code").values_list("version", flat=True))
    send(admin, place, *rows)
    assert versions == list(
        RetentionRule.objects.order_by("code").values_list("version", flat=True)
    )
    assert TrailEvent.objects.filter(verb="documents.schedule.imported").count() == 1


def test_a_line_that_differs_is_changed(place, admin):
    send(admin, place, ["700.1", "Prosedur", 1, 2, "destroy", ""])
    send(admin, place, ["700.1", "Prosedur", 1, 5, "keep for good", ""])
    rule = RetentionRule.objects.get()
    assert (rule.inactive_years, rule.fate) == (5, "keep")


@pytest.mark.parametrize(
    "row",
    [
        ["", "Prosedur", 1, 2, "destroy", ""],
        ["700.1", "Prosedur", -1, 2, "destroy", ""],
        ["700.1", "Prosedur", 1, 101, "destroy", ""],
        ["700.1", "Prosedur", 1, 2, "burn", ""],
        ["700.1", "", 1, 2, "destroy", ""],
    ],
)
def test_one_fault_keeps_all_out(place, admin, row):
    run = send(admin, place, ["700.9", "Baik", 1, 2, "destroy", ""], row)
    assert run.state == ImportState.REFUSED
    assert not RetentionRule.objects.exists()


def test_a_confirmed_line_names_its_source(place, admin):
    headings = [*HEADINGS, "Confirmed"]
    send(admin, place, ["700.1", "A", 1, 2, "destroy", "", "yes"], headings=headings)
    assert not RetentionRule.objects.exists()
    send(admin, place, ["700.1", "A", 1, 2, "destroy", "Perbup 1", "yes"], headings=headings)
    assert RetentionRule.objects.get().confirmed


def test_others_may_not(place):
    with pytest.raises(NotAllowed):
        send(place.coordinator, place, ["700.1", "A", 1, 2, "destroy", ""])
