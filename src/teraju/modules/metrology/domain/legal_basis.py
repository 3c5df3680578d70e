"""The law that a paper cites: by its day, for superseded law is not printed on new papers."""

from __future__ import annotations

from datetime import date

from .editions import edition


def act(on: date) -> str:
    """Name the act on legal metrology with its amendments of a day; raises NoRuleInForce."""
    return str(edition("legal_basis", on).values["act"])


def legal_basis(on: date) -> list[str]:
    """List what verification rests on on a day, the act first; raises NoRuleInForce."""
    return [act(on), *edition("legal_basis", on).values["regulations"]]
