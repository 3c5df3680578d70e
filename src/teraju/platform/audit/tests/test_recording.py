from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    GovernmentFactory,
    RegionFactory,
    viewer,
)
from teraju.platform.audit.api import Happening, record_event, record_events, verify
from teraju.platform.audit.chain import HASHED_COLUMNS, event_hash, event_id
from teraju.platform.audit.models import TrailEvent, TrailHead, TrailPersonal
from teraju.platform.audit.triggers import missing
from teraju.platform.organisation.models import AgencyKind

from .helpers import lifted_triggers

pytestmark = pytest.mark.django_db


class TestRecordEvent:
    def test_keeps_who_what_and_when(self):
        agency = AgencyFactory(name="Dinas Perdagangan")
        actor = viewer(Role.ADMINISTRATOR, government=agency.government, title="Sekretaris Daerah")

        event = record_event(actor=actor, verb="organisation.agency.added", target=agency)

        event.refresh_from_db()
        assert event.government == agency.government
        assert event.sequence == 1
        assert event.id == event_id(agency.government_id, 1)
        assert event.at == NOW
        assert event.actor_id == actor.user_id
        assert event.office == "Sekretaris Daerah"
        assert (event.target_type, event.target_id) == ("organisation.agency", str(agency.pk))
        assert event.target_label == "Dinas Perdagangan"
        assert event.previous_hash == ""
        assert event.hash == event_hash({name: getattr(event, name) for name in HASHED_COLUMNS})

    def test_chains_each_government_by_itself(self):
        one, other = GovernmentFactory(), GovernmentFactory()
        actor = viewer(government=one)

        first = record_event(actor=actor, verb="a", target=one)
        foreign = record_event(actor=actor, verb="b", target=other)
        second = record_event(actor=actor, verb="c", target=one)

        assert (second.sequence, second.previous_hash) == (2, first.hash)
        assert (foreign.sequence, foreign.previous_hash) == (1, "")
        assert TrailHead.objects.get(pk=one.pk).hash == second.hash

    def test_puts_what_belongs_to_no_government_into_the_chain_of_the_house(self):
        event = record_event(actor=viewer(), verb="region.added", target=RegionFactory())

        assert event.government_id is None
        assert event.id == event.sequence == 1
        assert TrailHead.objects.get(pk=0).sequence == 1

    def test_takes_the_government_that_it_is_told(self):
        government = GovernmentFactory()

        event = record_event(
            actor=viewer(), verb="a", target=RegionFactory(), government=government, label="Wilayah"
        )

        assert (event.government, event.target_label) == (government, "Wilayah")

    def test_keeps_only_what_differs_in_plain_values(self):
        agency = AgencyFactory()
        event = record_event(
            actor=viewer(government=agency.government),
            verb="changed",
            target=agency,
            before={"on": date(2018, 3, 16), "cost": Decimal("1.10"), "name": "A", "kind": None},
            after={
                "on": date(2018, 3, 17),
                "cost": Decimal("2.50"),
                "name": "A",
                "kind": AgencyKind.UNIT,
                "parent": agency,
                "note": "nul\x00 and half \ud800",
            },
        )

        event.refresh_from_db()
        assert event.changes == {
            "on": ["2018-03-16", "2018-03-17"],
            "cost": ["1.10", "2.50"],
            "kind": [None, "unit"],
            "parent": [None, {"id": agency.pk, "name": agency.name}],
            "note": [None, "nul and half ?"],
        }

    def test_reads_the_new_values_from_the_record_when_only_the_old_are_given(self):
        agency = AgencyFactory(name="Baru")

        event = record_event(
            actor=viewer(government=agency.government),
            verb="changed",
            target=agency,
            before={"name": "Lama", "kind": agency.kind},
        )

        assert event.changes == {"name": ["Lama", "Baru"]}

    def test_keeps_the_personal_part_beside_the_chain(self):
        government = GovernmentFactory()

        event = record_event(
            actor=viewer(), verb="a", target=government, personal={"phone": "0812"}
        )

        assert len(event.personal_hash) == 64
        assert event.changes == {}
        assert TrailPersonal.objects.get(event=event).data == {"phone": "0812"}

    def test_costs_four_queries_at_most(self):
        government = GovernmentFactory()
        actor = viewer(government=government)
        record_event(actor=actor, verb="first", target=government)

        with CaptureQueriesContext(
            connection,
        ) as plain:
            record_event(actor=actor, verb="a", target=government, after={"name": "x"})
        with CaptureQueriesContext(connection) as personal:
            record_event(actor=actor, verb="b", target=government, personal={"name": "x"})

        assert len(plain) == 3
        assert len(personal) == 4


