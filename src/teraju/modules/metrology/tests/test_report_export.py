"""The export for the ministry: every verification of the period, and nobody's name."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest

from teraju.kernel.errors import NotAllowed
from teraju.modules.metrology import national
from teraju.modules.metrology.domain.reports import ReportPeriod
from teraju.modules.metrology.plan_refusals import PeriodNotOver
from teraju.modules.metrology.plan_tasks import national_export, package
from teraju.modules.metrology.services import reports as services
from teraju.platform.tasks.api import JobContext

from .plan_world import market, owner, scales, verify
from .register_pages import browser
from .register_world import TODAY, Unit, a_unit

pytestmark = pytest.mark.django_db
LAST_MONTH = TODAY.replace(day=1) - timedelta(days=1)
PERIOD = ReportPeriod(LAST_MONTH.year, LAST_MONTH.month)


@pytest.fixture
def unit() -> Unit:
    return a_unit()


class TestExport:
    def test_holds_every_verification_with_the_schema_and_no_person(self, unit: Unit) -> None:
        held = owner(unit, "Susi Rahasia", phone="0812 3456 7890", email="susi@example.go.id")
        place = market(unit)
        verify(unit, scales(unit, place, 2, whose=held), LAST_MONTH)
        verify(unit, scales(unit, place, 1, whose=held), TODAY)
        seen: list[int] = []
        lines = list(national.rows(unit.agency.pk, PERIOD, seen.append))
        assert (len(lines), seen) == (2, [2])
        head = {**national.schema(TODAY), "period": str(PERIOD)}
        with zipfile.ZipFile(io.BytesIO(package("ekspor", head, lines))) as packed:
            assert packed.namelist() == [
                *(f"ekspor.{kind}" for kind in ("csv", "xlsx", "json")),
                "schema.json",
            ]
            with zipfile.ZipFile(io.BytesIO(packed.read("ekspor.xlsx"))) as book:
                sheet = b"".join(book.read(name) for name in book.namelist()).decode()
            table = list(csv.DictReader(io.StringIO(packed.read("ekspor.csv").decode("utf-8-sig"))))
            document = json.loads(packed.read("ekspor.json"))
            texts = [name for name in packed.namelist() if not name.endswith("xlsx")]
            everything = b"".join(packed.read(name) for name in texts).decode() + sheet
        assert list(table[0]) == list(head["fields"])
        assert table[0]["verified_on"] == LAST_MONTH.isoformat()
        assert (document["schema"], document["version"]) == (
            "teraju.metrology.verifications",
            "1.0",
        )
        assert document["codes"]["kind"]["table_scale"]["id"] == "timbangan meja"
        assert document["codes"]["control"]["subsequent"]["en"] == "Re-verification (tera ulang)"
        for row in document["rows"]:
            assert all(row[key] in codes for key, codes in document["codes"].items())
        assert sheet.count("<row ") == 3
        assert lines[0]["tag"] in sheet
        assert [row["result"] for row in document["rows"]] == ["sah", "sah"]
        for secret in ("Susi", "0812", "example.go.id", "Pejabat"):
            assert secret not in everything

    def test_adds_up_instruments_and_weights_apart(self, unit: Unit) -> None:
        place = market(unit)
        verify(unit, scales(unit, place, 2), LAST_MONTH)
        verify(unit, scales(unit, place, 1), LAST_MONTH, result="batal")
        verify(unit, scales(unit, place, 1, kind="common_weight", pieces=7), LAST_MONTH)
        lines = national.rows(unit.agency.pk, PERIOD, lambda _done: None)
        assert national.sums_of(lines) == {"instruments": 3, "weights": 7}

    def test_ends_as_a_file_for_who_started_it(self, unit: Unit) -> None:
        chief = unit.at("chief")
        verify(unit, scales(unit, market(unit), 2), LAST_MONTH)
        job = services.start_national_export(
            actor=chief, agency=unit.agency, year=PERIOD.year, month=PERIOD.month
        )
        job.status, job.claim = "running", uuid4()
        job.save()
        address = national_export(JobContext(job, chief), **job.arguments)
        answer = browser(unit, "chief").get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            name = f"teraju-metrologi-{PERIOD}.json"
            document = json.loads(packed.read(name))
        assert (document["count"], document["is_complete"]) == (2, True)
        assert f"{LAST_MONTH:%B %Y}" in job.title

    def test_is_called_unfinished_while_its_period_runs(self, unit: Unit) -> None:
        chief = unit.at("chief")
        verify(unit, scales(unit, market(unit), 2), TODAY)
        job = services.start_national_export(
            actor=chief, agency=unit.agency, year=TODAY.year, month=TODAY.month
        )
        assert f"{TODAY:%B %Y} (not over yet)" in job.title
        job.status, job.claim = "running", uuid4()
        job.save()
        answer = browser(unit, "chief").get(
            national_export(JobContext(job, chief), **job.arguments)
        )
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            name = f"teraju-metrologi-{TODAY:%Y-%m}-belum-selesai-{TODAY}.json"
            assert json.loads(packed.read(name))["is_complete"] is False

    def test_is_refused_of_a_period_that_has_not_begun(self, unit: Unit) -> None:
        with pytest.raises(PeriodNotOver, match="has not begun"):
            services.start_national_export(
                actor=unit.at("chief"), agency=unit.agency, year=TODAY.year + 4, month=1
            )

    def test_is_a_job_for_who_may(self, unit: Unit) -> None:
        year, month = PERIOD.year, PERIOD.month
        job = services.start_national_export(
            actor=unit.at("chief"), agency=unit.agency, year=year, month=month
        )
        assert job.arguments == {"agency": unit.agency.pk, "year": year, "month": month}
        for who in ("counter", "staff", "stranger"):
            with pytest.raises(NotAllowed):
                services.start_national_export(
                    actor=unit.at(who), agency=unit.agency, year=year, month=month
                )
