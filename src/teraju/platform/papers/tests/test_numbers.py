import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, connections, transaction
from django.db.utils import load_backend

from teraju.kernel.errors import ChangedMeanwhile, NotAllowed
from teraju.kernel.numbering import Reset, parse_pattern
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, viewer
from teraju.platform.audit.api import TrailEvent
from teraju.platform.organisation.models import Government
from teraju.platform.papers import numbers
from teraju.platform.papers.models import NumberPattern, NumberSeries
from teraju.platform.papers.numbers import (
    NumberKind,
    PatternRefused,
    next_number,
    official_number,
    pattern_with,
    register_numbers,
    set_pattern,
)

PLAIN = parse_pattern("{seq:03}/{year}")
DAY = date(2026, 11, 21)


@pytest.fixture
def kind(monkeypatch):
    monkeypatch.setattr(numbers, "_kinds", {})
    register_numbers("letter", NumberKind("Surat", pattern_with("SR")))
    return "letter"


@pytest.mark.django_db
class TestNumbers:
    def test_they_run_on_within_a_period_and_begin_again_in_the_next(self):
        government = GovernmentFactory()
        days = [DAY, DAY, date(2027, 1, 2), DAY]
        taken = [next_number(government=government, key="k", pattern=PLAIN, on=day) for day in days]
        assert taken == ["001/2026", "002/2026", "001/2027", "003/2026"]

    def test_each_government_and_kind_counts_for_itself(self):
        first, second = GovernmentFactory(), GovernmentFactory()
        for government, key in [(first, "a"), (first, "b"), (second, "a")]:
            taken = next_number(government=government, key=key, pattern=PLAIN, on=DAY)
            assert taken == "001/2026"

    def test_a_rolled_back_number_is_free_again(self):
        government = GovernmentFactory()
        with transaction.atomic():
            next_number(government=government, key="k", pattern=PLAIN, on=DAY)
            transaction.set_rollback(True)
        assert next_number(government=government, key="k", pattern=PLAIN, on=DAY) == "001/2026"

    def test_the_usual_pattern_carries_the_code_of_the_agency(self, kind):
        agency = AgencyFactory(code="INSP")
        number = official_number(government=agency.government, key=kind, on=DAY, agency=agency)
        assert number == "001/SR/INSP/XI/2026"

    def test_a_government_writes_its_region_code(self, kind):
        government = GovernmentFactory()
        number = official_number(government=government, key=kind, on=DAY)
        assert number == f"001/SR/{government.region_id}/XI/2026"

    def test_an_unknown_kind_is_written_without_a_sign(self):
        agency = AgencyFactory(code="X")
        assert (
            official_number(government=agency.government, key="new", on=DAY, agency=agency)
            == "001/X/XI/2026"
        )


@pytest.mark.django_db(transaction=True)
def test_a_number_outside_a_transaction_is_a_mistake():
    with pytest.raises(RuntimeError, match="transaction"):
        next_number(government=GovernmentFactory(), key="k", pattern=PLAIN, on=DAY)


