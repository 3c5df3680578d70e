"""Who was sent: what is written down of a visit is for the officials whom its letter names."""

from __future__ import annotations

from teraju.kernel.errors import NotAllowed
from teraju.modules.metrology import supervision_permissions as permissions
from teraju.modules.metrology.domain.supervision import InspectionState
from teraju.modules.metrology.models import Inspection, InspectionItem
from teraju.modules.metrology.selectors.supervision import was_sent
from teraju.modules.metrology.supervision_wording import NOT_SENT
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

_WRITTEN = (InspectionState.ASSIGNED, InspectionState.VISITED)


def is_written(one: Inspection) -> bool:
    """Whether a visit is to be made or is being written down."""
    return one.state in _WRITTEN and one.minutes_id is None


def writing_refusal(viewer: Viewer, one: Inspection) -> str:
    """Why the viewer does not write this visit down; empty for who does. A query at most."""
    refusal = str(rights.refusal(viewer, permissions.INSPECTION_DO, one))
    return refusal or ("" if was_sent(viewer, one) else str(NOT_SENT))


def require_sent(viewer: Viewer, one: Inspection | InspectionItem) -> None:
    """Said before a form is filled in; raises NotAllowed. The caller asks for the right."""
    visit = one.inspection if isinstance(one, InspectionItem) else one
    if not was_sent(viewer, visit):
        raise NotAllowed(NOT_SENT)
