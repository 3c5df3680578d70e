"""How long the first `teraju migrate` takes on an empty database."""

import os
import subprocess
import sys
import time

from scripts.check import postgres

from bench.figures import Figure, script
from bench.installation import fresh

BUDGET = 30.0
NAME = "teraju_bench_migrate"


def measure() -> list[Figure]:
    """Migrate SQLite, and PostgreSQL where one answers."""
    with fresh():
        figures = [Figure("first migrate, SQLite", timed({}), "s", BUDGET)]
        url, _ = postgres()
        if url:
            figures.append(Figure("first migrate, PostgreSQL", on_postgres(url), "s", BUDGET))
    return figures


def timed(settings: dict[str, str]) -> float:
    """Return the seconds from the start of the command to its end."""
    command = [sys.executable, "-m", "teraju.cli", "migrate", "--verbosity", "0"]
    started = time.perf_counter()
    subprocess.run(command, env={**os.environ, **settings}, check=True)
    return time.perf_counter() - started


def on_postgres(url: str) -> float:
    """Return the seconds on a database made for this and dropped afterwards."""
    import psycopg

    server = url.rpartition("/")[0]
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME}")
        connection.execute(f"CREATE DATABASE {NAME}")
        try:
            return timed({"TERAJU_DATABASE_URL": f"{server}/{NAME}"})
        finally:
            connection.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


if __name__ == "__main__":
    script(measure)
