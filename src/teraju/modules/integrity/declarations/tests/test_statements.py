"""A team begins and ends only when each member has stated; an offer stops it until looked at."""

from __future__ import annotations

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.improvement.tests.pages import get, refused_at, send
from teraju.modules.integrity.declarations import inbox, services
from teraju.modules.integrity.declarations.models import Statement
from teraju.modules.integrity.declarations.refusals import (
    NothingAsked,
    NotInThisState,
    NotYours,
    OwnMatter,
)
from teraju.modules.operations.models import Assignment
from teraju.modules.operations.services import supervision
from teraju.modules.operations.tests import supervision_world
from teraju.modules.operations.tests.supervision_world import World
from teraju.platform.audit.models import TrailEvent
from teraju.platform.links.gates import GateShut, Step, panels, refusal

from .teams import DAY, KIND, TEAM, assigned, at, begin, state, with_function

OFFER = "Ditawari amplop oleh kepala bidang pada rapat pembukaan."


@pytest.fixture
def w(db: None) -> World:
    return with_function(supervision_world.world())


@pytest.fixture
def assignment(w: World) -> Assignment:
    return assigned(w)


class TestBeginning:
    def test_each_member_is_named_who_has_not_stated(
        self, w: World, assignment: Assignment
    ) -> None:
        with pytest.raises(GateShut, match="Inspektur, Irban I, Auditor Ahli Muda") as caught:
            begin(w, assignment)
        assert "Auditor Ahli Pertama" in str(caught.value)
        state(w, assignment, "head", "technical", "leader")
        with pytest.raises(GateShut) as caught:
            begin(w, assignment)
        assert "Inspektur" not in str(caught.value)
        assert "Auditor Ahli Pertama" in str(caught.value)
        state(w, assignment, "member")
        assert begin(w, assignment).state == "field_work"

    def test_what_began_before_the_rule_is_left_alone(self, w: World) -> None:
        """Field work of March 2020; asked in September for its end."""
        one = supervision_world.in_field(w)
        assert refusal(at(w, "head"), KIND, Step.CLOSE, one.pk) == ""
        assert panels(at(w, "head"), KIND, one.pk) == []
        with pytest.raises(NothingAsked, match="before the rule"):
            state(w, one, "leader")

    def test_each_for_themselves(self, w: World, assignment: Assignment) -> None:
        with pytest.raises(NotYours):
            state(w, assignment, "colleague")
        with pytest.raises(NothingAsked):
            state(w, assignment, "stranger")

    def test_once(self, w: World, assignment: Assignment) -> None:
        (first,), (again,) = state(w, assignment, "leader"), state(w, assignment, "leader")
        assert first.pk == again.pk
        assert Statement.objects.count() == 1

    def test_not_the_second_before_its_time(self, w: World, assignment: Assignment) -> None:
        state(w, assignment, "leader")
        with pytest.raises(NothingAsked):
            state(w, assignment, "leader", step="close")

    def test_without_a_tick(self, w: World, assignment: Assignment) -> None:
        with pytest.raises(DomainError) as caught:
            services.give_statement(
                actor=at(w, "leader"), kind=KIND, pk=assignment.pk, step="begin", confirmed=False
            )
        assert caught.value.field == "confirmed"


class TestException:
    def test_it_blocks_until_the_function_has_looked(
        self, w: World, assignment: Assignment
    ) -> None:
        state(w, assignment, "head", "technical", "leader")
        (told,) = state(w, assignment, "member", told=OFFER)
        with pytest.raises(GateShut, match="looks at first") as caught:
            begin(w, assignment)
        assert "Auditor Ahli Pertama" not in str(caught.value)
        services.handle_exception(
            actor=at(w, "function"),
            statement_id=told.pk,
            outcome="reported",
            handling="Penolakan dilaporkan ke UPG",
        )
        assert begin(w, assignment).state == "field_work"
        with pytest.raises(NotInThisState):
            services.handle_exception(
                actor=at(w, "function"), statement_id=told.pk, outcome="reported", handling="Lagi"
            )

    def test_who_has_to_leave_blocks_while_in_the_team(
        self, w: World, assignment: Assignment
    ) -> None:
        state(w, assignment, "head", "technical", "leader")
        (told,) = state(w, assignment, "member", told=OFFER)
        services.handle_exception(
            actor=at(w, "function"), statement_id=told.pk, outcome="removed", handling="Diganti"
        )
        with pytest.raises(GateShut):
            begin(w, assignment)

    @pytest.mark.parametrize(
        ("who", "sees"),
        [
            ("member", True),
            ("function", True),
            ("secretary", True),
            ("head", False),
            ("leader", False),
            ("colleague", False),
            ("guest", False),
            ("stranger", False),
        ],
    )
    def test_few_read_it(self, w: World, assignment: Assignment, who: str, sees: bool) -> None:
        (told,) = state(w, assignment, "member", told=OFFER)
        rows = Statement.objects.visible_to(at(w, who))
        assert rows.filter(pk=told.pk).exists() is sees
        assert OFFER not in str([event.__dict__ for event in TrailEvent.objects.all()])

    def test_nobody_looks_at_their_own(self, w: World, assignment: Assignment) -> None:
        (told,) = state(w, assignment, "member", told=OFFER)
        with pytest.raises(OwnMatter):
            services.handle_exception(
                actor=at(w, "member"), statement_id=told.pk, outcome="no_effect", handling="-"
            )


