"""How long things are kept, and that nothing goes without two people and its time."""

import os
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.documents import services
from teraju.modules.documents.domain.retention import Fate, Stage, schedule
from teraju.modules.documents.models import DisposalItem, Revision
from teraju.modules.documents.selectors import retention as rows
from teraju.modules.documents.services import disposal, retention
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import viewer
from teraju.platform.files import store
from teraju.platform.files.models import StoredFile
from teraju.platform.files.store import _place
from teraju.platform.files.tests.contents import upload
from teraju.platform.papers.models import Paper

from .factories import draft, in_force, office


@pytest.mark.parametrize(
    ("ended", "active", "inactive", "fate", "day", "stage"),
    [
        (date(2016, 3, 1), 2, 3, "destroy", date(2018, 2, 28), Stage.ACTIVE),
        (date(2016, 3, 1), 2, 3, "destroy", date(2018, 3, 1), Stage.INACTIVE),
        (date(2016, 3, 1), 2, 3, "destroy", date(2021, 2, 28), Stage.INACTIVE),
        (date(2016, 3, 1), 2, 3, "destroy", date(2021, 3, 1), Stage.DUE),
        (date(2016, 3, 1), 2, 3, "reassess", date(2021, 3, 1), Stage.DUE),
        (date(2016, 3, 1), 2, 3, "keep", date(2099, 3, 1), Stage.KEPT),
        (date(2016, 2, 29), 1, 0, "destroy", date(2017, 2, 28), Stage.DUE),
        (date(2016, 2, 29), 1, 0, "destroy", date(2017, 2, 27), Stage.ACTIVE),
        (date(2016, 3, 1), 0, 0, "destroy", date(2016, 3, 1), Stage.DUE),
    ],
)
def test_the_stage_of_a_day(ended, active, inactive, fate, day, stage):
    assert schedule(ended, active, inactive, Fate(fate)).stage_on(day) is stage


@given(
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.integers(0, 100),
    st.integers(0, 100),
    st.integers(0, 90_000),
)
def test_a_stage_never_goes_back(ended, active, inactive, days):
    plan = schedule(ended, active, inactive, Fate.DESTROY)
    order = [Stage.ACTIVE, Stage.INACTIVE, Stage.DUE]
    one, two = plan.stage_on(ended + timedelta(days)), plan.stage_on(ended + timedelta(days + 1))
    assert order.index(one) <= order.index(two)


pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return office()


def rule(place, **fields):
    values = {"active_years": 1, "inactive_years": 1, "fate": "destroy", **fields}
    actor = viewer(Role.ADMINISTRATOR, government=place.agency.government, now=place.now)
    code = fields.pop("code", "700.1") if "code" in fields else "700.1"
    values.pop("code", None)
    return retention.add_rule(
        actor=actor, government=place.agency.government, code=code, title="Prosedur", **values
    )


@pytest.fixture
def world(place):
    """Three years later: revision 00 superseded long ago, 01 in force."""
    document = in_force(place, draft(place, classification="internal"))
    later = place.later(days=30)
    new = services.start_revision(actor=later.owner, document_id=document.pk, reason="x")
    services.save_text(actor=later.owner, revision_id=new.pk, text="Baru")
    in_force(later, new)
    retention.set_retention(actor=later.coordinator, document_id=document.pk, rule=rule(place))
    return place.later(days=1200), document


def old(document):
    return Revision.objects.get(document=document, state="superseded")


def propose(place, document):
    return disposal.propose_disposal(
        actor=place.coordinator, revisions=[old(document)], reason="Sudah lewat masa simpan"
    )


def age_everything(settings):
    """As if everything had been stored long ago."""
    for folder in (settings.TERAJU_PRIVATE_STORE, settings.TERAJU_PUBLIC_STORE):
        for path in folder.rglob("*"):
            if path.is_file():
                os.utime(path, (0, 0))


def test_only_what_is_out_of_use_is_kept(world):
    place, document = world
    assert [one.revision for one in rows.due(place.coordinator)] == [old(document)]
    early = place.later(days=-1000)
    assert not list(rows.due(early.coordinator))


def test_a_hold_blocks(world):
    place, document = world
    standing = rows.retention_of(document)
    retention.set_retention(
        actor=place.coordinator, document_id=document.pk, rule=standing.rule, hold_reason="Perkara"
    )
    assert not list(rows.due(place.coordinator))
    with pytest.raises(disposal.DisposalRefused) as refusal:
        propose(place, document)
    assert refusal.value.field == "revisions"


def test_a_hold_that_comes_later_blocks_the_decision(world):
    place, document = world
    proposed = propose(place, document)
    standing = rows.retention_of(document)
    retention.set_retention(
        actor=place.coordinator, document_id=document.pk, rule=standing.rule, hold_reason="Perkara"
    )
    with pytest.raises(disposal.DisposalRefused, match="Perkara"):
        disposal.decide_disposal(actor=place.head, disposal_id=proposed.pk)
    assert old(document).text


