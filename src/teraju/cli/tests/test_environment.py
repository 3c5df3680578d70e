import stat
from datetime import date

import pytest

from teraju.config.environment import (
    BadEnvironment,
    Environment,
    database,
    email,
    kept_secret,
    same_host,
)


def environment(**values):
    return Environment(values)


class TestValues:
    @pytest.mark.parametrize(
        ("written", "read"), [("true", True), ("1", True), ("false", False), ("0", False)]
    )
    def test_a_boolean_is_read(self, written, read):
        assert environment(X=written).boolean("X", not read) is read

    @pytest.mark.parametrize("written", ["yes", "True", "TRUE", "on", "2", "tru"])
    def test_anything_else_is_no_boolean(self, written):
        with pytest.raises(BadEnvironment, match=r"X is .*: write true, false, 1 or 0\."):
            environment(X=written).boolean("X", default=True)

    def test_an_absent_or_empty_value_gives_the_default(self):
        assert environment().boolean("X", default=True) is True
        assert environment(X=" ").text("X", "default") == "default"
        assert environment(X="").number("X", 7, low=1, high=9) == 7
        assert environment().date("X") is None

    @pytest.mark.parametrize("written", ["0", "10", "-3", "3.5", "five", "٣"])
    def test_a_number_stays_within_its_bounds(self, written):
        with pytest.raises(BadEnvironment, match="whole number from 1 to 9"):
            environment(X=written).number("X", 5, low=1, high=9)

    def test_a_day_is_read_or_refused(self):
        assert environment(X="2019-01-15").date("X") == date(2019, 1, 15)
        with pytest.raises(BadEnvironment, match="write a date such as"):
            environment(X="15-01-2019").date("X")

    def test_a_list_is_read_without_blanks(self):
        assert environment(X="a.id, b.id,").names("X") == ["a.id", "b.id"]

    def test_a_folder_becomes_absolute(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert environment(X="data").directory("X", tmp_path) == tmp_path / "data"

    def test_names_nobody_asked_for_are_known(self):
        subject = environment(TERAJU_DEBUG="1", TERAJU_DEBGU="1", OTHER="1", TERAJU_CI="1")
        subject.boolean("TERAJU_DEBUG", default=False)
        assert subject.unknown(frozenset({"TERAJU_CI"})) == ["TERAJU_DEBGU"]


class TestSecrets:
    def test_a_file_may_hold_any_value(self, tmp_path):
        path = tmp_path / "secret"
        path.write_text("x" * 40 + "\n", encoding="utf-8")
        assert environment(X_FILE=str(path)).secret("X") == "x" * 40

    def test_a_file_that_is_not_there_is_named(self, tmp_path):
        with pytest.raises(BadEnvironment, match=r"X_FILE names .*nowhere"):
            environment(X_FILE=str(tmp_path / "nowhere")).secret("X")

    def test_value_and_file_together_are_refused(self):
        with pytest.raises(BadEnvironment, match="both set"):
            environment(X="a", X_FILE="/b").text("X")

    def test_a_short_or_absent_secret_is_refused(self):
        with pytest.raises(BadEnvironment, match="shorter"):
            environment(X="short").secret("X")
        with pytest.raises(BadEnvironment, match="not set"):
            environment().secret("X")

    def test_a_secret_is_made_once_for_its_owner_only(self, tmp_path):
        path = tmp_path / "data" / "key"
        first = environment().secret("X", kept_at=path)
        assert len(first) >= 50
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert kept_secret(path) == first
        assert [item.name for item in path.parent.iterdir()] == ["key"]

    def test_a_kept_secret_that_was_emptied_is_refused(self, tmp_path):
        path = tmp_path / "key"
        path.touch()
        with pytest.raises(BadEnvironment, match="delete the file"):
            kept_secret(path)

    def test_a_folder_that_cannot_be_made_is_named(self, tmp_path):
        (tmp_path / "file").touch()
        with pytest.raises(BadEnvironment, match="TERAJU_DATA_DIR"):
            kept_secret(tmp_path / "file" / "key")


class TestDatabase:
    def test_sqlite_takes_an_absolute_and_a_relative_path(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        assert database("sqlite:////srv/a%20b.db")["NAME"] == "/srv/a b.db"
        assert database("sqlite:///a.db")["NAME"] == str(tmp_path / "a.db")
        assert database("sqlite:///:memory:")["NAME"] == ":memory:"

    def test_sqlite_writes_wait_for_their_turn(self):
        options = database("sqlite:///a.db")["OPTIONS"]
        assert options["transaction_mode"] == "IMMEDIATE"
        assert options["timeout"] == 30
        assert "journal_mode=WAL" in options["init_command"]

    def test_postgres_is_taken_apart(self):
        found = database("postgres://us%40er:p%3Aw@db.local:6432/name?sslmode=require&pool_max=20")
        assert (found["USER"], found["PASSWORD"], found["HOST"]) == ("us@er", "p:w", "db.local")
        assert (found["PORT"], found["NAME"]) == ("6432", "name")
        assert found["OPTIONS"]["sslmode"] == "require"
        assert found["OPTIONS"]["pool"]["max_size"] == 20

    def test_the_local_socket_needs_a_name_only(self):
        found = database("postgresql:///test")
        assert (found["HOST"], found["PORT"], found["NAME"]) == ("", "", "test")

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "teraju.db",
            "mysql://u@h/x",
            "sqlite://a.db",
            "sqlite:///",
            "sqlite:///a.db?mode=ro",
            "postgres://host",
            "postgres://host/",
            "postgres://host/a/b",
            "postgres://host:port/a",
            "postgres://host:99999/a",
            "postgres://host/a?sslmod=require",
            "postgres://host/a?pool_max=many",
            "postgres://[host/a",
        ],
    )
    def test_an_address_that_cannot_be_meant_is_refused(self, url):
        with pytest.raises(BadEnvironment, match=r"^TERAJU_DATABASE_URL .*\.$"):
            database(url)


