"""The words of the coach's page, in both languages at once: it changes them without a line."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.models.visit_choices import ANSWERS, WHOSE

LANGUAGES = ("id", "en")
# NUMBER, DAY and TIME stand for what the script puts in.
TEXTS: Mapping[str, Promise] = {
    "title": _("Visits on the telephone"),
    "back": _("Back"),
    # The line.
    "line_online": pgettext_lazy("connection", "Connected"),
    "line_offline": pgettext_lazy("connection", "No connection"),
    "line_trouble": _("The office cannot take it now; it stays here and is tried again."),
    "line_unknown": pgettext_lazy("connection", "No connection"),
    "line_login": _("Log in again to send; what you entered stays here."),
    "line_other": _("Somebody else is logged in: log in as yourself to send."),
    "log_in": _("Log in"),
    "waiting": _("NUMBER not sent yet"),
    "all_sent": _("Everything is sent"),
    "to_settle": _("NUMBER to be looked at"),
    "send_now": _("Send now"),
    "sending": _("Sending …"),
    # Visits.
    "on_phone": _("On this telephone"),
    "nothing_taken": _("Nothing yet: take your visits along before you leave."),
    "taken": _("NUMBER visits, as of TIME"),
    "take": _("Take along"),
    "take_again": _("Fetch again"),
    "not_taken": _("It could not be fetched: try again with a connection."),
    "needs_line": _("With a connection your visits are shown here."),
    "no_visit": _("No planned visit is yours in these days."),
    "done_here": _("Visits of this telephone: NUMBER"),
    "no_storage": _(
        "This browser keeps nothing on the device: use another, or leave private mode."
    ),
    "to_hold": pgettext_lazy("visit to a firm", "to be held"),
    "begun": pgettext_lazy("visit to a firm", "begun"),
    # The visit.
    "earlier": _("Agreed on earlier, and still open"),
    "unconfirmed": _("The checklist is the house's own: not confirmed."),
    "answered": _("NUMBER answered"),
    "note": _("Note"),
    "notes": _("Notes"),
    "notes_help": _("What you saw and talked about."),
    "steps": _("Next steps"),
    "step": _("Next step"),
    "whose": pgettext_lazy("next step", "Whose it is"),
    "due": pgettext_lazy("next step", "By"),
    "add_step": _("Add a next step"),
    "remove": pgettext_lazy("line of a list", "Remove"),
    "photos": _("Photos"),
    "add_photo": _("Take a photo"),
    "photo_failed": _("This picture cannot be read or made small enough: take another."),
    "photo_waits": _("photo not sent yet"),
    "enough_photos": _("These are enough photos."),
    "place": _("Place"),
    "take_place": _("Note where I am"),
    "no_place": _("The device does not say where it is."),
    "place_kept": _("The place is kept, within NUMBER m."),
    "signature": _("Signature of the owner"),
    "signer": _("Name of who signs"),
    "sign_here": _("Sign here with a finger"),
    "sign_again": _("Sign again"),
    "no_signer": _("Write the name of who signed."),
    "finish": _("The visit is over"),
    "nothing_written": _("Write down what you found: answers or notes."),
    "optional": _("Optional."),
    # What was done.
    "sent_title": _("Visits of this telephone"),
    "nothing_done": _("No visit yet."),
    "yours": _("Yours"),
    "open_there": _("Look at it at the office"),
    "status_new": _("not sent"),
    "status_sent": pgettext_lazy("visit of a telephone", "sent"),
    "status_conflict": pgettext_lazy("visit of a telephone", "conflict"),
    "status_refused": pgettext_lazy("visit of a telephone", "refused"),
}


def texts() -> dict[str, dict[str, str]]:
    """All words in each language."""
    words = {
        **TEXTS,
        **{f"answer_{key}": text for key, text in ANSWERS.items()},
        **{f"whose_{key}": text for key, text in WHOSE.items()},
    }
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = {key: str(text) for key, text in words.items()}
    return found
