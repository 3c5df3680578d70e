"""What a management review looks at of the internal audits of an agency."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from teraju.modules.improvement.api import Standing
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from .domain.followup import GATED, end_lacks
from .models import AuditFinding, Grade, InternalAudit
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
    lines = [
        line
        for audit in audits
        for line in _lines(audit, [one for one in found if one.audit_id == audit.pk], known)
    ]
    if not lines:
        lines.append(
            InputLine(text=_("No internal audit was reported in this period."), concerns=True)
        )
    return lines


def _lines(
    audit: InternalAudit, own: Sequence[AuditFinding], known: Mapping[int, Standing]
) -> Iterator[InputLine]:
    """An audit with its findings by grade, and how many have not passed their gates."""
    words = _("{title}, reported on {day}: {majors} major, {minors} minor, {others} lighter.")
    counts = {
        "majors": sum(one.grade == Grade.MAJOR for one in own),
        "minors": sum(one.grade == Grade.MINOR for one in own),
        "others": sum(one.grade not in GATED for one in own),
    }
    day = date_format(audit.reported_on) if audit.reported_on else ""
    url = audit.get_absolute_url()
    text = format_lazy(words, title=str(audit), day=day, **counts)
    yield InputLine(text=text, value=str(len(own)), url=url)
    still = len(end_lacks(followed(one, known.get(one.pk)) for one in own))
    if still:
        sentence = ngettext_lazy(
            "{number}: {count} finding has not passed its gate.",
            "{number}: {count} findings have not passed their gates.",
            still,
        )
        text = format_lazy(sentence, number=audit.number, count=still)
        yield InputLine(text=text, value=str(still), url=url, concerns=True)


INPUTS = (
    ReviewInput(
        code=CODE, subject=Subject.AUDIT_RESULTS, label=_("Internal audits"), gather=gather
    ),
)
