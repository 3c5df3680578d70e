"""Making packs in tests, and looking into them as an auditor does."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from teraju.modules.conformity.domain.packs import MANIFEST, SUMS
from teraju.modules.conformity.services.packs import ask_for_pack
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files import store
from teraju.platform.files.models import StoredFile
from teraju.platform.papers import signing
from teraju.platform.papers.tests.samples import text_of
from teraju.platform.tasks.api import Job, JobStatus
from teraju.platform.tasks.worker import Worker

from .factories import World

SINCE, UNTIL = date(2018, 1, 1), date(2018, 4, 12)


def asked(
    world: World,
    *,
    actor: Viewer | None = None,
    edition: Edition | None = None,
    since: date = SINCE,
    until: date = UNTIL,
) -> Job:
    """A pack that waits to be made."""
    return ask_for_pack(
        actor=actor or world.coordinator,
        agency=world.agency,
        edition=edition or world.quality,
        since=since,
        until=until,
    )


def ran(job: Job) -> Job:
    """The job after the worker has had its way with it."""
    Worker().run_until_empty()
    job.refresh_from_db()
    return job


def body_of(job: Job) -> bytes:
    """The zip that a job has made."""
    assert job.status == JobStatus.DONE, job.error
    file = StoredFile.objects.get(pk=job.result_url.strip("/").split("/")[-1])
    with store.open(file.sha256) as content:
        return content.read()


def made(world: World, **changes: object) -> bytes:
    return body_of(ran(asked(world, **changes)))  # type: ignore[arg-type]  # handed on as they are


def files_of(body: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(body)) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of these files, as somebody else would pack it anew."""
    out = BytesIO()
    with ZipFile(out, "w") as pack:
        for name, content in files.items():
            pack.writestr(ZipInfo(name), content)
    return out.getvalue()


def faults(body: bytes) -> set[str]:
    """What an auditor finds wrong: the names of files changed, missing or added."""
    files = files_of(body)
    manifest = files.get(MANIFEST, b"")
    found = set() if signing.verify(manifest).genuine else {MANIFEST}
    listed = dict(line.split("  ", 1)[::-1] for line in files.get(SUMS, b"").decode().splitlines())
    if found or _digest(files.get(SUMS, b"")) not in text_of(manifest):
        found.add(SUMS)
    changed = {name for name, digest in listed.items() if _digest(files.get(name, b"")) != digest}
    added = files.keys() - listed.keys() - {SUMS, MANIFEST}
    return found | changed | added


def words_of(pdf: bytes) -> str:
    return " ".join(text_of(pdf).split())


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
