"""The components that every template may use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import template
from django.forms import BoundField
from django.template.context import Context
from django.template.engine import Engine
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from teraju.platform.web.charts.bars import Bar, bars_picture
from teraju.platform.web.charts.ladder import LadderRow, ladder_picture
from teraju.platform.web.charts.line import line_picture
from teraju.platform.web.charts.picture import Picture
from teraju.platform.web.charts.spark import sparkline
from teraju.platform.web.charts.stacks import Day, stacks_picture
from teraju.platform.web.charts.wheel import Ring, wheel_picture
from teraju.platform.web.kinds import Figure, Section, Step, Text
from teraju.platform.web.menu import MenuLine

from . import values

KIND_CLASSES = {"number": "n", "year": "n", "money": "n", "date": "d"}

register = template.Library()
register.simple_tag(values.icon, name="icon")
register.simple_tag(values.status, name="status")
register.simple_tag(values.action, name="action")
register.simple_tag(values.actions, name="actions")
register.simple_tag(values.cell, name="cell")
register.filter("day", values.day)
register.filter("whole", values.whole)
register.filter("stamp", values.stamp)
register.filter("rupiah", values.rupiah)
register.filter("filesize_short", values.size)
register.filter("cell_class", values.cell_class)


@register.simple_tag
def menu_line(line: MenuLine) -> SafeString:
    """A line of the main menu; every page has dozens."""
    current = ' aria-current="page"' if line.current else ""
    words = f"{values.icon(line.icon)}<span>{values.escaped(line.label)}</span>"
    return SafeString(f'<a href="{values.escaped(line.url)}"{current}>{words}</a>')


@register.inclusion_tag("web/parts/figure.html")
def figure(figure: Figure) -> dict[str, Any]:
    """A number that matters, its trend, and a table of the trend for who does not see it."""
    return {"figure": figure, "spark": sparkline(figure.trend, figure.tone)}


@register.inclusion_tag("web/parts/timeline.html")
def timeline(steps: Sequence[Step]) -> dict[str, Any]:
    """What happened, what is now and what is ahead, one below the other."""
    return {"steps": steps}


@register.inclusion_tag("web/parts/field.html")
def field(field: BoundField) -> dict[str, Any]:
    """A form field: label above, help, widget, errors beside it."""
    widget = field.field.widget
    return {
        "field": field,
        "optional": not field.field.required,
        "tick": getattr(widget, "input_type", "") == "checkbox" and not field.use_fieldset,
    }


@register.inclusion_tag("web/parts/picture.html")
def certification_line(steps: Sequence[Step], today: date) -> dict[str, Picture]:
    """The way from an agreement to a certificate on a ruler of time."""
    return {"picture": line_picture(steps, today)}


@register.inclusion_tag("web/parts/picture.html")
def bars(title: str, rows: Sequence[Bar], heading: str = "") -> dict[str, Picture]:
    """Amounts to compare, one bar each."""
    return {"picture": bars_picture(title, rows, heading)}


@register.inclusion_tag("web/parts/picture.html")
def wheel(title: Text, rings: Sequence[Ring], open_count: int) -> dict[str, Picture]:
    """Readiness: a ring for each standard, a field for each requirement."""
    return {"picture": wheel_picture(title, rings, open_count)}


@register.inclusion_tag("web/parts/picture.html")
def stacks(title: Text, days: Sequence[Day], today: date) -> dict[str, Picture]:
    """Requirements by state, day after day."""
    return {"picture": stacks_picture(title, days, today)}


@register.inclusion_tag("web/parts/picture.html")
def ladder(title: Text, stages: Sequence[Text], rows: Sequence[LadderRow]) -> dict[str, Picture]:
    """How far each agency has come, stage by stage."""
    return {"picture": ladder_picture(title, stages, rows)}


@register.simple_tag(takes_context=True)
def section(context: Context, section: Section) -> SafeString:
    """A block of a page: its own template with its own data, inside the page's context."""
    engine = context.template.engine if context.template else Engine.get_default()
    with context.push(**section.context, section=section):
        return engine.get_template(section.template).render(context)


@register.filter
def kind_class(kind: str) -> str:
    """How a register aligns a column of this kind."""
    return KIND_CLASSES.get(kind, "")


@register.simple_tag
def register_row(row: Any) -> SafeString:
    """The cells of a register's row: the first names the record and leads to it."""
    first, *others = row.cells
    name = _shown(first)
    linked = format_html('<a href="{}">{}</a>', row.url, name) if row.url else name
    more = format_html_join("", "<small>{}</small>", ((values.in_table(v),) for v in row.beneath))
    head = format_html('<th scope="row">{}{}</th>', linked, more)
    cells = [(_kinds(cell), cell.column.label, _shown(cell)) for cell in others]
    return head + _cells(cells)


def _shown(cell: Any) -> SafeString | str:
    match cell.column.kind, cell.value:
        case "money", amount:
            return values.rupiah(amount)
        case "number", int() as count:
            return values.whole(count)
    return values.in_table(cell.value)


def _kinds(cell: Any) -> str:
    by_kind, by_value = kind_class(cell.column.kind), values.cell_class(cell.value)
    return by_kind if by_kind == by_value else f"{by_kind} {by_value}".strip()


@register.simple_tag
def table_heads(headers: Sequence[Text], rows: Sequence[Sequence[Any]]) -> SafeString:
    """The headings of a plain table, each over its values: those of numbers to the right."""
    # The first column names the row: it stands to the left whatever it is.
    kinds = ["", *map(values.cell_class, rows[0][1:])]
    parts = []
    for header, kind in zip(headers, kinds, strict=True):
        attribute = ' class="n"' if kind == "n" else ""
        shown = f'<th scope="col"{attribute}>{values.escaped(header)}</th>'
        parts.append(shown if header else "<td></td>")
    return mark_safe("".join(parts))  # noqa: S308 every part is escaped above


@register.simple_tag
def table_row(headers: Sequence[Text], row: Sequence[Any]) -> SafeString:
    """The cells of a plain table's row, each with its column's name for the phone."""
    first, *others = row
    head = format_html('<th scope="row">{}</th>', values.in_table(first))
    cells = [
        (values.cell_class(value), header, values.in_table(value))
        for header, value in zip(headers[1:], others, strict=True)
    ]
    return head + _cells(cells)


def _cells(cells: Sequence[tuple[str, Text, SafeString | str]]) -> SafeString:
    """Each value with its column's name, which a phone shows beside it.

    Joined by hand, for a page has hundreds: class names are our own words, all else is escaped.
    """
    parts = []
    for name, label, value in cells:
        attribute = f' class="{name}"' if name else ""
        shown = f'data-label="{values.escaped(label)}">{values.escaped(value)}'
        parts.append(f"<td{attribute} {shown}</td>")
    return mark_safe("".join(parts))  # noqa: S308 every part is escaped above
