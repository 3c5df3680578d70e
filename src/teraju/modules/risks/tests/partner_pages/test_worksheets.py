"""The worksheet of controls: filled row by row, approved, its gaps closed."""

from __future__ import annotations

import pytest

from teraju.modules.risks.models import ControlWorksheet
from teraju.modules.risks.tests.partner_world import TODAY, filled_worksheet

from .browsing import OK, STALE, browser, send, text, url

pytestmark = pytest.mark.django_db


class TestWorksheet:
    def test_is_begun_filled_row_by_row_and_approved(self, home):
        data = {"agency": home.agency.pk, "kind": "financial", "year": TODAY.year}
        response = send(home, "compliance", url("worksheet_add"), **data)
        sheet = ControlWorksheet.objects.get()
        assert response["Location"] == url("worksheet_sheet", sheet.pk)
        assert browser(home, "compliance").get(response["Location"]).status_code == OK
        line = sheet.lines.order_by("order").first()
        row = url("control_line", line.pk)
        saved = send(home, "compliance", row, version=1, answer="partly")
        assert "saved" in text(saved)
        page = text(browser(home, "compliance").get(response["Location"]))
        assert "something is missing" in page
        assert STALE in text(send(home, "compliance", row, version=1, answer="yes"))
        refused = send(home, "compliance", url("worksheet_send", sheet.pk), version=1)
        assert "not looked at yet" in text(refused)

    def test_its_gaps_are_closed_and_it_says_so(self, home, busy):
        sheet = ControlWorksheet.objects.get()
        page = url("worksheet", sheet.pk)
        assert "approved, gaps open" in text(browser(home, "compliance").get(page))
        line = sheet.lines.order_by("order").first()
        close = url("gap_close", line.pk)
        assert close in text(browser(home, "compliance").get(page))
        data = {"version": line.version, "done_on": TODAY.isoformat(), "done_note": "SK terbit"}
        send(home, "compliance", close, **data)
        assert "No gap is open" in text(browser(home, "compliance").get(page))

    def test_a_year_stands_once(self, home):
        filled_worksheet(home)
        data = {"agency": home.agency.pk, "kind": "financial", "year": TODAY.year}
        response = send(home, "compliance", url("worksheet_add"), **data)
        assert "of the year already" in text(response)
