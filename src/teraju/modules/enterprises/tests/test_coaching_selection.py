"""Programmes and the selection of applicants: what is done, and what is refused."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.enterprises.coaching_refusals import NoPlace, NotComplete, WrongChoice
from teraju.modules.enterprises.models import Applicant, Coaching, Criterion, Programme
from teraju.modules.enterprises.refusals import DayOutOfOrder, NotNow
from teraju.modules.enterprises.selectors.coaching_ranking import ranking_of
from teraju.modules.enterprises.services import coaching_programmes as programmes
from teraju.modules.enterprises.services import coaching_selection as selection
from teraju.modules.enterprises.services import coaching_steps, stages
from teraju.modules.enterprises.tests.coaching_world import (
    TODAY,
    a_coaching,
    a_product,
    a_programme,
    a_world,
    an_applicant,
)
from teraju.platform.audit.api import TrailEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return a_world()


def verbs(record):
    rows = TrailEvent.objects.filter(target_type=record._meta.label_lower, target_id=str(record.pk))
    return [
        verb.removeprefix("enterprises.")
        for verb in rows.order_by("sequence").values_list("verb", flat=True)
    ]


class TestProgramme:
    def test_it_begins_with_the_example_criteria(self, world):
        programme = programmes.plan_programme(
            actor=world.at("coach"),
            agency=world.agency,
            title=" Kriya ",
            year=2018,
            sector="craft",
            places=5,
        )
        assert programme.title == "Kriya"
        assert programme.criteria.count() == 5
        assert verbs(programme) == ["programme.planned"]

    def test_it_goes_from_draft_to_closed_and_back(self, world):
        programme = a_programme(world, "closed")
        programmes.reopen_programme(
            actor=world.at("head"), programme_id=programme.pk, reason="Satu peserta tertinggal"
        )
        programmes.open_again(
            actor=world.at("head"), programme_id=programme.pk, reason="Masih ada tempat"
        )
        programme.refresh_from_db()
        assert (programme.state, programme.reason) == ("open", "Masih ada tempat")

    def test_dropped_it_is_taken_up_as_a_draft(self, world):
        programme = a_programme(world)
        head = world.at("head")
        with pytest.raises(DomainError) as refusal:
            programmes.drop_programme(actor=head, programme_id=programme.pk, reason=" ")
        assert refusal.value.field == "reason"
        programmes.drop_programme(actor=head, programme_id=programme.pk, reason="Anggaran")
        programmes.take_up_programme(actor=head, programme_id=programme.pk, reason="Ada dana")
        programme.refresh_from_db()
        assert programme.state == "draft"

    def test_without_criteria_it_takes_nobody(self, world):
        programme = a_programme(world, "draft")
        Criterion.objects.filter(programme=programme).delete()
        with pytest.raises(NotComplete):
            programmes.open_programme(actor=world.at("head"), programme_id=programme.pk)

    def test_the_coach_does_not_decide_and_the_head_does_not_plan(self, world):
        programme = a_programme(world, "draft")
        with pytest.raises(NotAllowed):
            programmes.open_programme(actor=world.at("coach"), programme_id=programme.pk)
        with pytest.raises(NotAllowed):
            programmes.plan_programme(
                actor=world.at("head"),
                agency=world.agency,
                title="X",
                year=2018,
                sector="craft",
                places=1,
            )
        with pytest.raises(Programme.DoesNotExist):
            programmes.open_programme(actor=world.at("stranger"), programme_id=programme.pk)

    def test_it_keeps_a_place_for_everybody_who_has_one(self, world):
        programme = a_programme(world)
        for name, points in (("A", 80), ("B", 70)):
            applicant = an_applicant(world, programme, points, points, name=name)
            selection.select_applicant(actor=world.at("head"), applicant_id=applicant.pk)
        values = {"title": "Kriya", "year": 2018, "sector": "craft"}
        with pytest.raises(NoPlace):
            programmes.change_programme(
                actor=world.at("coach"), programme_id=programme.pk, places=1, **values
            )
        with pytest.raises(ChangedMeanwhile):
            programmes.change_programme(
                actor=world.at("coach"),
                programme_id=programme.pk,
                places=3,
                expected_version=1,
                **values,
            )
        with pytest.raises(NotNow):
            programmes.drop_programme(
                actor=world.at("head"), programme_id=programme.pk, reason="Batal"
            )

    def test_whoever_stopped_keeps_no_place(self, world):
        programme = a_programme(world, "running", places=1)
        gone = a_coaching(world, programme=programme)
        coaching_steps.stop_coaching(
            actor=world.at("coach"), coaching_id=gone.pk, kind="time", words="Sibuk", on=TODAY
        )
        a_coaching(world, programme=programme, product=a_product(world, "B"))
        changed = programmes.change_programme(
            actor=world.at("coach"), programme_id=programme.pk, purpose="Pasar baru"
        )
        assert (changed.purpose, changed.places) == ("Pasar baru", 1)

    def test_a_product_that_goes_on_keeps_its_one_place(self, world):
        programme = a_programme(world, "running", places=2)
        first = a_coaching(world, "batikmark", programme=programme)
        stages.reach(
            world.at("coach"),
            Coaching.objects.select_for_update().get(pk=first.pk),
            "certified",
            TODAY,
        )
        coaching_steps.go_on(
            actor=world.at("coach"), coaching_id=first.pk, road="sppt_sni", reason="Siap naik"
        )
        second = a_coaching(world, programme=programme, product=a_product(world, "B"))
        assert second.programme == programme
        with pytest.raises(NoPlace):
            a_coaching(world, programme=programme, product=a_product(world, "C"))

    def test_of_two_who_change_a_criterion_the_second_is_told(self, world):
        programme = a_programme(world, "draft")
        one = programme.criteria.order_by("pk").first()
        change = {
            "actor": world.at("coach"),
            "criterion_id": one.pk,
            "name": one.name,
            "expected_version": programme.version,
        }
        programmes.change_criterion(weight=50, **change)
        with pytest.raises(ChangedMeanwhile):
            programmes.change_criterion(weight=70, **change)
        assert programme.criteria.get(pk=one.pk).weight == 50

    def test_nobody_may_wait_when_it_closes(self, world):
        programme = a_programme(world)
        an_applicant(world, programme)
        programmes.start_programme(actor=world.at("head"), programme_id=programme.pk)
        with pytest.raises(NotComplete):
            programmes.close_programme(actor=world.at("head"), programme_id=programme.pk)

    def test_criteria_stay_once_somebody_was_decided_on(self, world):
        programme = a_programme(world)
        criterion = programme.criteria.first()
        coach = world.at("coach")
        programmes.change_criterion(
            actor=coach, criterion_id=criterion.pk, name="Kemauan pemilik", weight=50
        )
        applicant = an_applicant(world, programme, 80, 80)
        selection.reserve_applicant(actor=world.at("head"), applicant_id=applicant.pk)
        for attempt in (
            lambda: programmes.remove_criterion(actor=coach, criterion_id=criterion.pk),
            lambda: programmes.add_criterion(
                actor=coach, programme_id=programme.pk, name="Lain", weight=1
            ),
            lambda: programmes.change_criterion(
                actor=coach, criterion_id=criterion.pk, name="X", weight=1
            ),
        ):
            with pytest.raises(NotNow):
                attempt()


class TestSelection:
    def test_the_ranking_follows_the_weights(self, world):
        programme = a_programme(world)
        low = an_applicant(world, programme, 50, 100, name="A")
        high = an_applicant(world, programme, 100, 50, name="B")
        without = an_applicant(world, programme, 100, name="C")
        an_applicant(world, programme, name="D")
        rows = ranking_of(programme).rows
        assert {pk: (row.rank, str(row.total)) for pk, row in rows.items()} == {
            high.pk: (1, "80.00"),
            low.pk: (2, "70.00"),
            without.pk: (None, "None"),
        }

    def test_who_is_selected_is_coached(self, world):
        applicant = an_applicant(world, a_programme(world), 80, 70)
        coaching = selection.select_applicant(actor=world.at("head"), applicant_id=applicant.pk)
        applicant.refresh_from_db()
        assert (applicant.state, applicant.coaching) == ("selected", coaching)
        assert [one.stage for one in coaching.entries.all()] == ["selected"]
        assert verbs(coaching) == ["coaching.begun"]
        assert verbs(applicant)[-1] == "applicant.selected"

    def test_papers_come_first(self, world):
        programme = a_programme(world)
        applicant = an_applicant(world, programme)
        coach, head = world.at("coach"), world.at("head")
        with pytest.raises(NotNow):
            selection.score_applicant(actor=coach, applicant_id=applicant.pk, points={})
        with pytest.raises(NotNow):
            selection.select_applicant(actor=head, applicant_id=applicant.pk)
        with pytest.raises(DomainError):
            selection.check_papers(actor=coach, applicant_id=applicant.pk, in_order=False)
        selection.check_papers(
            actor=coach, applicant_id=applicant.pk, in_order=False, reason="Tanpa NIB"
        )
        selection.look_again(actor=coach, applicant_id=applicant.pk, reason="NIB menyusul")
        applicant.refresh_from_db()
        assert applicant.state == "received"

    def test_without_all_scores_nobody_is_selected(self, world):
        applicant = an_applicant(world, a_programme(world), 80)
        with pytest.raises(NotComplete):
            selection.select_applicant(actor=world.at("head"), applicant_id=applicant.pk)

    def test_scores_are_points_of_this_programme_from_0_to_100(self, world):
        programme = a_programme(world)
        applicant = an_applicant(world, programme, 80, 70)
        key = programme.criteria.first().pk
        for points in ({key: 101}, {key: -1}, {0: 5}):
            with pytest.raises(WrongChoice):
                selection.score_applicant(
                    actor=world.at("coach"), applicant_id=applicant.pk, points=points
                )

    def test_places_are_kept_and_the_lower_ranked_needs_a_reason(self, world):
        programme = a_programme(world, places=1)
        first = an_applicant(world, programme, 90, 90, name="A")
        second = an_applicant(world, programme, 50, 50, name="B")
        head = world.at("head")
        with pytest.raises(DomainError) as refusal:
            selection.select_applicant(actor=head, applicant_id=second.pk)
        assert refusal.value.field == "reason"
        coaching = selection.select_applicant(
            actor=head, applicant_id=second.pk, reason="Produk unggulan kecamatan"
        )
        with pytest.raises(NoPlace):
            selection.select_applicant(actor=head, applicant_id=first.pk)
        selection.reserve_applicant(actor=head, applicant_id=first.pk)
        coaching_steps.stop_coaching(
            actor=world.at("coach"), coaching_id=coaching.pk, kind="time", words="Sibuk", on=TODAY
        )
        selection.select_applicant(actor=head, applicant_id=first.pk)
        assert Coaching.objects.filter(programme=programme).count() == 2

    def test_who_was_refused_or_withdrew_is_looked_at_again(self, world):
        programme = a_programme(world)
        one = an_applicant(world, programme, 10, 10, name="A")
        other = an_applicant(world, programme, name="B")
        head, coach = world.at("head"), world.at("coach")
        selection.refuse_applicant(actor=head, applicant_id=one.pk, reason="Nilai rendah")
        with pytest.raises(NotAllowed):
            selection.look_again(actor=coach, applicant_id=one.pk, reason="Keberatan")
        selection.look_again(actor=head, applicant_id=one.pk, reason="Keberatan diterima")
        selection.withdraw_applicant(actor=coach, applicant_id=other.pk, reason="Pindah")
        selection.look_again(actor=coach, applicant_id=other.pk, reason="Kembali")
        states = Applicant.objects.order_by("pk").values_list("state", flat=True)
        assert list(states) == ["admitted", "received"]

    def test_applications_are_taken_within_their_days(self, world):
        programme = a_programme(world, applies_until=TODAY - timedelta(days=1))
        product = a_product(world)
        values = {"actor": world.at("coach"), "programme_id": programme.pk, "product": product}
        for day in (TODAY, TODAY + timedelta(days=1)):
            with pytest.raises(DayOutOfOrder):
                selection.enter_applicant(applied_on=day, **values)
        applicant = selection.enter_applicant(applied_on=TODAY - timedelta(days=1), **values)
        selection.change_applicant(
            actor=world.at("coach"),
            applicant_id=applicant.pk,
            applied_on=TODAY - timedelta(days=2),
            road="batikmark",
        )
        applicant.refresh_from_db()
        assert applicant.road == "batikmark"
        with pytest.raises(WrongChoice, match="2021"):
            selection.change_applicant(
                actor=world.at("coach"),
                applicant_id=applicant.pk,
                applied_on=TODAY - timedelta(days=2),
                road="bina_umk",
            )

    def test_products_of_others_and_of_the_past_are_refused(self, world):
        programme = a_programme(world)
        ended = a_product(world, "Lama", ended_on=TODAY)
        foreign = a_product(a_world(), "Asing")
        for product in (ended, foreign):
            with pytest.raises(WrongChoice):
                selection.enter_applicant(
                    actor=world.at("coach"),
                    programme_id=programme.pk,
                    product=product,
                    applied_on=TODAY,
                )

    def test_the_owner_is_nowhere_in_the_trail(self, world):
        applicant = an_applicant(world, a_programme(world), 80, 70)
        selection.select_applicant(actor=world.at("head"), applicant_id=applicant.pk)
        told = " ".join(
            str(event.changes) + event.target_label for event in TrailEvent.objects.all()
        )
        assert "Rahasia" not in told
