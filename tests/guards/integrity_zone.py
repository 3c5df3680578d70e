"""A worksheet of the integrity zone that is being filled in, and one that is published."""

from __future__ import annotations

from teraju.modules.integrity_zone.models import Answer, Sheet
from teraju.modules.integrity_zone.services.answers import link_record
from teraju.modules.integrity_zone.services.sheets import open_sheet
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


def fill(actor: Viewer, agency: Agency) -> None:
    """Of this year with a linked record; of the year before, closed and published."""
    sheet = open_sheet(actor=actor, agency=agency, year=actor.today.year, aim="WBK")
    row = Answer.objects.get(sheet=sheet, code="P.5.1.1")
    link_record(actor=actor, answer_id=row.pk, title="Kampanye contoh", url="/learning/")
    earlier = open_sheet(actor=actor, agency=agency, year=actor.today.year - 1, aim="WBK")
    days = dict.fromkeys(("submitted_on", "assessed_on", "closed_on", "published_on"), actor.today)
    Sheet.objects.filter(pk=earlier.pk).update(state="closed", **days)
