"""Figures of enterprises by year; their size class follows."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.enterprises.models import Enterprise, YearFigures
from teraju.modules.enterprises.refusals import DayOutOfOrder
from teraju.platform.accounts.records import keep, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill, needed
from teraju.platform.audit.api import filled, values_of

from .common import tell
from .register_enterprises import current_enterprise, restate_size

FIGURES = ("capital", "sales", "jobs", "markets")
FIELDS = (*FIGURES, "source")


@transaction.atomic
def enter_year(
    *,
    actor: Viewer,
    enterprise_id: int,
    expected_version: int | None = None,
    year: int,
    is_new: bool = False,
    **values: Any,
) -> Enterprise:
    """Enter or put right what a firm had in a year. `values` are the fields of `FIELDS`.

    With `is_new` a year that is there already is refused instead of overwritten.
    """
    enterprise = current_enterprise(actor, enterprise_id, expected_version)
    found = YearFigures.objects.filter(enterprise=enterprise, year=year).first()
    if found and is_new:
        raise DomainError(_("This year is entered already."), field="year")
    figures = found or YearFigures(enterprise=enterprise, year=year)
    before = values_of(figures, FIELDS) if found else {}
    fill(figures, values, FIELDS)
    check_figures(actor, figures)
    keep(figures)
    old = enterprise.size_class
    restate_size(enterprise)
    save(actor, enterprise)
    after = {**values_of(figures, FIELDS), "year": year, "size_class": enterprise.size_class}
    tell(
        actor,
        enterprise,
        "enterprise.figures",
        before={**before, "size_class": old},
        after={
            **(after if found else filled(after)),
            "year": year,
            "size_class": enterprise.size_class,
        },
    )
    return enterprise


def check_figures(actor: Viewer, figures: YearFigures) -> None:
    """Refuse a year to come, figures from nowhere, and a year without any."""
    if figures.year > actor.today.year:
        raise DayOutOfOrder(_("This year has not come yet."), field="year")
    needed(figures.source, "source", _("Say where the figures are from."))
    if not any(getattr(figures, name) not in (None, "") for name in FIGURES):
        raise DomainError(_("Give at least one figure."), field="sales")
