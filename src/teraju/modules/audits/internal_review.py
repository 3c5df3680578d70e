"""What a management review looks at of the internal audits of an agency."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from .domain.followup import GATED
from .models import Grade
from .selectors import internal as reading
from .selectors.follow_up import followed, standings_of

CODE = "audits.internal"


def gather(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """Each internal audit reported in the period, and its findings by grade. Six queries."""
    audits = list(
        reading.internal_audits(viewer)
        .filter(agency=agency_id, reported_on__gte=period.since, reported_on__lte=period.until)
        .order_by("reported_on", "pk")
    )
    found = list(
        reading.audit_findings(viewer)
        .filter(audit__in=audits, withdrawn_on=None)
        .order_by("number", "pk")
    )
    known = standings_of(found, period.until)
    lines = []
    for audit in audits:
        own = [one for one in found if one.audit_id == audit.pk]
        words = _("{title}, reported on {day}: {majors} major, {minors} minor, {others} lighter.")
        counts = {
            "majors": sum(one.grade == Grade.MAJOR for one in own),
            "minors": sum(one.grade == Grade.MINOR for one in own),
            "others": sum(one.grade not in GATED for one in own),
        }
        day = date_format(audit.reported_on) if audit.reported_on else ""
        lines.append(
            InputLine(
                text=format_lazy(words, title=str(audit), day=day, **counts),
                value=str(len(own)),
                url=audit.get_absolute_url(),
            )
        )
        still = 0
        for one in own:
            passed = followed(one, known.get(one.pk))
            is_over = passed.effect_verified or (one.grade == Grade.MINOR and passed.plan_accepted)
            still += one.grade in GATED and not is_over
        if still:
            sentence = ngettext_lazy(
                "{number}: {count} finding has not passed its gate.",
                "{number}: {count} findings have not passed their gates.",
                still,
            )
            lines.append(
                InputLine(
                    text=format_lazy(sentence, number=audit.number, count=still),
                    value=str(still),
                    url=audit.get_absolute_url(),
                    concerns=True,
                )
            )
    if not lines:
        lines.append(
            InputLine(text=_("No internal audit was reported in this period."), concerns=True)
        )
    return lines


INPUTS = (
    ReviewInput(
        code=CODE, subject=Subject.AUDIT_RESULTS, label=_("Internal audits"), gather=gather
    ),
)
