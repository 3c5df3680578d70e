"""Sentences of internal audits that several pages share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from teraju.modules.audits.domain.programme import Reason
from teraju.modules.audits.models import AuditFindingClause, ChecklistRow
from teraju.modules.standards.api import Asked, Edition, TopicLine
from teraju.platform.web.kinds import Text

LEVELS: Mapping[str, Text] = {
    "very_low": pgettext_lazy("level of risk", "very low"),
    "low": pgettext_lazy("level of risk", "low"),
    "medium": pgettext_lazy("level of risk", "medium"),
    "high": pgettext_lazy("level of risk", "high"),
    "very_high": pgettext_lazy("level of risk", "very high"),
    "extreme": pgettext_lazy("level of risk", "extreme"),
}


def known_words(known: Mapping[str, Any]) -> list[str]:
    """Why a unit is suggested, from what was known of it."""
    told = {
        Reason.RISK: lambda: (
            _("worst risk: %(level)s")
            % {"level": LEVELS.get(known["worst_level"], known["worst_level"])}
        ),
        Reason.NEVER_AUDITED: lambda: _("never audited"),
        Reason.LONG_AGO: lambda: _("last audit: %(day)s") % {"day": _day(known["last_audit"])},
        Reason.OPEN_MAJORS: lambda: _counted("major", known["open_majors"]),
        Reason.OPEN_MINORS: lambda: _counted("minor", known["open_minors"]),
        Reason.CHANGES: lambda: _counted("change", known["changes"]),
    }
    return [told[Reason(code)]() for code in known.get("reasons", ())]


def _day(value: Any) -> str:
    day = parse_date(value) if isinstance(value, str) else value
    return date_format(day) if day else "–"


def _counted(what: str, count: int) -> str:
    words = {
        "major": ngettext("%(count)s open major", "%(count)s open majors", count),
        "minor": ngettext("%(count)s open minor", "%(count)s open minors", count),
        "change": ngettext("%(count)s change", "%(count)s changes", count),
    }
    return words[what] % {"count": count}


def question_of(row: ChecklistRow, topic: TopicLine | None) -> str:
    """What a row asks, in the reader's language: our own words about what would prove it."""
    if row.question:
        return row.question
    if topic is not None:
        return _("Is there, is it up to date, and is it done so: %(record)s?") % {
            "record": topic.record
        }
    finding = row.earlier or row.earlier_of_body
    return _("Is the cause removed, and has it not come back: %(finding)s?") % {
        "finding": finding.statement if finding else ""
    }


def label_of(row: ChecklistRow, topic: TopicLine | None) -> str:
    """The short name of a row."""
    if topic is not None:
        return topic.title
    if row.earlier:
        return _("Earlier finding %(number)s") % {"number": row.earlier.number}
    if row.earlier_of_body:
        return _("Earlier finding of the body %(number)s") % {"number": row.earlier_of_body.number}
    return _("Own question")


def clause_marks(clauses: Iterable[AuditFindingClause]) -> list[str]:
    """Clauses by standard: "9001 7.2", as people say it."""
    return [f"{str(one.edition.standard).split(' ')[-1]}\u00a0{one.clause}" for one in clauses]


def asked_marks(asked: Sequence[tuple[Edition, Asked]]) -> str:
    """Where each standard asks for it: "9001: 5.2 · 37001: 5.2"."""
    parts = []
    for edition, group in groupby(asked, key=lambda pair: pair[0]):
        numbers = ", ".join(one.number for _edition, one in group)
        parts.append(f"{str(edition.standard).rpartition(' ')[2]}: {numbers}")
    return " · ".join(parts)
