"""Refusals on the register, in words fit for the user."""

from __future__ import annotations

from teraju.kernel.errors import DomainError


class OutOfPlace(DomainError):
    """The record is in a state in which this cannot be done."""


class TwiceTheSame(DomainError):
    """The register holds this already."""


class DossierIncomplete(DomainError):
    """A proposal lacks what BSN asks for."""
