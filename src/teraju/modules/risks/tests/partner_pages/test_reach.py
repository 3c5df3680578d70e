"""Every list, record and form for every kind of person who tries them."""

from __future__ import annotations

import pytest

from teraju.modules.risks.models import (
    Commitment,
    ControlLine,
    ControlWorksheet,
    DiligenceAnswer,
    DueDiligence,
    Engagement,
    Evaluation,
    Partner,
)

from .browsing import DENIED, GONE, OK, browser, send, text, url

pytestmark = pytest.mark.django_db
SECRET = "Dokumen perusahaan"
LISTS = (
    "partners",
    "engagements",
    "evaluations",
    "commitments",
    "diligences",
    "worksheets",
    "control_gaps",
)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_opens_empty_and_filled_as_a_file_and_for_strangers(home, name):
    assert browser(home, "staff").get(url(name)).status_code == OK


@pytest.mark.parametrize("name", LISTS)
def test_every_list_shows_what_is_there_and_nothing_to_strangers(home, busy, name):
    response = browser(home, "compliance").get(url(name))
    assert response.status_code == OK
    if name not in ("worksheets", "control_gaps"):
        assert "Sumber Pangan" in text(response)
        assert "Sumber Pangan" not in text(browser(home, "stranger").get(url(name)))
    response = browser(home, "compliance").get(url(name), {"format": "xlsx"})
    assert response["Content-Type"].endswith("sheet")


RECORDS = {
    "partner": Partner,
    "engagement": Engagement,
    "evaluation": Evaluation,
    "commitment": Commitment,
    "worksheet": ControlWorksheet,
    "diligence": DueDiligence,
}


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_opens_for_those_who_work_or_audit_here(home, busy, name):
    """What due diligence found stays with few; the auditor of a body asks for it."""
    address = url(name, RECORDS[name].objects.get().pk)
    read = GONE if name == "diligence" else OK
    for who, status in (("compliance", OK), ("staff", read), ("guest", read), ("stranger", GONE)):
        assert browser(home, who).get(address).status_code == status


def test_what_due_diligence_found_is_for_few(home, busy):
    page = url("partner", busy.pk)
    own = url("diligence", DueDiligence.objects.get().pk)
    assert SECRET in text(browser(home, "owner").get(own))
    assert own in text(browser(home, "owner").get(page))
    assert own not in text(browser(home, "staff").get(page))
    assert busy.name not in text(browser(home, "staff").get(url("diligences")))
    row = DiligenceAnswer.objects.first()
    assert send(home, "staff", url("diligence_answer", row.pk)).status_code == GONE


FORMS = {
    "partner_change": Partner,
    "partner_level": Partner,
    "partner_block": Partner,
    "partner_end": Partner,
    "engagement_add": Partner,
    "evaluate": Partner,
    "diligence_begin": Partner,
    "commitment_add": Partner,
    "commitment_excuse": Partner,
    "controls_check": Partner,
    "engagement_change": Engagement,
    "engagement_start": Engagement,
    "engagement_end": Engagement,
    "engagement_cancel": Engagement,
    "evaluation_annul": Evaluation,
    "commitment_withdraw": Commitment,
    "worksheet_send": ControlWorksheet,
    "worksheet_approve": ControlWorksheet,
    "worksheet_give_back": ControlWorksheet,
    "worksheet_drop": ControlWorksheet,
    "worksheet_paper": ControlWorksheet,
    "gap_close": ControlLine,
}


@pytest.mark.parametrize("name", FORMS)
def test_a_reader_is_told_who_may_and_a_stranger_finds_nothing(home, busy, name):
    address = url(name, FORMS[name].objects.order_by("pk").first().pk)
    for who, status in (("staff", DENIED), ("stranger", GONE), ("guest", DENIED)):
        assert browser(home, who).get(address).status_code == status
        assert send(home, who, address).status_code == status
