"""Renew the locked requirements: `lock.py` for what the .in files ask, `lock.py --upgrade` for all.

Only the user's main index is asked, so that the hashes are those everybody gets; every locked
package must have a wheel for each Python and platform below, so that no compiler is needed.
"""

import subprocess
import sys

import setup

FOLDER = setup.ROOT / "requirements"
OLDEST = "3.11"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = ("x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "aarch64-apple-darwin")
UV = str(setup.UV_FOLDER / "bin" / "uv")


def main() -> int:
    """Write the three locks and prove that they install everywhere."""
    upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
    environment = index_only(setup.index_environment())
    base = ["--constraints", str(FOLDER / "base.txt")]
    for name, extra in (("base", upgrade), ("dev", [*upgrade, *base]), ("uv", upgrade)):
        compile_lock(name, extra, environment)
    for version in PYTHONS:
        for platform in PLATFORMS:
            try_install(version, platform, environment)
            print(f"Wheels are there for Python {version} on {platform}.")
    return 0


def index_only(environment: dict[str, str]) -> dict[str, str]:
    """Leave out every place but the main index."""
    others = {"UV_INDEX", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS", "UV_INDEX_STRATEGY"}
    return {name: value for name, value in environment.items() if name not in others}


def uv(command: list[str], environment: dict[str, str]) -> None:
    """Run uv and stop with its words when it fails."""
    done = subprocess.run([UV, *command], env=environment, cwd=setup.ROOT, check=False)
    if done.returncode:
        raise SystemExit(f"uv {' '.join(command[:2])} failed; its words are above.")


def compile_lock(name: str, extra: list[str], environment: dict[str, str]) -> None:
    """Write one lock: all hashes, no address, for every platform."""
    target = FOLDER / f"{name}.txt"
    command = ["pip", "compile", "--quiet", "--no-config", "--universal", "--generate-hashes"]
    command += ["--python-version", OLDEST, "--only-binary", ":all:"]
    command += ["--no-header", "--no-annotate", "--no-strip-extras"]
    uv([*command, *extra, str(FOLDER / f"{name}.in"), "--output-file", str(target)], environment)
    if "://" in target.read_text(encoding="utf-8"):
        raise SystemExit(f"{target} names an address; a lock must not.")


def try_install(version: str, platform: str, environment: dict[str, str]) -> None:
    """Go through an installation without doing it."""
    command = ["pip", "install", "--quiet", "--dry-run", "--no-config", "--require-hashes"]
    command += ["--only-binary", ":all:", "--python-version", version]
    command += ["--python-platform", platform, "--target", str(setup.VENV / "nothing")]
    uv([*command, "--requirement", str(FOLDER / "dev.txt")], environment)


if __name__ == "__main__":
    sys.exit(main())
