"""The database's own refusal to change the trail, on both engines.

Django drops the triggers of SQLite when it remakes a table: a migration that alters one of these
tables calls `create` again, and a test counts what stands after all migrations.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "the audit trail is append-only"
FUNCTION = "audit_refuse"

EVENT, PERSONAL, HEAD = "audit_trailevent", "audit_trailpersonal", "audit_trailhead"
KEYS = {EVENT: "id", PERSONAL: "event_id", HEAD: "chain"}
# What an UPDATE may do; there is nothing that it may do to an event.
ALLOWED_UPDATES = {
    PERSONAL: (
        "OLD.shredded_at IS NULL AND NEW.shredded_at IS NOT NULL AND NEW.shredded_by_id IS NOT NULL"
        " AND NEW.salt = '' AND NEW.data IS NULL AND NEW.event_id = OLD.event_id"
    ),
    # By more than one where a file changes many records; whether all are there, `verify` counts.
    HEAD: "NEW.chain = OLD.chain AND NEW.sequence > OLD.sequence",
}


@dataclass(frozen=True)
class Trigger:
    """A refusal: `event` is what it refuses on `table`, under `condition` or always."""

    table: str
    event: str
    condition: str = ""

    @property
    def name(self) -> str:
        return f"{self.table}_no_{self.event.lower()}"

    @property
    def level(self) -> str:
        return "STATEMENT" if self.event == "TRUNCATE" else "ROW"


def triggers(vendor: str) -> Iterator[Trigger]:
    """All triggers of an engine."""
    for table in (EVENT, PERSONAL, HEAD):
        permitted = ALLOWED_UPDATES.get(table)
        yield Trigger(table, "UPDATE", f"NOT ({permitted})" if permitted else "")
        yield Trigger(table, "DELETE")
        if vendor == "postgresql":
            yield Trigger(table, "TRUNCATE")
        else:
            # INSERT OR REPLACE takes a row away without asking the triggers of DELETE.
            key = KEYS[table]
            taken = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608
            yield Trigger(table, "INSERT", taken)


def create(connection: BaseDatabaseWrapper) -> None:
    """Make all triggers, replacing those that stand."""
    drop(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ "
                f"BEGIN RAISE EXCEPTION '{REFUSAL}' "
                "USING ERRCODE = 'integrity_constraint_violation'; END $$"
            )
        for trigger in triggers(connection.vendor):
            cursor.execute(_definition(trigger, connection.vendor))


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take all triggers away."""
    with connection.cursor() as cursor:
        for trigger in triggers(connection.vendor):
            where = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{where}")


def standing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that the database holds now."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        names = {row[0] for row in cursor.fetchall()}
    return names & {trigger.name for trigger in triggers(connection.vendor)}


def missing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that should stand and do not."""
    return {trigger.name for trigger in triggers(connection.vendor)} - standing(connection)


def _definition(trigger: Trigger, vendor: str) -> str:
    when = f" WHEN ({trigger.condition})" if trigger.condition else ""
    body = (
        f"EXECUTE FUNCTION {FUNCTION}()"
        if vendor == "postgresql"
        else f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )
    return (
        f"CREATE TRIGGER {trigger.name} BEFORE {trigger.event} ON {trigger.table} "
        f"FOR EACH {trigger.level}{when} {body}"
    )
