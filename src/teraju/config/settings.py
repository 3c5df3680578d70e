"""Settings of every installation; what differs comes from the `TERAJU_*` environment."""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from .environment import BadEnvironment, env, same_host

BASE_DIR = Path(__file__).resolve().parents[3]
DATA_DIR = env.directory("TERAJU_DATA_DIR", BASE_DIR / "var")

DEBUG = env.boolean("TERAJU_DEBUG", default=False)
SECRET_KEY = env.secret("TERAJU_SECRET_KEY", kept_at=DATA_DIR / "secret.key")
ALLOWED_HOSTS = env.names("TERAJU_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
# The address that stands in QR codes and letters; without one, that of the request.
TERAJU_ADDRESS = env.text("TERAJU_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
# Where concerns are raised: a site of its own (config/concerns), to which pages have a bare link.
TERAJU_CONCERNS_ADDRESS = env.web_address("TERAJU_CONCERNS_ADDRESS")
if same_host(TERAJU_CONCERNS_ADDRESS, TERAJU_ADDRESS):
    raise BadEnvironment(
        "TERAJU_CONCERNS_ADDRESS has the host name of TERAJU_ADDRESS, and cookies do not keep "
        "ports apart: give the channel of concerns a name of its own."
    )
HTTPS = TERAJU_ADDRESS.startswith("https://")

TERAJU_DEMO = env.boolean("TERAJU_DEMO", default=False)
# The demonstration lives on the day of the pictures: after the certificates, before the second
# surveillance.
TERAJU_TODAY = env.date("TERAJU_TODAY", date(2020, 10, 15) if TERAJU_DEMO else None)
if TERAJU_TODAY and not TERAJU_DEMO:
    raise BadEnvironment("TERAJU_TODAY bends the clock of the demonstration only: unset it.")

INSTALLED_APPS = [
    # Ours first: a template of ours stands in for a library's of the same name.
    "teraju.platform.organisation",
    "teraju.platform.calendar",
    "teraju.platform.accounts",
    "teraju.platform.audit",
    "teraju.platform.filetypes",
    "teraju.platform.files",
    "teraju.platform.tasks",
    "teraju.platform.notify",
    "teraju.platform.papers",
    "teraju.platform.exchange",
    "teraju.platform.search",
    "teraju.platform.links",
    "teraju.platform.web",
    "teraju.modules.standards",
    "teraju.modules.conformity",
    "teraju.modules.documents",
    "teraju.modules.planning",
    "teraju.modules.operations",
    "teraju.modules.risks",
    "teraju.modules.improvement",
    "teraju.modules.learning",
    "teraju.modules.cooperation",
    "teraju.modules.audits",
    "teraju.modules.metrology",
    "teraju.modules.integrity.gratification",
    "teraju.modules.integrity.declarations",
    "teraju.modules.integrity.channel",
    "teraju.modules.satisfaction",
    "teraju.modules.iso18091",
    "teraju.modules.enterprises",
    "teraju.modules.integrity_zone",
    "teraju.insight",
    "teraju.portal",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "csp",
    "django_htmx",
    "template_partials",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "teraju.platform.web.apart.keep_apart",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "teraju.platform.web.compression.CompressPages",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "teraju.platform.web.middleware.choose_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "teraju.platform.web.middleware.attach_viewer",
    "teraju.platform.web.middleware.require_login",
    "teraju.platform.web.middleware.require_second_factor",
]

ROOT_URLCONF = "teraju.config.urls"
WSGI_APPLICATION = "teraju.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "teraju.platform.web.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "teraju.platform.web.templatetags.teraju"],
        },
    }
]

DATABASES = {
    "default": env.database("TERAJU_DATABASE_URL", f"sqlite:///{DATA_DIR / 'teraju.sqlite3'}")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Counters of failed log-ins must be shared by all web workers.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "teraju_cache",
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["teraju.platform.accounts.backend.OneQueryBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "title", "email")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "teraju.platform.accounts.adapter.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
# Five wrong passwords lock a name for a quarter of an hour; thirty lock an address.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/15m/ip,5/15m/key"}

# Guests show a second factor; those of the demonstration need none.
TERAJU_SECOND_FACTOR = True

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "teraju.platform.web.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [TERAJU_ADDRESS] if HTTPS else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "font-src": ["'none'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# A file of a government: 20 MB. The form around it is read up to this size before a word is kept.
TERAJU_FILE_LIMIT = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
TERAJU_PRIVATE_STORE = DATA_DIR / "private"
TERAJU_PUBLIC_STORE = DATA_DIR / "public"
TERAJU_KEY_DIR = DATA_DIR / "keys"
TERAJU_KEY_PASSPHRASE = env.text("TERAJU_KEY_PASSPHRASE")

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "language"
USE_I18N = True
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["teraju.platform.web.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "teraju.platform.web.static_storage.StaticStorage"},
}

TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]},
}

for _name, _value in env.email("TERAJU_EMAIL_URL").items():
    globals()[_name] = _value
DEFAULT_FROM_EMAIL = env.text("TERAJU_EMAIL_FROM", "teraju@localhost")
TERAJU_NOTIFY = env.text("TERAJU_NOTIFY", "inbox")
TERAJU_GATEWAY_URL = env.text("TERAJU_GATEWAY_URL")
TERAJU_GATEWAY_TOKEN = env.text("TERAJU_GATEWAY_TOKEN")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}

SILENCED_SYSTEM_CHECKS = ["templates.E003"]
