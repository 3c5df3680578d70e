"""Values as a trail keeps them: plain JSON that reads back the same on either engine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

Changes = dict[str, list[Any]]


def plain(value: Any) -> Any:
    """A value as JSON: dates in ISO 8601, decimals as text, records as their key and name."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, Model):
        return {"id": plain(value.pk), "name": _text(value)}
    if isinstance(value, (bytes, memoryview)):
        return f"sha256:{hashlib.sha256(value).hexdigest()}" if len(value) else ""
    if isinstance(value, Mapping):
        return {_text(key): plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((plain(item) for item in value), key=str)
    # Words that wait for a language are no row of letters.
    if isinstance(value, Iterable) and not isinstance(value, (str, Promise)):
        return [plain(item) for item in value]
    # Floats too: PostgreSQL would write 1e2 back as 100 and the hash would not hold.
    return _text(value)


def differences(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Changes:
    """Of two states, the keys whose plain values differ, each with [before, after]."""
    old = {key: plain(value) for key, value in (before or {}).items()}
    new = {key: plain(value) for key, value in (after or {}).items()}
    keys = [*old, *(key for key in new if key not in old)]
    return {key: [old.get(key), new.get(key)] for key in keys if old.get(key) != new.get(key)}


def values_of(record: Model, names: Sequence[str]) -> dict[str, Any]:
    """The present values of some fields, for the trail."""
    return {name: getattr(record, name) for name in names}


def filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty: the first event of a record says what it holds."""
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}


def _text(value: Any) -> str:
    # No engine keeps a NUL in JSON, and half a surrogate pair cannot be encoded.
    return str(value).replace("\x00", "").encode("utf-8", "replace").decode()
