"""The texts that are proposed for a round; who opens it may change them."""

from __future__ import annotations

from django.utils.translation import gettext

from .domain.kinds import RoundKind


def proposed_text(kind: RoundKind) -> str:
    """The text of a round in the language of the page, in our own words."""
    return _pact() if kind is RoundKind.PACT else _conflict()


def _conflict() -> str:
    return gettext(
        "I have considered whether family, friends, business, outside work, property or an earlier "
        "post ties me to matters of my office. What I declare here is complete and true. Should "
        "anything change, I declare it at once and keep out of the matter until it is decided."
    )


def _pact() -> str:
    lines = (
        gettext("I take part in preventing corruption, collusion and nepotism."),
        gettext(
            "I neither ask for nor accept, directly or through others, bribes, gifts, help or "
            "anything else that the rules do not allow."
        ),
        gettext("I do my work openly, honestly, objectively and accountably."),
        gettext("I keep out of conflicts of interest and declare them as soon as they show."),
        gettext("I set an example to those I lead and work with."),
        gettext(
            "I report what breaks integrity in my agency and help to protect whoever reports it."
        ),
        gettext("Should I break this pact, I am ready to bear what follows from it."),
    )
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))
