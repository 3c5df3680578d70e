"""Scope, standards and the room: what is entered, what is refused."""

from __future__ import annotations

from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError, LacksRole
from teraju.modules.metrology.domain.fitness import Unfit
from teraju.modules.metrology.domain.judging import Verdict
from teraju.modules.metrology.domain.scope import Obstacle
from teraju.modules.metrology.models import RoomReading, ScopeLetter, ScopeLine, Standard
from teraju.modules.metrology.selectors.scopes import letter_on, may_unit_test
from teraju.modules.metrology.selectors.standards import (
    reasons_now,
    standards_fit,
    weights_good_enough,
)
from teraju.modules.metrology.selectors.standards import standards as listed
from teraju.modules.metrology.services import room, scope, standards
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow, StandardUnfit
from teraju.platform.audit.api import timeline

from . import unit_world as w
from .unit_world import DAY, World

pytestmark = pytest.mark.django_db


def test_a_later_letter_revokes_the_earlier(unit: World) -> None:
    first = w.in_force(unit)
    second = w.in_force(unit, ("table_scale",), number="MR/44", issued_on=date(2019, 1, 10))
    first.refresh_from_db()
    assert (first.state, first.ended_on, first.replaced_by) == (
        "ended",
        date(2019, 1, 10),
        second,
    )
    kinds = {"electronic_scale": {"max": "15"}}
    for kind, plate in kinds.items():
        before = may_unit_test(unit.agency.pk, kind, plate, date(2019, 1, 9))
        after = may_unit_test(unit.agency.pk, kind, plate, date(2019, 1, 10))
        assert (before.letter, before.is_covered) == (first, True)
        assert (after.letter, after.obstacles) == (second, (Obstacle.KIND,))
    assert "refer it" in str(after.sentences[0])


def test_before_any_letter_nothing_may_be_tested(unit: World) -> None:
    w.letter(unit)
    answer = may_unit_test(unit.agency.pk, "table_scale", {}, DAY)
    assert answer.obstacles == (Obstacle.NO_SCOPE,)


def test_an_earlier_letter_does_not_come_after_a_later_one(unit: World) -> None:
    w.in_force(unit, issued_on=date(2019, 1, 10))
    with pytest.raises(DayOutOfOrder) as refused:
        w.in_force(unit, number="MR/42", issued_on=date(2019, 1, 10))
    assert refused.value.field == "from_on"


def test_a_letter_that_was_taken_back_leaves_nothing(unit: World) -> None:
    one = w.in_force(unit)
    scope.end_letter(
        actor=unit.acts("head"), letter_id=one.pk, ended_on=DAY, reason="Dicabut Direktorat"
    )
    assert not may_unit_test(unit.agency.pk, "table_scale", {}, DAY).is_covered
    assert may_unit_test(unit.agency.pk, "table_scale", {}, date(2019, 3, 13)).is_covered


def test_bounds_are_set_line_by_line(unit: World) -> None:
    one = w.letter(unit)
    head = unit.acts("head")
    scope.set_kinds(actor=head, letter_id=one.pk, kinds=["electronic_scale"])
    line = ScopeLine.objects.get()
    bound = {"letter_id": one.pk, "line_id": line.pk, "classes": "ii, iii"}
    with pytest.raises(DomainError) as refused:
        scope.change_line(actor=head, **bound, upper=Decimal(100))
    assert refused.value.field == "parameter"
    with pytest.raises(DomainError) as refused:
        scope.change_line(actor=head, **bound, parameter="max", lower=Decimal(5), upper=Decimal(4))
    assert refused.value.field == "upper"
    scope.change_line(actor=head, **bound, parameter="max", upper=Decimal(100_000))
    line.refresh_from_db()
    assert (line.classes, line.parameter, line.upper) == ("II III", "max", Decimal(100_000))
    scope.set_kinds(actor=head, letter_id=one.pk, kinds=["electronic_scale", "dacin"])
    assert ScopeLine.objects.filter(classes="II III").count() == 1
    assert ScopeLine.objects.count() == 2


