"""Write NOTICE: our own notice, and those of what Teraju needs to run."""

import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """\
Teraju
Copyright 2026 the Teraju authors

Licensed under the Apache License, Version 2.0; its text is in the file LICENSE.

Teraju rests on the software below. None of it is part of this source tree, apart from what the
last section names: `make setup` fetches it, each package under its own licence, whose full text
comes with the package.
"""
COPYRIGHT = re.compile(r"^\W*(Copyright\b.*\d{4}.*)$", re.IGNORECASE | re.MULTILINE)
LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
CLASSIFIER = "License :: OSI Approved :: "


def main() -> int:
    """Write the file."""
    sections = [HEAD]
    for name in locked(ROOT / "requirements" / "base.txt"):
        try:
            sections.append(notice(metadata.distribution(name)))
        except metadata.PackageNotFoundError:
            # For another platform than this one.
            sections.append(f"{name}\n  not needed on the platform this list was made on\n")
    sections.append(included())
    (ROOT / "NOTICE").write_text("\n".join(sections), encoding="utf-8")
    return 0


def locked(path: Path) -> list[str]:
    """Return the names in a lock."""
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[.*?\])?==", path.read_text("utf-8"), re.MULTILINE)
    return sorted(set(found))


def notice(package: metadata.Distribution) -> str:
    """Return name, licence and copyright lines of an installed package."""
    lines = [package.metadata["Name"], f"  {licence(package)}"]
    lines += [f"  {line}" for line in copyrights(package)]
    return "\n".join(lines) + "\n"


def licence(package: metadata.Distribution) -> str:
    """Return the licence that a package states."""
    facts = package.metadata
    if facts.get("License-Expression"):
        return str(facts["License-Expression"])
    classified = [
        value.removeprefix(CLASSIFIER)
        for value in facts.get_all("Classifier") or []
        if value.startswith(CLASSIFIER)
    ]
    if classified:
        return "; ".join(classified)
    stated = str(facts.get("License") or "").strip().splitlines()
    return stated[0] if stated else "see the licence file in the package"


def copyrights(package: metadata.Distribution) -> list[str]:
    """Return the copyright lines of a package's licence files, each once."""
    lines: dict[str, None] = {}
    for file in package.files or []:
        path = Path(str(file.locate()))
        if ".dist-info" in str(file) and LICENCE_FILE.search(str(file)) and path.is_file():
            for line in COPYRIGHT.findall(path.read_text("utf-8", errors="replace")):
                lines[" ".join(line.split())] = None
    # A licence's own example and conditions are no notices.
    return [line for line in lines if not re.search(r"\[yyyy\]|notice|\{", line)][:8]


def included() -> str:
    """Return what stands in this tree under another licence, from the licence files beside it."""
    files = sorted(
        path.relative_to(ROOT)
        for pattern in ("LICENSE*", "LICENCE*", "OFL*", "COPYING*")
        for path in (ROOT / "src").rglob(pattern)
        if path.is_file()
    )
    lines = [f"  {path.parent}: see {path}" for path in files] or ["  nothing"]
    return "In this tree under another licence\n" + "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
