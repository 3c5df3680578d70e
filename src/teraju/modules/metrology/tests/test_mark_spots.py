"""Where the marks are on an instrument: said where there are several, kept for the next time."""

from __future__ import annotations

import pytest

from teraju.modules.metrology.sheet_refusals import StampRefused

from .register_pages import text, url
from .sheet_world import DAY, SAH, Bench, build_bench
from .test_sheet_meanwhile import read

pytestmark = pytest.mark.django_db
WHERE = "lengan, tutup dan segel"


@pytest.fixture
def bench(settings) -> Bench:
    settings.TERAJU_TODAY = DAY
    return build_bench()


def test_several_on_one_thing_say_where_they_are(bench, client):
    scale = bench.scale()
    client.force_login(bench.tester)
    address = url("sheet_decide", read(bench, scale=scale).pk)
    form = client.get(address).context["form"]
    sent = {"version": form["version"].value(), "m_sah_4": "5", "spot": " "}
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["spot"]
    assert 'name="m_sah_4" value="5"' in text(answer)
    assert client.post(address, {**sent, "spot": WHERE}).status_code == 302
    # As a rule they are where they were the last time.
    again = client.get(url("sheet_decide", read(bench, scale=scale).pk))
    assert again.context["form"]["spot"].value() == WHERE


def test_one_of_each_kind_needs_no_word(bench):
    one = {**SAH[0], "spot": ""}
    marks = [one, {**one, "kind": "jaminan"}]
    assert bench.record(bench.scale(), marks=marks).verification.marks.count() == 2
    with pytest.raises(StampRefused, match="say where each of them is") as refused:
        bench.record(bench.scale(), marks=[one, {**one, "kind": "jaminan", "count": 3}])
    assert refused.value.field == "spot"


def test_the_pieces_of_a_set_bear_theirs_each(bench):
    weights = bench.scale("common_weight", count=4)
    marks = [{**SAH[0], "count": 4, "spot": ""}]
    counted = bench.record(weights, pieces=(4, 0, 0), attempts=[{}], marks=marks)
    assert counted.verification.passed == 4
