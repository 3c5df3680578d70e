"""Run every check to the end, then say what failed and what was left out.

`check.py check` runs all but the browser, `check.py journeys` the browser alone, `check.py all`
both. With TERAJU_CI=true whatever is left out counts as failed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parents[1]
PYTHON = sys.executable
SCRIPTS = Path(PYTHON).parent
CHROMIUM = Path("/usr/bin/chromium")
JOURNEYS = "tests/journeys"
WALLS = "tests/walls"
CONCERNS = "src/teraju/modules/integrity/concerns"
CONCERNS_SETTINGS = "teraju.config.concerns.settings_test"
WORKERS = str(min(4, os.cpu_count() or 1))

INSTALL_POSTGRES = (
    "sudo apt install postgresql && sudo -u postgres createuser --superuser $USER "
    "(or name a server in TEST_DATABASE_URL)"
)
INSTALL_CHROMIUM = "sudo apt install chromium"
INSTALL_POPPLER = "sudo apt install poppler-utils"


@dataclass(frozen=True)
class Part:
    """One check: a name, a command, and what its environment has on top."""

    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    report: Path | None = None
    # Needs one core: neighbours in the plan that say so are run side by side.
    needs_one_core: bool = False


@dataclass(frozen=True)
class Result:
    """How a part ended."""

    part: Part
    status: int
    seconds: float


@dataclass(frozen=True)
class LeftOut:
    """Something that was not checked, why, and how to have it checked."""

    what: str
    install: str


def main() -> int:
    """Run the parts asked for and sum up."""
    asked = sys.argv[1] if len(sys.argv) > 1 else "all"
    if asked not in {"all", "check", "journeys"}:
        print(__doc__, file=sys.stderr)
        return 2
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="teraju-check-") as name:
        folder = Path(name)
        build_translations(folder)
        parts, left_out = plan(asked, folder)
        results = [result for side in sides(parts) for result in run_side_by_side(side, folder)]
        left_out += skipped_everywhere(results) if asked != "journeys" else []
    return sum_up(results, left_out, time.monotonic() - started)


def build_translations(folder: Path) -> None:
    """Build the catalogues, which the tests read."""
    command = [PYTHON, "-m", "teraju.cli", "translations", "compile"]
    subprocess.run(command, cwd=ROOT, env=environment(folder), stdin=subprocess.DEVNULL, check=True)


def plan(asked: str, folder: Path) -> tuple[list[Part], list[LeftOut]]:
    """Return what can be run here and what cannot."""
    parts: list[Part] = []
    left_out: list[LeftOut] = []
    if asked != "journeys":
        parts += static_parts()
        parts.append(tests("tests on SQLite", folder / "sqlite.xml", {}))
        parts.append(concerns("concerns on SQLite", folder / "concerns-sqlite.xml", {}))
        url, reason = postgres()
        if url:
            there = {"TERAJU_DATABASE_URL": url}
            parts.append(tests("tests on PostgreSQL", folder / "postgres.xml", there))
            report = folder / "concerns-postgres.xml"
            parts.append(concerns("concerns on PostgreSQL", report, there))
            parts.append(walls("walls on SQLite", folder / "walls-sqlite.xml", {}))
            report = folder / "walls-postgres.xml"
            parts.append(walls("walls on PostgreSQL", report, there))
        else:
            parts.append(walls("walls on SQLite", folder / "walls-sqlite.xml", {}))
            left_out.append(LeftOut(f"the tests on PostgreSQL: {reason}", INSTALL_POSTGRES))
        if not shutil.which("pdfsig"):
            what = "the independent check of signed papers: there is no pdfsig"
            left_out.append(LeftOut(what, INSTALL_POPPLER))
    if asked != "check":
        if CHROMIUM.exists():
            parts.append(journeys(folder / "journeys.xml"))
        else:
            what = f"the journeys in a browser: there is no {CHROMIUM}"
            left_out.append(LeftOut(what, INSTALL_CHROMIUM))
    return parts, left_out


def static_parts() -> list[Part]:
    """Return the checks that only read the source."""
    teraju = [PYTHON, "-m", "teraju.cli"]
    return [
        Part("style", [PYTHON, "-m", "ruff", "check", "--output-format", "concise", "."]),
        Part(
            "format", [PYTHON, "-m", "ruff", "format", "--check", "--output-format", "concise", "."]
        ),
        Part("types", [PYTHON, "-m", "mypy"]),
        Part("import contracts", [str(SCRIPTS / "lint-imports"), "--no-cache"]),
        Part("templates", [PYTHON, "-m", "djlint", "src", "--lint", "--quiet"]),
        Part("migrations", [*teraju, "makemigrations", "--check", "--dry-run"]),
        Part(
            "migrations of concerns",
            [PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run"],
            {"DJANGO_SETTINGS_MODULE": "teraju.config.concerns.settings"},
        ),
        Part("translations", [*teraju, "translations", "check"]),
    ]


def tests(name: str, report: Path, there: dict[str, str]) -> Part:
    """Return the test suite without the browser, on one database."""
    command = [PYTHON, "-m", "pytest", "--quiet", "-n", WORKERS, "--maxprocesses", WORKERS]
    command += [f"--ignore={JOURNEYS}", f"--ignore={WALLS}"]
    command += [f"--junitxml={report}", "--durations=5"]
    return Part(name, command, there, report)


def concerns(name: str, report: Path, there: dict[str, str]) -> Part:
    """Return the tests of the channel of concerns, which has settings and a process of its own."""
    command = [PYTHON, "-m", "pytest", "--quiet", "-n", WORKERS, "--maxprocesses", WORKERS]
    command += [f"--ds={CONCERNS_SETTINGS}", CONCERNS, f"--junitxml={report}", "--durations=5"]
    return Part(name, command, there, report)


def walls(name: str, report: Path, there: dict[str, str]) -> Part:
    """Return the proofs of what separates a concern from everybody else, one after the other.

    They start the channel as its operator does, play a story on it and take it apart.
    """
    command = [PYTHON, "-m", "pytest", "--quiet", WALLS, f"--junitxml={report}", "--durations=5"]
    return Part(name, command, there, report, needs_one_core=True)


def journeys(report: Path) -> Part:
    """Return the journeys, one after the other: they share a browser and two cores."""
    command = [PYTHON, "-m", "pytest", "--quiet", JOURNEYS, f"--junitxml={report}"]
    # The browser's driver leaves an event loop running, which Django would take for a mistake.
    return Part("journeys", command, {"DJANGO_ALLOW_ASYNC_UNSAFE": "true"}, report)


def environment(folder: Path) -> dict[str, str]:
    """Return an environment that knows nothing of this installation's settings and data."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("TERAJU_") and name != "DJANGO_SETTINGS_MODULE"
    }
    return {**kept, "TERAJU_DATA_DIR": str(folder / "var"), "PYTHONPATH": str(ROOT / "src")}


