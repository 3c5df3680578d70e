"""What partners and worksheets prove, what waits for whom, and what a review is shown."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.modules.conformity.api import State
from teraju.modules.risks import partner_inbox, services
from teraju.modules.risks.evidence.partner_controls import associates, worksheets
from teraju.modules.risks.evidence.partners import (
    commitments,
    diligences,
    engagements,
    evaluations,
    shut_out,
)
from teraju.modules.risks.partner_links import choose, find
from teraju.modules.risks.partner_review import controls, providers
from teraju.modules.risks.tests.partner_world import (
    DAY,
    GAP,
    NOW,
    TODAY,
    a_commitment,
    a_partner,
    an_engagement,
    decided_diligence,
    filled_worksheet,
    house,
    sent_diligence,
)
from teraju.modules.risks.web.partner_figures import figures
from teraju.platform.links.review_inputs import Period

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=366)
MARKS = {"quality": 3, "time": 3, "service": 3, "price": 3, "papers": 3}


@pytest.fixture
def home():
    return house()


def one(found):
    (proof,) = found
    return proof


def evaluate(home, partner, now=NOW, **values):
    usual = {
        "since": now.date() - timedelta(days=300),
        "until": now.date(),
        "marks": MARKS,
        "reason": "Buku penerimaan",
    }
    return services.evaluate_provider(
        actor=home.at("coordinator", now), partner_id=partner.pk, **{**usual, **values}
    )


def approved(home, **gap):
    sheet = filled_worksheet(home, **gap)
    services.send_worksheet(actor=home.at("compliance"), worksheet_id=sheet.pk)
    return services.approve_worksheet(actor=home.at("head"), worksheet_id=sheet.pk)


class TestDiligenceProof:
    def test_of_nobody_above_low_only_speaks_for_it(self, home):
        a_partner(home, "low")
        proof = one(diligences([home.agency.pk], TODAY))
        assert proof.supports
        assert proof.topics == {"due-diligence", "commitments", "associate-controls"}

    def test_says_nothing_while_a_partner_is_not_judged(self, home):
        a_partner(home)
        assert not list(diligences([home.agency.pk], TODAY))

    def test_is_wrong_until_all_above_low_are_looked_into_and_again_later(self, home):
        partner = a_partner(home, "above_low")
        proof = one(diligences([home.agency.pk], TODAY))
        assert (proof.state, proof.wrong_since) == (State.ATTENTION, TODAY)
        assert "1 of 1" in str(proof.reason)
        decided = decided_diligence(home, partner)
        proof = one(diligences([home.agency.pk], TODAY))
        assert (proof.state, proof.valid_until) == (State.CONFORMING, decided.valid_until)
        later = one(diligences([home.agency.pk], TODAY + YEAR))
        assert (later.state, later.wrong_since) == (State.ATTENTION, decided.valid_until + DAY)
        other = a_partner(home, "above_low", name="CV Kedua")
        assert "1 of 2" in str(one(diligences([home.agency.pk], TODAY)).reason)
        assert other.name not in str(proof.title)

    def test_who_was_refused_is_no_gap_unless_still_at_work(self, home):
        partner = a_partner(home, "above_low")
        decided_diligence(home, partner)
        a_commitment(home, partner)
        engagement = an_engagement(home, partner)
        services.start_engagement(actor=home.at("owner"), engagement_id=engagement.pk)
        decided_diligence(home, partner, outcome="not_acceptable", convicted="yes")
        assert one(diligences([home.agency.pk], TODAY)).state is State.ATTENTION
        services.end_engagement(
            actor=home.at("owner"),
            engagement_id=engagement.pk,
            ended_on=TODAY,
            acceptance="Diakhiri",
        )
        assert one(diligences([home.agency.pk], TODAY)).state is State.CONFORMING
        assert one(shut_out([home.agency.pk], TODAY)).supports


class TestOtherProofs:
    def test_providers_are_proved_by_evaluations_in_time(self, home):
        partner = a_partner(home, "low")
        assert one(evaluations([home.agency.pk], TODAY)).supports
        found = evaluate(home, partner)
        proof = one(evaluations([home.agency.pk], TODAY))
        assert (proof.state, proof.supports, proof.valid_until) == (
            State.CONFORMING,
            False,
            found.next_on,
        )
        later = one(evaluations([home.agency.pk], found.next_on + DAY))
        assert (later.state, later.wrong_since) == (State.ATTENTION, found.next_on + DAY)

    def test_what_was_bought_is_proved_by_requirements_and_checks(self, home):
        partner = a_partner(home, "low")
        engagement = an_engagement(home, partner)
        assert not list(engagements([home.agency.pk], TODAY))
        services.start_engagement(actor=home.at("owner"), engagement_id=engagement.pk)
        assert one(engagements([home.agency.pk], TODAY)).supports
        late = one(engagements([home.agency.pk], engagement.ends_on + DAY))
        assert (late.state, late.wrong_since) == (State.ATTENTION, engagement.ends_on + DAY)
        services.end_engagement(
            actor=home.at("owner"), engagement_id=engagement.pk, ended_on=TODAY, acceptance="Baik"
        )
        proof = one(engagements([home.agency.pk], TODAY))
        assert (proof.state, proof.supports) == (State.CONFORMING, False)

    def test_commitments_of_all_above_low_and_contracts_that_can_be_ended(self, home):
        partner = a_partner(home, "above_low")
        assert one(commitments([home.agency.pk], TODAY)).state is State.ATTENTION
        given = a_commitment(home, partner)
        decided_diligence(home, partner)
        proof = one(commitments([home.agency.pk], TODAY))
        assert (proof.state, proof.valid_until) == (State.CONFORMING, given.valid_until)
        engagement = an_engagement(home, partner)
        services.start_engagement(actor=home.at("owner"), engagement_id=engagement.pk)
        proof = one(commitments([home.agency.pk], TODAY))
        assert proof.state is State.ATTENTION
        assert "cannot be ended" in str(proof.reason)

    @pytest.mark.parametrize(
        ("kind", "topic"),
        [("provider", "associate-controls"), ("controlled", "controlled-organisations")],
    )
    def test_partners_own_controls(self, home, kind, topic):
        partner = a_partner(home, "above_low", kind=kind)
        proof = one(associates([home.agency.pk], TODAY))
        assert (proof.topics, proof.state) == ({topic}, State.ATTENTION)
        services.check_controls(
            actor=home.at("compliance"),
            partner_id=partner.pk,
            controls="none",
            basis="Wawancara",
            asked="Susun kebijakan",
            asked_by=TODAY + 10 * DAY,
        )
        proof = one(associates([home.agency.pk], TODAY))
        assert (proof.state, proof.valid_until) == (State.CONFORMING, TODAY + 10 * DAY)
        late = one(associates([home.agency.pk], TODAY + 11 * DAY))
        assert late.wrong_since == TODAY + 11 * DAY

    def test_worksheets_count_until_a_gap_is_late_or_a_year_is_over(self, home):
        sheet = approved(home, **GAP)
        proof = one(worksheets([home.agency.pk], TODAY))
        assert (proof.state, proof.topics) == (State.CONFORMING, {"financial-controls"})
        late = one(worksheets([home.agency.pk], GAP["due_on"] + DAY))
        assert (late.state, late.wrong_since) == (State.ATTENTION, GAP["due_on"] + DAY)
        assert not list(worksheets([home.agency.pk], TODAY - DAY))
        line = sheet.lines.order_by("order").first()
        services.close_gap(
            actor=home.at("compliance"), line_id=line.pk, done_on=TODAY, done_note="SK"
        )
        late = one(worksheets([home.agency.pk], GAP["due_on"] + DAY))
        assert late.state is State.CONFORMING

    def test_many_agencies_cost_as_much_as_one(self, home, django_assert_max_num_queries):
        other = house()
        for place in (home, other):
            partner = a_partner(place, "above_low")
            decided_diligence(place, partner)
            a_commitment(place, partner)
            evaluate(place, partner)
        ids = [home.agency.pk, other.agency.pk]
        for provider, most in (
            (diligences, 7),
            (evaluations, 3),
            (commitments, 3),
            (associates, 2),
            (worksheets, 2),
            (engagements, 2),
            (shut_out, 1),
        ):
            with django_assert_max_num_queries(most):
                list(provider(ids, TODAY))


def keys(home, who, now=NOW):
    return {item.key for item in partner_inbox.waiting(home.at(who, now))}


class TestInbox:
    def test_tells_each_what_is_theirs(self, home):
        partner = a_partner(home)
        base = f"risks-partner-{partner.pk}"
        assert f"{base}-level" in keys(home, "compliance")
        assert f"{base}-level" not in keys(home, "owner")
        assert f"{base}-evaluation" in keys(home, "coordinator")
        assert keys(home, "staff") == keys(home, "guest") == keys(home, "stranger") == set()
        services.judge_level(
            actor=home.at("compliance"),
            partner_id=partner.pk,
            bribery_level="above_low",
            level_reason="Nilai besar",
        )
        found = keys(home, "compliance")
        assert {f"{base}-diligence", f"{base}-commitment", f"{base}-controls"} <= found

    def test_a_due_diligence_goes_from_hand_to_hand(self, home):
        partner = a_partner(home, "above_low")
        diligence = sent_diligence(home, partner)
        key = f"risks-diligence-{diligence.pk}"
        assert f"{key}-sent" in keys(home, "compliance")
        assert f"{key}-sent" not in keys(home, "owner")
        (handed,) = partner_inbox.handed_over(home.at("owner"))
        assert "compliance function" in str(handed.detail)
        services.review_diligence(
            actor=home.at("compliance"),
            diligence_id=diligence.pk,
            outcome="conditions",
            outcome_reason="Cukup",
            conditions=[services.Condition("Kebijakan", "Sekretaris", TODAY + DAY)],
        )
        assert f"{key}-reviewed" in keys(home, "head")
        services.approve_diligence(actor=home.at("head"), diligence_id=diligence.pk)
        assert not partner_inbox.handed_over(home.at("owner"))
        condition = f"risks-condition-{diligence.conditions.get().pk}"
        assert condition in keys(home, "compliance")

    def test_calls_for_a_renewal_before_the_last_day(self, home):
        partner = a_partner(home, "above_low")
        decided = decided_diligence(home, partner)
        key = f"risks-partner-{partner.pk}-diligence"
        assert key not in keys(home, "owner")
        soon = NOW + (decided.valid_until - 30 * DAY - TODAY)
        assert key in keys(home, "owner", soon)
        services.begin_diligence(
            actor=home.at("owner", soon), partner_id=partner.pk, subject="Pembaruan"
        )
        assert key not in keys(home, "owner", soon)

    def test_worksheets_and_gaps(self, home):
        sheet = filled_worksheet(home, **GAP)
        services.send_worksheet(actor=home.at("compliance"), worksheet_id=sheet.pk)
        assert f"risks-worksheet-{sheet.pk}-sent" in keys(home, "head")
        assert partner_inbox.handed_over(home.at("compliance"))
        services.approve_worksheet(actor=home.at("head"), worksheet_id=sheet.pk)
        line = sheet.lines.order_by("order").first()
        near = NOW + (GAP["due_on"] - TODAY)
        assert f"risks-gap-{line.pk}" in keys(home, "compliance", near)
        november = NOW.replace(year=NOW.year + 1, month=11, day=2)
        called = f"risks-worksheet-{home.agency.pk}-financial-{november.year}"
        assert called in keys(home, "compliance", november)
        assert called not in keys(home, "compliance")

    def test_an_engagement_past_its_end(self, home):
        engagement = an_engagement(home, a_partner(home, "low"))
        services.start_engagement(actor=home.at("owner"), engagement_id=engagement.pk)
        late = NOW + (engagement.ends_on - TODAY)
        assert f"risks-engagement-{engagement.pk}-end" in keys(home, "owner", late)


def test_a_review_is_shown_providers_and_controls(home):
    partner = a_partner(home, "above_low")
    evaluate(home, partner, marks=dict.fromkeys(MARKS, 1))
    approved(home, **GAP)
    period = Period(TODAY - YEAR, TODAY)
    lines = providers(home.at("head"), home.agency.pk, period)
    said = [str(line.text) for line in lines if line.concerns]
    assert any("stopped" in text for text in said)
    assert any("no due diligence" in text for text in said)
    (line,) = controls(home.at("head"), home.agency.pk, period)
    assert "1 gaps" in str(line.text)
    assert not providers(home.at("stranger"), home.agency.pk, period)


def test_the_overview_counts_who_was_not_looked_into(home):
    assert not figures(home.at("head"))
    partner = a_partner(home, "above_low")
    (figure,) = figures(home.at("head"))
    assert (figure.value, figure.tone) == (1, "bad")
    decided_diligence(home, partner)
    (figure,) = figures(home.at("head"))
    assert (figure.value, figure.tone) == (0, "act")
    assert not figures(home.at("staff"))


def test_neighbours_name_a_partner_within_what_they_see(home):
    partner = a_partner(home, "low")
    assert find(home.at("staff"), [partner.pk])[partner.pk].title == partner.name
    assert not find(home.at("stranger"), [partner.pk])
    assert [pk for pk, _label in choose(home.at("owner"), home.government.pk)] == [partner.pk]
