"""What tests, certificates and marks tell the house when it starts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts.scope import Viewer


def register() -> None:
    """Files, registers, search, menu, inbox, sections on other pages, figures, evidence."""
    from teraju.modules.conformity.api import register_evidence
    from teraju.platform.notify.inbox import register_inbox
    from teraju.platform.web.overview import register_figures

    from . import certificate_evidence, certificate_figures, certificate_inbox

    _files()
    _pages()
    _menu()
    _hooks()
    register_inbox(certificate_inbox.waiting)
    register_figures(certificate_figures.figures)
    register_evidence(*certificate_evidence.KINDS)


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


def _pages() -> None:
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web.certificate_registers import APPLICATIONS, AUDITS, CERTIFICATES, LABELS, TESTS

    register_register(CERTIFICATES, APPLICATIONS, AUDITS, TESTS, LABELS)
    for provider in (
        in_register(CERTIFICATES, "enterprises_certificates", lambda c: (str(c), c.standard)),
        in_register(TESTS, "enterprises_tests", lambda t: (str(t), t.report_number)),
    ):
        register_search(provider)


def _menu() -> None:
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from .register_permissions import WORK

    group = _("Enterprises and SNI")
    for order, (label, name, icon) in enumerate(
        (
            (pgettext_lazy("menu of enterprises", "Certificates"), "certificates", "file-badge"),
            (pgettext_lazy("menu of enterprises", "Applications"), "applications", "send"),
            (_("Audits at firms"), "audits", "clipboard-check"),
            (_("Tests of products"), "tests", "flask-conical"),
            (_("Checks of labels"), "labels", "tag"),
        ),
        start=670,
    ):
        register_menu(MenuItem(group, label, f"enterprises_{name}", icon, order=order, right=WORK))


def _hooks() -> None:
    from .web.certificate_hooks import (
        next_record,
        of_coaching,
        of_enterprise,
        of_owner,
        of_product,
    )
    from .web.coaching_hooks import register_coaching_section, register_coaching_step
    from .web.register_hooks import register_enterprise_section, register_product_section
    from .web.visit_hooks import register_owner_part

    register_coaching_section(of_coaching)
    register_coaching_step(next_record)
    register_product_section(of_product, order=40)
    register_enterprise_section(of_enterprise, order=40)
    register_owner_part(of_owner, order=30)
