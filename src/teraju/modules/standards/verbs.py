"""What the events of this module say in a trail, after the office of whoever did it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "standards.licensed_text.kept": _("kept the licensed text of a requirement"),
    "standards.licensed_text.changed": _("changed the licensed text of a requirement"),
    "standards.licensed_text.dropped": _("removed the licensed text of a requirement"),
}
