"""Jobs: the export for the ministry, and the morning's reminders to owners."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.exchange.files import to_csv, to_xlsx
from teraju.platform.exchange.registers import Column
from teraju.platform.files import store
from teraju.platform.files.api import keep_package
from teraju.platform.notify.adapters import configured
from teraju.platform.notify.models import Channel
from teraju.platform.tasks.api import JobContext, job, scheduled

from . import national
from . import plan_permissions as permissions
from .domain.reports import ReportPeriod
from .services.reminders import owners_to_mail, remind_by_mail, reminded_agencies
from .services.reports import EXPORT_JOB


@job(EXPORT_JOB, title=_("Write the export for the ministry"), can_be_stopped=True)
def national_export(context: JobContext, *, agency: int, year: int, month: int) -> str:
    """CSV, Excel, JSON and schema in one package; again does no harm."""
    rows = rights.agencies_where(context.actor, permissions.EXPORT)
    unit, period = rows.get(pk=agency), ReportPeriod(year, month)
    total = national.total(unit.pk, period)
    context.progress(0, total)
    lines = list(national.rows(unit.pk, period, partial(context.progress, total=total)))
    head = {
        **national.schema(context.today),
        "unit": unit.name,
        "region": unit.government.region_id,
        "period": str(period),
        "written_on": context.today,
        "is_complete": period.is_over(context.today),
        "count": len(lines),
        **national.sums_of(lines),
    }
    # Whoever finds the files later sees that the rest of the period is missing.
    end = "" if period.is_over(context.today) else f"-belum-selesai-{context.today}"
    name = f"teraju-metrologi-{period}{end}"
    body = package(name, head, lines)
    context.progress(total, total)
    return keep_package(context.actor, context.job, store.put(io.BytesIO(body)), f"{name}.zip")


def package(name: str, head: dict[str, Any], lines: list[dict[str, Any]]) -> bytes:
    """The rows three times over and the schema, zipped."""
    columns: list[Column[Any]] = [
        Column(key=key, label=key, value=itemgetter(key)) for key in head["fields"]
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"{name}.csv", to_csv(columns, lines))
        packed.writestr(f"{name}.xlsx", to_xlsx(columns, lines, name))
        packed.writestr(f"{name}.json", national.to_json(head, lines))
        packed.writestr("schema.json", national.to_json(head, []))
    return out.getvalue()


@job("metrology.reminders", title=_("Remind owners of instruments that run out"), listed=False)
def remind_owners(context: JobContext) -> None:
    """One message to an owner for all that runs out; of an instrument and a term once."""
    if configured() == Channel.INBOX:
        return
    for agency in reminded_agencies():
        now = context.now_at(agency.government.timezone)
        found = owners_to_mail(agency, now.date())
        for done, owner_id in enumerate(found, start=1):
            with context.step(f"owner-{owner_id}") as todo:
                if todo:
                    remind_by_mail(context.actor, owner_id, now)
            context.progress(done, len(found))


scheduled("metrology.reminders", hour=7, minute=10)
