"""How a test sheet has to stand before something more is done on it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.judging import Verdict
from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.models import Attempt, Sheet
from teraju.modules.metrology.sheet_refusals import NotDecided, NotTestable, SheetClosed

from .sheet_checks import JUDGED_BY_PLATE


def require_open(sheet: Sheet) -> None:
    if sheet.state != SheetState.OPEN:
        raise SheetClosed(_("This sheet is closed: nothing more is written on it."))


def require_unjudged(sheet: Sheet) -> None:
    """The plate is completed until the engine has judged by it."""
    require_open(sheet)
    if sheet.attempts.exclude(verdict="").exists():
        raise NotTestable(JUDGED_BY_PLATE)


def require_failed(sheet: Sheet) -> None:
    """What passed, or has no verdict yet, is not tried again."""
    require_open(sheet)
    if last_of(sheet).verdict != Verdict.FAIL:
        raise NotDecided(_("Only what failed is adjusted or repaired and tried again."))


def last_of(sheet: Sheet) -> Attempt:
    found: Attempt = sheet.attempts.order_by("-ordinal")[0]
    return found
