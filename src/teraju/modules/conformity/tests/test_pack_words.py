"""What the papers of a pack say, and the numbers they bear."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from teraju.modules.conformity.services.reports import issue_report
from teraju.platform.papers.models import Paper

from .factories import World
from .packs import made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def april(settings: Any, tmp_path: Path) -> None:
    """The day that this module's world lives in, and a store of its own."""
    settings.TERAJU_TODAY = date(2018, 4, 12)
    settings.TERAJU_PRIVATE_STORE = tmp_path / "private"


def test_report_index_and_manifest_never_share_a_number(world: World) -> None:
    world.assessment()
    issue_report(
        actor=world.coordinator,
        agency=world.agency,
        editions=[world.quality],
        on=world.coordinator.today,
        draw=lambda ready: None,
    )
    made(world)
    code = world.agency.code
    assert list(Paper.objects.order_by("pk").values_list("number", flat=True)) == [
        f"001/PS/{code}/IV/2018",
        f"001/IPA/{code}/IV/2018",
        f"001/MPA/{code}/IV/2018",
    ]
