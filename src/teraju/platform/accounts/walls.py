"""The second wall: PostgreSQL itself keeps a viewer's connection inside their governments.

The first wall is `visible_to`; this one stands behind it, for the day on which a query forgets it.
While no viewer is set (jobs, commands, public pages) it is open. SQLite has no such thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import ForeignKey, Model

from teraju.platform.organisation.models import Government

SETTING = "teraju.governments"
POLICY = "inside_the_governments"
# The sub-selects are read once for a query, not once for a row.
RULE = f"""
    (SELECT coalesce(current_setting('{SETTING}', true), '')) = ''
    OR government_id IS NULL
    OR government_id = ANY (
        (SELECT nullif(current_setting('{SETTING}', true), ''))::bigint[]
    )
"""

_inside: ContextVar[str] = ContextVar("governments", default="")


@contextmanager
def inside(governments: Iterable[int]) -> Iterator[None]:
    """Until the block ends, this thread reads and writes rows of these governments only."""
    with _standing("{" + ",".join(str(int(one)) for one in sorted(governments)) + "}"):
        yield


@contextmanager
def lifted() -> Iterator[None]:
    """Until the block ends there is no wall: for a yes or no that tells nothing of the rows."""
    with _standing(""):
        yield


@contextmanager
def _standing(where: str) -> Iterator[None]:
    before = _inside.set(where)
    tell(connection)
    try:
        yield
    finally:
        _inside.reset(before)
        tell(connection)


def tell(connection: BaseDatabaseWrapper) -> None:
    """Tell an open connection where it stands; one that is opened later is told by the signal.

    Past Django's own cursor: this is no query of a page.
    """
    raw = connection.connection
    if connection.vendor != "postgresql" or raw is None or raw.closed or _is_broken(raw):
        return
    raw.execute("SELECT set_config(%s, %s, false)", [SETTING, _inside.get()])


def on_connection(*, connection: BaseDatabaseWrapper, **rest: Any) -> None:
    """A pooled connection comes back with what the last viewer left in it."""
    tell(connection)


def walled_models() -> list[type[Model]]:
    """The tables whose rows belong to a government.

    People are not among them: a user name is taken in every government at once.
    """
    return [model for model in apps.get_models() if _belongs(model)]


def build(connection: BaseDatabaseWrapper) -> None:
    """Give every such table its policy, if it has none yet. Forced: the owner of the tables obeys.

    A superuser does not: the grown house connects with a role that is none.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        missing = {model._meta.db_table for model in walled_models()} & there - walled(connection)
        for table in sorted(missing):
            name = connection.ops.quote_name(table)
            cursor.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
            cursor.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
            cursor.execute(f"DROP POLICY IF EXISTS {POLICY} ON {name}")
            cursor.execute(f"CREATE POLICY {POLICY} ON {name} USING ({RULE})")


def walled(connection: BaseDatabaseWrapper) -> set[str]:
    """The tables that stand behind the wall now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_policy p ON p.polrelid = c.oid"
            " WHERE p.polname = %s AND c.relrowsecurity AND c.relforcerowsecurity"
            " AND c.relnamespace = current_schema()::regnamespace",
            [POLICY],
        )
        return {name for (name,) in cursor.fetchall()}


def _belongs(model: type[Model]) -> bool:
    return any(
        isinstance(field, ForeignKey)
        and field.column == "government_id"
        and field.related_model is Government
        for field in model._meta.concrete_fields
    )


def _is_broken(raw: Any) -> bool:
    from psycopg.pq import TransactionStatus

    return bool(raw.info.transaction_status == TransactionStatus.INERROR)
