"""What stands in the fields of a paper."""

from typing import Literal

Text = object
"""A string or a lazy translation; it is written out in the language of the paper."""

Value = object
"""A text, a number, a date or a moment; None is written as "not known"."""

RequirementState = Literal["conforming", "attention", "missing", "not_applicable"]
"""Written out as word and mark in the language of the paper."""
