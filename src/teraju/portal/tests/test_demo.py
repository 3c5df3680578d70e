"""The demonstration: known dates as given, the rest marked, built once however often asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import F, Sum

from teraju.modules.audits.api import Certificate, Certification
from teraju.modules.conformity.api import Assessment, Evidence, latest_counts, readiness_of
from teraju.modules.cooperation.api import Agreement
from teraju.modules.metrology.api import models as metrology
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.models import User
from teraju.platform.audit.api import TrailEvent, verify
from teraju.platform.organisation.models import Agency, Government
from teraju.portal import demo

# On PostgreSQL the guards of queries build it and open every page of it.
pytestmark = [pytest.mark.django_db, pytest.mark.once]


def rows() -> dict[str, int]:
    """How many rows each table holds."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[str]]:
    """The demonstration, built once for the tests that read it and rolled back after them."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        try:
            yield demo.build()
        finally:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)


@pytest.fixture
def built(story: list[str], db: None) -> list[str]:
    return story


def test_builds_the_three_governments(built: list[str]) -> None:
    assert built == ["Kabupaten Serang", "Kota Kupang", "Kabupaten Mojokerto"]
    codes = Government.objects.order_by("region_id").values_list("region_id", flat=True)
    assert list(codes) == ["35.16", "36.04", "53.71"]
    assert all(Government.objects.values_list("is_demonstration", flat=True))


def test_the_same_day_way_serves_more_in_a_day_and_with_each_tester(built: list[str]) -> None:
    """An invented year does not speak against what it shows."""
    change = metrology.WayChange.objects.get(withdrawn_on=None)
    weights = {"instrument__kind__in": ["common_weight", "fine_weight"]}
    rows = metrology.Verification.objects.filter(agency=change.agency_id).order_by()
    rows = rows.exclude(**weights)
    assert all(rows.values_list("is_example", flat=True))
    (day, tester), (later_day, later_tester) = (
        [
            found.aggregate(all=Sum(F("passed") + F("failed")))["all"]
            / found.values(*by).distinct().count()
            for by in (["on"], ["on", "tester"])
        ]
        for found in (rows.filter(on__lt=change.on), rows.filter(on__gte=change.on))
    )
    assert 1.2 < later_day / day < 2.5
    assert 1.2 < later_tester / tester < 2.5


def test_a_second_run_changes_nothing(built: list[str]) -> None:
    before = rows()
    assert demo.build() == []
    assert rows() == before


@pytest.mark.parametrize(
    ("region", "kind", "signed_on"),
    [
        ("36.04", "mou", date(2018, 3, 16)),
        ("36.04", "perjanjian_kerja_sama", date(2018, 3, 29)),
        ("53.71", "mou", date(2018, 3, 26)),
    ],
)
def test_known_days_are_as_given(built: list[str], region: str, kind: str, signed_on: date) -> None:
    agreement = Agreement.objects.get(government__region_id=region, kind=kind)
    assert agreement.signed_on == signed_on
    assert not agreement.is_example
    assert agreement.number == "", "nobody knows the number: it is left open"


def test_serang_holds_two_certificates_handed_over_on_the_known_day(built: list[str]) -> None:
    found = Certificate.objects.filter(government__region_id="36.04")
    assert {str(one.edition) for one in found} == {"SNI ISO 9001:2015", "SNI ISO 37001:2016"}
    assert {one.handed_over_on for one in found} == {date(2019, 1, 15)}
    # The day of the decision is invented, and says so; that of the handover is known.
    assert all(one.is_example and not one.handover_is_example for one in found)
    assert Certification.objects.get(government__region_id="36.04").is_example


def test_the_day_of_mojokertos_certificate_is_left_open(built: list[str]) -> None:
    certificate = Certificate.objects.get(government__region_id="35.16")
    assert (certificate.decision_on, certificate.expires_on) == (None, None)
    assert certificate.number == ""


def test_mojokertos_metrology_is_all_of_it_an_example(built: list[str]) -> None:
    unit = Agency.objects.get(government__region_id="35.16", code="UPTML")
    for model in (metrology.Instrument, metrology.Verification, metrology.Order):
        rows = model.objects.filter(agency=unit)
        assert rows.exists()
        assert not rows.filter(is_example=False).exists()
    acts = metrology.Verification.objects.filter(agency=unit)
    assert {one.result for one in acts} == {"sah", "batal"}
    assert acts.filter(sheet__attempts__remedy="adjusted", result="sah").exists()
    assert not metrology.PlanLine.objects.filter(plan__agency=unit, is_example=False).exists()
    states = set(metrology.OrderLine.objects.filter(order__agency=unit).values_list("state"))
    assert {("referred",), ("to_sign",), ("paused",), ("done",)} <= states


def test_what_mojokertos_papers_say_fits_their_days(built: list[str]) -> None:
    """A letter knows nothing of what is handed out after it, nor a request of a later month."""
    played = TrailEvent.objects.filter(
        government__region_id="35.16",
        verb__in=["metrology.assignment.issued", "metrology.issue.handed_out"],
        target_type__in=["metrology.session", "metrology.issue"],
    )
    moments = list(played.order_by("sequence").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert len(set(moments)) > 3
    asked = metrology.Exemption.objects.filter(government__region_id="35.16")
    months = {9: "/IX/2020", 10: "/X/2020"}
    assert {months[one.requested_on.month] in one.letter for one in asked} == {True}


def test_mojokertos_next_market_can_be_played(built: list[str]) -> None:
    """What goes to it is out for it alone, and everything there runs out in that month."""
    session = metrology.Session.objects.get(agency__code="UPTML", state="confirmed")
    issue = metrology.Issue.objects.get(site="field", returned_on=None, due_on=session.starts_on)
    assert session.place.name in issue.job
    assert issue.stamps.filter(line__kind="sah").exists()
    assert issue.rolls.filter(is_out=True).exists()
    along = [one.standard for one in issue.standards.select_related("standard")]
    assert {"weight", "balance"} == {one.kind for one in along}
    assert {"M1"} == {one.accuracy_class for one in along if one.kind == "weight"}
    there = metrology.Instrument.objects.filter(place__market=session.place, standing="valid")
    assert there.count() > 30
    assert {one.valid_until for one in there} == {date(2020, 10, 31)}
    # What is verified there then does not run out before the autumn after.
    again = metrology.PlanLine.objects.get(place=session.place, plan__year=2021)
    assert again.starts_on > date(2021, 9, 30)


def test_mojokertos_weights_are_tested_with_better_ones(built: list[str]) -> None:
    sheets = metrology.Sheet.objects.filter(agency__code="UPTML")
    classes = sheets.filter(standards__kind="weight").values_list("standards__accuracy_class")
    assert set(classes) == {("M1",), ("F2",)}
    weights = sheets.get(instrument__kind="common_weight")
    assert weights.standards.filter(kind="balance").exists()
    spots = metrology.Mark.objects.filter(verification__sheet=weights).values_list("spot")
    assert set(spots) == {("sumbat lubang justir",)}


def test_mojokertos_standards_show_what_can_stand_against_them(built: list[str]) -> None:
    rows = metrology.Standard.objects.filter(agency__code="UPTML")
    today = date(2020, 10, 15)
    assert rows.filter(due_on__lt=today).count() == 1
    assert rows.filter(due_on__range=(today, today + timedelta(30))).count() == 2
    assert rows.filter(custody="borrowed").exclude(agreement="").count() == 1
    assert rows.filter(loans__returned_on=None, loans__isnull=False).count() == 1
    lines = metrology.ScopeLine.objects.filter(letter__agency__code="UPTML")
    assert lines.exists()
    assert not lines.filter(standards="").exists()


def test_mojokertos_year_has_the_shares_of_the_published_table(built: list[str]) -> None:
    acts = metrology.Verification.objects.filter(agency__code="UPTML", on__year=2020)
    pieces = F("passed") + F("failed")
    rows = acts.values_list("instrument__kind").annotate(number=Sum(pieces)).order_by()
    counts: dict[str, int] = dict(rows)
    weights = counts.pop("common_weight") + counts.pop("fine_weight")
    scales = sum(counts.values())
    assert 100 * weights / (weights + scales) == pytest.approx(75.66, abs=1)
    told = {"table_scale": 63.3, "electronic_scale": 13.0, "centesimal": 10.0}
    for kind, share in {**told, "fuel_dispenser": 9.2, "dacin": 2.2}.items():
        assert 100 * counts[kind] / scales == pytest.approx(share, abs=1)
    months = {one.on.month for one in acts}
    assert months == set(range(1, 11)), "the story ends in the middle of October"


def test_mojokertos_self_assessment_shows_what_metrology_proves(built: list[str]) -> None:
    unit = Agency.objects.get(government__region_id="35.16", code="UPTML")
    edition = Edition.objects.get(sni_designation="SNI ISO 9001:2015")
    assert list(Assessment.objects.get(agency=unit).editions.all()) == [edition]
    found = readiness_of([unit.pk], date(2020, 10, 15), [edition.pk])[unit.pk, edition.pk]
    for topic in (
        *("measuring-resources", "requirements-review", "service-provision", "release"),
        *("nonconforming-outputs", "monitoring"),
    ):
        kinds = {one.kind for one in found.topics[topic].valid}
        assert any(kind.startswith("metrology.") for kind in kinds), topic


def test_a_warning_of_mojokerto_has_its_day_to_come(built: list[str]) -> None:
    rows = metrology.InspectionItem.objects.filter(inspection__agency__code="UPTML")
    [waits] = rows.filter(followed_up_on=None).exclude(warning=None)
    assert waits.due_on == date(2020, 10, 19)
    assert rows.filter(outcome="not_put_right", next_step="").count() == 1


def test_people_stand_by_their_office_and_cannot_log_in_by_password(built: list[str]) -> None:
    for user in User.objects.all():
        assert user.name == ""
        assert user.is_demonstration
        assert not user.has_usable_password()


def test_every_chain_of_the_trail_is_whole(built: list[str]) -> None:
    for government in Government.objects.all():
        assert verify(government.pk).intact


def test_serang_found_more_in_order_in_october_than_in_april(built: list[str]) -> None:
    agency = Agency.objects.get(government__region_id="36.04", kind="inspectorate")
    april = latest_counts([agency.pk], date(2018, 4, 27))[agency.pk]
    october = latest_counts([agency.pk], date(2018, 10, 12))[agency.pk]
    assert len(april) == 2
    for edition, before in april.items():
        assert october[edition].open < before.open
        assert october[edition].missing == 0 < before.missing


def test_late_evidence_is_there_to_be_marked(built: list[str]) -> None:
    """Both marks can be seen: long after the fact, and shortly before stage 1."""
    rows = Evidence.objects.filter(government__region_id="36.04")
    assert any((row.recorded_on - row.happened_on).days > 30 for row in rows)
    stage_1 = date(2018, 11, 2)
    assert any(timedelta(0) < stage_1 - row.recorded_on <= timedelta(30) for row in rows)


def test_the_coach_coaches_in_two_governments(built: list[str]) -> None:
    coach = User.objects.get(username="bsn.serang")
    held = coach.roles.filter(valid_from__year=2020).values_list("government__region_id", flat=True)
    assert set(held) == {"36.04", "53.71"}


def test_nobody_comes_to_the_office_before_its_doors_open(built: list[str]) -> None:
    orders = metrology.Order.objects.filter(site="office").select_related("output", "government")
    zone = ZoneInfo("Asia/Jakarta")
    came = {one.output.received_at.astimezone(zone).time() for one in orders}
    assert min(came) >= time(7, 30)


def test_what_is_exempt_does_not_stand_at_a_stall(built: list[str]) -> None:
    places = set(metrology.Exemption.objects.values_list("instrument__place__kind", flat=True))
    assert places == {"shop"}
