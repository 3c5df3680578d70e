"""Make `.venv` with the locked requirements and the `teraju` command; do nothing when it is there.

Runs on the system's Python, so it uses the standard library only.
"""

import ast
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "teraju.json"
UV_FOLDER = VENV / "uv"
LOCKS = {kind: ROOT / "requirements" / f"{kind}.txt" for kind in ("base", "dev")}
UV_LOCK = ROOT / "requirements" / "uv.txt"
APT_LINE = "sudo apt install python3-venv python3-pip"

COMMAND = """\
#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys
from teraju.cli import main
sys.exit(main())
"""


class Stop(Exception):
    """A reason to stop, told in one sentence."""


def main() -> int:
    """Set up the environment of the kind named on the command line: base or dev."""
    kind = sys.argv[1] if len(sys.argv) > 1 else "base"
    try:
        if is_current(kind):
            return 0
        with UV_LOCK.open("rb") as turn:
            # Two starts at once: the second waits and then finds everything done.
            fcntl.flock(turn, fcntl.LOCK_EX)
            if not is_current(kind):
                set_up(kind)
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped; start again to go on.", file=sys.stderr)
        return 130
    except OSError as error:
        print(
            f"{VENV} cannot be made ({error}): check the rights and the free space.",
            file=sys.stderr,
        )
        return 1
    return 0


def digest(path: Path) -> str:
    """Return the fingerprint of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def facts(kind: str) -> dict[str, str]:
    """Return what the environment rests on; a difference means it must be made again."""
    return {"kind": kind, "root": str(ROOT), "lock": digest(LOCKS[kind]), "uv": digest(UV_LOCK)}


def stamp() -> dict[str, str]:
    """Return what the last set-up left, {} when there was none or its Python is gone."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) and (VENV / "bin/python").exists() else {}


def is_current(kind: str) -> bool:
    """Tell whether nothing is left to do; the requirements of `dev` contain those of `base`."""
    found = stamp()
    return found.get("kind") in {kind, "dev"} and found == facts(found["kind"])


def set_up(kind: str) -> None:
    """Make the environment, fill it, and leave a stamp."""
    before = stamp()
    if before.get("root") != str(ROOT):
        # Absent, moved or made by something else: scripts inside name another folder.
        shutil.rmtree(VENV, ignore_errors=True)
    elif before.get("kind") == "dev":
        kind = "dev"
    STAMP.unlink(missing_ok=True)
    print(f"Installing the locked requirements ({kind}) into .venv ...", flush=True)
    make_venv()
    environment = index_environment()
    fetch_uv()
    synchronise(kind, environment)
    link_project()
    STAMP.write_text(json.dumps(facts(kind)), encoding="utf-8")


def run(command: list[str], *, environment: dict[str, str] | None = None) -> "tuple[int, str]":
    """Run a program, return its status and what it wrote."""
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def has(module: str) -> bool:
    """Tell whether this Python brings a module."""
    return run([sys.executable, "-c", f"import {module}"])[0] == 0


def make_venv() -> None:
    """Make the virtual environment, with pip inside only when there is none outside."""
    if (VENV / "bin/python").exists():
        return
    outside = has("pip")
    if not has("venv") or not (outside or has("ensurepip")):
        raise Stop(
            f"{sys.executable} has neither venv nor pip to start from: "
            f"install them, on Debian or Ubuntu with `{APT_LINE}`."
        )
    command = [sys.executable, "-m", "venv", *(["--without-pip"] if outside else []), str(VENV)]
    status, words = run(command)
    if status:
        shutil.rmtree(VENV, ignore_errors=True)
        last = words.strip().splitlines()[-1] if words.strip() else f"status {status}"
        raise Stop(
            f"The virtual environment cannot be made ({last}): "
            f"on Debian or Ubuntu `{APT_LINE}` brings what is missing."
        )


def pip() -> list[str]:
    """Return the pip to start with."""
    inside = VENV / "bin/pip"
    return [str(VENV / "bin/python") if inside.exists() else sys.executable, "-m", "pip"]


