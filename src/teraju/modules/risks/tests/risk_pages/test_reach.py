"""Who may open which page of risks."""

from __future__ import annotations

from http import HTTPStatus

import pytest
from django.urls import reverse

from teraju.modules.risks.tests.pages import client_of, get
from teraju.modules.risks.tests.world import approved, planned

from .happenings import happened

pytestmark = pytest.mark.django_db


class TestEveryPage:
    @pytest.fixture
    def pages(self, world, risk):
        """Address, record and the status for staff who only read."""
        control = risk.controls.get()
        treatment = planned(world, risk, owner=world.owner)
        event = happened(world, risk)
        one = approved(world)
        free, held = HTTPStatus.OK, HTTPStatus.FORBIDDEN
        steps = ("change", "rate", "answer", "treat", "close", "reopen")
        return [
            ("risk", risk.pk, free),
            *((f"risk_{step}", risk.pk, held) for step in steps),
            ("control_add", risk.pk, held),
            ("control_change", control.pk, held),
            ("control_end", control.pk, held),
            ("treatment_add", risk.pk, held),
            ("treatment", treatment.pk, free),
            *(
                (f"treatment_{step}", treatment.pk, held)
                for step in ("change", "report", "finish", "drop", "reopen")
            ),
            ("event_add", risk.pk, held),
            ("event", event.pk, free),
            ("event_analyse", event.pk, held),
            ("sheet", world.agency.pk, held),
            ("quarter_paper", world.agency.pk, held),
            ("assessment", one.pk, free),
            *(
                (f"assessment_{step}", one.pk, held)
                for step in ("change", "submit", "return", "approve", "discard")
            ),
        ]

    def test_opens_for_who_may_and_for_nobody_else(self, world, pages):
        head, staff = client_of(world.head), client_of(world.staff)
        stranger = client_of(world.stranger)
        for name, pk, status in pages:
            url = reverse(f"risks_{name}", args=[pk])
            assert head.get(url).status_code == HTTPStatus.OK, name
            assert staff.get(url).status_code == status, name
            assert stranger.get(url).status_code == HTTPStatus.NOT_FOUND, name
            if status == HTTPStatus.FORBIDDEN and name != "sheet":
                assert staff.post(url, {}).status_code == status, name

    def test_lists_are_cut_to_the_viewer(self, world, risk):
        planned(world, risk)
        happened(world, risk)
        for name in ("risks", "treatments", "events", "map"):
            assert "RM-01" in get(world.staff, f"risks_{name}"), name
            assert "RM-01" not in get(world.stranger, f"risks_{name}"), name
        for name in ("monitorings", "assessments", "schemes"):
            get(world.staff, f"risks_{name}")
