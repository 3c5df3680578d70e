"""The channel of concerns as its operator starts it: a process with a folder, a database, a log."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from teraju.kernel.directory import Directory, PersonLine

ROOT = Path(__file__).resolve().parents[2]
INSPECTORATE = "Inspektorat Kabupaten Serang"
PEOPLE = (
    PersonLine("1", "Bupati", "Bupati", "", ""),
    PersonLine("2", "Sekretaris Daerah", "Sekretaris Daerah", "", "1"),
    PersonLine("3", "Wiryo Kusumodiningrat", "Inspektur", INSPECTORATE, "2"),
    PersonLine("4", "Penerima Pengaduan", "Penerima Pengaduan", INSPECTORATE, "3"),
    PersonLine("5", "Ketua FKAP", "Ketua FKAP", INSPECTORATE, "3"),
    PersonLine("6", "Kepala Loket", "Kepala Loket", "Dinas Uji", "2"),
)


def unused_port() -> int:
    """A port that the system gives to nobody else: two runs that look for one find different ones.

    The server shares its port with whoever asks for the same, and a form of one would be sent to
    the other.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class Channel:
    """A running channel with the demonstration's handlers."""

    folder: Path
    database: str = ""
    port: int = 0
    more: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def data(self) -> Path:
        return self.folder / "channel"

    @property
    def log(self) -> Path:
        return self.folder / "channel.log"

    def start(self) -> Channel:
        """Start it and wait until it answers."""
        self.data.mkdir(parents=True, exist_ok=True)
        directory = Directory("36.04", "Kabupaten Serang", date(2020, 10, 15), PEOPLE)
        (self.data / "directory.json").write_bytes(directory.as_file())
        self.port = self.port or unused_port()
        command = [sys.executable, "-m", "teraju.cli", "concerns", "run", "--port", str(self.port)]
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                command, stdout=out, stderr=subprocess.STDOUT, env=self._environment()
            )
        try:
            self._wait()
        except BaseException:
            self.stop(signal.SIGKILL)
            raise
        return self

    def __enter__(self) -> Channel:
        return self.start()

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def _wait(self) -> None:
        assert self.process is not None
        deadline = time.monotonic() + 120
        while not self._answers():
            assert self.process.poll() is None, self.log.read_text()[-3000:]
            assert time.monotonic() < deadline, self.log.read_text()[-3000:]
            time.sleep(0.1)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        """End it: as its operator does, or as a failing machine does."""
        if self.process is not None:
            self.process.send_signal(number)
            self.process.wait(40)
            self.process = None

    def command(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run `teraju concerns ARGUMENTS` as its operator does."""
        return subprocess.run(
            [sys.executable, "-m", "teraju.cli", "concerns", *arguments],
            env={**self._environment(), **more},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def processes(self) -> set[int]:
        """The supervisor and all that it started."""
        found: set[int] = set()
        waiting = [self.process.pid] if self.process else []
        while waiting:
            pid = waiting.pop()
            found.add(pid)
            try:
                children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
            except OSError:
                continue
            waiting += [int(child) for child in children]
        return found

    def memory(self) -> int:
        """The most memory that any of its processes ever had, in bytes."""
        most = 0
        for pid in self.processes():
            try:
                lines = Path(f"/proc/{pid}/status").read_text().splitlines()
            except OSError:
                continue
            peak = next((line for line in lines if line.startswith("VmHWM")), "VmHWM: 0 kB")
            most = max(most, int(peak.split()[1]) * 1024)
        return most

    def _environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("TERAJU_") and name != "DJANGO_SETTINGS_MODULE"
        }
        (self.folder / "tmp").mkdir(exist_ok=True)
        ours = {
            # What is laid down for a moment is laid down where a test can see it.
            "TMPDIR": str(self.folder / "tmp"),
            "PYTHONPATH": str(ROOT / "src"),
            "TERAJU_DEMO": "true",
            "TERAJU_CONCERNS_DATA_DIR": str(self.data),
            "TERAJU_CONCERNS_HOSTS": "localhost",
            **({"TERAJU_CONCERNS_DATABASE_URL": self.database} if self.database else {}),
        }
        return {**kept, **ours, **self.more}

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.address}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False
