"""The checklist of an internal audit."""

from __future__ import annotations

import pytest
from django.urls import reverse

from teraju.modules.audits import services
from teraju.modules.audits.models import ChecklistRow
from teraju.modules.audits.tests.internal_world import FIRST, Inside
from teraju.modules.audits.tests.pages import client_of, get, send

from .visits import queries, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


class TestChecklistPage:
    def test_is_the_teams_until_the_report(self, inside: Inside) -> None:
        audit = inside.running()
        page = get(inside.people["second"], "audits_checklist", audit.pk)
        assert page.count('<form class="of2"') == 3
        for key in ("coordinator", "head", "inside"):
            refused = get(inside.people[key], "audits_checklist", audit.pk, code=403)
            assert "Until the report" in refused
        row = audit.rows.first()
        assert row is not None
        save(inside.people["head"], row, status=404, result="conforming")

    def test_is_marked_for_the_device_only_while_it_is_filled_in(self, inside: Inside) -> None:
        audit = inside.prepared()
        url = reverse("audits_checklist", args=[audit.pk])
        client = client_of(inside.people["lead"])
        assert not client.get(url).has_header("X-Teraju-Offline")
        services.begin_audit(actor=inside.acts("lead", FIRST), audit_id=audit.pk, opening_on=FIRST)
        assert client.get(url).has_header("X-Teraju-Offline")

    def test_works_without_a_script(self, inside: Inside) -> None:
        row = inside.running().rows.first()
        assert row is not None
        data = {"seen": row.version, "result": "conforming", "note": "", "evidence": "SK 12"}
        response = send(inside.people["second"], "audits_checklist_row", row.pk, data=data)
        assert response["Location"].endswith(f"#row-{row.pk}")
        stale = {**data, "result": "not_conforming", "note": "Tidak ada"}
        response = send(
            inside.people["lead"], "audits_checklist_row", row.pk, data=stale, status=422
        )
        page = response.content.decode()
        assert "A colleague wrote" in page
        assert "Tidak ada" in page

    def test_tells_a_script_what_stands_and_what_collides(self, inside: Inside) -> None:
        row = inside.running().rows.first()
        assert row is not None
        first = save(
            inside.people["second"],
            row,
            result="conforming",
            **{"base-result": ["", "conforming"]},
        )
        assert (first["values"]["result"], first["colliding"]) == ("conforming", {})
        again = save(
            inside.people["second"],
            row,
            result="conforming",
            **{"base-result": ["", "conforming"]},
        )
        assert again["version"] == first["version"]
        late = save(
            inside.people["lead"],
            row,
            result="not_applicable",
            note="Tidak ada",
            **{"base-result": [""], "base-note": [""]},
        )
        assert late["colliding"] == {"result": "conforming"}
        assert late["values"]["note"] == "Tidak ada"
        wrong = save(inside.people["lead"], row, status=422, result="nonsense")
        assert "Choose one" in wrong["error"]

    def test_what_is_typed_is_never_markup(self, inside: Inside) -> None:
        row = inside.running().rows.first()
        assert row is not None
        menace = "</textarea><script>alert(1)</script>"
        inside.fill(row, note=menace, evidence=menace)
        page = get(inside.people["lead"], "audits_checklist", row.audit_id)
        assert menace not in page
        assert "&lt;/textarea&gt;" in page

    def test_costs_the_same_with_more_rows(self, inside: Inside) -> None:
        audit = inside.running()
        client = client_of(inside.people["lead"])
        url = reverse("audits_checklist", args=[audit.pk])
        few = queries(client, url)
        for number in range(10):
            services.add_question(
                actor=inside.acts("lead", FIRST), audit_id=audit.pk, question=f"Apa {number}?"
            )
        assert queries(client, url) == few

    def test_goes_away_as_a_workbook(self, inside: Inside) -> None:
        audit = inside.running()
        response = client_of(inside.people["lead"]).get(
            reverse("audits_checklist", args=[audit.pk]), {"format": "xlsx"}
        )
        assert response["Content-Type"].endswith("sheet")
        assert ChecklistRow.objects.count() == 3
