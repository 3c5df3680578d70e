"""Reading catalogue files: all that is wrong in all of them at once, or what they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from teraju.kernel.errors import DomainError

from .catalogue_entries import EditionEntry, RequirementEntry, StandardEntry, TopicEntry
from .catalogue_pages import Page, Place

FOLDER = Path(__file__).parent / "catalogue"
SECTIONS = ("topics", "standards", "editions")


class BadCatalogue(DomainError):
    """Files that cannot be loaded; the message lists every fault with its file and line."""


@dataclass(frozen=True)
class Known:
    """What the files may build on because it was loaded before."""

    standards: Collection[str] = ()
    topics: Collection[str] = ()


@dataclass(frozen=True)
class EditionFile:
    """An edition with what it asks (empty where its requirements are not recorded)."""

    standard: str
    edition: EditionEntry
    requirements: list[RequirementEntry]


@dataclass
class Catalogue:
    """What files hold together."""

    topics: list[TopicEntry] = field(default_factory=list)
    standards: list[StandardEntry] = field(default_factory=list)
    editions: list[EditionFile] = field(default_factory=list)


def own_files() -> list[Path]:
    """The files that come with the program, by name."""
    return sorted(FOLDER.glob("*.yaml"))


def read_files(paths: Sequence[Path], known: Known | None = None) -> Catalogue:
    """What several files hold. Raises BadCatalogue with every fault of every file."""
    reader = _Reader(known or Known())
    for path in paths:
        reader.read(Page(path))
    reader.check_across()
    faults = [sentence for page in reader.pages for sentence in page.told()]
    if faults:
        raise BadCatalogue("\n".join(faults))
    return reader.catalogue


@dataclass(frozen=True)
class _Named:
    """A name that a file gives or uses, with where."""

    name: str
    page: Page
    place: Place


class _Reader:
    """Gathers entries file by file; names are gathered even from entries that are not valid."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.pages: list[Page] = []
        self.catalogue = Catalogue()
        self.standards: list[_Named] = []
        self.editions: list[_Named] = []
        self.topics: list[_Named] = []
        self.orders: list[_Named] = []
        self.standards_used: list[_Named] = []
        self.topics_used: list[_Named] = []

    def read(self, page: Page) -> None:
        self.pages.append(page)
        data = page.data
        if data is None:
            return
        if not isinstance(data, dict) or not set(data) & set(SECTIONS):
            page.fault((), f"a catalogue holds one of these: {', '.join(SECTIONS)}")
            return
        for key in data:
            if key not in SECTIONS:
                page.fault((str(key),), f"{key} is not known here")
        for place, raw in page.items(data, "topics", ()):
            self._topic(page, raw, place)
        for place, raw in page.items(data, "standards", ()):
            self._standard(page, raw, place)
        for place, raw in page.items(data, "editions", ()):
            raw, standard = _without(raw, "standard")
            if not isinstance(standard, str):
                page.fault(place, "standard is missing: the code of the standard, as text")
                standard = ""
            else:
                self.standards_used.append(_Named(standard, page, (*place, "standard")))
            self._edition(page, standard, raw, place)

    def _topic(self, page: Page, raw: Any, place: Place) -> None:
        self.topics += _named(page, raw, place, "code")
        topic = page.entry(TopicEntry, raw, place)
        if topic:
            self.orders.append(_Named(str(topic.order), page, (*place, "order")))
            self.catalogue.topics.append(topic)

    def _standard(self, page: Page, raw: Any, place: Place) -> None:
        self.standards += _named(page, raw, place, "code")
        bare, editions = _without(raw, "editions")
        standard = page.entry(StandardEntry, bare, place)
        if standard:
            self.catalogue.standards.append(standard)
        code = raw.get("code", "") if isinstance(raw, dict) else ""
        inner = {"editions": [] if editions is None else editions}
        for inside, one in page.items(inner, "editions", place):
            self._edition(page, str(code), one, inside)

    def _edition(self, page: Page, standard: str, raw: Any, place: Place) -> None:
        for one in _named(page, raw, place, "edition"):
            self.editions.append(_Named(f"{standard} {one.name}", page, one.place))
        bare, found = _without(raw, "requirements")
        edition = page.entry(EditionEntry, bare, place)
        inner = {"requirements": [] if found is None else found}
        items = list(page.items(inner, "requirements", place))
        requirements = [page.entry(RequirementEntry, one, inside) for inside, one in items]
        numbers = [named for inside, one in items for named in _named(page, one, inside, "number")]
        _check_numbers(numbers)
        parents = {named.name.rpartition(".")[0] for named in numbers}
        for inside, one in items:
            for named in _named(page, one, inside, "number"):
                self._check_topics(named, one, inside, is_heading=named.name in parents)
        if edition:
            valid = [one for one in requirements if one]
            self.catalogue.editions.append(EditionFile(standard, edition, valid))

    def _check_topics(self, named: _Named, raw: Any, place: Place, *, is_heading: bool) -> None:
        page, where = named.page, (*place, "topics")
        found = raw.get("topics", [])
        topics = [one for one in found if isinstance(one, str)] if isinstance(found, list) else []
        if is_heading and topics:
            page.fault(where, f"{named.name} is a heading: its topics belong to its parts")
        elif not is_heading and not topics:
            page.fault(place, f"{named.name} stands under no topic")
        if len(set(topics)) != len(topics):
            page.fault(where, f"{named.name} names a topic twice")
        self.topics_used += [_Named(code, page, where) for code in topics]

    def check_across(self) -> None:
        """What only all files together show."""
        _refuse_twice(self.topics, "the topic {} stands twice")
        _refuse_twice(self.orders, "the order {} is taken by another topic")
        _refuse_twice(self.standards, "the standard {} stands twice")
        _refuse_twice(self.editions, "the edition {} stands twice")
        _refuse_unknown(
            self.topics_used,
            {one.name for one in self.topics} | set(self.known.topics),
            "the topic {} is not known",
        )
        _refuse_unknown(
            self.standards_used,
            {one.name for one in self.standards} | set(self.known.standards),
            "the standard {} is not known",
        )


