"""The government of these tests: regent 1 > secretary 2 > inspector 3 > auditors 4, 5; head of
transport 6 under 2, staff 7 under 6; UPG member 8 (unit Setda) under 2.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.integrity.concerns.domain.naming import Person
from teraju.modules.integrity.concerns.domain.routing import (
    Desk,
    Handler,
    Lines,
    Office,
    Reason,
    Wishes,
    identity_layers,
    may_join,
    route,
)

PEOPLE = [
    Person(1, "Agus Salim", "Bupati", "Pimpinan"),
    Person(2, "Joko Purnomo", "Sekretaris Daerah", "Setda", 1),
    Person(3, "Ratna Dewi", "Inspektur", "Inspektorat", 1),
    Person(4, "Hendra Wijaya", "Auditor", "Inspektorat", 3),
    Person(5, "Maya Sari", "Auditor", "Inspektorat", 3),
    Person(6, "Budi Santoso", "Kepala Dinas Perhubungan", "Perhubungan", 2),
    Person(7, "Sutrisno", "Juru Parkir", "Perhubungan", 6),
    Person(8, "Lina Marlina", "Analis", "Bagian Organisasi", 2),
]
INSPECTORATE, UPG, PROVINCE, NEIGHBOUR = 1, 2, 3, 4
OFFICES = [
    Office(INSPECTORATE, unit="Inspektorat"),
    Office(UPG, unit="Bagian Organisasi"),
    Office(PROVINCE, outside=True),
    Office(NEIGHBOUR, outside=True),
]
HANDLERS = [
    Handler(11, INSPECTORATE, "Hendra Wijaya", 4, custodian=True),
    Handler(12, INSPECTORATE, "Maya Sari", 5),
    Handler(21, UPG, "Lina Marlina", 8),
    Handler(31, PROVINCE, "Penerima Provinsi"),
    Handler(41, NEIGHBOUR, "Penerima Tetangga", ready=False),
]
DESK = Desk(PEOPLE, OFFICES, HANDLERS)
ALL_INSIDE = (11, 12, 21)

CASES = [
    # whom it concerns, wishes -> who reads
    ("nobody is named", {}, ALL_INSIDE, False),
    ("a parking attendant", {"named": {7}}, ALL_INSIDE, False),
    ("the head of the reporter's own unit", {"named": {6}}, ALL_INSIDE, False),
    ("an auditor who reads: the whole office is out", {"named": {4}}, (21,), False),
    ("the inspector: the office is hers", {"named": {3}}, (21,), False),
    ("the secretary: UPG answers to him", {"named": {2}}, (11, 12), False),
    ("the secretary and the inspector", {"named": {2, 3}}, (31,), True),
    ("the regent: everybody answers to him", {"named": {1}}, (31,), True),
    ("the UPG's own member", {"named": {8}}, (11, 12), False),
    ("written, not picked", {"written": "Bu Ratna Dewi, Inspektur"}, (21,), False),
    ("written by post alone", {"written": "inspektur"}, (21,), False),
    ("a reader by one name", {"written": "pak Hendra"}, (21,), False),
    ("the regent by post", {"written": "Bupati"}, (31,), True),
    ("an office struck", {"struck": {UPG}}, (11, 12), False),
    ("all inside struck", {"struck": {UPG, INSPECTORATE}}, (31,), True),
    ("a receiver outside chosen", {"chosen": {PROVINCE}}, (31,), False),
    ("a receiver without a key chosen", {"chosen": {NEIGHBOUR}}, ALL_INSIDE, False),
    ("all struck", {"struck": {INSPECTORATE, UPG, PROVINCE}}, (), False),
    ("regent, province struck", {"named": {1}, "struck": {PROVINCE}}, (), False),
]


def wishes(fields):
    return Wishes(**{k: v if isinstance(v, str) else frozenset(v) for k, v in fields.items()})


class TestRoute:
    @pytest.mark.parametrize(
        ("story", "fields", "readers", "turned"), CASES, ids=[case[0] for case in CASES]
    )
    def test_decides(self, story, fields, readers, turned):
        found = route(DESK, wishes(fields))
        assert found.handlers == readers
        assert found.turned_outside is turned
        assert found.nobody is (not readers)

    @pytest.mark.parametrize(
        ("fields", "reasons"),
        [
            ({"named": {4}}, {11: Reason.NAMED}),
            ({"named": {3}}, {11: Reason.SUBORDINATE, 12: Reason.SUBORDINATE}),
            ({"named": {1}}, dict.fromkeys((11, 12, 21), Reason.SUBORDINATE)),
            ({"named": {7}}, {}),
        ],
    )
    def test_says_why_somebody_is_shut_out(self, fields, reasons):
        assert route(DESK, wishes(fields)).shut == reasons

    def test_a_superior_who_reads_is_shut_out(self):
        desk = Desk(PEOPLE, [*OFFICES], [*HANDLERS, Handler(22, UPG, "Joko Purnomo", 2)])
        found = route(desk, wishes({"named": {7}}))
        assert found.shut == {22: Reason.SUPERIOR}
        assert 22 not in found.handlers

    def test_says_why_an_office_does_not_read(self):
        found = route(DESK, wishes({"named": {3}, "struck": {UPG}}))
        assert found.offices_shut == {
            INSPECTORATE: Reason.SAME_OFFICE,
            UPG: Reason.STRUCK,
            NEIGHBOUR: Reason.NO_KEY,
        }
        assert found.offices == (PROVINCE,)

    def test_says_whom_the_words_were_taken_for(self):
        assert route(DESK, wishes({"written": "Sutrisno"})).meant == {7}

    @given(
        st.frozensets(st.integers(1, 8)),
        st.frozensets(st.integers(1, 4)),
        st.frozensets(st.integers(1, 4)),
        st.sampled_from(["", "Hendra", "Bupati", "Lina Marlina; Sekda"]),
    )
    def test_nobody_named_and_nobody_in_the_line_ever_reads(self, named, struck, chosen, written):
        asked = Wishes(named, written, struck, chosen)
        found = route(DESK, asked)
        lines = Lines.of(PEOPLE)
        line = named | lines.superiors(named) | lines.subordinates(named)
        by_id = {each.id: each for each in HANDLERS}
        assert not {by_id[each].person_id for each in found.handlers} & line
        assert not {by_id[each].office_id for each in found.handlers} & struck
        assert all(by_id[each].ready for each in found.handlers)
        assert all(may_join(DESK, asked, each) is None for each in found.handlers)


class TestLines:
    def test_a_circle_in_the_directory_does_no_harm(self):
        lines = Lines.of([Person(1, "A", superior_id=2), Person(2, "B", superior_id=1)])
        assert lines.superiors([1]) == {1, 2}
        assert lines.subordinates([1]) == {1, 2}

    def test_a_gap_does_no_harm(self):
        assert Lines.of([Person(1, "A", superior_id=9)]).superiors([1]) == {9}
        assert Lines.of([]).superiors([5]) == frozenset()


class TestMayJoin:
    @pytest.mark.parametrize(
        ("fields", "handler", "reason"),
        [
            ({}, 11, None),
            ({"named": {3}}, 11, Reason.SUBORDINATE),
            ({"named": {4}}, 12, Reason.SAME_OFFICE),
            ({"written": "Maya"}, 12, Reason.NAMED),
            ({"struck": {UPG}}, 21, Reason.STRUCK),
            ({}, 41, Reason.NO_KEY),
            # Not chosen at first is no reason: the desk may ask the province to help.
            ({}, 31, None),
        ],
    )
    def test_decides_again_for_each(self, fields, handler, reason):
        assert may_join(DESK, wishes(fields), handler) == reason


class TestIdentityLayers:
    def test_a_custodian_apart_comes_first(self):
        assert identity_layers(DESK, wishes({}), {21}) == ({21}, {11})

    def test_a_reader_gives_up_the_inner_layer(self):
        assert identity_layers(DESK, wishes({}), {11, 12, 21}) == ({12, 21}, {11})

    def test_without_a_custodian_nothing_is_kept(self):
        assert identity_layers(DESK, wishes({"named": {4}}), {21}) is None
        assert identity_layers(DESK, wishes({}), {11}) is None
        assert identity_layers(DESK, wishes({}), set()) is None
