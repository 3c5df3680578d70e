"""The numbers of partners that stand on Kerja saya."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.risks.selectors import partners as reading
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Figure

READERS = frozenset({Role.AGENCY_HEAD, Role.COMPLIANCE_FUNCTION})


def figures(viewer: Viewer) -> Sequence[Figure]:
    """Partners above low without a due diligence that counts. One query."""
    if not any(hat.role in READERS for hat in viewer.hats):
        return []
    found = reading.figures_of(list(reading.partners(viewer).filter(ended_on=None)))
    if not found.above_low:
        return []
    return [
        Figure(
            _("Partners without due diligence that counts"),
            found.without_diligence,
            f"{reverse('risks_partners')}?matter=diligence",
            note=_("of %(total)s above low bribery risk") % {"total": found.above_low},
            tone="bad" if found.without_diligence else "act",
        )
    ]
