"""The reporter's pages: opened, sent, refused, and not there for anybody else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from teraju.modules.integrity.gratification import services
from teraju.modules.integrity.gratification.inbox import handed_over, waiting
from teraju.modules.integrity.gratification.models import Envelope, GiftReport
from teraju.modules.integrity.gratification.web.imports import feast_names
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person
from teraju.platform.audit.models import TrailEvent
from teraju.platform.exchange.readers import Scope
from teraju.platform.files.models import Attachment
from teraju.platform.tasks.models import Job

from .pages import client_of, get, refused_at, send
from .world import TOLD, World, drafted, feast, submitted

pytestmark = pytest.mark.django_db
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
SHORT: dict[str, Any] = {
    "kind": "received",
    "received_on": "2026-03-06",
    "giver_name": "Bapak Ujang",
    "giver_relation": "served",
    "occasion": "service",
    "category": "money",
    "description": "Amplop",
    "value": "Rp500.000",
    "letter": "none",
}
ME: dict[str, Any] = {
    "delivery": "with_me",
    "receiver_name": "Siti Aminah",
    "receiver_nik": "3604 0101 0180 0001",
    "receiver_post": "Analis",
    "receiver_address": "Serang",
    "declared_true": "on",
}


@pytest.fixture(autouse=True)
def on_the_day(settings: Any) -> None:
    settings.TERAJU_TODAY = TOLD


def own(report: GiftReport) -> str:
    return report.get_absolute_url()


def queries_of(world: World, name: str, args: list[int]) -> int:
    client = client_of(world.staff)
    client.get(reverse(f"gratification_{name}", args=args))
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse(f"gratification_{name}", args=args))
    return sum("SAVEPOINT" not in query["sql"] for query in captured)


class TestBeginning:
    def test_answers_at_once(self, world: World) -> None:
        photo = SimpleUploadedFile("amplop.png", PNG, "image/png")
        response = send(world.staff, "gratification_begin", data={**SHORT, "photo": photo})
        report = GiftReport.objects.get()
        assert response["Location"] == own(report)
        page = get(world.staff, "gratification_report", report.pk)
        assert "This gift has to be reported." in page
        assert "No exception of the list covers it." in page
        assert page.index("To KPK") < page.index("To the UPG")
        assert "21 April 2026 at the safest, 27 April 2026 at the latest" in page
        assert Attachment.objects.get().target_id == str(report.pk)

    @pytest.mark.parametrize(
        ("more", "field"),
        [
            ({"value": "banyak"}, "value"),
            ({"value": ""}, "value"),
            ({"received_on": "2019-01-01"}, "received_on"),
            ({"received_on": "2026-03-10"}, "received_on"),
            ({"letter": "z"}, "letter"),
            ({"giver_name": ""}, "giver_name"),
        ],
    )
    def test_says_what_is_wrong_at_its_field(
        self, world: World, more: dict[str, Any], field: str
    ) -> None:
        response = send(world.staff, "gratification_begin", data={**SHORT, **more}, status=422)
        assert refused_at(response, field)
        assert not GiftReport.objects.exists()

    def test_asks_where_only_who_works_in_two_places(self, world: World) -> None:
        two = world.officer_of(world.office)
        assert 'name="agency"' not in get(two, "gratification_begin")
        from teraju.platform.accounts.tests.factories import RoleAssignmentFactory

        RoleAssignmentFactory(
            user=two, role=Role.STAFF, agency=world.inspectorate, government=world.government
        )
        assert 'name="agency"' in get(two, "gratification_begin")

    def test_a_repeated_click_makes_one_report(self, world: World) -> None:
        data = {**SHORT, "once": "3f0d8a52-7a3a-4a0e-9d4c-0a4b5c6d7e8f"}
        for _click in range(2):
            send(world.staff, "gratification_begin", data=data)
        assert GiftReport.objects.count() == 1


class TestHandingIn:
    def test_goes_to_the_unit(self, world: World) -> None:
        report = drafted(world)
        page = get(world.staff, "gratification_submit", report.pk)
        assert "Petugas UPG" in page
        data = {**ME, "version": report.version}
        send(world.staff, "gratification_submit", report.pk, data=data)
        report.refresh_from_db()
        assert report.state == "submitted"
        page = get(world.staff, "gratification_report", report.pk)
        assert "••••••••••••0001" in page
        assert "3604010101800001" not in page

    @pytest.mark.parametrize(
        ("more", "field"),
        [
            ({"receiver_nik": "123"}, "receiver_nik"),
            ({"declared_true": ""}, "declared_true"),
            ({"receiver_address": ""}, "receiver_address"),
        ],
    )
    def test_says_what_is_wrong_at_its_field(
        self, world: World, more: dict[str, Any], field: str
    ) -> None:
        report = drafted(world)
        data = {**ME, "version": report.version, **more}
        response = send(world.staff, "gratification_submit", report.pk, data=data, status=422)
        assert refused_at(response, field)

    def test_names_the_way_to_kpk_when_nobody_may_read_it(self, world: World) -> None:
        head = person(Role.REGIONAL_HEAD, government=world.government, name="Bupati")
        report = drafted(world, head, agency=None, government=world.government)
        assert "gol.kpk.go.id" in get(head, "gratification_submit", report.pk)
        data = {**ME, "version": report.version}
        send(head, "gratification_submit", report.pk, data=data, status=422)
        data = {"gol_number": "G-1", "kpk_reported_on": "2026-03-09", "version": report.version}
        send(head, "gratification_direct", report.pk, data=data)
        report.refresh_from_db()
        assert report.reached_upg_on is None


class TestLateness:
    def test_is_said_in_words(self, world: World) -> None:
        report = drafted(world, received_on=date(2026, 1, 20))
        page = get(world.staff, "gratification_report", report.pk)
        assert "4 March 2026 at the safest, 5 March 2026 at the latest (4 days late)" in page
        report = services.submit_report(
            actor=world.acts("staff"), report_id=report.pk, declared_true=True
        )
        assert "handed in, late" in get(world.staff, "gratification_report", report.pk)


class TestSteps:
    def test_every_way_opens(self, world: World) -> None:
        report = drafted(world)
        for name in ("change", "submit", "direct", "withdraw", "item_add"):
            get(world.staff, f"gratification_{name}", report.pk)
        for name in ("item", "item_remove"):
            get(world.staff, f"gratification_{name}", report.pk, 1)

    def test_withdraw_and_take_up_again(self, world: World) -> None:
        report = drafted(world)
        data = {"reason": "Keliru", "version": report.version}
        send(world.staff, "gratification_withdraw", report.pk, data=data)
        report.refresh_from_db()
        send(world.staff, "gratification_resume", report.pk, data={"version": report.version})
        report.refresh_from_db()
        assert report.state == "draft"

    def test_change_and_objects(self, world: World) -> None:
        report = drafted(world)
        data = {**SHORT, "letter": "p", "place": "Rumah", "version": report.version}
        send(world.staff, "gratification_change", report.pk, data=data)
        report.refresh_from_db()
        item = {
            "category": "other",
            "description": "Jam",
            "value": "750.000",
            "quantity": "1",
            "currency": "IDR",
        }
        send(
            world.staff,
            "gratification_item_add",
            report.pk,
            data={**item, "version": report.version},
        )
        report.refresh_from_db()
        assert report.value == 1_250_000
        assert "Rp750.000" in get(world.staff, "gratification_report", report.pk)

    def test_answer_to_a_return(self, world: World) -> None:
        report = submitted(world)
        GiftReport.objects.filter(pk=report.pk).update(
            state="returned", returned_because="Alamat pemberi", complete_by=TOLD
        )
        assert "Alamat pemberi" in get(world.staff, "gratification_report", report.pk)
        data = {**ME, "version": report.version}
        send(world.staff, "gratification_complete", report.pk, data=data)
        report.refresh_from_db()
        assert (report.state, report.completed_on) == ("under_check", TOLD)

    def test_are_not_there_for_anybody_else(self, world: World) -> None:
        report = submitted(world)
        others = [world.officer, *world.others.values()]
        for name in ("change", "submit", "complete", "direct", "withdraw", "resume", "item_add"):
            for other in others[:4]:
                get(other, f"gratification_{name}", report.pk, code=404)
        for other in world.others.values():
            get(other, "gratification_report", report.pk, code=404)
            page = get(other, "gratification_mine")
            assert "Ujang" not in page


class TestGrid:
    def rows(self, world: World) -> GiftReport:
        return feast(world, [("Budi", "money", 2_000_000), ("Siti", "money", 100_000)])

    def test_shows_lines_and_sums(self, world: World) -> None:
        report = self.rows(world)
        page = get(world.staff, "gratification_grid", report.pk)
        assert "2 envelopes · Rp2.100.000 · 1 giver above the limit" in page
        page = get(world.staff, "gratification_report", report.pk)
        assert "Some of these gifts have to be reported." in page
        assert "It is above Rp1.500.000 from one giver at one event (letter l)." in page

    def test_saves_changes_and_empties_a_line(self, world: World) -> None:
        report = self.rows(world)
        row = {"giver_name": "Tono", "kind": "money", "value": "50.000", "relation": "friend"}
        send(world.staff, "gratification_grid_line", report.pk, 3, data=row)
        assert Envelope.objects.get(report=report, place=3).value == 50_000
        empty = {"giver_name": "", "kind": "money", "value": "", "relation": ""}
        send(world.staff, "gratification_grid_line", report.pk, 3, data=empty)
        assert not Envelope.objects.filter(report=report, place=3).exists()

    def test_answers_a_row_that_saved_itself_with_that_row(self, world: World) -> None:
        report = self.rows(world)
        row = {"giver_name": "Tono", "kind": "money", "value": "50.000", "relation": ""}
        address = reverse("gratification_grid_line", args=[report.pk, 3])
        response = client_of(world.staff).post(address, row, headers={"HX-Request": "true"})
        page = response.content.decode()
        assert 'id="state-3"' in page
        assert 'id="state-1"' not in page
        assert "3 envelopes" in page

    def test_waits_for_the_rest_of_a_line(self, world: World) -> None:
        report = self.rows(world)
        row = {"giver_name": "Tono", "kind": "money", "value": "", "relation": ""}
        response = client_of(world.staff).post(
            reverse("gratification_grid_line", args=[report.pk, 3]), row
        )
        assert "not complete yet" in response.content.decode()
        bad = {**row, "value": "x"}
        response = send(world.staff, "gratification_grid_line", report.pk, 3, data=bad, status=422)
        assert "Write an amount in rupiah" in response.content.decode()

    def test_takes_pasted_lines_all_or_none(self, world: World) -> None:
        report = self.rows(world)
        data = {"lines": "Tono\t100.000\nWati\tkado\t200.000", "version": report.version}
        send(world.staff, "gratification_paste", report.pk, data=data)
        assert Envelope.objects.get(report=report, place=4).kind == "goods"
        report.refresh_from_db()
        data = {"lines": "Tono\t100.000\nWati\tx", "version": report.version}
        response = send(world.staff, "gratification_paste", report.pk, data=data, status=422)
        assert refused_at(response, "lines")
        assert Envelope.objects.filter(report=report).count() == 4

    @pytest.mark.parametrize("name", ["grid", "report", "envelopes"])
    def test_asks_no_more_of_many_lines(self, world: World, name: str) -> None:
        few = feast(world, [(f"Tamu {n}", "money", n) for n in range(3)])
        args = [] if name == "envelopes" else [few.pk]
        before = queries_of(world, name, args)
        many = feast(world, [(f"Orang {n}", "money", n) for n in range(60)])
        args = [] if name == "envelopes" else [many.pk]
        assert queries_of(world, name, args) <= before <= 20

    def test_is_closed_once_it_is_handed_in(self, world: World) -> None:
        report = self.rows(world)
        services.submit_report(actor=world.acts("staff"), report_id=report.pk, declared_true=True)
        get(world.staff, "gratification_grid", report.pk, code=403)

    def test_reads_a_file_into_ones_own_feast(self, world: World) -> None:
        report = self.rows(world)
        scope = Scope(world.acts("staff"), world.government)
        assert list(feast_names(scope)) == [(report.pk, ("Pernikahan anak",))]
        other = Scope(world.acts("officer"), world.government)
        assert list(feast_names(other)) == []
        upload = SimpleUploadedFile(
            "amplop.csv",
            b"Giver;Event;No.;Kind;Rupiah\nTono;Pernikahan anak;1;money;3000000\n",
            "text/csv",
        )
        client = client_of(world.staff)
        response = client.post(
            reverse("register_import", args=["gratification.envelopes"]), {"upload": upload}
        )
        assert response.status_code == 302
        client.post(response["Location"], {})
        line = Envelope.objects.get(report=report, place=1)
        assert (line.giver_name, line.value, line.reportable) == ("Tono", 3_000_000, True)
        told = TrailEvent.objects.filter(verb="gratification.report.imported")
        assert "amplop" not in f"{told.get().target_label} {told.get().changes}"


class TestInbox:
    def test_asks_the_reporter_alone(self, world: World) -> None:
        drafted(world)
        [item] = waiting(world.acts("staff"))
        assert str(item.due) == "2026-03-23"
        assert "Ujang" not in str(item.title)
        assert waiting(world.acts("officer")) == []
        for other in world.others.values():
            assert waiting(world.acts(other)) == []

    def test_tells_where_it_stands(self, world: World) -> None:
        submitted(world)
        assert waiting(world.acts("staff")) == []
        [item] = handed_over(world.acts("staff"))
        assert (str(item.detail), str(item.due)) == ("handed in", "2026-04-21")


@pytest.mark.parametrize("key", ["mine", "envelopes", "desk", "custody"])
def test_no_job_tells_administrators_who_took_a_list_away(
    world: World, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    feast(world, [("Budi", "money", 1)])
    monkeypatch.setattr("teraju.platform.web.exports.DIRECT_EXPORT_ROWS", -1)
    who = world.staff if key in ("mine", "envelopes") else world.officer
    response = client_of(who).get(reverse(f"gratification_{key}"), {"format": "csv"})
    assert response.status_code == 200
    assert not Job.objects.exists()
