"""How styles and scripts are kept: each under a name that says what is in it."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage

# A script that names another beside it.
_NAMED = (
    r"""(?P<matched>(?P<word>import|export)(?P<names>\s*[{*\w][^;"']*?)"""
    r"""\s*from\s*["'](?P<url>\.[^"']+)["']\s*;)""",
    """%(word)s%(names)s from "%(url)s";""",
)
# Our own only: what packages bring along names files that they do not bring.
_OURS = ("teraju/*.js", "metrology/*.js", "enterprises/*.js")


class StaticStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it has no types
    """Scripts name each other so too.

    A page that is open while the program is renewed, or that a device keeps for a day without a
    line, never meets parts of another version.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        *((each, (_NAMED,)) for each in _OURS),
    )
    # A name follows from all names within: one pass for each step from the first to the last.
    max_post_process_passes = 20
