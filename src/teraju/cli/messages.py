"""Find the texts to translate in Python files and in templates."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# Function -> the positions of context, text and plural among its arguments.
FUNCTIONS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
FUNCTIONS |= {f"{name}_lazy": places for name, places in FUNCTIONS.items() if name != "_"}
FUNCTIONS |= {"gettext_noop": (None, 0, None)}

SKIPPED_FOLDERS = frozenset({"tests", "migrations", "locale", "static"})

_LITERAL = r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*(?:u)?({_LITERAL}(?:\s*,\s*(?:u)?{_LITERAL})*)")
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-zA-Z]|%[sd]|\{\w*\}")


@dataclass(frozen=True)
class Message:
    """A text that a person will read; `text` is None where the code gives no fixed one."""

    path: Path
    line: int
    function: str
    context: str
    text: str | None
    plural: str | None = None


def extract(root: Path) -> Iterator[Message]:
    """Return the texts of all Python files and templates below a folder."""
    for path in sorted(root.rglob("*")):
        if SKIPPED_FOLDERS.intersection(path.relative_to(root).parts[:-1]):
            continue
        if path.suffix == ".py":
            yield from from_python(path)
        elif "templates" in path.parts and path.suffix in {".html", ".txt", ".svg", ".typ"}:
            yield from from_template(path)


def from_python(path: Path) -> Iterator[Message]:
    """Return the texts of a Python file."""
    source = path.read_text(encoding="utf-8")
    if "gettext" not in source:
        return
    tree = ast.parse(source, str(path))
    renamed = dict(_renamed(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = _called(node.func)
            name = renamed.get(called, called)
            if name in FUNCTIONS:
                literals = [_constant(argument) for argument in node.args]
                yield _message(path, node.lineno, name, literals)


def _renamed(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """What a file calls the functions of translation otherwise: `gettext as _now`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            for one in node.names:
                if one.asname and one.asname not in FUNCTIONS:
                    yield one.asname, one.name


def _called(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _constant(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def _message(path: Path, line: int, name: str, literals: list[str | None]) -> Message:
    context_at, text_at, plural_at = FUNCTIONS[name]

    def literal(position: int | None) -> str | None:
        return literals[position] if position is not None and position < len(literals) else None

    context, plural = literal(context_at), literal(plural_at)
    fixed = (context_at is None or context is not None) and (
        plural_at is None or plural is not None
    )
    return Message(path, line, name, context or "", literal(text_at) if fixed else None, plural)


def from_template(path: Path) -> Iterator[Message]:
    """Return the texts of a template, named as Django names them when it renders."""
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    source = path.read_text(encoding="utf-8")
    calls = templatize(source, origin=str(path))
    for match in _CALL.finditer(calls):
        literals: list[str | None] = [
            ast.literal_eval(literal) for literal in re.findall(_LITERAL, match[2])
        ]
        line = calls.count("\n", 0, match.start()) + 1
        yield _message(path, line, match[1], literals)


def placeholders(text: str) -> frozenset[str]:
    """Return the places of a text that are filled in."""
    return frozenset(_PLACEHOLDER.findall(text.replace("%%", "")))
