"""The channel of concerns beside the demonstration: another program, which is told nothing of this.

It is started anew instead of forked: what is loaded here, settings and keys among it, would lie in
its memory.
"""

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

from .errors import NoPort
from .processes import Child

OURS = "TERAJU_CONCERNS_"
# What both know: that it is a demonstration, and on which day it lives.
SHARED = frozenset({"TERAJU_DEMO", "TERAJU_TODAY"})
DIRECTORY = "directory.json"


def channel_child(port: int) -> Child:
    """Return the channel as a child of the supervisor; the database has to be ready."""
    folder = Path(settings.DATA_DIR) / "concerns"
    environment = channel_environment(dict(os.environ), folder)
    government = _write_directory(folder)
    if government is not None:
        environment.setdefault(f"{OURS}GOVERNMENT", government.name)
        environment.setdefault(f"{OURS}REGION", government.region_id)
    arguments = ("concerns", "run", "--port", str(port))
    # Taken meanwhile, the port stays taken: the rest goes on without the channel.
    return Child(
        "channel of concerns", run_program, (arguments, environment), hopeless=NoPort.status
    )


def channel_environment(ours: dict[str, str], folder: Path) -> dict[str, str]:
    """Return the environment of the channel: of Teraju's names its own, and no other secret."""
    kept = {
        name: value
        for name, value in ours.items()
        if name != "DJANGO_SETTINGS_MODULE"
        and (not name.startswith("TERAJU_") or name.startswith(OURS) or name in SHARED)
    }
    kept.setdefault(f"{OURS}DATA_DIR", str(folder))
    # By this name alone: to 127.0.0.1 a browser sends the main site's cookies, whatever the port.
    kept.setdefault(f"{OURS}HOSTS", "localhost")
    return kept


def run_program(arguments: tuple[str, ...], environment: dict[str, str]) -> None:
    """Become `teraju ARGUMENTS` with an environment of its own."""
    command = [sys.executable, "-m", "teraju.cli", *arguments]
    os.execve(sys.executable, command, environment)  # noqa: S606


def _write_directory(folder: Path) -> Any:
    """Lay down who is who, as an operator would carry it over; returns the government, or None."""
    from django.utils import timezone

    from teraju.modules.integrity.channel.api import directory_of
    from teraju.platform.organisation.models import Government

    government = Government.objects.filter(is_demonstration=True).order_by("pk").first()
    if government is None:
        return None
    day = settings.TERAJU_TODAY or timezone.localdate()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / DIRECTORY).write_bytes(directory_of(government, day).as_file())
    return government
