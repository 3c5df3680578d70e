import pytest

from teraju.platform.papers.pictures import Drawing, DrawingUnfit, clean, without_drawings

from .samples import WHEEL


def drawn(inside):
    return clean(f'<svg viewBox="0 0 9 9">{inside}</svg>', set()).decode()


def test_a_drawing_keeps_its_shapes_and_words():
    made = clean(WHEEL, set()).decode()
    assert 'xmlns="http://www.w3.org/2000/svg"' in made
    assert 'viewBox="0 0 340 340"' in made
    assert 'd="M170 20L210 30L200 70L170 62z"' in made
    assert ">23</text>" in made
    assert "Libertinus" in made


@pytest.mark.parametrize("gone", ["<a", "href", "title", "aria", "role", "sesuai"])
def test_a_drawing_loses_what_only_a_screen_has(gone):
    assert gone in WHEEL
    assert gone not in clean(WHEEL, set()).decode()


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<image href="file:///etc/passwd"/>',
        "<foreignObject/>",
        "<style>*{fill:red}</style>",
        '<use href="#a"/>',
        '<g><g><a href="x"><image href="data:image/png;base64,AA=="/></a></g></g>',
        '<path fill="url(https://example.org/x.svg#a)"/>',
        '<path fill="var(--good)"/>',
        '<!DOCTYPE x [<!ENTITY x "y">]>',
        "<![CDATA[x]]>",
        "<?xml-stylesheet href='x'?>",
        "<path",
        "<g>" + " " * 2_000_000 + "</g>",
    ],
)
def test_a_drawing_with_anything_else_is_refused(inside):
    with pytest.raises(DrawingUnfit):
        drawn(inside)


def test_what_is_no_svg_is_refused():
    with pytest.raises(DrawingUnfit):
        clean("<g/>", set())


@pytest.mark.parametrize("attribute", ['onclick="go()"', 'style="x"', 'class="x"', 'x:y="z"'])
def test_unknown_attributes_are_left_out(attribute):
    declared = 'xmlns:x="urn:x" ' if attribute.startswith("x:") else ""
    assert drawn(f'<path {declared}{attribute} d="M0 0"/>').count("=") == drawn(
        '<path d="M0 0"/>'
    ).count("=")


def test_patterns_stay():
    made = drawn('<defs><pattern id="p"><path/></pattern></defs><rect fill="url(#p)"/>')
    assert 'fill="url(#p)"' in made
    assert '<pattern id="p">' in made


def test_letters_without_a_glyph_are_marked_and_told():
    replaced = set()
    made = clean("<svg><text>4 😀 標</text></svg>", replaced)
    assert replaced == {"😀", "標"}
    assert b"&#65533;" in made


def test_data_names_the_file_of_a_drawing():
    data, files = without_drawings({"picture": Drawing(WHEEL, "Roda"), "title": "x"}, set())
    assert data == {
        "picture": {"file": "drawing-picture.svg", "alt": "Roda", "caption": ""},
        "title": "x",
    }
    assert list(files) == ["drawing-picture.svg"]
