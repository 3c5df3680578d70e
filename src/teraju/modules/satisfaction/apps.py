from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import AppConfig
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer


class SatisfactionConfig(AppConfig):
    """What people say of the services: surveys (SKM) and complaints."""

    name = "teraju.modules.satisfaction"
    label = "satisfaction"
    verbose_name = _("public satisfaction")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs

        from . import public_pages, tasks  # noqa: F401 - tasks names the nightly job
        from .verbs import VERBS

        register_verbs(VERBS)
        self._papers()
        self._list_itself()
        self._show_itself()
        self._ask()
        self._tell()
        self._keep_files()
        public_pages.register()

    def _papers(self) -> None:
        from teraju.platform.papers.api import NumberKind, register_numbers

        from .services import complaints, papers

        register_numbers(
            papers.NUMBERED_AS,
            NumberKind(
                label=_("Report of a survey of satisfaction"),
                pattern=papers.PATTERN,
                per_agency=True,
            ),
        )
        register_numbers(
            complaints.NUMBERED_AS,
            NumberKind(label=_("Complaint"), pattern=complaints.PATTERN, per_agency=True),
        )

    def _list_itself(self) -> None:
        """In registers and in the search box; complaints are not searched from there."""
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.search.api import in_register, register_search

        from .web.answer_register import ANSWERS
        from .web.registers import COMPLAINTS, PAST, SURVEYS

        register_register(SURVEYS, ANSWERS, COMPLAINTS, PAST)
        register_search(
            in_register(SURVEYS, "satisfaction_surveys", lambda s: (s.title, s.agency.short_name))
        )

    def _show_itself(self) -> None:
        from teraju.platform.accounts.roles import Role
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from .permissions import WORK

        group, auditors = _("Satisfaction and complaints"), frozenset({Role.BODY_AUDITOR})
        register_menu(
            MenuItem(
                group,
                _("Surveys (SKM)"),
                "satisfaction_surveys",
                "smile",
                order=640,
                right=WORK,
                covers=("satisfaction_answers", "satisfaction_pasts"),
                guests=auditors,
            ),
            MenuItem(
                group,
                _("Complaints"),
                "satisfaction_complaints",
                "message-circle-warning",
                order=642,
                right=WORK,
            ),
        )

    def _ask(self) -> None:
        from teraju.platform.notify.inbox import register_inbox

        from . import inbox

        register_inbox(inbox.surveys_waiting)
        register_inbox(inbox.complaints_waiting)

    def _tell(self) -> None:
        """What its records prove, what a review looks at, what the overview shows."""
        from teraju.modules.conformity.api import register_evidence
        from teraju.platform.links.api import offer
        from teraju.platform.links.review_inputs import register_review_input
        from teraju.platform.web.overview import register_figures

        from . import evidence, figures, review_inputs

        register_evidence(*evidence.KINDS)
        register_review_input(*review_inputs.INPUTS)
        register_figures(figures.figures)
        offer(figures.LINK)

    def _keep_files(self) -> None:
        from teraju.platform.files.api import register_owner

        from . import permissions
        from .models import Complaint, PastIndex, Survey
        from .selectors import reading

        for model, rows, right in (
            (Survey, reading.surveys, permissions.PLAN),
            (Complaint, reading.complaints, permissions.ANSWER),
            (PastIndex, reading.past, permissions.HISTORY),
        ):
            register_owner(model, visible=_finder(rows), add_right=right, remove_right=right)


def _finder(rows: Callable[[Viewer], QuerySet[Any]]) -> Callable[[Viewer, int], Any]:
    return lambda viewer, pk: rows(viewer).filter(pk=pk).first()
