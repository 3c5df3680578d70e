"""Loading catalogues: all of them or nothing, the same file twice changes nothing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.db import models, transaction

from teraju.modules.standards.catalogue_entries import EditionEntry, StandardEntry, TopicEntry
from teraju.modules.standards.catalogue_files import (
    Catalogue,
    EditionFile,
    Known,
    own_files,
    read_files,
)
from teraju.modules.standards.models import Edition, Requirement, Standard, Topic

M = TypeVar("M", bound=models.Model)
K = TypeVar("K", bound=Hashable)

STANDARD_FIELDS = [name for name in StandardEntry.model_fields if name != "code"]
TOPIC_FIELDS = [name for name in TopicEntry.model_fields if name != "code"]
EDITION_FIELDS = [n for n in EditionEntry.model_fields if n not in ("edition", "exclusion")]
Numbered = tuple[int, str]


@dataclass
class Loaded:
    """How many rows a load wrote and how many were as they should be.

    `kept` names requirements that no longer stand in their file: they stay, records refer to them.
    """

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def load_catalogue(paths: Sequence[Path] | None = None) -> Loaded:
    """Bring the catalogue in line with the files; without any, with the program's own.

    Rows that a file does not name stay: records refer to them. Raises BadCatalogue. The number of
    queries does not grow with the rows, but by what the database takes at once.
    """
    standards = {one.code: one for one in Standard.objects.all()}
    topics = {one.code: one for one in Topic.objects.all()}
    files = own_files() if paths is None else paths
    catalogue = read_files(files, Known(standards.keys(), topics.keys()))
    loaded = Loaded()
    _bring(
        topics,
        {one.code: _values(one, TOPIC_FIELDS) for one in catalogue.topics},
        lambda code: Topic(code=code),
        loaded,
    )
    _bring(
        standards,
        {one.code: _values(one, STANDARD_FIELDS) for one in catalogue.standards},
        lambda code: Standard(code=code),
        loaded,
    )
    editions = _editions(catalogue, standards, loaded)
    _requirements(editions, topics, loaded)
    return loaded


def _values(entry: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in names}


def _bring(
    rows: dict[K, M],
    wanted: Mapping[K, dict[str, Any]],
    make: Any,
    loaded: Loaded,
    touched: frozenset[K] = frozenset(),
) -> None:
    """Make the rows hold these values, and `rows` hold them all.

    `touched` are rows that count as changed for something that is not a field of theirs.
    """
    new, different = [], []
    names: list[str] = []
    for key, values in wanted.items():
        names = list(values)
        row = rows.get(key)
        if row is None:
            rows[key] = make(key)
            new.append(rows[key])
            for name, value in values.items():
                setattr(rows[key], name, value)
        elif any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            different.append(key)
        elif key not in touched:
            loaded.unchanged += 1
    if new:
        type(new[0])._default_manager.bulk_create(new)
    if different:
        model = type(rows[different[0]])
        model._default_manager.bulk_update([rows[key] for key in different], names)
    loaded.added += len(new)
    loaded.changed += len(touched | set(different))


def _editions(
    catalogue: Catalogue, standards: Mapping[str, Standard], loaded: Loaded
) -> dict[Edition, EditionFile]:
    """The editions of the files as rows, each with its file."""
    found = Edition.objects.filter(standard__code__in=[one.standard for one in catalogue.editions])
    rows = {(one.standard_id, one.edition): one for one in found}
    files = {(standards[f.standard].pk, f.edition.edition): f for f in catalogue.editions}
    _bring(
        rows,
        {key: _values(file.edition, EDITION_FIELDS) for key, file in files.items()},
        lambda key: Edition(standard_id=key[0], edition=key[1]),
        loaded,
    )
    return {rows[key]: file for key, file in files.items()}


def _requirements(
    editions: Mapping[Edition, EditionFile], topics: Mapping[str, Topic], loaded: Loaded
) -> None:
    with_list = {edition: file for edition, file in editions.items() if file.requirements}
    found = Requirement.objects.filter(edition__in=with_list)
    rows: dict[Numbered, Requirement] = {(one.edition_id, one.number): one for one in found}
    wanted: dict[Numbered, dict[str, Any]] = {}
    under: dict[Numbered, frozenset[int]] = {}
    for edition, file in with_list.items():
        numbers = {entry.number for entry in file.requirements}
        there = {number for edition_id, number in rows if edition_id == edition.pk}
        loaded.kept += [f"{edition} {number}" for number in sorted(there - numbers)]
        for key, values in _lines_of(edition, file):
            wanted[key] = values
        for entry in file.requirements:
            codes = frozenset(topics[code].pk for code in entry.topics)
            under[edition.pk, entry.number] = codes
    pairs = _Pairs(rows, under)
    # Level by level, for a row needs the key of the one it stands under.
    for depth in (1, 2, 3):
        level = {key: values for key, values in wanted.items() if values["depth"] == depth}
        for (edition_id, number), values in level.items():
            above = rows.get((edition_id, number.rpartition(".")[0]))
            values["parent_id"] = above.pk if above else None
        touched = pairs.different & level.keys()
        _bring(rows, level, lambda k: Requirement(edition_id=k[0], number=k[1]), loaded, touched)
    pairs.write(rows)


def _lines_of(edition: Edition, file: EditionFile) -> Iterable[tuple[Numbered, dict[str, Any]]]:
    """What each row of an edition must hold, but for its parent and its topics."""
    parents = {entry.parent for entry in file.requirements}
    for order, entry in enumerate(file.requirements, start=1):
        confirmed = file.edition.confirmed if entry.confirmed is None else entry.confirmed
        values = {
            **_values(entry, ("title_en", "title_id", "asks_en", "asks_id", "documented")),
            "exclusion": entry.exclusion or file.edition.exclusion,
            "confirmed": confirmed,
            "order": order,
            "depth": entry.number.count(".") + 1,
            "is_assessed": entry.number not in parents,
        }
        yield (edition.pk, entry.number), values


class _Pairs:
    """Which requirement stands under which topics: what is, what should be, and the difference."""

    def __init__(
        self, rows: Mapping[Numbered, Requirement], under: Mapping[Numbered, frozenset[int]]
    ) -> None:
        self.table = Requirement.topics.through
        self.under = under
        keys = {row.pk: key for key, row in rows.items()}
        found = self.table.objects.filter(requirement__in=keys).values_list(
            "pk", "requirement", "topic"
        )
        self.there: dict[Numbered, dict[int, int]] = {key: {} for key in rows}
        for pk, requirement, topic in found:
            self.there[keys[requirement]][topic] = pk
        self.different = frozenset(
            key for key in under if key in rows and under[key] != self.there[key].keys()
        )

    def write(self, rows: Mapping[Numbered, Requirement]) -> None:
        gone, new = [], []
        for key, topics in self.under.items():
            there = self.there.get(key, {})
            gone += [pk for topic, pk in there.items() if topic not in topics]
            new += [
                self.table(requirement_id=rows[key].pk, topic_id=topic)
                for topic in sorted(topics - there.keys())
            ]
        if gone:
            self.table.objects.filter(pk__in=gone).delete()
        self.table.objects.bulk_create(new)
