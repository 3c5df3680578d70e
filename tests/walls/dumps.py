"""Everything that somebody gets hold of who takes the machine, its database or its backups."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import psycopg

from .channel import Channel
from .finder import files_below


def everything(channel: Channel) -> dict[str, bytes]:
    """Database with its journals, folders with the names in them, temporary files, log, process."""
    found = files_below(channel.folder)
    # Styles and scripts of the program, the same for everybody.
    found = {path: content for path, content in found.items() if "/static/" not in path}
    found |= processes(channel)
    if channel.database:
        found |= dumped(channel.database)
    return found


def processes(channel: Channel) -> dict[str, bytes]:
    """What any account of the machine sees of its processes."""
    found: dict[str, bytes] = {}
    for pid in channel.processes():
        for name in ("cmdline", "environ"):
            path = Path(f"/proc/{pid}/{name}")
            try:
                found[str(path)] = path.read_bytes()
            except OSError:
                continue
    return found


def dumped(database: str) -> dict[str, bytes]:
    """Every table of a PostgreSQL in two formats, and what pg_dump writes where there is one."""
    found: dict[str, bytes] = {}
    with psycopg.connect(database) as connection:
        tables = connection.execute(
            "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables"
            " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
        ).fetchall()
        for (table,) in tables:
            for kind in ("text", "binary"):
                query = f"COPY {table} TO STDOUT (FORMAT {kind})"
                with connection.cursor() as cursor, cursor.copy(query) as copy:  # type: ignore[call-overload]
                    found[f"{table} {kind}"] = b"".join(bytes(part) for part in copy)
        # What the server remembers of statements and shows of those that run.
        rows = connection.execute("SELECT query FROM pg_stat_activity").fetchall()
        found["statements"] = "\n".join(str(row[0]) for row in rows).encode()
    if shutil.which("pg_dump"):
        for options in (["--format=plain", "--inserts"], ["--format=custom", "--compress=9"]):
            done = subprocess.run(
                ["pg_dump", *options, f"--dbname={database}"], capture_output=True, check=True
            )
            found[f"pg_dump {options[0]}"] = done.stdout
    return found
