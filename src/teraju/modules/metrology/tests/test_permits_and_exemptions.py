"""A permit that runs out by date, an exemption that was refused, a mark void by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.translation import override

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import register_inbox
from teraju.modules.metrology.domain.marks import BY_HAND, BY_MINUTES, Result, VoidReason
from teraju.modules.metrology.models import Instrument, Sheet, Verification
from teraju.modules.metrology.services import registers as services
from teraju.modules.metrology.web.register_words import permit_status
from teraju.modules.metrology.web.sheet_forms import AgainForm, VoidForm
from teraju.platform.files import store
from teraju.platform.papers.api import papers_of
from teraju.platform.papers.tests.samples import text_of

from .register_pages import browser, summary, text, url
from .register_world import TODAY, Unit, a_repairer, a_request, a_unit, an_instrument, verified

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def unit() -> Unit:
    return a_unit()


class TestPermit:
    def test_one_that_names_no_kind_says_that_it_is_for_all(self, unit):
        one, client = a_repairer(unit, kinds=[]), browser(unit, "counter")
        for page in (url("repairers"), one.get_absolute_url()):
            assert "every kind" in text(client.get(page))
        for form in (url("repairer_add"), url("repairer_change", one.pk)):
            assert "the permit counts for every kind" in text(client.get(form))

    @pytest.mark.parametrize(
        ("until", "tone", "word"),
        [
            (None, "good", "Permit is valid"),
            (TODAY + 61 * DAY, "good", "Permit is valid"),
            (TODAY + 60 * DAY, "warn", "Permit runs out soon"),
            (TODAY, "warn", "Permit runs out soon"),
            (TODAY - DAY, "bad", "Permit has run out"),
        ],
    )
    def test_its_status_tells_in_time(self, unit, until, tone, word):
        one = a_repairer(unit, permit_until=until)
        with override("en"):
            status = permit_status(one, TODAY)
            assert (status.tone, str(status.word)) == (tone, word)

    @pytest.mark.parametrize(
        ("until", "is_told"),
        [
            (None, False),
            (TODAY + 61 * DAY, False),
            (TODAY + 60 * DAY, True),
            (TODAY - DAY, True),
        ],
    )
    def test_whoever_keeps_the_register_is_told(self, unit, until, is_told):
        one = a_repairer(unit, permit_until=until)
        items = register_inbox.waiting(unit.at("counter"))
        assert [each.url for each in items] == ([one.get_absolute_url()] if is_told else [])
        assert [each.due for each in items] == ([until] if is_told else [])
        assert not register_inbox.waiting(unit.at("tester"))
        services.end_repairer(
            actor=unit.at("counter"), repairer_id=one.pk, ended_on=TODAY, reason="Pindah"
        )
        assert not register_inbox.waiting(unit.at("counter"))

    def test_the_form_says_why_nobody_is_offered(self, unit):
        gone = a_repairer(unit, permit_until=TODAY - DAY)
        other = a_repairer(
            unit, name="Lain", permit_number="9", kinds=["dacin"], permit_until=TODAY - DAY
        )
        sheet = Sheet(agency=unit.agency, instrument=an_instrument(unit))
        with override("en"):
            field = AgainForm(viewer=unit.at("tester"), sheet=sheet).fields["repairer"]
            said = str(field.help_text)
        assert f"Not {gone.name}: the permit held until 13 March 2018" in said.replace("\xa0", " ")
        assert other.name not in said
        assert not field.queryset.exists()
        services.change_repairer(actor=unit.at("counter"), repairer_id=gone.pk, permit_until=TODAY)
        field = AgainForm(viewer=unit.at("tester"), sheet=sheet).fields["repairer"]
        assert gone.name not in str(field.help_text)
        assert field.queryset.get() == gone


class TestRequestedExemption:
    def test_transport_alone_is_for_tanks(self, unit):
        scale = an_instrument(unit)
        with pytest.raises(DomainError, match="tanks of trucks"):
            a_request(unit, scale, purpose="transport")
        truck = an_instrument(unit, owner=scale.owner, place=scale.place, kind="tank_truck")
        assert a_request(unit, truck, purpose="transport").purpose == "transport"

    def test_whoever_decides_sees_what_the_mark_is_worth(self, unit):
        scale = an_instrument(unit)
        one, client = a_request(unit, scale), browser(unit, "head")
        for page in (url("exemption", one.pk), url("exemption_decide", one.pk)):
            assert "Not verified yet" in text(client.get(page))
        verified(scale)
        shown = text(client.get(url("exemption_decide", one.pk)))
        assert "Mark today" in shown
        assert "Valid until 14 March 2019" in shown.replace("\xa0", " ").replace("&nbsp;", " ")


class TestDecision:
    def test_a_reason_is_asked_for_to_refuse_only(self, unit):
        one, client = a_request(unit, verified(an_instrument(unit))), browser(unit, "head")
        said = {"version": one.version, "reason": ""}
        answer = client.post(url("exemption_decide", one.pk), {**said, "is_granted": "no"})
        assert answer.status_code == 422
        assert "Reason: Say why." in summary(answer)
        answer = client.post(url("exemption_decide", one.pk), {**said, "is_granted": "yes"})
        assert answer.status_code == 302
        one.refresh_from_db()
        assert (one.state, one.decision_reason) == ("granted", "")

    @pytest.mark.parametrize(
        ("told", "words"),
        [
            ({"make": "", "serial": ""}, "timbangan meja 10 kg, nomor tanda {tag}, dibebaskan"),
            (
                {"make": "Naga", "serial": "N-7"},
                "timbangan meja 10 kg, merek Naga, nomor N-7, nomor tanda {tag}, dibebaskan",
            ),
        ],
    )
    def test_the_certificate_names_what_is_known_and_each_once(self, unit, told, words):
        one = a_request(unit, verified(an_instrument(unit, **told)))
        who = unit.at("head")
        services.decide_exemption(actor=who, exemption_id=one.pk, is_granted=True)
        [paper] = papers_of(who, one)
        with store.open(paper.sha256) as content:
            printed = " ".join(text_of(content.read()).split())
        assert words.format(tag=one.instrument.tag) in printed


class TestRefusedExemption:
    @pytest.fixture
    def refused(self, unit):
        one = a_request(unit, verified(an_instrument(unit)))
        return services.decide_exemption(
            actor=unit.at("head"), exemption_id=one.pk, is_granted=False, reason="Dipakai berdagang"
        )

    def test_it_says_what_follows_and_how_to_ask_again(self, unit, refused):
        shown = text(browser(unit, "counter").get(url("exemption", refused.pk)))
        assert "It is verified again as before" in shown
        assert "Issued papers" in shown
        assert ">Certificate<" not in shown
        assert "HANYA UNTUK KONTROL PERUSAHAAN" not in shown
        assert f'href="{url("exemption_request", refused.instrument_id)}"' in shown
        assert url("exemption_request", refused.instrument_id) not in text(
            browser(unit, "staff").get(url("exemption", refused.pk))
        )

    def test_whoever_asked_in_writing_is_answered_in_writing(self, unit, refused):
        [paper] = papers_of(unit.at("head"), refused)
        assert (paper.is_valid, paper.is_public) == (True, False)
        with store.open(paper.sha256) as content:
            words = " ".join(text_of(content.read()).split())
        for said in ("01/X", refused.instrument.tag, "Dipakai berdagang", "ditolak", "Susi Contoh"):
            assert said in words, said
        facts = str(paper.facts)
        assert refused.instrument.tag in facts
        # The reason and the owner are theirs alone.
        assert "Dipakai berdagang" not in facts
        assert "Susi" not in facts

    def test_one_that_is_withdrawn_leaves_no_words_on_it(self, unit):
        one = a_request(unit, verified(an_instrument(unit)))
        said = {"actor": unit.at("head"), "exemption_id": one.pk}
        services.decide_exemption(**said, is_granted=True, reason="Laboratorium")
        shown = text(browser(unit, "counter").get(url("exemption", one.pk)))
        assert "HANYA UNTUK KONTROL PERUSAHAAN" in shown
        services.withdraw_exemption(**said, reason="Dipindahkan")
        shown = text(browser(unit, "counter").get(url("exemption", one.pk)))
        assert "Words on the instrument" not in shown
        assert "the words come off it" in shown

    def test_asked_again_while_another_is_open_it_is_not_offered(self, unit, refused):
        a_request(unit, refused.instrument)
        shown = text(browser(unit, "counter").get(url("exemption", refused.pk)))
        assert url("exemption_request", refused.instrument_id) not in shown


def test_out_of_use_is_said_on_the_instrument_and_no_reason_by_hand():
    """Only what is damaged, opened, changed or moved loses its mark (articles 25 and 27)."""
    assert VoidReason.OUT_OF_USE not in BY_HAND
    act = Verification(result=Result.SAH, instrument=Instrument(is_fixed=True))
    offered = [code for code, _word in VoidForm(verification=act).fields["reason"].choices]
    assert set(offered) == set(VoidReason) - {VoidReason.OUT_OF_USE} - BY_MINUTES
