"""The reasons of a judgement as plain English sentences, for the calculator."""

from __future__ import annotations

from collections.abc import Mapping

from .rules import Judgement, LetterRule, Reason

SENTENCES: Mapping[Reason, str] = {
    Reason.ON_THE_LIST: "letter {letter} of the list needs no report: {words}",
    Reason.WITHIN_LIMIT: "letter {letter} needs no report within its limits: {words}",
    Reason.NOT_ON_THE_LIST: "no letter of the list covers the gift",
    Reason.REMOVED_FROM_THE_LIST: "the letter is on the list no more",
    Reason.CONFLICT_OF_INTEREST: "letter {letter} does not cover a conflict of interest",
    Reason.RELATED_TO_DUTY: "letter {letter} does not cover what is related to the duty",
    Reason.IS_MONEY: "letter {letter} does not cover money or another means of exchange",
    Reason.ABOVE_GIFT_LIMIT: "the gift is above Rp{per_gift}, the limit of letter {letter}",
    Reason.ABOVE_EVENT_LIMIT: (
        "the giver's gifts at the event are above Rp{per_gift}, the limit of letter {letter}"
    ),
    Reason.ABOVE_YEAR_LIMIT: (
        "with earlier gifts of the year the giver passes Rp{per_year}, the limit of letter {letter}"
    ),
}


def why(judgement: Judgement) -> str:
    """Every reason in one sentence."""
    return "; ".join(
        SENTENCES[reason].format(**_facts(judgement.rule)) for reason in judgement.reasons
    )


def _facts(rule: LetterRule | None) -> dict[str, str]:
    if rule is None:
        return {}
    return {
        "letter": rule.letter,
        "words": rule.words["en"],
        "per_gift": f"{rule.per_gift}",
        "per_year": f"{rule.per_year}",
    }
