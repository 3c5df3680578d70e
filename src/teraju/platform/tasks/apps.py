from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """Durable jobs, their schedule and their pages."""

    name = "teraju.platform.tasks"
    label = "tasks"
    verbose_name = _("jobs")

    def ready(self) -> None:
        from . import chores  # noqa: F401 - a worker must know every kind of job
