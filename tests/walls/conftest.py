"""What the proofs share: a channel on each engine, and a story that was played to its end on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings

from .channel import Channel
from .story import Story, play


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """The address of an empty database on the engine that the tests run on; "": SQLite."""
    ours: dict[str, Any] = settings.DATABASES["default"]
    if not ours["ENGINE"].endswith("postgresql"):
        yield ""
        return
    name = f"teraju_walls_{os.getpid()}"
    user = f"{ours['USER']}@" if ours["USER"] else ""
    server = {"host": ours["HOST"], "port": ours["PORT"], "user": ours["USER"]}
    given = {key: value for key, value in server.items() if value}
    given |= {"password": ours["PASSWORD"]} if ours["PASSWORD"] else {}
    with psycopg.connect(dbname="postgres", autocommit=True, **given) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
        port = f":{ours['PORT']}" if ours["PORT"] else ""
        password = f":{ours['PASSWORD']}" if ours["PASSWORD"] else ""
        who = user.replace("@", f"{password}@")
        yield f"postgres://{who}{ours['HOST']}{port}/{name}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def channel(tmp_path_factory: Any, database: str) -> Iterator[Channel]:
    """A channel that runs as its operator starts it."""
    folder: Path = tmp_path_factory.mktemp("walls")
    with Channel(folder, database) as running:
        yield running


@pytest.fixture(scope="session")
def story(channel: Channel) -> Story:
    """Everything that people can write in two concerns was written."""
    return play(channel)
