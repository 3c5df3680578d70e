"""`teraju found`: a government and its first administrator, from the operator's keyboard."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.founding import HOUSE, NewGovernment, found_government
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify import codes
from teraju.platform.notify.card import address_of
from teraju.platform.notify.domain import printed
from teraju.platform.notify.invitations import FIRST_LOGIN
from teraju.platform.organisation.models import RegionLevel, TimeZone


class Command(BaseCommand):
    help = "Found a government and its first administrator; prints a one-time code for the log-in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="Kemendagri code of the region, such as 36.04")
        parser.add_argument("name", help='such as "Kabupaten Serang"')
        parser.add_argument("--level", choices=RegionLevel.values, default=RegionLevel.REGENCY)
        parser.add_argument("--head", default="Bupati", help="title of the regional head")
        parser.add_argument("--timezone", choices=TimeZone.values, default=TimeZone.WIB)
        parser.add_argument("--username", default="administrator", help="of the administrator")

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now().astimezone(ZoneInfo(options["timezone"]))
        new = NewGovernment(
            region_code=options["code"],
            level=options["level"],
            name=options["name"],
            timezone=options["timezone"],
            head_title=options["head"],
        )
        try:
            _government, user = found_government(
                now=now,
                new=new,
                username=options["username"],
                title="Administrator",
                since=now.date(),
            )
        except (DomainError, ValidationError) as error:
            raise CommandError("; ".join(getattr(error, "messages", [str(error)]))) from error
        self.stdout.write(f"{options['name']} is founded. {_way_in(user, now)}")


def _way_in(user: User, now: datetime) -> str:
    house = Viewer(user_id=None, office=HOUSE, now=now)
    row, code = codes.issue(actor=house, purpose=FIRST_LOGIN, target=user, government=user.home)
    return (
        f"Its administrator, {user.username}, chooses a password at {address_of(code)} "
        f"(code {printed(code)}, once, until {row.expires_at.date().isoformat()})."
    )
