"""What the codes of this module are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Medium(StrEnum):
    """How people were told of the channel."""

    CIRCULAR = "circular"
    CAMPAIGN = "campaign"
    MEETING = "meeting"
    POSTER = "poster"
    WEBSITE = "website"
    PARTNERS = "partners"


MEDIA: Mapping[str, Promise] = {
    Medium.CIRCULAR: _("Circular letter"),
    Medium.CAMPAIGN: _("Campaign with acknowledgements"),
    Medium.MEETING: _("Meeting or briefing"),
    Medium.POSTER: _("Poster or banner"),
    Medium.WEBSITE: _("Web site or social media"),
    Medium.PARTNERS: _("Letter to business associates"),
}
# As kernel/statements.py codes them.
OUTCOMES: Mapping[str, Promise] = {
    "substantiated": pgettext_lazy("concern", "Substantiated"),
    "not_substantiated": pgettext_lazy("concern", "Not substantiated"),
    "referred": pgettext_lazy("concern", "Handed to an authority"),
    "outside": pgettext_lazy("concern", "Not for this channel"),
}
COUNTS: Mapping[str, Promise] = {
    "received": pgettext_lazy("concerns", "Received"),
    "anonymous": pgettext_lazy("concerns", "of which anonymous"),
    "acknowledgements_due": pgettext_lazy("concerns", "Acknowledgements due"),
    "acknowledged_in_time": pgettext_lazy("concerns", "of which in time"),
    "feedbacks_due": pgettext_lazy("concerns", "Answers on the result due"),
    "fed_back_in_time": pgettext_lazy("concerns", "of which in time"),
    "closed": pgettext_lazy("concerns", "Closed"),
    "retaliation": pgettext_lazy("concerns", "Reports of retaliation"),
}


def coded(words: Mapping[str, Promise]) -> list[tuple[str, Promise]]:
    """Codes and their words, as a field wants its choices."""
    return [(str(code), label) for code, label in words.items()]
