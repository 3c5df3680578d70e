"""Making an auditor's pack, as a job."""

from __future__ import annotations

from datetime import date

from django.template.defaultfilters import filesizeformat
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from teraju.kernel.errors import DomainError
from teraju.modules.standards.api import editions_with_requirements
from teraju.platform.files import store
from teraju.platform.papers.services import LANGUAGE
from teraju.platform.tasks.api import Job, JobContext, job

from .domain.packs import NOTE
from .packs import words
from .packs.writing import PackWriter
from .selectors.packs import Contents, Holding, contents_of
from .selectors.reach import readable_agencies
from .services.packs import JOB, require_maker, seal_pack

MOST_BYTES = 2 * 1024**3
# Typesetting the list of so many takes two seconds and a few hundred megabytes.
MOST_FILES = 2000
# Index, list of hashes and manifest follow when everything else is in.
SEALS = 3


@job(JOB, title=_("Make a pack for the auditor"), can_be_stopped=True)
def make_pack(context: JobContext, *, agency: int, edition: int, since: str, until: str) -> str:
    """Fill the zip, then seal it in one step: a second run begins anew or finds it made."""
    if context.job.result_url:
        return context.job.result_url
    with override(LANGUAGE):
        contents = _contents(context, agency, edition, since, until)
        with store.draft() as draft, PackWriter(draft, context.now) as pack:
            _fill(context, pack, contents)
            pack.settle()
            with context.step("seal"):
                url = seal_pack(actor=context.actor, job=context.job, contents=contents, pack=pack)
                # In the same transaction as the pack, so that no run makes a second one.
                Job.objects.filter(pk=context.job.pk).update(result_url=url)
    return url


def _contents(
    context: JobContext, agency_id: int, edition_id: int, since: str, until: str
) -> Contents:
    """What belongs into the pack, as far as its starter may still see and take it."""
    actor = context.actor
    agency = readable_agencies(actor).filter(pk=agency_id).first()
    edition = editions_with_requirements(actor).filter(pk=edition_id).first()
    if agency is None or edition is None:
        raise DomainError(_("You have no role there any more; no pack was made."))
    require_maker(actor, agency)
    first, last = date.fromisoformat(since), date.fromisoformat(until)
    contents = contents_of(actor, agency, edition, first, last)
    _check_size(contents)
    return contents


def _check_size(contents: Contents) -> None:
    if contents.size > MOST_BYTES:
        raise DomainError(
            format_lazy(
                _("The evidence of this period is {size}; a pack holds {limit}. {advice}"),
                size=filesizeformat(contents.size),
                limit=filesizeformat(MOST_BYTES),
                advice=SHORTER,
            )
        )
    if contents.count > MOST_FILES:
        raise DomainError(
            format_lazy(
                _("The evidence of this period is {count} files; a pack holds {limit}. {advice}"),
                count=contents.count,
                limit=MOST_FILES,
                advice=SHORTER,
            )
        )


def _fill(context: JobContext, pack: PackWriter, contents: Contents) -> None:
    """Add every piece of evidence with its note, one file at a time."""
    total, done = contents.count + SEALS, 0
    context.progress(done, total)
    for one in contents.enclosed:
        said = words.note(contents, one).encode()
        pack.add(f"{one.folder}/{NOTE}", said, len(said))
        for path, held in one.files:
            _add(pack, path, held)
            done += 1
            context.progress(done, total)
        done += 1
        context.progress(done, total)


def _add(pack: PackWriter, path: str, held: Holding) -> None:
    """Copy a content out of the store, and see that it still is what was put there."""
    try:
        with store.open(held.sha256, public=held.is_public) as content:
            written = pack.add(path, content, held.size)
    except FileNotFoundError as error:
        raise DomainError(format_lazy(MISSING, title=held.title)) from error
    if written["sha256"] != held.sha256:
        raise DomainError(format_lazy(CHANGED, title=held.title))


SHORTER = _("Choose a shorter period.")
MISSING = _("The content of “{title}” is missing from the store. Tell your administrator.")
CHANGED = _("The content of “{title}” was changed in the store. Tell your administrator.")
