"""Stepping back from a concern, and opening an identity by a second person."""

from __future__ import annotations

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.modules.integrity.concerns import sealing, store, uploads
from teraju.modules.integrity.concerns.models import Identity, IdentityKeeper, TrailEvent
from teraju.modules.integrity.concerns.selectors import desk as selectors
from teraju.modules.integrity.concerns.selectors.reading import content_of
from teraju.modules.integrity.concerns.services import desk_common, keeping
from teraju.modules.integrity.concerns.services import desk_identity as identities
from teraju.modules.integrity.concerns.services import desk_people as people
from teraju.modules.integrity.concerns.services import desk_subjects as subjects
from teraju.modules.integrity.concerns.services import desk_talk as talk
from teraju.modules.integrity.concerns.services.desk_common import StepRefused

from . import desk, factories

pytestmark = pytest.mark.django_db
WHO = {"name": "Siti Rahayu", "phone": "0812"}


@pytest.fixture
def pair():
    return factories.handler(), factories.handler()


def confidential(*handlers, custodians):
    case = desk.declared(*handlers, mode="confidential")
    inner = sealing.seal_value(WHO, [each.recipient for each in handlers])
    identity = Identity.objects.create(
        case=case,
        day=desk.TODAY,
        outer=sealing.seal(inner, [each.recipient for each in custodians]),
    )
    for each in custodians:
        IdentityKeeper.objects.create(identity=identity, handler=each, outer=True)
    for each in handlers:
        if each not in custodians:
            IdentityKeeper.objects.create(identity=identity, handler=each, outer=False)
    return case


def a_file():
    content = b"%PDF-1.4\n%%EOF\n"
    file = uploads.CheckedFile("bukti.pdf", "application/pdf", content)
    assert file.sha256 == hashlib.sha256(content).hexdigest()
    return file


def test_who_steps_back_opens_nothing_that_stands(pair, django_capture_on_commit_callbacks):
    leaver, stays = pair
    case = desk.declared(leaver, stays)
    entry = talk.note(desk.hand(stays), case.number, text="Catatan", files=[a_file()])
    before = entry.files.get().stored_as
    with django_capture_on_commit_callbacks(execute=True):
        people.step_back(desk.hand(leaver), **desk.now_at(case), reason="Sepupu saya")
    gone = desk.seen_by(leaver, case)
    assert [row.content for row in gone] == [None] * len(gone)
    stands = desk.seen_by(stays, case)
    assert stands[-1].content == {"text": "Sepupu saya", "name": leaver.name}
    assert all(row.content for row in stands)
    file = entry.files.get()
    assert content_of(file, factories.identity(stays))[1] == a_file().content
    with pytest.raises(sealing.CannotOpen):
        content_of(file, factories.identity(leaver))
    with pytest.raises(FileNotFoundError):
        store.get(before)
    with pytest.raises(type(case).DoesNotExist):
        selectors.case_of(leaver, case.number)


def test_what_was_sealed_to_a_leaver_goes_even_if_its_removal_was_cut_short(pair):
    leaver, stays = pair
    case = desk.declared(leaver, stays)
    entry = talk.note(desk.hand(stays), case.number, text="Catatan", files=[a_file()])
    before = entry.files.get().stored_as
    people.step_back(desk.hand(leaver), **desk.now_at(case), reason="Sepupu saya")
    assert store.get(before), "the removal after the commit has not run"
    keeping.remove_leftovers()
    with pytest.raises(FileNotFoundError):
        store.get(before)
    assert content_of(entry.files.get(), factories.identity(stays))[1] == a_file().content


def test_who_reads_it_is_asked_while_the_concern_is_held(pair):
    case = desk.declared(*pair)
    with CaptureQueriesContext(connection) as asked:
        desk_common.claim(desk.hand(pair[0]), case.number)
    tables = [query["sql"].partition(" FROM ")[2].split()[0] for query in asked.captured_queries]
    assert tables == ['"concerns_case"', '"concerns_casehandler"']


def test_the_reporter_still_reads_after_somebody_stepped_back(pair):
    leaver, stays = pair
    case = desk.declared(leaver, stays)
    people.step_back(desk.hand(leaver), **desk.now_at(case), reason="Sepupu saya")
    from teraju.modules.integrity.concerns import receipts

    key = receipts.reporter_identity("1234567812345678", bytes(case.reporter_salt))
    assert sealing.unseal_value(case.entries.get(place=1).sealed, key)["what"] == "Uang di laci"


