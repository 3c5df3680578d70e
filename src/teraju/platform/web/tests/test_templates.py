"""Guards over every template of the tree, and the weight of a page."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

import teraju
from teraju.platform.web import design_samples
from teraju.platform.web.templatetags.values import icon

ROOT = Path(teraju.__file__).parent
TEMPLATES = sorted(ROOT.glob("**/templates/**/*.html"))
# The channel of concerns is a program of its own, with tags of its own; its tests compile them.
ELSEWHERE = ROOT / "modules/integrity/concerns"
SOURCES = sorted(path for path in ROOT.glob("**/*.py") if "tests" not in path.parts)
LIMIT = 100_000
PARTS = [key for key, _ in design_samples.part_names()]

FORBIDDEN = {
    "inline style": re.compile(r"\sstyle\s*=|<style\b", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc=)|javascript:", re.IGNORECASE),
    "inline handler": re.compile(r"\s(on[a-z]+|hx-on[^\s=]*)\s*=", re.IGNORECASE),
    "asset of another host": re.compile(
        r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//", re.IGNORECASE
    ),
    "unescaped value": re.compile(r"\|\s*safe\b|autoescape\s+off|mark_safe"),
}


def name_of(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
class TestEveryTemplate:
    def test_compiles(self, path):
        if not path.is_relative_to(ELSEWHERE):
            get_template(str(path).rpartition("/templates/")[2])

    @pytest.mark.parametrize("what", FORBIDDEN)
    def test_holds_nothing_that_the_browser_is_told_to_refuse(self, path, what):
        found = FORBIDDEN[what].search(path.read_text())
        assert not found, f"{what}: {found.group(0) if found else ''}"

    def test_names_icons_that_exist(self, path):
        for name in re.findall(r'{% icon "([^"]+)"', path.read_text()):
            icon(name)


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("inline style", '<p style="color: red">'),
        ("inline script", "<script>go()</script>"),
        ("inline handler", '<a onclick="go()">'),
        ("asset of another host", '<link rel="stylesheet" href="https://cdn.example/x.css">'),
        ("unescaped value", "{{ value|safe }}"),
    ],
)
def test_the_guard_bites(what, text):
    assert FORBIDDEN[what].search(text)


def test_icons_named_in_code_exist():
    names = {
        name for path in SOURCES for name in re.findall(r'\bicon="([a-z0-9-]+)"', path.read_text())
    }
    assert names
    for name in names:
        icon(name)


def assets(html):
    """The files that a browser fetches for this page, htmx and drafts only where they are used."""
    names = set(re.findall(r'(?:src|href)="/static/([^"]+)"', html))
    if re.search(r"\shx-(get|post)=", html):
        names.add("django_htmx/htmx-2.min.js")
    if "data-draft" in html:
        names.add("teraju/draft.js")
    return names


@pytest.mark.django_db
@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", ["id", "en"])
class TestDesignPage:
    def page(self, part, language, theme=""):
        client = Client()
        client.cookies["language"] = language
        response = client.get("/design", {"part": part, "theme": theme})
        assert response.status_code == 200
        return response.content.decode()

    def test_shows_the_part_in_the_language(self, part, language):
        assert f'<html lang="{language}"' in self.page(part, language)

    def test_has_no_style_or_script_of_its_own(self, part, language):
        html = self.page(part, language)
        for what in ("inline style", "inline script", "inline handler"):
            assert not FORBIDDEN[what].search(html)

    def test_is_light(self, part, language):
        html = self.page(part, language)
        files = [Path(finders.find(name)) for name in assets(html)]
        assert len(html.encode()) + sum(file.stat().st_size for file in files) < LIMIT

    def test_has_each_id_once(self, part, language):
        ids = re.findall(r'\sid="([^"]+)"', self.page(part, language))
        assert sorted(ids) == sorted(set(ids))

    def test_can_be_seen_in_the_other_theme(self, part, language):
        assert 'data-theme="dark"' in self.page(part, language, "dark")


@pytest.mark.django_db
def test_an_unknown_part_is_the_first():
    response = Client().get("/design", {"part": "../../etc", "theme": '"><script>'})
    assert response.status_code == 200
    assert b"<script>" not in response.content


def test_scripts_and_stylesheet_together_leave_room_for_the_page():
    names = ["teraju/teraju.css", "teraju/shell.js", "teraju/mark.svg", "django_htmx/htmx-2.min.js"]
    assert sum(Path(finders.find(name)).stat().st_size for name in names) < LIMIT - 22_000


@pytest.mark.django_db
class TestPagesForEverybody:
    def test_the_log_in_page_asks_for_name_and_password_under_their_labels(self):
        html = Client().get(reverse("account_login")).content.decode()
        for name in ("login", "password"):
            assert re.search(rf'<label for="id_{name}"', html)
            assert re.search(rf'<input[^>]*name="{name}"', html)

    def test_a_wrong_password_is_said_in_words(self):
        response = Client().post(reverse("account_login"), {"login": "nobody", "password": "x"})
        assert 'role="alert"' in response.content.decode()

    def test_a_missing_page_says_what_to_do(self):
        response = Client().get("/v/no/such/page/")
        assert response.status_code == 404
        assert reverse("home") in response.content.decode()
