"""`worker`: the process that runs jobs."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from typing_extensions import override

from teraju.platform.tasks.runner import LEASE
from teraju.platform.tasks.worker import Worker


class Command(BaseCommand):
    help = "Run jobs until SIGTERM or Ctrl-C. Several may run side by side."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--burst",
            action="store_true",
            help="run what is due now, without the schedule, and end",
        )
        parser.add_argument(
            "--interval", type=float, default=1.0, help="seconds between looks into an empty queue"
        )
        parser.add_argument(
            "--lease",
            type=float,
            default=LEASE,
            help="seconds without a sign of life after which a job is taken from its worker",
        )
        parser.add_argument(
            "--grace", type=float, default=8.0, help="seconds a job may go on after a stop signal"
        )

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker(
            lease=options["lease"], interval=options["interval"], grace=options["grace"]
        )
        if options["burst"]:
            worker.run_until_empty()
        else:
            worker.run_until_stopped()