def test_the_last_one_does_not_leave_a_concern_alone(pair):
    leaver, _other = pair
    case = desk.declared(leaver)
    with pytest.raises(StepRefused, match="Nobody else"):
        people.step_back(desk.hand(leaver), **desk.now_at(case), reason="Sepupu saya")
    without_key = factories.handler(ready=False)
    case.handlers.create(handler=without_key, since_on=desk.TODAY)
    with pytest.raises(StepRefused, match="Nobody else"):
        people.step_back(desk.hand(leaver), **desk.now_at(case), reason="Sepupu saya")


def test_stepping_back_needs_no_declaration(pair):
    leaver, stays = pair
    case = factories.case(leaver, stays)
    people.step_back(desk.hand(leaver), **desk.now_at(case), reason="Saya disebut")
    assert [row.handler for row in selectors.team_of(case) if row.left_on is None] == [stays]


def test_an_identity_is_opened_by_a_second_person(pair):
    asks, _other = pair
    custodian = factories.handler(custodian=True)
    case = confidential(asks, custodians=[custodian])
    with pytest.raises(StepRefused, match="closed"):
        identities.read(desk.hand(asks), case.number)
    request = identities.ask(desk.hand(asks), **desk.now_at(case), reason="Perlindungan LPSK")
    assert [row.pk for row in selectors.waiting_for(custodian)] == [request.pk]
    reason = sealing.unseal_value(request.reason, factories.identity(custodian))
    assert reason == {"text": "Perlindungan LPSK"}
    identities.answer(desk.hand(custodian), request.pk, approve=True, reason="Perlu")
    assert identities.read(desk.hand(asks), case.number) == WHO
    identity = Identity.objects.get(case=case)
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(identity.inner, factories.identity(custodian))
    verbs = list(TrailEvent.objects.order_by("sequence").values_list("verb", flat=True))
    assert verbs == ["identity.asked", "identity.approved", "identity.read"]
    assert selectors.waiting_for(custodian) == []


def test_nobody_answers_their_own_request(pair):
    both = factories.handler(custodian=True)
    second = factories.handler(custodian=True)
    case = confidential(both, pair[0], custodians=[both, second])
    request = identities.ask(desk.hand(both), **desk.now_at(case), reason="Perlu")
    assert selectors.waiting_for(both) == []
    with pytest.raises(StepRefused, match="own request"):
        identities.answer(desk.hand(both), request.pk, approve=True, reason="Perlu")
    identities.answer(desk.hand(second), request.pk, approve=False, reason="Tidak perlu")
    assert bytes(Identity.objects.get(case=case).inner) == b""
    with pytest.raises(StepRefused, match="answered"):
        identities.answer(desk.hand(second), request.pk, approve=True, reason="Perlu")


def test_only_custodians_who_keep_it_answer(pair):
    asks, other = pair
    keeper, outsider = factories.handler(custodian=True), factories.handler(custodian=True)
    case = confidential(asks, other, custodians=[keeper])
    request = identities.ask(desk.hand(asks), **desk.now_at(case), reason="Perlu")
    with pytest.raises(StepRefused, match="Only a custodian"):
        identities.answer(desk.hand(other), request.pk, approve=True, reason="-")
    with pytest.raises(StepRefused, match="closed to you"):
        identities.answer(desk.hand(outsider), request.pk, approve=True, reason="-")


def test_one_request_at_a_time(pair):
    asks, other = pair
    case = confidential(asks, other, custodians=[factories.handler(custodian=True)])
    identities.ask(desk.hand(asks), **desk.now_at(case), reason="Perlu")
    with pytest.raises(StepRefused, match="waiting"):
        identities.ask(desk.hand(other), **desk.now_at(case), reason="Perlu")
    with pytest.raises(StepRefused, match="no request of yours"):
        identities.withdraw(desk.hand(other), case.number)
    identities.withdraw(desk.hand(asks), case.number)
    identities.ask(desk.hand(other), **desk.now_at(case), reason="Perlu")


def test_without_an_identity_there_is_nothing_to_ask_for(pair):
    case = desk.declared(*pair)
    with pytest.raises(StepRefused, match="left no identity"):
        identities.ask(desk.hand(pair[0]), **desk.now_at(case), reason="Perlu")


