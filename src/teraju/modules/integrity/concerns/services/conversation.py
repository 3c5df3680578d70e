"""What a reporter does with the receipt: write on, add a name, report retaliation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns import sealing, trail
from teraju.modules.integrity.concerns.domain.modes import Kind, Mode
from teraju.modules.integrity.concerns.models import Case, Entry, Identity
from teraju.modules.integrity.concerns.selectors import directory
from teraju.modules.integrity.concerns.uploads import CheckedFile

from . import entries, identities, reports


class AlreadyKnown(DomainError):
    """The reporter has given a name before."""


@transaction.atomic
def write_on(case: Case, *, text: str, today: date, files: Sequence[CheckedFile] = ()) -> Entry:
    """Add a message of the reporter."""
    case = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    entry = entries.write(case, kind=Kind.MESSAGE, content={"text": text}, today=today, files=files)
    trail.record("case.reporter_wrote", today=today, actor=trail.REPORTER, number=case.number)
    return entry


@transaction.atomic
def give_name(
    case: Case, *, mode: Mode, identity: Mapping[str, Any], reporter_key: str, today: date
) -> None:
    """Add who the reporter is to a concern that was raised without. Raises AlreadyKnown.

    The report is opened with the reporter's own key, because whom it concerns decides who may keep
    the name.
    """
    case = Case.objects.select_for_update(no_key=True).get(pk=case.pk)
    if case.mode != Mode.ANONYMOUS or Identity.objects.filter(case=case).exists():
        raise AlreadyKnown(_("You have given your name already. Write a message to correct it."))
    report = case.entries.filter(kind=Kind.REPORT).order_by("place").first()
    content = sealing.unseal_value(report.sealed, reporter_key) if report else {}
    case.mode = mode
    case.version += 1
    case.save(update_fields=["mode", "version"])
    identities.keep(
        case,
        identity,
        desk=directory.whole_desk(after=case),
        wishes=reports.wishes_of(content),
        today=today,
    )
    trail.record("case.name_given", today=today, actor=trail.REPORTER, number=case.number)
