"""“No longer used” holds everywhere: at the finding, in the register, on the public page."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from teraju.modules.metrology.models import Instrument
from teraju.modules.metrology.register_refusals import OutOfPlace, WrongChoice
from teraju.modules.metrology.services import registers, supervision_follow_up
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.models import TrailEvent

from .register_pages import browser, summary, text, url
from .register_world import TODAY, a_request
from .supervision_world import a_watched_unit, an_item, signed, verified_again, visited

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)
REFERRED = {"finding": "other_use", "measure": "referral", "referred_to": "PPNS"}


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit(db):
    return a_watched_unit()


def found(unit, market, instrument=None, **values):
    visit = visited(unit, market)
    item = an_item(unit, visit, instrument, **{**REFERRED, **values})
    signed(unit, visit)
    return item


def no_longer_used(unit, item, on=TOMORROW, **values):
    actor = replace(unit.at("supervisor"), now=NOW + timedelta(days=5))
    return supervision_follow_up.follow_up_item(
        actor=actor, item_id=item.pk, followed_up_on=on, outcome="out_of_use", **values
    )


def an_exemption(unit, scale):
    asked = a_request(unit, scale)
    return registers.decide_exemption(
        actor=unit.at("head"), exemption_id=asked.pk, is_granted=True, reason="Memenuhi syarat."
    )


def test_the_instrument_is_out_of_use_and_its_tag_says_so(unit, market, scale, client):
    no_longer_used(unit, found(unit, market, scale), note="Dijual sebagai besi tua.")
    scale.refresh_from_db()
    assert (scale.standing, scale.retired_on) == ("retired", TOMORROW)
    assert "Dijual sebagai besi tua." in scale.retired_reason
    event = TrailEvent.objects.get(verb="metrology.instrument.retired")
    assert event.target_id == str(scale.pk)
    client.cookies["language"] = "en"
    page = text(client.get(url("tag", scale.tag)))
    assert ">OUT OF USE</h1>" in page
    assert "If it is used in trade, report it" in page
    assert "It may be used in trade" not in page


def test_without_a_note_the_reason_names_the_visit(unit, market, scale):
    no_longer_used(unit, found(unit, market, scale))
    scale.refresh_from_db()
    assert "Pengawasan" in scale.retired_reason


def test_what_is_out_of_use_already_keeps_its_day(unit, market, scale):
    item = found(unit, market, scale)
    registers.retire_instrument(
        actor=unit.at("counter"), instrument_id=scale.pk, retired_on=TODAY, reason="Hilang"
    )
    assert no_longer_used(unit, item).outcome == "out_of_use"
    scale.refresh_from_db()
    assert (scale.retired_on, scale.retired_reason) == (TODAY, "Hilang")


def test_what_bears_no_tag_has_nothing_to_be_taken_out_of_use(unit, market, scale):
    item = found(unit, market, described="Timbangan meja, los ikan")
    assert no_longer_used(unit, item).outcome == "out_of_use"
    assert not Instrument.objects.exclude(retired_on=None).exists()


def test_what_was_verified_after_the_look_is_used_again(unit, market, scale):
    item = found(unit, market, scale)
    verified_again(unit, scale, NOW + timedelta(days=3))
    with pytest.raises(WrongChoice, match="used again") as refused:
        no_longer_used(unit, item)
    assert refused.value.field == "outcome"
    scale.refresh_from_db()
    assert scale.retired_on is None


def test_what_is_exempt_keeps_its_exemption_where_the_other_use_ended(unit, market, scale):
    """Its owner goes on using it for what it is exempt for; nothing publicly calls it valid."""
    an_exemption(unit, scale)
    assert no_longer_used(unit, found(unit, market, scale)).outcome == "out_of_use"
    scale.refresh_from_db()
    assert scale.standing == "exempt"


def test_what_is_exempt_is_otherwise_for_the_head_first(unit, market, scale):
    an_exemption(unit, scale)
    item = found(unit, market, scale, finding="seal_broken")
    with pytest.raises(OutOfPlace, match="head withdraws") as refused:
        no_longer_used(unit, item)
    assert refused.value.field == "outcome"
    item.refresh_from_db()
    assert item.outcome == ""


def test_the_form_says_what_the_word_does(unit, market, scale):
    item = found(unit, market, scale)
    official, address = browser(unit, "supervisor"), url("item_follow_up", item.pk)
    assert "takes it out of use in the register" in text(official.get(address))
    answer = {"followed_up_on": TODAY, "outcome": "out_of_use", "version": item.version}
    done = official.post(address, answer)
    assert done.status_code == 302, summary(done)
    scale.refresh_from_db()
    assert scale.standing == "retired"
