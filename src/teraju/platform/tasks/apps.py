from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """Durable jobs, their schedule and their pages."""

    name = "teraju.platform.tasks"
    label = "tasks"
    verbose_name = _("jobs")

    def ready(self) -> None:
        from teraju.platform.audit.api import register_verbs
        from teraju.platform.exchange.catalogue import register_register
        from teraju.platform.web.kinds import MenuItem
        from teraju.platform.web.menu import register_menu

        from . import chores  # noqa: F401 - a worker must know every kind of job
        from .web.registers import JOBS

        register_verbs(
            {
                "tasks.job.stopped": _("stopped this job"),
                "tasks.job.repeated": _("started this job again"),
            }
        )
        register_register(JOBS)
        register_menu(MenuItem(_("Settings"), _("My jobs"), "jobs", "list-checks", order=990))
