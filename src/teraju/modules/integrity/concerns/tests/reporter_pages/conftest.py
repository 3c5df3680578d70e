"""What the tests of these pages share: the offices that read, a box that is open."""

from __future__ import annotations

import pytest

from teraju.modules.integrity.concerns.tests import factories

from .pages import code_in, sent, token


@pytest.fixture
def offices():
    inspector = factories.person("Ratna Dewi", post="Inspektur", unit="Inspektorat")
    auditor = factories.person(
        "Hendra Wijaya", post="Auditor", unit="Inspektorat", superior=inspector
    )
    inspectorate = factories.office("Inspektorat Daerah", unit="Inspektorat")
    organisation = factories.office("Bagian Organisasi", unit="Organisasi")
    province = factories.office("Inspektorat Provinsi", outside=True)
    factories.handler(inspectorate, person=auditor, name="Hendra Wijaya", custodian=True)
    factories.handler(organisation, name="Lina Marlina")
    factories.handler(province, name="Tono Subroto")
    return {
        "inspector": inspector,
        "inspectorate": inspectorate,
        "organisation": organisation,
        "province": province,
    }


@pytest.fixture
def opened(client, offices):
    """A client with the receipt shown."""
    response = sent(client, offices)
    code = code_in(response)
    asked = client.get("/en/code/")
    done = client.post("/en/code/", {"token": token(asked), "code": code})
    assert done.status_code == 302
    return client
