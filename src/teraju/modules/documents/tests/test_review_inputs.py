"""What documents lay before a review."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.documents import review_inputs
from teraju.modules.documents.models import Document
from teraju.platform.links.review_inputs import Period

from .factories import in_force, office

pytestmark = pytest.mark.django_db


def test_documents_kept_renewed_and_late():
    place = office()
    document = in_force(place)
    today = place.head.today
    period = Period(date(today.year, 1, 1), date(today.year, 12, 31))
    (line,) = review_inputs.upkeep(place.head, place.agency.pk, period)
    assert (line.value, line.concerns) == ("1", False)
    Document.objects.filter(pk=document.pk).update(next_review_on=date(today.year, 1, 2))
    _kept, late = review_inputs.upkeep(place.head, place.agency.pk, period)
    assert late.concerns
    assert review_inputs.upkeep(place.stranger, place.agency.pk, period) == []
