"""The database's own refusal to change the trail, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "concerns_trailevent"
FUNCTION = "concerns_refuse"
REFUSAL = "the trail is append-only"


def create(connection: BaseDatabaseWrapper) -> None:
    """Make the triggers, replacing those that stand."""
    drop(connection)
    with connection.cursor() as cursor:
        for statement in _statements(connection.vendor):
            cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away."""
    where = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for event in _events(connection.vendor):
            cursor.execute(f"DROP TRIGGER IF EXISTS {_name(event)}{where}")


def standing(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that the database holds now."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {row[0] for row in cursor.fetchall()} & names(connection)


def names(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers that should stand."""
    return {_name(event) for event in _events(connection.vendor)}


def _events(vendor: str) -> tuple[str, ...]:
    # On SQLite INSERT OR REPLACE takes a row away without asking the triggers of DELETE.
    return ("UPDATE", "DELETE", "TRUNCATE" if vendor == "postgresql" else "INSERT")


def _name(event: str) -> str:
    return f"{TABLE}_no_{event.lower()}"


def _statements(vendor: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield (
            f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{REFUSAL}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END $$"
        )
    for event in _events(vendor):
        if vendor == "postgresql":
            level = "STATEMENT" if event == "TRUNCATE" else "ROW"
            body = f"FOR EACH {level} EXECUTE FUNCTION {FUNCTION}()"
        else:
            taken = f"EXISTS (SELECT 1 FROM {TABLE} WHERE sequence = NEW.sequence)"  # noqa: S608
            when = f" WHEN {taken}" if event == "INSERT" else ""
            body = f"FOR EACH ROW{when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        yield f"CREATE TRIGGER {_name(event)} BEFORE {event} ON {TABLE} {body}"


def made(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """For the migration that makes the table."""
    create(schema_editor.connection)
