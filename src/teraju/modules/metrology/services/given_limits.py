"""That a limit of error was the office's own: a certificate says so."""

from __future__ import annotations

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.decimals import indonesian_text
from teraju.modules.metrology.domain.sheets import GIVEN
from teraju.modules.metrology.models import Sheet

from .sheet_checks import case_of


def given_limit(sheet: Sheet | None) -> Any:
    """Which limit the office gave of the last attempt; empty where a rule told it."""
    attempts = list(sheet.attempts.all()) if sheet else []
    if sheet is None or not attempts:
        return ""
    given = attempts[-1].readings.get(GIVEN) or {}
    units = {"limit": case_of(sheet).unit, "limit_percent": "%"}
    said = [
        f"± {indonesian_text(given[key])} {unit}" for key, unit in units.items() if key in given
    ]
    return format_lazy(_("{limit}, given by the office"), limit="; ".join(said)) if said else ""
