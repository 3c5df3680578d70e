"""For the type checker alone: every app of the house at once, which no process ever loads."""

from .settings import *  # noqa: F403
from .settings import INSTALLED_APPS as MAIN

INSTALLED_APPS = [*MAIN, "teraju.modules.integrity.concerns"]
