"""Taking a report up, giving it back for completion, and assessing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from teraju.kernel.texts import cleaned
from teraju.modules.integrity.gratification.desk_refusals import NoReason, WrongChoice
from teraju.modules.integrity.gratification.domain.assessing import (
    Answer,
    Kind,
    Object,
    Verdict,
    answer_of,
    verdicts_for,
)
from teraju.modules.integrity.gratification.domain.completeness import Part
from teraju.modules.integrity.gratification.domain.states import State
from teraju.modules.integrity.gratification.models import Completion, GiftReport
from teraju.modules.integrity.gratification.models.desk_choices import PARTS
from teraju.modules.integrity.gratification.refusals import DateOutOfOrder, NotComplete
from teraju.modules.integrity.gratification.selectors.desk_parts import missing_of
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .common import moved, said
from .desk_common import handling_of, keep, locked, settle_completion
from .desk_feasts import lay_out_objects

LANGUAGE = "id"


@transaction.atomic
def take_up(*, actor: Viewer, report_id: int, expected_version: int | None = None) -> GiftReport:
    """Begin the check of a report; one that was given back, when what was missing came on paper."""
    report = locked(actor, report_id, expected_version)
    moved(report, "take_up")
    settle_completion(actor, report)
    handling = handling_of(actor, report)
    handling.taken_up_on = handling.taken_up_on or actor.today
    handling.taken_up_by_id, handling.taken_up_office = actor.user_id, actor.office[:160]
    return keep(actor, report, handling, "taken_up")


@transaction.atomic
def give_back(
    *,
    actor: Viewer,
    report_id: int,
    expected_version: int | None = None,
    parts: Sequence[str] = (),
    note: str = "",
    answer_by: date,
    asked_by_kpk: bool = False,
) -> GiftReport:
    """Give a report back to be completed: what is missing, and by when it is expected."""
    report = locked(actor, report_id, expected_version)
    by_kpk = report.state == State.KPK_VERIFICATION or asked_by_kpk
    moved(report, "return")
    asked = [Part(part) for part in parts]
    if not asked and not cleaned(note):
        raise NotComplete(_("Say what is missing: tick it, or write it down."), field="parts")
    if answer_by < actor.today:
        raise DateOutOfOrder(
            _("This day has passed already: choose a later one."), field="answer_by"
        )
    settle_completion(actor, report)
    one = Completion(
        report=report,
        government_id=report.government_id,
        agency=report.agency,
        is_example=report.is_example,
        asked_on=actor.today,
        asked_office=actor.office[:160],
        parts=[str(part) for part in asked],
        note=cleaned(note),
        answer_by=answer_by,
        asked_by_kpk=by_kpk,
    )
    save(actor, one)
    report.returned_on, report.complete_by, report.completed_on = actor.today, answer_by, None
    report.returned_because = _in_words(asked, one.note)
    after = {"complete_by": answer_by, "asked_by_kpk": by_kpk}
    return keep(actor, report, handling_of(actor, report), "returned", after)


@transaction.atomic
def assess(
    *,
    actor: Viewer,
    report_id: int,
    expected_version: int | None = None,
    verdict: str,
    departure: str = "",
) -> GiftReport:
    """Say what becomes of a report. Whoever departs from the answer of the rules says why.

    What goes to KPK has to be complete by law.
    """
    report = locked(actor, report_id, expected_version)
    chosen = Verdict(verdict)
    if chosen not in verdicts_for(Kind(report.kind)):
        raise WrongChoice(_("A report of this kind has no such outcome."), field="verdict")
    moved(report, chosen)
    missing = missing_of(report) if chosen is Verdict.TO_KPK else []
    if missing:
        raise NotComplete(
            format_lazy(
                _("Before it goes to KPK the report has to say: {parts}. Give it back first."),
                parts=", ".join(str(PARTS[part]) for part in missing),
            ),
            field="verdict",
        )
    settle_completion(actor, report)
    lay_out_objects(report)
    answer = answer_for(report)
    handling = handling_of(actor, report)
    handling.departure = cleaned(departure) if chosen is not answer.verdict else ""
    if chosen is not answer.verdict and not handling.departure:
        raise NoReason(
            _("The rules say otherwise. Say why you depart from them."), field="departure"
        )
    handling.verdict = chosen
    handling.rule_verdict, handling.rule_why = answer.verdict, answer.why
    handling.assessed_on, handling.assessed_office = actor.today, actor.office[:160]
    after = {"verdict": str(chosen), "rule_verdict": str(answer.verdict)}
    return keep(actor, report, handling, "assessed", after)


@transaction.atomic
def reassess(
    *, actor: Viewer, report_id: int, expected_version: int | None = None, reason: str
) -> GiftReport:
    """Take an assessed report up once more."""
    report = locked(actor, report_id, expected_version)
    moved(report, "reassess")
    handling = handling_of(actor, report)
    handling.closing_note = said(reason, "reason", _("Say why it is assessed once more."))
    handling.verdict, handling.departure, handling.assessed_on = "", "", None
    handling.dropped_on, handling.drop_reason, handling.drop_note = None, "", ""
    return keep(actor, report, handling, "reassessed")


def answer_for(report: GiftReport) -> Answer:
    """What the rules of the day of receipt make of a report. One query."""
    objects = [
        Object(value, perishable)
        for value, perishable in report.items.values_list("value", "is_perishable")
    ]
    return answer_of(Kind(report.kind), is_reportable=report.reportable, objects=objects)


def _in_words(parts: Sequence[Part], note: str) -> str:
    """What is missing as the reporter reads it; kept in the house's language."""
    with override(LANGUAGE):
        listed = ", ".join(str(PARTS[part]) for part in parts)
        found = gettext("Missing: %(parts)s.") % {"parts": listed} if parts else ""
    return " ".join(text for text in (found, note) if text)