class TestEnd:
    def closing(self, w: World, assignment: Assignment) -> Assignment:
        """Its report is out and its recommendation is settled."""
        Assignment.objects.filter(pk=assignment.pk).update(state="reviewed")
        assignment.refresh_from_db()
        return assignment

    def test_everybody_states_once_more(self, w: World, assignment: Assignment) -> None:
        state(w, assignment, *TEAM)
        begin(w, assignment)
        assert inbox.statements_waiting(at(w, "leader")) == []
        self.closing(w, assignment)
        (asked,) = inbox.statements_waiting(at(w, "leader"))
        assert "ends" in str(asked.title)
        assert "Still missing" in str(refusal(at(w, "head"), KIND, Step.CLOSE, assignment.pk))
        state(w, assignment, *TEAM, step="close")
        assert refusal(at(w, "head"), KIND, Step.CLOSE, assignment.pk) == ""
        assert inbox.statements_waiting(at(w, "leader")) == []


class TestPaper:
    def test_an_office_from_elsewhere_by_who_manages(self, w: World) -> None:
        one = supervision_world.drafted(w)
        member = supervision.add_member(
            actor=w.at("writer"), assignment_id=one.pk, part="member", office="Ahli dari provinsi"
        )
        values = {
            "kind": KIND,
            "pk": one.pk,
            "member_key": member.pk,
            "step": "begin",
            "confirmed": True,
            "paper_note": "Map penugasan, lembar 4",
        }
        with pytest.raises(NotAllowed):
            services.copy_statement(actor=at(w, "colleague"), **values)
        with pytest.raises(DomainError) as caught:
            services.copy_statement(actor=at(w, "writer"), **(values | {"paper_note": " "}))
        assert caught.value.field == "paper_note"
        done = services.copy_statement(actor=at(w, "writer"), **values)
        assert (done.person_id, done.copied_by) == (None, "Perencana")
        own = one.members.get(user=w.people["leader"])
        with pytest.raises(NotYours):
            services.copy_statement(actor=at(w, "writer"), **(values | {"member_key": own.pk}))


class TestPanel:
    def test_who_gave_and_the_way_on(
        self, w: World, assignment: Assignment, django_assert_max_num_queries: object
    ) -> None:
        state(w, assignment, "leader")
        (mine,) = panels(at(w, "member"), KIND, assignment.pk)
        assert mine.action is not None
        assert mine.action.url == f"/declarations/statements/{KIND}/{assignment.pk}/give/"
        assert [row[0] for row in mine.rows] == [
            "Inspektur",
            "Irban I",
            "Auditor Ahli Muda",
            "Auditor Ahli Pertama",
        ]
        (done,) = panels(at(w, "leader"), KIND, assignment.pk)
        assert done.action is None
        with django_assert_max_num_queries(4):  # type: ignore[operator]
            refusal(at(w, "head"), KIND, Step.BEGIN, assignment.pk)
        with django_assert_max_num_queries(5):  # type: ignore[operator]
            panels(at(w, "head"), KIND, assignment.pk)


class TestInbox:
    def test_the_member_is_asked_and_the_function_told(
        self, w: World, assignment: Assignment
    ) -> None:
        (asked,) = inbox.statements_waiting(at(w, "member"))
        assert asked.url.endswith("/give/")
        (told,) = state(w, assignment, "member", told=OFFER)
        assert inbox.statements_waiting(at(w, "member")) == []
        (item,) = inbox.exceptions_waiting(at(w, "function"))
        assert item.url == told.get_absolute_url()
        assert "amplop" not in str(item)


class TestPages:
    def test_the_form_is_for_members_and_asks_for_words(
        self, w: World, assignment: Assignment, settings: object
    ) -> None:
        settings.TERAJU_TODAY = DAY  # type: ignore[attr-defined]
        name, of = "declarations_statement_give", (KIND, assignment.pk)
        get(w.people["colleague"], name, *of, code=403)
        get(w.people["stranger"], name, *of, code=404)
        member = w.people["member"]
        assert "I have accepted nothing" in get(member, name, *of)
        data = {"step": "begin", "exception": "yes", "told": "", "confirmed": "on"}
        assert refused_at(send(member, name, *of, data=data, status=422), "told")
        data |= {"exception": "no", "told": "Ada"}
        assert refused_at(send(member, name, *of, data=data, status=422), "exception")
        send(member, name, *of, data=data | {"told": ""})
        assert Statement.objects.get().exception == "none"
