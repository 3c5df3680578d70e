from datetime import date, datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import NOW, AgencyFactory, GovernmentFactory, viewer
from teraju.platform.audit.api import TrailEvent
from teraju.platform.files import store
from teraju.platform.papers import making, services
from teraju.platform.papers.models import NumberSeries, Paper
from teraju.platform.papers.numbers import official_number
from teraju.platform.papers.selectors import (
    paper_by_code,
    paper_by_content,
    papers,
    papers_of,
)
from teraju.platform.papers.services import (
    CrestUnfit,
    PaperAlreadyRevoked,
    ReplacementUnknown,
    Signatory,
    letterhead_of,
    replace_earlier,
    revoke_paper,
    take_back_papers,
)
from teraju.platform.papers.signing import verify

from .factories import issued
from .samples import letter, programme, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return AgencyFactory(code="INSP", head_title="Inspektur")


def content(paper):
    with store.open(paper.sha256, public=paper.is_public) as file:
        return file.read()


class TestIssue:
    def test_it_numbers_signs_keeps_and_records(self, agency):
        actor = viewer(agency=agency)
        paper = issued(agency, actor=actor)
        pdf = content(paper)
        assert paper.number == "001/INSP/III/2018"
        assert (sha256(pdf).hexdigest(), len(pdf)) == (paper.sha256, paper.size)
        assert verify(pdf).genuine
        assert verify(pdf).signer == agency.government.name
        assert verify(pdf).signed_at == actor.now
        words = text_of(pdf)
        for part in (
            paper.number,
            paper.code,
            "http://testserver/v/",
            "Inspektur",
            "14 Maret 2018",
        ):
            assert part in words
        event = TrailEvent.objects.get(verb="papers.paper.issued")
        assert event.target_id == str(paper.pk)
        assert event.changes["sha256"] == [None, paper.sha256]

    @pytest.mark.parametrize("is_public", [True, False])
    def test_only_public_papers_reach_the_public_store(self, agency, is_public):
        paper = issued(agency, is_public=is_public)
        assert store.exists(paper.sha256, public=True) is is_public
        assert store.exists(paper.sha256, public=False) is not is_public

    def test_numbers_run_on(self, agency):
        numbers = [issued(agency).number for _ in range(3)]
        assert numbers == [f"00{n}/INSP/III/2018" for n in (1, 2, 3)]

    @pytest.mark.parametrize("broken", ["render", "sign", "put"])
    def test_a_failure_leaves_no_number_behind(self, agency, monkeypatch, broken):
        def fail(*_args, **_kwargs):
            raise ZeroDivisionError

        owner = {"render": making, "sign": making.signing, "put": services.store}[broken]
        with monkeypatch.context() as patch:
            patch.setattr(owner, broken, fail)
            with pytest.raises(ZeroDivisionError):
                issued(agency)
        assert not Paper.objects.exists()
        assert not NumberSeries.objects.filter(last__gt=0).exists()
        assert issued(agency).number.startswith("001/")

    def test_lazy_texts_are_written_in_the_language_of_the_paper(self, agency):
        facts = [(gettext_lazy("January"), NOW.date()), ("Kosong", None)]
        paper = issued(agency, public_facts=facts, title=gettext_lazy("March"), language="id")
        assert paper.title == "Maret"
        assert paper.fact_lines() == [("Januari", "14 Maret 2018"), ("Kosong", "belum diketahui")]
        english = issued(agency, public_facts=facts, title=gettext_lazy("March"), language="en")
        assert english.title == "March"
        assert english.fact_lines()[0] == ("January", "14 March 2018")

    def test_each_template_can_be_issued(self, agency):
        paper = issued(agency, template="programme_summary", data=programme(), is_example=True)
        assert "Data contoh" in text_of(content(paper))
        assert paper.is_example

    def test_the_author_is_told_what_could_not_be_printed(self, agency):
        assert issued(agency, data=letter("😀 ꦗ")).replaced_glyphs == "ꦗ 😀"

    def test_a_government_signs_with_its_head_at_its_seat(self):
        government = GovernmentFactory(head_title="Bupati", region__name="Kabupaten Serang")
        agency = AgencyFactory(government=government)
        paper = issued(agency, agency=None, government=government, target=government)
        assert paper.issued_office == "Bupati"
        assert "Serang, 14 Maret 2018" in text_of(content(paper))

    def test_another_signatory_can_be_named(self, agency):
        paper = issued(agency, signatory=Signatory("Sekretaris Daerah", "Ciruas"))
        assert paper.issued_office == "Sekretaris Daerah"
        assert "Ciruas, 14 Maret 2018" in text_of(content(paper))

    def test_an_unfit_crest_is_said_so(self, agency):
        agency.government.crest = b"GIF89a"
        with pytest.raises(CrestUnfit):
            issued(agency)

    @pytest.mark.parametrize("text", ['#read("/etc/passwd")', "<script>alert(1)</script>", "{{1}}"])
    def test_hostile_texts_stay_texts(self, agency, text):
        paper = issued(
            agency, title=text, data=letter(text, title=text), public_facts=[(text, text)]
        )
        assert paper.fact_lines() == [(text, text)]
        assert text in text_of(content(paper))


