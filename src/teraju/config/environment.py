"""Read the `TERAJU_*` environment strictly: a value is right, or one sentence says why not."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

TRUE = frozenset({"true", "1"})
FALSE = frozenset({"false", "0"})

# What a PostgreSQL address may carry after its question mark; a typing error must not pass.
POSTGRES_OPTIONS = frozenset(
    {
        "application_name",
        "connect_timeout",
        "host",
        "keepalives_idle",
        "options",
        "sslcert",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
    }
)
POOL_OPTIONS = {"pool_min": "min_size", "pool_max": "max_size"}

# journal_mode is asked first: it is the only one that outlives the connection.
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA temp_store=MEMORY;"
    "PRAGMA mmap_size=134217728;"
    "PRAGMA cache_size=-8000;"
)


class BadEnvironment(Exception):
    """A value of the environment that cannot be used; the text is one sentence for the operator."""


@dataclass
class Environment:
    """The variables of one process, and which of them were asked for."""

    values: Mapping[str, str] = field(default_factory=lambda: os.environ)
    asked: set[str] = field(default_factory=set)

    def given(self, name: str) -> str | None:
        """Return the value, None when absent or empty; `NAME_FILE` names a file that holds it."""
        self.asked.update({name, f"{name}_FILE"})
        value = self.values.get(name, "").strip()
        path = self.values.get(f"{name}_FILE", "").strip()
        if value and path:
            raise BadEnvironment(f"{name} and {name}_FILE are both set: keep one of them.")
        if not path:
            return value or None
        try:
            return Path(path).read_text(encoding="utf-8").strip() or None
        except (OSError, UnicodeDecodeError) as error:
            raise BadEnvironment(
                f"{name}_FILE names {path}, which cannot be read: {error}."
            ) from error

    def text(self, name: str, default: str = "") -> str:
        """Return the value as it stands."""
        value = self.given(name)
        return default if value is None else value

    def boolean(self, name: str, default: bool) -> bool:  # noqa: FBT001
        """Return a yes or no, written true, false, 1 or 0."""
        value = self.given(name)
        if value is None:
            return default
        if value not in TRUE | FALSE:
            raise BadEnvironment(f"{name} is {value!r}: write true, false, 1 or 0.")
        return value in TRUE

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        """Return a whole number between two bounds, both allowed."""
        value = self.given(name)
        if value is None:
            return default
        if not (value.isascii() and value.isdigit() and low <= int(value) <= high):
            raise BadEnvironment(f"{name} is {value!r}: write a whole number from {low} to {high}.")
        return int(value)

    def date(self, name: str, default: date | None = None) -> date | None:
        """Return a day, written year-month-day."""
        value = self.given(name)
        if value is None:
            return default
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise BadEnvironment(
                f"{name} is {value!r}: write a date such as 2026-03-06."
            ) from error

    def names(self, name: str, default: tuple[str, ...] = ()) -> list[str]:
        """Return a list written with commas."""
        value = self.given(name)
        if value is None:
            return list(default)
        return [part.strip() for part in value.split(",") if part.strip()]

    def directory(self, name: str, default: Path) -> Path:
        """Return a folder as an absolute path; it need not exist yet."""
        value = self.given(name)
        return (default if value is None else Path(value).expanduser()).absolute()

    def secret(self, name: str, *, kept_at: Path | None = None) -> str:
        """Return a secret; without one given, make it once and keep it in `kept_at`."""
        value = self.given(name)
        if value is not None:
            if len(value) < 32:
                raise BadEnvironment(f"{name} is shorter than 32 characters: give a longer one.")
            return value
        if kept_at is None:
            raise BadEnvironment(f"{name} is not set: give a random text of 50 characters or more.")
        return kept_secret(kept_at)

    def database(self, name: str, default: str) -> dict[str, Any]:
        """Return Django's settings of the database that the address names."""
        return database(self.text(name, default), name=name)

    def web_address(self, name: str) -> str:
        """Return the address of a web site without a path, empty when none is given."""
        value = self.given(name)
        return "" if value is None else web_address(value, name=name)

    def email(self, name: str) -> dict[str, Any]:
        """Return Django's `EMAIL_*` settings of the address, {} when none is given."""
        value = self.given(name)
        return {} if value is None else email(value, name=name)

    def unknown(self, known: frozenset[str] = frozenset()) -> list[str]:
        """Return the `TERAJU_*` names that nobody asked for: most likely typing errors."""
        ours = {name for name in self.values if name.startswith("TERAJU_")}
        return sorted(ours - self.asked - known)


