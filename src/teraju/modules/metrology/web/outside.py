"""Tests sent for a market session that stand by themselves, outside its order."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from teraju.modules.metrology.models import Session, Sheet
from teraju.modules.metrology.selectors.field import sent_outside, session_outside
from teraju.platform.web.kinds import Fact, Link

SHOWN = 20


def outside_fact(sheet: Sheet | None) -> Fact:
    """For the page of a test: the session for which it was sent without being in its order."""
    session = session_outside(sheet) if sheet and sheet.line_id is None else None
    if sheet is None or session is None:
        return Fact("", "")
    note = _("It counts by itself: the order of the session does not hold it.")
    if not session.is_on(sheet.tested_on):
        note = _(
            "Tested on %(day)s, which is no day of the session: it counts by itself, and the order"
            " of the session does not hold it."
        ) % {"day": date_format(sheet.tested_on)}
    label = pgettext("verification", "Outside the session")
    return Fact(label, str(session), url=session.get_absolute_url(), note=note)


def outside_facts(session: Session) -> list[Fact]:
    """For the page of the session: what was tested for it and is not among what it counts."""
    found = sent_outside(session)
    if not found:
        return []
    links = [
        Link(f"{one.instrument.tag}, {date_format(one.tested_on)}", one.get_absolute_url())
        for one in found[:SHOWN]
    ]
    note = ngettext(
        "%(count)s test was sent for this session and is not in its order: it was made on another"
        " day, or its instrument had its result there already. It counts by itself.",
        "%(count)s tests were sent for this session and are not in its order: they were made on"
        " other days, or their instruments had their result there already. They count by"
        " themselves.",
        len(found),
    ) % {"count": len(found)}
    return [Fact(_("Tested outside its order"), links, note=note)]
