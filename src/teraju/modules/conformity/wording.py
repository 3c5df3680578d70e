"""Why a topic stands as it does, and what is next, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from teraju.modules.standards.api import TopicLine

from .domain.evidence import Late, Proof
from .domain.readiness import NextAction, Reason, TopicStanding
from .domain.states import OPEN, Result, State
from .registry import EvidenceKind, evidence_kinds

STATES: Mapping[State, Promise] = {
    State.CONFORMING: gettext_lazy("conforming"),
    State.ATTENTION: gettext_lazy("needs attention"),
    State.MISSING: gettext_lazy("not proved yet"),
    State.NOT_APPLICABLE: gettext_lazy("not applicable"),
}
RESULTS: Mapping[Result, Promise] = {
    Result.CONFORMING: gettext_lazy("conforming"),
    Result.MINOR: gettext_lazy("minor gap"),
    Result.MAJOR: gettext_lazy("major gap"),
    Result.NOT_APPLICABLE: gettext_lazy("not applicable"),
}
NEXT: Mapping[NextAction, Promise] = {
    NextAction.ADD_EVIDENCE: gettext_lazy("Add evidence"),
    NextAction.RENEW_EVIDENCE: gettext_lazy("Add newer evidence"),
    NextAction.JUDGE: gettext_lazy("Judge it"),
    NextAction.JUDGE_AGAIN: gettext_lazy("Judge it again"),
    NextAction.CLOSE_GAP: gettext_lazy("Close the gap"),
    NextAction.FOLLOW_RECORD: gettext_lazy("Open the record"),
}
LATE: Mapping[Late, Promise] = {
    Late.LONG_AFTER: pgettext_lazy("evidence", "recorded long after the fact"),
    Late.BEFORE_AUDIT: pgettext_lazy("evidence", "recorded shortly before an audit"),
}


def sentence(standing: TopicStanding) -> str:
    """Why a topic stands as it does, as one or two sentences without links."""
    judged = standing.judged
    by_records = _by_records(standing)
    if by_records or judged is None:
        return by_records
    words = _judged(standing.reason, has_note=bool(judged.note), has_records=bool(standing.valid))
    return words.format(day=day(judged.on), office=judged.office, note=judged.note)


def outline(standing: TopicStanding) -> str:
    """The same for a guest: what assessors wrote and what records are called stays in the house."""
    judged = standing.judged
    last = max((one.valid_until or date.min for one in standing.ran_out), default=None)
    words = {
        Reason.NOTHING_RECORDED: _("Nothing is on record yet."),
        Reason.ONLY_SUPPORT: _("Something is on record and waits to be judged."),
        Reason.RAN_OUT: _("What was on record ran out on {gone} and nothing newer is there."),
        Reason.RECORD_AGAINST: _("A record says that something is wrong."),
        Reason.JUDGED_MINOR: _("Judged a minor gap on {day}."),
        Reason.JUDGED_MAJOR: _("Judged a major gap on {day}."),
        Reason.OVERRIDE_TOO_OLD: _("The judgement of {day} is too old to count still."),
        Reason.WITHOUT_EVIDENCE: _("Judged conforming on {day}, but no record shows it."),
    }.get(standing.reason, "")
    return words.format(day=day(judged.on if judged else None), gone=day(last))


def _by_records(standing: TopicStanding) -> str:
    match standing.reason:
        case Reason.NOTHING_RECORDED:
            return _("Nothing is on record yet.")
        case Reason.PROVED:
            return _about(_("Proved by “{title}” of {day}."), _proving(standing))
        case Reason.RECORD_LEAVES_OUT:
            return _about(_("“{title}” says that it does not apply."), _leaving_out(standing))
        case Reason.ONLY_SUPPORT:
            return _about(_("“{title}” is on record and waits to be judged."), standing.valid)
        case Reason.RAN_OUT:
            return _ran_out(standing)
        case Reason.RECORD_AGAINST:
            return _against(standing)
    return ""


def _judged(reason: Reason, *, has_note: bool, has_records: bool) -> str:
    match reason:
        case Reason.JUDGED_CONFORMING:
            return _("Judged conforming on {day} by {office}.")
        case Reason.OVERRIDDEN if has_records:
            return _("Judged conforming on {day} against what the records say: {note}")
        case Reason.OVERRIDDEN:
            return _("Judged conforming on {day} without a record, because: {note}")
        case Reason.LEFT_OUT:
            return _("Does not apply, as judged on {day}: {note}")
        case Reason.JUDGED_MINOR:
            return (
                _("Judged a minor gap on {day}: {note}")
                if has_note
                else _("Judged a minor gap on {day}.")
            )
        case Reason.JUDGED_MAJOR:
            return (
                _("Judged a major gap on {day}: {note}")
                if has_note
                else _("Judged a major gap on {day}.")
            )
        case Reason.OVERRIDE_TOO_OLD:
            return _(
                "Judged conforming on {day} for a reason instead of a record: that is too long "
                "ago to count still."
            )
    return _("Judged conforming on {day}, but no record shows it.")


def _proving(standing: TopicStanding) -> list[Proof]:
    return [
        one for one in standing.valid if one.state is State.CONFORMING and not one.supports
    ] or list(standing.valid)


def _leaving_out(standing: TopicStanding) -> list[Proof]:
    return [one for one in standing.valid if one.state is State.NOT_APPLICABLE]


def against(standing: TopicStanding) -> list[Proof]:
    """The valid records that found something wrong, the gravest first."""
    found = [one for one in standing.valid if not one.supports and one.state in OPEN]
    return sorted(found, key=lambda one: one.state is not State.MISSING)


def _against(standing: TopicStanding) -> str:
    found = against(standing)
    first = found[0] if found else None
    if first and first.reason:
        return f"“{first.title}”: {first.reason}"
    return _about(_("“{title}” of {day} says that something is wrong."), found)


def _ran_out(standing: TopicStanding) -> str:
    last = max(standing.ran_out, key=lambda one: one.valid_until or date.min)
    words = _("“{title}” ran out on {day} and nothing newer is on record.")
    return words.format(title=last.title, day=day(last.valid_until))


def _about(words: str, proofs: Sequence[Proof]) -> str:
    """The sentence with the newest of these records; how many more there are stands behind it."""
    if not proofs:
        return ""
    newest = max(proofs, key=lambda one: one.place)
    told = words.format(title=newest.title, day=day(newest.happened_on))
    more = len(proofs) - 1
    return f"{told} {_('And {number} more.').format(number=more)}" if more else told


def day(value: date | None) -> str:
    return date_format(value) if value else ""


def both_sides(standing: TopicStanding) -> str:
    """What the records say and what the assessor found, where the two differ; else nothing."""
    judged = standing.judged
    if judged is None or not standing.is_against_records:
        return ""
    return _("Records: {records}. Judged: {judged} ({day}, {office}).").format(
        records=STATES[standing.computed],
        judged=RESULTS[judged.result],
        day=day(judged.on),
        office=judged.office,
    )


def looked_for(topic: TopicLine, kinds: Sequence[EvidenceKind] | None = None) -> str:
    """The record that would prove a topic, and which records of Teraju may be it."""
    known = evidence_kinds() if kinds is None else kinds
    labels = [str(one.label) for one in known if topic.code in one.topics]
    if not labels:
        return topic.record
    return _("{record} (in Teraju: {kinds})").format(record=topic.record, kinds=", ".join(labels))


def kinds_by_code() -> dict[str, EvidenceKind]:
    return {one.kind: one for one in evidence_kinds()}
