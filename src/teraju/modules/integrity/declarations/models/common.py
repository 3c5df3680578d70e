"""What the tables of this module share, and who reads what somebody declared."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet, Viewer
from teraju.platform.organisation.models import Agency, Government

M = TypeVar("M", bound=models.Model)


class PersonalQuerySet(ScopedQuerySet[M]):
    """What a person declared: the person reads it, and few offices of the place.

    No guest, no colleague, no administrator; `readers` are the offices.
    """

    readers: frozenset[Role] = frozenset(
        {
            Role.AGENCY_HEAD,
            Role.COMPLIANCE_FUNCTION,
            Role.REGIONAL_SECRETARY,
            Role.REGIONAL_HEAD,
        }
    )

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        if viewer.user_id is None:
            return self.none()
        own = Q(person=viewer.user_id, government__in=viewer.government_ids)
        return self.filter(own | self._read_by_office(viewer))

    def _read_by_office(self, viewer: Viewer) -> Q:
        reach = Q(pk__in=[])
        for hat in viewer.hats:
            if hat.role not in self.readers:
                continue
            place = Q(government=hat.government_id)
            reach |= place if hat.is_wide else place & Q(agency__path__startswith=hat.agency_path)
        return reach


class DeclarationsRecord(Record):
    """A record of one agency, or of the government as a whole."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )

    class Meta:
        abstract = True


def whose(**more: Any) -> Any:
    """The person who declares."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("person"),
        **more,
    )
