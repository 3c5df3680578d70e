"""The letter of scope on its pages: a newer one begins with what the last one says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from teraju.modules.metrology.models import ScopeLetter
from teraju.modules.metrology.services import scope

from . import unit_world as w
from .unit_world import DAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def head(unit: World, client: Client, settings: Any) -> Client:
    settings.TERAJU_TODAY = DAY
    client.cookies["language"] = "en"
    client.force_login(unit.head)
    return client


def test_a_newer_letter_is_entered_from_the_one_in_force(unit: World, head: Client) -> None:
    one = w.in_force(unit)
    page = head.get(one.get_absolute_url())
    # Nobody ends a letter on the way to the next one.
    assert page.context["page"].primary.url == (
        f"{reverse('metrology_scope_add')}?agency={unit.agency.pk}"
    )
    form = head.get(page.context["page"].primary.url).context["form"]
    assert {name: form.initial[name] for name in ("issuer", "region", "mark_code")} == {
        "issuer": "Direktur Metrologi",
        "region": "Kabupaten Uji",
        "mark_code": "64",
    }


def test_the_first_letter_begins_with_the_region(unit: World, head: Client) -> None:
    form = head.get(reverse("metrology_scope_add")).context["form"]
    assert form.initial["region"] == unit.agency.government.name
    assert "mark_code" not in form.initial


def test_a_step_says_which_line_or_region_it_is_about(unit: World, head: Client) -> None:
    one: ScopeLetter = w.letter(unit)
    actor = unit.acts("head")
    scope.set_kinds(actor=actor, letter_id=one.pk, kinds=("table_scale",))
    scope.add_area(
        actor=actor, letter_id=one.pk, name="Kota Uji", agreement="KSO 1", since=date(2019, 1, 2)
    )
    for name, part, told in (
        ("line", one.lines.get(), "Table scale"),
        ("line_remove", one.lines.get(), "Table scale"),
        ("area_remove", one.areas.get(), "KSO 1"),
    ):
        address = reverse(f"metrology_scope_{name}", args=[one.pk, part.pk])
        assert told in head.get(address).content.decode()


def test_striking_a_certificate_names_it(unit: World, head: Client) -> None:
    one = w.standard(unit)
    address = reverse("metrology_standard_strike", args=[one.pk, one.certificates.get().pk])
    assert "K.12/2018" in head.get(address).content.decode()
