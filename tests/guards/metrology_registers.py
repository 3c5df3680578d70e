"""One of each record of the metrology registers, for the guards to walk through."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.metrology.services import registers as services
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.tests.contents import PNG
from teraju.platform.organisation.models import Agency

# One white point.


def fill_registers(actor: Viewer, agency: Agency) -> None:
    owner = services.add_owner(
        actor=actor, agency=agency, name="Toko Contoh", is_business=True, phone="0812 0000 0001"
    )
    market = services.add_place(actor=actor, agency=agency, name="Pasar Contoh", kind="market")
    kiosk = services.add_place(
        actor=actor, agency=agency, name="Kios Contoh", kind="kiosk", market=market, stall="A-1"
    )
    scale = services.add_instrument(
        actor=actor, owner=owner, place=kiosk, kind="table_scale", plate={"max": "10"}
    )
    services.picture_instrument(
        actor=actor, instrument_id=scale.pk, photo=SimpleUploadedFile("foto.png", PNG)
    )
    services.request_exemption(
        actor=actor,
        instrument_id=scale.pk,
        purpose="storage",
        location="Gudang contoh",
        letter="001/2020",
    )
    services.add_repairer(
        actor=actor, agency=agency, name="Servis Contoh", permit_number="1/2020", kinds=["dacin"]
    )
