"""Which standards a sheet names: those of its kind, and only what the tester has at hand."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.urls import reverse

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.fitness import Unfit
from teraju.modules.metrology.domain.tested_with import may_test, needed_for, serves
from teraju.modules.metrology.models import Issue, IssuedStandard, Standard
from teraju.modules.metrology.models.unit_choices import StandardKind
from teraju.modules.metrology.selectors.field import of_session
from teraju.modules.metrology.selectors.field_package import package_of
from teraju.modules.metrology.selectors.standards import standards_fit, told_together
from teraju.modules.metrology.services import certificate_papers, issues, sheets
from teraju.modules.metrology.sheet_refusals import StandardRefused

from .field_world import a_day
from .sheet_world import DAY, build_bench
from .test_sheet_orders import a_line, opened
from .unit_world import out, standard

CAN = {"kind": "measure", "accuracy_class": "", "nominal": Decimal(20), "unit": "L", "count": 1}


def described(kind: str, nominal: str = "1", unit: str = "kg", of: str = "M2") -> SimpleNamespace:
    return SimpleNamespace(kind=kind, accuracy_class=of, nominal=Decimal(nominal), unit=unit)


@pytest.mark.parametrize(
    ("kind", "one", "expected"),
    [
        ("table_scale", described("weight"), True),
        ("table_scale", described("measure", "20", "L", ""), False),
        ("fuel_dispenser", described("weight"), False),
        ("fuel_dispenser", described("measure", "20", "L", ""), True),
        ("fuel_dispenser", described("measure", "100", "mL", ""), True),
        ("fuel_dispenser", described("measure", "20.001", "L", ""), False),
        ("fuel_dispenser", described("measure", "500", "L", ""), False),
        ("fuel_dispenser", described("measure", "20", "", ""), False),
        ("tank_truck", described("measure", "500", "L", ""), True),
        ("tank_truck", described("measure", "20", "L", ""), False),
        ("gold_balance", described("weight", "50", "g", "F2"), True),
        ("gold_balance", described("weight", "50", "g", "m1"), True),
        ("gold_balance", described("weight", "50", "g", "M2"), False),
        ("common_weight", described("balance", "32", "kg", ""), True),
        ("tape", described("length", "10", "m", ""), True),
        ("moisture_meter", described("other", "1", "", ""), True),
        ("gas_meter", described("measure", "20", "L", ""), True),
        ("gas_meter", described("weight"), False),
        ("taximeter", described("weight"), False),
    ],
)
def test_what_a_kind_is_tested_with(kind, one, expected):
    assert serves(kind, one, DAY) is expected


def test_every_row_names_a_kind_of_the_catalogue_and_of_the_register():
    kinds = catalogue().kinds
    known = {code: needed_for(code, DAY) for code in kinds}
    assert [code for code, rows in known.items() if not rows] == []
    assert {each.kind for rows in known.values() for each in rows} <= set(StandardKind)


@pytest.mark.django_db
class TestDesk:
    @pytest.fixture
    def bench(self, settings, client):
        settings.TERAJU_TODAY = DAY
        client.cookies["language"] = "en"
        return build_bench()

    def ticked(self, bench, client, instrument):
        client.force_login(bench.tester)
        page = client.get(reverse("metrology_sheet_open", args=[instrument.pk]))
        return page.context["form"].initial["standards"], page.content.decode()

    def test_only_what_the_kind_needs_is_ticked(self, bench, client):
        can = standard(bench, code="BUS-20", name="Bejana ukur 20 L", **CAN)
        out(bench, job="SPT 13", standards=[can])
        assert self.ticked(bench, client, bench.scale("fuel_dispenser"))[0] == [can.pk]
        assert self.ticked(bench, client, bench.scale("table_scale"))[0] == [bench.weights.pk]
        assert self.ticked(bench, client, bench.scale("level_gauge"))[0] == []

    def ticked_for(self, bench, client, line):
        client.force_login(bench.tester)
        url = reverse("metrology_sheet_open", args=[line.instrument_id])
        return client.get(f"{url}?line={line.pk}").context["form"].initial["standards"]

    def test_at_the_counter_those_of_the_office_are_ticked_first(self, bench, client):
        """What is ticked stands on the certificate: nothing that lay in a bag may."""
        line = a_line(bench)
        assert self.ticked_for(bench, client, line) == [bench.weights.pk]
        here = standard(bench, code="AT-05", name="Bidur", nominal=Decimal(5))
        out(bench, job="Loket", site="office", standards=[here])
        assert self.ticked_for(bench, client, line) == [here.pk]
        assert self.ticked(bench, client, bench.scale())[0] == [here.pk]

    def test_away_those_of_the_own_job_are_ticked_before_those_of_another(self, bench, client):
        line = a_line(bench, site="in_place")
        assert self.ticked_for(bench, client, line) == [bench.weights.pk]
        own = standard(bench, code="AT-05", name="Bidur", nominal=Decimal(5))
        out(bench, job=f"{line.order} (Bu Sri)", standards=[own])
        assert self.ticked_for(bench, client, line) == [own.pk]

    def test_what_another_official_has_out_is_not_offered(self, bench, client):
        other = standard(bench, code="AT-02", name="Bidur", nominal=Decimal(2))
        free = standard(bench, code="AT-03", name="Remidi", nominal=Decimal(2))
        out(bench, job="SPT 13", holder=bench.second, standards=[other])
        _ticked, text = self.ticked(bench, client, bench.scale())
        assert f'value="{other.pk}"' not in text
        assert "AT-02 – It is out with another official." in text
        # At the office what lies there serves as well.
        assert f'value="{free.pk}"' in text

    def test_away_only_what_was_handed_out_serves(self, bench, client):
        free = standard(bench, code="AT-03", name="Remidi", nominal=Decimal(2))
        line = a_line(bench, site="in_place")
        client.force_login(bench.tester)
        url = reverse("metrology_sheet_open", args=[line.instrument_id])
        page = client.get(f"{url}?line={line.pk}").content.decode()
        assert f'value="{free.pk}"' not in page
        assert "AT-03 – It was not handed out to you" in page
        with pytest.raises(StandardRefused, match="handed out first") as refused:
            opened(bench, line, standards=[free.pk])
        assert refused.value.field == "standards"
        sheet = opened(bench, line, standards=[bench.weights.pk])
        with pytest.raises(StandardRefused, match="handed out first"):
            sheets.choose_standards(
                actor=bench.acts("tester"), sheet_id=sheet.pk, standards=[free.pk]
            )

    def test_what_was_due_back_tests_nothing_more(self, bench, client):
        scale = bench.scale()
        Issue.objects.update(issued_on=DAY - timedelta(days=2), due_on=DAY - timedelta(days=1))
        ticked, page = self.ticked(bench, client, scale)
        assert ticked == []
        assert f'value="{bench.weights.pk}"' not in page
        assert "It was due back before this day: bring it back" in page
        with pytest.raises(StandardRefused, match="due back before this day") as refused:
            sheets.open_sheet(
                actor=bench.acts("tester"),
                instrument_id=scale.pk,
                control="subsequent",
                standards=[bench.weights.pk],
            )
        assert refused.value.field == "standards"

    def test_what_went_out_at_the_office_stays_there(self, bench, client):
        Issue.objects.update(site="office")
        line = a_line(bench, site="in_place")
        with pytest.raises(StandardRefused, match="handed out to you at the office"):
            opened(bench, line, standards=[bench.weights.pk])
        client.force_login(bench.tester)
        url = reverse("metrology_sheet_open", args=[line.instrument_id])
        page = client.get(f"{url}?line={line.pk}").content.decode()
        assert "It was handed out to you at the office and stays there" in page
        assert self.ticked(bench, client, bench.scale())[0] == [bench.weights.pk]

    def test_a_weight_beyond_max_is_not_offered_and_not_taken(self, bench, client):
        heavy = standard(bench, code="AT-20", name="Bidur 20 kg", nominal=Decimal(20))
        equal = standard(bench, code="AT-10", name="Bidur 10 kg", nominal=Decimal(10))
        out(bench, job="SPT 13", standards=[heavy, equal])
        scale = bench.scale()
        ticked, page = self.ticked(bench, client, scale)
        assert sorted(ticked) == [bench.weights.pk, equal.pk]
        assert f'value="{heavy.pk}"' not in page
        assert "AT-20 – It is heavier than the Max" in page
        sheet = sheets.open_sheet(
            actor=bench.acts("tester"), instrument_id=scale.pk, control="subsequent"
        )
        with pytest.raises(StandardRefused, match="leave out AT-20 Bidur 20 kg") as refused:
            sheets.choose_standards(
                actor=bench.acts("tester"),
                sheet_id=sheet.pk,
                standards=[heavy.pk, bench.weights.pk],
            )
        assert refused.value.field == "standards"

    def test_what_could_not_be_used_stands_on_no_paper(self, bench):
        heavy = standard(bench, code="AT-20", name="Bidur 20 kg", nominal=Decimal(20))
        sheet = bench.record(bench.scale(), standards=[bench.weights.pk, heavy.pk])
        assert [one.code for one in sheet.standards.all()] == ["AT-01"]
        # As older sheets may have it.
        sheet.standards.add(heavy)
        told = dict(certificate_papers._test(sheet.verification))
        assert "AT-20" not in str(told)
        assert "AT-01" in str(told)

    def test_nothing_but_what_is_too_heavy_is_no_test(self, bench):
        heavy = standard(bench, code="AT-20", name="Bidur 20 kg", nominal=Decimal(20))
        with pytest.raises(StandardRefused, match="Heavier than the Max"):
            bench.record(bench.scale(), standards=[heavy.pk])

    def test_at_the_office_what_lies_there_serves(self, bench):
        free = standard(bench, code="AT-03", name="Remidi", nominal=Decimal(2))
        assert bench.record(bench.scale(), standards=[free.pk]).standards.get() == free

    def test_what_went_back_that_day_was_along(self, bench):
        issue = Issue.objects.get()
        issues.take_back_issue(
            actor=bench.acts("counter"),
            issue_id=issue.pk,
            returned_on=DAY,
            stamps={one.pk: one.out for one in issue.stamps.all()},
            standards={one.pk: "in_order" for one in issue.standards.all()},
            rolls={one.pk: one.roll.left for one in issue.rolls.all()},
        )
        out(bench, job="SPT 13", holder=bench.second, standards=[bench.weights])

        def found(person, on=DAY):
            answers = standards_fit(bench.agency.pk, [bench.weights.pk], on, person.pk, away=True)
            return answers[0].reasons

        assert found(bench.tester) == found(bench.second) == ()
        assert found(bench.tester, DAY + timedelta(days=1)) == (Unfit.TAKEN,)
        assert found(bench.tester, DAY - timedelta(days=1)) == (Unfit.NOT_ALONG,)


@pytest.mark.django_db
class TestTelephone:
    @pytest.fixture
    def day(self):
        return a_day()

    def test_the_package_says_what_each_kind_is_tested_with(self, day):
        can = standard(day.bench, code="BUS-20", name="Bejana ukur 20 L", **CAN)
        out(day.bench, job="SPT 13", standards=[can])
        day.bench.scale("fuel_dispenser")
        day.bench.scale("level_gauge")
        found = package_of(day.acts(), of_session(day.session))
        assert {one[0] for one in found["standards"]} == {day.bench.weights.pk, can.pk}
        kinds = found["kinds"]
        assert kinds["fuel_dispenser"]["standards"] == [can.pk]
        assert kinds["table_scale"]["standards"] == [day.bench.weights.pk]
        assert kinds["level_gauge"]["standards"] == []

    def test_what_was_not_handed_out_waits_on_arrival(self, day):
        free = standard(day.bench, code="AT-03", name="Remidi", nominal=Decimal(2))
        sent = day.entry(day.bench.scale(), standards=[free.pk])
        [answer] = day.sync(sent)
        assert answer.outcome == "refused"
        assert "handed out first" in answer.sentence
        # Nothing is lost: what was sent waits as it came, until the tester says what was used.
        assert answer.entry.payload["standards"] == [free.pk]
        better = {"key": str(uuid4()), "replaces": sent["key"], "standards": [day.bench.weights.pk]}
        [taken] = day.sync({**sent, **better})
        assert taken.outcome == "stored"

    def test_what_was_brought_back_before_it_was_sent_is_taken(self, day):
        for one in IssuedStandard.objects.all():
            one.is_out = False
            one.save()
        Issue.objects.update(returned_on=DAY)
        [answer] = day.sync(day.entry(day.bench.scale()))
        assert answer.outcome == "stored", answer.sentence


@pytest.mark.parametrize(
    ("kind", "sorts"),
    [
        ("fuel_dispenser", ("measure",)),
        ("table_scale", ("weight",)),
        ("common_weight", ("weight", "balance")),
        ("taximeter", ("other", "length")),
        ("gas_meter", ("measure", "other")),
    ],
)
def test_of_which_kind_a_standard_has_to_be(kind, sorts):
    assert tuple(one.kind for one in needed_for(kind, DAY)) == sorts


@pytest.mark.parametrize(
    ("kind", "litres", "is_right"),
    [("tank_truck", 20, False), ("tank_truck", 1000, True), ("fuel_dispenser", 1000, False)],
)
def test_a_measure_of_the_wrong_size_measures_nothing(kind, litres, is_right):
    one = Standard(kind="measure", nominal=Decimal(litres), unit="L")
    assert may_test(kind, one, DAY) is is_right
    assert may_test(kind, Standard(kind="measure"), DAY), "its size is not known"


@pytest.mark.django_db
def test_a_pump_is_not_tested_with_weights_alone():
    bench = build_bench()
    pump = bench.scale("fuel_dispenser")
    with pytest.raises(StandardRefused, match="choose one of the kind Measure of volume"):
        sheets.open_sheet(
            actor=bench.acts("tester"),
            instrument_id=pump.pk,
            control="subsequent",
            standards=[bench.weights.pk],
        )


def test_those_of_one_reason_stand_in_one_sentence() -> None:
    """A list of thirty standards is a wall of words before the first box to tick."""
    rows = [
        (Standard(code=code), why) for code, why in (("A", "Far."), ("B", "Old."), ("C", "Far."))
    ]
    assert told_together(rows) == ["A, C – Far.", "B – Old."]
