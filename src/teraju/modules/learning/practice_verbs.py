"""What the trail says of the library of practices."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PRACTICE_VERBS: Mapping[str, Promise] = {
    "learning.practice.written": _("began the practice"),
    "learning.practice.read": _("read the practice from a file"),
    "learning.practice.renewed": _("read a newer version of the practice from a file"),
    "learning.practice.changed": _("changed what stands beside the text of the practice"),
    "learning.practice.text_changed": _("changed the text of the practice"),
    "learning.practice.revised": _("began a new version of the practice"),
    "learning.practice.dropped": _("dropped the new version of the practice"),
    "learning.practice.published": _("published the practice"),
    "learning.practice.withdrawn": _("withdrew the practice"),
    "learning.practice.adopted": _("adopted the practice into a document"),
    "learning.practice.seen": _("looked at the newer version of the source"),
}
