"""What a telephone is told of an entry, and how entries are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import localtime

from teraju.modules.metrology.domain.field import OPEN, Meeting, Outcome
from teraju.modules.metrology.field_wording import met, plates_met
from teraju.modules.metrology.models import FieldEntry
from teraju.modules.metrology.models.field_choices import MEETINGS, OUTCOMES
from teraju.modules.metrology.models.order_choices import VERDICTS
from teraju.modules.metrology.selectors.field import made_of, pieces_of, pieces_sent
from teraju.modules.metrology.services.field import Answer
from teraju.modules.metrology.sheet_wording import COUNTS
from teraju.platform.web.kinds import Status, Tone

_TONES: Mapping[str, Tone] = {
    Outcome.STORED: "good",
    Outcome.CONFLICT: "warn",
    Outcome.REFUSED: "bad",
    Outcome.DISCARDED: "none",
    Outcome.REPLACED: "none",
}


def entry_sentence(entry: FieldEntry) -> str:
    """Why it waits, or did: what it met in the reader's language, a refusal as it was said."""
    if not entry.meeting:
        return str(entry.sentence)
    judged, theirs = entry.engine_verdict, entry.theirs
    attempts = entry.payload.get("attempts")
    given = [one.get("verdict") for one in attempts] if isinstance(attempts, list) else []
    other = [one for one in given if one in VERDICTS and one != judged]
    one, here = entry.instrument, entry.payload.get("plate")
    return met(
        Meeting(entry.meeting),
        **(plates_met(one, here) if one else {"here": "–", "now": "–"}),
        who=theirs.tester_office if theirs else "–",
        tag=one.tag if one else "–",
        said=VERDICTS[other[0]] if other else "–",
        judged=VERDICTS.get(judged, "–"),
    )


def entry_status(entry: FieldEntry) -> Status:
    meaning: Any = entry.sentence if entry.outcome in OPEN else entry.reason
    if entry.meeting and entry.outcome == Outcome.CONFLICT:
        meaning = MEETINGS[Meeting(entry.meeting)]
    return Status(_TONES[entry.outcome], OUTCOMES[Outcome(entry.outcome)], meaning)


def told(answer: Answer) -> dict[str, Any]:
    """The answer to one entry; of a conflict with what stands here."""
    said: dict[str, Any] = {"key": answer.key, "outcome": answer.outcome}
    if answer.sentence:
        said["sentence"] = answer.sentence
    entry = answer.entry
    if entry is None:
        return said
    said["url"] = entry.get_absolute_url()
    if entry.instrument is not None:
        said["tag"] = entry.instrument.tag
        said["instrument"] = entry.instrument.pk
        if entry.outcome == Outcome.REFUSED and pieces_sent(entry.payload):
            # The register may count it otherwise by now than the telephone took along.
            said["count"] = entry.instrument.count
    if entry.settled_at is not None and entry.outcome not in OPEN:
        at = localtime(entry.settled_at).isoformat()
        said["settled"] = {"who": entry.settled_office, "at": at}
    if made := made_of(entry):
        said["made"] = made
    theirs = entry.theirs
    if theirs is not None:
        said["theirs"] = {
            "who": theirs.tester_office,
            "verdict": theirs.verdict,
            "at": localtime(theirs.ended_at or theirs.started_at).isoformat(),
        }
        if pieces := pieces_of(theirs):
            said["theirs"]["pieces"] = [pieces.get(name, 0) for name in COUNTS]
    if entry.engine_verdict:
        said["engine"] = entry.engine_verdict
    if entry.sheet is not None and entry.payload.get("cells"):
        # It was read where no limit was known: what the engine says of it, and where to mark it.
        verdicts = entry.sheet.attempts.order_by("ordinal").values_list("verdict", flat=True)
        said["judged"] = {"verdict": list(verdicts)[-1], "url": entry.sheet.get_absolute_url()}
    return said
