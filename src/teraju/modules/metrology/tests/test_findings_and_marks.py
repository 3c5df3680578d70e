"""What a signed finding says of the mark: whether it takes its force, and with which words."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.formats import date_format
from django.utils.translation import override

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.marks import BY_HAND, BY_MINUTES
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.domain.supervision import VOIDS, Finding
from teraju.modules.metrology.register_refusals import WrongChoice
from teraju.modules.metrology.services import sheets, supervision_items

from .register_pages import text, url
from .register_world import TODAY, verified
from .supervision_world import (
    a_stall_scale,
    a_verification_by,
    a_watched_unit,
    an_item,
    signed,
    verified_again,
    visited,
)
from .test_inspection_services import BEYOND, SCALE

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=300)
EARLIER = TODAY - timedelta(days=1)
WARNED = {"measure": "warning", "due_on": TODAY + timedelta(days=14)}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit(db):
    return a_watched_unit()


@pytest.fixture
def scale(unit, market):
    return a_stall_scale(unit, market, **SCALE)


def found(unit, market, scale, finding):
    """Signed minutes of a visit that found it so."""
    visit = visited(unit, market)
    readings = {"readings": BEYOND} if finding == "out_of_limits" else {}
    an_item(unit, visit, scale, finding=finding, **WARNED, **readings)
    signed(unit, visit)
    scale.refresh_from_db()


@pytest.mark.parametrize(
    ("finding", "reason"),
    [
        ("in_order", None),
        ("no_mark", "no_mark"),
        # The day says so by itself.
        ("expired", None),
        ("damaged", "damage"),
        ("seal_broken", "seal_broken"),
        ("repaired", "repair"),
        ("added_device", "added_device"),
        ("out_of_limits", "over_limit"),
        # The user is at fault, not the mark.
        ("other_use", None),
    ],
)
def test_article_25_and_27_say_which_finding_voids(finding, reason):
    assert VOIDS.get(Finding(finding)) == reason


def test_no_finding_is_forgotten():
    none = {Finding.IN_ORDER, Finding.EXPIRED, Finding.OTHER_USE}
    assert set(VOIDS) == set(Finding) - none


SAID = {
    "out_of_limits": ("Its error is beyond the limit in use", "Kesalahan melewati batas pemakaian"),
    "no_mark": ("Bears no valid mark", "Tidak bertanda tera sah yang berlaku"),
    "seal_broken": ("A securing mark is broken", "Cap jaminan putus atau rusak"),
}


@pytest.mark.parametrize("finding", SAID)
class TestSigned:
    """The public page says it in both languages, whether a record or a list tells of the mark."""

    def test_the_mark_on_record_is_void(self, client, unit, market, scale, finding):
        mark = a_verification_by(unit, scale, "tester", LATER)
        found(unit, market, scale, finding)
        assert (mark.voids.get().reason, mark.voids.get().on) == (VOIDS[Finding(finding)], TODAY)
        self.shown(client, scale, finding)

    def test_so_is_the_mark_of_a_list(self, client, unit, market, scale, finding):
        found(unit, market, scale, finding)
        assert scale.void_on == TODAY
        self.shown(client, scale, finding)

    def shown(self, client, scale, finding):
        assert scale.standing == Standing.VOID
        for language, words in zip(("en", "id"), SAID[finding], strict=True):
            client.cookies["language"] = language
            assert words in text(client.get(url("tag", scale.tag)))


def test_nobody_says_by_hand_that_it_is_beyond_the_limit(unit, scale):
    assert not BY_HAND & BY_MINUTES
    mark = a_verification_by(unit, scale, "tester", LATER)
    with pytest.raises(DomainError) as refused:
        sheets.void_verification(
            actor=unit.at("chief"),
            verification_id=mark.pk,
            on=TODAY,
            reason="over_limit",
            note="Kira-kira",
        )
    assert refused.value.field == "reason"


class TestNoMark:
    """It contradicts only a register that calls the mark valid."""

    def test_what_has_run_out_stays_so(self, unit, market, scale):
        mark = a_verification_by(unit, scale, "tester", EARLIER)
        verified(scale, until=EARLIER)
        found(unit, market, scale, "no_mark")
        assert not mark.voids.exists()
        assert scale.standing != Standing.VOID

    def test_a_certificate_stands_where_no_mark_fits(self, unit, market, scale):
        mark = verified_again(
            unit,
            scale,
            unit.at("tester").now - timedelta(days=30),
            valid_until=LATER,
            unmarkable="Terlalu kecil",
        )
        found(unit, market, scale, "no_mark")
        assert not mark.voids.exists()


class TestRunOut:
    """That a verification has run out is read from its day, and nobody's word against it."""

    def test_not_of_what_the_register_calls_valid(self, unit, market, scale):
        visit = visited(unit, market)
        with pytest.raises(WrongChoice) as refused, override("en"):
            an_item(unit, visit, scale, finding="expired", **WARNED)
        with override("en"):
            assert date_format(scale.valid_until) in str(refused.value)
        assert refused.value.field == "finding"
        item = an_item(unit, visit, scale, finding="other_use", **WARNED)
        with pytest.raises(WrongChoice):
            supervision_items.change_item(
                actor=unit.at("supervisor"), item_id=item.pk, finding="expired"
            )

    def test_its_last_day_is_not_over(self, unit, market, scale):
        visit = visited(unit, market)
        verified(scale, until=TODAY)
        with pytest.raises(WrongChoice):
            an_item(unit, visit, scale, finding="expired", **WARNED)
        verified(scale, until=EARLIER)
        assert an_item(unit, visit, scale, finding="expired", **WARNED).pk

    @pytest.mark.parametrize(
        ("standing", "words"),
        [(Standing.EXEMPT, "does not run out"), (Standing.UNPROVEN, "nothing to run out")],
    )
    def test_what_has_no_day_cannot_run_out(self, unit, market, scale, standing, words):
        scale.standing = standing
        scale.save()
        visit = visited(unit, market)
        with pytest.raises(WrongChoice, match=words) as refused:
            an_item(unit, visit, scale, finding="expired", **WARNED)
        assert refused.value.field == "finding"

    def test_what_was_verified_after_the_visit_had_run_out_on_it(self, unit, market, scale):
        visit = visited(unit, market)
        verified_again(unit, scale, datetime.combine(TODAY, time(12, 1), ZoneInfo("Asia/Jakarta")))
        assert an_item(unit, visit, scale, finding="expired", **WARNED).pk

    def test_what_is_in_no_register_may_have(self, unit, market):
        visit = visited(unit, market)
        assert an_item(unit, visit, described="Timbangan meja", finding="expired", **WARNED).pk
