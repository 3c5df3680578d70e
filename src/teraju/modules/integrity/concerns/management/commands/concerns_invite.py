"""`teraju concerns invite LOGIN OFFICE`: let somebody in who makes their own key."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from teraju.kernel.errors import DomainError
from teraju.modules.integrity.concerns.access import INVITATION_DAYS
from teraju.modules.integrity.concerns.models import Office
from teraju.modules.integrity.concerns.services.setting_up import let_in
from teraju.modules.integrity.concerns.web import clock


class Command(BaseCommand):
    help = "Let somebody in, or invite them again while they have no key; prints a one-time word."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("login", help="login name")
        parser.add_argument("office", help="code of the office")
        parser.add_argument("--name", required=True, help="as colleagues see it")
        parser.add_argument("--person", default="", help="their key in the directory")
        parser.add_argument("--email", default="", help="for reminders without content")
        parser.add_argument(
            "--custodian",
            action="store_true",
            help="approves that an identity is opened, takes part in the recovery of keys",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        office = Office.objects.filter(code=options["office"], retired=False).first()
        if office is None:
            raise CommandError(f"There is no office {options['office']}: add it first.")
        try:
            handler, word = let_in(
                office=office,
                login_name=options["login"],
                name=options["name"],
                person_key=options["person"],
                email=options["email"],
                custodian=options["custodian"],
                now=clock.now(),
                today=clock.today(),
            )
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        desk = f"{settings.TERAJU_ADDRESS}/desk/{settings.LANGUAGE_CODE}/invitation/"
        self.stdout.write(
            f"{handler.login_name} opens {desk} within {INVITATION_DAYS} days and types this word "
            f"once; hand it over in person:\n{word}"
        )