def kept_secret(path: Path) -> str:
    """Return the secret that a file keeps, making it when the file is absent."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            # Written aside, then linked: two processes that start together get the same one.
            draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(secrets.token_urlsafe(48))
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        value = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadEnvironment(
            f"The secret key cannot be kept in {path} ({error}): make its folder writable, "
            "or name another with TERAJU_DATA_DIR."
        ) from error
    if len(value) < 32:
        raise BadEnvironment(
            f"{path} holds no usable secret key: delete the file to have it made anew."
        )
    return value


def database(url: str, *, name: str = "TERAJU_DATABASE_URL") -> dict[str, Any]:
    """Return Django's settings of a database address, sqlite:///PATH or postgres://..."""
    example = "write sqlite:///path/to/file or postgres://user:password@host:5432/name"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadEnvironment(f"{name} is not an address ({error}): {example}.") from error
    if parts.scheme == "sqlite":
        return _sqlite(parts, name=name, example=example)
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgres(parts, port=port, name=name, example=example)
    raise BadEnvironment(f"{name} names no database that Teraju knows: {example}.")


def _sqlite(parts: SplitResult, *, name: str, example: str) -> dict[str, Any]:
    path = unquote(parts.path.removeprefix("/"))
    if parts.netloc or parts.query or not path:
        raise BadEnvironment(f"{name} is not a usable SQLite address: {example}.")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path if path == ":memory:" else str(Path(path).absolute()),
        # Opening a file and its pragmas cost more than most queries; each thread keeps its own.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 30,
            "transaction_mode": "IMMEDIATE",
            "init_command": SQLITE_PRAGMAS,
        },
    }


def _postgres(parts: SplitResult, *, port: int | None, name: str, example: str) -> dict[str, Any]:
    database_name = unquote(parts.path.removeprefix("/"))
    if not database_name or "/" in database_name or parts.fragment:
        raise BadEnvironment(f"{name} names no database: {example}.")
    options: dict[str, Any] = {}
    pool: dict[str, int] = {"min_size": 1, "max_size": 8, "timeout": 10}
    host = unquote(parts.hostname or "")
    for key, value in parse_qsl(parts.query, keep_blank_values=True):
        if key == "host":
            host = value
        elif key in POOL_OPTIONS and value.isascii() and value.isdigit() and int(value) > 0:
            pool[POOL_OPTIONS[key]] = int(value)
        elif key in POSTGRES_OPTIONS:
            options[key] = value
        else:
            raise BadEnvironment(
                f"{name} carries the option {key!r} with a value that cannot be used: "
                f"known are {', '.join(sorted({*POSTGRES_OPTIONS, *POOL_OPTIONS}))}."
            )
    pool["max_size"] = max(pool["max_size"], pool["min_size"])
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": database_name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or ""),
        # The pool keeps the connections, so Django itself must not.
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": pool, **options},
    }


def web_address(url: str, *, name: str) -> str:
    """Return `https://host` or `http://host:port`: scheme, host and port, nothing that tells more.

    Paths, queries and users are refused: every visitor of every page is to be given the same link.
    """
    example = "write https://host or http://host:port, and nothing after it"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadEnvironment(f"{name} is not an address ({error}): {example}.") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise BadEnvironment(f"{name} is {url!r}: {example}.")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise BadEnvironment(f"{name} is {url!r}: {example}.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{port}" if port else f"{parts.scheme}://{host}"


def same_host(one: str, other: str) -> bool:
    """Tell whether two addresses have the same host name, whatever their ports."""
    names = {urlsplit(address).hostname for address in (one, other)}
    return len(names) == 1 and None not in names


def email(url: str, *, name: str = "TERAJU_EMAIL_URL") -> dict[str, Any]:
    """Return Django's settings of a mail server: smtp://, smtp+tls:// (STARTTLS) or smtps://."""
    example = "write smtp+tls://user:password@host:587, smtps://...:465 or smtp://host:25"
    ports = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadEnvironment(f"{name} is not an address ({error}): {example}.") from error
    if parts.scheme not in ports or not parts.hostname or parts.path.strip("/") or parts.query:
        raise BadEnvironment(f"{name} names no mail server: {example}.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or ports[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }


env = Environment()
