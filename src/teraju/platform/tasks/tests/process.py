"""Run as a process of its own: a worker that knows the sample jobs."""

import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402

from teraju.platform.tasks.tests import sample_jobs  # noqa: E402, F401

if __name__ == "__main__":
    call_command("worker", *sys.argv[1:])
