"""Without stamps of the year nothing is verified: no written statement stands for a late stamp."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.modules.metrology.models import StampStock, Verification
from teraju.modules.metrology.sheet_refusals import StampRefused

from .sheet_world import BAD, DAY, build_bench

pytestmark = pytest.mark.django_db
LATE = "CTT tahun ini belum datang"


@pytest.mark.parametrize(
    "book",
    [
        {"received_on": DAY + timedelta(days=20)},
        {"handed_on": DAY - timedelta(days=1)},
        {"year": DAY.year - 1},
    ],
)
def test_no_reason_stands_for_stamps_that_are_not_there(book) -> None:
    bench = build_bench()
    StampStock.objects.update(**book)
    with pytest.raises(StampRefused, match="on the instrument") as refused:
        bench.record(bench.scale(), marks=(), unmarkable=LATE)
    assert refused.value.field == "unmarkable"
    with pytest.raises(StampRefused):
        bench.record(bench.scale(), marks=(), attempts=[{"readings": BAD}], unmarkable=LATE)
    assert not Verification.objects.exists()


def test_with_stamps_of_the_year_a_reason_counts_as_before() -> None:
    bench = build_bench()
    bench.record(bench.scale(), marks=(), unmarkable="Tidak ada tempat pada lengan")
    assert Verification.objects.count() == 1
