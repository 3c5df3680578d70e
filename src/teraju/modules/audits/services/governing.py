"""The choice whether anybody stands above top management."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.audits.models import GoverningBodyChoice
from teraju.modules.audits.review_rights import GOVERNING_CHOOSE
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Government

from .reviews import needed


@transaction.atomic
def choose_governing_body(
    *,
    actor: Viewer,
    government: Government,
    agency: Agency | None = None,
    has_body: bool,
    name: str = "",
    valid_from: date,
    reason: str,
) -> GoverningBodyChoice:
    """Choose from a day on whether there is a governing body, for the government or one agency.

    Earlier choices stay: what was reviewed before is judged by them.
    """
    rights.require(actor, GOVERNING_CHOOSE, agency or government)
    if has_body and not cleaned(name):
        raise DomainError(_("Say who the governing body is."), field="name")
    choice = GoverningBodyChoice(
        government=government,
        agency=agency,
        has_body=has_body,
        name=cleaned(name) if has_body else "",
        valid_from=valid_from,
        reason=needed(reason),
    )
    save(actor, choice)
    after = {"has_body": has_body, "name": choice.name, "valid_from": valid_from}
    record_event(
        actor=actor,
        verb="audits.governing_body.chosen",
        target=choice,
        before={},
        after={**after, "agency": agency.name if agency else "", "reason": choice.reason},
    )
    return choice
