"""Due diligence from its beginning to its renewal, and what refuses it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.risks import services
from teraju.modules.risks.domain.diligence import Fault, Outcome
from teraju.modules.risks.models import DiligenceAnswer, DueDiligence
from teraju.modules.risks.partner_refusals import (
    NoBasis,
    NotComplete,
    OutOfPlace,
    TooMild,
    WrongPerson,
)
from teraju.modules.risks.selectors.diligence import standing_of
from teraju.modules.risks.tests.partner_world import (
    DAY,
    NOW,
    TODAY,
    a_partner,
    answer_all,
    decided_diligence,
    house,
    sent_diligence,
)
from teraju.platform.audit.api import TrailEvent

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=366)


@pytest.fixture
def home():
    return house()


@pytest.fixture
def partner(home):
    return a_partner(home, "above_low")


def condition(**values):
    usual = {"text": "Menyerahkan kebijakan", "office": "Sekretaris", "due_on": TODAY + DAY}
    return services.Condition(**{**usual, **values})


def review(home, diligence, who="compliance", outcome="acceptable", **values):
    usual = {"outcome_reason": "Sesuai telaah", **values}
    return services.review_diligence(
        actor=home.at(who), diligence_id=diligence.pk, outcome=outcome, **usual
    )


def test_above_low_it_passes_three_pairs_of_hands_and_counts_a_year(home, partner):
    diligence = sent_diligence(home, partner)
    assert not standing_of([partner.pk], TODAY)[partner.pk].is_valid
    assert review(home, diligence).state == "reviewed"
    assert not standing_of([partner.pk], TODAY)[partner.pk].is_valid
    decided = services.approve_diligence(actor=home.at("head"), diligence_id=diligence.pk)
    found = standing_of([partner.pk], TODAY)[partner.pk]
    assert (found.is_valid, found.outcome, found.valid_until) == (
        True,
        Outcome.ACCEPTABLE,
        decided.valid_until,
    )
    assert not standing_of([partner.pk], decided.valid_until + DAY)[partner.pk].is_valid
    assert standing_of([partner.pk], TODAY - DAY)[partner.pk].fault is Fault.NONE_MADE


def test_a_low_risk_is_decided_by_the_function_alone_and_asked_less(home):
    low = a_partner(home, "low", name="CV Ringan (contoh)")
    diligence = sent_diligence(home, low)
    assert not diligence.answers.filter(question="payment").exists()
    assert review(home, diligence).is_decided


def test_nobody_decides_what_they_filled_and_the_head_approves_no_own_work(home, partner):
    diligence = services.begin_diligence(
        actor=home.at("compliance"), partner_id=partner.pk, subject="Jasa boga"
    )
    answer_all(home, diligence)
    services.send_diligence(actor=home.at("owner"), diligence_id=diligence.pk)
    with pytest.raises(WrongPerson):
        review(home, diligence)
    assert review(home, diligence, "deputy").state == "reviewed"


def test_who_only_answered_one_question_does_not_decide(home, partner):
    diligence = services.begin_diligence(
        actor=home.at("owner"), partner_id=partner.pk, subject="Jasa boga"
    )
    answer_all(home, diligence)
    row = diligence.answers.first()
    services.answer_question(actor=home.at("deputy"), answer_id=row.pk, answer="yes", source="x")
    services.send_diligence(actor=home.at("owner"), diligence_id=diligence.pk)
    with pytest.raises(WrongPerson):
        review(home, diligence, "deputy")


@pytest.mark.parametrize(
    ("answers", "outcome", "refusal"),
    [
        ({"official": "yes"}, "acceptable", TooMild),
        ({"convicted": "yes"}, "conditions", TooMild),
        ({}, "conditions", NotComplete),
    ],
)
def test_no_outcome_is_milder_than_the_answers_and_conditions_are_named(
    home, partner, answers, outcome, refusal
):
    diligence = sent_diligence(home, partner, **answers)
    with pytest.raises(refusal):
        review(home, diligence, outcome=outcome)


def test_it_may_be_judged_harder_than_the_answers(home, partner):
    diligence = sent_diligence(home, partner)
    assert review(home, diligence, outcome="not_acceptable").outcome == "not_acceptable"


def test_a_condition_that_is_late_takes_the_ground_away_until_it_is_met(home, partner):
    diligence = decided_diligence(home, partner, outcome="conditions", conditions=[condition()])
    later = TODAY + 2 * DAY
    assert standing_of([partner.pk], TODAY)[partner.pk].is_valid
    assert standing_of([partner.pk], later)[partner.pk].fault is Fault.CONDITION_LATE
    row = diligence.conditions.get()
    met = services.meet_condition(
        actor=home.at("compliance", NOW + 2 * DAY),
        condition_id=row.pk,
        done_on=later,
        done_note="Kebijakan diterima",
    )
    assert met.done_on == later
    assert standing_of([partner.pk], later)[partner.pk].is_valid
    with pytest.raises(OutOfPlace):
        services.meet_condition(
            actor=home.at("compliance"), condition_id=row.pk, done_on=TODAY, done_note="Lagi"
        )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"text": " "}, "text_1"),
        ({"office": ""}, "office_1"),
        ({"due_on": TODAY - DAY}, "due_on_1"),
    ],
)
def test_a_condition_says_what_who_and_when(home, partner, values, field):
    diligence = sent_diligence(home, partner)
    with pytest.raises(DomainError) as refused:
        review(home, diligence, outcome="conditions", conditions=[condition(**values)])
    assert refused.value.field == field


def test_an_incomplete_questionnaire_is_not_sent(home, partner):
    diligence = services.begin_diligence(
        actor=home.at("owner"), partner_id=partner.pk, subject="Jasa boga"
    )
    with pytest.raises(NotComplete) as refused:
        services.send_diligence(actor=home.at("owner"), diligence_id=diligence.pk)
    assert "13 questions" in str(refused.value)


def test_a_red_flag_says_where_it_was_found(home, partner):
    diligence = services.begin_diligence(
        actor=home.at("owner"), partner_id=partner.pk, subject="Jasa boga"
    )
    row = diligence.answers.get(question="convicted")
    with pytest.raises(NoBasis):
        services.answer_question(actor=home.at("owner"), answer_id=row.pk, answer="yes")
    with pytest.raises(DomainError):
        services.answer_question(actor=home.at("owner"), answer_id=row.pk, answer="perhaps")


def test_answers_are_not_told_by_the_trail(home, partner):
    diligence = sent_diligence(home, partner)
    events = TrailEvent.objects.filter(verb="risks.diligence.answered")
    assert events.count() == diligence.answers.count()
    assert {key for event in events for key in event.changes} == {"question"}


def test_what_is_decided_stays_and_the_next_one_takes_its_place(home, partner):
    first = decided_diligence(home, partner)
    with pytest.raises(OutOfPlace):
        services.answer_question(
            actor=home.at("owner"), answer_id=first.answers.first().pk, answer="no", source="x"
        )
    with pytest.raises(OutOfPlace):
        services.drop_diligence(actor=home.at("owner"), diligence_id=first.pk, reason="Salah")
    later = NOW + YEAR
    assert standing_of([partner.pk], later.date())[partner.pk].fault is Fault.EXPIRED
    second = decided_diligence(home, partner, later)
    found = standing_of([partner.pk], later.date())[partner.pk]
    assert (found.is_valid, found.diligence_id) == (True, second.pk)
    # What was seen of an earlier day stays as it was.
    assert standing_of([partner.pk], TODAY)[partner.pk].diligence_id == first.pk


def test_two_at_once_and_a_stale_version_are_refused(home, partner):
    diligence = services.begin_diligence(
        actor=home.at("owner"), partner_id=partner.pk, subject="Jasa boga"
    )
    with pytest.raises(Exception, match="under way already"):
        services.begin_diligence(
            actor=home.at("coordinator"), partner_id=partner.pk, subject="Lagi"
        )
    row = diligence.answers.first()
    services.answer_question(
        actor=home.at("owner"), answer_id=row.pk, expected_version=1, answer="yes"
    )
    with pytest.raises(ChangedMeanwhile):
        services.answer_question(
            actor=home.at("coordinator"), answer_id=row.pk, expected_version=1, answer="no"
        )
    assert DiligenceAnswer.objects.get(pk=row.pk).answer == "yes"
    with pytest.raises(ChangedMeanwhile):
        services.drop_diligence(
            actor=home.at("owner"), diligence_id=diligence.pk, expected_version=9, reason="x"
        )


def test_a_repeated_click_decides_nothing_twice(home, partner):
    diligence = decided_diligence(home, partner)
    for again in (
        lambda: review(home, diligence),
        lambda: services.approve_diligence(actor=home.at("head"), diligence_id=diligence.pk),
        lambda: services.send_diligence(actor=home.at("owner"), diligence_id=diligence.pk),
    ):
        with pytest.raises(OutOfPlace):
            again()
    assert DueDiligence.objects.count() == 1


def test_the_head_gives_back_and_nothing_of_the_decision_stays(home, partner):
    diligence = sent_diligence(home, partner)
    review(home, diligence, outcome="conditions", conditions=[condition()])
    back = services.return_diligence(
        actor=home.at("head"), diligence_id=diligence.pk, reason="Cek pemilik"
    )
    assert (back.state, back.outcome, back.score, back.conditions.count()) == ("draft", "", None, 0)
    services.send_diligence(actor=home.at("owner"), diligence_id=diligence.pk)
    back = services.give_back_diligence(
        actor=home.at("compliance"), diligence_id=diligence.pk, reason="Sumber kurang"
    )
    assert back.returned_reason == "Sumber kurang"
    dropped = services.drop_diligence(
        actor=home.at("owner"), diligence_id=diligence.pk, reason="Tidak jadi"
    )
    assert dropped.state == "dropped"
    assert decided_diligence(home, partner).is_decided


def test_a_level_raised_meanwhile_asks_more_and_undoes_what_was_sent(home):
    low = a_partner(home, "low")
    draft = services.begin_diligence(actor=home.at("owner"), partner_id=low.pk, subject="Jasa boga")
    raise_level(home, low)
    draft.refresh_from_db()
    assert draft.level == "above_low"
    assert draft.answers.filter(question="payment").exists()


def test_a_decision_waits_where_the_level_was_raised_after_sending(home):
    low = a_partner(home, "low")
    sent = sent_diligence(home, low)
    raise_level(home, low)
    with pytest.raises(OutOfPlace, match="judged anew"):
        review(home, sent)
    back = services.give_back_diligence(
        actor=home.at("compliance"), diligence_id=sent.pk, reason="Risiko naik"
    )
    assert back.level == "above_low"
    with pytest.raises(NotComplete):
        services.send_diligence(actor=home.at("owner"), diligence_id=sent.pk)


def test_what_was_decided_at_low_does_not_answer_for_above_low(home):
    low = a_partner(home, "low")
    decided_diligence(home, low)
    assert standing_of([low.pk], TODAY)[low.pk].is_valid
    raise_level(home, low)
    assert standing_of([low.pk], TODAY)[low.pk].fault is Fault.LEVEL_RAISED


def raise_level(home, partner):
    services.judge_level(
        actor=home.at("compliance"),
        partner_id=partner.pk,
        bribery_level="above_low",
        level_reason="Nilai pekerjaan naik",
    )


def test_a_partner_nobody_judged_is_not_looked_into(home):
    unknown = a_partner(home)
    with pytest.raises(NotComplete, match="bribery risk"):
        services.begin_diligence(actor=home.at("owner"), partner_id=unknown.pk, subject="Jasa")


@pytest.mark.parametrize("who", ["staff", "head"])
def test_a_reader_may_not_and_a_stranger_finds_nothing(home, partner, who):
    diligence = sent_diligence(home, partner)
    with pytest.raises(NotAllowed):
        review(home, diligence, who)
    with pytest.raises(NotAllowed):
        services.begin_diligence(actor=home.at(who), partner_id=partner.pk, subject="Jasa")
    with pytest.raises(ObjectDoesNotExist):
        review(home, diligence, "stranger")


def test_the_standing_of_many_costs_as_much_as_of_one(home, partner, django_assert_max_num_queries):
    ids = [partner.pk]
    decided_diligence(home, partner, outcome="conditions", conditions=[condition()])
    for number in range(3):
        other = a_partner(home, "above_low", name=f"CV Uji {number}")
        decided_diligence(home, other, outcome="conditions", conditions=[condition()])
        ids.append(other.pk)
    with django_assert_max_num_queries(3):
        assert len(standing_of(ids, TODAY)) == 4
