"""Asking for an auditor's pack, and sealing one that a job has filled."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.periods import add_months
from teraju.modules.conformity import permissions
from teraju.modules.conformity.domain.packs import INDEX, MANIFEST, SUMS, plain_name, sums
from teraju.modules.conformity.packs import words
from teraju.modules.conformity.packs.writing import PackWriter
from teraju.modules.conformity.policy import first_day
from teraju.modules.conformity.refusals import WrongChoice
from teraju.modules.conformity.selectors import editions_of
from teraju.modules.conformity.selectors.packs import Contents
from teraju.modules.standards.api import Edition
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.files import store
from teraju.platform.files.api import keep_package
from teraju.platform.organisation.models import Agency
from teraju.platform.papers.contents import PackIndex, PackManifest
from teraju.platform.papers.models import Paper
from teraju.platform.papers.services import Signatory, issue_paper
from teraju.platform.tasks.api import Job, start

JOB = "conformity.pack"
INDEX_NUMBER, MANIFEST_NUMBER = "conformity.pack_index", "conformity.pack_manifest"
INDEX_PATTERN = "{seq:03}/IPA/{code}/{month_roman}/{year}"
MANIFEST_PATTERN = "{seq:03}/MPA/{code}/{month_roman}/{year}"
LONGEST_NAME = 120
# A certificate runs three years; with what came before it that is enough for one pack.
MOST_MONTHS = 60


def require_maker(actor: Viewer, agency: Agency) -> None:
    """Whoever makes a pack may hand out all that an agency has recorded."""
    rights.require(actor, permissions.PACK_MAKE, agency)


@transaction.atomic
def ask_for_pack(
    *, actor: Viewer, agency: Agency, edition: Edition, since: date, until: date
) -> Job:
    """Start the job that makes a pack; the same question asked again finds the one that runs."""
    require_maker(actor, agency)
    if edition.pk not in editions_of([agency.pk], actor.today)[agency.pk]:
        raise WrongChoice(_("This agency is not assessed against this standard."), field="edition")
    _check_period(since, until, actor.today)
    question = (agency.pk, edition.pk, since, until)
    return start(
        actor=actor,
        kind=JOB,
        arguments={
            "agency": agency.pk,
            "edition": edition.pk,
            "since": since.isoformat(),
            "until": until.isoformat(),
        },
        title=format_lazy(
            _("Auditor's pack: {standard}, {agency}"),
            standard=edition.designation,
            agency=agency.short_name,
        ),
        dedupe_key=f"{actor.user_id}:{':'.join(map(str, question))}",
        government=agency.government,
    )


@transaction.atomic
def seal_pack(*, actor: Viewer, job: Job, contents: Contents, pack: PackWriter) -> str:
    """Put index, list of hashes and signed manifest into a filled pack, and keep it for its maker.

    The manifest names the list, the list names every other file: no byte can change unseen.
    """
    agency = contents.agency
    require_maker(actor, agency)
    index = _issue(actor, contents, "pack_index", words.index(contents), INDEX_NUMBER)
    _add_paper(pack, INDEX, index)
    listed = sums({file["path"]: file["sha256"] for file in pack.files}).encode()
    pack.add(SUMS, listed, len(listed))
    files = words.manifest(contents, pack.files, actor.office, actor.now)
    _add_paper(pack, MANIFEST, _issue(actor, contents, "pack_manifest", files, MANIFEST_NUMBER))
    stored = pack.keep()
    after = {
        "edition": contents.edition.designation,
        "since": contents.since,
        "until": contents.until,
        "files": len(pack.files),
        "content": f"sha256:{stored.sha256}",
    }
    record_event(actor=actor, verb="conformity.pack.made", target=agency, after=after)
    return keep_package(actor, job, stored, file_name(contents))


def file_name(contents: Contents) -> str:
    """What the zip is called on the maker's disk."""
    agency, edition = contents.agency, contents.edition
    name = plain_name(f"{agency.code} {edition.designation}", LONGEST_NAME)
    return f"paket-auditor-{name}-{contents.since}-{contents.until}.zip"


def _issue(
    actor: Viewer, contents: Contents, template: str, data: PackIndex | PackManifest, number: str
) -> Paper:
    """A paper of the pack; whoever holds its code learns what it is about, not what it says."""
    agency = contents.agency
    return issue_paper(
        actor=actor,
        template=template,
        data=data,
        public_facts=words.facts(contents),
        government=agency.government,
        agency=agency,
        target=agency,
        title=str(data["title"]),
        number_key=number,
        is_public=False,
        is_example=contents.is_example,
        # It says what lies in the pack: whoever made it signs, not the head of the agency.
        signatory=Signatory(office=actor.office[:160]),
    )


def _add_paper(pack: PackWriter, path: str, paper: Paper) -> None:
    with store.open(paper.sha256) as content:
        pack.add(path, content, paper.size)


def _check_period(since: date, until: date, today: date) -> None:
    if until > today:
        raise DomainError(_("The day lies in the future."), field="until")
    if since < first_day():
        raise DomainError(_("Nothing is kept of so early a day."), field="since")
    if until < since:
        raise DomainError(_("The last day lies before the first."), field="until")
    if add_months(since, MOST_MONTHS) <= until:
        raise DomainError(_("Choose a period of at most five years."), field="since")
