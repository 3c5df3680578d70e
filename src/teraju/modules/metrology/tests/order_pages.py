"""Pages of orders as somebody of the unit opens and sends them."""

from __future__ import annotations

import re

from django.conf import settings as django_settings
from django.test import Client
from django.urls import reverse


def client(counter, who):
    made = Client()
    if who:
        made.force_login(getattr(counter.world, who))
    made.cookies[django_settings.LANGUAGE_COOKIE_NAME] = "en"
    return made


def pressed(shown):
    """The steps of a session that its page leads to."""
    return {f"session_{name}" for name in re.findall(r"/sessions/\d+/(\w+)/", shown)}


def get(counter, who, name, *args, code=200, **query):
    answer = client(counter, who).get(reverse(f"metrology_{name}", args=args), query)
    assert answer.status_code == code, answer.content.decode()[:1500]
    return answer.content.decode()


def send(counter, who, page, /, *args, code=302, query="", **data):
    url = reverse(f"metrology_{page}", args=args)
    answer = client(counter, who).post(f"{url}{query}", data)
    page = answer.content.decode()
    found = re.search(r'class="summary".*?</div>', page, re.DOTALL)
    assert answer.status_code == code, found[0] if found else page[:1500]
    return page