def test_a_second_line_regions_and_what_is_taken_out_again(unit: World) -> None:
    one, head = w.letter(unit), unit.acts("head")
    line = scope.add_line(actor=head, letter_id=one.pk, kind="dacin")
    scope.add_line(actor=head, letter_id=one.pk, kind="dacin")
    scope.remove_line(actor=head, letter_id=one.pk, line_id=line.pk)
    scope.add_area(actor=head, letter_id=one.pk, name="Kota Uji", agreement="KSO 1")
    assert one.areas.count() == 1
    area = one.areas.get()
    scope.remove_area(actor=head, letter_id=one.pk, area_id=area.pk)
    assert (one.lines.count(), one.areas.count()) == (1, 0)


def test_a_new_letter_begins_with_what_the_old_one_lists(unit: World) -> None:
    w.in_force(unit)
    new = w.letter(unit, number="MR/44", copy_lines=True)
    assert sorted(new.lines.values_list("kind", flat=True)) == ["electronic_scale", "table_scale"]


@pytest.mark.parametrize("kinds", [[], ["unicorn_scale"]])
def test_only_kinds_of_the_catalogue(unit: World, kinds: list[str]) -> None:
    with pytest.raises(DomainError) as refused:
        scope.set_kinds(actor=unit.acts("head"), letter_id=w.letter(unit).pk, kinds=kinds)
    assert refused.value.field == "kinds"


def test_a_letter_without_kinds_does_not_come_into_force(unit: World) -> None:
    one = w.letter(unit)
    with pytest.raises(NotNow, match="lists nothing"):
        scope.enact(actor=unit.acts("head"), letter_id=one.pk, from_on=DAY)
    for day in (date(2018, 1, 31), date(2019, 3, 15)):
        with pytest.raises(DayOutOfOrder):
            scope.enact(actor=unit.acts("head"), letter_id=one.pk, from_on=day)


def test_what_is_in_force_is_not_changed(unit: World) -> None:
    one = w.in_force(unit)
    with pytest.raises(NotNow, match="Only a draft"):
        scope.change_letter(actor=unit.acts("head"), letter_id=one.pk, number="Lain")
    with pytest.raises(NotNow):
        scope.enact(actor=unit.acts("head"), letter_id=one.pk, from_on=DAY)


def test_a_draft_is_dropped_and_taken_up(unit: World) -> None:
    one, head = w.letter(unit), unit.acts("head")
    with pytest.raises(DomainError):
        scope.drop_letter(actor=head, letter_id=one.pk, reason=" ")
    one = scope.drop_letter(actor=head, letter_id=one.pk, reason="Salah unggah")
    one = scope.resume_letter(actor=head, letter_id=one.pk, reason="Ternyata benar")
    assert one.state == "draft"
    assert len(timeline(one)) == 3


def test_who_may_not_and_what_changed_meanwhile(unit: World) -> None:
    one = w.letter(unit)
    with pytest.raises(LacksRole):
        scope.drop_letter(actor=unit.acts("tester"), letter_id=one.pk, reason="x")
    with pytest.raises(ScopeLetter.DoesNotExist):
        scope.drop_letter(actor=unit.acts("stranger"), letter_id=one.pk, reason="x")
    with pytest.raises(ChangedMeanwhile):
        scope.drop_letter(actor=unit.acts("head"), letter_id=one.pk, expected_version=9, reason="x")


def fit(unit: World, one: Standard, on: date = DAY) -> tuple[Unfit, ...]:
    return standards_fit(unit.agency.pk, [one.pk], on)[0].reasons


def now(unit: World, one: Standard, on: date = DAY) -> tuple[Unfit, ...]:
    return reasons_now(listed(unit.acts("staff", on)).get(pk=one.pk))


def test_a_standard_serves_with_a_certificate_until_it_is_due(unit: World) -> None:
    one = w.standard(unit, certified=False)
    assert fit(unit, one) == now(unit, one) == (Unfit.NO_CERTIFICATE,)
    standards.add_certificate(actor=unit.acts("tester"), standard_id=one.pk, **w.CERTIFICATE)
    assert fit(unit, one) == now(unit, one) == ()
    assert fit(unit, one, date(2019, 6, 1)) == ()
    late = date(2019, 6, 2)
    assert fit(unit, one, late) == now(unit, one, late) == (Unfit.OVERDUE,)
    assert fit(unit, one, date(2018, 5, 31)) == (Unfit.NO_CERTIFICATE,)


