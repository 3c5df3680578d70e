"""Posts, competences, assessments, and the gaps between them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.learning import services
from teraju.modules.learning.domain.gaps import Standing
from teraju.modules.learning.models import Assessment, Requirement
from teraju.modules.learning.refusals import (
    NoBasis,
    OutOfPlace,
    WrongChoice,
    WrongPerson,
)
from teraju.modules.learning.selectors import gaps, reading
from teraju.modules.learning.tests.factories import (
    TODAY,
    AssessmentFactory,
    CompetenceFactory,
    HoldingFactory,
    PositionFactory,
    RequirementFactory,
    house,
)
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory
from teraju.platform.audit.api import TrailEvent

pytestmark = pytest.mark.django_db
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def home():
    return house()


class TestPosts:
    def test_exposure_is_judged_with_a_reason_either_way(self, home):
        with pytest.raises(NoBasis) as refusal:
            add(home, exposure_reason=" ")
        assert refusal.value.field == "exposure_reason"
        assert not add(home).is_exposed
        with pytest.raises(ValidationError):
            add(home)
        with pytest.raises(NotAllowed):
            add(home, actor=home.at("first"), name="Lain")

    def test_no_circle_of_superiors_and_no_post_of_others(self, home):
        top = add(home, name="Atas")
        below = add(home, name="Bawah", superior=top)
        with pytest.raises(WrongChoice) as refusal:
            services.change_position(
                actor=home.at("coordinator"),
                position_id=top.pk,
                name="Atas",
                exposure_reason="x",
                superior=below,
            )
        assert refusal.value.field == "superior"
        with pytest.raises(WrongChoice):
            add(home, name="Lain", superior=PositionFactory())

    def test_a_post_that_is_held_is_not_closed(self, home):
        post, actor = add(home), home.at("coordinator")
        holding = services.fill_position(
            actor=actor, position_id=post.pk, person=home.users["first"], since=TODAY
        )
        with pytest.raises(OutOfPlace):
            services.close_position(actor=actor, position_id=post.pk, reason="Struktur baru")
        with pytest.raises(DomainError):
            services.leave_position(
                actor=actor, holding_id=holding.pk, last_day=TODAY - timedelta(days=1)
            )
        services.leave_position(actor=actor, holding_id=holding.pk, last_day=TODAY)
        assert services.close_position(
            actor=actor, position_id=post.pk, reason="Struktur baru"
        ).closed_on
        with pytest.raises(DomainError):
            services.reopen_position(actor=actor, position_id=post.pk, reason=" ")
        again = services.reopen_position(actor=actor, position_id=post.pk, reason="Keliru")
        assert (again.closed_on, again.closing_reason) == (None, "")
        with pytest.raises(OutOfPlace):
            services.reopen_position(actor=actor, position_id=post.pk, reason="Lagi")
        services.close_position(actor=actor, position_id=post.pk, reason="Struktur baru")
        twin = add(home, name=post.name)
        with pytest.raises(ValidationError):
            services.reopen_position(actor=actor, position_id=post.pk, reason="Lagi")
        services.close_position(actor=actor, position_id=twin.pk, reason="Kembar")
        with pytest.raises(WrongPerson):
            services.fill_position(
                actor=actor,
                position_id=add(home, name="B").pk,
                person=home.users["stranger"],
                since=TODAY,
            )

    def test_a_level_that_stood_stays_on_record(self, home):
        post = add(home)
        competence = CompetenceFactory(agency=home.agency)
        need(home, post, competence, 2)
        need(home, post, competence, 3)
        assert Requirement.objects.count() == 1
        need(home, post, competence, 4, now=TOMORROW)
        old, new = Requirement.objects.order_by("pk")
        assert (old.level, old.until, new.level, new.until) == (3, TODAY, 4, None)
        events = TrailEvent.objects.filter(verb="learning.position.need_set").count()
        need(home, post, competence, 4, now=TOMORROW)
        assert TrailEvent.objects.filter(verb="learning.position.need_set").count() == events
        need(home, post, competence, 0, now=TOMORROW + timedelta(days=1))
        assert not Requirement.objects.standing().exists()
        with pytest.raises(WrongChoice):
            need(home, post, CompetenceFactory(), 2)


def add(home, **values):
    usual = {"actor": home.at("coordinator"), "name": "Auditor", "exposure_reason": "Tidak rawan"}
    return services.add_position(agency=home.agency, **{**usual, **values})


def need(home, post, competence, level, now=NOW):
    return services.set_need(
        actor=home.at("coordinator", now),
        position_id=post.pk,
        competence=competence,
        level=level,
    )


class TestCatalogue:
    def test_only_certificates_run_out_and_names_stand_once(self, home):
        usual = {"actor": home.at("coordinator"), "government": home.government}
        with pytest.raises(DomainError) as refusal:
            services.add_competence(
                **usual, agency=home.agency, name="A", kind="skill", validity_months=12
            )
        assert refusal.value.field == "validity_months"
        found = services.add_competence(**usual, agency=home.agency, name="A", kind="skill")
        with pytest.raises(ValidationError):
            services.add_competence(**usual, agency=home.agency, name="A", kind="skill")
        with pytest.raises(NotAllowed):
            services.add_competence(**usual, agency=None, name="B", kind="skill")
        RequirementFactory(position__agency=home.agency, competence=found)
        with pytest.raises(OutOfPlace):
            services.retire_competence(
                actor=home.at("coordinator"), competence_id=found.pk, reason="Digabung"
            )


class TestAssessing:
    def assess(self, home, competence, actor="head", who="first", now=NOW, **values):
        usual = {"level": 2, "basis": "Kertas kerja", **values}
        return services.assess(
            actor=home.at(actor, now),
            agency=home.agency,
            person=home.users[who],
            competence=competence,
            **usual,
        )

    def test_by_somebody_else_with_a_ground(self, home):
        competence = CompetenceFactory(agency=home.agency)
        with pytest.raises(WrongPerson):
            self.assess(home, competence, who="head")
        with pytest.raises(NoBasis) as refusal:
            self.assess(home, competence, basis=" ")
        assert refusal.value.field == "basis"
        with pytest.raises(DomainError):
            self.assess(home, competence, level=5)
        with pytest.raises(DomainError):
            self.assess(home, competence, on=TODAY + timedelta(days=1))
        with pytest.raises(NotAllowed):
            self.assess(home, competence, actor="second")
        with pytest.raises(WrongPerson):
            self.assess(home, competence, who="stranger")
        row = self.assess(home, competence)
        with pytest.raises(IntegrityError), transaction.atomic():
            Assessment.objects.filter(pk=row.pk).update(basis="")

    def test_the_same_day_is_put_right_another_day_is_new(self, home):
        competence = CompetenceFactory(agency=home.agency)
        row = self.assess(home, competence)
        again = self.assess(home, competence, level=3, seen_version=row.version)
        assert (again.pk, again.level) == (row.pk, 3)
        with pytest.raises(ChangedMeanwhile):
            self.assess(home, competence, seen_version=1)
        self.assess(home, competence, now=TOMORROW)
        assert Assessment.objects.count() == 2

    def test_a_certificate_runs_out_by_its_kind(self, home):
        kind = CompetenceFactory(agency=home.agency, kind="certificate", validity_months=24)
        assert self.assess(home, kind, level=1).valid_until == date(2020, 3, 14)
        assert self.assess(home, kind, level=0).valid_until is None

    def test_is_read_by_who_looks_after_it_and_by_the_person(self, home):
        row = self.assess(home, CompetenceFactory(agency=home.agency))
        for who, sees in (
            ("head", True),
            ("coordinator", True),
            ("first", True),
            ("second", False),
            ("stranger", False),
            ("guest", False),
        ):
            found = reading.assessments(home.at(who)).filter(pk=row.pk).exists()
            assert found is sees, who


@pytest.mark.parametrize(
    ("level", "until", "expected"),
    [
        (None, None, Standing.UNKNOWN),
        (2, None, Standing.BELOW),
        (3, None, Standing.MET),
        (4, TODAY, Standing.MET),
        (4, TODAY - timedelta(days=1), Standing.EXPIRED),
        (1, TODAY - timedelta(days=1), Standing.EXPIRED),
    ],
)
def test_the_register_of_gaps_says_what_the_rule_says(home, level, until, expected):
    """The same question, asked of the database and of the rule."""
    need = RequirementFactory(position__agency=home.agency)
    HoldingFactory(position=need.position, person=home.users["first"])
    if level is not None:
        AssessmentFactory(
            agency=home.agency,
            person=home.users["first"],
            competence=need.competence,
            level=level,
            valid_until=until,
            on=date(2018, 3, 1),
            assessed_by=home.users["head"],
        )
    viewer = home.at("head")
    pair = gaps.pairs(viewer).get()
    assert gaps.standing_of(pair) is expected
    assert gaps.gaps(viewer).exists() is (expected is not Standing.MET)
    cell = gaps.matrix(viewer, home.agency.pk).people[0].cells[0]
    assert cell.standing is expected
    assert gaps.pairs(home.at("first")).exists()
    assert not gaps.pairs(home.at("second")).exists()


def test_what_all_may_use_is_offered_once_however_many_agencies_there_are(home):
    AgencyFactory(government=home.agency.government)
    shared = CompetenceFactory(agency=None, government=home.agency.government)
    own = CompetenceFactory(agency=home.agency, government=home.agency.government)
    found = reading.usable_competences(home.at("coordinator"), home.agency.pk)
    assert sorted(one.pk for one in found) == sorted([shared.pk, own.pk])
