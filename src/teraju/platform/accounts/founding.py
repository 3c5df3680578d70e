"""The first step of an installation: a government and the administrator who lets the others in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Government, Region

from .models import RoleAssignment, User
from .roles import Role
from .scope import Viewer

HOUSE = "Teraju"
REGION_CODE = re.compile(r"[0-9]{2}(\.[0-9]{2})?")


@dataclass(frozen=True)
class NewGovernment:
    """A government as it is founded; `region_code` is the Kemendagri code with dots."""

    region_code: str
    level: str
    name: str
    timezone: str
    head_title: str
    address: str = ""
    contact: str = ""
    is_demonstration: bool = False


@transaction.atomic
def found_government(
    *, now: datetime, new: NewGovernment, username: str, title: str, since: date
) -> tuple[Government, User]:
    """Found a government with its first administrator. Run by the operator: no right is asked."""
    if Government.objects.filter(region_id=new.region_code).exists():
        raise DomainError(_("This region has a government already."))
    government = Government(
        region=_region(new),
        name=new.name,
        slug=slugify(new.name),
        timezone=new.timezone,
        head_title=new.head_title,
        address=new.address,
        contact=new.contact,
        is_demonstration=new.is_demonstration,
    )
    government.full_clean()
    government.save()
    house = Viewer(user_id=None, office=HOUSE, now=now)
    record_event(
        actor=house,
        verb="organisation.government.founded",
        target=government,
        after={"name": government.name, "region": government.region_id},
    )
    return government, _first_administrator(house, government, username, title, since)


def _region(new: NewGovernment) -> Region:
    if not REGION_CODE.fullmatch(new.region_code):
        raise DomainError(_("Write the region's Kemendagri code with its point, such as 36.04."))
    known = Region.objects.filter(code=new.region_code).first()
    region = known or Region(code=new.region_code, name=new.name, level=new.level)
    if known is None:
        region.full_clean()
        region.save()
    return region


def _first_administrator(
    house: Viewer, government: Government, username: str, title: str, since: date
) -> User:
    user = User(
        home=government,
        username=username.strip().lower(),
        title=title,
        is_demonstration=government.is_demonstration,
        created_at=house.now,
    )
    user.set_unusable_password()
    user.full_clean()
    user.save()
    RoleAssignment.objects.create(
        user=user, role=Role.ADMINISTRATOR, government=government, agency=None, valid_from=since
    )
    record_event(
        actor=house,
        verb="accounts.person.created",
        target=user,
        after={"title": title, "role": Role.ADMINISTRATOR.value},
        personal={"username": user.username},
    )
    return user