class TestEmail:
    def test_each_scheme_brings_its_port_and_its_lock(self):
        assert email("smtp://mail.local")["EMAIL_PORT"] == 25
        found = email("smtp+tls://u:p%40@mail.local")
        assert (found["EMAIL_PORT"], found["EMAIL_USE_TLS"]) == (587, True)
        assert found["EMAIL_HOST_PASSWORD"] == "p@"
        found = email("smtps://mail.local:4650")
        assert (found["EMAIL_PORT"], found["EMAIL_USE_SSL"]) == (4650, True)

    def test_none_given_means_none(self):
        assert environment().email("X") == {}

    @pytest.mark.parametrize("url", ["mail.local", "http://mail.local", "smtp://", "smtp://h:x"])
    def test_anything_else_is_refused(self, url):
        with pytest.raises(BadEnvironment, match="TERAJU_EMAIL_URL"):
            email(url)


class TestWebAddress:
    @pytest.mark.parametrize(
        ("written", "read"),
        [
            ("https://kanal.example", "https://kanal.example"),
            ("https://kanal.example/", "https://kanal.example"),
            ("http://localhost:8001", "http://localhost:8001"),
            ("http://[::1]:8001/", "http://[::1]:8001"),
            ("", ""),
        ],
    )
    def test_it_is_a_site_and_nothing_more(self, written, read):
        assert environment(X=written).web_address("X") == read

    @pytest.mark.parametrize(
        "written",
        [
            "kanal.example",
            "ftp://kanal.example",
            "https://kanal.example/id/",
            "https://kanal.example/?from=menu",
            "https://kanal.example/#x",
            "https://me@kanal.example",
            "https://",
            "https://kanal.example:port",
            "javascript:alert(1)",
        ],
    )
    def test_what_tells_more_is_refused(self, written):
        with pytest.raises(BadEnvironment, match="X is"):
            environment(X=written).web_address("X")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://localhost:8001", "http://127.0.0.1:8000", False),
        ("http://localhost:8001", "http://localhost:8000", True),
        ("https://KANAL.example", "http://kanal.example", True),
        ("https://kanal.example", "https://teraju.example", False),
        ("", "http://localhost", False),
        ("", "", False),
    ],
)
def test_two_sites_have_two_names(one, other, same):
    assert same_host(one, other) is same
