"""Bring an installation up to date, quickly when nothing changed."""

import argparse
import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from . import database, translations
from .errors import Refusal

Say = Callable[[str], None]


def main(argv: list[str]) -> int:
    """Prepare the installation and say what was done."""
    argparse.ArgumentParser(prog="teraju prepare", description=__doc__).parse_args(argv)
    prepare(say)
    return 0


def say(line: str) -> None:
    """Print a line at once, also where output is a pipe."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def prepare(tell: Say) -> None:
    """Load the program, then migrate, collect and build only what is behind."""
    prepare_pages(tell)
    _standards(tell)
    _demonstration(tell)


def prepare_pages(tell: Say) -> None:
    """Load the program of the settings, then migrate and collect only what is behind."""
    # Before Django reads its catalogues.
    translations.compile_stale()
    django.setup()
    check_data_folder()
    database.check()
    _migrate(tell)
    _collect_static(tell)


def check_data_folder() -> None:
    """Refuse a data folder that cannot be written."""
    folder = Path(settings.DATA_DIR)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Refusal(
            f"The data folder {folder} cannot be written ({error.strerror}): "
            "correct its rights, or name another one with TERAJU_DATA_DIR."
        ) from error


def _migrate(tell: Say) -> None:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        tell("Preparing the database ...")
        call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def _collect_static(tell: Say) -> None:
    root = Path(settings.STATIC_ROOT)
    # Beside the folder, not in it: what is in it is served.
    stamp = root.with_name(f"{root.name}.collected")
    current = static_fingerprint()
    if root.is_dir() and stamp.exists() and stamp.read_text(encoding="ascii") == current:
        return
    tell("Collecting styles and scripts ...")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(current, encoding="ascii")


def static_fingerprint() -> str:
    """Return a digest of the names, sizes and times of all static files."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda pair: pair[0]):
            facts = Path(storage.path(name)).stat()
            digest.update(f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _standards(tell: Say) -> None:
    """Load the catalogue of standards when its files, or the database, are new here."""
    from teraju.modules.standards.api import Edition, own_files

    stamp = Path(settings.DATA_DIR) / "standards.loaded"
    facts = "".join(f"{f.name}\0{f.read_text(encoding='utf-8')}\0" for f in own_files())
    current = hashlib.sha256(facts.encode()).hexdigest()
    known = stamp.exists() and stamp.read_text(encoding="ascii") == current
    if known and Edition.objects.exists():
        return
    tell("Loading the catalogue of standards ...")
    _in_a_child("standards", "load")
    stamp.write_text(current, encoding="ascii")


def _demonstration(tell: Say) -> None:
    from teraju.portal.demo import missing

    if settings.TERAJU_DEMO and missing():
        tell("Building the demonstration ...")
        _in_a_child("demo")


def _in_a_child(*command: str) -> None:
    """Run a command of our own in a process that ends with it.

    Reading catalogues and typesetting leave memory and threads behind, which the web worker that
    is forked from this process must not inherit.
    """
    arguments = [sys.executable, "-m", "teraju.cli", *command]
    ended = subprocess.run(arguments, check=False, capture_output=True, text=True)
    if ended.returncode:
        last = (ended.stderr or ended.stdout).strip().splitlines()[-1:]
        raise Refusal(f"teraju {' '.join(command)} failed: {' '.join(last)}")
