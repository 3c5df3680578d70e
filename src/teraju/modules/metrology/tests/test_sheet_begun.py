"""How a test begins at the desk: by its order, in scope or referred, and with a way back."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from teraju.modules.metrology import order_inbox, sheet_inbox
from teraju.modules.metrology.domain.stamps import NoStamp
from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.models import Instrument, OrderLine, Sheet
from teraju.modules.metrology.services import orders, sheets
from teraju.modules.metrology.web.views import sheet_steps

from .sheet_world import DAY, GOOD, Bench, build_bench
from .test_sheet_orders import a_line, recorded
from .test_sheet_pages import begun, url, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench(settings) -> Bench:
    settings.TERAJU_TODAY = DAY
    return build_bench()


@pytest.fixture
def as_who(bench, client: Client):
    def log_in(name: str) -> Client:
        client.force_login(getattr(bench, name))
        client.cookies["language"] = "en"
        return client

    return log_in


def test_the_crumb_leads_to_the_sheets_and_a_fact_to_the_instrument(bench, as_who):
    client, open_one = as_who("tester"), begun(bench)
    ended = bench.record(bench.scale())
    for sheet in (open_one, ended):
        page = words(client.get(sheet.get_absolute_url()))
        assert re.search(rf'class="crumbs"><a href="{url("sheets")}">Test sheets', page)
        assert sheet.instrument.get_absolute_url() in page


@pytest.mark.parametrize(("missing", "is_told"), [(NoStamp.NOT_RECEIVED, True), (None, False)])
def test_a_year_without_stamps_is_told_before_anything_is_read(
    bench, as_who, monkeypatch, missing, is_told
):
    monkeypatch.setattr(sheet_steps, "no_stamps_on", lambda _agency, _day: missing)
    page = words(as_who("tester").get(url("sheet_open", bench.scale().pk)))
    assert ("the mark waits for the stamps" in page) == is_told


@pytest.mark.parametrize(
    ("kind", "plate", "name", "said"),
    [
        ("electronic_scale", {"max": "15", "e": "5"}, "accuracy_class", "Class"),
        ("wet_measure", {"nominal": "1"}, "limit_percent", "Limit of error of the office, %"),
    ],
)
def test_what_the_office_gives_is_named_once(bench, as_who, kind, plate, name, said):
    sheet = begun(bench, kind, plate=plate)
    page = words(as_who("tester").get(sheet.get_absolute_url()))
    given = page[page.index('id="part-given"') :]
    given = given[: given.index("</section>")]
    assert given.count(f">{said}<") == 1
    assert f'name="given.{name}" aria-label="{said}"' in given
    # Each row has its own name: none that fits one stands above them all.
    assert 'class="heads' not in given


class TestByItsOrder:
    def test_in_test_says_nothing_of_a_sheet_that_is_not_there(self, bench, as_who):
        line = a_line(bench)
        orders.take_line(actor=bench.acts("tester"), line_id=line.pk)
        assert not Sheet.objects.exists()
        page = words(as_who("tester").get(line.get_absolute_url()))
        assert "An official has taken it." in page
        assert "being filled in" not in page

    def test_it_waits_for_its_tester_once(self, bench):
        line, tester = a_line(bench), bench.acts("tester")

        def keys():
            return [one.key for one in (*order_inbox.waiting(tester), *sheet_inbox.waiting(tester))]

        orders.take_line(actor=tester, line_id=line.pk)
        assert keys() == [f"metrology-line-{line.pk}"]
        sheet = sheets.open_sheet(
            actor=tester, instrument_id=line.instrument_id, control="initial", line_id=line.pk
        )
        assert keys() == [f"metrology-sheet-{sheet.pk}"]
        sheets.give_up(actor=tester, sheet_id=sheet.pk, reason="Keliru")
        assert keys() == []

    def test_the_form_begins_with_what_was_entered(self, bench, as_who):
        line = a_line(bench)
        client, address = as_who("tester"), url("sheet_open", line.instrument_id)
        # From the instrument's page no line is named: it is the one that waits.
        assert client.get(address).context["form"]["control"].value() == "subsequent"
        form = client.get(f"{address}?line={line.pk}").context["form"]
        assert form["control"].value() == "subsequent"
        # It was never verified here, and the owner came for a re-verification.
        for junk in ("x", "9" * 30, "-1", str(line.pk + 100)):
            form = client.get(f"{address}?line={junk}").context["form"]
            assert form["control"].value() == "initial"

    def test_tested_from_its_own_page_it_is_tested_for_its_order(self, bench, as_who):
        """Else the line waits on, and its promised time with it."""
        line, client = a_line(bench), as_who("tester")
        said = {"control": "subsequent", "standards": [bench.weights.pk]}
        client.post(url("sheet_open", line.instrument_id), said)
        assert Sheet.objects.get().line == line

    def test_without_an_order_that_may_be_worked_on_it_is_a_test_by_itself(self, bench, as_who):
        line, client = a_line(bench), as_who("tester")
        OrderLine.objects.update(obstacles=["plate"])
        said = {"control": "subsequent", "standards": [bench.weights.pk]}
        client.post(url("sheet_open", line.instrument_id), said)
        assert Sheet.objects.get().line is None

    def test_whoever_begins_a_test_has_taken_its_line(self, bench):
        line, tester = a_line(bench), bench.acts("tester")
        sheets.open_sheet(
            actor=tester, instrument_id=line.instrument_id, control="initial", line_id=line.pk
        )
        line.refresh_from_db()
        assert (line.state, line.tester) == ("in_test", bench.tester)

    def test_the_order_follows_what_the_tester_chose(self, bench):
        line = a_line(bench)
        sheets.open_sheet(
            actor=bench.acts("tester"),
            instrument_id=line.instrument_id,
            control="initial",
            line_id=line.pk,
        )
        line.refresh_from_db()
        assert line.control == "initial"

    def test_so_it_does_with_a_sheet_of_a_telephone(self, bench):
        line = a_line(bench)
        recorded(bench, line, control="initial", attempts=[{"readings": GOOD}])
        line.refresh_from_db()
        assert (line.control, line.state) == ("initial", "done")


class TestOutOfScope:
    """Said before anything is filled in, with the way on."""

    @pytest.fixture
    def truck(self, bench) -> Instrument:
        scale = bench.scale()
        scale.kind, scale.plate = "tank_truck", {}
        scale.save()
        return scale

    def test_there_is_no_form_that_would_only_refuse(self, bench, as_who, truck):
        answer = as_who("tester").get(url("sheet_open", truck.pk))
        page = words(answer)
        assert "does not list this kind" in page
        assert "Begin the test" not in page
        assert f"owner={truck.owner_id}" in page
        assert url("order_add") in page

    def test_in_an_order_it_leads_to_the_referral(self, bench, as_who, truck):
        line = a_line(bench)
        line.instrument.kind, line.instrument.plate = "tank_truck", {}
        line.instrument.save()
        for address in (
            f"{url('sheet_open', line.instrument_id)}?line={line.pk}",
            url("sheet_open", line.instrument_id),
        ):
            page = words(as_who("tester").get(address))
            assert line.get_absolute_url() in page
            # The head refers: the tester is told who.
            assert f'href="{url("line_refer", line.pk)}"' not in page
            assert "Refer to another unit" in page
            assert url("order_add") not in page

    def test_sent_all_the_same_it_is_refused_as_before(self, bench, as_who, truck):
        bench.weights.kind = "measure"
        bench.weights.save()
        sent = {"control": "subsequent", "standards": [bench.weights.pk], "once": "a"}
        answer = as_who("tester").post(url("sheet_open", truck.pk), sent)
        assert answer.status_code == 422
        assert "does not list this kind" in words(answer)

    @pytest.mark.parametrize(
        ("site", "told"),
        [
            ("office", "Those that you have with you or that lie at the office."),
            ("in_place", "Those that you have with you."),
        ],
    )
    def test_it_says_where_the_standards_are_that_it_offers(self, bench, as_who, site, told):
        line = a_line(bench, site=site)
        page = as_who("tester").get(f"{url('sheet_open', line.instrument_id)}?line={line.pk}")
        said = str(page.context["form"].fields["standards"].help_text)
        assert said.startswith(f"{told} They can be chosen later too.")

    def test_a_plate_that_says_too_little_is_read_first(self, bench, as_who, monkeypatch):
        from teraju.modules.metrology.domain.scope import Obstacle
        from teraju.modules.metrology.selectors.scopes import ScopeAnswer
        from teraju.modules.metrology.web.views import sheet_steps

        said = ScopeAnswer(None, (Obstacle.PLATE,))
        monkeypatch.setattr(sheet_steps, "may_unit_test", lambda *_asked: said)
        scale = bench.scale()
        page = words(as_who("tester").get(url("sheet_open", scale.pk)))
        assert url("instrument_change", scale.pk) in page


def test_what_is_saved_of_a_plate_is_not_called_complete(bench, as_who):
    """The sheet says what is missing still."""
    sheet = begun(bench, "electronic_scale", plate={})
    client = as_who("tester")
    client.post(url("sheet_plate", sheet.pk), {"version": sheet.version})
    page = words(client.get(sheet.get_absolute_url()))
    assert "complete. Read on" not in page
    assert "What you entered of the plate is saved." in page
    assert "Read on" not in page


def test_a_verification_names_its_sticker(bench, as_who):
    code = sticker_code(bench.agency.government_id, 7)
    one = bench.record(bench.scale(), sticker=code).verification
    assert code in words(as_who("tester").get(one.get_absolute_url()))
