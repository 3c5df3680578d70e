"""How an event is hashed: SHA-256 over the canonical JSON of its columns and the hash before it."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

# Room for 2**40 events in a chain; with the government's id above it every key is known beforehand.
CHAIN_SHIFT = 40
HASHED_COLUMNS = (
    "id",
    "government_id",
    "sequence",
    "at",
    "actor_id",
    "office",
    "verb",
    "target_type",
    "target_id",
    "target_label",
    "changes",
    "personal_hash",
    "previous_hash",
)


def chain_of(government_id: int | None) -> int:
    """The key of a government's chain; 0 is the house itself."""
    return government_id or 0


def event_id(government_id: int | None, sequence: int) -> int:
    """The primary key of an event: it follows from its place, so it cannot be changed unseen."""
    return (chain_of(government_id) << CHAIN_SHIFT) + sequence


def canonical(value: Any) -> bytes:
    """JSON with sorted keys and without spaces: the same bytes on every engine."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def event_hash(columns: dict[str, Any]) -> str:
    """The hash of an event from its columns (all of `HASHED_COLUMNS`), in hexadecimal."""
    plain = {name: columns[name] for name in HASHED_COLUMNS}
    plain["at"] = _moment(columns["at"])
    return hashlib.sha256(canonical(plain)).hexdigest()


def personal_hash(salt: str, data: Any) -> str:
    """The salted hash of a personal part; without the salt nobody can guess what it covered."""
    return hmac.new(salt.encode(), canonical(data), hashlib.sha256).hexdigest()


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
