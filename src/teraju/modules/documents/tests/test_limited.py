"""What a limited document is called, and what stands in it, shows nowhere to who may not see it."""

import pytest
from django.urls import reverse

from teraju.modules.documents import evidence, linking, services
from teraju.modules.documents.models import Disposal, Retention
from teraju.modules.documents.services import disposal, retention
from teraju.modules.standards.api import Topic
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person, viewer
from teraju.platform.audit.api import TrailEvent
from teraju.platform.files import store

from .factories import draft, in_force

pytestmark = pytest.mark.django_db

TITLE = "Daftar pelapor dugaan suap"


@pytest.fixture
def limited(place):
    return in_force(place, draft(place, title=TITLE, classification="limited"))


def test_the_signed_paper_is_as_limited_as_its_document(place, limited, browse):
    paper = limited.revisions.get().paper
    for who, status in (("staff", 404), ("coordinator", 200)):
        for name in ("paper", "paper_file"):
            assert browse(who).get(reverse(name, args=[paper.pk])).status_code == status
        listed = browse(who).get(reverse("papers")).content.decode()
        assert (TITLE in listed) is (status == 200)


def test_papers_of_other_documents_are_still_seen(place, browse):
    document = in_force(place, draft(place, classification="internal"))
    paper = document.revisions.get().paper
    assert browse("staff").get(reverse("paper", args=[paper.pk])).status_code == 200


def test_neighbours_that_keep_its_name_keep_its_number(place, limited):
    found = linking.find(place.head, [limited.pk])[limited.pk]
    assert found.title == limited.number
    assert not linking.find(place.staff, [limited.pk])


def test_what_it_proves_is_told_by_its_number(place):
    document = in_force(place, draft(place, title=TITLE, classification="limited"))
    topic = Topic.objects.create(
        code="raising-concerns",
        order=1,
        title_en="Concerns",
        title_id="Pelaporan",
        record_en="Channel",
        record_id="Saluran",
        chapter="8",
        owner_role="compliance_function",
    )
    document.topics.set([topic])
    proofs = list(evidence.about([place.agency.pk], place.now.date()))
    assert [TITLE in str(one.title) for one in proofs] == [False]
    assert document.number in str(proofs[0].title)


@pytest.fixture
def listed(place, limited):
    """The limited document is withdrawn, its time is over, and it stands on a list."""
    from teraju.modules.documents import services

    rule = retention.add_rule(
        actor=viewer(Role.ADMINISTRATOR, government=place.agency.government, now=place.now),
        government=place.agency.government,
        code="700.1",
        title="Pengaduan",
        active_years=0,
        inactive_years=0,
        fate="destroy",
    )
    services.withdraw_document(actor=place.head, document_id=limited.pk, reason="Selesai")
    retention.set_retention(actor=place.coordinator, document_id=limited.pk, rule=rule)
    return disposal.propose_disposal(
        actor=place.coordinator, revisions=[limited.revisions.get()], reason="Lewat masa simpan"
    )


def test_a_list_of_disposal_does_not_name_it(place, listed, browse):
    place.people["admin"] = person(Role.ADMINISTRATOR, government=place.agency.government)
    page = reverse("documents_disposal", args=[listed.pk])
    assert TITLE in browse("head").get(page).content.decode()
    shown = browse("admin").get(page)
    assert shown.status_code == 200
    assert TITLE not in shown.content.decode()
    disposal.decide_disposal(actor=place.head, disposal_id=listed.pk)
    paper = Disposal.objects.get(pk=listed.pk).paper
    assert TITLE not in browse("admin").get(page).content.decode()
    for who, status in (("admin", 404), ("staff", 404), ("head", 200)):
        assert browse(who).get(reverse("paper", args=[paper.pk])).status_code == status


def test_what_is_not_due_any_more_is_not_disposed_of(place, listed):
    rule = Retention.objects.get().rule
    retention.change_rule(
        actor=viewer(Role.ADMINISTRATOR, government=place.agency.government, now=place.now),
        rule_id=rule.pk,
        fate="keep",
    )
    with pytest.raises(disposal.DisposalRefused, match="not due any more"):
        disposal.decide_disposal(actor=place.head, disposal_id=listed.pk)


def test_made_internal_its_public_papers_are_closed(
    place, client, django_capture_on_commit_callbacks
):
    document = in_force(place, draft(place, classification="public"))
    paper = document.revisions.get().paper
    url = reverse("paper_download", args=[paper.code])
    assert client.get(url).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        services.change_document(
            actor=place.coordinator, document_id=document.pk, classification="internal"
        )
    paper.refresh_from_db()
    assert not paper.is_public
    assert store.exists(paper.sha256)
    assert client.get(url).status_code == 404
    events = TrailEvent.objects.filter(verb="papers.paper.closed", target_id=str(paper.pk))
    assert events.count() == 1


def test_a_title_changed_closes_nothing(place):
    document = in_force(place, draft(place, classification="public"))
    services.change_document(actor=place.coordinator, document_id=document.pk, title="Lain")
    assert document.revisions.get().paper.is_public