@pytest.mark.parametrize(
    ("name", "on_paper"),
    [
        ("Kabupaten Serang", "Pemerintah Kabupaten Serang"),
        ("Pemerintah Kota Kupang", "Pemerintah Kota Kupang"),
    ],
)
def test_the_letterhead_names_the_government_and_the_address(name, on_paper):
    government = GovernmentFactory(name=name, address="Jalan A", contact="a@b.example")
    agency = AgencyFactory(government=government, name="Inspektorat", address="Jalan B")
    assert letterhead_of(government).government == on_paper
    assert letterhead_of(government).address == ("Jalan A", "a@b.example")
    assert letterhead_of(government, agency).address == ("Jalan B", "a@b.example")


def test_the_day_of_issue_is_that_of_the_place():
    agency = AgencyFactory(government__timezone="Asia/Jayapura")
    early = datetime(2018, 3, 15, 0, 30, tzinfo=ZoneInfo("Asia/Jayapura"))
    paper = issued(agency, actor=viewer(agency=agency, now=early))
    assert Paper.objects.get(pk=paper.pk).issued_on == date(2018, 3, 15)
    assert "15 Maret 2018" in text_of(content(paper))


class TestRevoke:
    @pytest.fixture
    def head(self, agency):
        return viewer(Role.AGENCY_HEAD, agency=agency)

    def test_it_says_when_and_why(self, agency, head):
        paper = issued(agency)
        revoked = revoke_paper(actor=head, paper_id=paper.pk, reason=" Salah tanggal ")
        assert (revoked.status, revoked.revoked_at) == ("revoked", head.now)
        assert revoked.revoked_reason == "Salah tanggal"
        assert (revoked.version, Paper.objects.get().version) == (2, 2)
        event = TrailEvent.objects.get(verb="papers.paper.revoked")
        assert event.changes["status"] == ["valid", "revoked"]

    def test_it_may_name_the_paper_that_takes_its_place(self, agency, head):
        old, new = issued(agency), issued(agency)
        typed = new.code.lower().replace("-", " ")
        revoked = revoke_paper(actor=head, paper_id=old.pk, reason="Diganti", replacement=typed)
        assert revoked.replaced_by == new

    @pytest.mark.parametrize("which", ["itself", "nonsense", "another government's", "revoked"])
    def test_a_replacement_must_be_a_valid_paper_of_the_government(self, agency, head, which):
        paper, other = issued(agency), issued(agency)
        if which == "another government's":
            other = issued()
        if which == "revoked":
            revoke_paper(actor=head, paper_id=other.pk, reason="x")
        typed = {"itself": paper.code, "nonsense": "abc"}.get(which, other.code)
        with pytest.raises(ReplacementUnknown) as refusal:
            revoke_paper(actor=head, paper_id=paper.pk, reason="x", replacement=typed)
        assert refusal.value.field == "replacement"
        paper.refresh_from_db()
        assert paper.is_valid

    def test_who_issues_a_newer_one_replaces_the_earlier_of_its_kind(self, agency):
        issuer = viewer(Role.SURVEY_MANAGER, agency=agency)
        old, other, new = (issued(agency) for _number in range(3))
        Paper.objects.filter(pk=other.pk).update(target_id="999")
        replace_earlier(actor=issuer, paper=new)
        replace_earlier(actor=issuer, paper=new)
        old.refresh_from_db()
        assert (old.is_valid, old.replaced_by) == (False, new)
        assert old.revoked_reason == "Ada yang lebih baru menggantikannya."
        assert Paper.objects.get(pk=other.pk).is_valid
        assert Paper.objects.get(pk=new.pk).is_valid
        assert TrailEvent.objects.filter(verb="papers.paper.revoked").count() == 1

    def test_what_a_step_takes_back_is_said_by_none_of_its_papers(self, agency):
        paper = issued(agency)
        Paper.objects.filter(pk=paper.pk).update(
            target_type=agency._meta.label_lower, target_id=str(agency.pk)
        )
        take_back_papers(actor=viewer(agency=agency), target=agency, reason="Ditarik")
        paper.refresh_from_db()
        assert (paper.is_valid, paper.revoked_reason) == (False, "Ditarik")

    def test_once_is_enough(self, agency, head):
        paper = issued(agency)
        revoke_paper(actor=head, paper_id=paper.pk, reason="x")
        with pytest.raises(PaperAlreadyRevoked):
            revoke_paper(actor=head, paper_id=paper.pk, reason="y")

    def test_without_a_reason_it_is_refused(self, agency, head):
        with pytest.raises(DomainError) as refusal:
            revoke_paper(actor=head, paper_id=issued(agency).pk, reason="  ")
        assert refusal.value.field == "reason"

    @pytest.mark.parametrize("role", [Role.STAFF, Role.ADMINISTRATOR, Role.QUALITY_COORDINATOR])
    def test_others_may_not(self, agency, role):
        with pytest.raises(NotAllowed):
            revoke_paper(actor=viewer(role, agency=agency), paper_id=issued(agency).pk, reason="x")

    def test_the_head_of_another_agency_may_not(self, agency):
        other = AgencyFactory(government=agency.government)
        with pytest.raises(NotAllowed):
            revoke_paper(
                actor=viewer(Role.AGENCY_HEAD, agency=other),
                paper_id=issued(agency).pk,
                reason="x",
            )

    def test_the_regional_secretary_may(self, agency):
        actor = viewer(Role.REGIONAL_SECRETARY, government=agency.government)
        assert not revoke_paper(actor=actor, paper_id=issued(agency).pk, reason="x").is_valid