@pytest.mark.django_db
class TestPatterns:
    @pytest.fixture
    def government(self):
        return GovernmentFactory()

    @pytest.fixture
    def administrator(self, government):
        return viewer(Role.ADMINISTRATOR, government=government)

    def test_a_government_sets_its_own(self, kind, government, administrator):
        row = set_pattern(
            actor=administrator,
            government=government,
            key=kind,
            pattern="S-{seq}/{month}/{year}",
            reset="month",
        )
        assert official_number(government=government, key=kind, on=DAY) == "S-1/11/2026"
        assert row.version == 1
        event = TrailEvent.objects.get(verb="papers.pattern.changed")
        assert event.changes["pattern"] == [None, "S-{seq}/{month}/{year}"]

    def test_the_running_number_goes_on_under_a_new_pattern(self, kind, government, administrator):
        official_number(government=government, key=kind, on=DAY)
        set_pattern(
            actor=administrator,
            government=government,
            key=kind,
            pattern="{seq}/SURAT/{year}",
            reset="year",
        )
        assert official_number(government=government, key=kind, on=DAY) == "2/SURAT/2026"

    @pytest.mark.parametrize(
        ("pattern", "reset"),
        [
            ("", "year"),
            ("{seq}", "year"),
            ("{year}", "year"),
            ("{seq}{year}", "year"),
            ("{seq}/{seq}/{year}", "year"),
            ("{seq}/{year", "year"),
            ("{seq}/{year}", "month"),
            ("{seq}/{name}/{year}", "year"),
            ("{seq:99}/{year}", "year"),
            ("{seq.__class__}/{year}", "year"),
            ("{seq}/{year}\n", "year"),
            ("x" * 200 + "/{seq}/{year}", "year"),
        ],
    )
    def test_a_broken_one_is_refused_at_its_field(
        self, kind, government, administrator, pattern, reset
    ):
        with pytest.raises(PatternRefused) as refusal:
            set_pattern(
                actor=administrator,
                government=government,
                key=kind,
                pattern=pattern,
                reset=reset,
            )
        assert refusal.value.field == "pattern"
        assert not NumberPattern.objects.exists()

    def test_the_rule_of_a_counter_that_has_begun_stays(self, kind, government, administrator):
        official_number(government=government, key=kind, on=DAY)
        with pytest.raises(PatternRefused) as refusal:
            set_pattern(
                actor=administrator,
                government=government,
                key=kind,
                pattern="{seq}/{year}",
                reset="none",
            )
        assert refusal.value.field == "reset"

    def test_it_stays_too_where_each_agency_counts_for_itself(
        self, kind, government, administrator
    ):
        register_numbers(
            "document", NumberKind("Dokumen", "D-{seq}/{code}/{year}", per_agency=True)
        )
        agencies = [AgencyFactory(government=government) for _each in range(2)]
        for agency in agencies:
            taken = official_number(government=government, key="document", on=DAY, agency=agency)
            assert taken == f"D-1/{agency.code}/2026"
        with pytest.raises(PatternRefused) as refusal:
            set_pattern(
                actor=administrator,
                government=government,
                key="document",
                pattern="D-{seq}/{code}",
                reset="none",
            )
        assert refusal.value.field == "reset"

    def test_an_unknown_kind_is_refused(self, kind, government, administrator):
        with pytest.raises(PatternRefused):
            set_pattern(
                actor=administrator,
                government=government,
                key="nothing",
                pattern="{seq}/{year}",
                reset="year",
            )

    @pytest.mark.parametrize("role", [Role.STAFF, Role.AGENCY_HEAD, Role.REGIONAL_SECRETARY])
    def test_others_may_not(self, kind, government, role):
        with pytest.raises(NotAllowed):
            set_pattern(
                actor=viewer(role, government=government),
                government=government,
                key=kind,
                pattern="{seq}/{year}",
                reset="year",
            )

    def test_two_at_once_do_not_overwrite_each_other(self, kind, government, administrator):
        given = {"actor": administrator, "government": government, "key": kind, "reset": "year"}
        set_pattern(**given, pattern="{seq}/A/{year}")
        with pytest.raises(ChangedMeanwhile):
            set_pattern(**given, pattern="{seq}/B/{year}")
        assert set_pattern(**given, pattern="{seq}/B/{year}", expected_version=1).version == 2

    def test_the_same_kind_twice_is_a_mistake(self, kind):
        with pytest.raises(ValueError, match="twice"):
            register_numbers(kind, NumberKind("Lain", reset=Reset.NONE, pattern="{seq}"))

    def test_two_kinds_that_are_written_alike_are_a_mistake(self, kind):
        with pytest.raises(ValueError, match="alike"):
            register_numbers("other", NumberKind("Lain", "{seq}/SR/{code}/{month_roman}/{year}"))

    def test_a_government_does_not_write_two_kinds_alike(self, kind, government, administrator):
        register_numbers("other", NumberKind("Lain", pattern_with("LN")))
        given = {"actor": administrator, "government": government, "reset": "year"}
        set_pattern(**given, key=kind, pattern="{seq:04}/A/{year}")
        with pytest.raises(PatternRefused) as refusal:
            set_pattern(**given, key="other", pattern="{seq:03}/A/{year}")
        assert refusal.value.field == "pattern"
        set_pattern(**given, key="other", pattern="{seq:03}/SR/{code}/{month_roman}/{year}")


@pytest.fixture
def each_thread(tmp_path):
    """Give every thread a connection of its own; SQLite in memory is copied to a file for that."""

    def prepare():
        if connection.vendor != "sqlite":
            return lambda: None
        path = tmp_path / "numbers.sqlite3"
        with closing(sqlite3.connect(path)) as file:
            connection.connection.backup(file)
        settings = {**connection.settings_dict, "NAME": str(path)}
        backend = load_backend(settings["ENGINE"])

        def connect():
            connections["default"] = backend.DatabaseWrapper(settings, "default")

        return connect

    return prepare


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("begun", [False, True])
def test_many_at_once_leave_neither_gap_nor_double(each_thread, begun):
    government = GovernmentFactory()
    if begun:
        NumberSeries.objects.create(government=government, key="k", period_key="2026", last=0)
    connect = each_thread()
    pk, workers, rounds = government.pk, 6, 8
    together = Barrier(workers)

    def work(worker):
        connect()
        taken = []
        try:
            owner = Government.objects.get(pk=pk)
            together.wait(timeout=30)
            for turn in range(rounds):
                try:
                    with transaction.atomic():
                        number = next_number(government=owner, key="k", pattern=PLAIN, on=DAY)
                        if (worker + turn) % 4 == 0:
                            raise ZeroDivisionError
                except ZeroDivisionError:
                    continue
                taken.append(int(number.partition("/")[0]))
        finally:
            connections["default"].close()
        return taken

    with ThreadPoolExecutor(workers) as pool:
        taken = [number for numbers in pool.map(work, range(workers)) for number in numbers]
    assert sorted(taken) == list(range(1, len(taken) + 1))
    assert len(taken) == workers * rounds * 3 // 4
