"""The world that the guards walk through: the demonstration, and people who should not get far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.integrity.gratification.services import add_envelopes, begin_report
from teraju.modules.standards.services import keep_licensed_text
from teraju.platform.accounts.models import RoleAssignment, User
from teraju.platform.accounts.roles import GUESTS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of
from teraju.platform.calendar.services import enter_decree
from teraju.platform.files.api import attach
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.tasks.api import start
from teraju.portal import demo
from tests.guards.metrology_registers import fill_registers
from tests.guards.satisfaction import fill_satisfaction

from . import (
    enterprises_certificates,
    enterprises_coaching,
    enterprises_offers,
    enterprises_register,
    enterprises_visits,
    integrity_zone,
    iso18091,
    learning_events,
    learning_practices,
    learning_studies,
    metrology_fields,
    metrology_orders,
    metrology_plans,
    metrology_sheets,
    metrology_supervisions,
    metrology_unit,
)

TODAY = date(2020, 10, 15)
NOW = datetime(2020, 10, 15, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
HERE, ELSEWHERE = "36.04", "53.71"


@dataclass
class World:
    """Kabupaten Serang as it stands in the demonstration, and a stranger from Kota Kupang."""

    government: Government
    inspectorate: Agency
    people: dict[str, User]

    def one(self, model: type[Any], **conditions: Any) -> Any:
        """The first such record of Serang: the same in every run."""
        rows = model._default_manager.filter(**conditions)
        found = rows.order_by("pk").first()
        assert found is not None, f"the demonstration holds no {model.__name__} {conditions}"
        return found


def build() -> World:
    """Build the demonstration and add the reader and the stranger."""
    demo.build()
    here = Government.objects.get(region_id=HERE)
    elsewhere = Government.objects.get(region_id=ELSEWHERE)
    inspectorate = Agency.objects.get(government=here, kind="inspectorate")
    people = {user.username.split(".")[0]: user for user in User.objects.filter(home=here)}
    people["stranger"] = _person("orang-lain", elsewhere, None, set(Role) - GUESTS)
    people["reader"] = _person("pembaca", here, inspectorate, {Role.STAFF})
    # Holds every role at once: whatever refuses this one is not refused for want of a right.
    people["everything"] = _person("semua-peran", here, None, set(Role) - GUESTS)
    _fill(here, people["everything"])
    metrology_unit.fill(viewer_of(people["everything"], NOW), inspectorate)
    metrology_orders.fill(viewer_of(people["everything"], NOW), inspectorate)
    metrology_fields.fill(viewer_of(people["everything"], NOW), inspectorate)
    metrology_supervisions.fill(viewer_of(people["everything"], NOW), inspectorate)
    metrology_plans.fill(viewer_of(people["everything"], NOW), inspectorate)
    integrity_zone.fill(viewer_of(people["everything"], NOW), inspectorate)
    iso18091.fill(viewer_of(people["everything"], NOW), inspectorate)
    metrology_sheets.fill(NOW, inspectorate)
    enterprises_register.fill(viewer_of(people["everything"], NOW), inspectorate)
    enterprises_coaching.fill(viewer_of(people["everything"], NOW), inspectorate)
    enterprises_certificates.fill(viewer_of(people["everything"], NOW), inspectorate)
    enterprises_visits.fill(viewer_of(people["everything"], NOW), inspectorate)
    enterprises_offers.fill(viewer_of(people["everything"], NOW), inspectorate)
    learning_events.fill(viewer_of(people["everything"], NOW), inspectorate)
    learning_studies.fill(viewer_of(people["everything"], NOW), inspectorate)
    learning_practices.fill(viewer_of(people["everything"], NOW), inspectorate)
    return World(here, inspectorate, people)


def _fill(here: Government, user: User) -> None:
    """One of each kind of record that the demonstration holds none of."""
    actor = viewer_of(user, NOW)
    enter_decree(
        actor=actor,
        government=here,
        day=date(2020, 12, 9),
        effect="day_off",
        decree="Keputusan contoh",
    )
    certification = apps.get_model("audits.Certification").objects.get(government=here)
    upload = SimpleUploadedFile("bukti.txt", b"Bukti contoh.\n", "text/plain")
    attach(actor=actor, target=certification, upload=upload, title="Bukti contoh")
    requirement = apps.get_model("standards.Requirement").objects.get(
        edition__sni_designation="SNI ISO 9001:2015", number="4.1"
    )
    keep_licensed_text(
        actor=actor,
        agency=certification.agency,
        requirement=requirement,
        text="Teks berlisensi contoh.",
    )
    apps.get_model("papers.NumberPattern").objects.create(
        government=here, key="audits.certification", pattern="{seq:03}/{year}", reset="year"
    )
    start(actor=actor, kind="web.export", arguments={}, title="Ekspor contoh")
    _report_gifts(actor, here)
    fill_registers(actor, certification.agency)
    fill_satisfaction(actor, certification.agency)


def _report_gifts(actor: Viewer, here: Government) -> None:
    """A gift and a feast of one person, and so nobody else's."""
    gift = {"kind": "received", "received_on": date(2020, 10, 1), "giver_name": "Pemberi contoh"}
    thing = {"category": "money", "description": "Amplop contoh", "value": Decimal(500_000)}
    begin_report(
        actor=actor,
        agency=None,
        government=here,
        item=thing,
        letter="none",
        occasion="service",
        **gift,
    )
    feast = begin_report(
        actor=actor,
        agency=None,
        government=here,
        is_feast=True,
        event_name="Pernikahan contoh",
        letter="l",
        occasion="wedding",
        **gift,
    )
    line = {"giver_name": "Tamu contoh", "kind": "money", "value": Decimal(2_000_000)}
    add_envelopes(actor=actor, report_id=feast.pk, lines=[line])


def _person(name: str, home: Government, agency: Agency | None, roles: set[Role]) -> User:
    user = User.objects.create(username=name, title=name, home=home, created_at=NOW)
    for role in sorted(roles):
        RoleAssignment.objects.create(
            user=user, role=role, government=home, agency=agency, valid_from=date(2018, 1, 1)
        )
    return user
