"""An owner at their own telephone: asked for a code, let in by it."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from teraju.modules.enterprises.models import OwnerContact
from teraju.modules.enterprises.services.visit_contacts import DOOR
from teraju.modules.enterprises.tests.visit_world import PHONE, Ground
from teraju.platform.accounts.selectors import anonymous
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.notify import contacts

VISITOR = anonymous(NOW)


def url(name: str = "", *args: Any) -> str:
    return reverse("enterprises_owner" + (f"_{name}" if name else ""), args=args)


def a_contact(ground: Ground, typed: str = PHONE) -> OwnerContact:
    return contacts.ask_code(door=DOOR, visitor=VISITOR, agency=ground.agency, typed=typed)


def let_in(ground: Ground, typed: str = PHONE) -> Client:
    """An owner who typed the code that the coach sent."""
    contact = a_contact(ground, typed)
    made = contacts.prepare_code(door=DOOR, actor=ground.acts(), contact_id=contact.pk)
    owner = Client()
    answer = owner.post(reverse("redeem"), {"code": made.code})
    assert answer.status_code == 302
    assert answer["Location"] == url("mine")
    return owner


def text(answer: Any) -> str:
    found: str = answer.content.decode()
    return found
