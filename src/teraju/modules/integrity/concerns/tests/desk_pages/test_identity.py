"""An identity: asked for, answered by a custodian, told with each look."""

from __future__ import annotations

import pytest

from teraju.modules.integrity.concerns.models import (
    CaseHandler,
    Identity,
    IdentityKeeper,
    TrailEvent,
)
from teraju.modules.integrity.concerns.services import desk_identity as identities
from teraju.modules.integrity.concerns.tests import desk, factories
from teraju.modules.integrity.concerns.tests.test_desk_people import WHO, confidential

from .pages import TODAY, TOKEN, sent, signed_in, step, url

pytestmark = pytest.mark.django_db


def test_an_identity_goes_through_a_custodian_and_each_look_is_told(client, handler):
    custodian = factories.handler(custodian=True, name="Kustodian Wati")
    case = confidential(handler, custodians=[custodian])
    keeper = signed_in(custodian)
    assert sent(client, step(case, "identity"), reason="Demi LPSK").status_code == 302
    request = case.identity_requests.get()
    home = keeper.get(url("desk")).content.decode()
    assert case.number in home
    address = url("desk_request", request.pk)
    assert "Demi LPSK" in keeper.get(address).content.decode()
    assert client.get(address).status_code == 404
    done = sent(keeper, address, answer="approved", reason="Perlu")
    assert done.status_code == 302
    page = client.get(url("desk_case", case.number)).content.decode()
    assert "Kustodian Wati" in page
    assert WHO["name"] not in page
    token = TOKEN.findall(page)[-1]
    shown = client.post(url("desk_identity", case.number), {"token": token}).content.decode()
    assert WHO["name"] in shown
    assert client.post(url("desk_identity", case.number), {"token": "x"}).status_code == 403
    back = client.get(url("desk_identity", case.number))
    assert back.headers["Location"] == url("desk_case", case.number)
    assert TrailEvent.objects.filter(verb="identity.read").count() == 1
    assert keeper.get(address).status_code == 404
    assert keeper.get(url("desk_case", case.number)).status_code == 404


def test_nobody_decides_on_a_request_of_their_own(handler):
    both = factories.handler(custodian=True)
    second = factories.handler(custodian=True)
    case = confidential(both, handler, custodians=[both, second])
    client = signed_in(both)
    sent(client, step(case, "identity"), reason="Perlu")
    request = case.identity_requests.get()
    assert client.get(url("desk_request", request.pk)).status_code == 404
    assert "Requests for an identity" not in client.get(url("desk")).content.decode()


def test_a_closed_identity_says_so_and_is_no_fault(client, handler):
    custodian = factories.handler(custodian=True)
    case = confidential(handler, custodians=[custodian])
    request = identities.ask(desk.hand(handler), **desk.now_at(case), reason="Perlu")
    identities.answer(desk.hand(custodian), request.pk, approve=True, reason="Perlu")
    late = factories.handler()
    CaseHandler.objects.create(case=case, handler=late, since_on=TODAY, declared_on=TODAY)
    assert IdentityKeeper.objects.filter(identity=Identity.objects.get()).count() == 2
    page = signed_in(late)
    shown = page.get(url("desk_case", case.number)).content.decode()
    answer = page.post(
        url("desk_identity", case.number), {"token": TOKEN.findall(shown)[-1]}
    ).content.decode()
    assert "Your key does not open it" in answer
