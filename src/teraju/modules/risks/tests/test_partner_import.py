"""Partners from a file, and the papers about partners and controls."""

from __future__ import annotations

import io
from datetime import date

import pytest

from teraju.modules.risks import services
from teraju.modules.risks.models import Partner
from teraju.modules.risks.partner_refusals import NotComplete, OutOfPlace
from teraju.modules.risks.services.partner_papers import (
    issue_diligence_report,
    issue_provider_list,
    issue_worksheet,
)
from teraju.modules.risks.tests.partner_world import (
    GAP,
    TODAY,
    a_partner,
    decided_diligence,
    filled_worksheet,
    house,
    sent_diligence,
)
from teraju.modules.risks.web.partner_imports import write_partners
from teraju.modules.risks.web.partner_registers import PARTNERS
from teraju.platform.audit.api import TrailEvent
from teraju.platform.exchange.files import to_csv
from teraju.platform.exchange.headings import columns_read, importing_of
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.plans import Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.sheets import read_sheet
from teraju.platform.papers.api import papers_of

pytestmark = pytest.mark.django_db
SOURCE = Source("mitra.csv", "0" * 64)
HEADS = "Partner,What it does for the agency,Kind,Agency,Affects the quality of services,Since"


@pytest.fixture
def home():
    return house()


def planned(home, body, who="owner"):
    scope = Scope(home.at(who), home.government)
    reading = read_rows(PARTNERS, read_sheet(io.BytesIO(body), "text/csv"), scope)
    plan = compare(PARTNERS, reading, scope, SOURCE)
    return scope, plan, reading.faults.named


def a_file(home, *rows, heads=HEADS):
    lines = [heads, *(row.replace("HERE", home.agency.short_name) for row in rows)]
    return "\n".join(lines).encode()


class TestImport:
    def test_enters_and_changes_all_at_once_with_one_event(self, home):
        old = a_partner(home, "above_low", name="CV Lama", contact="Lama")
        scope, plan, faults = planned(
            home,
            a_file(
                home,
                "CV Lama,Jasa boga dan sewa,provider,HERE,ya,01/02/2018",
                "PT Baru,Aplikasi,associate,HERE,tidak,15/01/2018",
            ),
        )
        assert not faults
        write_partners(scope, plan)
        old.refresh_from_db()
        new = Partner.objects.get(name="PT Baru")
        assert (old.supplies, old.begun_on, old.contact) == (
            "Jasa boga dan sewa",
            date(2018, 2, 1),
            "Lama",
        )
        # What was judged of a partner no file overwrites.
        assert old.bribery_level == "above_low"
        assert (new.kind, new.affects_service, new.bribery_level) == (
            "associate",
            False,
            "unknown",
        )
        event = TrailEvent.objects.get(verb="risks.partners.imported")
        assert event.changes["added"] == [None, 1]

    def test_tells_every_fault_in_its_cell(self, home):
        ended = a_partner(home, "low", name="CV Usai")
        services.end_partner(
            actor=home.at("owner"), partner_id=ended.pk, ended_on=TODAY, reason="Selesai"
        )
        heads = f"{HEADS},NPWP,NIB"
        _scope, _plan, faults = planned(
            home,
            a_file(
                home,
                "PT A,Aplikasi,provider,HERE,ya,15/01/2018,12,",
                "PT B,Aplikasi,provider,HERE,ya,15/01/2018,,12",
                "PT C,Aplikasi,provider,HERE,ya,15/03/2190,,",
                "CV Usai,Aplikasi,provider,HERE,ya,15/01/2018,,",
                "PT D,Aplikasi,friend,HERE,ya,15/01/2018,,",
                "PT E,Aplikasi,provider,Nowhere,ya,15/01/2018,,",
                heads=heads,
            ),
        )
        assert [(one.row, one.column) for one in faults] == [
            (6, "C"),
            (7, "D"),
            (2, "G"),
            (3, "H"),
            (4, "F"),
            (5, "A"),
        ]

    def test_what_is_taken_away_comes_back_unchanged(self, home):
        a_partner(home, "low", tax_number="01.234.567.8-901.000", business_number="0" * 13)
        scope = Scope(home.at("owner"), home.government)
        body = to_csv(columns_read(PARTNERS), list(importing_of(PARTNERS).standing(scope)))
        _scope, plan, faults = planned(home, body)
        assert not faults
        assert plan.is_empty

    def test_strangers_meet_no_partner_of_others(self, home):
        a_partner(home)
        scope = Scope(home.at("stranger"), home.government)
        assert not list(importing_of(PARTNERS).standing(scope))


class TestPapers:
    def test_a_report_of_a_decided_due_diligence_is_for_those_who_may_read_it(self, home):
        partner = a_partner(home, "above_low")
        sent = sent_diligence(home, partner, reports="unclear")
        with pytest.raises(OutOfPlace):
            issue_diligence_report(actor=home.at("head"), diligence_id=sent.pk)
        services.give_back_diligence(
            actor=home.at("compliance"), diligence_id=sent.pk, reason="Lengkapi"
        )
        services.drop_diligence(actor=home.at("owner"), diligence_id=sent.pk, reason="Ulang")
        decided = decided_diligence(home, partner)
        first = issue_diligence_report(actor=home.at("head"), diligence_id=decided.pk)
        second = issue_diligence_report(actor=home.at("head"), diligence_id=decided.pk)
        first.refresh_from_db()
        assert (first.is_valid, second.is_valid) == (False, True)
        assert partner.name not in str(second.facts)
        assert list(papers_of(home.at("compliance"), decided))
        assert not list(papers_of(home.at("staff"), decided))

    def test_a_worksheet_is_frozen_once_it_is_approved(self, home):
        sheet = filled_worksheet(home, **GAP)
        with pytest.raises(OutOfPlace):
            issue_worksheet(actor=home.at("head"), worksheet_id=sheet.pk)
        services.send_worksheet(actor=home.at("compliance"), worksheet_id=sheet.pk)
        services.approve_worksheet(actor=home.at("head"), worksheet_id=sheet.pk)
        paper = issue_worksheet(actor=home.at("head"), worksheet_id=sheet.pk)
        assert paper.is_valid
        assert not paper.replaced_glyphs

    def test_the_list_of_providers_holds_those_that_were_kept(self, home):
        with pytest.raises(NotComplete):
            issue_provider_list(actor=home.at("head"), agency=home.agency)
        partner = a_partner(home, "low")
        services.evaluate_provider(
            actor=home.at("coordinator"),
            partner_id=partner.pk,
            since=TODAY,
            until=TODAY,
            marks=dict.fromkeys(("quality", "time", "service", "price", "papers"), 3),
            reason="Catatan penerimaan",
        )
        assert issue_provider_list(actor=home.at("head"), agency=home.agency).is_valid
