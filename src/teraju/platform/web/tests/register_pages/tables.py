"""Agencies to list, and the rows of a page as a reader sees them."""

from __future__ import annotations

import re
from html import unescape

from teraju.platform.accounts.tests.factories import AgencyFactory

AGENCIES = "/agencies/"


def rows_on(page) -> list[list[str]]:
    """The cells of the page's table as a reader sees them."""
    body = page.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in row] for row in cells]


def agencies(government, count: int) -> None:
    root = AgencyFactory(government=government, name="Akar")
    for number in range(count - 1):
        AgencyFactory(parent=root, name=f"Dinas {number:03}", kind="office")