class TestConstraints:
    @pytest.mark.parametrize(
        "changes",
        [
            {"status": "revoked"},
            {"status": "other"},
            {"revoked_at": NOW},
            {"status": "revoked", "revoked_at": NOW, "revoked_reason": ""},
            {"status": "revoked", "revoked_at": NOW.replace(year=2017), "revoked_reason": "x"},
        ],
    )
    def test_a_half_revoked_paper_cannot_be(self, agency, changes):
        paper = issued(agency)
        with pytest.raises(IntegrityError), transaction.atomic():
            Paper.objects.filter(pk=paper.pk).update(**changes)

    @pytest.mark.parametrize("field", ["code", "number"])
    def test_codes_and_numbers_are_given_once(self, agency, field):
        first, second = issued(agency), issued(agency)
        with pytest.raises(IntegrityError), transaction.atomic():
            Paper.objects.filter(pk=second.pk).update(**{field: getattr(first, field)})


class TestSelectors:
    def test_a_stranger_and_a_guest_see_nothing(self, agency):
        issued(agency)
        assert papers(viewer(Role.AGENCY_HEAD, agency=agency)).count() == 1
        assert papers(viewer(Role.ADMINISTRATOR)).count() == 0
        assert papers(viewer(Role.BODY_AUDITOR, agency=agency)).count() == 0

    def test_papers_of_a_record_are_the_latest_first(self, agency):
        other = AgencyFactory(government=agency.government)
        first, second = issued(agency), issued(agency)
        issued(agency, target=other)
        assert papers_of(viewer(Role.STAFF, agency=agency), agency) == [second, first]

    def test_a_code_is_found_as_typed_and_a_content_by_its_hash(self, agency):
        paper = issued(agency)
        assert paper_by_code(paper.code.lower().replace("-", "")) == paper
        assert paper_by_code("0000-0000-0000") is None
        assert paper_by_code("") is None
        assert paper_by_content(paper.sha256) == paper
        assert paper_by_content("0" * 64) is None


def test_a_crowd_of_papers_leaves_one_row_per_series(agency):
    for _ in range(3):
        issued(agency)
    official_number(government=agency.government, key="letter", on=NOW.date(), agency=agency)
    assert NumberSeries.objects.get().last == 4
