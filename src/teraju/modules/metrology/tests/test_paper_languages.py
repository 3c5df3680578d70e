"""A paper speaks one language, whichever its signer reads the pages in."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils.translation import override

from teraju.modules.metrology.models import Place
from teraju.modules.metrology.services import orders, supervision_items

from .order_world import a_counter, an_order, moment
from .supervision_world import Unit, an_item, signed, visited
from .test_inspection_services import paper_words, scale, unit, warned

pytestmark = pytest.mark.django_db
__all__ = ["scale", "unit"]


def test_a_warning_names_its_days_in_indonesian(unit: Unit, market: Place, scale: Any) -> None:
    visit = visited(unit, market)
    item = an_item(unit, visit, scale, **warned())
    with override("en"):
        signed(unit, visit)
        item = supervision_items.issue_warning(actor=unit.at("chief"), item_id=item.pk)
    visit.refresh_from_db()
    for paper in (item.warning, visit.minutes):
        words = paper_words(paper)
        assert " Maret 2018" in words
        assert "March" not in words


def test_a_letter_says_the_hour_of_a_visit_with_its_zone() -> None:
    counter = a_counter()
    order = an_order(counter, site="in_place", place=counter.market)
    orders.book_appointment(
        actor=counter.acts("counter"),
        order_id=order.pk,
        tester=counter.world.tester,
        starts_at=moment(24 * 60),
    )
    with override("en"):
        letter = orders.assign_order(actor=counter.acts("head", 10), order_id=order.pk)
    assert "Datang pada : 15 Maret 2019, 08.00 WIB" in paper_words(letter)
