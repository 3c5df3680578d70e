"""How other modules read topics from a file that people filled in."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from typing_extensions import override

from teraju.platform.exchange.cells import Text, Unreadable, folded, written
from teraju.platform.exchange.readers import Read, Reader, Scope

from .selectors import topics


@dataclass(frozen=True, kw_only=True)
class TopicsReader(Reader):
    """Topics by their titles in either language or their codes, with semicolons between them."""

    @property
    @override
    def empty(self) -> tuple[int, ...]:
        return ()

    @override
    def hint(self) -> Text:
        return gettext_lazy(
            "Titles of topics as the register of topics shows them, with “;” between them."
        )

    @override
    def prepared(self, scope: Scope) -> Read:
        known: dict[str, int] = {}
        for line in topics().values():
            for name in (line.code, line.title_en, line.title_id):
                known[folded(name)] = line.pk

        def read(cell: object) -> tuple[int, ...]:
            names = [name.strip() for name in written(cell).split(";") if name.strip()]
            unknown = [name for name in names if folded(name) not in known]
            if unknown:
                raise Unreadable(
                    _("No topic is called so: {names}.").format(names=", ".join(unknown))
                )
            return tuple(sorted({known[folded(name)] for name in names}))

        return read
