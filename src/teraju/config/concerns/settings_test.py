"""Settings of the channel's tests: quick derivations, a folder of their own, nothing outside."""

import os
import tempfile
from pathlib import Path

_store = Path(tempfile.mkdtemp(prefix="teraju-concerns-test-"))
os.environ["TERAJU_CONCERNS_DATA_DIR"] = str(_store)

from teraju.config.environment import env  # noqa: E402

from .settings import *  # noqa: E402, F403

DEBUG = False
SECRET_KEY = "only-for-tests-" + "x" * 40
DATABASES = {"default": env.database("TERAJU_DATABASE_URL", "sqlite:///:memory:")}
TERAJU_DEMO = False
TERAJU_TODAY = None
TERAJU_ADDRESS = "http://testserver"
TERAJU_CONCERNS_ARGON2 = (1, 8, 1)
TERAJU_CONCERNS_REGION = "36.04"
ALLOWED_HOSTS = ["*"]
STATIC_ROOT = _store / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["OPTIONS"].pop("pool", None)
