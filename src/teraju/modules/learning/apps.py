from django.apps import AppConfig
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class LearningConfig(AppConfig):
    """Competence, training and awareness."""

    name = "teraju.modules.learning"
    label = "learning"
    verbose_name = _("learning")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.notify.inbox import register_handed_over, register_inbox
        from teraju.platform.papers.api import NumberKind, pattern_with, register_numbers

        from . import event_apps, inbox, practice_apps, public_pages, review_inputs, study_apps
        from .services.papers import ATTENDANCE, CERTIFICATE, REPORT
        from .verbs import VERBS

        register_verbs(VERBS)
        register_numbers(
            ATTENDANCE, NumberKind(label=_("Attendance list"), pattern=pattern_with("DH"))
        )
        register_numbers(
            CERTIFICATE,
            NumberKind(label=_("Certificate of attendance"), pattern=pattern_with("SK-LATIH")),
        )
        register_numbers(
            REPORT, NumberKind(label=_("Training report"), pattern=pattern_with("LAP-LATIH"))
        )
        register_inbox(inbox.waiting)
        register_handed_over(inbox.handed_over)
        self._pages()
        self._menu()
        self._files()
        self._keep_judgements()
        self._evidence()
        self._posts()
        review_inputs.register()
        event_apps.register()
        study_apps.register()
        practice_apps.register()
        public_pages.register()

    def _pages(self) -> None:
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.search.api import in_register, register_search

        from .web.registers_campaigns import CAMPAIGNS, ONBOARDINGS, TEMPLATES
        from .web.registers_people import (
            ASSESSMENTS,
            COMPETENCES,
            GAPS,
            POSITIONS,
            REQUIREMENTS,
        )
        from .web.registers_training import PARTICIPANTS, PLANS, TRAININGS

        register_register(POSITIONS, COMPETENCES, REQUIREMENTS, ASSESSMENTS, GAPS)
        register_register(PLANS, TRAININGS, PARTICIPANTS, CAMPAIGNS, ONBOARDINGS, TEMPLATES)
        register_search(
            in_register(POSITIONS, "learning_positions", lambda p: (p.name, p.agency.name))
        )
        register_search(
            in_register(COMPETENCES, "learning_competences", lambda c: (c.name, c.description))
        )
        register_search(
            in_register(TRAININGS, "learning_trainings", lambda t: (t.title, t.agency.name))
        )
        register_search(
            in_register(CAMPAIGNS, "learning_campaigns", lambda c: (c.title, c.agency.name))
        )

    def _menu(self) -> None:
        from teraju.platform.accounts.roles import Role
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import permissions

        group = _("Competence")
        lines: tuple[tuple[Promise, str, str, tuple[str, ...]], ...] = (
            (_("My learning"), "learning_me", "graduation-cap", ()),
            (
                _("Competence matrix"),
                "learning_matrix",
                "table-2",
                (
                    "learning_gaps",
                    "learning_positions",
                    "learning_competences",
                    "learning_requirements",
                    "learning_assessments",
                ),
            ),
            (
                _("Trainings"),
                "learning_trainings",
                "presentation",
                ("learning_plans", "learning_participants"),
            ),
            (_("Campaigns"), "learning_campaigns", "megaphone", ()),
            (_("Onboarding"), "learning_onboardings", "user-plus", ("learning_templates",)),
        )
        auditors = frozenset({Role.BODY_AUDITOR})
        for place, (label, url_name, icon, covers) in enumerate(lines):
            order, right = 700 + 5 * place, permissions.READ
            register_menu(
                MenuItem(
                    group,
                    label,
                    url_name,
                    icon,
                    order=order,
                    right=right,
                    covers=covers,
                    guests=auditors if url_name == "learning_trainings" else frozenset(),
                )
            )

    def _files(self) -> None:
        from teraju.platform.files.api import register_owner

        from . import permissions
        from .models import Assessment, Campaign, Training
        from .selectors import reading

        register_owner(
            Training,
            visible=lambda viewer, pk: reading.trainings(viewer).filter(pk=pk).first(),
            add_right=permissions.ANTI_BRIBERY,
            remove_right=permissions.ANTI_BRIBERY,
        )
        register_owner(
            Campaign,
            visible=lambda viewer, pk: reading.campaigns(viewer).filter(pk=pk).first(),
            add_right=permissions.CAMPAIGN,
            remove_right=permissions.CAMPAIGN,
        )
        register_owner(
            Assessment,
            visible=lambda viewer, pk: reading.assessments(viewer).filter(pk=pk).first(),
            add_right=permissions.ASSESS,
            remove_right=permissions.ASSESS,
        )

    def _keep_judgements(self) -> None:
        """The report of a training holds everybody's tests and effects."""
        from teraju.platform.papers.api import register_audience

        from .models import Training
        from .selectors import reading
        from .services.papers import REPORT

        register_audience(Training, reading.judged_trainings, number_key=REPORT)

    def _evidence(self) -> None:
        from teraju.modules.conformity.api import register_evidence

        from . import evidence

        register_evidence(*evidence.KINDS)

    def _posts(self) -> None:
        """Risks name posts, and ask who holds them and is trained."""
        from teraju.modules.risks.api import register_holders
        from teraju.platform.links.api import offer

        from . import exposure

        offer(exposure.POSITION_LINK)
        register_holders(exposure.holders)
