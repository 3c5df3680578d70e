"""What providers have in common is read once for all of them, and never kept."""

from datetime import date

import pytest

from teraju.modules.conformity import registry
from teraju.modules.conformity.registry import EvidenceKind, proofs_of, read_once, register_evidence

DAY = date(2018, 4, 12)


@pytest.fixture
def reads(monkeypatch):
    """Two kinds that share what they read, alone in the registry; what was read."""
    found = []

    @read_once
    def read(agency_ids, on):
        found.append((sorted(agency_ids), on))
        return []

    monkeypatch.setattr(registry, "_kinds", {})
    register_evidence(
        *(EvidenceKind(name, name, frozenset(), read, lambda _pk: "") for name in ("a", "b"))
    )
    return found


def test_read_once_for_all_kinds(reads):
    proofs_of([1, 2], DAY)
    assert reads == [([1, 2], DAY)]


def test_read_anew_the_next_time(reads):
    proofs_of([1], DAY)
    proofs_of([1], DAY)
    assert len(reads) == 2


def test_alone_a_kind_reads_for_itself(reads):
    for kind in registry.evidence_kinds():
        kind.find([1], DAY)
    assert len(reads) == 2


def test_another_day_and_another_agency_are_read_for_themselves(monkeypatch, reads):
    kind = registry.evidence_kinds()[0]

    def find(agency_ids, on):
        kind.find([*agency_ids, 9], on)
        kind.find(agency_ids, DAY.replace(year=2017))
        return []

    register_evidence(EvidenceKind("c", "c", frozenset(), find, lambda _pk: ""))
    proofs_of([1], DAY)
    assert reads == [([1], DAY), ([1, 9], DAY), ([1], DAY.replace(year=2017))]


def test_what_fails_leaves_nothing_behind(reads):
    def fails(_agency_ids, _on):
        raise LookupError

    register_evidence(EvidenceKind("c", "c", frozenset(), fails, lambda _pk: ""))
    with pytest.raises(LookupError):
        proofs_of([1], DAY)
    registry.evidence_kinds()[0].find([1], DAY)
    assert len(reads) == 2


def test_asked_for_topics_only_kinds_that_speak_of_them_are_read(reads):
    asked = []

    def find(agency_ids, on):
        asked.append(agency_ids)
        return []

    def fails(_agency_ids, _on):
        raise LookupError

    register_evidence(
        EvidenceKind("c", "c", frozenset({"gifts"}), find, lambda _pk: ""),
        EvidenceKind("d", "d", frozenset({"competence"}), fails, lambda _pk: ""),
    )
    assert proofs_of([1], DAY, {"gifts", "policy"}) == []
    assert asked == [[1]]
    # Kinds that name no topic, as evidence entered by hand, may speak of any.
    assert reads == [([1], DAY)]