def test_a_certificate_that_was_struck_out_counts_no_more(unit: World) -> None:
    one = w.standard(unit)
    actor = unit.acts("tester")
    bad = {"number": "K.9", "calibrated_on": date(2019, 3, 1), "due_on": date(2020, 3, 1)}
    one = standards.add_certificate(
        actor=actor, standard_id=one.pk, **{**w.CERTIFICATE, **bad, "is_fit": False}
    )
    assert fit(unit, one) == now(unit, one) == (Unfit.FOUND_UNFIT,)
    last = one.certificates.get(number="K.9")
    one = standards.strike_certificate(
        actor=actor, standard_id=one.pk, certificate_id=last.pk, reason="Bukan alat ini"
    )
    assert fit(unit, one) == ()
    assert one.due_on == date(2019, 6, 1)
    with pytest.raises(NotNow):
        standards.strike_certificate(
            actor=actor, standard_id=one.pk, certificate_id=last.pk, reason="Lagi"
        )


def test_what_is_lent_is_not_used_here(unit: World) -> None:
    one, actor = w.standard(unit), unit.acts("tester")
    loan = {"borrower": "UPTD Kab. Tetangga", "agreement": "KSO 7", "lent_on": DAY}
    with pytest.raises(DayOutOfOrder):
        standards.lend(actor=actor, standard_id=one.pk, **loan, until=date(2019, 3, 1))
    standards.lend(actor=actor, standard_id=one.pk, **loan, until=date(2019, 4, 1))
    assert fit(unit, one) == now(unit, one) == (Unfit.LENT,)
    with pytest.raises(StandardUnfit):
        standards.lend(actor=actor, standard_id=one.pk, **loan, until=date(2019, 4, 1))
    later = unit.acts("tester", date(2019, 3, 20))
    standards.take_back(
        actor=later, standard_id=one.pk, returned_on=date(2019, 3, 20), returned_as="Utuh"
    )
    assert fit(unit, one, date(2019, 3, 20)) == ()
    assert fit(unit, one, date(2019, 3, 19)) == (Unfit.LENT,)
    with pytest.raises(NotNow):
        standards.take_back(
            actor=later, standard_id=one.pk, returned_on=date(2019, 3, 20), returned_as="Utuh"
        )


def test_a_borrowed_standard_rests_on_its_agreement(unit: World) -> None:
    with pytest.raises(DomainError) as refused:
        w.standard(unit, custody="borrowed")
    assert refused.value.field == "lender"
    one = w.standard(unit, custody="borrowed", lender="Kab. Paser")
    assert fit(unit, one) == now(unit, one) == (Unfit.NO_AGREEMENT,)
    actor = unit.acts("tester")
    terms = {"agreement": "KSO 3", "agreement_until": date(2019, 3, 14)}
    standards.change_standard(actor=actor, standard_id=one.pk, **terms)
    assert fit(unit, one) == ()
    assert fit(unit, one, date(2019, 3, 15)) == (Unfit.AGREEMENT_OVER,)
    with pytest.raises(StandardUnfit):
        standards.lend(
            actor=actor,
            standard_id=one.pk,
            borrower="Lain",
            agreement="x",
            lent_on=DAY,
            until=DAY,
        )


def test_a_letter_ended_by_mistake_holds_again(unit: World) -> None:
    one, head = w.in_force(unit), unit.acts("head")
    end = {"letter_id": one.pk, "ended_on": date(2019, 3, 1), "reason": "Keliru"}
    scope.end_letter(actor=head, **end)
    with pytest.raises(DomainError) as refused:
        scope.reinstate_letter(actor=head, letter_id=one.pk, reason=" ")
    assert refused.value.field == "reason"
    back = scope.reinstate_letter(actor=head, letter_id=one.pk, reason="Salah tekan")
    assert (back.state, back.ended_on, back.ended_because) == ("in_force", None, "")
    assert letter_on(unit.agency.pk, date(2019, 3, 5)) == one
    with pytest.raises(NotNow):
        scope.reinstate_letter(actor=head, letter_id=one.pk, reason="Lagi")
    scope.end_letter(actor=head, **end)
    w.in_force(unit, number="MR.2", issued_on=date(2019, 3, 10))
    with pytest.raises(NotNow, match="later letter"):
        scope.reinstate_letter(actor=head, letter_id=one.pk, reason="Terlambat")


