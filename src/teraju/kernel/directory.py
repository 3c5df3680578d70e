"""Who is who, as the main site tells the channel of concerns: names, posts, units, superiors.

The channel shuts out of a concern whoever is named in it and their line. For that it needs to know
the lines, and it must not ask the main site, which could tell from the question who is named: so
the whole directory is carried over as one file, now and then.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from teraju.kernel.errors import DomainError
from teraju.kernel.inputs import AmbiguousObject, Fields, InputError, reading

FORMAT = "teraju-directory/1"
LARGEST_FILE = 64 * 1024 * 1024
LONGEST_KEY, LONGEST_WORDS = 64, 200


class UnreadableDirectory(DomainError):
    """The file is no directory; `path` names the place."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person; `superior` is the key of the one above, empty at the top.

    `key` stays the same for the same person, so that the next directory finds them again.
    """

    key: str
    name: str
    post: str
    unit: str
    superior: str


@dataclass(frozen=True, slots=True)
class Directory:
    """The people of one government (its Kemendagri code) as they stood on a day."""

    government: str
    name: str
    day: date
    people: Sequence[PersonLine]

    def as_file(self) -> bytes:
        """Write the file, one person in a line, so that two of them can be compared."""
        head = {
            "format": FORMAT,
            "government": self.government,
            "name": self.name,
            "day": self.day.isoformat(),
        }
        start = json.dumps(head, ensure_ascii=False)[:-1]
        lines = ",\n".join(json.dumps(_as_json(one), ensure_ascii=False) for one in self.people)
        return f'{start}, "people": [\n{lines}\n]}}\n'.encode()


def parse(content: bytes) -> Directory:
    """Read a file; raises UnreadableDirectory, also for unknown superiors and circles."""
    if len(content) > LARGEST_FILE:
        raise UnreadableDirectory("", f"at most {LARGEST_FILE} bytes are read")
    try:
        document = json.loads(content.decode("utf-8"), object_pairs_hook=_unique)
        with reading(document) as fields:
            fields.choice("format", [FORMAT])
            found = Directory(
                government=fields.text("government"),
                name=fields.text("name"),
                day=fields.date("day"),
                people=tuple(_person(each) for each in fields.sections("people")),
            )
        check_lines(found.people)
    except InputError as error:
        raise UnreadableDirectory(error.path, str(error)) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableDirectory("", "a JSON document is expected") from error
    return found


def check_lines(people: Collection[PersonLine]) -> None:
    """Refuse keys that occur twice, superiors that nobody is, and circles; raises InputError."""
    above = {one.key: one.superior for one in people}
    if len(above) != len(people):
        raise InputError("people", "a key occurs twice")
    for key, superior in above.items():
        if superior and superior not in above:
            raise InputError("people", f"the superior of {key} is not among them")
    _check_circles(above)


def _check_circles(above: Mapping[str, str]) -> None:
    safe: set[str] = set()
    for key in above:
        walked: list[str] = []
        seen: set[str] = set()
        current = key
        while current and current not in safe:
            if current in seen:
                raise InputError("people", f"{current} stands above itself")
            seen.add(current)
            walked.append(current)
            current = above[current]
        safe.update(walked)


def _as_json(one: PersonLine) -> dict[str, Any]:
    return {
        "key": one.key,
        "name": one.name,
        "post": one.post,
        "unit": one.unit,
        "superior": one.superior,
    }


def _person(fields: Fields) -> PersonLine:
    return PersonLine(
        key=_words(fields, "key", LONGEST_KEY),
        name=_words(fields, "name", LONGEST_WORDS),
        post=_perhaps(fields, "post", LONGEST_WORDS),
        unit=_perhaps(fields, "unit", LONGEST_WORDS),
        superior=_perhaps(fields, "superior", LONGEST_KEY),
    )


def _perhaps(fields: Fields, key: str, longest: int) -> str:
    is_given = fields.has(key) and fields.read(key, lambda value, _path: value != "")
    return _words(fields, key, longest) if is_given else ""


def _words(fields: Fields, key: str, longest: int) -> str:
    words = fields.text(key)
    if len(words) > longest:
        raise InputError(f"{fields.path}.{key}", f"at most {longest} characters are allowed")
    return words


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) != len(pairs):
        names = [name for name, _ in pairs]
        return AmbiguousObject(content, next(name for name in names if names.count(name) > 1))
    return content