def test_the_text_goes_and_what_it_was_stays(world, settings, django_capture_on_commit_callbacks):
    place, document = world
    proposed, paper = propose(place, document), old(document).paper
    age_everything(settings)
    with django_capture_on_commit_callbacks(execute=True):
        disposal.decide_disposal(actor=place.head, disposal_id=proposed.pk)
    gone, item = old(document), DisposalItem.objects.get()
    assert gone.text == ""
    assert item.removed_on == place.now.date()
    assert len(item.sha256) == 64
    assert not store.exists(paper.sha256)
    proposed.refresh_from_db()
    assert proposed.paper.title == "Berita Acara Pemusnahan"
    assert not list(rows.due(place.coordinator))
    current = Revision.objects.get(document=document, state="effective")
    assert current.text == "Baru"
    assert store.exists(current.paper.sha256)


def test_what_somebody_else_holds_stays(place, settings, django_capture_on_commit_callbacks):
    document = in_force(place, draft(place, text="", upload=upload("a.pdf")))
    shared = in_force(place, draft(place, title="Lain", text="", upload=upload("b.pdf")))
    later = place.later(days=30)
    new = services.start_revision(actor=later.owner, document_id=document.pk, reason="x")
    services.save_text(actor=later.owner, revision_id=new.pk, text="Baru")
    in_force(later, new)
    retention.set_retention(actor=later.coordinator, document_id=document.pk, rule=rule(place))
    far = place.later(days=1200)
    proposed = propose(far, document)
    age_everything(settings)
    with django_capture_on_commit_callbacks(execute=True):
        disposal.decide_disposal(actor=far.head, disposal_id=proposed.pk)
    kept = Revision.objects.get(document=shared)
    assert store.exists(kept.file.sha256)
    assert DisposalItem.objects.get().removed_on is not None
    assert StoredFile.objects.filter(sha256=kept.file.sha256).count() == 2


def test_the_file_of_the_revision_in_force_stays(
    place, settings, django_capture_on_commit_callbacks
):
    document = in_force(place, draft(place, text="", upload=upload("a.pdf")))
    later = place.later(days=30)
    # The next revision begins with the very file and is approved with it.
    new = services.start_revision(actor=later.owner, document_id=document.pk, reason="x")
    in_force(later, new)
    retention.set_retention(actor=later.coordinator, document_id=document.pk, rule=rule(place))
    far = place.later(days=1200)
    proposed = propose(far, document)
    age_everything(settings)
    with django_capture_on_commit_callbacks(execute=True):
        disposal.decide_disposal(actor=far.head, disposal_id=proposed.pk)
    current = Revision.objects.get(document=document, state="effective")
    assert store.exists(current.file.sha256)


def test_what_was_stored_just_now_goes_the_next_night(
    world, settings, django_capture_on_commit_callbacks
):
    place, document = world
    proposed = propose(place, document)
    with django_capture_on_commit_callbacks(execute=True):
        disposal.decide_disposal(actor=place.head, disposal_id=proposed.pk)
    item = DisposalItem.objects.get()
    assert item.removed_on is None
    assert item.waiting
    age_everything(settings)
    assert disposal.remove_contents([item.pk], place.now.date()) == 1
    assert disposal.remove_contents([item.pk], place.now.date()) == 0


def test_who_proposed_does_not_decide(world):
    place, document = world
    proposed = propose(place, document)
    from teraju.platform.accounts.tests.factories import RoleAssignmentFactory

    RoleAssignmentFactory(
        user=place.people["coordinator"], role=Role.AGENCY_HEAD, agency=place.agency
    )
    with pytest.raises(disposal.DisposalRefused, match="Who proposed it"):
        disposal.decide_disposal(actor=place.coordinator, disposal_id=proposed.pk)


def test_a_list_is_decided_once(world):
    place, document = world
    proposed = propose(place, document)
    with pytest.raises(DomainError, match="not due"):
        propose(place, document)
    disposal.refuse_disposal(actor=place.head, disposal_id=proposed.pk, answer="Masih dipakai")
    for service in (disposal.decide_disposal, disposal.refuse_disposal):
        with pytest.raises(disposal.DisposalRefused, match="already"):
            service(actor=place.head, disposal_id=proposed.pk, answer="x")
    assert propose(place, document)


@pytest.mark.parametrize("who", ["staff", "compliance", "coordinator"])
def test_others_do_not_decide(world, who):
    place, document = world
    proposed = propose(place, document)
    with pytest.raises(NotAllowed):
        disposal.decide_disposal(actor=getattr(place, who), disposal_id=proposed.pk)


def test_a_confirmed_line_has_a_source(place):
    with pytest.raises(ValidationError, match="which schedule"):
        rule(place, confirmed=True)
    rule(place, confirmed=True, source="Perbup 1/2018")
    with pytest.raises(ValidationError, match="exists already"):
        rule(place)


def test_another_government_s_line_is_refused(world):
    place, document = world
    other = rule(office(), code="X")
    with pytest.raises(DomainError) as refusal:
        retention.set_retention(actor=place.coordinator, document_id=document.pk, rule=other)
    assert refusal.value.field == "rule"


def test_the_paper_of_what_is_gone_answers_that_it_is_gone(world, settings, client):
    place, document = world
    paper = old(document).paper
    age_everything(settings)
    store.remove(paper.sha256)
    client.force_login(place.people["head"])
    from django.urls import reverse

    assert client.get(reverse("paper_file", args=[paper.pk])).status_code == 410
    assert Paper.objects.filter(pk=paper.pk).exists()
    assert _place(paper.sha256, public=False).parent.exists()
