"""The pages of reading, copies, passages, retention and disposal."""

import uuid
from datetime import date, timedelta

import pytest

from teraju.modules.documents import services
from teraju.modules.documents.models import (
    Copy,
    PolicyStatement,
    Reader,
    Reading,
    Revision,
)
from teraju.modules.documents.web.inbox_reading import waiting
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import viewer

from .factories import draft, in_force
from .pages import url

pytestmark = pytest.mark.django_db
TODAY = date.today()  # noqa: DTZ011 - pages live by the real day


def current(document):
    return Revision.objects.get(document=document, state="effective")


def revised(place, document, reason="Loket pindah"):
    new = services.start_revision(actor=place.owner, document_id=document.pk, reason=reason)
    services.save_text(actor=place.owner, revision_id=new.pk, text="Naskah baru")
    in_force(place, new)
    return current(document)


def ask(place, document, *roles):
    services.set_readers(
        actor=place.coordinator, document_id=document.pk, roles=roles or ("staff",), people=[]
    )


def schedule_line(place, **values):
    admin = viewer(Role.ADMINISTRATOR, government=place.agency.government, now=place.now)
    given = {"active_years": 1, "inactive_years": 0, "fate": "destroy", "title": "Prosedur"}
    return services.add_rule(
        actor=admin, government=place.agency.government, code="700", **{**given, **values}
    )


@pytest.fixture
def document(place):
    return in_force(place, title="Penerimaan tamu")


class TestReading:
    def test_the_page_has_the_text_and_the_one_button(self, place, document, browse):
        page = browse("staff").get(url("document_read", document.pk)).content.decode()
        assert "Catat nama" in page
        assert page.count("I have read and understood it") == 1

    def test_confirming_leads_back_and_is_told(self, place, document, browse):
        client = browse("staff")
        confirm = url("document_confirm", document.pk, current(document).pk)
        answer = client.post(confirm, {"once": str(uuid.uuid4())}, follow=True)
        page = answer.content.decode()
        assert "Your confirmation is recorded." in page
        assert "I have read and understood it" not in page
        assert Reading.objects.get().user == place.people["staff"]

    def test_a_repeated_click_confirms_once(self, place, document, browse):
        client, key = browse("staff"), str(uuid.uuid4())
        confirm = url("document_confirm", document.pk, current(document).pk)
        for _ in range(2):
            assert client.post(confirm, {"once": key}).status_code == 302
        assert Reading.objects.count() == 1

    def test_a_text_revised_meanwhile_is_refused_with_the_way_to_the_new_one(
        self, place, document, browse
    ):
        client, old = browse("staff"), current(document)
        client.post(url("document_confirm", document.pk, old.pk))
        revised(place.later(days=20), document)
        third = revised(place.later(days=40), document, "Jam layanan")
        middle = Revision.objects.get(document=document, number=1)
        answer = client.post(url("document_confirm", document.pk, middle.pk))
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "revision 02 took its place" in page
        assert url("document_read", document.pk) in page
        page = client.get(url("document_read", document.pk)).content.decode()
        assert "Changed since revision 00" in page
        assert "Loket pindah" in page
        assert "Jam layanan" in page
        assert f"?one={old.pk}&amp;two={third.pk}" in page

    def test_a_confirmation_stays_told_after_the_revision_is_replaced(
        self, place, document, browse
    ):
        ask(place, document)
        old = current(document)
        browse("staff").post(url("document_confirm", document.pk, old.pk))
        revised(place, document)
        page = browse("head").get(url("document_revision", document.pk, old.pk)).content.decode()
        assert "read and understood" in page
        assert "no longer asked" not in page

    def test_nothing_in_force_nothing_to_read(self, place, browse):
        page = browse("staff").get(url("document_read", draft(place).document_id))
        assert "No revision of this document is in force." in page.content.decode()

    @pytest.mark.parametrize(
        ("who", "read", "confirmed"), [("stranger", 404, 404), ("guest", 200, 403)]
    )
    def test_others_confirm_nothing(self, document, browse, who, read, confirmed):
        """The auditor of a body reads what was issued, and is asked for nothing."""
        client = browse(who)
        page = client.get(url("document_read", document.pk))
        assert page.status_code == read
        confirm = url("document_confirm", document.pk, current(document).pk)
        assert confirm not in page.content.decode()
        assert client.post(confirm).status_code == confirmed

    def test_it_waits_in_the_inbox_until_it_is_confirmed(self, place, document):
        ask(place, document)
        (item,) = waiting(place.staff)
        assert item.due == place.now.date() + timedelta(days=14)
        services.confirm_reading(actor=place.staff, revision_id=current(document).pk)
        assert waiting(place.staff) == []


