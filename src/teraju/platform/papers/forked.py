"""Typesetting in a process that was forked from one that had typeset already.

The typesetter keeps threads for itself, and a fork leaves them behind: the child would wait for
them for ever, with whatever it has locked. It asks a process of its own instead.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

_CALL = (
    "import pickle, sys\n"
    "from teraju.platform.papers.rendering import typeset_here\n"
    "sys.stdout.buffer.write(pickle.dumps(typeset_here(*pickle.load(sys.stdin.buffer))))"
)
LONGEST_SECONDS = 60

_user: int | None = None


def note_use() -> None:
    """Remember that the typesetter's threads stand in this process."""
    global _user
    _user = os.getpid()


def is_stale() -> bool:
    """True where the typesetter was started before a fork: it does not answer here."""
    return _user is not None and _user != os.getpid()


def typeset_apart(
    files: dict[str, bytes], embedded: dict[str, bytes], given: str, timestamp: int
) -> bytes | str:
    """Typeset in a fresh process; gives the PDF, or what the typesetter said against it."""
    done = subprocess.run(  # noqa: S603 - our own interpreter and words
        [sys.executable, "-c", _CALL],
        input=pickle.dumps((files, embedded, given, timestamp)),
        capture_output=True,
        check=True,
        timeout=LONGEST_SECONDS,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    made: bytes | str = pickle.loads(done.stdout)  # noqa: S301 - our own process wrote it
    return made
