"""`teraju trail verify`: finds one altered, removed, inserted or moved row of the trail."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from typing_extensions import override

from teraju.platform.audit.verdicts import plain_verdict, sentence_of_verdict
from teraju.platform.audit.verifying import chains, verify
from teraju.platform.organisation.models import Government


class Command(BaseCommand):
    help = "Check the audit trail: exit status 0 when it is intact, 1 when a chain is broken."

    @override
    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        check = actions.add_parser("verify", help="walk every chain from its first event")
        check.add_argument("--government", metavar="SLUG", help="only the chain of this one")
        check.add_argument("--json", action="store_true", help="write the verdicts as JSON")

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        names = {one.pk: one.name for one in Government.objects.order_by("pk")}
        asked = _asked(options["government"])
        verdicts = [
            (verify(key), names.get(key, _("The house itself")) if key else _("The house itself"))
            for key in asked
        ]
        if options["json"]:
            lines = [plain_verdict(verdict, name) for verdict, name in verdicts]
            self.stdout.write(json.dumps(lines, ensure_ascii=False, indent=2))
        else:
            for verdict, name in verdicts:
                out = self.stdout if verdict.intact else self.stderr
                out.write(str(sentence_of_verdict(verdict, name)))
        if not all(verdict.intact for verdict, _name in verdicts):
            sys.exit(1)


def _asked(slug: str | None) -> list[int | None]:
    if slug is None:
        return chains()
    government = Government.objects.filter(slug=slug).first()
    if government is None:
        raise CommandError(
            _("No government has the short name {slug}.").format(slug=slug), returncode=2
        )
    return [government.pk]
