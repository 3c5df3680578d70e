"""The assessment of all risks: complete, handed in, approved by another, frozen, renewed."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.risks import services
from teraju.modules.risks.domain.quarters import Quarter
from teraju.modules.risks.refusals import NotComplete, NotInThisState, OwnText
from teraju.platform.papers.api import papers_of

from .world import DAY, approved, drafted, entered, planned, rated

pytestmark = pytest.mark.django_db


def submit(world, one):
    return services.submit_assessment(actor=world.acts("coordinator"), assessment_id=one.pk)


def test_is_frozen_as_a_signed_paper_when_the_head_approves(world):
    risk = rated(world, entered(world))
    planned(world, risk)
    one = approved(world)
    assert (one.approved_on, one.valid_until) == (DAY, date(2020, 2, 4))
    assert [row["code"] for row in one.content] == ["RM-01"]
    assert one.scheme["matrix"] == "bpkp-5x5"
    papers = list(papers_of(world.acts("head"), one))
    assert len(papers) == 1
    rated(world, risk, (5, 5), (4, 5), None)
    one.refresh_from_db()
    assert one.content[0]["residual"]["value"] == 17


@pytest.mark.parametrize("missing", ["risks", "rating", "plan", "conclusion"])
def test_is_not_handed_in_before_it_is_complete(world, missing):
    if missing != "risks":
        risk = entered(world)
        if missing != "rating":
            rated(world, risk)
            if missing != "plan":
                planned(world, risk)
    one = drafted(world, conclusion="" if missing == "conclusion" else "x")
    with pytest.raises(NotComplete):
        submit(world, one)


def test_nobody_approves_what_they_wrote(world):
    planned(world, rated(world, entered(world)))
    one = services.draft_assessment(
        actor=world.acts("head"),
        agency=world.agency,
        kind="quality",
        year=2019,
        occasion="first",
        assessed_on=DAY,
        taken_part="x",
        criteria="x",
        conclusion="x",
    )
    submit(world, one)
    with pytest.raises(OwnText):
        services.approve_assessment(actor=world.acts("head"), assessment_id=one.pk)


def test_only_the_head_approves(world):
    planned(world, rated(world, entered(world)))
    one = drafted(world)
    submit(world, one)
    with pytest.raises(NotAllowed):
        services.approve_assessment(actor=world.acts("coordinator"), assessment_id=one.pk)


def test_is_given_back_with_a_reason_and_changed(world):
    planned(world, rated(world, entered(world)))
    one = drafted(world)
    submit(world, one)
    with pytest.raises(NotInThisState):
        services.change_assessment(
            actor=world.acts("coordinator"), assessment_id=one.pk, conclusion="y"
        )
    with pytest.raises(DomainError):
        services.return_assessment(actor=world.acts("head"), assessment_id=one.pk, reason="")
    services.return_assessment(
        actor=world.acts("head"), assessment_id=one.pk, reason="Kriteria kurang"
    )
    changed = services.change_assessment(
        actor=world.acts("coordinator"), assessment_id=one.pk, criteria="Lebih rinci"
    )
    assert (changed.status, changed.criteria) == ("draft", "Lebih rinci")


def test_the_next_one_supersedes_and_revokes(world):
    planned(world, rated(world, entered(world)))
    first = approved(world)
    second = approved(world, occasion="yearly", year=2020)
    first.refresh_from_db()
    assert (first.status, second.number) == ("superseded", 2)
    assert [one.is_valid for one in papers_of(world.acts("head"), first)] == [False]


def test_one_draft_at_a_time_of_each_kind(world):
    drafted(world)
    with pytest.raises(NotInThisState):
        drafted(world)
    other = drafted(world, "bribery")
    services.discard_assessment(actor=world.acts("coordinator"), assessment_id=other.pk)
    assert drafted(world, "bribery").number == 2


def test_a_large_change_is_named(world):
    with pytest.raises(Exception, match="Say what changed"):
        drafted(world, occasion="change")


def test_the_quarter_is_issued_once_it_is_monitored(world):
    risk = rated(world, entered(world))
    quarter = Quarter(2019, 1)
    with pytest.raises(NotComplete):
        services.issue_quarter_report(
            actor=world.acts("coordinator"), agency=world.agency, quarter=quarter
        )
    services.monitor_risk(
        actor=world.acts("owner"), risk_id=risk.pk, quarter=quarter, realisation="Jalan"
    )
    paper = services.issue_quarter_report(
        actor=world.acts("coordinator"), agency=world.agency, quarter=quarter
    )
    assert paper.is_valid
