"""What the desk writes beside its steps: to the reporter, to itself, and masked for others."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.concerns.domain import redaction
from teraju.modules.integrity.concerns.domain.modes import Kind
from teraju.modules.integrity.concerns.domain.states import State
from teraju.modules.integrity.concerns.models import Entry
from teraju.modules.integrity.concerns.services.desk_common import (
    Hand,
    StepRefused,
    claim,
    say,
    tell,
)
from teraju.modules.integrity.concerns.uploads import CheckedFile

MASK_REFUSALS = {
    redaction.MarksUnbalanced: _("Every [[ needs its ]]."),
    redaction.NothingMasked: _("Nothing is masked yet: mark a passage or name a word."),
    redaction.WordTooShort: _("A word of one or two letters stands inside too many others."),
}


@transaction.atomic
def answer(hand: Hand, number: str, *, text: str, files: Sequence[CheckedFile] = ()) -> Entry:
    """Write to the reporter; files may go along."""
    case = claim(hand, number)
    if not case.reporter_recipient:
        raise StepRefused(_("This reporter holds no receipt and reads no answer here."))
    entry = say(hand, case, Kind.MESSAGE, {"text": text}, to_reporter=True, files=files)
    tell(hand, case, "case.answered")
    return entry


@transaction.atomic
def note(hand: Hand, number: str, *, text: str, files: Sequence[CheckedFile] = ()) -> Entry:
    """Write something down that the reporter does not see."""
    case = claim(hand, number)
    entry = say(hand, case, Kind.NOTE, {"text": text}, files=files)
    tell(hand, case, "case.noted")
    return entry


@transaction.atomic
def ask_how_they_fare(hand: Hand, number: str, *, text: str) -> Entry:
    """Ask the reporter after closing whether anything was done to them."""
    case = claim(hand, number)
    if case.state != State.CLOSED:
        raise StepRefused(_("This is asked after closing. Until then, write to the reporter."))
    # Asked by telephone or letter where nobody reads here; the note says so.
    reads = bool(case.reporter_recipient)
    entry = say(hand, case, Kind.CONTACT, {"text": text}, to_reporter=reads)
    tell(hand, case, "case.contacted")
    return entry


@transaction.atomic
def mask(
    hand: Hand,
    number: str,
    *,
    place: int,
    text: str,
    words: Sequence[str],
    purpose: str,
    files: Sequence[CheckedFile] = (),
) -> Entry:
    """Keep a masked copy of an entry's text or files; the originals stay as they are."""
    case = claim(hand, number)
    if not case.entries.filter(place=place).exists():
        raise StepRefused(_("There is no such entry."))
    try:
        copy = redaction.masked(text, words)
    except redaction.NothingMasked as error:
        if not files:
            raise StepRefused(MASK_REFUSALS[type(error)], field=error.field) from error
        # Masked files speak for themselves; an open text beside them would undo it.
        copy = redaction.Masked("", 0)
    except tuple(MASK_REFUSALS) as error:
        raise StepRefused(MASK_REFUSALS[type(error)], field=error.field) from error
    content = {"text": copy.text, "of": place, "passages": copy.passages, "purpose": purpose}
    entry = say(hand, case, Kind.MASKED, content, files=files)
    tell(hand, case, "case.masked_copy_made")
    return entry
