"""An instrument on which no mark fits: it counts with its signed certificate, and only so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.modules.metrology import national, sheet_inbox
from teraju.modules.metrology.domain.reports import ReportPeriod
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.domain.tags import numbered
from teraju.modules.metrology.models import Instrument, Verification
from teraju.modules.metrology.selectors import marks
from teraju.modules.metrology.selectors import reports as reporting
from teraju.modules.metrology.selectors.registers import with_standing
from teraju.modules.metrology.services import certificates as services
from teraju.modules.metrology.services import sheets

from .register_pages import text, url
from .sheet_world import BAD, DAY, SAH, Bench, build_bench
from .test_sheet_orders import a_line, recorded

pytestmark = pytest.mark.django_db
SMALL = {"marks": (), "unmarkable": "terlalu kecil"}


@pytest.fixture
def bench() -> Bench:
    return build_bench()


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = DAY


def unmarked(bench: Bench, **values) -> Verification:
    return bench.record(values.pop("scale", None) or bench.scale(), **SMALL | values).verification


def sign(bench: Bench, act: Verification, day: date = DAY) -> None:
    one = act.certificates.exclude(state="withdrawn").get()
    services.sign_certificate(actor=bench.chief(day), certificate_id=one.pk)


def withdraw(bench: Bench, act: Verification, day: date = DAY) -> None:
    one = act.certificates.get(state="signed")
    services.withdraw_certificate(
        actor=bench.acts("agency_head", day), certificate_id=one.pk, reason="Salah kapasitas"
    )


def worth(act: Verification) -> str:
    return str(Instrument.objects.get(pk=act.instrument_id).standing)


def listed(value: str) -> list[int]:
    rows = with_standing(Instrument.objects.all(), value, DAY)
    return list(rows.order_by("pk").values_list("pk", flat=True))


class TestWorth:
    def test_from_the_test_to_the_paper_and_back(self, bench):
        act = unmarked(bench)
        assert worth(act) == Standing.UNPROVEN
        sign(bench, act)
        assert worth(act) == Standing.VALID
        withdraw(bench, act)
        assert worth(act) == Standing.UNPROVEN
        services.ask_certificate(actor=bench.acts("tester"), verification_id=act.pk)
        assert worth(act) == Standing.UNPROVEN
        sign(bench, act)
        assert worth(act) == Standing.VALID
        found = Instrument.objects.get(pk=act.instrument_id)
        assert found.valid_until == act.valid_until

    def test_a_mark_counts_without_its_paper(self, bench):
        act = unmarked(bench, marks=SAH, unmarkable="", wants_certificate=True)
        assert worth(act) == Standing.VALID
        sign(bench, act)
        withdraw(bench, act)
        assert worth(act) == Standing.VALID

    def test_securing_marks_are_no_mark_that_says_sah(self, bench):
        act = unmarked(
            bench, marks=({"kind": "jaminan", "size": "4", "count": 1, "spot": "tutup"},)
        )
        assert worth(act) == Standing.UNPROVEN

    def test_what_failed_stays_out_of_use(self, bench):
        act = unmarked(bench, attempts=[{"readings": BAD}])
        assert worth(act) == Standing.REJECTED
        sign(bench, act)
        assert worth(act) == Standing.REJECTED

    def test_sent_back_and_submitted_it_still_waits(self, bench):
        act = unmarked(bench)
        one = act.certificates.get()
        services.send_back(actor=bench.chief(), certificate_id=one.pk, reason="Merek keliru")
        assert worth(act) == Standing.UNPROVEN
        services.submit_certificate(actor=bench.acts("tester"), certificate_id=one.pk, note="Merek")
        sign(bench, act)
        assert worth(act) == Standing.VALID

    def test_a_days_papers_in_one_step(self, bench):
        acts = [unmarked(bench), unmarked(bench, marks=SAH, unmarkable="", wants_certificate=True)]
        ids = [one.certificates.get().pk for one in acts]
        services.sign_certificates(actor=bench.chief(), certificate_ids=ids)
        assert [worth(one) for one in acts] == [Standing.VALID, Standing.VALID]

    def test_what_is_void_is_no_more_than_void(self, bench):
        act = unmarked(bench)
        sign(bench, act)
        sheets.void_verification(
            actor=bench.acts("tester"),
            verification_id=act.pk,
            on=DAY,
            reason="seal_broken",
            note="Segel lepas",
        )
        assert worth(act) == Standing.VOID


class TestTheYearAfter:
    """Verified again before the old paper runs out, as owners are asked to."""

    LATER = DAY + timedelta(days=30)

    @pytest.fixture
    def acts(self, bench) -> tuple[Verification, Verification]:
        first = unmarked(bench)
        sign(bench, first)
        second = unmarked(bench, scale=first.instrument, day=self.LATER)
        return first, second

    def test_the_old_paper_holds_until_the_new_one_is_signed(self, bench, acts):
        first, second = acts
        found = Instrument.objects.get(pk=second.instrument_id)
        assert (found.standing, found.valid_until) == (Standing.VALID, first.valid_until)
        sign(bench, second, self.LATER)
        found.refresh_from_db()
        assert (found.standing, found.valid_until) == (Standing.VALID, second.valid_until)
        withdraw(bench, second, self.LATER)
        found.refresh_from_db()
        assert (found.standing, found.valid_until) == (Standing.VALID, first.valid_until)

    def test_both_withdrawn_nothing_is_left(self, bench, acts):
        first, second = acts
        withdraw(bench, first, self.LATER)
        assert worth(second) == Standing.UNPROVEN


class TestPages:
    @pytest.fixture
    def act(self, bench):
        scale = bench.scale()
        scale.tag = numbered("X", 7, 8)
        scale.save()
        act = unmarked(bench, scale=scale)
        sign(bench, act)
        withdraw(bench, act)
        return act

    def test_the_tag_says_so_and_why(self, bench, act, client):
        client.cookies["language"] = "en"
        page = text(client.get(url("tag", act.instrument.tag)))
        assert ">NOT PROVEN</h1>" in page
        assert "Its certificate was withdrawn." in page
        assert "until March 2020" not in page
        # What the head wrote is for the paper's own page.
        assert "Salah kapasitas" not in page
        services.ask_certificate(actor=bench.acts("tester"), verification_id=act.pk)
        page = text(client.get(url("tag", act.instrument.tag)))
        assert "Its certificate waits to be signed." in page
        again = act.certificates.get(state="to_sign")
        services.send_back(actor=bench.chief(), certificate_id=again.pk, reason="Merek keliru")
        page = text(client.get(url("tag", act.instrument.tag)))
        assert "Its certificate is being put right." in page
        assert "waits to be signed" not in page
        assert "Merek keliru" not in page
        services.submit_certificate(
            actor=bench.acts("tester"), certificate_id=again.pk, note="Merek"
        )
        sign(bench, act)
        page = text(client.get(url("tag", act.instrument.tag)))
        assert ">VALID</h1>" in page
        assert "until March 2020" in page

    def test_the_instrument_says_it_and_what_comes_next(self, bench, act, client):
        client.force_login(bench.tester)
        client.cookies["language"] = "en"
        page = text(client.get(url("instrument", act.instrument_id)))
        assert "Without certificate" in page
        assert "Ask for another; no new test." in page
        certify = url("verification_certify", act.pk)
        assert f'href="{certify}"' in page
        assert certify in text(client.get(url("verification", act.pk)))
        assert certify in text(client.get(act.certificates.get().get_absolute_url()))
        items = sheet_inbox.waiting(bench.acts("second"))
        assert [one.url for one in items] == [act.get_absolute_url()]
        services.ask_certificate(actor=bench.acts("tester"), verification_id=act.pk)
        assert not sheet_inbox.waiting(bench.acts("second"))
        page = text(client.get(url("instrument", act.instrument_id)))
        assert certify not in page

    def test_it_does_not_leave_with_its_order_without_a_word(self, bench, client):
        line = a_line(bench)
        act = recorded(bench, line, **SMALL).verification
        client.force_login(bench.counter)
        client.cookies["language"] = "en"
        pages = (url("order", line.order_id), url("order_hand_over", line.order_id))
        words = "It may not be used in trade until its certificate is signed"
        assert words not in text(client.get(pages[0])), "it is not done yet, as its line says"
        sign(bench, act)
        assert not any(words in text(client.get(one)) for one in pages)
        withdraw(bench, act)
        for one in pages:
            page = text(client.get(one))
            assert words in page
            assert act.instrument.tag in page
        order = line.order
        order.refresh_from_db()
        sent = {"version": order.version, "to": "Bu Sri"}
        assert client.post(pages[1], sent).status_code == 302
        assert words not in text(client.get(pages[0]))

    def test_the_register_lists_it_apart(self, bench, act):
        proven = unmarked(bench, marks=SAH, unmarkable="")
        assert listed(Standing.UNPROVEN) == [act.instrument_id]
        assert listed(Standing.VALID) == [proven.instrument_id]
        rows = marks.verifications(bench.acts("tester"))
        for value, found in (("unproven", act), ("valid", proven)):
            assert [one.pk for one in marks.with_worth(rows, value, DAY)] == [found.pk]

    def test_the_report_counts_the_test_and_reaches_nobody(self, bench, act):
        report = reporting.report(bench.agency, ReportPeriod(DAY.year))
        assert report.total.instruments.tested == 1
        assert report.reached.instruments == 0
        period = ReportPeriod(DAY.year)
        [row] = national.rows(bench.agency.pk, period, lambda _done: None)
        assert (row["result"], row["valid_until"], row["certificate"]) == ("sah", None, "")
        sign_again = services.ask_certificate(actor=bench.acts("tester"), verification_id=act.pk)
        services.sign_certificate(actor=bench.chief(), certificate_id=sign_again.pk)
        assert reporting.report(bench.agency, ReportPeriod(DAY.year)).reached.instruments == 1
