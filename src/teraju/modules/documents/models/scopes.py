"""Who sees documents: their agency and government; limited ones only who looks after the system."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models
from django.db.models import Q
from typing_extensions import override

from teraju.modules.documents.domain.kinds import Classification
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet, Viewer

M = TypeVar("M", bound=models.Model)

SEES_LIMITED = frozenset(
    {
        Role.REGIONAL_HEAD,
        Role.REGIONAL_SECRETARY,
        Role.AGENCY_HEAD,
        Role.QUALITY_COORDINATOR,
        Role.COMPLIANCE_FUNCTION,
        Role.INTERNAL_AUDITOR,
        Role.UPG_OFFICER,
        Role.CONCERN_HANDLER,
        Role.PROCESS_OWNER,
    }
)


class ClassifiedQuerySet(ScopedQuerySet[M]):
    """Rows of a document. `document_path` is empty for the documents themselves."""

    document_path: str = "document"

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        seen = super().visible_to(viewer)
        if all(hat.role in SEES_LIMITED for hat in viewer.hats):
            return seen
        prefix = f"{self.document_path}__" if self.document_path else ""
        open_to_all = ~Q(**{f"{prefix}classification": Classification.LIMITED})
        for hat in viewer.hats:
            if hat.role in SEES_LIMITED:
                open_to_all |= self._reached(hat.government_id, hat.agency_path, prefix)
        return seen.filter(open_to_all)

    def _reached(self, government_id: int, agency_path: str, prefix: str) -> Q:
        of_government = Q(**{f"{prefix}government": government_id})
        if not agency_path:
            return of_government
        return of_government & Q(**{f"{prefix}agency__path__startswith": agency_path})