def test_a_withdrawn_standard_comes_back_with_a_reason(unit: World) -> None:
    one, actor = w.standard(unit), unit.acts("tester")
    standards.withdraw_standard(actor=actor, standard_id=one.pk, reason="Jatuh")
    assert fit(unit, one) == now(unit, one) == (Unfit.WITHDRAWN,)
    with pytest.raises(NotNow):
        standards.withdraw_standard(actor=actor, standard_id=one.pk, reason="Jatuh")
    one = standards.restore_standard(actor=actor, standard_id=one.pk, reason="Dikalibrasi ulang")
    assert fit(unit, one) == ()
    assert timeline(one)[0].sentence == "took the standard into use again"


def test_the_weights_of_a_job_are_judged_together(unit: World) -> None:
    one = w.standard(unit)
    # Ten M2 weights of 20 kg may be off by 30 g: good for a limit of 90 g and no less.
    assert weights_good_enough([one], Decimal(90_000), DAY).verdict is Verdict.PASS
    assert weights_good_enough([one], Decimal(89_999), DAY).verdict is Verdict.UNFIT


def test_a_standard_has_a_unit_and_one_number(unit: World) -> None:
    with pytest.raises(DomainError) as refused:
        w.standard(unit, unit="")
    assert refused.value.field == "unit"
    w.standard(unit)
    with pytest.raises(Exception, match="inventory already"):
        w.standard(unit)


@pytest.mark.parametrize(
    ("kind", "unit_of_it", "is_taken"),
    [
        ("length", "kg", False),
        ("length", "m", True),
        ("measure", "kg", False),
        ("measure", "mL", True),
        ("weight", "L", False),
        ("balance", "s", False),
        ("other", "s", True),
    ],
)
def test_the_unit_is_one_of_its_kind(
    unit: World, kind: str, unit_of_it: str, *, is_taken: bool
) -> None:
    if is_taken:
        w.standard(unit, kind=kind, unit=unit_of_it)
        return
    with pytest.raises(DomainError, match="give its size in") as refused:
        w.standard(unit, kind=kind, unit=unit_of_it)
    assert refused.value.field == "unit"


def test_no_calibration_holds_for_a_lifetime(unit: World) -> None:
    one = w.standard(unit, certified=False)
    said = {"actor": unit.acts("tester"), "standard_id": one.pk}
    with pytest.raises(DomainError, match="more than 10 years") as refused:
        standards.add_certificate(**said, **{**w.CERTIFICATE, "due_on": date(2090, 6, 1)})
    assert refused.value.field == "due_on"
    standards.add_certificate(**said, **{**w.CERTIFICATE, "due_on": date(2028, 6, 1)})


READING = {"room": "Ruang standar", "read_on": DAY, "read_at": time(8)}


def test_a_reading_outside_the_limits_says_what_was_done(unit: World) -> None:
    actor = unit.acts("tester")
    values = {"temperature": Decimal("31.5"), "humidity": Decimal(55)}
    with pytest.raises(DomainError) as refused:
        room.add_reading(actor=actor, agency=unit.agency, **READING, **values)
    assert refused.value.field == "measure"
    one = room.add_reading(
        actor=actor, agency=unit.agency, **READING, **values, measure="AC diperbaiki"
    )
    assert (one.is_within, one.edition) == (False, "house")
    with pytest.raises(Exception, match="there already"):
        room.add_reading(actor=actor, agency=unit.agency, **READING, **values, measure="Lagi")
    room.strike_reading(actor=actor, reading_id=one.pk, reason="Salah baca")
    values["temperature"] = Decimal("21.5")
    two = room.add_reading(actor=actor, agency=unit.agency, **READING, **values)
    assert two.is_within
    with pytest.raises(NotNow):
        room.strike_reading(actor=actor, reading_id=one.pk, reason="Lagi")
    assert RoomReading.objects.count() == 2


def test_a_room_is_one_and_an_hour_has_come(unit: World) -> None:
    actor = unit.acts("tester")
    values = {"temperature": Decimal("21.5"), "humidity": Decimal(55)}
    said = {"actor": actor, "agency": unit.agency, **READING, **values}
    room.add_reading(**said)
    with pytest.raises(Exception, match="there already"):
        room.add_reading(**{**said, "room": "ruang standar"})
    late = actor.now.replace(hour=23, minute=59).time()
    with pytest.raises(DayOutOfOrder) as refused:
        room.add_reading(**{**said, "read_at": late})
    assert refused.value.field == "read_at"
    day_before = DAY - timedelta(days=1)
    assert room.add_reading(**{**said, "read_on": day_before, "read_at": late})
