"""Figures of the overview: modules say what numbers matter, each with the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from teraju.platform.accounts.scope import Viewer

from .kinds import Figure, Section

MOST = 4

_figures: list[Callable[[Viewer], Sequence[Figure]]] = []
_pictures: list[Callable[[Viewer], Section | None]] = []


def register_figures(provider: Callable[[Viewer], Sequence[Figure]]) -> None:
    if provider not in _figures:
        _figures.append(provider)


def register_picture(provider: Callable[[Viewer], Section | None]) -> None:
    if provider not in _pictures:
        _pictures.append(provider)


def figures_for(viewer: Viewer) -> list[Figure]:
    """The few that say something to this viewer, what calls for action first."""
    found = [figure for provider in _figures for figure in provider(viewer)]
    return sorted(filter(_speaks, found), key=lambda figure: figure.tone != "bad")[:MOST]


def _speaks(figure: Figure) -> bool:
    """A zero that never was anything else is no news."""
    return bool(figure.value) or any(figure.trend)


def pictures_for(viewer: Viewer) -> list[Section]:
    return [picture for provider in _pictures if (picture := provider(viewer))]
