"""What the public page says, in plain words: one verdict per case."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from teraju.platform.papers.models import Paper
from teraju.platform.papers.signing import VerificationResult
from teraju.platform.papers.wording import WORDS
from teraju.platform.web.kinds import Status, Text
from teraju.platform.web.templatetags.values import day


@dataclass(frozen=True)
class Verdict:
    """A state, the sentence that people take away, and what to do with it."""

    status: Status
    title: Text
    text: Text


VALID = Status("good", _("valid"), _("Issued by this government and not revoked."))
REVOKED = Status("bad", _("revoked"), _("Issued by this government and taken back."))
NOT_OURS = Status("none", _("unknown"), _("Not in the register of issued papers."))
ALTERED = Status("bad", _("altered"), _("Not the file that was issued."))

UNKNOWN = Verdict(
    NOT_OURS,
    _("No paper with this code is known here"),
    _(
        "Compare the code with the paper, letter by letter. If it is the same, this paper was not "
        "issued here: do not rely on it, and ask the office that it names."
    ),
)


def standing(paper: Paper) -> Status:
    return VALID if paper.is_valid else REVOKED


def statement(paper: Paper) -> str:
    """What such a paper is and is not, in the reader's language."""
    words = WORDS.get(get_language() or "", WORDS[paper.language])
    return words[f"statement.{paper.template}"]


def of_paper(paper: Paper) -> Verdict:
    """What the code of a paper proves."""
    if not paper.is_valid:
        return _revoked(paper)
    text = _(
        "It was issued under this code and is still in force. "
        "Compare the number and the facts below with the paper in your hand."
    )
    return Verdict(VALID, _("This paper is valid"), text)


def of_file(paper: Paper) -> Verdict:
    """What a file proves that is the issued one, byte for byte."""
    if not paper.is_valid:
        return _revoked(paper)
    text = _("Not one byte differs from what was issued and signed, and it is still in force.")
    return Verdict(VALID, _("This file is exactly the paper that was issued"), text)


def altered(found: VerificationResult) -> Verdict:
    """A file with our signature whose content is another."""
    text = format_lazy(
        _(
            "It carries a signature of {signer}, but the file was changed after it was signed. "
            "Do not rely on it; type the code that stands on it to see the real paper."
        ),
        signer=found.signer,
    )
    return Verdict(ALTERED, _("This file was changed"), text)


def ours_unlisted(found: VerificationResult) -> Verdict:
    """A file that we signed, but that no paper in the register stands for."""
    text = format_lazy(
        _(
            "The signature of {signer} is whole, but the paper is not in the register. "
            "Ask the office that it names before you rely on it."
        ),
        signer=found.signer,
    )
    return Verdict(NOT_OURS, _("This file is signed here, but not registered"), text)


def foreign() -> Verdict:
    text = _(
        "It carries no signature of this installation. A scan, a print to PDF or a copy that "
        "another program has saved anew also looks like this: type the code of the paper instead."
    )
    return Verdict(NOT_OURS, _("This file is not one of ours"), text)


def _revoked(paper: Paper) -> Verdict:
    text = format_lazy(
        _("It was revoked on {day}. Reason: {reason}"),
        day=day(paper.revoked_on),
        reason=paper.revoked_reason,
    )
    return Verdict(REVOKED, _("This paper is no longer valid"), text)
