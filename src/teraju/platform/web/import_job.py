"""Checking and writing a very long file, as jobs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange import services
from teraju.platform.exchange.models import ImportRun
from teraju.platform.exchange.registers import Register
from teraju.platform.exchange.sheets import unpacked_size
from teraju.platform.files import store
from teraju.platform.tasks.api import JobContext, job, start

# Unpacked: about 5000 rows. A bigger file is read by a job, so that nobody waits at a white page.
DIRECT_IMPORT_BYTES = 2 * 1024 * 1024


def is_long(run: ImportRun) -> bool:
    with store.open(run.file.sha256) as content:
        return unpacked_size(content, run.file.media_type) > DIRECT_IMPORT_BYTES


def start_check(actor: Viewer, run: ImportRun, register: Register[Any]) -> str:
    """Start the job that reads the file, and give the address of its page."""
    title = _("Check the file: {register}").format(register=register.title)
    return _start(actor, run, "web.import.check", title)


def start_writing(actor: Viewer, run: ImportRun, register: Register[Any]) -> str:
    """Start the job that writes the rows (once, however often it is asked)."""
    title = _("Import: {register}").format(register=register.title)
    return _start(actor, run, "web.import.write", title)


def _start(actor: Viewer, run: ImportRun, kind: str, title: str) -> str:
    run.job = start(
        actor=actor,
        kind=kind,
        arguments={"run": run.pk},
        title=title,
        dedupe_key=str(run.pk),
        government=run.government,
    )
    run.save(update_fields=["job"])
    return run.job.get_absolute_url()


@job("web.import.check", title=gettext_lazy("Check a file for an import"), can_be_stopped=True)
def check_import(context: JobContext, *, run: int) -> str:
    """Read the file and keep what was found; a second run finds the same."""
    found = _run(context, run)
    with without_collector():
        services.check(actor=context.actor, run=found, told=context.progress)
    return found.get_absolute_url()


@job("web.import.write", title=gettext_lazy("Write the rows of a file"), can_be_stopped=True)
def write_import(context: JobContext, *, run: int) -> str:
    """Read the file once more, then write all its rows in one transaction."""
    found = _run(context, run)
    with without_collector():
        reading = services.read(actor=context.actor, run=found, told=context.progress)
        with context.step("write") as todo:
            if todo:
                services.write(actor=context.actor, run_id=run, reading=reading)
    return found.get_absolute_url()


@contextmanager
def without_collector() -> Iterator[None]:
    """Look for no circles of objects meanwhile: of the millions that a long file makes none is one.

    Looking through them again and again takes a quarter of the time of an import.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _run(context: JobContext, pk: int) -> ImportRun:
    rows = ImportRun.objects.visible_to(context.actor).select_related("file", "government")
    run: ImportRun | None = rows.filter(pk=pk).first()
    if run is None:
        raise DomainError(_("You have no role there any more; nothing was written."))
    return run
