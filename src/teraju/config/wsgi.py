"""The door for web servers that speak WSGI."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "teraju.config.settings")

application = get_wsgi_application()

# What is loaded now stays: looking through it again and again would take a quarter of the work of
# pages that read much, and touch the memory that forked processes share.
gc.collect()
gc.freeze()
