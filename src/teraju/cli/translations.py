"""`teraju translations`: build the catalogues, and find what they lack. No gettext tools needed."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

from .errors import Refusal
from .messages import Message, extract, placeholders

PACKAGE = Path(__file__).resolve().parents[1]
LANGUAGE = "id"
# A program of its own, which reads no other catalogue and whose catalogue nobody else reads.
APART = "modules/integrity/concerns"

Known = dict[tuple[str, str], tuple[polib.POEntry, Path]]


def main(argv: list[str]) -> int:
    """Run `compile` or `check`."""
    parser = argparse.ArgumentParser(prog="teraju translations", description=__doc__)
    parser.add_argument("action", choices=["compile", "check"])
    action = parser.parse_args(argv).action
    try:
        if action == "compile":
            sys.stdout.write(f"{compile_all(PACKAGE)} catalogues built.\n")
            return 0
        return _check()
    except Refusal as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _check() -> int:
    found = problems(PACKAGE)
    for line in found:
        sys.stdout.write(f"{line}\n")
    if found:
        sys.stdout.write(f"{len(found)} problems in the translations.\n")
        return 1
    sys.stdout.write("Every text has its translation.\n")
    return 0


def catalogues(root: Path, language: str = LANGUAGE) -> list[Path]:
    """Return the paths of all catalogues of a language below a folder."""
    return sorted(root.glob(f"**/locale/{language}/LC_MESSAGES/django.po"))


def compile_stale(root: Path = PACKAGE) -> int:
    """Build the catalogues that are missing or older than their source; return how many."""
    stale = [path for path in catalogues(root) if _is_stale(path, path.with_suffix(".mo"))]
    for path in stale:
        _compile(path)
    return len(stale)


def compile_all(root: Path) -> int:
    """Build every catalogue; return how many there are."""
    paths = catalogues(root)
    for path in paths:
        _compile(path)
    return len(paths)


def _is_stale(source: Path, built: Path) -> bool:
    return not built.exists() or built.stat().st_mtime_ns < source.stat().st_mtime_ns


def _compile(path: Path) -> None:
    target = path.with_suffix(".mo")
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        _read(path).save_as_mofile(str(draft))
        draft.replace(target)
    except OSError as error:
        raise Refusal(
            f"The translations cannot be built in {path.parent} ({error.strerror}): "
            "make the folder writable."
        ) from error


def _read(path: Path) -> polib.POFile:
    try:
        return polib.pofile(str(path), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise Refusal(f"The catalogue {path} cannot be read: {error}.") from error


def problems(root: Path) -> list[str]:
    """Return one line per text that is missing, doubtful, contradictory, unused or wrong."""
    messages = list(extract(root))
    used = {(message.context, message.text) for message in messages}
    known: Known = {}
    # What each of the two programs can read.
    readable: tuple[Known, Known] = ({}, {})
    lines: list[str] = []
    for path in catalogues(root):
        for entry in _read(path):
            if entry.obsolete:
                continue
            where = f"{path.relative_to(root)}:{entry.linenum}"
            lines.extend(f"{where}: {text}" for text in _faults(entry))
            key = (entry.msgctxt or "", entry.msgid)
            if key in known and _texts(known[key][0]) != _texts(entry):
                other = known[key][1].relative_to(root)
                lines.append(f"{where}: {entry.msgid!r} is translated otherwise in {other}")
            if key not in used:
                lines.append(f"{where}: {entry.msgid!r} is shown nowhere any more")
            if key in known and known[key][1] == path:
                lines.append(f"{where}: {entry.msgid!r} stands twice in this catalogue")
            known.setdefault(key, (entry, path))
            readable[_is_apart(root, path)][key] = (entry, path)
    lines.extend(_missing(root, messages, readable))
    return lines


def _is_apart(root: Path, path: Path) -> bool:
    return path.is_relative_to(root / APART)


def _texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def _faults(entry: polib.POEntry) -> Iterator[str]:
    texts = _texts(entry)
    if not texts or not all(texts):
        yield f"{entry.msgid!r} has no translation"
        return
    if entry.fuzzy:
        yield f"{entry.msgid!r} is marked as fuzzy"
    # Indonesian has one form for all counts, so it may follow the singular or the plural.
    allowed = [placeholders(entry.msgid)]
    if entry.msgid_plural:
        allowed.append(placeholders(entry.msgid_plural))
    for text in texts:
        if placeholders(text) not in allowed:
            wanted = ", ".join(sorted(allowed[-1])) or "none"
            yield f"{text!r} has other placeholders than {entry.msgid!r} (wanted: {wanted})"


def _missing(root: Path, messages: list[Message], readable: tuple[Known, Known]) -> Iterator[str]:
    seen: set[tuple[bool, str, str]] = set()
    for message in messages:
        is_apart = _is_apart(root, message.path)
        known = readable[is_apart]
        where = f"{message.path.relative_to(root)}:{message.line}"
        if message.text is None:
            yield f"{where}: {message.function}() is given something else than a fixed text"
            continue
        key = (message.context, message.text)
        if (is_apart, *key) in seen or not message.text:
            continue
        seen.add((is_apart, *key))
        if key not in known:
            yield f"{where}: {message.text!r} is in no catalogue{_hint(message, known)}"
        elif message.plural and known[key][0].msgid_plural != message.plural:
            yield f"{where}: the plural of {message.text!r} differs from the catalogue's"


def _hint(message: Message, known: Known) -> str:
    contexts = sorted(context for context, text in known if text == message.text)
    if not contexts:
        return ""
    return f" with the context {message.context!r} (there is {contexts[0]!r})"
