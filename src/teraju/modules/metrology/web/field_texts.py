"""The words of the page of the field, in both languages at once: it changes them without a line."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.models.choices import STANDINGS
from teraju.modules.metrology.selectors.field_package import PLATE_OF_SHEET, SEALED
from teraju.modules.metrology.sheet_wording import CELLS, CHOICES, COUNT_FAULTS, COUNTS
from teraju.modules.metrology.unit_wording import named

from .register_words import PARAMETERS

LANGUAGES = ("id", "en")
# Words in capitals, such as NUMBER and DAY, stand for what the script puts in.
TEXTS: Mapping[str, Promise] = {
    "title": pgettext_lazy("metrology", "Field work"),
    "back": _("Back"),
    "cancel": _("Cancel"),
    "optional": _("Optional."),
    "go_on": _("Go on"),
    # The line.
    "line_online": pgettext_lazy("connection", "Connected"),
    "line_offline": pgettext_lazy("connection", "No connection"),
    "line_unknown": pgettext_lazy("connection", "No connection"),
    "line_login": _("Log in again to send; what you entered stays here."),
    "line_other": _("Somebody else is logged in: log in as yourself to send."),
    "line_trouble": _("The office cannot take it now; it stays here and is tried again."),
    "log_in": _("Log in"),
    "waiting": _("NUMBER not sent yet"),
    "all_sent": _("Everything is sent"),
    "to_settle": _("NUMBER to be looked at"),
    "send_now": _("Send now"),
    "sending": _("Sending …"),
    # Jobs.
    "on_phone": _("On this telephone"),
    "nothing_taken": _("Nothing yet: take a market along before you leave."),
    "taken": _("NUMBER instruments, as of TIME"),
    "take_along": _("Take along"),
    "take": _("Take along"),
    "take_again": _("Fetch again"),
    "called_off": pgettext_lazy("job of a telephone", "Called off"),
    "called_off_help": _("The office has called this market off."),
    "over": pgettext_lazy("job of a telephone", "Ended"),
    "over_help": _("This job has ended at the office, or is no longer yours."),
    "remove_job": _("Remove from the telephone"),
    "remove_begun_ones": _("Tests begun here and not ended: NUMBER. Remove them too?"),
    "not_taken": _("It could not be fetched: try again with a connection."),
    "no_work": _("No confirmed market and no order in place is yours in these days."),
    "needs_line": _("With a connection your markets and orders are shown here."),
    "done_here": _("Sheets of this telephone: NUMBER"),
    "no_storage": _(
        "This browser keeps nothing on the device: use another, or leave private mode."
    ),
    "no_room": _(
        "This telephone has no room left, and what you did last is not kept: free some room."
    ),
    "not_kept": _("What you did last could not be kept: do it once more."),
    # Traders.
    "search": _("Search"),
    "search_help": _("Name, stall or tag"),
    "scan": _("Scan"),
    "no_camera": _("There is no camera here, or it is not allowed: type the code."),
    "code_unknown": _("Nothing of this market bears the code CODE."),
    "day_of": _("Day: DAY"),
    "other_day": _(
        "By the clock here today is TODAY, and this market is on DAY. Is the clock right?"
    ),
    "nobody_found": _("Nobody is found: enter a new trader."),
    "first_of": _("NUMBER of TOTAL are shown: search by name, stall or tag for the others."),
    "nobody": _("No owner"),
    "new_trader": _("New trader"),
    "new_instrument": _("New instrument"),
    "no_instrument": _("No instrument of this trader is known: enter it."),
    "no_tag": _("no tag yet"),
    "valid_until": _("valid until DAY"),
    "to_test": _("to be tested"),
    "begun": pgettext_lazy("test sheet", "begun"),
    "pieces": _("NUMBER pieces"),
    "passed": pgettext_lazy("pieces", "Passed"),
    "adjusted": pgettext_lazy("pieces", "of them adjusted"),
    "failed": pgettext_lazy("pieces", "Failed"),
    "missing": COUNTS["missing"],
    "finish_set": _("Mark the set"),
    "count_again": _("Count again"),
    "wrong_counts": COUNT_FAULTS["wrong_counts"],
    "adjusted_many": COUNT_FAULTS["adjusted_many"],
    "counts_many": _(
        "This makes COUNTED pieces, and the set has PIECES: count again; what is new in it is "
        "entered as an instrument of its own."
    ),
    "counts_few": _(
        "This makes COUNTED of the PIECES pieces: say of the others too whether they failed or "
        "were not brought."
    ),
    # What is new on the spot.
    "name": _("Name"),
    "write_name": _("Write the name."),
    "remove": pgettext_lazy("from a telephone", "Remove"),
    "remove_trader": _("Remove this trader"),
    "remove_begun": _("Its test is begun. Remove it all the same?"),
    "wrong_pieces": _("Write how many pieces as a whole number from 1 to 10000."),
    "phone": _("Telephone"),
    "stall": _("Block and number"),
    "stall_help": _("As it stands on the kiosk, such as B-12."),
    "kind": _("Kind of instrument"),
    "plate": _("What the plate says"),
    "plate_help": _(
        "Another plate than these: choose “another plate”, and write down what it says."
    ),
    "any_plate": _("usual"),
    "other_plate": _("another plate"),
    "wrong_number": _("Write a number above zero, as in 15 or 0.5."),
    "wrong_range": _("A lower range has a maximum and an e of its own, both smaller."),
    "wrong_plate": _(
        "No scale has these together: look at Max, e and class on the plate once more, each in its"
        " unit. What cannot be read stays empty."
    ),
    "serial": _("Serial number"),
    "count": _("Pieces"),
    "control": _("Kind of control"),
    "control_subsequent": _("Re-verification (tera ulang)"),
    "control_initial": _("Initial verification (tera)"),
    # The sheet.
    "tested_by": _("Tested already at TIME by WHO: RESULT. What you begin here is a further test."),
    "tested_already": _("Tested already at TIME: RESULT. What you begin here is a further test."),
    "put_right": _(
        "In place of your sheet of TIME. What you put right here stays a test of that day; what "
        "you measure anew now is a new test."
    ),
    "test_anew": _("Measure anew now"),
    "tested_anew": _(
        "In place of an earlier sheet of yours. What you measure here is a test of DAY."
    ),
    "no_plan": _("The limits of this instrument are not known here: test it with a connection."),
    "no_limits": _(
        "The limits of this instrument are not known here. Write down what you read: once the "
        "sheet has arrived, the engine judges it and you put the mark on."
    ),
    "further_row": pgettext_lazy("test sheet", "One more row"),
    "keep_readings": _("Keep the readings"),
    "half_a_row": _("A row is not complete: fill it in, or empty it."),
    "no_readings": _("Nothing is read yet."),
    "needed_test": _("Nothing passes without it."),
    "row": pgettext_lazy("test sheet", "Row NUMBER"),
    "to_mark": _("Put the mark on"),
    "to_sheet": _("Open the test sheet"),
    "not_fit": _("The test would decide nothing:"),
    "no_standards": _("You have no standard that may be used with you: nothing can be tested."),
    "all_too_heavy": _(
        "All weights with you are heavier than its Max: it cannot be tested with them."
    ),
    "none_fits": _("No standard with you is of the kind with which this instrument is tested."),
    "choose_standards": _("Choose the standards that it is tested with."),
    "other_standards": _(
        "None of the standards chosen is of the kind with which this instrument is tested."
    ),
    "useless_standards": _("Leave out below what does not measure this kind (KIND): NAMES"),
    "useless": _("Not offered, for it does not measure this kind (KIND): NAMES"),
    "too_heavy": _("Left out, for they are heavier than its Max: NAMES"),
    "either_number": _("With a point it may be either: write WHOLE or DECIMAL."),
    "no_points": _("Write thousands without points: WHOLE."),
    "added_negative": _("Small weights are put on, never taken off: write a number from zero up."),
    "added_much": _("More than e was added: read again when the display changes."),
    "below_zero": _("Under a load it shows no number below zero."),
    "wrong_reading": _("Write a number, such as 7.5."),
    "no_stamps": _("No stamp is handed out to you: nothing can be marked."),
    "other_job": _(
        "The stamps with you were handed out for another job: JOBS. Have some handed out for this "
        "one, unless it is the same."
    ),
    "overdue_stamps": _(
        "By what this telephone knows, your stamps were due back before today. Were others handed "
        "out to you since? Then fetch this job again on the first page. If not, bring these back, "
        "and have stamps handed out for this job."
    ),
    "overdue_standards": _(
        "By what this telephone knows, some of the standards with you were due back before today. "
        "Were others handed out to you since? Then fetch this job again on the first page. If not, "
        "bring these back, and have standards handed out for this job."
    ),
    "no_stamp": _(
        "You have no stamp for this verdict. Only where no mark fits on the instrument itself: say "
        "below why."
    ),
    "open_points": _("Points are open"),
    "undecided_help": _("What was tried proves nothing: try it with other weights."),
    "verdict_pass": pgettext_lazy("test sheet", "Passes"),
    "verdict_fail": pgettext_lazy("test sheet", "Fails"),
    "verdict_undecided": pgettext_lazy("test sheet", "Not decided"),
    "verdict_unfit": pgettext_lazy("test sheet", "Not fit to be tested so"),
    "point_pass": pgettext_lazy("point of a test", "within"),
    "point_fail": pgettext_lazy("point of a test", "beyond"),
    "point_undecided": pgettext_lazy("point of a test", "not sure"),
    "result_pass": _("Sah (valid)"),
    "result_fail": _("Batal (rejected)"),
    "result_": _("to be judged"),
    "attempt": _("Attempt NUMBER"),
    "adjusted_before": _("after the adjustment"),
    "repaired_before": _("after the repair"),
    "more_tests": _("More tests"),
    "test_zero": _("Zero"),
    "test_tare": _("Tare"),
    "test_sensitivity": _("Sensitivity"),
    "test_discrimination": _("Discrimination"),
    "test_repeatability": _("Repeatability"),
    "test_eccentricity": _("Eccentric load"),
    "flow": pgettext_lazy("test sheet", "FLOW flow"),
    "far_apart": _("The deliveries at FLOW lie SPREAD % apart, more than LIMIT %."),
    "crosses": _("ADDED crosses"),
    "not_crosses": _("does not cross"),
    "moves": _("ADDED moves it"),
    "not_moves": _("does not move"),
    "changes": _("ADDED changes it"),
    "not_changes": _("does not change"),
    "as_shown": _("Right"),
    "indication": pgettext_lazy("display", "Indication"),
    "less": _("Less"),
    "greater": _("More"),
    "small_weights": _("Small weights"),
    "hidden_half": _(
        "At LOAD the display may hide up to HALF, and the error may lie beyond LIMIT: small "
        "weights settle it."
    ),
    "small_weights_until": _("Added until the display changes"),
    # The end.
    "finish_pass": _("Mark it sah"),
    "finish_fail": _("Mark it batal"),
    "adjust": _("Adjusted: test again"),
    "repair": _("Repaired by a repairer: test again"),
    "repaired_by": _("Choose who repaired it"),
    "more_details": _("Sticker, photo and more"),
    "set_details": _("Photo and more"),
    "marks_beside": _("Marks beside it, also for the next ones of this kind"),
    "stamp_jaminan": pgettext_lazy("stamp", "Jaminan"),
    "stamp_daerah": pgettext_lazy("stamp", "Daerah"),
    "stamp_pegawai": pgettext_lazy("stamp", "Pegawai"),
    "size_large": _("large"),
    "size_small": _("small"),
    "sticker": _("Code of the sticker"),
    "sticker_help": _("As it is printed on the sticker."),
    "sticker_misread": _("The code was misread: compare it sign by sign, or scan it again."),
    "sticker_used": _("This sticker is used already: take a new one."),
    "sticker_not_mine": _("This sticker is of no roll that you have with you."),
    "photo": _("Photo of the marks"),
    "picture": _("Photo of the instrument"),
    "picture_help": _("The instrument with its plate, without people: anybody may see the photo."),
    "picture_there": _("It has a photo already. Take another where it looks different by now."),
    "photo_kept": _("The photo is kept."),
    "photo_works": _("The photo is being made smaller …"),
    "photo_failed": _("This picture cannot be read or made small enough: take another."),
    "photo_waits": _("photo not sent yet"),
    "unmarkable": _("Why no mark fits"),
    "certificate": _("A certificate is asked for"),
    "note": _("Note"),
    "standards": _("Standards"),
    # What was done.
    "sent_title": _("Sheets of this telephone"),
    "nothing_done": _("No sheet yet."),
    "correct": _("Correct it"),
    "not_taken_along": _(
        "Its instrument is not among what this telephone took along any more: look at the sheet at "
        "the office, where it is tried again or set aside."
    ),
    "look_at_it": _("Look at it"),
    "yours": _("Yours"),
    "status_new": _("not sent"),
    "status_sent": pgettext_lazy("sheet of a telephone", "sent"),
    "status_conflict": pgettext_lazy("sheet of a telephone", "conflict"),
    "status_discarded": pgettext_lazy("sheet of a telephone", "put aside"),
    "status_refused": pgettext_lazy("sheet of a telephone", "refused"),
}


def texts() -> dict[str, dict[str, str]]:
    """All words in each language."""
    found = {}
    for language in LANGUAGES:
        with translation.override(language):
            found[language] = {key: str(text) for key, text in _all().items()}
    return found


def _all() -> Mapping[str, object]:
    """With the names of tests, cells and parts of a plate as the office writes them."""
    return {
        **{f"test_{code}": named(name) for code, name in catalogue().tests.items()},
        **{f"cell_{code}": word for code, word in CELLS.items()},
        **{f"choice_{code}": word for code, word in CHOICES.items()},
        **{f"plate_{code}": PARAMETERS[code] for code in PLATE_OF_SHEET},
        **{f"standing_{code}": word for code, word in STANDINGS.items()},
        f"standing_{SEALED}": _("Sealed by the supervisors"),
        **TEXTS,
    }
