"""Who takes the database, the folders, the backups or the logs reads not a word of a concern."""

from __future__ import annotations

import re
import shutil
import signal
import smtplib
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from .channel import Channel
from .dumps import dumped, everything
from .finder import Found, files_below, find, raw_deflate
from .story import PASSPHRASES, WORDS, Story, raise_concern
from .visitor import AGENT, Visitor

ANNOUNCED = b"Its handlers in the demonstration"


def without_the_announcement(found: list[Found], channel: Channel) -> list[Found]:
    """The demonstration names its passphrases at the start, for everybody to try."""
    words = set(PASSPHRASES.values())
    return [one for one in found if not (one.where == str(channel.log) and one.word in words)]


def test_enough_was_planted(story: Story):
    assert len(set(WORDS.values())) >= 20
    assert len(story.codes) == 3
    assert len(story.secrets) >= 30


def test_a_running_channel_holds_no_word(story: Story):
    sources = everything(story.channel)
    assert len(sources) > 5
    assert without_the_announcement(find(story.secrets, sources), story.channel) == []


def test_nothing_tells_who_came_and_with_what(story: Story):
    """Neither the agent of the browser nor a path that was asked for: the log is of the program."""
    places = ["Uji-7741", AGENT, "/en/report/", "/desk/en/c/", "healthz", *story.numbers]
    log = {"log": story.channel.log.read_bytes()}
    assert find(places, log) == []


def test_no_time_is_kept_that_is_nearer_than_a_day(story: Story):
    """Of what people wrote; visits end on full five minutes, and files bear no time at all."""
    for path in (story.channel.data / "sealed").rglob("*"):
        if path.is_file():
            assert path.stat().st_mtime == 0


def test_the_finder_finds_in_these_very_places(story: Story, tmp_path: Path):
    """What would be found if it were there: planted in a copy, in the way of a careless program."""
    channel, word = story.channel, WORDS["what"]
    shutil.copytree(channel.data, tmp_path / "copy")
    if channel.database:
        with psycopg.connect(channel.database) as connection:
            connection.execute("CREATE TABLE careless (words text)")
            connection.execute("INSERT INTO careless VALUES (%s)", [word])
            connection.commit()
            assert {one.word for one in find([word], dumped(channel.database))} == {word}
            connection.execute("DROP TABLE careless")
            connection.commit()
    else:
        copy = sqlite3.connect(tmp_path / "copy" / "concerns.sqlite3")
        copy.execute("CREATE TABLE careless (words TEXT)")
        copy.execute("INSERT INTO careless VALUES (?)", [word])
        copy.commit()
        assert find([word], files_below(tmp_path))
        copy.close()
    sealed = next(path for path in (tmp_path / "copy" / "sealed").rglob("*") if path.is_file())
    sealed.write_bytes(sealed.read_bytes() + word.encode("utf-16-le"))
    assert find([word], {str(sealed): sealed.read_bytes()})


def test_not_even_in_streams_without_a_head(story: Story):
    for path, content in everything(story.channel).items():
        if "sqlite" not in path and "sealed" not in path:
            continue
        for _name, inside in raw_deflate(content[: 160 * 1024]):
            assert find([WORDS["what"], WORDS["name"]], {path: inside}) == []


def test_letters_say_that_there_is_work_and_nothing_more(story: Story):
    """And only when it is their hour: here the operator asks for them."""
    channel = story.channel
    address = "penerima-uji@contoh.example"
    update = "UPDATE concerns_handler SET email = {sign} WHERE login_name = 'penerima'"
    if channel.database:
        with psycopg.connect(channel.database) as connection:
            connection.execute(update.format(sign="%s"), [address])
    else:
        with sqlite3.connect(channel.data / "concerns.sqlite3", timeout=30) as connection:
            connection.execute(update.format(sign="?"), [address])
    with MailServer() as server:
        # A day on which something is late.
        done = channel.command(
            "tend",
            "--letters",
            TERAJU_TODAY="2020-11-20",
            TERAJU_CONCERNS_EMAIL_URL=f"smtp://127.0.0.1:{server.port}",
        )
    assert done.returncode == 0, done.stderr[-2000:]
    assert server.letters, "no letter went out: nothing is proved"
    sources = {
        "letters": b"\n".join(server.letters),
        "output": (done.stdout + done.stderr).encode(),
    }
    assert find([*story.secrets, *story.numbers], sources) == []


