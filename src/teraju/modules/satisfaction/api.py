"""What neighbours above may use of public satisfaction."""

from __future__ import annotations

from .figures import ComplaintsTold, IndexTold, complaint_figures, indices
from .models import Complaint, PastIndex, Survey
from .services import *  # noqa: F403
from .services import __all__ as _services
from .services.examples import ExampleAnswers, add_examples

__all__ = [
    "Complaint",
    "ComplaintsTold",
    "ExampleAnswers",
    "IndexTold",
    "PastIndex",
    "Survey",
    "add_examples",
    "complaint_figures",
    "indices",
    *_services,
]
