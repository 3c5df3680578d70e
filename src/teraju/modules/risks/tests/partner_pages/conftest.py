"""What the tests of these pages share: the day, a house, a partner with one of everything."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.modules.risks import services
from teraju.modules.risks.tests.partner_world import (
    GAP,
    TODAY,
    a_commitment,
    a_partner,
    an_engagement,
    decided_diligence,
    filled_worksheet,
    house,
)


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def home():
    return house()


@pytest.fixture
def busy(home):
    """A partner above low with one of everything."""
    partner = a_partner(home, "above_low")
    decided_diligence(home, partner)
    a_commitment(home, partner)
    an_engagement(home, partner)
    services.evaluate_provider(
        actor=home.at("coordinator"),
        partner_id=partner.pk,
        since=TODAY - timedelta(days=300),
        until=TODAY,
        marks={"quality": 4, "time": 3, "service": 3, "price": 3, "papers": 3},
        reason="Buku penerimaan",
    )
    sheet = filled_worksheet(home, **GAP)
    services.send_worksheet(actor=home.at("compliance"), worksheet_id=sheet.pk)
    services.approve_worksheet(actor=home.at("head"), worksheet_id=sheet.pk)
    return partner