def test_a_killed_machine_holds_no_word_either(story: Story):
    """The journal of the database lies as the power cut left it; afterwards the story goes on."""
    channel = story.channel
    channel.stop(signal.SIGKILL)
    sources = everything(channel)
    if not channel.database:
        assert any(path.endswith("-wal") for path in sources)
    assert without_the_announcement(find(story.secrets, sources), channel) == []
    channel.start()
    assert without_the_announcement(find(story.secrets, everything(channel)), channel) == []


class MailServer:
    """Takes letters in and keeps them; speaks as much of SMTP as a letter needs."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.socket.getsockname()[1]
        self.thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> MailServer:
        self.thread.start()
        return self

    def __exit__(self, *_error: Any) -> None:
        self.socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _from = self.socket.accept()
            except OSError:
                return
            with connection, connection.makefile("rb") as lines:
                self._talk(connection, iter(lines))

    def _talk(self, connection: socket.socket, lines: Iterator[bytes]) -> None:
        connection.sendall(b"220 ready\r\n")
        for line in lines:
            if line.upper().startswith(b"DATA"):
                connection.sendall(b"354 go on\r\n")
                letter = b""
                for part in lines:
                    if part == b".\r\n":
                        break
                    letter += part
                self.letters.append(letter)
            elif line.upper().startswith(b"QUIT"):
                connection.sendall(b"221 bye\r\n")
                return
            connection.sendall(b"250 ok\r\n")


def test_the_mail_server_of_this_test_takes_letters():
    with MailServer() as server, smtplib.SMTP("127.0.0.1", server.port) as client:
        client.sendmail("a@example.org", ["b@example.org"], b"Subject: x\r\n\r\nwords")
    assert b"words" in server.letters[0]


def test_the_demonstration_announces_its_passphrases(channel: Channel):
    """Only there: a test of the set-up holds that no other channel has them."""
    deadline = time.monotonic() + 20
    while ANNOUNCED not in channel.log.read_bytes():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize("folder", ["", "keys", "sealed"])
def test_other_accounts_of_the_machine_may_not_look_in(story: Story, folder: str):
    assert (story.channel.data / folder).stat().st_mode & 0o077 == 0


# Until when an invitation or a recovery lasts, and a lock after five wrong passphrases: what the
# operator or a handler did, never a reporter.
OF_HANDLERS = ("invited_until", "locked_until", "ends_at")
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T](\d\d):(\d\d):(\d\d(?:\.\d+)?)")


def test_no_row_tells_a_moment_nearer_than_five_minutes(story: Story):
    """A second would join a report to whoever was seen on the network in that second."""
    visitor = Visitor(story.channel.address)
    raise_concern(Story(story.channel), visitor, mode="anonymous", subject="Kepala Loket")
    seen = 0
    for where, value in every_value(story.channel):
        if "django_migrations" in where or where.endswith(OF_HANDLERS):
            continue
        for _hour, minute, second in MOMENT.findall(str(value)):
            seen += 1
            assert (int(minute) % 5, float(second)) == (0, 0), f"{where}: {value}"
    assert seen, "no moment was looked at"


def every_value(channel: Channel) -> Iterator[tuple[str, Any]]:
    """Every value of the database, with its table and column."""
    if channel.database:
        with psycopg.connect(channel.database) as connection:
            names = connection.execute(
                "SELECT table_name, column_name FROM information_schema.columns"
                " WHERE table_schema = 'public'"
            ).fetchall()
            for table, column in names:
                for (value,) in connection.execute(f'SELECT "{column}" FROM "{table}"'):
                    yield f"{table}.{column}", value
        return
    connection = sqlite3.connect(channel.data / "concerns.sqlite3", timeout=30)
    for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"):
        rows = connection.execute(f'SELECT * FROM "{table}"')
        names = [one[0] for one in rows.description]
        for row in rows:
            yield from ((f"{table}.{name}", value) for name, value in zip(names, row, strict=True))
    connection.close()
