"""Where a reason stands on the public page of a paper, whoever writes it is told before."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from teraju.modules.metrology.services import registers
from teraju.modules.metrology.web.sheet_forms import VoidForm
from teraju.modules.metrology.web.views import certificates, inspections, stamps

from .register_pages import browser, text, url
from .register_world import a_request, a_unit, an_instrument, verified

TOLD = "Anyone who checks the paper reads this. Name no person."


@pytest.mark.parametrize(
    ("steps", "name"),
    [
        (certificates.STEPS, "withdraw"),
        (stamps.STEPS, "reopen"),
        (inspections.STEPS, "recall"),
        (inspections.STEPS, "cancel"),
    ],
)
def test_a_step_that_takes_a_paper_back(steps, name):
    form = steps.steps[name].form
    with override("en"):
        assert str(form.base_fields["reason"].help_text) == TOLD


def test_a_reason_that_stays_in_the_house_says_nothing():
    assert not certificates.STEPS.steps["back"].form.base_fields["reason"].help_text


def test_of_a_void_mark_the_kind_of_reason_is_public():
    with override("en"):
        assert "shows only what was found" in str(VoidForm.base_fields["note"].help_text)


@pytest.mark.django_db
def test_the_page_of_an_exemption_to_withdraw():
    unit = a_unit()
    one = a_request(unit, verified(an_instrument(unit)))
    registers.decide_exemption(
        actor=unit.at("head"), exemption_id=one.pk, is_granted=True, reason="Untuk laboratorium"
    )
    assert TOLD in text(browser(unit, "head").get(url("exemption_withdraw", one.pk)))
