"""Trends drawn for papers."""

from __future__ import annotations

from teraju.modules.planning.selectors.objectives import Standing
from teraju.platform.papers.api import Drawing
from teraju.platform.web.charts.picture import PAPER
from teraju.platform.web.charts.trend import trend_picture

from .objective_trends import points_of


def draw_trend(standing: Standing) -> Drawing | None:
    """The trend of an objective with the colours of papers; None where nothing is measured."""
    points = points_of(standing)
    if not standing.values:
        return None
    objective = standing.objective
    picture = trend_picture(objective.indicator, points, palette=PAPER)
    return Drawing(svg=picture.across, alt=picture.description, caption=picture.note)
