"""What leaves the channel, taken in where it goes: the only thing that passes between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.channel.models import ClosedCase, Statement
from teraju.modules.integrity.channel.services import take_in_statement
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, person

from .channel import Channel
from .finder import find
from .story import Story, enter, raise_concern
from .visitor import Visitor

LATER = datetime(2021, 1, 12, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
SIGNS = re.compile(r"\b[0-9a-f]{4}(?: [0-9a-f]{4}){3}\b")


@pytest.fixture
def told(tmp_path: Any) -> Iterator[tuple[Story, bytes, str]]:
    """Two concerns of October, and the half-year told in January: the file and the key's signs."""
    with Channel(tmp_path, more={"TERAJU_CONCERNS_REGION": "36.04"}) as channel:
        story = Story(channel)
        for _each in range(2):
            visitor = Visitor(channel.address)
            raise_concern(story, visitor, mode="anonymous", subject="Kepala Loket")
        channel.stop()
        channel.more["TERAJU_TODAY"] = "2021-01-11"
        channel.start()
        yield story, *tell_the_half_year(story)


def tell_the_half_year(story: Story) -> tuple[bytes, str]:
    """What a handler downloads, and the signs of the key that the desk shows."""
    handler = enter(story, "penerima")
    page = handler.get("/desk/en/telling/half-year/")
    answer = handler.send(page, page.form("staff"), {"staff": "900", "confirm": "on"})
    assert answer.status == 200, answer.text[:800]
    page = handler.get("/desk/en/telling/")
    link = next(target for _words, target in page.links if target.endswith(".json"))
    signs = SIGNS.search(page.text)
    assert signs, page.text[:1200]
    return handler.get(link).content, signs[0]


@pytest.mark.django_db
def test_it_is_taken_in_and_holds_no_word(told: tuple[Story, bytes, str]):
    story, content, signs = told
    government = GovernmentFactory(region__code="36.04")
    agency = AgencyFactory(government=government, code="INSP")
    actor = viewer_of(person(Role.COMPLIANCE_FUNCTION, agency=agency), LATER)
    with pytest.raises(DomainError, match=r"known|dikenal"):
        take_in_statement(actor=actor, agency=agency, content=content)
    kept = take_in_statement(actor=actor, agency=agency, content=content, fingerprint=signs)
    assert Statement.objects.get() == kept
    assert kept.fingerprint == signs
    # Two concerns are too few to be counted where people could be told from it.
    assert kept.counts["received"] is None
    assert not ClosedCase.objects.exists()
    assert find([*story.secrets, *story.numbers], {"statement": content}) == []
