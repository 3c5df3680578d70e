"""The door for web servers that speak WSGI."""

import os

from django.core.wsgi import get_wsgi_application

from teraju.config.collector import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teraju.config.settings")

application = get_wsgi_application()
settle()
