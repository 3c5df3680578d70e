"""Needs and assessments from files: taken away, brought back, changed, refused."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.utils.translation import override

from teraju.kernel.errors import NotAllowed
from teraju.modules.learning.models import Assessment, Requirement
from teraju.modules.learning.tests.factories import (
    TODAY,
    AssessmentFactory,
    CompetenceFactory,
    HoldingFactory,
    RequirementFactory,
    house,
)
from teraju.modules.learning.web.registers_people import ASSESSMENTS, REQUIREMENTS
from teraju.platform.audit.api import TrailEvent
from teraju.platform.exchange.files import to_csv
from teraju.platform.exchange.headings import columns_read, importing_of
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.plans import Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet

pytestmark = pytest.mark.django_db
SOURCE = Source("uji.csv", "0" * 64)


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.fixture
def home():
    return house()


@pytest.fixture
def need(home):
    need = RequirementFactory(position__agency=home.agency)
    HoldingFactory(position=need.position, person=home.users["first"])
    return need


def scope_of(home, who):
    return Scope(home.at(who), home.government)


def read(register, scope, body):
    reading = read_rows(register, read_sheet(io.BytesIO(body), "text/csv"), scope)
    plan = compare(register, reading, scope, SOURCE)
    return plan, [(fault.row, fault.sentence) for fault in reading.faults.sorted()]


def test_what_is_taken_away_comes_back_unchanged(home, need):
    AssessmentFactory(
        agency=home.agency,
        person=home.users["first"],
        competence=need.competence,
        basis="=1+1; “dua”",
        valid_until=TODAY,
        assessed_by=home.users["head"],
    )
    for register, who in ((REQUIREMENTS, "coordinator"), (ASSESSMENTS, "head")):
        scope = scope_of(home, who)
        records = list(importing_of(register).standing(scope))
        plan, faults = read(register, scope, to_csv(columns_read(register), records))
        assert faults == []
        assert (plan.is_empty, plan.unchanged) == (True, 1)


def test_needs_are_set_in_one_event(home, need):
    other = CompetenceFactory(agency=home.agency)
    post = need.position.name
    body = (
        f"Post;Competence;Level needed\n{post};{need.competence.name};4\n{post};{other.name};2\n"
    ).encode()
    scope = scope_of(home, "coordinator")
    plan, faults = read(REQUIREMENTS, scope, body)
    assert faults == []
    importing_of(REQUIREMENTS).write(scope, plan)
    levels = Requirement.objects.standing().values_list("competence", "level")
    assert dict(levels) == {need.competence_id: 4, other.pk: 2}
    assert TrailEvent.objects.filter(verb="learning.requirements.imported").count() == 1


def test_assessments_want_a_ground_a_day_and_somebody_else(home, need):
    HoldingFactory(position=need.position, person=home.users["head"])
    name, agency = need.competence.name, home.agency.name
    ahead = TODAY + timedelta(days=1)
    rows = [
        ("Pejabat first", "3", TODAY, "Laporan"),
        ("Pejabat first", "3", ahead, "Laporan"),
        ("Pejabat head", "4", TODAY, "Saya"),
        ("Pejabat siapa", "3", TODAY, "Laporan"),
        ("Pejabat second", "9", TODAY, "Laporan"),
    ]
    head = "Agency;Person;Competence;Level held;Assessed on;What it rests on"
    lines = [f"{agency};{who};{name};{level};{day};{basis}" for who, level, day, basis in rows]
    scope = scope_of(home, "head")
    plan, faults = read(ASSESSMENTS, scope, "\n".join([head, *lines]).encode())
    assert [row for row, _sentence in faults] == [3, 4, 5, 6]
    assert "future" in faults[0][1]
    assert "Nobody assesses themselves" in faults[1][1]
    plan, faults = read(ASSESSMENTS, scope, "\n".join([head, lines[0]]).encode())
    assert faults == []
    importing_of(ASSESSMENTS).write(scope, plan)
    assert Assessment.objects.get().level == 3
    with pytest.raises(NotAllowed):
        importing_of(ASSESSMENTS).write(scope_of(home, "second"), plan)
