"""What the papers of a pack say, and the numbers they bear."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from teraju.modules.conformity.domain.packs import INDEX
from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.services.reports import issue_report
from teraju.platform.papers.models import Paper

from .factories import World
from .packs import files_of, made, words_of

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


def test_what_does_not_apply_says_why_instead_of_missing_evidence(world: World) -> None:
    assessment = world.assessment()
    world.judge(assessment, "design", Result.NOT_APPLICABLE, note="Layanan tidak dirancang.")
    world.evidence("policy", title="Kebijakan")
    words = words_of(files_of(made(world))[INDEX])
    why = "Dinilai tidak berlaku pada 12 April 2018: Layanan tidak dirancang."
    assert f"8.2 Persyaratan 8.2 – tidak berlaku {why} 9.2" in words
    assert words.count("Belum ada bukti.") == 3


def test_evidence_of_what_does_not_apply_stands_below_the_reason(world: World) -> None:
    assessment = world.assessment()
    world.judge(assessment, "design", Result.NOT_APPLICABLE, note="Layanan tidak dirancang.")
    world.evidence("design", title="Berita acara")
    words = words_of(files_of(made(world))[INDEX])
    assert "Layanan tidak dirancang. E001 Berita acara" in words


def test_the_reason_of_a_restricted_topic_is_shown_on_site_only(world: World) -> None:
    assessment = world.assessment()
    world.judge(
        assessment,
        "due-diligence",
        Result.NOT_APPLICABLE,
        note="Rekanan X berisiko rendah.",
    )
    words = words_of(files_of(made(world, edition=world.anti_bribery))[INDEX])
    assert "Rekanan X" not in words
    assert "Tidak berlaku; alasannya diperlihatkan di tempat." in words
