"""What templates of the channel need: icons, the token of a form, days in words."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django import template
from django.forms import BoundField
from django.template.context import Context
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

from teraju.modules.integrity.concerns.models import Office
from teraju.modules.integrity.concerns.web import guards
from teraju.modules.integrity.concerns.web.report_forms import office_name

register = template.Library()


@register.simple_tag(takes_context=True)
def form_token(context: Context, purpose: str = "") -> SafeString:
    """The hidden field that guards a form; `purpose` names the view that it is sent to."""
    request = context["request"]
    token = guards.new_token(request, purpose or guards.purpose_of(request))
    return format_html('<input type="hidden" name="{}" value="{}">', guards.FIELD, token)


@register.simple_tag
@lru_cache(maxsize=128)
def icon(name: str, size: int = 20) -> SafeString:
    """An inline picture that repeats the words beside it, hidden from screen readers."""
    lines = lucide(name, size=size).splitlines()[1:]
    opened = (
        f'<svg class="i" width="{size}" height="{size}" viewBox="0 0 24 24" aria-hidden="true">'
    )
    return mark_safe(opened + "".join(line.strip() for line in lines))  # noqa: S308


@register.inclusion_tag("concerns/parts/field.html")
def field(field: BoundField) -> dict[str, object]:
    """A form field: label above, help, widget, errors beside it."""
    widget = field.field.widget
    return {
        "field": field,
        "optional": not field.field.required,
        "tick": getattr(widget, "input_type", "") == "checkbox" and not field.use_fieldset,
    }


@register.filter
def day(value: date | None) -> str:
    """A day in words."""
    return date_format(value, "DATE_FORMAT") if value else "–"


@register.filter
def office(value: Office) -> str:
    """The name of an office in the language of the page."""
    return office_name(value)
