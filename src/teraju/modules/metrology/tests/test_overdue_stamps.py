"""Stamps go out for one job: when its days are over they mark nothing, unless it is done."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from teraju.modules.metrology.models import Issue, Standard, Verification
from teraju.modules.metrology.selectors.field import of_session
from teraju.modules.metrology.selectors.field_package import package_of
from teraju.modules.metrology.selectors.stamps import late_marks, stock_of, with_late_use
from teraju.modules.metrology.services import stickers
from teraju.modules.metrology.sheet_refusals import StampRefused

from .field_world import a_day
from .sheet_world import build_bench
from .test_sheet_meanwhile import field_stamps, marked, read
from .test_sheet_orders import a_line, opened
from .unit_world import DAY, out

pytestmark = pytest.mark.django_db
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def bench():
    return build_bench()


@pytest.fixture
def day():
    return a_day()


def due(until: date) -> Issue:
    Issue.objects.update(due_on=until)
    return Issue.objects.get()


class TestDesk:
    def test_what_was_due_back_marks_nothing(self, bench):
        sheet = read(bench)
        with pytest.raises(StampRefused, match="SPT 12/2019") as refused:
            marked(bench, sheet, NEXT)
        assert "handed out for this job" in str(refused.value)
        assert refused.value.field == "marks"
        assert not Verification.objects.exists()

    def test_on_its_last_day_it_marks(self, bench):
        sheet = read(bench)
        due(NEXT)
        assert marked(bench, sheet, NEXT).result == "sah"

    def test_those_of_another_hand_out_serve_beside_it(self, bench):
        sheet = read(bench)
        out(bench, NEXT, stamps=field_stamps(bench))
        marked(bench, sheet, NEXT)
        # They are the same stamps by kind and size: nothing was marked late.
        first = Issue.objects.order_by("pk")[0]
        assert not late_marks(first, NEXT).exists()

    def test_away_the_form_says_for_which_other_job_they_went_out(self, bench, client, settings):
        settings.TERAJU_TODAY = DAY
        line = a_line(bench, site="in_place")
        sheet = opened(bench, line, standards=[bench.weights.pk])
        client.cookies["language"] = "en"
        client.force_login(bench.tester)
        address = reverse("metrology_sheet_decide", args=[sheet.pk])
        warning = "handed out for another job: SPT 12/2019"
        assert warning in client.get(address).content.decode()
        Issue.objects.update(job=f"Order {line.order}")
        assert warning not in client.get(address).content.decode()

    def test_the_form_says_so_before_anything_is_typed(self, bench, client, settings):
        sheet = read(bench)
        client.cookies["language"] = "en"
        client.force_login(bench.tester)
        settings.TERAJU_TODAY = DAY
        page = client.get(reverse("metrology_sheet_decide", args=[sheet.pk])).content.decode()
        assert "Stamps handed out for" in page
        assert "SPT 12/2019" in page
        settings.TERAJU_TODAY = NEXT
        page = client.get(reverse("metrology_sheet_decide", args=[sheet.pk])).content.decode()
        assert "What you have of stamps was due back before this day: SPT 12/2019" in page


class TestTelephone:
    def test_the_package_says_until_when(self, day):
        found = package_of(day.acts(), of_session(day.session))
        assert {one[3] for one in found["stamps"]} == {DAY.isoformat()}

    def test_it_is_said_for_which_other_job_the_stamps_went_out(self, day):
        def told():
            return package_of(day.acts(), of_session(day.session))["stamps_for"]

        assert told() == ["SPT 12/2019"]
        Issue.objects.update(job="Sidang Pasar Uji")
        assert told() == []

    def test_a_standard_that_may_not_be_used_stays_behind(self, day):
        assert package_of(day.acts(), of_session(day.session))["standards"]
        day.bench.weights.certificates.update(due_on=DAY - timedelta(days=1))
        Standard.objects.update(due_on=DAY - timedelta(days=1))
        assert package_of(day.acts(), of_session(day.session))["standards"] == []

    def test_what_was_marked_all_the_same_arrives_and_is_shown_to_the_keeper(
        self, day, client, settings
    ):
        issue = due(DAY)
        Issue.objects.update(issued_on=DAY - timedelta(days=2), due_on=DAY - timedelta(days=1))
        [answer] = day.sync(day.entry(day.bench.scale()))
        assert answer.outcome == "stored", answer.sentence
        issue.refresh_from_db()
        [mark] = late_marks(issue, DAY)
        assert mark.verification.sheet.field_entry.key == answer.entry.key
        assert list(with_late_use(Issue.objects.all(), DAY)) == [issue]
        settings.TERAJU_TODAY = DAY
        client.cookies["language"] = "en"
        client.force_login(day.bench.counter)
        page = client.get(issue.get_absolute_url()).content.decode()
        assert "Marked after it was due back" in page
        assert "Tested with after it was due back" in page
        assert str(day.bench.weights) in page.partition("Tested with after")[2]
        assert mark.verification.instrument.tag in page
        register = client.get(f"{reverse('metrology_issues')}?back=used_late").content.decode()
        assert "SPT 12/2019" in register

    def test_the_package_says_until_when_of_standards_too(self, day):
        found = package_of(day.acts(), of_session(day.session))
        assert [one[3] for one in found["standards"]] == [DAY.isoformat()]

    def test_a_standard_of_the_office_stays_there(self, day):
        Issue.objects.update(site="office")
        assert package_of(day.acts(), of_session(day.session))["standards"] == []
        [answer] = day.sync(day.entry(day.bench.scale()))
        assert answer.outcome == "refused"
        assert "handed out to you at the office" in answer.sentence

    def test_a_roll_that_was_withdrawn_stays_behind(self, day):
        found = package_of(day.acts(), of_session(day.session))
        assert [one[0] for one in found["rolls"]] == ["R-1"]
        stickers.withdraw_roll(
            actor=day.bench.acts("counter"), roll_id=day.bench.roll.pk, reason="Dicuri"
        )
        assert package_of(day.acts(), of_session(day.session))["rolls"] == []

    def test_in_time_there_is_nothing_to_show(self, day):
        [answer] = day.sync(day.entry(day.bench.scale()))
        assert answer.outcome == "stored"
        assert not late_marks(Issue.objects.get(), NEXT).exists()
        assert not with_late_use(Issue.objects.all(), NEXT).exists()
        assert stock_of(day.bench.agency.pk, DAY.year) is not None
