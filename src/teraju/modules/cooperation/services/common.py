"""What the use-cases share: locking with a right, and refusing what has no place in a state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.modules.cooperation import permissions
from teraju.modules.cooperation.domain.states import Event, Status, after
from teraju.modules.cooperation.models import Agreement
from teraju.modules.cooperation.refusals import AgreementIsNotThere, WrongPlace
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency, Government

OUT_OF_PLACE: Mapping[Event, Promise] = {
    Event.SIGN: _("Only a draft can be signed."),
    Event.CANCEL: _("Only a draft can be cancelled; an agreement in force is ended."),
    Event.END: _("Only an agreement in force can be ended."),
    Event.SUPERSEDE: _("Only an agreement in force can be renewed."),
}


def lock(actor: Viewer, agreement_id: int, expected_version: int | None, verb: str) -> Agreement:
    """Lock an agreement that the actor sees and has the right to `verb` on."""
    rows = Agreement.objects.visible_to(actor)
    rows = rows.select_related("government", "agency", "parent", "renewal_of")
    agreement: Agreement = claim(rows, agreement_id, expected_version)
    rights.require(actor, permissions.right_for(verb, agreement), agreement)
    return agreement


def moved(agreement: Agreement, event: Event) -> Status:
    """The state that an event leads to; refused where it has no place."""
    target = after(Status(agreement.status), event)
    if target is None:
        raise AgreementIsNotThere(OUT_OF_PLACE[event])
    return target


def require_draft(agreement: Agreement) -> None:
    if not agreement.is_draft:
        raise AgreementIsNotThere(_("What is signed is not changed any more."))


def require_signed(agreement: Agreement) -> None:
    if not agreement.is_signed:
        raise AgreementIsNotThere(_("The agreement is not signed yet."))


def check_agency(government: Government, agency: Agency | None, field: str = "agency") -> None:
    if agency and agency.government_id != government.pk:
        raise WrongPlace(_("This agency belongs to another government."), field=field)


def check_agreement_named(
    actor: Viewer, government: Government, named: Agreement | None, field: str
) -> None:
    """Refuse an agreement of another government or one that the actor may not see."""
    if named is None:
        return
    seen = Agreement.objects.visible_to(actor).filter(pk=named.pk, government=government)
    if not seen.exists():
        raise WrongPlace(_("Choose an agreement of this government."), field=field)


def names_of(editions: Iterable[Edition]) -> list[str]:
    return sorted(edition.designation for edition in editions)


def tell(
    actor: Viewer,
    verb: str,
    agreement: Agreement,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:
    """Put what happened to an agreement, or to a part of it, on its trail."""
    record_event(
        actor=actor,
        verb=f"cooperation.agreement.{verb}",
        target=agreement,
        before=before,
        after=after,
    )
