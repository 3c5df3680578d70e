"""What a government sets for its unit: its name, and days shorter than those of the law."""

from __future__ import annotations

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile, DomainError
from teraju.modules.integrity.gratification.desk_permissions import SETTINGS
from teraju.modules.integrity.gratification.domain.clocks import (
    LongerThanTheLaw,
    days_of,
    shortened,
)
from teraju.modules.integrity.gratification.domain.rules import edition_on
from teraju.modules.integrity.gratification.models import UnitSettings
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event, values_of
from teraju.platform.organisation.models import Government

from .common import said

FIELDS = ("label", "report_to_upg_days", "upg_forwards_days")


@transaction.atomic
def change_unit(
    *,
    actor: Viewer,
    government_id: int,
    expected_version: int = 0,
    label: str,
    report_to_upg_days: int | None,
    upg_forwards_days: int | None,
) -> UnitSettings:
    """Set name and days for reports from now on; `expected_version` 0: nothing was set before."""
    government = Government.objects.select_for_update(no_key=True).get(pk=government_id)
    rights.require(actor, SETTINGS, government)
    unit = UnitSettings.objects.filter(government=government).first()
    if (unit.version if unit else 0) != expected_version:
        raise ChangedMeanwhile(
            _("Somebody changed this meanwhile. Compare with what stands now and save again.")
        )
    unit = unit or UnitSettings(government=government)
    before = values_of(unit, FIELDS)
    unit.label = said(label, "label", _("Say how the unit is called."))
    _check_days(actor, report_to_upg_days, upg_forwards_days)
    unit.report_to_upg_days, unit.upg_forwards_days = report_to_upg_days, upg_forwards_days
    save(actor, unit)
    record_event(
        actor=actor,
        verb="gratification.settings.changed",
        target=unit,
        before=before,
        after=values_of(unit, FIELDS),
    )
    return unit


def _check_days(actor: Viewer, report_to_upg: int | None, upg_forwards: int | None) -> None:
    law = days_of(edition_on(actor.today))
    try:
        shortened(law, report_to_upg=report_to_upg, upg_forwards=upg_forwards)
    except LongerThanTheLaw as error:
        name = error.field or ""
        words = _("Give 1 to {most} working days: the law allows no more.")
        raise DomainError(
            format_lazy(words, most=getattr(law, name)), field=f"{name}_days"
        ) from error