def test_who_steps_back_asks_for_nothing_any_more(pair):
    leaver, stays = pair
    custodian = factories.handler(custodian=True)
    case = confidential(leaver, stays, custodians=[custodian])
    identities.ask(desk.hand(leaver), **desk.now_at(case), reason="Perlu")
    people.step_back(desk.hand(leaver), **desk.now_at(case), reason="Sepupu saya")
    assert selectors.waiting_for(custodian) == []


def test_who_stepped_back_reads_no_opened_identity(pair):
    leaver, stays = pair
    custodian = factories.handler(custodian=True)
    case = confidential(leaver, stays, custodians=[custodian])
    request = identities.ask(desk.hand(stays), **desk.now_at(case), reason="Perlu")
    identities.answer(desk.hand(custodian), request.pk, approve=True, reason="Perlu")
    people.step_back(desk.hand(leaver), **desk.now_at(case), reason="Sepupu saya")
    identity = Identity.objects.get(case=case)
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(identity.inner, factories.identity(leaver))
    assert identities.read(desk.hand(stays), case.number) == WHO


def test_who_comes_to_light_later_loses_the_key(pair):
    finds, _other = pair
    head = factories.person("Bambang Wijaya", post="Inspektur Pembantu")
    below = factories.person("Dewi Lestari", superior=head)
    reads = factories.handler(person=below, name="Dewi Lestari")
    case = desk.declared(finds, reads)
    subjects.name_more(
        desk.hand(finds), **desk.now_at(case), written="Bambang Wijaya", reason="Disebut saksi"
    )
    assert [row.handler for row in selectors.team_of(case) if row.left_on is None] == [finds]
    assert {row.content for row in desk.seen_by(reads, case)} == {None}
    assert head.pk not in people.wishes_in(case, factories.identity(finds)).named
    offered = people.who_may_join(case, factories.identity(finds))
    assert factories.handler(person=head, name="Bambang Wijaya") not in offered
    verbs = list(TrailEvent.objects.order_by("sequence").values_list("verb", flat=True))
    assert verbs == ["case.shut_out", "case.subject_added"]


@pytest.mark.parametrize("alone", [True, False])
def test_a_custodian_who_comes_to_light_later_learns_of_no_request(pair, alone):
    finds, _other = pair
    head = factories.person("Bambang Wijaya")
    keeps = factories.handler(person=head, name="Bambang Wijaya", custodian=True)
    others = [] if alone else [factories.handler(custodian=True)]
    case = confidential(*pair, custodians=[keeps, *others])
    before = identities.ask(desk.hand(finds), **desk.now_at(case), reason="Perlu")
    assert selectors.waiting_for(keeps) == [before]
    subjects.name_more(
        desk.hand(finds), **desk.now_at(case), written="Bambang Wijaya", reason="Disebut saksi"
    )
    assert selectors.waiting_for(keeps) == []
    with pytest.raises(StepRefused):
        identities.answer(desk.hand(keeps), before.pk, approve=True, reason="-")
    for other in others:
        assert selectors.waiting_for(other) == [before]
        identities.answer(desk.hand(other), before.pk, approve=True, reason="Perlu")
        assert identities.read(desk.hand(finds), case.number) == WHO


def test_nobody_names_whom_they_stand_in_the_line_of(pair):
    head = factories.person("Bambang Wijaya")
    finds = factories.handler(person=factories.person("Dewi Lestari", superior=head))
    case = desk.declared(finds, pair[0])
    with pytest.raises(StepRefused, match="Step back"):
        subjects.name_more(
            desk.hand(finds), **desk.now_at(case), written="Bambang Wijaya", reason="-"
        )
    assert case.entries.count() == 1


def test_the_last_keeper_of_the_outer_layer_stays_so_that_the_name_is_not_lost(pair):
    leaver = factories.handler(custodian=True)
    case = confidential(leaver, *pair, custodians=[leaver])
    people.step_back(desk.hand(leaver), **desk.now_at(case), reason="Sepupu saya")
    keepers = Identity.objects.get(case=case).keepers
    assert keepers.filter(handler=leaver, outer=True).exists()
    with pytest.raises(type(case).DoesNotExist):
        selectors.case_of(leaver, case.number)
