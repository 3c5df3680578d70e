import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import DatabaseError, NotSupportedError

import teraju
from teraju.cli import commands, database, main, run, serving
from teraju.cli.errors import Refusal
from teraju.config.environment import BadEnvironment

SOURCE = str(Path(teraju.__file__).parents[1])


def in_a_new_process(code):
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "PYTHONPATH": SOURCE},
    )


class TestMain:
    def test_it_says_what_there_is_without_loading_django(self):
        code = (
            "import sys; from teraju.cli import main; main(['--help']);"
            "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
        )
        done = in_a_new_process(code)
        assert done.returncode == 0, done.stderr
        assert "teraju run" in done.stdout

    @pytest.mark.parametrize("arguments", [[], ["help"], ["-h"], ["--help"]])
    def test_no_name_means_help(self, arguments, capsys):
        assert main(arguments) == 0
        assert "teraju compute KIND" in capsys.readouterr().out

    def test_a_bad_environment_is_one_sentence(self, monkeypatch, capsys):
        def refuse(name, rest):
            raise BadEnvironment("TERAJU_DEMO is 'yes': write true, false, 1 or 0.")

        monkeypatch.setattr(commands, "_run", refuse)
        assert commands.main("migrate", []) == 1
        assert capsys.readouterr().err == "TERAJU_DEMO is 'yes': write true, false, 1 or 0.\n"

    def test_a_database_that_refuses_is_one_sentence(self, monkeypatch, capsys):
        def refuse(name, rest):
            raise DatabaseError("database disk image is malformed")

        monkeypatch.setattr(commands, "_run", refuse)
        assert commands.main("migrate", []) == 1
        words = capsys.readouterr().err
        assert words.count("\n") == 1
        assert "Traceback" not in words
        with pytest.raises(DatabaseError):
            commands.main("migrate", ["--traceback"])


class TestPort:
    def test_a_free_port_is_accepted(self):
        serving.check_port("127.0.0.1", 0)

    def test_a_used_port_is_named_with_another(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen(1)
            port = taken.getsockname()[1]
            with pytest.raises(Refusal, match=rf"Port {port} is in use: .*make run PORT=\d+"):
                serving.check_port("127.0.0.1", port)

    def test_an_address_of_another_machine_is_refused(self):
        with pytest.raises(Refusal, match="cannot be used"):
            serving.check_port("192.0.2.1", 8000)

    @pytest.mark.parametrize("port", ["0", "65536", "web", "-1"])
    def test_a_port_must_be_a_port(self, port):
        with pytest.raises(BadEnvironment, match="from 1 to 65535"):
            run._options(["--port", port])


class TestDatabaseSentences:
    @pytest.mark.parametrize(
        ("words", "advice"),
        [
            ("file is not a database", "move it away"),
            ("database disk image is malformed", "put back a backup"),
            ("attempt to write a readonly database", "correct the rights"),
            ("database is locked", "stop that program"),
            ("unable to open database file", "correct its rights"),
            ("no such table: x", "teraju migrate"),
        ],
    )
    def test_sqlite_says_what_to_do(self, words, advice):
        found = database.sqlite_sentence(words, "/srv/teraju.sqlite3")
        assert found.startswith("The database /srv/teraju.sqlite3 ")
        assert advice in found
        assert found.endswith(".")

    def test_sqlite_words_are_those_that_sqlite_uses(self, tmp_path):
        path = tmp_path / "garbage.db"
        path.write_bytes(b"no database at all" * 100)
        with pytest.raises(sqlite3.DatabaseError) as caught:
            sqlite3.connect(path).execute("SELECT * FROM sqlite_master")
        assert str(caught.value) in database.SQLITE_ADVICE

    def test_a_server_is_named_without_its_password(self):
        settings = {"NAME": "x", "USER": "me", "PASSWORD": "hidden", "HOST": "db", "PORT": "1"}
        found = database.server_sentence("no route to host", settings)
        assert found.startswith(
            "The database x at me@db:1 does not let Teraju in (no route to host)"
        )
        assert "hidden" not in found

    def test_the_words_of_the_driver_become_one_line(self):
        found = database.sentence(DatabaseError("it is\nso.\n"))
        assert "(it is so)" in found

    def test_an_old_server_is_named(self):
        assert "too old" in database.sentence(
            NotSupportedError("PostgreSQL 14 or later is required")
        )
