from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConformityConfig(AppConfig):
    """Assessments, evidence, and the readiness computed from both."""

    name = "teraju.modules.conformity"
    label = "conformity"
    verbose_name = _("conformity")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.files.api import register_owner

        from . import permissions, review_inputs, selectors
        from .evidence import BY_HAND
        from .models import Evidence
        from .registry import register_evidence
        from .verbs import VERBS

        register_verbs(VERBS)
        register_evidence(BY_HAND)
        register_owner(
            Evidence,
            visible=lambda viewer, pk: selectors.evidence(viewer).filter(pk=pk).first(),
            add_right=permissions.EVIDENCE_ADD,
            remove_right=permissions.EVIDENCE_WITHDRAW,
        )
        _show_assessments()
        _show_readiness()
        _make_packs()
        review_inputs.register()


def _show_assessments() -> None:
    """In the menu, as a register, in the search box."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.search.api import in_register, register_search
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu

    from . import permissions
    from .web.assessment_register import ASSESSMENTS

    register_register(ASSESSMENTS)
    register_search(
        in_register(ASSESSMENTS, "assessments", lambda row: (row.title, row.agency.name))
    )
    register_menu(
        MenuItem(
            _("Management system"),
            _("Assessments"),
            "assessments",
            "list-checks",
            order=285,
            right=permissions.READ,
        )
    )


def _show_readiness() -> None:
    """On the overview, in Kerja saya, in the menu, as registers, as papers and every night."""
    from teraju.platform.exchange.catalogue import register_register
    from teraju.platform.notify.inbox import register_inbox
    from teraju.platform.papers.numbers import NumberKind, register_numbers
    from teraju.platform.search.api import in_register, register_search
    from teraju.platform.web.kinds import MenuItem
    from teraju.platform.web.menu import register_menu
    from teraju.platform.web.overview import register_figures, register_picture

    from . import permissions, stages, tasks  # noqa: F401 - tasks names the nightly job
    from .services.reports import NUMBERED_AS, PATTERN
    from .web import inbox, pictures
    from .web.evidence_list import EVIDENCE
    from .web.readiness_list import READINESS

    stages.register()
    register_numbers(
        NUMBERED_AS, NumberKind(label=_("Self-assessment of readiness"), pattern=PATTERN)
    )
    register_inbox(inbox.waiting)
    register_figures(pictures.figures)
    register_picture(pictures.home_picture)
    register_register(READINESS, EVIDENCE)
    register_search(
        in_register(EVIDENCE, "evidence_list", lambda row: (row.title, row.agency.name))
    )
    group, right = _("Management system"), permissions.READ
    register_menu(
        MenuItem(group, _("Readiness"), "readiness", "chart-pie", 280, right, on_phone=True),
        MenuItem(group, _("Evidence"), "evidence_list", "files", 290, right),
    )


def _make_packs() -> None:
    """As a job that every worker knows, and as papers with numbers of their own."""
    from teraju.platform.papers.numbers import NumberKind, register_numbers

    from . import tasks_pack  # noqa: F401 - a worker must know every kind of job
    from .services.packs import INDEX_NUMBER, INDEX_PATTERN, MANIFEST_NUMBER, MANIFEST_PATTERN

    register_numbers(
        INDEX_NUMBER, NumberKind(label=_("Index of an auditor's pack"), pattern=INDEX_PATTERN)
    )
    register_numbers(
        MANIFEST_NUMBER,
        NumberKind(label=_("Manifest of an auditor's pack"), pattern=MANIFEST_PATTERN),
    )
