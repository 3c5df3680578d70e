"""Kinds of services whose orders another module takes and carries out, on pages of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .models import Output


@dataclass(frozen=True)
class Driver:
    """Where an order is entered and worked on; `entry` is an address name, `?ticket=` may follow.

    `right` is what entering one takes. `address` gives the page of an order, "" where the module
    has none for it.
    """

    entry: str
    right: str
    address: Callable[[Output], str]


_drivers: dict[str, Driver] = {}


def register_driver(kind: str, driver: Driver) -> None:
    """Let a module take the orders of a kind of service; once for each kind."""
    if _drivers.setdefault(kind, driver) != driver:
        raise ValueError(f"orders of the kind {kind} are taken twice")


def driver_of(kind: str) -> Driver | None:
    return _drivers.get(kind)
