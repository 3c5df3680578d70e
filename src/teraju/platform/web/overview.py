"""Figures of the overview: modules say what numbers matter, each with the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from teraju.platform.accounts.scope import Viewer

from .kinds import Figure, Section

_figures: list[Callable[[Viewer], Sequence[Figure]]] = []
_pictures: list[Callable[[Viewer], Section | None]] = []


def register_figures(provider: Callable[[Viewer], Sequence[Figure]]) -> None:
    if provider not in _figures:
        _figures.append(provider)


def register_picture(provider: Callable[[Viewer], Section | None]) -> None:
    if provider not in _pictures:
        _pictures.append(provider)


def figures_for(viewer: Viewer) -> list[Figure]:
    return [figure for provider in _figures for figure in provider(viewer)]


def pictures_for(viewer: Viewer) -> list[Section]:
    return [picture for provider in _pictures if (picture := provider(viewer))]
