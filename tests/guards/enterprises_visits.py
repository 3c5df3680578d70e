"""One of each record of visits and the owner's page, for the guards to walk through."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.enterprises.models import Coaching, Enterprise, Product, Programme, Visit
from teraju.modules.enterprises.services import visit_owners, visits
from teraju.modules.enterprises.services.stages import begin
from teraju.modules.enterprises.services.visit_contacts import DOOR
from teraju.modules.enterprises.services.visit_settle import keep_picture
from teraju.modules.enterprises.services.visit_sync import sync_visits
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.files.tests.contents import PNG
from teraju.platform.notify import contacts
from teraju.platform.organisation.models import Agency

PHONE = "0812 9999 0001"


def fill(actor: Viewer, agency: Agency) -> None:
    """A planned visit, a held one with its photo, one that met it; what an owner sent."""
    coaching = _coaching(actor, agency)
    going = [User.objects.get(pk=actor.user_id)]
    said: dict[str, Any] = {"actor": actor, "coaching": coaching, "coaches": going}
    held = visits.plan_visit(planned_on=actor.today, purpose="Kunjungan contoh", **said)
    photo = UUID(int=71)
    sync_visits(actor=actor, entries=[_entry(actor, held, 71), _entry(actor, held, 72)])
    keep_picture(actor=actor, key=photo, picture_key=photo, picture=_picture())
    visits.plan_visit(planned_on=actor.today, purpose="Kunjungan berikut contoh", **said)
    _owner(actor, agency, coaching)


def _entry(actor: Viewer, visit: Visit, number: int) -> dict[str, Any]:
    key, moment = str(UUID(int=number)), actor.now.isoformat()
    return {
        "key": key,
        "visit": visit.pk,
        "held_on": actor.today.isoformat(),
        "started_at": moment,
        "ended_at": moment,
        "answers": {"label_marks": {"answer": "no", "note": ""}},
        "notes": "Catatan contoh",
        "steps": [{"text": "Langkah contoh", "whose": "owner", "due_on": ""}],
        "photos": [key],
    }


def _owner(actor: Viewer, agency: Agency, coaching: Coaching) -> None:
    visitor = anonymous(actor.now)
    contact = contacts.ask_code(door=DOOR, visitor=visitor, agency=agency, typed=PHONE)
    enterprise = coaching.product.enterprise
    visit_owners.send_photo(
        visitor=visitor,
        contact=contact,
        enterprise_id=enterprise.pk,
        key=UUID(int=73),
        photo=_picture(),
    )
    visit_owners.ask_owner(actor=actor, enterprise=enterprise, text="Pertanyaan contoh?")


def _picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("foto.png", PNG)


def _coaching(actor: Viewer, agency: Agency) -> Coaching:
    stamped: dict[str, Any] = {"created_at": actor.now, "updated_at": actor.now}
    said = {"government": agency.government, "agency": agency, **stamped}
    enterprise = Enterprise.objects.create(
        name="Usaha kunjungan contoh", sector="craft", owner_name="Pemilik", phone=PHONE, **said
    )
    product = Product.objects.create(enterprise=enterprise, name="Produk contoh")
    programme = Programme.objects.create(
        title="Pembinaan kunjungan contoh", year=2020, sector="craft", places=1, **said
    )
    coaching = Coaching.objects.create(
        programme=programme, product=product, began_on=actor.today, **said
    )
    begin(coaching)
    return coaching
