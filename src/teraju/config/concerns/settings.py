"""Settings of the channel of concerns. It shares code with the main site, and nothing else.

No account, no trail and no organisation of the main site is installed here, no session framework,
no log of requests. What differs between installations comes from `TERAJU_CONCERNS_*`.
"""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.config.environment import BadEnvironment, env, kept_secret

from .headers import keep_nothing

BASE_DIR = Path(__file__).resolve().parents[4]
PACKAGE = Path(__file__).resolve().parents[2]
MODULE = PACKAGE / "modules" / "integrity" / "concerns"
DATA_DIR = env.directory(
    "TERAJU_CONCERNS_DATA_DIR", env.directory("TERAJU_DATA_DIR", BASE_DIR / "var") / "concerns"
)
TERAJU_KEY_DIR = env.directory("TERAJU_CONCERNS_KEY_DIR", DATA_DIR / "keys")

DEBUG = False
SECRET_KEY = env.secret("TERAJU_CONCERNS_SECRET_KEY", kept_at=TERAJU_KEY_DIR / "secret.key")
ALLOWED_HOSTS = env.names("TERAJU_CONCERNS_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
# Where people reach the channel; its origin is the only one whose forms are read.
TERAJU_ADDRESS = env.text("TERAJU_CONCERNS_ADDRESS", "http://localhost:8001").rstrip("/")
HTTPS = TERAJU_ADDRESS.startswith("https://")
# The name of the government that people see, and where its main site is (a plain link, or none).
TERAJU_CONCERNS_GOVERNMENT = env.text("TERAJU_CONCERNS_GOVERNMENT", "Pemerintah Daerah")
# Its Kemendagri code, which statements for the main site carry.
TERAJU_CONCERNS_REGION = env.text("TERAJU_CONCERNS_REGION")

TERAJU_DEMO = env.boolean("TERAJU_DEMO", default=False)
TERAJU_TODAY = env.date("TERAJU_TODAY", date(2020, 10, 15) if TERAJU_DEMO else None)
if TERAJU_TODAY and not TERAJU_DEMO:
    raise BadEnvironment("TERAJU_TODAY bends the clock of the demonstration only: unset it.")

# One salt per installation, kept with the keys: a copy of the database alone tests no code.
TERAJU_CONCERNS_SALT = kept_secret(TERAJU_KEY_DIR / "receipts.salt")
# Makes the key that signs statements for the main site.
TERAJU_CONCERNS_STATEMENT_SECRET = kept_secret(TERAJU_KEY_DIR / "statements.secret")
# Argon2id: passes, memory in KiB, lanes. Codes issued under other numbers would be found no more,
# and passphrases would open nothing: change them before the first report or never.
TERAJU_CONCERNS_ARGON2 = (3, 65536, 1)

INSTALLED_APPS = [
    "teraju.modules.integrity.concerns",
    "teraju.platform.filetypes",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "teraju.modules.integrity.concerns.web.middleware.leave_no_trace",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "teraju.modules.integrity.concerns.web.middleware.language_of_the_path",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "teraju.modules.integrity.concerns.web.guards.guard_forms",
]

ROOT_URLCONF = "teraju.config.concerns.urls"
WSGI_APPLICATION = "teraju.config.concerns.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "teraju.modules.integrity.concerns.web.context.shell",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "teraju.modules.integrity.concerns.templatetags.concerns",
            ],
        },
    }
]

DATABASES = {
    "default": env.database(
        "TERAJU_CONCERNS_DATABASE_URL", f"sqlite:///{DATA_DIR / 'concerns.sqlite3'}"
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # What is deleted is written over, also in pages that are free again.
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA secure_delete=ON;"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Nothing is kept between requests but the rows of the database.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'none'"],
        "font-src": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "worker-src": ["'none'"],
        "manifest-src": ["'none'"],
    }
}

# A file of up to 20 MB, 30 MB in one go; kept in memory until it is sealed, never on disk before.
TERAJU_FILE_LIMIT = 20 * 1024 * 1024
TERAJU_CONCERNS_TOGETHER_LIMIT = 30 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["teraju.modules.integrity.concerns.web.receiving.InMemory"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20
TERAJU_CONCERNS_STORE: Path = DATA_DIR / "sealed"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("English"))]
USE_I18N = True
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["teraju.platform.web.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [PACKAGE / "platform" / "web" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ADD_HEADERS_FUNCTION = keep_nothing
WHITENOISE_ALLOW_ALL_ORIGINS = False

for _name, _value in env.email("TERAJU_CONCERNS_EMAIL_URL").items():
    globals()[_name] = _value
DEFAULT_FROM_EMAIL = env.text("TERAJU_CONCERNS_EMAIL_FROM", "teraju@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"bare": {"()": "teraju.modules.integrity.concerns.bare_logging.BareFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "bare"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own would write the path and mail the page to administrators.
    "loggers": {
        "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
