"""A YAML file with the line of everything in it, and its faults in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

E = TypeVar("E", bound=BaseModel)
Place = tuple[str | int, ...]

LIMIT = 1024 * 1024
DEEPEST = 20


class _Loader(yaml.CSafeLoader):
    """Days stay text, so that a day that does not exist is told with its line."""


_Loader.yaml_implicit_resolvers = {
    sign: [(tag, rule) for tag, rule in rules if not tag.endswith(":timestamp")]
    for sign, rules in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class Page:
    """One file: `data` as YAML means it (None if it could not be read), and what is wrong."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.faults: list[tuple[int, str]] = []
        self._lines: dict[Place, int] = {}
        self.data: Any = self._read()

    def line(self, place: Place) -> int:
        """The line of this place, or of what it would stand in."""
        while place not in self._lines and place:
            place = place[:-1]
        return self._lines.get(place, 1)

    def fault(self, place: Place, sentence: str) -> None:
        self.faults.append((self.line(place), sentence))

    def told(self) -> list[str]:
        """Every fault as `file:line: sentence`, from the top."""
        return [f"{self.path}:{line}: {sentence}" for line, sentence in sorted(set(self.faults))]

    def items(self, data: Mapping[str, Any], key: str, place: Place) -> Iterator[tuple[Place, Any]]:
        """The entries of a list; no list at all is a fault."""
        found = data.get(key, [])
        if not isinstance(found, list):
            self.fault((*place, key), f"{key} must be a list")
            return
        yield from (((*place, key, number), one) for number, one in enumerate(found))

    def entry(self, kind: type[E], raw: Any, place: Place) -> E | None:
        """A valid entry, or None with its faults noted."""
        try:
            return kind.model_validate(raw)
        except ValidationError as error:
            for fault in error.errors(include_url=False):
                self.fault((*place, *fault["loc"]), _sentence(fault))
            return None

    def _read(self) -> Any:
        try:
            raw = self.path.read_bytes()
        except OSError as error:
            return self._unreadable(f"cannot be read ({error.strerror})")
        if len(raw) > LIMIT:
            return self._unreadable("larger than 1 MB, this is no catalogue")
        try:
            return self._compose(raw)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark
            self.faults.append((mark.line + 1 if mark else 1, f"is not YAML ({error.problem})"))
        except (yaml.YAMLError, UnicodeDecodeError, ValueError) as error:
            self._unreadable(f"is not YAML ({' '.join(str(error).split())[:200]})")
        return None

    def _unreadable(self, sentence: str) -> None:
        self.faults.append((1, sentence))

    def _compose(self, raw: bytes) -> Any:
        _refuse_depth(raw)
        loader = _Loader(raw)
        try:
            root = loader.get_single_node()
            if root is None:
                self._unreadable("the file is empty")
                return None
            seen: set[int] = set()
            self._walk(root, (), seen)
            return None if self.faults else loader.construct_document(root)
        finally:
            loader.dispose()

    def _walk(self, node: yaml.Node, place: Place, seen: set[int]) -> None:
        """Note the line of every place; refuse what YAML would take without a word."""
        self._lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.ScalarNode):
            return
        if id(node) in seen:
            self.fault(place, "write it out: references (*) are not read here")
            return
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            for number, child in enumerate(node.value):
                self._walk(child, (*place, number), seen)
            return
        keys: set[str] = set()
        for key, child in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
            if name in keys:
                self.faults.append((key.start_mark.line + 1, f"{name} stands twice here"))
            keys.add(name)
            self._lines[(*place, name)] = key.start_mark.line + 1
            self._walk(child, (*place, name), seen)


def _refuse_depth(raw: bytes) -> None:
    """A catalogue is flat: refuse what is nested for nothing but harm."""
    depth = 0
    for event in yaml.parse(raw, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise ValueError("nested too deeply")


def _sentence(fault: Any) -> str:
    """One fault of pydantic in plain words."""
    key = ".".join(str(part) for part in fault["loc"]) or "the entry"
    ctx, value = fault.get("ctx", {}), fault["input"]
    match fault["type"]:
        case "missing":
            return f"{key} is missing"
        case "extra_forbidden":
            return f"{key} is not known here"
        case "string_too_long":
            return (
                f"{key} has {len(str(value))} characters, at most {ctx['max_length']} are allowed"
            )
        case "string_too_short":
            return f"{key} needs at least {ctx['min_length']} characters"
        case "string_type":
            return f"{key} must be text: put it in quotation marks"
        case "string_pattern_mismatch":
            return f"{key} cannot be “{str(value)[:60]}”"
        case "enum" | "literal_error":
            return f"{key} cannot be “{str(value)[:60]}”, only {ctx['expected']}"
        case "bool_type" | "bool_parsing":
            return f"{key} must be true or false"
        case "list_type":
            return f"{key} must be a list"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{key} must be lines of the form “key: value”"
        case "value_error":
            return str(ctx["error"])
        case kind if kind.startswith("date"):
            return f"{key} must be a day such as 2025-02-03"
    return f"{key}: {fault['msg']}"
