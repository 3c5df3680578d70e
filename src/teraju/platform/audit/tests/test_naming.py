"""Facts of events are told in the words of the module that knows them."""

from __future__ import annotations

from datetime import UTC, datetime

from teraju.platform.audit.api import TimelineEntry, renamed

AT = datetime(2020, 10, 15, 9, tzinfo=UTC)


def test_known_facts_get_their_word_and_others_keep_theirs() -> None:
    entry = TimelineEntry(AT, "Inspektur", "changed it", [("Due", 1, 2), ("Note", "", "x")])
    (told,) = renamed([entry], {"Due": "Tenggat"})
    assert told.changes == [("Tenggat", 1, 2), ("Note", "", "x")]
    assert (told.at, told.office, told.sentence) == (AT, "Inspektur", "changed it")


def test_without_events_nothing_is_told() -> None:
    assert renamed([], {"Due": "Tenggat"}) == []


def test_codes_are_told_in_words_where_there_are_some():
    changes = [("Payer", None, "state"), ("Marks", ["sni"], ["sni", "new"]), ("Due", "state", 3)]
    entry = TimelineEntry(AT, "Office", "changed it", changes)
    changes.append(("Amount", "", "1500"))
    words = {
        "Payer": {"state": "APBN"},
        "Marks": {"sni": "SNI mark"},
        "Amount": lambda told: f"Rp{told}",
    }
    (told,) = renamed([entry], {}, words)
    assert [(before, after) for _label, before, after in told.changes] == [
        (None, "APBN"),
        (["SNI mark"], ["SNI mark", "new"]),
        ("state", 3),
        ("", "Rp1500"),
    ]


def test_a_record_of_several_values_is_told_as_the_module_tells_it():
    plate = {"max": "15"}
    entry = TimelineEntry(AT, "Office", "changed it", [("Plate", None, plate), ("Other", 1, plate)])
    words = {"Plate": lambda told: [f"Max {told['max']}"], "Other": {"max": "Max"}}
    (told,) = renamed([entry], {}, words)
    assert told.changes == [("Plate", None, ["Max 15"]), ("Other", 1, plate)]
