"""A locked row may still be pointed at."""

from __future__ import annotations

import re
from pathlib import Path

import teraju

SOURCES = Path(teraju.__file__).parent
LOCKS = re.compile(r"select_for_update\((?P<how>[^)]*\)?[^)]*)\)")


def test_no_lock_keeps_others_from_pointing_at_its_row() -> None:
    """PostgreSQL looks at foreign keys when a transaction ends, by a key lock on the row they name.

    A lock that excludes it meets the head of the trail, which the other holds until then: each
    would wait for the other. Nothing here changes a primary key.
    """
    found = [
        f"{path.relative_to(SOURCES)}: {lock.group()}"
        for path in sorted(SOURCES.rglob("*.py"))
        if "tests" not in path.parts
        for lock in LOCKS.finditer(path.read_text(encoding="utf-8"))
        if "no_key=True" not in lock.group("how")
    ]
    assert found == []
