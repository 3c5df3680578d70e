"""What the body's auditor opens stays hidden until the audit is over, and then is told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from teraju.modules.audits.models import BodyAudit, Certification
from teraju.platform.accounts.models import RoleAssignment
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person
from teraju.platform.audit.api import TrailEvent, timeline
from teraju.platform.audit.selectors import trail

from .pages import get
from .world import World

DAY = timedelta(days=1)
OPENED = date(2018, 11, 6)


@pytest.fixture
def opened(world: World, settings: Any) -> Certification:
    """The guest opened the certification while stage 2 was running."""
    certification = world.applied()
    world.stage(certification, "stage_1", date(2018, 10, 1))
    settings.TERAJU_TODAY = OPENED
    get(world.guest, "audits_certification", certification.pk)
    assert TrailEvent.objects.filter(verb="accounts.guest.opened").exists()
    return certification


def looks(world: World, day: date) -> list[str]:
    reader = person(Role.REGIONAL_SECRETARY, government=world.agency.government)
    rows = trail(world.acts(reader, day)).filter(verb__startswith="accounts.guest.opened")
    administrators = trail(world.acts(world.administrator, day))
    assert rows.count() == administrators.filter(verb="accounts.guest.opened").count()
    return list(rows.values_list("verb", flat=True))


def test_hidden_from_everybody_while_the_audit_runs(
    world: World, opened: Certification, settings: Any
) -> None:
    assert looks(world, OPENED) == []
    for user in (world.coordinator, world.head, world.administrator):
        page = get(user, "audits_certification", opened.pk)
        assert "membuka ini sebagai tamu" not in page
        assert page.count("Auditor lembaga") == 1
    assert not [one for one in timeline(opened, day=OPENED) if "guest" in str(one.sentence)]


def test_told_when_the_audit_has_ended(world: World, opened: Certification, settings: Any) -> None:
    world.stage(opened, "stage_2", date(2018, 11, 5))
    ended = BodyAudit.objects.get(kind="stage_2").ended_on
    assert ended
    assert looks(world, ended) == ["accounts.guest.opened"]
    settings.TERAJU_TODAY = ended
    assert get(world.coordinator, "audits_certification", opened.pk).count("Auditor lembaga") == 2


def test_told_when_the_guest_has_left(world: World, opened: Certification) -> None:
    RoleAssignment.objects.filter(user=world.guest).update(valid_until=OPENED)
    assert looks(world, OPENED) == []
    assert looks(world, OPENED + DAY) == ["accounts.guest.opened"]


def test_an_audit_that_ended_before_the_look_tells_nothing(
    world: World, opened: Certification
) -> None:
    assert BodyAudit.objects.filter(ended_on__lt=OPENED).exists()
    assert looks(world, OPENED + DAY) == []


def test_looks_of_other_guests_are_not_hidden(world: World, settings: Any) -> None:
    certification = world.plan()
    coach = person(Role.BSN_COACH, agency=world.agency)
    settings.TERAJU_TODAY = OPENED
    get(coach, "audits_certification", certification.pk, code=404)
    assert looks(world, OPENED) == []