def _without(raw: Any, key: str) -> tuple[Any, Any]:
    """An entry without one of its keys, and what stood there."""
    if not isinstance(raw, dict):
        return raw, None
    return {name: value for name, value in raw.items() if name != key}, raw.get(key)


def _named(page: Page, raw: Any, place: Place, key: str) -> list[_Named]:
    """The name of an entry, if it has one that can be compared."""
    name = raw.get(key) if isinstance(raw, dict) else None
    return [_Named(name, page, (*place, key))] if isinstance(name, str) else []


def _refuse_twice(names: Iterable[_Named], sentence: str) -> None:
    seen: set[str] = set()
    for one in names:
        if one.name in seen:
            one.page.fault(one.place, sentence.format(one.name))
        seen.add(one.name)


def _refuse_unknown(names: Iterable[_Named], known: Collection[str], sentence: str) -> None:
    for one in names:
        if one.name not in known:
            one.page.fault(one.place, sentence.format(one.name))


def _check_numbers(numbers: Sequence[_Named]) -> None:
    """Each number once, under its parent, in ascending order."""
    _refuse_twice(numbers, "the number {} stands twice")
    there = {one.name for one in numbers}
    last: tuple[int, ...] = ()
    for one in numbers:
        parent = one.name.rpartition(".")[0]
        if parent and parent not in there:
            one.page.fault(one.place, f"{one.name} has no parent: {parent} is missing")
        parts = tuple(int(part) for part in one.name.split(".") if part.isdecimal())
        if parts < last:
            one.page.fault(one.place, f"{one.name} stands too late: numbers ascend")
        last = max(parts, last)
