"""The pages of the retention schedule and of disposal, and what lists ask of the database."""

import re

import pytest
from django.test import Client

from teraju.modules.documents import services
from teraju.modules.documents.models import Disposal, Retention, RetentionRule, Revision
from teraju.modules.documents.selectors.retention import due
from teraju.modules.documents.web.inbox_reading import waiting
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person

from .factories import in_force
from .pages import url
from .test_reading_pages import ask, current, revised, schedule_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(place):
    return in_force(place, title="Penerimaan tamu")


@pytest.fixture
def disposable(place, document):
    """A document whose first revision is due."""
    revised(place.later(days=20), document)
    services.set_retention(
        actor=place.coordinator, document_id=document.pk, rule=schedule_line(place)
    )
    return Revision.objects.get(document=document, state="superseded")


class TestRetention:
    def browse_as_administrator(self, place):
        client = Client()
        client.force_login(person(Role.ADMINISTRATOR, government=place.agency.government))
        client.cookies["language"] = "en"
        return client

    def test_a_line_is_added_and_changed(self, place):
        client = self.browse_as_administrator(place)
        sent = {
            "government": place.agency.government_id,
            "code": "700.1",
            "title": "Prosedur",
            "active_years": 2,
            "inactive_years": 3,
            "fate": "destroy",
        }
        assert client.post(url("documents_retention_rule_add"), sent).status_code == 302
        rule = RetentionRule.objects.get()
        assert "unconfirmed" in client.get(rule.get_absolute_url()).content.decode()
        change = url("documents_retention_rule_change", rule.pk)
        sent |= {"version": rule.version, "confirmed": "on"}
        answer = client.post(change, sent)
        assert "in which schedule the line was read" in answer.content.decode()
        assert client.post(change, sent | {"source": "Perbup 1/2018"}).status_code == 302
        assert client.post(change, sent).status_code == 422

    def test_the_same_code_again_is_refused(self, place):
        schedule_line(place)
        sent = {
            "government": place.agency.government_id,
            "code": "700",
            "title": "x",
            "active_years": 1,
            "inactive_years": 1,
            "fate": "keep",
        }
        answer = self.browse_as_administrator(place).post(url("documents_retention_rule_add"), sent)
        assert "A line with this code exists already." in answer.content.decode()

    def test_a_document_follows_a_line(self, place, document, browse):
        rule = schedule_line(place)
        sent = {"version": document.version, "rule": rule.pk, "hold_reason": "Perkara"}
        client = browse("coordinator")
        assert client.post(url("document_retention", document.pk), sent).status_code == 302
        assert Retention.objects.get().hold_reason == "Perkara"
        page = client.get(document.get_absolute_url()).content.decode()
        assert "1 years active" in page
        assert browse("staff").get(url("document_retention", document.pk)).status_code == 403

    def test_the_register_tells_what_is_due(self, place, disposable, browse):
        client = browse("coordinator")
        page = client.get(f"{url('documents_kept')}?standing=due").content.decode()
        assert "Penerimaan tamu" in page
        assert browse("staff").get(url("documents_kept")).status_code == 403

    def test_a_disposal_from_proposal_to_minutes(self, place, disposable, browse):
        client = browse("coordinator")
        sent = {"revisions": [disposable.pk], "reason": "Sudah lewat"}
        assert client.post(url("documents_disposal_add"), sent).status_code == 302
        proposed = Disposal.objects.get()
        assert [one.key for one in waiting(place.later(days=900).head)] == [
            f"documents-disposal-{proposed.pk}"
        ]
        decide = url("documents_disposal_decide", proposed.pk)
        assert client.get(decide).status_code == 403
        head = browse("head")
        answer = head.post(decide, {"version": proposed.version}, follow=True)
        assert re.search(r"001/[^<]+", answer.content.decode())
        assert head.post(decide, {"version": proposed.version + 1}).status_code == 422
        disposable.refresh_from_db()
        assert disposable.text == ""
        page = head.get(disposable.get_absolute_url()).content.decode()
        assert "Disposed of" in page
        assert not list(due(place.later(days=900).coordinator))

    def test_a_refusal_needs_a_reason(self, place, disposable, browse):
        proposed = services.propose_disposal(
            actor=place.later(days=900).coordinator, revisions=[disposable], reason="x"
        )
        refuse = url("documents_disposal_refuse", proposed.pk)
        head = browse("head")
        assert head.post(refuse, {"version": proposed.version}).status_code == 422
        sent = {"version": proposed.version, "answer": "Masih dipakai"}
        assert head.post(refuse, sent).status_code == 302
        back = url("documents_disposal_back", proposed.pk)
        assert browse("stranger").get(back).status_code == 404

    def test_what_is_not_due_cannot_be_chosen(self, place, document, browse):
        sent = {"revisions": [current(document).pk], "reason": "x"}
        answer = browse("coordinator").post(url("documents_disposal_add"), sent)
        assert answer.status_code == 422
        assert "id_revisions" in answer.content.decode()


class TestQueries:
    @pytest.mark.parametrize(
        "name",
        [
            "documents_readings",
            "documents_copies",
            "documents_kept",
            "documents_disposals",
            "documents_schedule",
        ],
    )
    def test_do_not_grow(self, place, disposable, browse, name, django_assert_max_num_queries):
        for count in range(4):
            one = in_force(place, title=f"Dokumen {count}")
            ask(place, one)
            services.hand_out(
                actor=place.coordinator,
                document_id=one.pk,
                holder="Loket",
                medium="paper",
                issued_on=place.now.date(),
            )
        client = browse("coordinator")
        with django_assert_max_num_queries(12):
            assert client.get(url(name)).status_code == 200
