"""Two rows that cannot be judged: each is put right by itself, as the page sends them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from teraju.modules.metrology.services import sheets

from .register_pages import text
from .sheet_world import DAY, Bench, build_bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench(settings) -> Bench:
    settings.TERAJU_TODAY = DAY
    return build_bench()


@pytest.fixture
def sheet(bench):
    """Too much was added in rows 1 and 3, as a telephone notes it before e is known."""
    sheet = sheets.open_sheet(
        actor=bench.acts("tester"),
        instrument_id=bench.scale("electronic_scale").pk,
        control="subsequent",
        standards=bench.along("electronic_scale"),
    )
    attempt = sheet.attempts.get()
    attempt.cells = {
        f"weighing.{row}.{key}": told
        for row, load in ((0, "100"), (2, "5000"))
        for key, told in (("load", load), ("indication", load), ("added", "50"))
    }
    attempt.save()
    return sheet


def sent(client, sheet, row: int, added: str, **headers):
    name, load = f"weighing.{row}", {0: "100", 2: "5000"}[row]
    said = {"load": load, "indication": load, "added": "50"}
    was = {f"was.{name}.{key}": value for key, value in said.items()}
    now = {f"{name}.{key}": value for key, value in {**said, "added": added}.items()}
    address = reverse("metrology_sheet_cells", args=[sheet.pk])
    return client.post(address, {"row": f"weighing-{row}", **was, **now}, **headers)


def test_each_row_is_put_right_by_itself(bench, sheet, client):
    client.force_login(bench.tester)
    saved = sent(client, sheet, 0, "2,5", headers={"HX-Request": "true"})
    own, _tag, other = text(saved).partition("#state-weighing-2")
    assert "melebihi e" in other.lower()
    assert "melebihi e" not in own.lower()
    attempt = sheet.attempts.get()
    assert attempt.cells["weighing.0.added"] == "2.5"
    assert (attempt.verdict, attempt.answer) == ("", {})
    assert sent(client, sheet, 2, "2,5").status_code == 302
    attempt.refresh_from_db()
    assert attempt.cells["weighing.2.added"] == "2.5"
    assert attempt.verdict


def test_a_row_that_is_wrong_itself_is_refused(bench, sheet, client):
    client.force_login(bench.tester)
    assert sent(client, sheet, 2, "2,5", headers={"HX-Request": "true"}).status_code == 200
    refused = sent(client, sheet, 0, "40", headers={"HX-Request": "true"})
    assert "melebihi e" in text(refused).lower()
    assert sheet.attempts.get().cells["weighing.0.added"] == "50"
