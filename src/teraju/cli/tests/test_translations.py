import gettext

import pytest

from teraju.cli import translations
from teraju.cli.errors import Refusal
from teraju.cli.messages import extract, placeholders

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""

PYTHON = """from django.utils.translation import gettext as _, ngettext, pgettext_lazy
A = _("Save")
B = ngettext("%d day", "%d days", 3) % 3
C = pgettext_lazy("verb", "Open")
D = _("two "
      "halves")
"""

TEMPLATE = """{% load i18n %}
<h1>{% translate "Title" %}</h1>
{% button _("Press") %} {{ _("Shown")|upper }} {{ value|default:_("Nothing") }}
{% blocktranslate count n=rows %}{{ n }} row{% plural %}{{ n }} rows{% endblocktranslate %}
{% translate "Open" context "state" %}
{# {% translate "hidden" %} #}
"""

COMPLETE = """msgid "Save"
msgstr "Simpan"

msgid "%d day"
msgid_plural "%d days"
msgstr[0] "%d hari"

msgctxt "verb"
msgid "Open"
msgstr "Buka"

msgid "two halves"
msgstr "dua paruh"

msgid "Title"
msgstr "Judul"

msgid "Press"
msgstr "Tekan"

msgid "Shown"
msgstr "Tampil"

msgid "Nothing"
msgstr "Kosong"

msgid "%(n)s row"
msgid_plural "%(n)s rows"
msgstr[0] "%(n)s baris"

msgctxt "state"
msgid "Open"
msgstr "Terbuka"
"""


@pytest.fixture
def package(tmp_path):
    """Return a small app with every kind of text, wholly translated."""
    (tmp_path / "app/templates").mkdir(parents=True)
    (tmp_path / "app/tests").mkdir()
    (tmp_path / "app/code.py").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "app/tests/test_code.py").write_text(PYTHON.replace("Save", "Untold"))
    (tmp_path / "app/templates/page.html").write_text(TEMPLATE, encoding="utf-8")
    write(tmp_path, COMPLETE)
    return tmp_path


def write(root, entries, app="app"):
    path = root / app / "locale/id/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER + entries, encoding="utf-8")
    return path


class TestExtraction:
    def test_it_finds_every_kind_of_text(self, package):
        found = {(message.context, message.text, message.plural) for message in extract(package)}
        assert found == {
            ("", "Save", None),
            ("", "%d day", "%d days"),
            ("verb", "Open", None),
            ("", "two halves", None),
            ("", "Title", None),
            ("", "Press", None),
            ("", "Shown", None),
            ("", "Nothing", None),
            ("", "%(n)s row", "%(n)s rows"),
            ("state", "Open", None),
        }

    def test_a_function_is_known_by_another_name_too(self, package):
        source = (
            "from django.utils.translation import gettext as _now, pgettext as _told\n"
            'A = _now("At once")\nB = _told("verb", "Close")\n'
        )
        (package / "app/code2.py").write_text(source, encoding="utf-8")
        found = {(message.context, message.text) for message in extract(package)}
        assert {("", "At once"), ("verb", "Close")} <= found

    def test_placeholders_are_told_from_percent_signs(self):
        assert placeholders("%(a)s of %d, {b}, 10 %% and 5 % of it") == {"%(a)s", "%d", "{b}"}


class TestCheck:
    def test_a_complete_catalogue_has_no_problems(self, package):
        assert translations.problems(package) == []

    @pytest.mark.parametrize(
        ("before", "after", "told"),
        [
            ('msgstr "Simpan"', 'msgstr ""', "'Save' has no translation"),
            ('msgid "Save"', '#, fuzzy\nmsgid "Save"', "'Save' is marked as fuzzy"),
            ("%d hari", "beberapa hari", "other placeholders"),
            ("%(n)s baris", "%(m)s baris", "other placeholders"),
            ('msgid_plural "%d days"', 'msgid_plural "%d dayz"', "the plural of '%d day'"),
        ],
    )
    def test_each_fault_is_named(self, package, before, after, told):
        assert before in COMPLETE
        write(package, COMPLETE.replace(before, after, 1))
        (line,) = translations.problems(package)
        assert told in line

    @pytest.mark.parametrize(
        ("before", "after", "missing", "unused"),
        [
            ('msgid "Save"', 'msgid "Sav"', "'Save' is in no catalogue", "'Sav'"),
            ('msgctxt "verb"', 'msgctxt "noun"', "context 'verb' (there is 'noun')", "'Open'"),
        ],
    )
    def test_a_changed_text_is_missing_and_leaves_one_unused(
        self, package, before, after, missing, unused
    ):
        write(package, COMPLETE.replace(before, after, 1))
        first, second = translations.problems(package)
        assert f"{unused} is shown nowhere any more" in first
        assert missing in second

    def test_a_text_stands_once_in_a_catalogue(self, package):
        path = write(package, COMPLETE + '\nmsgid "Save"\nmsgstr "Simpan"\n')
        (line,) = translations.problems(package)
        last = path.read_text(encoding="utf-8").rindex('msgid "Save"')
        number = path.read_text(encoding="utf-8")[:last].count("\n") + 1
        assert line.endswith(f"po:{number}: 'Save' stands twice in this catalogue")

    def test_two_catalogues_must_not_disagree(self, package):
        write(package, 'msgid "Save"\nmsgstr "Rekam"\n', app="other")
        (line,) = translations.problems(package)
        assert "translated otherwise in app/locale" in line

    def test_a_program_apart_shares_no_catalogue(self, package):
        apart = package / translations.APART
        apart.mkdir(parents=True)
        source = 'from django.utils.translation import gettext as _\nA = _("{}")\n'
        (apart / "code.py").write_text(source.format("Save"), encoding="utf-8")
        (package / "app/code2.py").write_text(source.format("Seal"), encoding="utf-8")
        write(package, 'msgid "Seal"\nmsgstr "Segel"\n', app=translations.APART)
        first, second = translations.problems(package)
        assert "app/code2.py:2: 'Seal' is in no catalogue" in first
        assert f"{translations.APART}/code.py:2: 'Save' is in no catalogue" in second

    def test_a_text_that_is_not_fixed_is_named(self, package):
        source = 'from django.utils.translation import gettext as _\nA = _(f"Hello {1}")\n'
        (package / "app/code2.py").write_text(source, encoding="utf-8")
        (line,) = translations.problems(package)
        assert "app/code2.py:2: _() is given something else than a fixed text" in line


class TestCompile:
    def test_the_built_catalogue_is_read_by_gettext(self, package):
        assert translations.compile_all(package) == 1
        built = package / "app/locale"
        catalogue = gettext.translation("django", built, ["id"])
        assert catalogue.gettext("Save") == "Simpan"
        assert catalogue.ngettext("%d day", "%d days", 2) == "%d hari"
        assert catalogue.pgettext("verb", "Open") == "Buka"

    def test_only_what_is_older_than_its_source_is_built_again(self, package):
        assert translations.compile_stale(package) == 1
        assert translations.compile_stale(package) == 0
        built = package / "app/locale/id/LC_MESSAGES/django.mo"
        built.unlink()
        assert translations.compile_stale(package) == 1

    def test_a_catalogue_with_a_syntax_error_is_named(self, package):
        write(package, 'msgid "Save"\nnonsense\n')
        with pytest.raises(Refusal, match=r"django\.po cannot be read"):
            translations.compile_all(package)
