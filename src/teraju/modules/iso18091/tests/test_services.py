"""What the use-cases do, and what they refuse."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.iso18091 import services
from teraju.modules.iso18091.domain.figures import Side
from teraju.modules.iso18091.models import Answer, Diagnosis, Evidence, Question
from teraju.modules.iso18091.refusals import NoEvidence, OutOfPlace, OwnAnswer, WrongChoice
from teraju.platform.audit.api import TrailEvent

from .world import (
    GREEN,
    RED,
    TODAY,
    YELLOW,
    Town,
    a_diagnosis,
    a_paper,
    concluded,
    handed_over,
    indicator,
    published,
    say,
)


class TestStarting:
    def test_lays_out_39_indicators_with_five_questions_each(self, town: Town) -> None:
        made = a_diagnosis(town)
        assert made.indicators.count() == 39
        assert Answer.objects.filter(indicator__diagnosis=made).count() == 195
        assert made.question_set.state == "in_force"
        assert indicator(made, "3.1").goals == [1, 11]

    def test_a_year_has_one_diagnosis_and_a_withdrawn_one_makes_room(self, town: Town) -> None:
        first = a_diagnosis(town)
        with pytest.raises(WrongChoice) as refusal:
            a_diagnosis(town)
        assert refusal.value.field == "year"
        who = town.at("secretary")
        services.withdraw_diagnosis(actor=who, diagnosis_id=first.pk, reason="Salah edisi")
        again = services.resume_diagnosis(actor=who, diagnosis_id=first.pk)
        assert (again.state, again.withdrawn_on, again.reason) == ("open", None, "")
        services.withdraw_diagnosis(actor=who, diagnosis_id=first.pk, reason="Salah edisi")
        assert a_diagnosis(town).question_set == first.question_set
        with pytest.raises(ValidationError):
            services.resume_diagnosis(actor=who, diagnosis_id=first.pk)

    def test_refuses_a_year_to_come_and_whoever_does_not_lead(self, town: Town) -> None:
        with pytest.raises(DomainError, match="this year"):
            a_diagnosis(town, year=TODAY.year + 1)
        with pytest.raises(NotAllowed):
            services.start_diagnosis(
                actor=town.at("head"),
                government=town.government,
                year=TODAY.year,
                edition="2019",
                started_on=TODAY,
            )

    def test_a_stranger_does_not_see_it(self, town: Town) -> None:
        made = a_diagnosis(town)
        with pytest.raises(Diagnosis.DoesNotExist):
            services.hand_over(
                actor=town.at("stranger"), diagnosis_id=made.pk, verifier="Inspektorat"
            )


class TestAnswering:
    def test_the_weakest_colour_wins_and_what_is_open_blocks_green(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        found = say(town, "head", one, GREEN, GREEN, YELLOW, GREEN, "")
        assert (found.self_colour, found.self_complete) == (YELLOW, False)
        found = say(town, "head", one, GREEN)
        assert (found.self_colour, found.self_complete) == (GREEN, True)

    def test_an_agency_answers_for_its_own_alone(self, town: Town) -> None:
        made = a_diagnosis(town)
        with pytest.raises(NotAllowed):
            say(town, "neighbour", indicator(made), GREEN)
        with pytest.raises(NotAllowed):
            say(town, "head", indicator(made, "1.3"), GREEN)
        assert say(town, "secretary", indicator(made, "1.3"), GREEN).self_complete

    def test_the_same_answer_twice_writes_once(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        first = say(town, "head", one, GREEN, note="Ada", expected_version=one.version)
        again = say(town, "head", one, GREEN, note="Ada", expected_version=one.version)
        assert first.version == again.version

    def test_two_people_do_not_overwrite_each_other(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        say(town, "head", one, GREEN, expected_version=one.version)
        with pytest.raises(ChangedMeanwhile):
            say(town, "head", one, RED, expected_version=one.version)

    def test_a_question_of_another_set_is_refused(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        with pytest.raises(WrongChoice):
            services.answer_indicator(
                actor=town.at("head"), indicator_id=one.pk, colours={10**9: GREEN}
            )

    def test_the_trail_tells_what_changed(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        say(town, "head", one, RED)
        event = TrailEvent.objects.filter(verb="iso18091.indicator.assessed").latest("pk")
        assert len(event.changes) == 5


class TestVerifying:
    def test_both_words_stand_side_by_side(self, town: Town) -> None:
        one = indicator(handed_over(town))
        found = say(town, "auditor", one, YELLOW)
        assert found.standing(Side.SELF).counted_as == GREEN
        assert found.standing(Side.VERIFIED).counted_as == YELLOW

    def test_nobody_verifies_their_own_word(self, town: Town) -> None:
        made = a_diagnosis(town)
        one = indicator(made)
        from teraju.platform.accounts.roles import Role
        from teraju.platform.accounts.tests.factories import person

        town.users["both"] = person(Role.AGENCY_HEAD, Role.INTERNAL_AUDITOR, agency=town.agency)
        say(town, "both", one, YELLOW)
        services.hand_over(actor=town.at("secretary"), diagnosis_id=made.pk, verifier="Tim")
        with pytest.raises(OwnAnswer):
            say(town, "both", one, YELLOW)
        assert say(town, "auditor", one, YELLOW).verified_complete

    def test_green_needs_evidence_that_is_valid_on_the_day(self, town: Town) -> None:
        made = handed_over(town)
        one = indicator(made)
        paper = Evidence.objects.get(indicator=one)
        paper.happened_on = TODAY - timedelta(days=400)
        paper.valid_until = TODAY - timedelta(days=1)
        paper.save()
        with pytest.raises(NoEvidence):
            say(town, "auditor", one, GREEN)
        a_paper(town, one, "auditor", valid_until=TODAY)
        assert say(town, "auditor", one, GREEN).verified_colour == GREEN

    def test_a_word_that_changes_is_verified_anew(self, town: Town) -> None:
        made = handed_over(town)
        one = indicator(made)
        say(town, "auditor", one, GREEN)
        services.give_back(actor=town.at("auditor"), diagnosis_id=made.pk, reason="Kurang")
        found = say(town, "head", one, GREEN, GREEN, GREEN, GREEN, RED)
        assert (found.self_colour, found.self_complete) == (RED, True)
        assert found.standing(Side.VERIFIED).counted_as == "not_assessed"
        assert one.answers.exclude(verified_colour="").count() == 4

    def test_the_agency_cannot_answer_meanwhile_and_the_verifier_not_before(
        self, town: Town
    ) -> None:
        made = a_diagnosis(town)
        with pytest.raises(NotAllowed):
            say(town, "auditor", indicator(made), GREEN)
        one = indicator(handed_over(town, year=TODAY.year - 1))
        with pytest.raises(NotAllowed):
            say(town, "head", one, RED)


class TestOverriding:
    def test_a_colour_against_the_answers_has_a_reason_and_both_stay(self, town: Town) -> None:
        one = indicator(handed_over(town))
        say(town, "auditor", one, YELLOW)
        found = services.override(
            actor=town.at("auditor"), indicator_id=one.pk, colour=RED, reason="Tidak jalan"
        )
        assert found.verified_colour == RED
        assert set(one.answers.values_list("verified_colour", flat=True)) == {YELLOW}
        lifted = services.lift_override(actor=town.at("auditor"), indicator_id=one.pk)
        assert lifted.verified_colour == YELLOW

    def test_a_green_against_the_answers_needs_evidence_all_the_same(self, town: Town) -> None:
        one = indicator(handed_over(town))
        say(town, "auditor", one, YELLOW)
        Evidence.objects.update(withdrawn_on=TODAY, withdrawn_reason="Salah")
        with pytest.raises(NoEvidence):
            services.override(
                actor=town.at("auditor"), indicator_id=one.pk, colour=GREEN, reason="Baik"
            )

    def test_what_is_not_assessed_cannot_be_overridden(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        with pytest.raises(OutOfPlace):
            services.override(
                actor=town.at("head"), indicator_id=one.pk, colour=GREEN, reason="Baik"
            )

    def test_new_answers_let_it_fall(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        say(town, "head", one, YELLOW)
        services.override(actor=town.at("head"), indicator_id=one.pk, colour=RED, reason="Ya")
        found = say(town, "head", one, GREEN)
        assert (found.self_override, found.self_colour) == ("", GREEN)

    def test_needs_a_reason(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        say(town, "head", one, YELLOW)
        with pytest.raises(DomainError):
            services.override(actor=town.at("head"), indicator_id=one.pk, colour=RED, reason=" ")


class TestConcluding:
    def test_nothing_changes_afterwards(self, town: Town) -> None:
        made = concluded(town)
        with pytest.raises(OutOfPlace):
            say(town, "auditor", indicator(made), RED)
        with pytest.raises(OutOfPlace):
            a_paper(town, indicator(made))

    def test_needs_something_verified_and_is_not_the_leaders(self, town: Town) -> None:
        made = handed_over(town)
        with pytest.raises(OutOfPlace):
            services.conclude(actor=town.at("auditor"), diagnosis_id=made.pk, summary="Baik")
        with pytest.raises(NotAllowed):
            services.conclude(actor=town.at("secretary"), diagnosis_id=made.pk, summary="Baik")

    def test_is_published_once_and_taken_off_before_it_is_opened_again(self, town: Town) -> None:
        made = published(town)
        with pytest.raises(OutOfPlace):
            services.publish(actor=town.at("secretary"), diagnosis_id=made.pk)
        with pytest.raises(OutOfPlace):
            services.reopen(actor=town.at("auditor"), diagnosis_id=made.pk, reason="Salah")
        services.unpublish(actor=town.at("secretary"), diagnosis_id=made.pk, reason="Salah")
        services.reopen(actor=town.at("auditor"), diagnosis_id=made.pk, reason="Salah")
        assert Diagnosis.objects.get(pk=made.pk).state == "verification"

    def test_a_diagnosis_without_an_answer_is_not_handed_over(self, town: Town) -> None:
        made = a_diagnosis(town)
        with pytest.raises(OutOfPlace):
            services.hand_over(actor=town.at("secretary"), diagnosis_id=made.pk, verifier="Tim")


class TestEvidence:
    def test_is_withdrawn_with_a_reason_and_stays(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        paper = a_paper(town, one)
        services.withdraw_evidence(
            actor=town.at("head"), evidence_id=paper.pk, reason="Salah unggah"
        )
        assert not Evidence.objects.valid_on(TODAY).exists()
        assert Evidence.objects.count() == 1

    def test_a_record_that_is_not_offered_is_refused(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        with pytest.raises(WrongChoice):
            services.take_records(actor=town.at("head"), indicator_id=one.pk, keys=["x"])

    def test_the_last_day_does_not_lie_before_the_first(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        with pytest.raises(ValidationError):
            a_paper(town, one, valid_until=TODAY - timedelta(days=1))


class TestSets:
    def test_the_next_version_is_a_copy_and_a_running_diagnosis_keeps_its_own(
        self, town: Town
    ) -> None:
        made, lead = a_diagnosis(town), town.at("secretary")
        draft = services.begin_set(actor=lead, government=town.government, edition="2019")
        services.add_question(
            actor=lead,
            set_id=draft.pk,
            code="1.1",
            kind="other",
            title="Suara warga",
            green="Didengar",
            yellow="Kadang",
            red="Tidak tercatat",
        )
        services.put_in_force(actor=lead, set_id=draft.pk)
        assert indicator(made).answers.count() == 5
        later = a_diagnosis(town, year=TODAY.year - 1)
        assert indicator(later).answers.count() == 6
        made.question_set.refresh_from_db()
        assert made.question_set.state == "superseded"

    def test_a_set_in_force_does_not_change(self, town: Town) -> None:
        made = a_diagnosis(town)
        asked = Question.objects.filter(question_set=made.question_set).first()
        assert asked is not None
        with pytest.raises(OutOfPlace):
            services.change_question(actor=town.at("secretary"), question_id=asked.pk, title="Lain")

    def test_none_of_the_39_goes(self, town: Town) -> None:
        lead = town.at("secretary")
        draft = services.begin_set(actor=lead, government=town.government, edition="2019")
        rows = list(draft.questions.filter(code="2.5").order_by("number"))
        for row in rows[:-1]:
            services.leave_out(actor=lead, question_id=row.pk)
        with pytest.raises(OutOfPlace, match="none of the 39"):
            services.leave_out(actor=lead, question_id=rows[-1].pk)
        services.put_in_force(actor=lead, set_id=draft.pk)
        assert a_diagnosis(town).indicators.count() == 39


class TestPlanning:
    def test_an_improvement_becomes_an_action_of_the_agency(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        ordered = services.plan_improvement(
            actor=town.at("head"),
            indicator_id=one.pk,
            title="Susun diagnosis",
            owner_office="Sekretaris Dinas",
            due_on=TODAY,
        )
        assert (ordered.agency, ordered.subject_kind) == (town.agency, "iso18091.indicator")

    def test_what_is_nobodys_is_given_first(self, town: Town) -> None:
        one = indicator(a_diagnosis(town), "2.5")
        with pytest.raises(OutOfPlace):
            services.plan_improvement(
                actor=town.at("secretary"),
                indicator_id=one.pk,
                title="Susun",
                owner_office="Sekda",
                due_on=TODAY,
            )

    def test_goals_are_linked_with_their_source(self, town: Town) -> None:
        one = indicator(a_diagnosis(town))
        found = services.link_goals(
            actor=town.at("secretary"), indicator_id=one.pk, goals=[16, 1], source="RPJMD"
        )
        assert (found.goals, found.goals_source) == ([1, 16], "RPJMD")
        with pytest.raises(WrongChoice):
            services.link_goals(
                actor=town.at("secretary"), indicator_id=one.pk, goals=[18], source="RPJMD"
            )