class TestReaders:
    def test_are_set_by_role_and_person(self, place, document, browse):
        client = browse("coordinator")
        form = url("document_readers", document.pk)
        page = client.get(form).content.decode()
        assert "Head of agency" in page
        assert "Counter officer" not in page, "nobody at this agency holds it"
        sent = {
            "version": document.version,
            "roles": ["staff"],
            "people": [place.people["compliance"].pk],
        }
        assert client.post(form, sent).status_code == 302
        assert Reader.objects.count() == 2

    def test_a_stale_version_is_kept_and_told(self, place, document, browse):
        answer = browse("coordinator").post(
            url("document_readers", document.pk), {"version": 1, "roles": ["staff"]}
        )
        assert answer.status_code == 422
        assert "Somebody saved this record" in answer.content.decode()

    def test_an_id_that_no_record_can_have_is_refused(self, place, document, browse):
        sent = {"version": document.version, "people": ["9" * 21]}
        answer = browse("coordinator").post(url("document_readers", document.pk), sent)
        assert answer.status_code == 422

    def test_a_strange_person_is_refused_at_the_field(self, place, document, browse):
        sent = {"version": document.version, "people": [place.people["stranger"].pk]}
        answer = browse("coordinator").post(url("document_readers", document.pk), sent)
        assert answer.status_code == 422
        assert "id_people" in answer.content.decode()

    def test_who_may_not(self, document, browse):
        form = url("document_readers", document.pk)
        assert browse("staff").get(form).status_code == 403
        assert browse("stranger").get(form).status_code == 404

    def test_a_reminder_goes_out(self, place, document, browse):
        ask(place, document)
        client = browse("coordinator")
        assert client.post(url("document_remind", document.pk)).status_code == 302
        again = client.post(url("document_remind", document.pk))
        assert again.status_code == 422

    def test_the_register_says_who_has_not(self, place, document, browse):
        ask(place, document, "staff", "process_owner")
        services.confirm_reading(actor=place.owner, revision_id=current(document).pk)
        client = browse("coordinator")
        page = client.get(f"{url('documents_readings')}?standing=overdue").content.decode()
        assert page.count("Penerimaan tamu") >= 1
        assert "overdue" in page
        assert client.get(f"{url('documents_readings')}?format=xlsx").status_code == 200
        assert browse("staff").get(url("documents_readings")).status_code == 403

    def test_the_document_s_page_counts(self, place, document, browse):
        ask(place, document, "staff", "process_owner")
        page = browse("coordinator").get(document.get_absolute_url()).content.decode()
        assert "0 of 2 confirmed" in page
        assert "house default, unconfirmed" in page


class TestCopies:
    def test_are_handed_out_and_seen(self, place, document, browse):
        client = browse("coordinator")
        sent = {"holder": "Loket depan", "medium": "paper", "issued_on": TODAY.isoformat()}
        answer = client.post(url("documents_copy_add", document.pk), sent, follow=True)
        assert "Loket depan" in answer.content.decode()
        assert "Loket depan" in client.get(url("documents_copies")).content.decode()

    def test_of_an_old_revision_ask_to_be_exchanged(self, place, document, browse):
        copy = services.hand_out(
            actor=place.coordinator,
            document_id=document.pk,
            holder="Loket",
            medium="paper",
            issued_on=place.now.date(),
        )
        later = place.later(days=20)
        revised(later, document)
        assert [item.key for item in waiting(later.coordinator)] == [f"documents-copy-{copy.pk}"]
        client = browse("coordinator")
        page = client.get(copy.get_absolute_url()).content.decode()
        assert "to be exchanged" in page
        sent = {"version": copy.version, "exchanged_on": TODAY.isoformat()}
        client.post(url("documents_copy_exchange", copy.pk), sent)
        assert Copy.objects.get(state="out").revision == current(document)

    def test_bad_input_stands_at_its_field(self, place, document, browse):
        far = (TODAY + timedelta(days=3)).isoformat()
        sent = {"holder": "", "medium": "paper", "issued_on": far}
        answer = browse("coordinator").post(url("documents_copy_add", document.pk), sent)
        assert answer.status_code == 422
        assert "id_holder" in answer.content.decode()
        sent["holder"] = "Loket"
        answer = browse("coordinator").post(url("documents_copy_add", document.pk), sent)
        assert "The day lies in the future." in answer.content.decode()

    def test_only_what_can_still_happen_is_offered(self, place, document, browse):
        copy = services.hand_out(
            actor=place.coordinator,
            document_id=document.pk,
            holder="Loket",
            medium="paper",
            issued_on=place.now.date(),
        )
        copy = services.end_copy(
            actor=place.coordinator, copy_id=copy.pk, event="recall", ended_on=place.now.date()
        )
        page = browse("coordinator").get(url("documents_copy_end", copy.pk)).content.decode()
        assert 'value="destroy"' in page
        assert 'value="lose"' not in page

    def test_who_may_not(self, document, browse):
        assert browse("staff").get(url("documents_copy_add", document.pk)).status_code == 403
        assert browse("stranger").get(url("documents_copy_add", document.pk)).status_code == 404


class TestPassages:
    @pytest.fixture
    def policy(self, place, topic):
        values = {"type": "policy", "owner_role": "agency_head", "text": "Penyuapan dilarang."}
        return in_force(place, draft(place, **values, topics=[topic]))

    @pytest.fixture
    def topic(self):
        from teraju.modules.standards.api import Topic

        return Topic.objects.create(
            code="anti-bribery-policy",
            order=1,
            title_en="x",
            title_id="x",
            record_en="x",
            record_id="x",
            chapter="5",
            owner_role="agency_head",
        )

    def test_are_listed_and_marked(self, place, policy, browse):
        client = browse("compliance")
        page = client.get(policy.get_absolute_url()).content.decode()
        assert page.count("the text does not say it") == 9
        form = f"{url('document_statement', current(policy).pk)}?statement=forbids-bribery"
        assert client.get(form).status_code == 200
        answer = client.post(form, {"code": "forbids-bribery", "passage": "Penyuapan dilarang"})
        assert answer.status_code == 302
        page = client.get(policy.get_absolute_url()).content.decode()
        assert page.count("the text does not say it") == 8

    def test_words_that_do_not_stand_there_are_refused(self, place, policy, browse):
        form = url("document_statement", current(policy).pk)
        sent = {"code": "forbids-bribery", "passage": "Suap boleh"}
        answer = browse("compliance").post(form, sent)
        assert answer.status_code == 422
        assert "do not stand in the text" in answer.content.decode()
        assert not PolicyStatement.objects.exists()

    def test_who_may_not(self, policy, browse):
        form = url("document_statement", current(policy).pk)
        assert browse("staff").get(form).status_code == 403
        assert browse("stranger").get(form).status_code == 404
