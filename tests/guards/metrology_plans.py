"""One of each record of the yearly plan, figures, reminders and reports, for the guards."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from teraju.modules.metrology.models import Instrument, Owner, Place
from teraju.modules.metrology.services import figures, orderly, plans, reports, tariffs
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


def fill(actor: Viewer, agency: Agency) -> None:
    """A market with a scale that runs out soon, its plan, and the unit's figures."""
    market = _market(actor, agency)
    plans.propose_year(actor=actor, agency=agency, year=actor.today.year + 1)
    figures.enter_potential(
        actor=actor,
        agency=agency,
        on=date(2020, 1, 1),
        instruments=1000,
        weights=4000,
        source="Pendataan contoh",
    )
    figures.set_way_change(
        actor=actor, agency=agency, on=date(2020, 8, 26), what="Selesai sehari (contoh)"
    )
    orderly.state_condition(
        actor=actor,
        place_id=market.pk,
        condition="informed",
        holds=True,
        on=actor.today,
        shown_by="Daftar hadir contoh",
    )
    orderly.record_region(
        actor=actor,
        agency=agency,
        number="Keputusan contoh 1/2013",
        on=date(2013, 11, 8),
        declared_by="Menteri Perdagangan",
        shown_by="Salinan keputusan contoh",
    )
    tariffs.record_line(
        actor=actor,
        agency=agency,
        kind="table_scale",
        office_price=15_000,
        in_place_price=20_000,
        valid_from=date(2012, 1, 1),
        basis="Perda contoh 7/2012",
    )
    reports.sign_report(actor=actor, agency=agency, year=2020, month=9, even_if_empty=True)


def _market(actor: Viewer, agency: Agency) -> Place:
    said: dict[str, Any] = {"government": agency.government, "agency": agency}
    said |= {"created_at": actor.now, "updated_at": actor.now}
    owner = Owner.objects.create(name="Pemilik contoh", phone="0812 0000 0002", **said)
    market = Place.objects.create(name="Pasar rencana", kind="market", **said)
    until = actor.today + timedelta(days=20)
    Instrument.objects.create(
        tag="T0010001AB",
        kind="table_scale",
        owner=owner,
        place=market,
        since=date(2018, 1, 1),
        standing="valid",
        verified_on=until - timedelta(days=365),
        valid_until=until,
        **said,
    )
    return market
