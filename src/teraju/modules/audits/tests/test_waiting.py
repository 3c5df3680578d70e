"""Kerja saya, the numbers of the overview, the search box and the links to neighbours."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.audits import services
from teraju.modules.audits.domain.states import FindingState as DomainFindingState
from teraju.modules.audits.domain.states import ProgrammeState
from teraju.modules.audits.models import CertificationStatus, FindingState
from teraju.modules.audits.web import figures, inbox, milestones
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import RoleAssignmentFactory
from teraju.platform.links import api as links
from teraju.platform.search.api import search

from .pages import get
from .world import World, build_world


def keys(viewer: Viewer) -> list[str]:
    """The kinds of what waits, without ids."""
    return sorted(item.key.rsplit("-", 1)[0] for item in inbox.waiting(viewer))


def test_the_lists_of_the_tables_are_those_of_the_rules() -> None:
    assert set(CertificationStatus.values) == {state.value for state in ProgrammeState}
    assert set(FindingState.values) == {state.value for state in DomainFindingState}


class TestInbox:
    def test_from_the_finding_to_the_surveillance(self, world: World) -> None:
        certification = world.staged()
        finding = world.finding(certification, "minor")
        coordinator, guest = world.coordinator, world.guest
        assert keys(world.acts(coordinator, date(2018, 11, 8))) == ["audits-answer"]
        assert keys(world.acts(guest, date(2018, 11, 8))) == []
        services.submit_plan(
            actor=world.acts(coordinator, date(2018, 11, 20)), finding_id=finding.pk, plan="x"
        )
        later = world.acts(coordinator, date(2018, 11, 21))
        assert keys(later) == []
        assert [item.url for item in inbox.handed_over(later)] == [finding.get_absolute_url()]
        assert keys(world.acts(guest, date(2018, 11, 21))) == ["audits-judge"]
        services.accept_plan(
            actor=world.acts(guest, date(2018, 12, 13)),
            finding_id=finding.pk,
            on=date(2018, 12, 13),
        )
        assert keys(world.acts(coordinator, date(2018, 12, 14))) == ["audits-decision"]
        world.decide(certification)
        assert keys(world.acts(coordinator, date(2018, 12, 21))) == [
            "audits-handover",
            "audits-visit",
        ]
        services.record_handover(
            actor=world.acts(coordinator, date(2019, 1, 15)),
            certification_id=certification.pk,
            certificate_ids=[one.pk for one in certification.certificates.all()],
            handed_over_on=date(2019, 1, 15),
            place="Serang",
        )
        waits = inbox.waiting(world.acts(coordinator, date(2019, 1, 15)))
        assert [item.due for item in waits] == [date(2019, 12, 20)]

    def test_the_recertification_waits_half_a_year_before(self, world: World) -> None:
        certification = world.certified()
        due = {item.due for item in inbox.waiting(world.acts(world.head, date(2021, 6, 1)))}
        assert date(2021, 12, 20) not in due
        due = {item.due for item in inbox.waiting(world.acts(world.head, date(2021, 6, 21)))}
        assert date(2021, 12, 20) in due
        assert certification.visits.count() == 3

    def test_accreditations_for_who_keeps_the_bodies(self, world: World) -> None:
        one = world.body.accreditations.get()
        services.change_accreditation(
            actor=world.acts(world.administrator, date(2018, 4, 2)),
            accreditation_id=one.pk,
            expected_version=one.version,
            valid_until=date(2018, 6, 1),
        )
        assert keys(world.acts(world.administrator, date(2018, 4, 1))) == []
        assert keys(world.acts(world.administrator, date(2018, 5, 1))) == ["audits-accreditation"]
        assert keys(world.acts(world.coordinator, date(2018, 5, 1))) == []

    def test_guests_whose_last_day_is_near(self, world: World) -> None:
        RoleAssignmentFactory(
            user=world.guest,
            role=Role.BODY_AUDITOR,
            agency=world.agency,
            valid_until=date(2018, 12, 31),
        )
        assert keys(world.acts(world.head, date(2018, 12, 16))) == []
        assert keys(world.acts(world.head, date(2018, 12, 20))) == ["audits-guest"]
        assert keys(build_world().acts(world.guest, date(2018, 12, 20))) == []

    def test_nothing_of_another_government_and_nothing_for_readers(self, world: World) -> None:
        world.finding(world.staged(), "major")
        other = build_world()
        for user in (other.head, other.administrator, other.guest):
            assert keys(other.acts(user, date(2018, 12, 20))) == []


class TestFigures:
    def test_valid_certificates_by_month(self, world: World) -> None:
        world.certified()
        valid, opened = figures.figures(world.acts(world.head, date(2019, 2, 20)))
        assert valid.value == 2
        assert list(valid.trend) == [0] * 9 + [2, 2, 2]
        assert opened.value == 0

    def test_open_findings_until_they_are_verified(self, world: World) -> None:
        finding = world.finding(world.staged(), "major")
        world.finding(finding.certification, "observation")
        services.submit_correction(
            actor=world.acts(world.coordinator, date(2018, 11, 20)),
            finding_id=finding.pk,
            correction="x",
        )
        services.verify_correction(
            actor=world.acts(world.guest, date(2018, 12, 10)),
            finding_id=finding.pk,
            on=date(2018, 12, 10),
        )
        opened = figures.figures(world.acts(world.head, date(2019, 1, 8)))[1]
        assert list(opened.trend) == [0] * 9 + [1, 1, 0]

    def test_none_for_guests(self, world: World) -> None:
        assert figures.figures(world.acts(world.guest, date(2018, 12, 20))) == []

    def test_an_expired_or_suspended_certificate_does_not_count(self, world: World) -> None:
        certificate = world.certified().certificates.get(number="QMS-001")
        services.suspend_certificate(
            actor=world.acts(world.head, date(2019, 3, 1)),
            certificate_id=certificate.pk,
            on=date(2019, 3, 1),
            reason="Surveilans tertunda",
        )
        assert figures.figures(world.acts(world.head, date(2019, 3, 1)))[0].value == 1
        assert figures.figures(world.acts(world.head, date(2021, 12, 21)))[0].value == 0


class TestSearch:
    def test_each_finds_their_own(self, world: World) -> None:
        world.finding(world.certified(), "minor")
        viewer = world.acts(world.coordinator, date(2019, 1, 15))
        assert {str(group.label) for group in search(viewer, "kompetensi")}
        assert search(viewer, "QMS-001")
        other = build_world()
        assert not search(other.acts(other.administrator, date(2019, 1, 15)), "kompetensi")


class TestMilestones:
    CODES = (
        "application",
        "stage_1",
        "stage_2",
        "decision",
        "handover",
        "surveillance_1",
        "surveillance_2",
        "recertification",
    )

    def marks(self, world: World, pk: int) -> dict[str, tuple[date | None, bool]]:
        viewer = world.acts(world.coordinator, date(2019, 1, 15))
        found = links.find(viewer, milestones.KIND, [pk])[pk]
        return {one.code: (one.on, one.reached) for one in found.milestones}

    def test_a_certified_one(self, world: World) -> None:
        marks = self.marks(world, world.certified().pk)
        assert tuple(marks) == self.CODES
        assert marks["application"] == (date(2018, 8, 1), True)
        assert marks["stage_2"] == (date(2018, 11, 7), True)
        assert marks["decision"] == (date(2018, 12, 20), True)
        assert marks["handover"] == (None, False)
        assert marks["surveillance_1"] == (date(2019, 12, 20), False)

    def test_a_plan(self, world: World) -> None:
        marks = self.marks(world, world.plan(wished_on=date(2019, 6, 1)).pk)
        assert marks["decision"] == (date(2019, 6, 1), False)
        assert not any(reached for _on, reached in marks.values())

    def test_a_stranger_finds_and_chooses_nothing(self, world: World) -> None:
        certification = world.certified()
        other = build_world()
        viewer = other.acts(other.administrator, date(2019, 1, 15))
        assert links.find(viewer, milestones.KIND, [certification.pk]) == {}
        assert list(links.choices(viewer, milestones.KIND, world.agency.government_id)) == []

    def test_the_steps_of_a_linked_agreement_come_first(self, world: World, monkeypatch) -> None:
        signed = links.Milestone("signed", date(2018, 3, 16), "signed", reached=True)

        def find(viewer: Viewer, pks: Collection[int]) -> Mapping[int, links.Linked]:
            title = "MoU Bupati dan BSN"
            return {
                pk: links.Linked("cooperation.agreement", pk, title, "1", "/a/", "ok", [signed])
                for pk in pks
                if pk == 7
            }

        def choices(viewer: Viewer, government_id: int) -> list[tuple[int, str]]:
            return [(7, "MoU")]

        kind = links.LinkKind("cooperation.agreement", "Agreement", find, choices)
        monkeypatch.setitem(links._kinds, kind.kind, kind)
        certification = world.certified()
        actor = world.acts(world.coordinator, date(2019, 1, 15))
        with pytest.raises(DomainError):
            services.link_agreement(actor=actor, certification_id=certification.pk, agreement_id=8)
        services.link_agreement(actor=actor, certification_id=certification.pk, agreement_id=7)
        with pytest.raises(DomainError):
            services.link_agreement(actor=actor, certification_id=certification.pk, agreement_id=7)
        page = get(world.coordinator, "audits_certification", certification.pk)
        assert 'href="/a/"' in page
        way = page[page.index('<ol class="line">') :]
        assert way.index("16 Maret 2018") < way.index("1 Agustus 2018")
        link = certification.links.get()
        services.unlink_agreement(actor=actor, certification_id=certification.pk, link_id=link.pk)
        page = get(world.coordinator, "audits_certification", certification.pk)
        assert 'href="/a/"' not in page
