"""The door of the channel of concerns for web servers that speak WSGI."""

import os

from django.core.wsgi import get_wsgi_application

# Not setdefault: in one process with the main site's settings there would be one memory for both.
os.environ["DJANGO_SETTINGS_MODULE"] = "teraju.config.concerns.settings"

application = get_wsgi_application()
