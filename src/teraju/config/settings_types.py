"""For the type checker alone: both sets of settings and every app, which no process ever loads."""

from .concerns.settings import *  # noqa: F403
from .settings import *  # noqa: F403
from .settings import INSTALLED_APPS as MAIN

INSTALLED_APPS = [*MAIN, "teraju.modules.integrity.concerns"]
