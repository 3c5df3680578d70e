"""A chain is looked through: what was altered, taken out or put in is named."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    NOW,
    GovernmentFactory,
    RegionFactory,
    UserFactory,
    viewer,
)
from teraju.platform.audit import verifying
from teraju.platform.audit.api import record_event, shred_personal, verify
from teraju.platform.audit.chain import event_id
from teraju.platform.audit.models import TrailEvent, TrailHead, TrailPersonal
from teraju.platform.audit.tests.helpers import lifted_triggers
from teraju.platform.audit.verifying import Fault, Finding, chains

from .forging import LENGTH, finding, forge, place, rehashed, rows

OTHER_VALUES = {
    "id": 99,
    "government": lambda: GovernmentFactory(),
    "sequence": 99,
    "at": NOW.replace(year=2019),
    "actor": lambda: UserFactory(),
    "office": "Bupati",
    "verb": "forged",
    "target_type": "accounts.user",
    "target_id": "99",
    "target_label": "forged",
    "changes": {"number": [None, 99]},
    "personal_hash": "f" * 64,
    "previous_hash": "f" * 64,
    "hash": "f" * 64,
}


class TestVerify:
    def test_finds_an_untouched_chain_intact(self, government, chain):
        verdict = verify(government.pk)

        assert verdict.intact
        assert (verdict.events, verdict.hash) == (LENGTH, chain[-1].hash)

    def test_finds_no_events_intact(self, government):
        assert verify(government.pk).intact
        assert verify(None).intact

    def test_finds_the_chain_of_the_house_intact(self, db):
        for _number in range(3):
            record_event(actor=viewer(), verb="a", target=RegionFactory())

        assert verify(None).events == 3
        assert verify(None).intact

    def test_covers_every_column(self):
        assert set(OTHER_VALUES) == {field.name for field in TrailEvent._meta.concrete_fields}

    @pytest.mark.parametrize("position", [0, 2, LENGTH - 1])
    @pytest.mark.parametrize("column", sorted(set(OTHER_VALUES) - {"id", "government"}))
    def test_names_the_row_with_an_altered_column(self, government, chain, column, position):
        value = OTHER_VALUES[column]
        forge(chain[position], **{column: value() if callable(value) else value})

        assert verify(government.pk).finding == finding(Fault.ALTERED, chain[position])

    @pytest.mark.parametrize("position", [0, 2, LENGTH - 1])
    def test_names_the_row_with_an_altered_id(self, government, chain, position):
        forge(chain[position], id=99)

        assert verify(government.pk).finding == Finding(Fault.ALTERED, position + 1, 99)

    @pytest.mark.parametrize("position", [0, 2, LENGTH - 1])
    def test_names_the_row_that_was_given_to_another_government(self, government, chain, position):
        forge(chain[position], government=GovernmentFactory())

        found = verify(government.pk).finding
        assert (found.sequence, found.event_id) == (position + 1, chain[position].pk)

    @pytest.mark.parametrize("position", [0, 2, LENGTH - 1])
    def test_names_the_row_that_was_altered_together_with_its_hash(
        self, government, chain, position
    ):
        event = chain[position]
        event.office = "Bupati"
        forge(event, office=event.office, hash=rehashed(event))

        assert verify(government.pk).finding == finding(Fault.ALTERED, event)

    @pytest.mark.parametrize("position", [1, 3, LENGTH - 1])
    def test_names_the_row_whose_link_was_altered_together_with_its_hash(
        self, government, chain, position
    ):
        event = chain[position]
        event.previous_hash = "f" * 64
        forge(event, previous_hash=event.previous_hash, hash=rehashed(event))

        assert verify(government.pk).finding == finding(Fault.ALTERED, event)

    @pytest.mark.parametrize("position", [0, 2, LENGTH - 1])
    def test_names_a_removed_row(self, government, chain, position):
        with lifted_triggers():
            rows(government).filter(pk=chain[position].pk).delete()

        assert verify(government.pk).finding == finding(Fault.REMOVED, chain[position])

    @pytest.mark.parametrize("kept", [0, 2, LENGTH - 2])
    def test_names_the_first_of_several_removed_last_rows(self, government, chain, kept):
        with lifted_triggers():
            rows(government).filter(sequence__gt=kept).delete()

        assert verify(government.pk).finding == finding(Fault.REMOVED, chain[kept])

    @pytest.mark.parametrize("position", [0, 2])
    def test_names_a_removed_row_though_the_later_ones_were_moved_up(
        self, government, chain, position
    ):
        with lifted_triggers():
            rows(government).filter(pk=chain[position].pk).delete()
            for event in chain[position + 1 :]:
                place(event, event.sequence - 1)

        assert verify(government.pk).finding == finding(Fault.REMOVED, chain[position])

    @pytest.mark.parametrize("position", [0, 2, LENGTH - 1])
    @pytest.mark.parametrize("forger", ["careless", "careful"])
    def test_names_an_inserted_row(self, government, chain, position, forger):
        event = chain[position]
        with lifted_triggers():
            for later in reversed(chain[position:]):
                place(later, later.sequence + 1)
            forged = TrailEvent.objects.get(pk=event_id(government.pk, position + 2))
            forged.pk, forged.sequence = event.pk, event.sequence
            forged.verb, forged.personal_hash = "forged", ""
            forged.hash = rehashed(forged) if forger == "careful" else "f" * 64
            forged.save(force_insert=True)

        assert verify(government.pk).finding == finding(Fault.INSERTED, event)

    def test_names_a_row_put_behind_the_head(self, government, chain):
        forged = TrailEvent.objects.get(pk=chain[-1].pk)
        forged.pk, forged.sequence = forged.pk + 1, LENGTH + 1
        forged.previous_hash = chain[-1].hash
        forged.hash = rehashed(forged)
        forged.save(force_insert=True)

        assert verify(government.pk).finding == finding(Fault.INSERTED, forged)

    def test_names_a_row_put_into_the_chain_of_the_house(self, db):
        event = record_event(actor=viewer(), verb="a", target=RegionFactory())
        event.pk = 7
        event.save(force_insert=True)

        assert verify(None).finding == Finding(Fault.INSERTED, 1, 7)

    @pytest.mark.parametrize(("one", "other"), [(0, 1), (1, 2), (1, 4), (4, 5), (0, 5)])
    def test_names_the_first_of_two_rows_that_changed_places(self, government, chain, one, other):
        first, second = chain[one], chain[other]
        with lifted_triggers():
            place(first, 99)
            place(second, first.sequence)
            TrailEvent.objects.filter(sequence=99).update(id=second.pk, sequence=second.sequence)

        assert verify(government.pk).finding == finding(Fault.MOVED, first)

    @pytest.mark.parametrize(
        "forged", [{"salt": "x"}, {"data": {"phone": "0813"}}, {"data": None, "salt": ""}]
    )
    def test_names_the_event_whose_personal_part_was_altered(self, government, private, forged):
        with lifted_triggers():
            TrailPersonal.objects.update(**forged)

        assert verify(government.pk).finding == finding(Fault.PERSONAL, private)

    def test_names_the_event_that_was_given_a_personal_part(self, government, chain, private):
        with lifted_triggers():
            TrailPersonal.objects.update(event=chain[0])

        assert verify(government.pk).finding == finding(Fault.PERSONAL, chain[0])

    def test_names_the_event_whose_personal_part_was_removed(self, government, private):
        with lifted_triggers():
            TrailPersonal.objects.all().delete()

        assert verify(government.pk).finding == finding(Fault.PERSONAL, private)

    @pytest.mark.parametrize("pretext", ["no shredding", "shredding of another"])
    def test_names_the_event_whose_personal_part_was_emptied_without_a_record(
        self, government, chain, private, pretext
    ):
        actor = viewer(Role.ADMINISTRATOR, government=government)
        another = record_event(actor=actor, verb="a", target=government, personal={"a": "b"})
        done = shred_personal(actor=actor, event=another)
        TrailPersonal.objects.filter(event=private).update(
            salt="",
            data=None,
            shredded_at=NOW,
            shredded_by=chain[0] if pretext == "no shredding" else done,
        )

        assert verify(government.pk).finding == finding(Fault.PERSONAL, private)

    def test_misses_a_lost_head(self, government, chain):
        with lifted_triggers():
            TrailHead.objects.filter(pk=government.pk).delete()

        assert verify(government.pk).finding == finding(Fault.HEAD, chain[-1])
        assert government.pk in chains()

    def test_names_the_last_row_when_the_head_holds_another_hash(self, government, chain):
        with lifted_triggers():
            TrailHead.objects.filter(pk=government.pk).update(hash="f" * 64)

        assert verify(government.pk).finding == finding(Fault.ALTERED, chain[-1])

    def test_goes_on_to_what_was_written_meanwhile(self, government, chain, monkeypatch):
        late = []

        def rows_and_a_writer(walk):
            for row in read(walk):
                if row["sequence"] == LENGTH and not late:
                    late.append(record_event(actor=viewer(), verb="late", target=government))
                yield row

        read = verifying._Walk._rows
        monkeypatch.setattr(verifying._Walk, "_rows", rows_and_a_writer)

        verdict = verify(government.pk)

        assert verdict.intact
        assert (verdict.events, verdict.hash) == (LENGTH + 1, late[0].hash)

    def test_costs_the_same_queries_however_long_the_chain(self, government, chain):
        with CaptureQueriesContext(connection) as queries:
            verify(government.pk)

        assert len(queries) == 2
