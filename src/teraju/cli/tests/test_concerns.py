"""The channel of concerns as a program of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

import teraju
from teraju.cli import concerns, main, run
from teraju.cli.concerns_child import channel_environment
from teraju.cli.errors import NoPort, Refusal
from teraju.cli.serving import free_port

SOURCE = str(Path(teraju.__file__).parents[1])


class TestEnvironment:
    OURS = {
        "PATH": "/usr/bin",
        "DJANGO_SETTINGS_MODULE": "teraju.config.settings",
        "TERAJU_SECRET_KEY": "main" * 12,
        "TERAJU_DATABASE_URL": "postgres://main@/main",
        "TERAJU_KEY_PASSPHRASE": "signs papers",
        "TERAJU_DEMO": "true",
        "TERAJU_CONCERNS_GOVERNMENT": "Kabupaten Uji",
    }

    def test_the_channel_is_told_no_secret_of_the_main_site(self):
        theirs = channel_environment(self.OURS, Path("/var/lib/x/concerns"))
        assert theirs == {
            "PATH": "/usr/bin",
            "TERAJU_DEMO": "true",
            "TERAJU_CONCERNS_GOVERNMENT": "Kabupaten Uji",
            "TERAJU_CONCERNS_DATA_DIR": "/var/lib/x/concerns",
            "TERAJU_CONCERNS_HOSTS": "localhost",
        }

    def test_what_the_operator_named_stands(self):
        ours = {"TERAJU_CONCERNS_HOSTS": "kanal.example", "TERAJU_CONCERNS_DATA_DIR": "/srv/k"}
        assert channel_environment(ours, Path("/x")) == ours


class TestBeside:
    @pytest.fixture(autouse=True)
    def clean(self, monkeypatch):
        for name in ("TERAJU_CONCERNS_ADDRESS", "TERAJU_CONCERNS_PORT"):
            monkeypatch.delenv(name, raising=False)
        # Also what the code under test sets is put back afterwards.
        monkeypatch.setenv("TERAJU_CONCERNS_ADDRESS", "")
        monkeypatch.setenv("TERAJU_ADDRESS", "http://127.0.0.1:8000")
        monkeypatch.setenv("TERAJU_DEMO", "true")

    def beside(self, *arguments):
        return run._channel_beside(run._options(["--port", "47310", *arguments]))

    def test_the_demonstration_has_one_under_another_name(self):
        port = self.beside()
        assert port > 47310
        assert os.environ["TERAJU_CONCERNS_ADDRESS"] == f"http://localhost:{port}"

    def test_with_real_data_it_is_a_program_of_its_own(self, monkeypatch):
        monkeypatch.setenv("TERAJU_DEMO", "false")
        assert self.beside() == 0

    def test_where_it_is_elsewhere_none_is_started(self, monkeypatch):
        monkeypatch.setenv("TERAJU_CONCERNS_ADDRESS", "https://kanal.example")
        assert self.beside() == 0

    def test_none_is_started_under_the_name_of_the_main_site(self, monkeypatch):
        monkeypatch.setenv("TERAJU_ADDRESS", "http://localhost:8000")
        assert self.beside() == 0

    def test_a_port_of_its_own_that_is_taken_is_told_before_anything_is_built(self, monkeypatch):
        with taken_port() as port:
            monkeypatch.setenv("TERAJU_CONCERNS_PORT", str(port))
            with pytest.raises(Refusal, match=rf"Port {port} is in use: .*TERAJU_CONCERNS_PORT"):
                self.beside()

    def test_it_can_be_left_out(self):
        assert self.beside("--no-concerns") == 0


class TestCommands:
    @pytest.mark.parametrize("arguments", [[], ["help"], ["--help"]])
    def test_no_name_means_help(self, arguments, capsys):
        assert main(["concerns", *arguments]) == 0
        assert "teraju concerns run" in capsys.readouterr().out

    def test_help_tells_every_command(self):
        folder = Path(teraju.__file__).parent / "modules/integrity/concerns/management/commands"
        for path in folder.glob("concerns_*.py"):
            assert f"teraju concerns {path.stem.removeprefix('concerns_')}" in concerns.USAGE


def teraju_concerns(folder: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TERAJU_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [sys.executable, "-m", "teraju.cli", "concerns", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**kept, "PYTHONPATH": SOURCE, "TERAJU_CONCERNS_DATA_DIR": str(folder), **more},
    )


def test_an_operator_sets_it_up_from_the_keyboard(tmp_path):
    """Directory, office, invitation: no page, no account of the main site, one sentence each."""
    directory = tmp_path / "directory.json"
    directory.write_text(
        '{"format": "teraju-directory/1", "government": "36.04", "name": "Kabupaten Uji", '
        '"day": "2026-03-06", "people": [{"key": "1", "name": "Siti", "post": "Auditor", '
        '"unit": "Inspektorat", "superior": ""}]}'
    )
    folder = tmp_path / "channel"
    assert teraju_concerns(folder, "prepare").returncode == 0
    assert (folder.stat().st_mode & 0o077) == 0
    told = teraju_concerns(folder, "import", str(directory))
    assert told.stdout == "1 people of Kabupaten Uji; 0 left since the last time.\n"
    assert teraju_concerns(folder, "office", "inspektorat", "Inspektorat").returncode == 0
    who = ("siti", "inspektorat", "--name", "Siti")
    refused = teraju_concerns(folder, "invite", *who)
    assert refused.returncode == 1
    assert "Name the person of the directory" in refused.stderr
    assert refused.stderr.count("\n") == 1
    invited = teraju_concerns(folder, "invite", *who, "--person", "1")
    assert "types this word once" in invited.stdout
    assert "no key yet: nothing is sealed to them" in teraju_concerns(folder, "handlers").stdout
    assert "reads no new concern" in teraju_concerns(folder, "retire", "siti").stdout
    bad = teraju_concerns(folder, "import", str(tmp_path / "nowhere.json"))
    assert bad.returncode == 1
    assert bad.stderr.count("\n") == 1


def test_a_taken_port_is_one_sentence_and_a_status_of_its_own(tmp_path):
    with taken_port() as port:
        told = teraju_concerns(tmp_path / "channel", "run", "--port", str(port))
    assert told.returncode == NoPort.status
    assert f"Port {port} is in use" in told.stderr
    assert "TERAJU_CONCERNS_PORT" in told.stderr
    assert told.stderr.count("\n") == 1


@contextmanager
def taken_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen(1)
        yield taken.getsockname()[1]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_killed_web_server_comes_back_and_a_stopped_channel_leaves_nothing(tmp_path):
    port = free_port("127.0.0.1", 47410)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TERAJU_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    environment = {**kept, "PYTHONPATH": SOURCE, "TERAJU_CONCERNS_DATA_DIR": str(tmp_path / "c")}
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "teraju.cli", "concerns", "run", "--port", str(port)],
            stdout=out,
            stderr=subprocess.STDOUT,
            env=environment,
        )
    try:
        wait_until(lambda: answers(port))
        first = children_of(process.pid)
        for pid in first:
            os.kill(pid, signal.SIGKILL)
        wait_until(lambda: answers(port) and not first & children_of(process.pid))
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert not answers(port)
        words = log.read_text()
        assert "Traceback" not in words
        # Nothing of requests: neither address nor path nor agent.
        assert "healthz" not in words
        assert "127.0.0.1 -" not in words
    finally:
        process.kill()
        process.wait()


def answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return answer.status == 200
    except OSError:
        return False


def children_of(pid: int) -> set[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return {int(one) for one in path.read_text().split()}


def wait_until(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.2)
