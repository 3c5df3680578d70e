"""The main site and the channel of concerns share code, and nothing that is loaded or said."""

from __future__ import annotations

from pathlib import Path

import polib
from django.conf import settings

import teraju
from teraju.cli.messages import extract

PACKAGE = Path(teraju.__file__).parent
CONCERNS = PACKAGE / "modules" / "integrity" / "concerns"
# What the process of concerns loads; every other catalogue is the main site's alone.
LOADED = (CONCERNS, PACKAGE / "platform" / "filetypes")


def test_the_main_site_never_installs_concerns() -> None:
    assert "teraju.modules.integrity.concerns" not in settings.INSTALLED_APPS
    assert "concerns" not in settings.ROOT_URLCONF


def test_the_channel_finds_every_sentence_in_its_own_catalogues() -> None:
    """A sentence that only the main site translates would stay English there."""
    known = {
        (entry.msgctxt or "", entry.msgid)
        for folder in LOADED
        for entry in polib.pofile(str(folder / "locale" / "id" / "LC_MESSAGES" / "django.po"))
    }
    said = [message for folder in LOADED for message in extract(folder)]
    lacking = {
        f"{message.path.relative_to(PACKAGE)}:{message.line}: {message.text}"
        for message in said
        if message.text and (message.context, message.text) not in known
    }
    assert lacking == set()
