"""What the engine says against a reading, in the words of the house."""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.kernel.inputs import InputError

# The engine's own sentences are English and name a place of its input; these are the ones that a
# hasty hand meets.
_SAID: tuple[tuple[str, Promise], ...] = (
    (r"is missing$", _("Something is missing here: fill it in, or empty the whole row.")),
    (r"must be more than 0", _("This has to be more than 0.")),
    (r"must not be negative", _("This cannot be negative.")),
    (r"is above Max", _("This load lies above what the instrument may show at all.")),
    (r"no limit holds there", _("No limit of error holds at this value: choose one in the range.")),
    (r"no limit is known", _("No limit of error is known for this size.")),
    (r"decimal number", _("Write a number, such as 7,5.")),
    (
        r"not confirmed, give yours|confirmed, give yours",
        _("Give the limit of error of the office."),
    ),
    (r"no rule of", _("No rules of that day are known: the day lies too far back.")),
)


def reading_refused(error: InputError) -> Promise | str:
    """The sentence for somebody who tests; what none of them says is told as the engine does."""
    said = str(error)
    for pattern, sentence in _SAID:
        if re.search(pattern, said):
            return sentence
    return _("This cannot be judged (%(place)s): %(why)s") % {"place": error.path, "why": said}
