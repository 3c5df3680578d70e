"""Evidence: two dates, valid in its days, never changed, only followed by newer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.conformity import services
from teraju.modules.conformity.domain.readiness import Reason
from teraju.modules.conformity.domain.states import Result
from teraju.modules.conformity.evidence import added_by_hand
from teraju.modules.conformity.models import Evidence
from teraju.modules.conformity.refusals import EvidenceGone, WrongChoice
from teraju.modules.conformity.selectors import readiness_of
from teraju.modules.standards.api import Topic
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, viewer
from teraju.platform.files.api import Attachment

from .factories import World, at, day


def reason(world: World, topic: str, on: str) -> Reason:
    found = readiness_of([world.agency.pk], day(on), [world.quality.pk])
    return found[world.agency.pk, world.quality.pk].topics[topic].reason


def test_evidence_waits_for_a_judgement(world: World) -> None:
    assessment = world.assessment()
    world.evidence("policy")
    assert reason(world, "policy", "2018-04-12") is Reason.ONLY_SUPPORT
    world.judge(assessment, "policy", Result.CONFORMING, note="")
    assert reason(world, "policy", "2018-04-12") is Reason.JUDGED_CONFORMING


def test_an_old_paper_proves_nothing_this_year(world: World) -> None:
    assessment = world.assessment()
    world.evidence("policy", valid_until=date(2018, 12, 31))
    world.judge(assessment, "policy", Result.CONFORMING, note="")
    assert reason(world, "policy", "2018-12-31") is Reason.JUDGED_CONFORMING
    assert reason(world, "policy", "2019-01-01") is Reason.RAN_OUT


def test_it_is_kept_with_both_dates(world: World) -> None:
    row = world.evidence("policy", happened_on=date(2018, 1, 15))
    assert (row.happened_on, row.recorded_on) == (date(2018, 1, 15), date(2018, 4, 12))
    (proof,) = added_by_hand([world.agency.pk], day("2018-04-12"))
    assert (proof.happened_on, proof.recorded_on) == (row.happened_on, row.recorded_on)


def test_nothing_recorded_later_is_seen_earlier(world: World) -> None:
    world.evidence("policy", happened_on=date(2018, 1, 15))
    assert list(added_by_hand([world.agency.pk], day("2018-04-11"))) == []


def test_withdrawn_it_counts_no_more_and_is_read_as_it_stood(world: World) -> None:
    row = world.evidence("policy")
    later = world.again(world.coordinator, "2018-05-02")
    services.withdraw_evidence(actor=later, evidence_id=row.pk, reason="Wrong file")
    assert len(list(added_by_hand([world.agency.pk], day("2018-05-01")))) == 1
    assert list(added_by_hand([world.agency.pk], day("2018-05-02"))) == []
    with pytest.raises(EvidenceGone):
        services.withdraw_evidence(actor=later, evidence_id=row.pk, reason="Again")


def test_replaced_the_old_one_stays_readable(world: World) -> None:
    old = world.evidence("policy", reference="SK 1/2018")
    later = world.again(world.coordinator, "2018-05-02")
    new = services.replace_evidence(
        actor=later,
        evidence_id=old.pk,
        topics=[world.topics["policy"], world.topics["context"]],
        title="Newer",
        note="signed anew",
        happened_on=later.today,
        reference="SK 1/2018",
    )
    old.refresh_from_db()
    assert (new.replaces_id, old.stands) == (old.pk, False)
    assert [proof.title for proof in added_by_hand([world.agency.pk], later.today)] == ["Newer"]


@pytest.mark.parametrize(
    ("role", "recorded_it", "may"),
    [
        (Role.PROCESS_OWNER, True, True),
        (Role.PROCESS_OWNER, False, False),
        (Role.UPG_OFFICER, False, False),
        (Role.QUALITY_COORDINATOR, False, True),
        (Role.INTERNAL_AUDITOR, False, True),
        (Role.STAFF, False, False),
    ],
)
def test_what_others_recorded_is_ended_by_who_may_withdraw_it(
    world: World, role: Role, recorded_it: bool, may: bool
) -> None:
    actor = viewer(role, agency=world.agency, now=at("2018-04-12"))
    old = world.evidence("policy", actor=actor if recorded_it else world.coordinator)
    assert services.following_refused(actor, old) is not may

    def replace() -> Evidence:
        return services.replace_evidence(
            actor=actor,
            evidence_id=old.pk,
            topics=[world.topics["policy"]],
            title="Newer",
            note="signed anew",
            happened_on=actor.today,
        )

    if may:
        assert replace().replaces == old
    else:
        with pytest.raises(NotAllowed):
            replace()
        assert Evidence.objects.get().stands


def test_a_file_is_attached_and_no_guest_opens_it(world: World) -> None:
    upload = SimpleUploadedFile("sk.txt", b"Keputusan contoh.\n", "text/plain")
    row = world.evidence("policy", upload=upload, note="")
    attached = Attachment.objects.get(target_type="conformity.evidence", target_id=str(row.pk))
    assert row.form == "file"
    assert (attached.shown_to_guests, attached.date_of_fact) == (False, row.happened_on)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"happened_on": date(2018, 4, 13)}, "happened_on"),
        ({"note": " "}, "note"),
        ({"valid_until": date(2018, 4, 11)}, "valid_until"),
        (
            {"valid_from": date(2018, 5, 2), "valid_until": date(2018, 5, 1)},
            "valid_until",
        ),
        ({"link": services.Link("cooperation.agreement", 1)}, "link"),
        ({"link": services.Link("unknown.kind", 1)}, "link"),
    ],
)
def test_bad_input_is_told_at_its_field(world: World, fields: dict[str, Any], field: str) -> None:
    with pytest.raises(DomainError) as refused:
        world.evidence("policy", **fields)
    assert refused.value.field == field
    assert not Evidence.objects.exists()


def test_a_topic_is_asked_for(world: World) -> None:
    with pytest.raises(WrongChoice) as refused:
        world.evidence()
    assert refused.value.field == "topics"


def test_who_may_not_add_is_told(world: World) -> None:
    staff = viewer(Role.STAFF, agency=world.agency, now=at("2018-04-12"))
    with pytest.raises(NotAllowed):
        world.evidence("policy", actor=staff)


def test_a_stranger_does_not_find_it_and_a_stale_page_is_told(world: World) -> None:
    row = world.evidence("policy")
    stranger = viewer(Role.QUALITY_COORDINATOR, agency=AgencyFactory(), now=at("2018-04-12"))
    with pytest.raises(Evidence.DoesNotExist):
        services.withdraw_evidence(actor=stranger, evidence_id=row.pk, reason="x")
    with pytest.raises(ChangedMeanwhile):
        services.withdraw_evidence(
            actor=world.coordinator, evidence_id=row.pk, expected_version=9, reason="x"
        )


@pytest.mark.parametrize("agencies", [1, 12])
def test_readiness_asks_the_same_few_times(
    world: World, agencies: int, django_assert_max_num_queries: Any
) -> None:
    others = AgencyFactory.create_batch(agencies - 1, government=world.agency.government)
    ids = [world.agency.pk, *(agency.pk for agency in others)]
    world.assessment()
    assert Topic.objects.count()
    # Some two for each kind of evidence of the modules above, whatever the number of agencies.
    with django_assert_max_num_queries(90):
        found = readiness_of(ids, day("2018-04-12"), [world.quality.pk, world.anti_bribery.pk])
    assert len(found) == agencies * 2
    assert all(one.counts.total == 5 for one in found.values())
    assert found[ids[0], world.quality.pk].counts.missing == 5
