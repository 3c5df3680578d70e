"""What documents prove on a day, as they stood on it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from teraju.kernel.errors import DomainError
from teraju.modules.conformity.api import State
from teraju.modules.conformity.registry import evidence_kinds
from teraju.modules.documents import evidence, evidence_policy, policy_rules, services
from teraju.modules.documents.models import Revision
from teraju.modules.documents.policy_rules import (
    Statement,
    known_statements,
    statement_lists,
    statement_topics,
)
from teraju.modules.documents.services import reading
from teraju.modules.documents.services.statements import (
    PageNotNamed,
    PassageNotFound,
    mark_statement,
)
from teraju.modules.standards.api import Topic, own_files
from teraju.platform.papers.services import revoke_paper

from .factories import draft, in_force, office, sent

pytestmark = pytest.mark.django_db

TOPICS = ("policy", "quality-policy", "anti-bribery-policy", "management-system", "gifts")
ASKED = known_statements(date(2018, 1, 1))
POLICY = "\n\n".join(f"Kami menyatakan {one.id}." for one in ASKED.values())


def days(count):
    return timedelta(days=count)


@pytest.fixture
def topics():
    return {
        code: Topic.objects.create(
            code=code,
            order=place,
            title_en=code,
            title_id=code,
            record_en=code,
            record_id=code,
            chapter="5",
            owner_role="agency_head",
        )
        for place, code in enumerate(TOPICS)
    }


@pytest.fixture
def place():
    return office()


def found(kind, place, on=None):
    return list(kind([place.agency.pk], on or place.now.date()))


def only(kind, place, on=None):
    (one,) = found(kind, place, on)
    return one


def policy(place, topics, **values):
    given = {
        "type": "policy",
        "title": "Kebijakan",
        "owner_role": "agency_head",
        "text": POLICY,
        "topics": [topics["policy"], topics["quality-policy"], topics["anti-bribery-policy"]],
        **values,
    }
    return in_force(place, draft(place, **given))


def current(document):
    return Revision.objects.get(document=document, state="effective")


def mark_all(place, document, leave_out=()):
    for code, one in ASKED.items():
        if code not in leave_out:
            mark_statement(
                actor=place.coordinator,
                revision_id=current(document).pk,
                code=code,
                passage=f"Kami menyatakan {one.id}.",
            )


class TestControl:
    def test_nothing_in_force_proves_nothing(self, place):
        draft(place)
        assert not found(evidence.control, place)

    def test_documents_in_force_and_looked_after(self, place):
        in_force(place)
        proof = only(evidence.control, place)
        assert proof.state is State.CONFORMING
        assert proof.topics == {"documented-information", "document-control"}
        assert proof.valid_until == date(2020, 3, 14)
        assert proof.counts_on(date(2020, 3, 14))
        assert not proof.counts_on(date(2020, 3, 15))

    def test_an_overdue_review_is_named(self, place):
        document = in_force(place)
        late = date(2020, 3, 15)
        proof = only(evidence.control, place, late)
        assert proof.state is State.ATTENTION
        assert document.number in str(proof.reason)
        assert proof.wrong_since == late
        assert only(evidence.control, place, late - days(1)).state is State.CONFORMING

    def test_a_look_moves_the_day(self, place):
        document = in_force(place)
        on = place.later(days=700)
        services.note_review(actor=on.owner, document_id=document.pk, reason="Masih sesuai")
        assert only(evidence.control, place, date(2020, 3, 15)).state is State.CONFORMING
        # On the day before that look nobody could know of it.
        assert only(evidence.control, place, on.now.date() - days(1)).valid_until == date(
            2020, 3, 14
        )

    def test_a_draft_that_waits_too_long_is_named(self, place):
        in_force(place)
        waiting = sent(place, draft(place, title="Lama"))
        first = place.now.date()
        assert only(evidence.control, place, first + days(30)).state is State.CONFORMING
        proof = only(evidence.control, place, first + days(31))
        assert proof.state is State.ATTENTION
        assert waiting.document.number in str(proof.reason)
        assert proof.wrong_since == first + days(31)
        services.give_back(actor=place.coordinator, revision_id=waiting.pk, reason="x")
        assert only(evidence.control, place, first + days(31)).state is State.CONFORMING

    def test_approved_later_it_waited_before(self, place):
        in_force(place)
        waiting = sent(place, draft(place, title="Lama"))
        later = place.later(days=60)
        services.pass_review(actor=later.coordinator, revision_id=waiting.pk)
        services.approve(actor=later.head, revision_id=waiting.pk)
        assert only(evidence.control, place, place.now.date() + days(40)).state is State.ATTENTION
        assert only(evidence.control, place, later.now.date()).state is State.CONFORMING

    def test_the_day_before_the_approval_knows_nothing(self, place):
        in_force(place)
        assert not found(evidence.control, place, place.now.date() - days(1))

    def test_withdrawn_it_proves_until_then(self, place):
        document = in_force(place)
        later = place.later(days=10)
        services.withdraw_document(actor=later.head, document_id=document.pk, reason="Usang")
        assert found(evidence.control, place, later.now.date() - days(1))
        assert not found(evidence.control, place, later.now.date())


class TestSystemAndSubjects:
    def test_a_manual_about_the_system_proves_it(self, place, topics):
        values = {"type": "manual", "owner_role": "quality_coordinator"}
        in_force(place, draft(place, **values, topics=[topics["management-system"]]))
        in_force(place, draft(place, **values, title="Panduan lain"))
        proof = only(evidence.system, place)
        assert (proof.state, proof.supports) == (State.CONFORMING, False)

    def test_a_procedure_speaks_for_its_subject_without_proving_it(self, place, topics):
        document = in_force(place)
        document.topics.set([topics["gifts"]])
        proof = only(evidence.about, place)
        assert proof.supports
        assert proof.topics == {"gifts"}

    def test_subjects_named_later_do_not_speak_before(self, place, topics):
        document = in_force(place)
        later = place.later(days=10)
        services.change_document(
            actor=later.owner, document_id=document.pk, topics=[topics["gifts"]]
        )
        assert not found(evidence.about, place, later.now.date() - days(1))
        assert only(evidence.about, place, later.now.date()).topics == {"gifts"}


class TestPolicy:
    def test_a_signed_policy_in_force(self, place, topics):
        policy(place, topics)
        proof = only(evidence_policy.policies, place)
        assert proof.state is State.CONFORMING
        assert proof.valid_until == date(2019, 3, 14)

    def test_a_revoked_paper_signs_nothing(self, place, topics):
        document = policy(place, topics)
        later = place.later(days=5)
        revoke_paper(actor=later.head, paper_id=current(document).paper_id, reason="Salah ketik")
        assert only(evidence_policy.policies, place).state is State.CONFORMING
        assert only(evidence_policy.policies, place, later.now.date()).state is State.ATTENTION

    def test_what_it_does_not_say_is_named(self, place, topics):
        document = policy(place, topics)
        mark_all(place, document, leave_out={"protects-reporters"})
        states = {next(iter(one.topics)): one for one in found(evidence_policy.statements, place)}
        assert states["quality-policy"].state is State.CONFORMING
        lacking = states["anti-bribery-policy"]
        assert lacking.state is State.ATTENTION
        with translation.override("id"):
            assert "tanpa takut pembalasan" in str(lacking.reason)

    def test_marks_of_later_do_not_count_before(self, place, topics):
        document = policy(place, topics)
        later = place.later(days=9)
        mark_all(later, document)
        before = found(evidence_policy.statements, place, later.now.date() - days(1))
        assert {one.state for one in before} == {State.ATTENTION}
        after = found(evidence_policy.statements, place, later.now.date())
        assert {one.state for one in after} == {State.CONFORMING}

    def test_a_mark_taken_away_counts_until_then(self, place, topics):
        document = policy(place, topics)
        mark_all(place, document)
        later = place.later(days=9)
        mark_statement(
            actor=later.coordinator,
            revision_id=current(document).pk,
            code="forbids-bribery",
            passage="",
        )
        assert {one.state for one in found(evidence_policy.statements, place)} == {State.CONFORMING}
        after = found(evidence_policy.statements, place, later.now.date())
        assert State.ATTENTION in {one.state for one in after}

    def test_a_passage_that_does_not_stand_there_is_refused(self, place, topics):
        document = policy(place, topics)
        with pytest.raises(PassageNotFound) as refusal:
            mark_statement(
                actor=place.coordinator,
                revision_id=current(document).pk,
                code="forbids-bribery",
                passage="Kami sangat jujur",
            )
        assert refusal.value.field == "passage"

    def test_a_passage_of_a_file_names_its_page(self, place, topics):
        upload = SimpleUploadedFile("kebijakan.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
        document = policy(place, topics, text="", upload=upload)

        def mark(page):
            return mark_statement(
                actor=place.coordinator,
                revision_id=current(document).pk,
                code="forbids-bribery",
                passage="Penyuapan dilarang",
                page=page,
            )

        with pytest.raises(PageNotNamed) as refusal:
            mark(None)
        assert refusal.value.field == "page"
        assert mark(3).words == "Penyuapan dilarang (page 3)"
        assert mark(4).page == 4
        standing = current(document).statements.filter(removed_on=None)
        assert [one.page for one in standing] == [4]

    def test_a_text_has_no_pages(self, place, topics):
        document = policy(place, topics)
        with pytest.raises(DomainError) as refusal:
            mark_statement(
                actor=place.coordinator,
                revision_id=current(document).pk,
                code="forbids-bribery",
                passage="Kami menyatakan penyuapan dilarang.",
                page=1,
            )
        assert refusal.value.field == "page"

    def test_a_later_list_does_not_judge_earlier_days(self, place, topics, monkeypatch):
        document = policy(place, topics)
        mark_all(place, document)
        begins = place.now.date() + days(10)
        old = statement_topics(place.now.date())["quality-policy"]
        more = Statement(code="new", en="something new", id="hal baru")
        later = old.model_copy(update={"valid_from": begins, "statements": (*old.statements, more)})
        lists = (*statement_lists(), later)
        monkeypatch.setattr(policy_rules, "statement_lists", lambda: lists)
        before, after = (
            found(evidence_policy.statements, place, on) for on in (begins - days(1), begins)
        )
        assert {proof.state for proof in before} == {State.CONFORMING}
        assert [str(proof.reason) for proof in after if proof.state is State.ATTENTION] == [
            "The text does not say that: something new."
        ]


class TestKnown:
    def ask(self, place, document, roles=("staff", "process_owner")):
        reading.set_readers(
            actor=place.coordinator, document_id=document.pk, roles=roles, people=[]
        )

    def test_nobody_asked(self, place, topics):
        policy(place, topics)
        assert only(evidence_policy.known, place).state is State.ATTENTION

    def test_published_later_it_was_not_published_before(self, place, topics):
        document = policy(place, topics, classification="internal")
        self.ask(place, document)
        later = place.later(days=3)
        services.change_document(
            actor=later.coordinator, document_id=document.pk, classification="public"
        )
        before, after = (
            str(only(evidence_policy.known, place, place.now.date() + days(count)).title)
            for count in (2, 3)
        )
        assert "it is not published" in before
        assert "it is published" in after

    def test_asking_alone_proves_nothing(self, place, topics):
        self.ask(place, policy(place, topics))
        proof = only(evidence_policy.known, place)
        assert (proof.state, proof.supports) == (State.CONFORMING, True)

    def test_read_by_one_it_proves_until_the_last_day_of_the_other(self, place, topics):
        document = policy(place, topics, classification="public")
        self.ask(place, document)
        reading.confirm_reading(actor=place.staff, revision_id=current(document).pk)
        proof = only(evidence_policy.known, place)
        assert (proof.state, proof.supports) == (State.CONFORMING, False)
        assert "1" in str(proof.title)
        last = place.now.date() + days(30)
        assert proof.valid_until == last
        late = only(evidence_policy.known, place, last + days(1))
        assert late.state is State.ATTENTION
        assert str(late.reason).startswith("1 ")

    def test_who_left_does_not_count(self, place, topics):
        document = policy(place, topics)
        self.ask(place, document)
        reading.confirm_reading(actor=place.staff, revision_id=current(document).pk)
        self.ask(place.later(days=5), document, roles=("staff",))
        assert only(evidence_policy.known, place, place.now.date() + days(40)).state is (
            State.CONFORMING
        )


def test_a_fixed_number_of_queries(place, topics, django_assert_max_num_queries):
    for count in range(3):
        document = policy(place, topics, title=f"Kebijakan {count}")
        mark_all(place, document)
    with django_assert_max_num_queries(39):
        for kind in evidence.KINDS:
            list(kind.find([place.agency.pk], place.now.date()))


def test_kinds_name_topics_that_exist():
    data = [yaml.safe_load(Path(file).read_text()) for file in own_files()]
    known = {one["code"] for each in data for one in each.get("topics", [])}
    for kind in evidence.KINDS:
        assert kind.topics <= known
        assert kind in evidence_kinds()


def test_the_statements_are_our_own_and_said_to_be_unconfirmed():
    asked = statement_topics(date(2018, 1, 1))
    assert set(asked) == {"quality-policy", "anti-bribery-policy"}
    assert not any(one.confirmed for one in statement_lists())
    codes = [one.code for topic in asked.values() for one in topic.statements]
    assert len(codes) == len(set(codes))
