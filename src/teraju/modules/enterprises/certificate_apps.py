"""What tests, certificates and marks tell the house when it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet

from teraju.platform.accounts.scope import Viewer


def register() -> None:
    """Pages, menu, inbox, evidence, jobs."""
    _files()


def _files() -> None:
    """Certificates, reports of laboratories and bodies, photos of labels."""
    from teraju.platform.files.api import register_owner

    from . import certificate_permissions as permissions
    from .models import Application, FirmAudit, LabelCheck, ProductCertificate, ProductTest
    from .selectors import certificate_reading as reading

    for model, rows, right in (
        (FirmAudit, reading.audits, permissions.CERTIFY),
        (ProductTest, reading.tests, permissions.CERTIFY),
        (Application, reading.applications, permissions.CERTIFY),
        (ProductCertificate, reading.certificates, permissions.CERTIFY),
        (LabelCheck, reading.labels, permissions.CHECK_LABEL),
    ):
        register_owner(model, visible=_finder(rows), add_right=right, remove_right=right)


def _finder(rows: Callable[[Viewer], QuerySet[Any]]) -> Callable[[Viewer, Any], Model | None]:
    def find(viewer: Viewer, pk: Any) -> Model | None:
        found: Model | None = rows(viewer).filter(pk=pk).first()
        return found

    return find
