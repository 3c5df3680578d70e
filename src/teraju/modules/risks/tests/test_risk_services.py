"""The way of a risk: entered, rated, answered, treated, happened, closed."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.planning.api import Process
from teraju.modules.risks import services
from teraju.modules.risks.domain.quarters import Quarter
from teraju.modules.risks.models import Rating, Risk
from teraju.modules.risks.refusals import (
    DateOutOfOrder,
    NotAcceptable,
    NotInThisState,
    NotTreated,
    Unfounded,
    WrongPlace,
)
from teraju.modules.risks.selectors.risks import above_appetite, risks, worst_levels
from teraju.modules.risks.services import Score

from .world import DAY, build_world, carried_out, controlled, entered, planned, rated

pytestmark = pytest.mark.django_db


def test_goes_all_the_way(world):
    risk = rated(world, entered(world))
    assert (risk.inherent.value, risk.residual.value, risk.target.value) == (19, 17, 11)
    treatment = planned(world, risk)
    risk.refresh_from_db()
    assert (risk.state, risk.response) == ("treating", "reduce")
    carried_out(world, treatment)
    treated = services.treat_risk(actor=world.acts("coordinator"), risk_id=risk.pk)
    assert (treated.state, treated.treated_on) == ("treated", DAY)
    closed = services.close_risk(
        actor=world.acts("coordinator"), risk_id=risk.pk, reason="Proses berakhir"
    )
    assert closed.is_closed
    again = services.reopen_risk(
        actor=world.acts("coordinator"), risk_id=risk.pk, reason="Proses kembali"
    )
    assert (again.state, again.closed_on) == ("identified", None)


def test_a_stranger_does_not_find_it_and_a_reader_may_not(world):
    risk = entered(world)
    with pytest.raises(Risk.DoesNotExist):
        services.close_risk(actor=world.acts("stranger"), risk_id=risk.pk, reason="x")
    with pytest.raises(NotAllowed):
        services.change_risk(actor=world.acts("staff"), risk_id=risk.pk, title="x")
    with pytest.raises(NotAllowed):
        services.close_risk(actor=world.acts("owner"), risk_id=risk.pk, reason="x")


def test_two_people_at_once(world):
    risk = entered(world)
    services.change_risk(
        actor=world.acts("coordinator"), risk_id=risk.pk, title="Baru", expected_version=1
    )
    with pytest.raises(ChangedMeanwhile):
        services.change_risk(
            actor=world.acts("owner"), risk_id=risk.pk, title="Lain", expected_version=1
        )


def test_what_is_named_lies_in_the_agency(world):
    other = build_world()
    with pytest.raises(WrongPlace):
        entered(world, process=other.process)
    with pytest.raises(WrongPlace):
        entered(world, owner=other.owner)
    assert Process.objects.count() == 2


def test_a_control_that_is_not_run_takes_nothing_off(world):
    risk = entered(world)
    controlled(world, risk, "irregular")
    with pytest.raises(Unfounded, match="works routinely"):
        rated(world, risk)
    controlled(world, risk, "gaps", description="Rotasi tim")
    assert rated(world, risk).state == "assessed"


@pytest.mark.parametrize(
    ("inherent", "residual", "target", "field"),
    [
        ((3, 4), (4, 4), None, "residual_likelihood"),
        ((4, 4), (3, 4), (4, 4), "target_likelihood"),
    ],
)
def test_a_rating_that_does_not_hold_together_is_refused(world, inherent, residual, target, field):
    risk = entered(world)
    controlled(world, risk, "proven")
    with pytest.raises(Unfounded) as refusal:
        rated(world, risk, inherent, residual, target)
    assert refusal.value.field == field


def test_of_an_opportunity_more_is_better(world):
    risk = entered(world, "PL-01", "opportunity")
    rated(world, risk, (2, 2), (2, 2), (4, 4))
    treatment = planned(world, risk)
    risk.refresh_from_db()
    assert (risk.response, treatment.state) == ("pursue", "open")


def test_a_new_rating_keeps_the_earlier_one_and_its_scheme(world):
    risk = rated(world, entered(world))
    services.set_scheme(
        actor=world.acts("head"),
        government=world.agency.government,
        agency=world.agency,
        matrix="bpkp-5x5",
        bands="D",
        appetite=12,
        valid_from=DAY,
        basis="Keputusan Inspektur",
    )
    risk.refresh_from_db()
    assert (risk.residual.bands, risk.residual.level, risk.residual.appetite) == ("A", "high", 10)
    rated(world, risk, (5, 5), (4, 5), (3, 2))
    risk.refresh_from_db()
    assert (risk.residual.bands, risk.residual.level, risk.residual.appetite) == (
        "D",
        "extreme",
        12,
    )
    assert Rating.objects.filter(risk=risk).count() == 6


def test_a_scheme_counts_from_today_on_and_is_the_heads(world):
    given = {
        "government": world.agency.government,
        "agency": world.agency,
        "matrix": "bpkp-5x5",
        "bands": "B",
        "appetite": 9,
        "basis": "Keputusan",
    }
    with pytest.raises(DateOutOfOrder):
        services.set_scheme(actor=world.acts("head"), valid_from=date(2019, 2, 3), **given)
    with pytest.raises(NotAllowed):
        services.set_scheme(actor=world.acts("coordinator"), valid_from=DAY, **given)
    with pytest.raises(DomainError) as refusal:
        services.set_scheme(actor=world.acts("head"), valid_from=DAY, **{**given, "appetite": 26})
    assert refusal.value.field == "appetite"


def test_what_is_too_large_is_not_accepted(world):
    risk = rated(world, entered(world))
    with pytest.raises(NotAcceptable):
        services.answer_risk(
            actor=world.acts("coordinator"), risk_id=risk.pk, response="accept", reason="x"
        )
    small = rated(world, entered(world, "RM-02"), (2, 2), (2, 2), None)
    with pytest.raises(DomainError, match="Say why"):
        services.answer_risk(
            actor=world.acts("coordinator"), risk_id=small.pk, response="accept", reason=" "
        )
    with pytest.raises(NotAllowed):
        services.answer_risk(
            actor=world.acts("owner"), risk_id=small.pk, response="accept", reason="Kecil"
        )
    accepted = services.answer_risk(
        actor=world.acts("coordinator"), risk_id=small.pk, response="accept", reason="Kecil"
    )
    assert accepted.state == "accepted"


def test_nothing_is_planned_for_what_is_not_rated(world):
    with pytest.raises(NotInThisState, match="Rate the risk first"):
        planned(world, entered(world))


def test_bribery_is_not_shared(world):
    risk = rated(world, entered(world, "RS-01", "bribery"))
    with pytest.raises(DomainError) as refusal:
        services.answer_risk(
            actor=world.acts("coordinator"), risk_id=risk.pk, response="share", reason="x"
        )
    assert refusal.value.field == "response"


def test_treated_needs_the_plan_carried_out(world):
    risk = rated(world, entered(world))
    with pytest.raises(NotTreated, match="No treatment"):
        services.treat_risk(actor=world.acts("coordinator"), risk_id=risk.pk)
    planned(world, risk)
    with pytest.raises(NotTreated, match="still open"):
        services.treat_risk(actor=world.acts("coordinator"), risk_id=risk.pk)


def test_a_risk_with_open_treatments_is_not_closed(world):
    risk = rated(world, entered(world))
    planned(world, risk)
    with pytest.raises(NotInThisState, match="still open"):
        services.close_risk(actor=world.acts("coordinator"), risk_id=risk.pk, reason="x")


class TestTreatment:
    def test_is_finished_by_whom_it_was_given_to(self, world):
        treatment = planned(world, rated(world, entered(world)))
        done = carried_out(world, treatment)
        assert (done.state, done.progress) == ("done", 100)
        with pytest.raises(NotInThisState):
            carried_out(world, treatment)

    def test_is_not_touched_by_other_staff(self, world):
        treatment = planned(world, rated(world, entered(world)), owner=world.owner)
        with pytest.raises(NotAllowed):
            carried_out(world, treatment)

    def test_reports_progress_until_it_is_done(self, world):
        treatment = planned(world, rated(world, entered(world)))
        with pytest.raises(DomainError) as refusal:
            services.report_treatment(
                actor=world.acts("staff"), treatment_id=treatment.pk, progress=100, note="x"
            )
        assert refusal.value.field == "progress"
        found = services.report_treatment(
            actor=world.acts("staff"), treatment_id=treatment.pk, progress=40, note="Draf"
        )
        assert found.progress == 40

    def test_reopened_its_risk_is_under_treatment_again(self, world):
        risk = rated(world, entered(world))
        treatment = carried_out(world, planned(world, risk))
        services.treat_risk(actor=world.acts("coordinator"), risk_id=risk.pk)
        services.reopen_treatment(
            actor=world.acts("coordinator"),
            treatment_id=treatment.pk,
            due=date(2019, 9, 30),
            reason="Tidak bertahan",
        )
        risk.refresh_from_db()
        assert (risk.state, risk.treated_on) == ("treating", None)

    def test_is_dropped_with_a_reason(self, world):
        treatment = planned(world, rated(world, entered(world)))
        with pytest.raises(DomainError):
            services.drop_treatment(
                actor=world.acts("coordinator"), treatment_id=treatment.pk, reason=" "
            )
        dropped = services.drop_treatment(
            actor=world.acts("coordinator"), treatment_id=treatment.pk, reason="Ganti cara"
        )
        assert dropped.state == "dropped"

    def test_lies_ahead(self, world):
        with pytest.raises(DateOutOfOrder):
            planned(world, rated(world, entered(world)), due=date(2019, 2, 3))


class TestWhatHappened:
    def _happened(self, world, risk, **fields):
        return services.record_happening(
            actor=world.acts("owner"),
            risk_id=risk.pk,
            **{
                "happened_on": DAY,
                "description": "Dua laporan terlambat",
                "effect": "Tindak lanjut tertunda",
                **fields,
            },
        )

    def test_leads_a_treated_risk_back_and_it_stays(self, world):
        risk = rated(world, entered(world))
        carried_out(world, planned(world, risk))
        services.treat_risk(actor=world.acts("coordinator"), risk_id=risk.pk)
        event = self._happened(world, risk)
        risk.refresh_from_db()
        assert (risk.state, event.state) == ("assessed", "recorded")
        with pytest.raises(NotInThisState, match="analyse the cause"):
            services.close_risk(actor=world.acts("coordinator"), risk_id=risk.pk, reason="x")
        services.analyse_happening(
            actor=world.acts("coordinator"),
            event_id=event.pk,
            true_cause="Tidak ada pengganti",
            changes="Pengganti ditunjuk",
        )
        services.close_risk(actor=world.acts("coordinator"), risk_id=risk.pk, reason="x")

    def test_did_not_happen_tomorrow(self, world):
        with pytest.raises(DateOutOfOrder):
            self._happened(world, rated(world, entered(world)), happened_on=date(2019, 2, 5))

    def test_says_cause_and_change(self, world):
        event = self._happened(world, rated(world, entered(world)))
        with pytest.raises(DomainError) as refusal:
            services.analyse_happening(
                actor=world.acts("coordinator"), event_id=event.pk, true_cause="x", changes=""
            )
        assert refusal.value.field == "changes"


FIRST_QUARTER = Quarter(2019, 1)


class TestMonitoring:
    def _seen(self, world, risk, quarter=FIRST_QUARTER, day=date(2019, 4, 2), **fields):
        return services.monitor_risk(
            actor=world.acts("owner", day),
            risk_id=risk.pk,
            quarter=quarter,
            **{"realisation": "Separuh jalan", **fields},
        )

    def test_gives_the_level_as_it_turned_out(self, world):
        risk = rated(world, entered(world))
        self._seen(world, risk, score=Score(2, 4))
        risk.refresh_from_db()
        assert (risk.actual.value, risk.standing.value) == (13, 13)

    def test_puts_right_the_same_quarter_once(self, world):
        risk = rated(world, entered(world))
        first = self._seen(world, risk, score=Score(2, 4))
        again = self._seen(world, risk, score=Score(2, 4), realisation="Selesai")
        assert (first.pk, again.realisation) == (again.pk, "Selesai")
        assert Rating.objects.filter(risk=risk, stage="actual").count() == 1
        with pytest.raises(ChangedMeanwhile):
            self._seen(world, risk, expected_version=1)

    def test_an_earlier_quarter_does_not_take_the_place_of_a_later_one(self, world):
        risk = rated(world, entered(world))
        day = date(2019, 7, 3)
        self._seen(world, risk, Quarter(2019, 2), day, score=Score(2, 3))
        self._seen(world, risk, Quarter(2019, 1), day, score=Score(4, 4))
        risk.refresh_from_db()
        assert risk.actual.value == 11

    @pytest.mark.parametrize("quarter", [Quarter(2019, 3), Quarter(2018, 4)])
    def test_is_of_a_quarter_that_was_and_had_the_risk(self, world, quarter):
        with pytest.raises(DateOutOfOrder):
            self._seen(world, rated(world, entered(world)), quarter)


def test_what_lies_above_the_appetite(world):
    large = rated(world, entered(world))
    rated(world, entered(world, "RM-02"), (2, 2), (2, 2), None)
    rows = above_appetite(risks(world.acts("coordinator")))
    assert [one.pk for one in rows] == [large.pk]


def test_the_worst_level_of_each_process(world):
    rated(world, entered(world))
    rated(world, entered(world, "RM-02", process=None), (2, 2), (2, 2), None)
    found = worst_levels([world.agency.pk], DAY)
    assert found == {world.agency.pk: {world.process.pk: "high", None: "low"}}
    assert worst_levels([world.agency.pk], date(2019, 2, 3)) == {}
