"""Is the database fit to work with? If not, one sentence says what to do."""

from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import NotSupportedError, connection
from django.db.utils import Error

from .errors import Refusal

# What SQLite says, and what a person does about it.
SQLITE_ADVICE = {
    "file is not a database": "is not a SQLite file: move it away, or name another one in {name}",
    "malformed": "is damaged: put back a backup, or move it away to start anew",
    "disk i/o error": "cannot be read: check the disk, or name another file in {name}",
    "readonly": "cannot be written: correct the rights of the file and its folder",
    "locked": "is locked by another program: stop that program and start again",
    "unable to open": "cannot be opened: correct its rights, or name another file in {name}",
    "full": "cannot grow: free space on the disk",
}


def check() -> None:
    """Refuse when the database cannot be reached, read or written."""
    try:
        if connection.vendor == "sqlite":
            _check_sqlite()
        else:
            _check_postgres()
    except Error as error:
        raise Refusal(sentence(error)) from error


def _check_sqlite() -> None:
    path = Path(connection.settings_dict["NAME"])
    if path.is_dir():
        raise Refusal(f"The database {path} is a folder: name a file in TERAJU_DATABASE_URL.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(
            f"The folder of the database {path} cannot be made ({error.strerror}): "
            "name another one in TERAJU_DATABASE_URL or TERAJU_DATA_DIR."
        ) from error
    with connection.cursor() as cursor:
        # The usual half minute of patience is for requests, not for a person who waits at a prompt.
        cursor.execute("PRAGMA busy_timeout = 2000")
        cursor.execute("SELECT count(*) FROM sqlite_master")
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("ROLLBACK")
        cursor.execute("PRAGMA busy_timeout = 30000")


def _check_postgres() -> None:
    options: dict[str, Any] = connection.get_connection_params()
    options.pop("pool", None)
    # A pool would try for ten seconds before it says that nobody is there.
    with (
        connection.wrap_database_errors,
        closing(psycopg.connect(**{"connect_timeout": 5, **options})) as direct,
    ):
        direct.execute("SELECT 1")


def without_pool() -> None:
    """Let one process with one thread connect directly: it then hears at once why it may not."""
    for alias in settings.DATABASES:
        settings.DATABASES[alias].get("OPTIONS", {}).pop("pool", None)


def sentence(error: Exception) -> str:
    """Say what is wrong with the database and what to do."""
    words = " ".join(str(error).split()).rstrip(".") or type(error).__name__
    if isinstance(error, NotSupportedError):
        return f"The database server is too old for Teraju: {words}."
    if connection.vendor == "sqlite":
        return sqlite_sentence(words, str(connection.settings_dict["NAME"]))
    return server_sentence(words, connection.settings_dict)


def sqlite_sentence(words: str, path: str) -> str:
    """Turn SQLite's words about a file into advice."""
    for mark, advice in SQLITE_ADVICE.items():
        if mark in words.lower():
            return f"The database {path} {advice.format(name='TERAJU_DATABASE_URL')}."
    if "no such table" in words or "no such column" in words:
        return f"The database {path} is older than the program ({words}): run `teraju migrate`."
    return f"The database {path} cannot be used ({words})."


def server_sentence(words: str, settings: dict[str, Any]) -> str:
    """Say which server refuses and why, without the password."""
    user = f"{quote(settings['USER'])}@" if settings["USER"] else ""
    port = f":{settings['PORT']}" if settings["PORT"] else ""
    server = f"{user}{settings['HOST'] or 'the local socket'}{port}"
    return (
        f"The database {settings['NAME']} at {server} does not let Teraju in ({words}): "
        "start the server, or correct TERAJU_DATABASE_URL."
    )