def fetch_uv() -> None:
    """Fetch the installer itself, of the locked version and with its hash."""
    wanted = digest(UV_LOCK)
    mark = UV_FOLDER / "lock"
    if mark.exists() and mark.read_text(encoding="ascii") == wanted:
        return
    shutil.rmtree(UV_FOLDER, ignore_errors=True)
    command = [*pip(), "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    command += ["--require-hashes", "--only-binary", ":all:", "--no-deps"]
    command += ["--target", str(UV_FOLDER), "--requirement", str(UV_LOCK)]
    status, words = run(command)
    if status:
        sys.stderr.write(words)
        raise Stop(
            "The installer could not be fetched: check the network or pip's settings, "
            "then start again."
        )
    mark.write_text(wanted, encoding="ascii")


def pip_settings() -> dict[str, str]:
    """Return what the user has told pip: the environment outranks `install`, that `global`."""
    status, words = run([*pip(), "config", "list"])
    found: dict[str, dict[str, str]] = {":env:": {}, "install": {}, "global": {}}
    for line in words.splitlines() if status == 0 else []:
        key, mark, value = line.partition("=")
        section, dot, name = key.partition(".")
        if mark and dot and section in found:
            try:
                found[section][name.replace("_", "-")] = str(ast.literal_eval(value))
            except (SyntaxError, ValueError):
                continue
    return {**found["global"], **found["install"], **found[":env:"]}


def places(value: str) -> list[str]:
    """Return the addresses and folders of a setting, without folders that are not there."""
    kept = []
    for place in value.split():
        path = place.removeprefix("file://") if place.startswith("file://") else place
        if "://" in path or Path(path).expanduser().exists():
            kept.append(place)
    return kept


def index_environment() -> dict[str, str]:
    """Return an environment in which uv, which reads none of pip's settings, follows them."""
    settings = pip_settings()
    environment = dict(os.environ)
    wanted = {
        "UV_DEFAULT_INDEX": settings.get("index-url", ""),
        "UV_INDEX": " ".join(places(settings.get("extra-index-url", ""))),
        "UV_FIND_LINKS": ",".join(places(settings.get("find-links", ""))),
        "UV_INSECURE_HOST": settings.get("trusted-host", ""),
        "SSL_CERT_FILE": settings.get("cert", ""),
        "HTTPS_PROXY": settings.get("proxy", ""),
        "UV_HTTP_TIMEOUT": settings.get("timeout", settings.get("default-timeout", "")),
    }
    for name, value in wanted.items():
        if value and not environment.get(name):
            environment[name] = value
    # Every file is held to its hash, so it does not matter which of the places it comes from.
    environment.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    environment["UV_PYTHON_DOWNLOADS"] = "never"
    environment.pop("VIRTUAL_ENV", None)
    return environment


def synchronise(kind: str, environment: dict[str, str]) -> None:
    """Bring the environment to exactly what the lock names."""
    command = [
        str(UV_FOLDER / "bin/uv"),
        "pip",
        "sync",
        "--quiet",
        "--python",
        str(VENV / "bin/python"),
    ]
    command += ["--require-hashes", "--only-binary", ":all:", str(LOCKS[kind])]
    status, words = run(command, environment=environment)
    if status:
        sys.stderr.write(words)
        raise Stop(
            "The requirements could not be installed: put right what the lines above name, "
            "then start again."
        )


def link_project() -> None:
    """Put the source and the `teraju` command into the environment, with nothing to build."""
    status, words = run(
        [str(VENV / "bin/python"), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    )
    if status:
        raise Stop(f"The Python in {VENV} does not start: remove the folder and start again.")
    Path(words.strip(), "teraju.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    command = VENV / "bin/teraju"
    command.write_text(COMMAND.format(python=VENV / "bin/python"), encoding="utf-8")
    command.chmod(0o755)


if __name__ == "__main__":
    sys.exit(main())
