"""Run every measuring script in a process of its own and print one table.

`python -m bench` runs all, `python -m bench memory migrate` those named.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.figures import AS_JSON, Figure, table

HERE = Path(__file__).parent
NOT_SCRIPTS = {"__init__", "__main__", "figures", "installation"}


def main() -> int:
    """Return 1 when a script fails or a figure is over its budget."""
    names = sys.argv[1:] or sorted({path.stem for path in HERE.glob("*.py")} - NOT_SCRIPTS)
    figures: list[Figure] = []
    failed: list[str] = []
    for name in names:
        print(f"Measuring {name} ...", file=sys.stderr, flush=True)
        found = measured(name)
        if found is None:
            failed.append(name)
        else:
            figures += found
    print(table(figures))
    if failed:
        print(f"Not measured, see above: {', '.join(failed)}.")
    return 1 if failed or not all(figure.kept for figure in figures) else 0


def measured(name: str) -> list[Figure] | None:
    """Return the figures of one script, None when it breaks."""
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{name}"],
        cwd=HERE.parent,
        env={**os.environ, AS_JSON: "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    try:
        return [Figure(**facts) for facts in json.loads(done.stdout.strip().splitlines()[-1])]
    except (IndexError, ValueError, TypeError):
        return None


if __name__ == "__main__":
    sys.exit(main())
