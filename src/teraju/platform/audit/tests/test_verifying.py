import io
import json
import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from teraju.kernel.errors import NotAllowed
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import (
    NOW,
    AgencyFactory,
    GovernmentFactory,
    RegionFactory,
    UserFactory,
    viewer,
)
from teraju.platform.audit import verifying
from teraju.platform.audit.api import record_event, shred_personal, verify
from teraju.platform.audit.chain import HASHED_COLUMNS, event_hash, event_id
from teraju.platform.audit.models import TrailEvent, TrailHead, TrailPersonal
from teraju.platform.audit.shredding import NothingToShred
from teraju.platform.audit.verifying import Fault, Finding, chains

from .helpers import lifted_triggers

LENGTH = 6


@pytest.fixture
def government(db):
    return GovernmentFactory(name="Pemerintah Kabupaten Uji", slug="uji")


@pytest.fixture
def chain(government):
    """Six events of one government; another government beside."""
    actor = viewer(Role.ADMINISTRATOR, government=government)
    agency = AgencyFactory(government=government)
    record_event(actor=actor, verb="other", target=GovernmentFactory())
    return [
        record_event(
            actor=actor,
            verb=f"step.{number}",
            target=agency,
            after={"number": number},
        )
        for number in range(1, LENGTH + 1)
    ]


@pytest.fixture
def private(government, chain):
    """A seventh event, with a personal part."""
    actor = viewer(Role.ADMINISTRATOR, government=government)
    return record_event(actor=actor, verb="a", target=government, personal={"phone": "0812"})


def rows(government):
    return TrailEvent.objects.filter(government=government)


def forge(event, **columns):
    with lifted_triggers():
        TrailEvent.objects.filter(pk=event.pk).update(**columns)


def rehashed(event):
    return event_hash({name: getattr(event, name) for name in HASHED_COLUMNS})


def place(event, sequence):
    """Put a row at another place of its chain, its content and hash as they are."""
    TrailEvent.objects.filter(pk=event.pk).update(
        id=event_id(event.government_id, sequence), sequence=sequence
    )


def finding(fault, event):
    return Finding(fault, event.sequence, event.pk)


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


class TestShredPersonal:
    def test_empties_the_part_and_leaves_the_chain_valid(self, government, private):
        actor = viewer(Role.ADMINISTRATOR, government=government)

        done = shred_personal(actor=actor, event=private)

        part = TrailPersonal.objects.get(event=private)
        assert (part.salt, part.data, part.shredded_at) == ("", None, NOW)
        assert part.shredded_by == done
        assert done.changes == {"events": [None, [private.pk]]}
        assert verify(government.pk).intact

    def test_empties_all_parts_of_a_record(self, government, private):
        actor = viewer(Role.ADMINISTRATOR, government=government)
        agency = AgencyFactory(government=government)
        for number in range(2):
            record_event(actor=actor, verb="a", target=agency, personal={"n": number})

        shred_personal(actor=actor, target=agency)

        assert TrailPersonal.objects.filter(shredded_at=None).count() == 1
        assert verify(government.pk).intact

    def test_refuses_when_there_is_nothing(self, government, private):
        actor = viewer(Role.ADMINISTRATOR, government=government)
        shred_personal(actor=actor, event=private)

        with pytest.raises(NothingToShred):
            shred_personal(actor=actor, event=private)

    def test_refuses_who_may_not(self, government, private):
        with pytest.raises(NotAllowed):
            shred_personal(
                actor=viewer(Role.INTERNAL_AUDITOR, government=government), event=private
            )


class TestCommand:
    def run(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        status = 0
        with translation.override("en"):
            try:
                call_command("trail", "verify", *arguments, stdout=out, stderr=err)
            except SystemExit as end:
                status = end.code
        return status, out.getvalue(), err.getvalue()

    def test_ends_well_when_all_chains_are_intact(self, chain):
        status, out, err = self.run()

        assert (status, err) == (0, "")
        assert f"Pemerintah Kabupaten Uji: intact. Events: {LENGTH}. The last hash: " in out
        assert "The house itself: no events yet." in out

    def test_names_government_sequence_id_and_what_happened(self, government, chain):
        forge(chain[2], office="Bupati")

        status, _out, err = self.run("--government", "uji")

        assert status == 1
        assert err == (f"Pemerintah Kabupaten Uji: event 3 (id {chain[2].pk}) was altered.\n")

    def test_speaks_json(self, government, chain):
        forge(chain[2], office="Bupati")

        status, out, _err = self.run("--government", "uji", "--json")

        assert status == 1
        assert json.loads(out) == [
            {
                "government_id": government.pk,
                "government": "Pemerintah Kabupaten Uji",
                "intact": False,
                "events": 2,
                "hash": chain[1].hash,
                "finding": {"fault": "altered", "sequence": 3, "id": chain[2].pk},
                "sentence": f"Pemerintah Kabupaten Uji: event 3 (id {chain[2].pk}) was altered.",
            }
        ]

    @pytest.mark.parametrize("fault", list(Fault))
    def test_has_a_sentence_for_each_fault(self, fault):
        from teraju.platform.audit.verdicts import SENTENCES

        assert "{sequence}" in str(SENTENCES[fault])
        assert "{id}" in str(SENTENCES[fault])

    def test_refuses_an_unknown_government(self, db):
        with pytest.raises(CommandError) as refused:
            call_command("trail", "verify", "--government", "nowhere")

        assert refused.value.returncode == 2


RACE = """
import sys, threading
import django
django.setup()
from teraju.platform.audit.tests.test_verifying import race
race(int(sys.argv[1]))
"""
WRITERS, EACH = 4, 5


def race(government_id):
    """Let several threads write the first and the next events of a government at once."""
    from teraju.platform.organisation.models import Government

    failures = []

    def write():
        try:
            start.wait()
            for _number in range(EACH):
                with transaction.atomic():
                    target = Government.objects.get(pk=government_id)
                    record_event(actor=viewer_without_rows(), verb="race", target=target)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test must see it
            failures.append(error)
        finally:
            connections.close_all()

    start = threading.Barrier(WRITERS)
    threads = [threading.Thread(target=write) for _writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def viewer_without_rows():
    from teraju.platform.accounts.scope import Viewer

    return Viewer(user_id=None, office="Uji", now=NOW)


@pytest.mark.django_db(transaction=True)
class TestRace:
    def test_never_forks_a_chain(self, tmp_path):
        government = GovernmentFactory()

        if connection.vendor == "postgresql":
            race(government.pk)
            assert verify(government.pk).intact
            assert verify(government.pk).events == WRITERS * EACH
        else:
            self.race_on_disk(government, tmp_path / "race.sqlite3")

    def race_on_disk(self, government, path: Path):
        # A database in memory refuses a second writer at once; on disk he waits for his turn.
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
        copy.close()
        source = Path(__file__).parents[4]
        environment = {
            **os.environ,
            "TERAJU_DATABASE_URL": f"sqlite:///{path}",
            "PYTHONPATH": os.pathsep.join([str(source), *sys.path]),
        }
        done = subprocess.run(
            [sys.executable, "-c", RACE, str(government.pk)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        with sqlite3.connect(path) as copy:
            query = "SELECT sequence, previous_hash, hash FROM audit_trailevent ORDER BY sequence"
            found = copy.execute(query).fetchall()
        copy.close()
        assert [row[0] for row in found] == list(range(1, WRITERS * EACH + 1))
        assert [row[1] for row in found] == ["", *(row[2] for row in found[:-1])]
