"""The folder of sealed files: random names, sealed bytes, nothing else."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"^[0-9a-f]{32}$")


def put(sealed: bytes) -> str:
    """Write sealed bytes under a new random name and return it."""
    name = secrets.token_hex(16)
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(sealed)
        file.flush()
        os.fsync(file.fileno())
    # No moment of writing: a backup would tell when somebody sent it.
    os.utime(path, (0, 0))
    return name


def get(name: str) -> bytes:
    """Read sealed bytes; raises FileNotFoundError."""
    return _path(name).read_bytes()


def remove(name: str) -> None:
    """Take a file away; one that is gone already is no mistake."""
    _path(name).unlink(missing_ok=True)


def _path(name: str) -> Path:
    if not NAME.match(name):
        raise FileNotFoundError(name)
    return Path(settings.TERAJU_CONCERNS_STORE) / name[:2] / name
