"""What neighbours may use of risks."""

from __future__ import annotations

from .models import Partner
from .partner_links import PARTNER_KIND
from .services import *  # noqa: F403
from .services import __all__ as _services

__all__ = ["PARTNER_KIND", "Partner", *_services]
