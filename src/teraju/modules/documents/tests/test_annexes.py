"""Files beside the text of a revision: they follow it, and go when it is disposed of."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from teraju.kernel.errors import NotAllowed
from teraju.modules.documents import services
from teraju.modules.documents.models import DisposalItem, Revision
from teraju.modules.documents.services import disposal, retention
from teraju.modules.documents.tests.factories import draft, in_force, office
from teraju.modules.documents.tests.test_retention import age_everything, propose, rule
from teraju.platform.files import store
from teraju.platform.files.api import Attachment, attach, attachments_of
from teraju.platform.files.tests.contents import upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.fixture
def place():
    return office()


def beside(actor, revision, name="formulir.pdf"):
    return attach(actor=actor, target=revision, upload=upload(name), title=name)


def test_are_added_by_a_writer_while_it_is_a_draft(place):
    revision = draft(place)
    beside(place.owner, revision)
    with pytest.raises(NotAllowed, match="Write on the draft"):
        beside(place.coordinator, revision)
    in_force(place, revision)
    revision.refresh_from_db()
    with pytest.raises(NotAllowed, match="while it is a draft"):
        beside(place.owner, revision)
    (shown,) = attachments_of(place.owner, revision)
    assert not shown.remove_url


def test_the_next_revision_begins_with_them(place):
    revision = draft(place)
    one = beside(place.owner, revision)
    document = in_force(place, revision)
    later = place.later(days=30)
    new = services.start_revision(actor=later.owner, document_id=document.pk, reason="x")
    (shown,) = attachments_of(later.owner, new)
    assert shown.remove_url
    assert Attachment.objects.get(target_id=str(new.pk)).file == one.file
    assert len(attachments_of(later.owner, revision)) == 1


@pytest.mark.parametrize("is_shared", [False, True])
def test_go_with_the_text_unless_the_next_revision_has_them(
    place, settings, django_capture_on_commit_callbacks, is_shared
):
    revision = draft(place)
    one = beside(place.owner, revision)
    document = in_force(place, revision)
    later = place.later(days=30)
    new = services.start_revision(actor=later.owner, document_id=document.pk, reason="x")
    if not is_shared:
        Attachment.objects.filter(target_id=str(new.pk)).delete()
    in_force(later, new)
    retention.set_retention(actor=later.coordinator, document_id=document.pk, rule=rule(place))
    far = place.later(days=1200)
    proposed = propose(far, document)
    age_everything(settings)
    with django_capture_on_commit_callbacks(execute=True):
        disposal.decide_disposal(actor=far.head, disposal_id=proposed.pk)
    assert store.exists(one.file.sha256) is is_shared
    assert DisposalItem.objects.get().removed_on is not None
    assert not attachments_of(far.owner, Revision.objects.get(pk=revision.pk))
    assert len(attachments_of(far.owner, new)) == is_shared
