"""Pictures as they are kept to be looked at.

A telephone writes more into a photo than anybody asked for: where it was taken, when, and by which
device. Whoever reports a scale without a name, or has a stall photographed for everybody, gave none
of that. So a picture is drawn anew: upright, no larger than a page shows it, and nothing beside.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import PurePath

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from teraju.platform.filetypes.refusals import FileRefused

# The types that every browser shows, and what draws them.
PICTURES: Mapping[str, str] = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
# Pixels of the longer side: a label is still read when it is enlarged on a telephone.
LONGEST = 1600
QUALITY = 82
# More than any telephone takes; a small file can unpack to more than a server holds.
MOST_PIXELS = 60_000_000


def redrawn(upload: File[bytes], media_type: str) -> File[bytes]:
    """Draw a picture anew, without what is written beside it; it keeps its name.

    Raises FileRefused if it is no picture, cannot be read, or unpacks to too many pixels.
    """
    if media_type not in PICTURES:
        raise FileRefused(
            _("This is no photo. Choose one as a telephone takes it: JPEG, PNG or WebP.")
        )
    upload.seek(0)
    try:
        with Image.open(upload, formats=[PICTURES[media_type]]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise FileRefused(_("The picture has too many points: take a smaller one."))
            # A JPEG is read at half its size or less where that is enough.
            picture.draft(None, (LONGEST, LONGEST))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST, LONGEST))
            return ContentFile(_written(upright, media_type), PurePath(upload.name or "").name)
    except (Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        # What its bytes can be wrong in is told by a dozen errors; the person needs one sentence.
        raise FileRefused(_("The picture cannot be read: take it again.")) from error


def _written(picture: Image.Image, media_type: str) -> bytes:
    """The bytes of a picture, from its points alone: `info` holds what was beside them."""
    bare = picture.copy()
    bare.info = {key: value for key, value in picture.info.items() if key == "transparency"}
    out = io.BytesIO()
    bare.save(out, PICTURES[media_type], quality=QUALITY)
    return out.getvalue()
