"""What the other parts of the house may use of the jobs."""

from .context import JobContext, TryLater
from .models import Job, JobStatus
from .registry import job, scheduled
from .services import start

__all__ = ["Job", "JobContext", "JobStatus", "TryLater", "job", "scheduled", "start"]
