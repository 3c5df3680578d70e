from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditsConfig(AppConfig):
    name = "teraju.modules.audits"
    label = "audits"

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.papers.numbers import NumberKind, register_numbers

        from . import (
            permissions,  # noqa: F401 - fills the table of rights
            review_setup,
        )
        from .internal_parts import register_internal_audits
        from .services.numbers import KEY, PATTERN
        from .verbs import VERBS

        register_verbs(VERBS)
        register_numbers(KEY, NumberKind(label=_("Certification"), pattern=PATTERN))
        _carry_files()
        _list_itself()
        _show_itself()
        _stand_in_menu()
        _prove()
        register_internal_audits()
        review_setup.set_up()


def _carry_files() -> None:
    """Certifications, findings and certificates carry the evidence that a guest may open."""
    from teraju.platform.files.api import register_owner

    from . import permissions, selectors
    from .models import BodyFinding, Certificate, Certification

    for model, rows in (
        (Certification, selectors.certifications),
        (BodyFinding, selectors.findings),
        (Certificate, selectors.certificates),
    ):
        register_owner(
            model,
            visible=selectors.finder(rows),
            add_right=permissions.FILE_ADD,
            remove_right=permissions.FILE_REMOVE,
        )


def _show_itself() -> None:
    """In Kerja saya, on the overview and to neighbours."""
    from teraju.platform.links.api import offer
    from teraju.platform.notify.inbox import register_handed_over, register_inbox
    from teraju.platform.web.overview import register_figures

    from . import stages
    from .web import figures, inbox, milestones

    register_inbox(inbox.waiting)
    register_handed_over(inbox.handed_over)
    register_figures(figures.figures)
    offer(milestones.OFFER)
    stages.register()


def _stand_in_menu() -> None:
    from teraju.platform.accounts.roles import Role
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import permissions

    group = _("Management system")
    auditors = frozenset({Role.BODY_AUDITOR})
    register_menu(
        MenuItem(
            group,
            _("Certifications"),
            "audits_certifications",
            "badge-check",
            order=300,
            on_phone=True,
            guests=auditors,
        ),
        MenuItem(
            group, _("Certificates"), "audits_certificates", "award", order=310, guests=auditors
        ),
        MenuItem(
            group, _("Findings"), "audits_findings", "search-check", order=320, guests=auditors
        ),
        MenuItem(
            group,
            _("Certification bodies"),
            "audits_bodies",
            "landmark",
            order=330,
            right=permissions.BODY_READ,
        ),
    )


def _list_itself() -> None:
    """In registers and the search box."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search

    from .web import registers

    register_register(
        registers.CERTIFICATIONS, registers.CERTIFICATES, registers.FINDINGS, registers.BODIES
    )
    register_search(
        in_register(
            registers.CERTIFICATIONS,
            "audits_certifications",
            lambda row: (row.title, f"{row.number} · {row.agency.name}"),
        )
    )
    register_search(
        in_register(
            registers.CERTIFICATES,
            "audits_certificates",
            lambda row: (f"{row.edition} {row.number}", row.agency.name),
        )
    )
    register_search(
        in_register(
            registers.FINDINGS,
            "audits_findings",
            lambda row: (row.statement, f"{row.certification.number} {row.number}"),
        )
    )


def _prove() -> None:
    """What its records are evidence of."""
    from teraju.modules.conformity.api import register_audit_days, register_evidence

    from . import evidence

    register_evidence(*evidence.KINDS)
    register_audit_days(evidence.audit_days)
