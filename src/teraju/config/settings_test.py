"""Settings of the tests: quick hashing, stores in a temporary folder, nothing from outside."""

import tempfile
from pathlib import Path

from .environment import env
from .settings import *  # noqa: F403

DEBUG = False
SECRET_KEY = "only-for-tests-" + "x" * 40
DATABASES = {"default": env.database("TERAJU_DATABASE_URL", "sqlite:///:memory:")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TERAJU_DEMO = False
TERAJU_TODAY = None
TERAJU_ADDRESS = "http://testserver"
ALLOWED_HOSTS = ["*"]

_store = Path(tempfile.mkdtemp(prefix="teraju-test-"))
TERAJU_PRIVATE_STORE = _store / "private"
TERAJU_PUBLIC_STORE = _store / "public"
TERAJU_KEY_DIR = _store / "keys"
STATIC_ROOT = _store / "static"
STATIC_ROOT.mkdir()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["OPTIONS"].pop("pool", None)
