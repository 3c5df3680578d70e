"""Many new records at once, by one plain statement of the database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

from django.db import models, transaction

M = TypeVar("M", bound=models.Model)
NUMBER: set[type] = {int, type(None)}
KEPT_AS_THEY_ARE: Mapping[type[models.Field[Any, Any]], set[type]] = {
    models.CharField: {str},
    models.IntegerField: NUMBER,
    models.ForeignKey: NUMBER,
}


class Blank(Generic[M]):
    """Makes records of one model from the values of some fields.

    What the others begin with is asked once, not for every record: by keywords a record of forty
    fields takes four times as long.
    """

    def __init__(self, model: type[M]) -> None:
        self.model = model
        fields = model._meta.concrete_fields
        self.values = {field.attname: field.get_default() for field in fields}
        # What is made for each record, as the dictionary of a plate.
        self.asked = {
            field.attname: field.get_default
            for field in fields
            if field.has_default() and callable(field.default)
        }

    def with_values(self, **values: Any) -> M:
        """A new record; a relation is given by its number, as in `agency_id`."""
        asked = {name: default() for name, default in self.asked.items()}
        return self.model(*{**self.values, **asked, **values}.values())


@transaction.atomic
def insert_many(records: Sequence[models.Model], *, are_numbered: bool = False) -> None:
    """Insert new records of one model, and give each its number; what they point to is saved.

    `are_numbered`: each has its number already, as an event of the trail.

    For files of tens of thousands of rows, where `bulk_create` spends most of its time on preparing
    the same few values again and again. As there, neither `save` nor its signals run; what a
    constraint refuses is refused with all others.
    """
    if not records:
        return
    model, fields = type(records[0]), records[0]._meta.concrete_fields
    if not are_numbered:
        for record, number in zip(records, _numbers(model, len(records)), strict=True):
            record.pk = number
    columns = [_prepared(field, records) for field in fields]
    insert_rows(model, [field.column for field in fields], zip(*columns, strict=True))
    for record in records:
        record._state.adding = False
        record._state.db = transaction.get_connection().alias


def insert_rows(
    model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert rows of values as the database keeps them.

    Row by row: of a statement with many, SQLite notes what each page held before, which takes
    longer than all else. What makes the rows may ask the database itself: it is done beforehand,
    for on PostgreSQL a query amid the sending would wait for its end for ever.
    """
    made = list(rows)
    connection = transaction.get_connection()
    quote = connection.ops.quote_name
    named, signs = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({named}) VALUES ({signs})"  # noqa: S608 our own names
    with connection.cursor() as cursor:
        cursor.executemany(statement, made)


def _prepared(field: models.Field[Any, Any], records: Sequence[models.Model]) -> list[Any]:
    """A column as the database keeps it; what comes again is prepared once."""
    # Not the proxy for it, which looks for itself at each of a million questions.
    connection = transaction.get_connection()
    values = list(map(attrgetter(field.attname), records))
    kinds = set(map(type, values))
    if any(isinstance(field, one) and kinds <= kept for one, kept in KEPT_AS_THEY_ARE.items()):
        return values
    if any(kind.__hash__ is None for kind in kinds):  # a dictionary is no key
        return [field.get_db_prep_save(value, connection) for value in values]
    prepared = {value: field.get_db_prep_save(value, connection) for value in set(values)}
    return [prepared[value] for value in values]


def _numbers(model: type[models.Model], count: int) -> Sequence[int]:
    """Take numbers for new rows; what is entered after them goes on behind."""
    meta, connection = model._meta, transaction.get_connection()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # Whoever writes here holds the whole file, so that nobody can come between.
            asked = "SELECT seq FROM sqlite_sequence WHERE name = %s"
            found = cursor.execute(asked, [meta.db_table]).fetchone()
            last = found[0] if found else 0
            return range(last + 1, last + 1 + count)
        asked = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
        cursor.execute(asked, [meta.db_table, meta.pk.column, count])
        return [number for (number,) in cursor.fetchall()]
