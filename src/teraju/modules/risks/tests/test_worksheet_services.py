"""The yearly worksheets of controls: filled, approved, followed up."""

from __future__ import annotations

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.risks import services
from teraju.modules.risks.models import ControlWorksheet
from teraju.modules.risks.partner_refusals import NotComplete, OutOfPlace, WrongPerson
from teraju.modules.risks.tests.partner_world import DAY, GAP, TODAY, filled_worksheet, house

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return house()


def send(home, worksheet, who="compliance"):
    return services.send_worksheet(actor=home.at(who), worksheet_id=worksheet.pk)


def approve(home, worksheet, who="head"):
    return services.approve_worksheet(actor=home.at(who), worksheet_id=worksheet.pk)


@pytest.mark.parametrize("kind", ["financial", "non_financial"])
def test_is_filled_approved_and_then_stays_as_it_is(home, kind):
    worksheet = filled_worksheet(home, kind)
    send(home, worksheet)
    assert approve(home, worksheet).approved_on == TODAY
    line = worksheet.lines.first()
    with pytest.raises(OutOfPlace):
        services.answer_control(actor=home.at("compliance"), line_id=line.pk, answer="no")
    for again in (send, approve):
        with pytest.raises(OutOfPlace):
            again(home, worksheet)


def test_gaps_are_followed_up_after_the_approval(home):
    worksheet = filled_worksheet(home, **GAP)
    line = worksheet.lines.order_by("order").first()
    close = {"actor": home.at("coordinator"), "line_id": line.pk, "done_on": TODAY}
    with pytest.raises(OutOfPlace):
        services.close_gap(**close, done_note="Selesai")
    send(home, worksheet)
    approve(home, worksheet)
    with pytest.raises(DomainError):
        services.close_gap(**close, done_note=" ")
    with pytest.raises(DomainError):
        services.close_gap(**{**close, "done_on": TODAY + DAY}, done_note="Selesai")
    assert services.close_gap(**close, done_note="SK pejabat terbit").done_on == TODAY
    with pytest.raises(OutOfPlace):
        services.close_gap(**close, done_note="Lagi")
    other = worksheet.lines.order_by("order").last()
    with pytest.raises(OutOfPlace, match="no gap"):
        services.close_gap(**{**close, "line_id": other.pk}, done_note="Selesai")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"answer": ""}, "not looked at"),
        ({"answer": "yes"}, "what shows it"),
        ({"answer": "no"}, "what is done"),
        ({"answer": "no", "action": "Susun"}, "who sees"),
        ({"answer": "no", "action": "Susun", "office": "Sekretaris"}, "by when"),
    ],
)
def test_is_not_sent_before_it_is_whole(home, values, said):
    worksheet = filled_worksheet(home, **values)
    with pytest.raises(NotComplete, match=said):
        send(home, worksheet)


def test_cells_are_saved_one_by_one_and_nobody_overwrites_unread(home):
    worksheet = services.begin_worksheet(
        actor=home.at("compliance"), agency=home.agency, kind="financial", year=TODAY.year
    )
    line = worksheet.lines.first()
    values = {"line_id": line.pk, "expected_version": 1}
    services.answer_control(actor=home.at("compliance"), **values, answer="yes")
    with pytest.raises(ChangedMeanwhile):
        services.answer_control(actor=home.at("coordinator"), **values, answer="no")
    with pytest.raises(DomainError):
        services.answer_control(actor=home.at("compliance"), line_id=line.pk, answer="perhaps")


def test_nobody_approves_what_they_filled(home):
    worksheet = filled_worksheet(home)
    send(home, worksheet)
    for who in ("compliance", "coordinator"):
        with pytest.raises(NotAllowed):
            approve(home, worksheet, who)
    back = services.give_back_worksheet(
        actor=home.at("head"), worksheet_id=worksheet.pk, reason="Lampirkan bukti"
    )
    assert (back.state, back.returned_reason) == ("draft", "Lampirkan bukti")


def test_a_head_who_is_also_of_the_function_approves_no_own_work(home):
    from teraju.platform.accounts.roles import Role
    from teraju.platform.accounts.tests.factories import person

    home.users["both"] = person(
        Role.AGENCY_HEAD, Role.COMPLIANCE_FUNCTION, agency=home.agency, title="Dua jabatan"
    )
    worksheet = services.begin_worksheet(
        actor=home.at("both"), agency=home.agency, kind="financial", year=TODAY.year
    )
    for line in worksheet.lines.all():
        services.answer_control(
            actor=home.at("compliance"), line_id=line.pk, answer="yes", evidence="SOP"
        )
    send(home, worksheet)
    with pytest.raises(WrongPerson):
        approve(home, worksheet, "both")


def test_stands_once_a_year_and_a_dropped_one_makes_room(home):
    worksheet = filled_worksheet(home)
    with pytest.raises(ValidationError):
        filled_worksheet(home)
    services.drop_worksheet(
        actor=home.at("compliance"), worksheet_id=worksheet.pk, reason="Salah tahun"
    )
    filled_worksheet(home)
    assert ControlWorksheet.objects.count() == 2
    with pytest.raises(DomainError, match="not begun"):
        services.begin_worksheet(
            actor=home.at("compliance"), agency=home.agency, kind="financial", year=TODAY.year + 1
        )


def test_a_reader_may_not_and_a_stranger_finds_nothing(home):
    with pytest.raises(NotAllowed):
        services.begin_worksheet(
            actor=home.at("staff"), agency=home.agency, kind="financial", year=TODAY.year
        )
    worksheet = filled_worksheet(home)
    with pytest.raises(ObjectDoesNotExist):
        send(home, worksheet, "stranger")
    with pytest.raises(NotAllowed):
        send(home, worksheet, "owner")
