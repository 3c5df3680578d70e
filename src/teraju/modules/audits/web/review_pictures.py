"""What was laid before a review, drawn: facts by subject, those that ask for an answer marked."""

from __future__ import annotations

from django.utils.translation import gettext as _

from teraju.modules.audits.models import Review
from teraju.modules.audits.review_policy import agenda, subject_word
from teraju.modules.audits.selectors.reviews import laid_before
from teraju.platform.papers.api import Drawing
from teraju.platform.web.charts.bars import Bar, bars_picture
from teraju.platform.web.charts.picture import PAPER, SCREEN, Palette, Picture


def inputs_picture(review: Review, palette: Palette = SCREEN) -> Picture:
    """One bar for each subject that records speak of; the word says how many ask for an answer."""
    laid = laid_before(review.lines.all())
    day = review.held_on or review.planned_on
    rows = []
    for item in agenda(review.kind, review.systems, day):
        one = laid.get(item.subject.value)
        name, facts, concerns = str(subject_word(item.subject)), 0, 0
        if one:
            facts, concerns = one.facts, one.concerns
        if not facts:
            continue
        remark = _("%(count)d ask for an answer") % {"count": concerns} if concerns else ""
        rows.append(Bar(name, facts, "warn" if concerns else None, remark))
    return bars_picture(
        _("Facts laid before the review"), rows, heading=_("Subject"), palette=palette
    )


def draw_inputs(review: Review) -> Drawing | None:
    """The same picture for the pack; None where no record spoke."""
    if not review.lines.exists():
        return None
    picture = inputs_picture(review, PAPER)
    return Drawing(svg=picture.across, alt=picture.description, caption=picture.title)