def sides(parts: list[Part]) -> Iterator[list[Part]]:
    """Return the parts in their order, two neighbours together where each needs one core."""
    left = list(parts)
    while left:
        pair = left[:2]
        count = 2 if len(pair) == 2 and all(part.needs_one_core for part in pair) else 1
        yield left[:count]
        left = left[count:]


def run_side_by_side(parts: list[Part], folder: Path) -> list[Result]:
    """Run parts at the same time, each on data of its own; a single one as it is."""
    if len(parts) == 1:
        return [run(parts[0], folder)]
    with ThreadPoolExecutor(len(parts)) as threads:
        asked = []
        for number, part in enumerate(parts):
            own = folder / f"side-{number}"
            own.mkdir(exist_ok=True)
            asked.append(threads.submit(run, part, own, together=True))
        return [one.result() for one in asked]


def run(part: Part, folder: Path, *, together: bool = False) -> Result:
    """Run a part and let its words through: at once, or at its end where others speak too."""
    head = f"\n── {part.name} " + "─" * (70 - len(part.name))
    if not together:
        print(head, flush=True)
    started = time.monotonic()
    done = subprocess.run(
        part.command,
        cwd=ROOT,
        env={**environment(folder), **part.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if together else None,
        stderr=subprocess.STDOUT if together else None,
        text=True,
        check=False,
    )
    if together:
        print(f"{head}\n{done.stdout}", flush=True)
    return Result(part, done.returncode, time.monotonic() - started)


def postgres() -> tuple[str, str]:
    """Return the address of a PostgreSQL where test databases may be made, or why there is none."""
    given = os.environ.get("TEST_DATABASE_URL", "").strip()
    if given:
        reason = refused(given)
        return ("", f"TEST_DATABASE_URL is set, but {reason}") if reason else (given, "")
    # Of its own for every checkout: two people on one machine must not share a database.
    mine = f"teraju_{hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]}"
    for user in ("", "postgres@"):
        if not refused(f"postgres://{user}/postgres"):
            return f"postgres://{user}/{mine}", ""
    return "", "none answers at TEST_DATABASE_URL or the local socket"


def refused(url: str) -> str:
    """Return why the server of an address cannot be used, nothing when it can."""
    query = "SELECT rolsuper OR rolcreatedb FROM pg_roles WHERE rolname = current_user"
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            row = connection.execute(query).fetchone()
    except psycopg.Error as error:
        return " ".join(str(error).split()) or "it does not answer"
    return "" if row and row[0] else "its user may not create databases"


def outcomes(report: Path) -> Iterator[tuple[str, str | None]]:
    """Return every test of a report with the reason for which it was skipped, None if it ran."""
    if not report.exists():
        return
    for case in ET.parse(report).getroot().iter("testcase"):
        skipped = case.find("skipped")
        expected = skipped is not None and skipped.get("type") == "pytest.xfail"
        reason = None if skipped is None or expected else skipped.get("message", "")
        yield f"{case.get('classname')}.{case.get('name')}", reason


def skipped_everywhere(results: list[Result]) -> list[LeftOut]:
    """Return the tests that no database ran, gathered by reason."""
    ran: set[str] = set()
    skipped: dict[str, str] = {}
    for result in results:
        for name, reason in outcomes(result.part.report) if result.part.report else ():
            if reason is None:
                ran.add(name)
            else:
                skipped[name] = reason
    counts: dict[str, int] = {}
    for name, reason in skipped.items():
        if name not in ran:
            counts[reason] = counts.get(reason, 0) + 1
    return [
        LeftOut(f"{count} test{'s' if count > 1 else ''}: {reason}", "what the reason names")
        for reason, count in sorted(counts.items())
    ]


def sum_up(results: list[Result], left_out: list[LeftOut], seconds: float) -> int:
    """Print how every part ended and what was left out; return the exit status."""
    print(f"\n── sum {'─' * 67}")
    for result in results:
        word = "FAILED" if result.status else "ok"
        print(f"  {word:7} {result.part.name:24} {result.seconds:7.1f} s")
    failed = [result.part.name for result in results if result.status]
    if left_out:
        print("\nLeft out, for want of a server, a browser or a tool:")
        for gap in left_out:
            print(f"  - {gap.what}\n    install: {gap.install}")
    strict = os.environ.get("TERAJU_CI", "").lower() in {"1", "true"}
    if strict and left_out:
        failed.append("nothing left out")
    print(
        f"\n{len(failed)} failed: {', '.join(failed)}." if failed else "\nAll that was run passed.",
        f"{seconds:.0f} s in all.",
        flush=True,
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
