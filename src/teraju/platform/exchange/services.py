"""The steps of an import: the file is received, checked, written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files import store
from teraju.platform.files.api import keep, keep_result
from teraju.platform.organisation.models import Government

from . import naming
from .catalogue import register_by_key
from .headings import importing_of
from .importing import Reading, Told, compare, read_rows
from .models import ImportRun, ImportState
from .plans import Faults, Plan, Source
from .readers import Scope
from .registers import M, Register
from .sheets import read_sheet
from .workbooks import faults_name, faults_workbook, names_name, names_workbook

# So many faults stand on the page; the list to take away names them all.
SHOWN_FAULTS = 200
SHOWN_NAMES = 200
SHOWN_SKIPPED = 500


class ImportNotReady(DomainError):
    """The file has not been checked, or has to be put right first."""


def may_import(viewer: Viewer, register: Register[M]) -> bool:
    """Whether the viewer may bring rows into this register anywhere. Asks no database."""
    if register.importing is None:
        return False
    holders = rights.all_rights()[register.importing.right]
    wide = register.importing.whole_government
    return any(hat.role in holders and (hat.is_wide or not wide) for hat in viewer.hats)


def governments_open(viewer: Viewer, register: Register[M]) -> QuerySet[Government]:
    """The governments into which the viewer may bring rows of this register."""
    importing = importing_of(register)
    if importing.whole_government:
        return rights.governments_where(viewer, importing.right)
    agencies = rights.agencies_where(viewer, importing.right)
    rows = Government.objects.filter(agencies__in=agencies.order_by().values("pk"))
    return rows.distinct().order_by("name", "pk")


@transaction.atomic
def receive(
    *, actor: Viewer, register: Register[M], government: Government, upload: File[bytes]
) -> ImportRun:
    """Keep a file that was sent for a register; nothing is read yet."""
    _require(actor, register, government)
    run = ImportRun(
        government=government,
        register=register.key,
        file=keep(actor=actor, government=government, upload=upload),
        started_by_id=actor.user_id,
        at=actor.now,
        kept_since=timezone.now(),
    )
    run.save()
    return run


def check(*, actor: Viewer, run: ImportRun, told: Told = lambda done, total: None) -> ImportRun:
    """Read the file and say what writing it would do, or all that is wrong. Writes no row.

    Raises SheetRefused when the file is no table at all.
    """
    register, scope = register_by_key(run.register), _scope(actor, run)
    reading = read(actor=actor, run=run, told=told)
    plan = compare(register, reading, scope, _source(run))
    found = naming.new_names(register, scope, plan)
    run.new_names = [astuple(one) for one in naming.kept(register, found, SHOWN_NAMES)]
    run.new_counts = naming.counted(found)
    _noted(actor, run, reading, plan, ImportState.READY)
    if len(found) > len(run.new_names):
        name = names_name(register, actor.today)
        run.report_url = keep_result(actor, run, names_workbook(register, found), name)
        run.save(update_fields=["report_url"])
    return run


def read(*, actor: Viewer, run: ImportRun, told: Told = lambda done, total: None) -> Reading[Any]:
    """The cells of the file as values; the longest part of the work, which needs no lock.

    A file that was checked is the same to the last byte: its cells are not looked over again.
    """
    is_checked = run.state == ImportState.READY
    with store.open(run.file.sha256) as content:
        sheet = read_sheet(content, run.file.media_type, is_checked=is_checked)
    return read_rows(register_by_key(run.register), sheet, _scope(actor, run), told)


@transaction.atomic
def answer(*, actor: Viewer, run_id: int, same: Mapping[int, bool]) -> ImportRun:
    """Confirm the new names of a checked file; `same` says of each doubtful one, by its number
    among them, whether the name is meant that it resembles.
    """
    rows = ImportRun.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    run: ImportRun = rows.get(pk=run_id)
    if run.state == ImportState.WRITTEN:
        return run
    doubtful = [n for n, _name in run.doubtful]
    if run.state != ImportState.READY or not set(doubtful) <= set(same):
        raise ImportNotReady(_("Say of each name whether it is new."))
    run.called = [n for n in doubtful if same[n]]
    run.save(update_fields=["called"])
    return run


@transaction.atomic
def write(*, actor: Viewer, run_id: int, reading: Reading[Any] | None = None) -> ImportRun:
    """Write all rows of a checked file, or none; once, however often it is asked.

    Imports into one government wait for each other, so that each meets the rows of the one before.
    """
    rows = ImportRun.objects.visible_to(actor).select_for_update(of=("self",), no_key=True)
    run: ImportRun = rows.select_related("file", "government").get(pk=run_id)
    if run.state == ImportState.WRITTEN:
        return run
    if run.state != ImportState.READY:
        raise ImportNotReady(_("This file is not ready to be written. Send it once more."))
    register = register_by_key(run.register)
    scope = _scope(actor, run)
    _require(actor, register, run.government)
    Government.objects.select_for_update(no_key=True).get(pk=run.government_id)
    reading = reading or read(actor=actor, run=run)
    naming.rename(register, run, reading)
    plan = compare(register, reading, scope, _source(run))
    found = naming.new_names(register, scope, plan)
    if not naming.is_confirmed(register, run, found):
        raise ImportNotReady(
            _("Names of this file are new that nobody confirmed. Send the file once more.")
        )
    run.new_counts = naming.counted(found)
    if not plan.is_empty:
        importing_of(register).write(scope, plan)
    return _noted(actor, run, reading, plan, ImportState.WRITTEN)


def _noted(
    actor: Viewer, run: ImportRun, reading: Reading[Any], plan: Plan[Any], state: ImportState
) -> ImportRun:
    """Put down how it stands: the counts, or the faults and the list of them."""
    run.total = reading.total
    run.left_out = [astuple(one) for one in reading.layout.left_out]
    run.new, run.changed, run.unchanged = len(plan.new), len(plan.changed), plan.unchanged
    run.skipped_count = len(plan.skipped)
    run.skipped = [astuple(one) for one in plan.skipped[:SHOWN_SKIPPED]]
    run.state = ImportState.REFUSED if reading.faults.count else state
    run.fault_count = reading.faults.count
    run.faults, run.report_url = [], ""
    if reading.faults.count:
        _name_faults(actor, run, reading.faults)
    run.save()
    return run


def _name_faults(actor: Viewer, run: ImportRun, faults: Faults) -> None:
    named = faults.sorted()
    name = faults_name(register_by_key(run.register), actor.today)
    run.faults = [astuple(one) for one in named[:SHOWN_FAULTS]]
    run.report_url = keep_result(actor, run, faults_workbook(named), name)


def _require(actor: Viewer, register: Register[M], government: Government) -> None:
    if not governments_open(actor, register).filter(pk=government.pk).exists():
        raise NotAllowed(rights.reason(importing_of(register).right))


def _scope(actor: Viewer, run: ImportRun) -> Scope:
    return Scope(actor, run.government)


def _source(run: ImportRun) -> Source:
    return Source(run.file.name, run.file.sha256)