class TestRecordEvents:
    def test_gives_each_record_an_event_of_the_same_chain(self):
        government = GovernmentFactory()
        actor = viewer(government=government)
        first = record_event(actor=actor, verb="first", target=government)
        agencies = [AgencyFactory(government=government) for _ in range(3)]
        told = [
            Happening(one, {"name": "x"}, {"name": one.name}, {"phone": "0812"} if n else None)
            for n, one in enumerate(agencies)
        ]

        record_events(actor=actor, verb="many", government=government, happenings=told)
        last = record_event(actor=actor, verb="last", target=government)

        events = list(TrailEvent.objects.filter(verb="many").order_by("pk"))
        assert [one.target_id for one in events] == [str(one.pk) for one in agencies]
        assert [one.sequence for one in events] == [2, 3, 4]
        assert events[0].previous_hash == first.hash
        assert events[2].changes == {"name": ["x", agencies[2].name]}
        assert [hasattr(one, "personal") for one in events] == [False, True, True]
        assert last.previous_hash == events[2].hash
        assert verify(government.pk).intact

    def test_costs_no_query_for_each(self):
        government = GovernmentFactory()
        actor = viewer(government=government)
        record_event(actor=actor, verb="first", target=government)
        told = [Happening(government, {"name": "x"})] * 50

        def asked(number):
            with CaptureQueriesContext(connection) as queries:
                record_events(
                    actor=actor, verb="a", government=government, happenings=told[:number]
                )
            return len(queries)

        assert asked(0) == 0
        assert asked(2) == asked(50)


@pytest.mark.django_db(transaction=True)
def test_record_event_refuses_to_work_outside_a_transaction():
    government = GovernmentFactory()
    actor = viewer(government=government)

    with pytest.raises(RuntimeError, match="inside the transaction"):
        record_event(actor=actor, verb="a", target=government)

    assert not TrailEvent.objects.exists()


class TestTriggers:
    @pytest.fixture
    def event(self):
        government = GovernmentFactory()
        return record_event(
            actor=viewer(government=government), verb="a", target=government, personal={"a": "b"}
        )

    def refused(self, statement, *params):
        with (
            pytest.raises(IntegrityError, match="append-only"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement, params)

    def test_all_stand_after_all_migrations(self):
        assert missing(connection) == set()

    def test_missing_ones_are_noticed(self):
        with lifted_triggers():
            assert "audit_trailevent_no_update" in missing(connection)
            assert "audit_trailhead_no_delete" in missing(connection)

    @pytest.mark.parametrize("column", [field.column for field in TrailEvent._meta.concrete_fields])
    def test_refuse_to_change_any_column_of_an_event(self, event, column):
        self.refused(f"UPDATE audit_trailevent SET {column} = {column}")

    @pytest.mark.parametrize("table", ["trailevent", "trailpersonal", "trailhead"])
    def test_refuse_to_delete(self, event, table):
        self.refused(f"DELETE FROM audit_{table}")

    @pytest.mark.parametrize("table", ["trailevent", "trailpersonal", "trailhead"])
    def test_refuse_what_passes_by_the_triggers_of_rows(self, event, table):
        if connection.vendor == "postgresql":
            connection.check_constraints()
            self.refused(f"TRUNCATE audit_{table} CASCADE")
        else:
            self.refused(f"INSERT OR REPLACE INTO audit_{table} SELECT * FROM audit_{table}")

    @pytest.mark.parametrize("step", [-1, 0])
    def test_let_the_head_grow_only(self, event, step):
        self.refused("UPDATE audit_trailhead SET sequence = sequence + %s", step)

    def test_let_the_personal_part_be_shredded_only(self, event):
        self.refused("UPDATE audit_trailpersonal SET salt = 'x'")
        self.refused("UPDATE audit_trailpersonal SET data = NULL, salt = ''")
