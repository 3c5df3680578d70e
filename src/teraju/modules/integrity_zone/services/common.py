"""What the use-cases on worksheets share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.kernel.decimals import rounded
from teraju.kernel.errors import DomainError
from teraju.kernel.states import TransitionRefused
from teraju.kernel.texts import cleaned
from teraju.modules.integrity_zone import permissions
from teraju.modules.integrity_zone.domain.scoring import predicate_of
from teraju.modules.integrity_zone.domain.states import SHEET
from teraju.modules.integrity_zone.models import Sheet
from teraju.modules.integrity_zone.refusals import NotNow, OwnUnit
from teraju.modules.integrity_zone.selectors.sheets import Result, result_of, rows_of, tied_to_unit
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event

PLACES = 6
KEPT = ("unit_score", "score", "answered", "differing", "predicate")


def locked(actor: Viewer, sheet_id: int, right: str, expected_version: int | None = None) -> Sheet:
    """Lock a sheet that the actor sees and holds the right on; who assesses is of another house."""
    rows = Sheet.objects.visible_to(actor).select_related("agency", "government")
    sheet: Sheet = claim(rows, sheet_id, expected_version)
    rights.require(actor, right, sheet)
    if right == permissions.ASSESS:
        refusal = own_unit_refusal(actor, sheet)
        if refusal:
            raise OwnUnit(refusal)
    return sheet


def own_unit_refusal(viewer: Viewer, sheet: Sheet) -> object:
    """Why somebody with the right may not assess this sheet, or an empty string."""
    if tied_to_unit(viewer, [sheet]):
        return _("Nobody assesses their own unit, or a worksheet that they filled in.")
    return ""


def moved(sheet: Sheet, event: str) -> None:
    """Take a step of the table, or say that it has no place."""
    try:
        sheet.state = SHEET.transition(sheet.state, event).target
    except TransitionRefused as error:
        raise NotNow(
            _("This step has no place while it stands at “%(state)s”. Look at the record again.")
            % {"state": sheet.get_state_display()}
        ) from error


def require_state(sheet: Sheet, state: str, sentence: object) -> None:
    if sheet.state != state:
        raise NotNow(sentence)


def needed(text: str, field: str = "reason", sentence: object = "") -> str:
    """A text that says something."""
    found = cleaned(text)
    if not found:
        raise DomainError(sentence or _("Say why."), field=field)
    return found


def count_again(sheet: Sheet) -> Result:
    """Keep what the answers come to beside the sheet; its version stays: nobody typed that."""
    rows = rows_of(sheet)
    result = result_of(sheet.edition, rows)
    sheet.unit_score = rounded(result.unit.total, PLACES)
    sheet.score = rounded(result.counted.total, PLACES)
    sheet.answered = sum(bool(one.unit_answer) for one in rows)
    sheet.differing = sum(one.differs for one in rows)
    sheet.predicate = predicate_of(result.found, result.counted)
    sheet.save(update_fields=KEPT)
    return result


def tell(
    actor: Viewer,
    target: Any,
    verb: str,
    after: Mapping[str, Any] | None = None,
    before: Mapping[str, Any] | None = None,
) -> None:
    """Record an event of this module; `verb` without the module's name."""
    record_event(
        actor=actor,
        verb=f"integrity_zone.{verb}",
        target=target,
        before=before or {},
        after=after or {},
    )
