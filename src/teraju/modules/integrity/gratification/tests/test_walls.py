"""A report is seen by its reporter and the UPG, and by nobody else in the house."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.errors import NotAllowed
from teraju.modules.integrity.gratification import services
from teraju.modules.integrity.gratification.models import GiftReport, Handling
from teraju.modules.integrity.gratification.refusals import NobodyToRead
from teraju.modules.integrity.gratification.selectors.readers import readers
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.tests.factories import AgencyFactory, RoleAssignmentFactory, person
from teraju.platform.audit.api import timeline
from teraju.platform.audit.models import TrailEvent
from teraju.platform.audit.selectors import trail
from teraju.platform.files.api import attach, attachments_of
from teraju.platform.files.owners import owner_of, visible_target
from teraju.platform.files.services import remove_attachment
from teraju.platform.files.tests.contents import upload

from .world import GIFT, TOLD, World, at, build_world, drafted, feast, submitted

pytestmark = pytest.mark.django_db


def sees(world: World, who: User, report: GiftReport, day: date = TOLD) -> bool:
    found = GiftReport.objects.visible_to(world.acts(who, day)).filter(pk=report.pk)
    return bool(found.exists())


class TestWall:
    def test_lets_the_reporter_and_the_unit_through(self, world: World) -> None:
        report = submitted(world)
        assert sees(world, world.staff, report)
        assert sees(world, world.officer, report)
        assert sees(world, world.second, report)

    @pytest.mark.parametrize("role", sorted(set(Role) - GUESTS - {Role.UPG_OFFICER}))
    def test_stops_every_other_role(self, world: World, role: Role) -> None:
        report = submitted(world)
        assert not sees(world, world.others[role], report)
        wide = person(role, government=world.government)
        assert not sees(world, wide, report)

    @pytest.mark.parametrize("role", sorted(GUESTS))
    def test_stops_guests(self, world: World, role: Role) -> None:
        report = submitted(world)
        assert not sees(world, person(role, agency=world.office), report)

    def test_stops_a_unit_elsewhere(self, world: World) -> None:
        report = submitted(world)
        assert not sees(world, build_world().officer, report)
        at_inspectorate = person(Role.UPG_OFFICER, agency=world.inspectorate)
        assert not sees(world, at_inspectorate, report)

    def test_keeps_a_draft_from_the_unit(self, world: World) -> None:
        draft = drafted(world)
        assert sees(world, world.staff, draft)
        assert not sees(world, world.officer, draft)

    def test_keeps_from_the_unit_what_went_to_kpk_and_was_not_told(self, world: World) -> None:
        for tell_unit in (True, False):
            report = services.report_directly(
                actor=world.acts("staff"),
                report_id=drafted(world).pk,
                gol_number="G-1",
                kpk_reported_on=TOLD,
                tell_unit=tell_unit,
            )
            assert sees(world, world.officer, report) is tell_unit


class TestShuttingOut:
    def test_an_officer_who_reports(self, world: World) -> None:
        officer = world.officer_of(world.office)
        report = submitted(world, officer)
        assert sees(world, officer, report)
        assert not GiftReport.objects.at_desk(world.acts(officer)).exists()
        assert sees(world, world.officer, report)

    def test_an_officer_who_gave(self, world: World) -> None:
        giver = world.officer_of(title="Petugas Pemberi")
        report = submitted(world, giver_account="petugas pemberi")
        assert report.giver_person == giver
        assert not sees(world, giver, report)

    @pytest.mark.parametrize("typed", ["Ibu Wulan Sari", "WULAN  SARI", "Petugas Pemberi"])
    def test_an_officer_who_gave_and_is_only_called_by_name(self, world: World, typed: str) -> None:
        giver = world.officer_of(title="Petugas Pemberi", name="Wulan Sari")
        report = submitted(world, giver_name=typed)
        assert giver not in readers(report, at(TOLD))
        assert not sees(world, giver, report)
        assert sees(world, world.officer, report)

    def test_an_officer_who_was_a_guest_of_the_feast(self, world: World) -> None:
        giver = world.officer_of(title="Petugas Pemberi", name="Wulan Sari")
        draft = feast(world, [("Bu Wulan Sari", "money", 2_000_000), ("Dedi", "money", 5)])
        report = services.submit_report(
            actor=world.acts("staff"), report_id=draft.pk, declared_true=True
        )
        assert not sees(world, giver, report)
        assert sees(world, world.officer, report)

    def test_an_officer_who_gave_what_went_to_kpk(self, world: World) -> None:
        giver = world.officer_of(title="Petugas Pemberi", name="Wulan Sari")
        report = services.report_directly(
            actor=world.acts("staff"),
            report_id=drafted(world, giver_name="Wulan Sari").pk,
            gol_number="G-1",
            kpk_reported_on=TOLD,
        )
        assert not sees(world, giver, report)

    def test_an_officer_who_reports_from_the_files_of_the_desk(self, world: World) -> None:
        officer = world.officer_of(world.office)
        report = submitted(world, officer)
        handling = Handling(report=report, government=world.government, agency=report.agency)
        save(world.acts("officer"), handling)
        for who, may in (("officer", True), (officer, False)):
            viewer = world.acts(who)
            target = visible_target(viewer, "gratification.handling", str(handling.pk))
            owner = owner_of("gratification.handling")
            assert target == handling
            assert owner is not None
            assert (not owner.add_refusal(viewer, handling)) is may
            assert (not owner.remove_refusal(viewer, handling)) is may
        with pytest.raises(NotAllowed, match="own report"):
            attach(actor=world.acts(officer), target=handling, upload=upload(), title="Surat")
        kept = attach(actor=world.acts("officer"), target=handling, upload=upload(), title="Surat")
        with pytest.raises(NotAllowed, match="own report"):
            remove_attachment(actor=world.acts(officer), attachment_id=kept.pk, reason="-")

    def test_the_reporter_from_taking_back_a_photo(self, world: World) -> None:
        draft = drafted(world)
        actor = world.acts("staff")
        first, second = (
            attach(actor=actor, target=draft, upload=upload(), title=title) for title in "AB"
        )
        remove_attachment(actor=actor, attachment_id=first.pk, reason="Buram")
        report = services.submit_report(actor=actor, report_id=draft.pk, declared_true=True)
        assert [one.remove_url for one in attachments_of(actor, report)] == [""]
        with pytest.raises(NotAllowed, match="stands as it is"):
            remove_attachment(actor=actor, attachment_id=second.pk, reason="Tidak jadi")
        attach(actor=actor, target=report, upload=upload(), title="C")

    def test_an_officer_below_the_reporter(self, world: World) -> None:
        head = person(Role.AGENCY_HEAD, agency=world.inspectorate)
        report = submitted(world, head, agency=world.inspectorate)
        assert not sees(world, world.officer_of(world.inspectorate), report)
        assert sees(world, world.officer_of(world.office), report)

    def test_an_officer_above_the_reporter(self, world: World) -> None:
        report = submitted(world)
        assert not sees(world, world.officer_of(world.office, Role.AGENCY_HEAD), report)
        unit = AgencyFactory(parent=world.office)
        below = person(Role.STAFF, agency=unit)
        report = submitted(world, below, agency=unit)
        assert not sees(world, world.officer_of(world.office, Role.AGENCY_HEAD), report)
        assert sees(world, world.officer_of(world.inspectorate, Role.AGENCY_HEAD), report)

    def test_an_officer_in_the_line_of_the_giver(self, world: World) -> None:
        giver = person(Role.AGENCY_HEAD, agency=world.inspectorate, title="Inspektur")
        report = submitted(world, giver_account="Inspektur")
        assert report.giver_person == giver
        assert not sees(world, world.officer_of(world.inspectorate), report)
        assert sees(world, world.officer_of(world.office), report)

    @pytest.mark.parametrize("role", [Role.REGIONAL_HEAD, Role.REGIONAL_SECRETARY])
    def test_an_officer_who_leads_the_government(self, world: World, role: Role) -> None:
        report = submitted(world)
        leader = person(role, Role.UPG_OFFICER, government=world.government)
        assert not sees(world, leader, report)

    def test_all_of_them_from_a_report_of_the_regional_head(self, world: World) -> None:
        head = person(Role.REGIONAL_HEAD, government=world.government)
        draft = drafted(world, head, agency=None, government=world.government)
        assert readers(draft, at(TOLD)) == []
        with pytest.raises(NobodyToRead, match="KPK directly"):
            services.submit_report(actor=world.acts(head), report_id=draft.pk, declared_true=True)

    def test_who_was_the_head_on_the_day_of_the_gift(self, world: World) -> None:
        head = person(Role.STAFF, agency=world.office)
        RoleAssignmentFactory(
            user=head,
            role=Role.AGENCY_HEAD,
            agency=world.inspectorate,
            valid_until=GIFT,
        )
        report = submitted(world, head)
        assert not sees(world, world.officer_of(world.inspectorate), report)

    def test_an_officer_whom_the_reporter_strikes(self, world: World) -> None:
        draft = drafted(world)
        report = services.submit_report(
            actor=world.acts("staff"),
            report_id=draft.pk,
            declared_true=True,
            kept_from=[world.officer],
        )
        assert not sees(world, world.officer, report)
        assert sees(world, world.second, report)
        again = drafted(world)
        with pytest.raises(NobodyToRead):
            services.submit_report(
                actor=world.acts("staff"),
                report_id=again.pk,
                declared_true=True,
                kept_from=[world.officer, world.second],
            )

    def test_readers_are_who_will_see_it(self, world: World) -> None:
        near = world.officer_of(world.office, Role.AGENCY_HEAD)
        draft = drafted(world)
        assert set(readers(draft, at(TOLD))) == {world.officer, world.second}
        assert near not in readers(draft, at(TOLD))


class TestTraces:
    @pytest.mark.parametrize(
        "role", [Role.ADMINISTRATOR, Role.REGIONAL_SECRETARY, Role.INTERNAL_AUDITOR]
    )
    def test_the_general_trail_shows_none(self, world: World, role: Role) -> None:
        report = submitted(world)
        reader = person(role, government=world.government)
        assert TrailEvent.objects.filter(target_type="gratification.giftreport").count() == 2
        shown = trail(world.acts(reader)).filter(target_id=str(report.pk))
        assert not shown.filter(target_type="gratification.giftreport").exists()
        assert [str(one.sentence) for one in timeline(report, day=TOLD)] == [
            "handed the report in",
            "began a report",
        ]

    def test_the_trail_holds_no_word_of_it(self, world: World) -> None:
        submitted(world, story="Rahasia besar")
        for event in TrailEvent.objects.all():
            told = f"{event.target_label} {event.changes}"
            for word in ("Ujang", "500000", "Rahasia", "Amplop"):
                assert word not in told

    def test_files_stand_behind_the_wall(self, world: World) -> None:
        report = submitted(world)
        kind, pk = "gratification.giftreport", str(report.pk)
        assert visible_target(world.acts("staff"), kind, pk) == report
        assert visible_target(world.acts("officer"), kind, pk) == report
        for other in world.others.values():
            assert visible_target(world.acts(other), kind, pk) is None

    def test_addresses_are_sealed_at_rest(self, world: World) -> None:
        from django.db import connection

        report = submitted(world, receiver_nik="3604010101800001")
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT giver_address, receiver_nik FROM gratification_giftreport WHERE id = %s",
                [report.pk],
            )
            row = cursor.fetchone()
        assert "Rahasia" not in row[0]
        assert "3604" not in row[1]
        report.refresh_from_db()
        assert report.giver_address == "Jalan Rahasia 7"
        assert report.receiver_nik == "3604010101800001"
