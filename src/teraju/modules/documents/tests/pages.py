"""What the tests of the pages of documents share."""

from __future__ import annotations

from django.urls import reverse


def url(name, *args):
    return reverse(name, args=args)
