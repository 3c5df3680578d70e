"""The answer of the rules in the words of the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from teraju.platform.web.templatetags.values import rupiah

from .domain.assessing import Kind
from .domain.clocks import Due
from .domain.rules import OUTSIDE, LetterRule, Reason, edition_named, letters_of
from .models import GiftReport

Text = str | Promise

SENTENCES: Mapping[Reason, Promise] = {
    Reason.ON_THE_LIST: _("Such a gift needs no report (letter {letter}: {words})."),
    Reason.WITHIN_LIMIT: _("It is within the limit of letter {letter}: {words}."),
    Reason.NOT_ON_THE_LIST: _("No exception of the list covers it."),
    Reason.REMOVED_FROM_THE_LIST: _(
        "Farewells and birthdays are no exception of their own any more. A gift among colleagues "
        "is judged as such: choose it instead."
    ),
    Reason.CONFLICT_OF_INTEREST: _("It has to do with your duty: letter {letter} excludes that."),
    Reason.RELATED_TO_DUTY: _("It has to do with your duty: letter {letter} excludes that."),
    Reason.IS_MONEY: _("Letter {letter} does not cover money, vouchers and the like."),
    Reason.ABOVE_GIFT_LIMIT: _("It is above {per_gift}, the limit for one gift (letter {letter})."),
    Reason.ABOVE_EVENT_LIMIT: _(
        "It is above {per_gift} from one giver at one event (letter {letter})."
    ),
    Reason.ABOVE_YEAR_LIMIT: _(
        "With earlier gifts of the same giver it is above {per_year} in the year (letter {letter})."
    ),
}


def answer(report: GiftReport) -> str:
    """Must it be reported: in one short sentence."""
    match report.kind:
        case Kind.REFUSED:
            return gettext("A refusal is reported too.")
        case Kind.GAVE:
            return gettext("A gift that was given is told to the unit.")
    if report.is_feast:
        return (
            gettext("Some of these gifts have to be reported.")
            if report.reportable
            else gettext("None of these gifts has to be reported.")
        )
    return (
        gettext("This gift has to be reported.")
        if report.reportable
        else gettext("This gift need not be reported.")
    )


def reasons(report: GiftReport) -> list[str]:
    """Why, sentence by sentence, by the rules that it was judged by."""
    return sentences(report.edition, report.letter, [Reason(one) for one in report.reasons])


def sentences(edition: str, letter: str, found: Sequence[Reason]) -> list[str]:
    rule = letters_of(edition).get(letter)
    return [str(format_lazy(SENTENCES[one], **_facts(rule))) for one in found]


def _facts(rule: LetterRule | None) -> dict[str, str]:
    if rule is None:
        return {}
    return {
        "letter": rule.letter,
        "words": letter_words(rule),
        "per_gift": rupiah(rule.per_gift),
        "per_year": rupiah(rule.per_year),
    }


def letter_words(rule: LetterRule) -> str:
    """What a letter is about, in the reader's language."""
    language = (get_language() or "id")[:2]
    return rule.words.get(language, rule.words["id"])


def letter_choices() -> list[tuple[str, str]]:
    """The letters for a form; one that is on the list no more says until when it was."""
    editions = [edition_named(name) for name in ("2019", "2026")]
    newest = editions[-1]
    lines = []
    for letter, rule in letters_of(editions[0].name).items():
        now = letters_of(newest.name).get(letter)
        if now is None:
            until = date_format(newest.valid_from, "SHORT_DATE_FORMAT")
            lines.append(
                (
                    letter,
                    gettext("%(words)s (before %(day)s)")
                    % {"words": letter_words(rule), "day": until},
                )
            )
        else:
            lines.append((letter, letter_words(now)))
    return [(OUTSIDE, gettext("none of these")), *[(k, v[:1].upper() + v[1:]) for k, v in lines]]


def due_words(due: Due, today: date) -> str:
    """A date in both readings, and in plain words when it has passed."""
    safe, last = date_format(due.cautious), date_format(due.last)
    words = (
        safe
        if due.cautious == due.last
        else gettext("%(safe)s at the safest, %(last)s at the latest")
        % {"safe": safe, "last": last}
    )
    late = (today - due.last).days
    if late > 0:
        gone = ngettext("%d day late", "%d days late", late) % late
        return f"{words} ({gone})"
    return words
