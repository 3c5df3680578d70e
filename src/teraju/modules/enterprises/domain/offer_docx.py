"""The papers of a firm as a DOCX that its owner changes in any word processor.

WordprocessingML (ECMA-376 part 1) needs four small parts for headings, lists and tables; no
library of the house writes it. Equal papers give equal bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from .offer_papers import Block, FirmPaper

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = f"""{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{MEDIA_TYPE}.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument\
.wordprocessingml.styles+xml"/></Types>"""
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_LEADS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" \
Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>"""
_INNER = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" \
Type="{_RELATION}/styles" Target="styles.xml"/></Relationships>"""
_SIZES = (("Title", "Title", 36), ("Heading1", "heading 1", 28), ("Heading2", "heading 2", 24))
_PAGE = (
    '<w:sectPr><w:pgSz w:w="{0}" w:h="{1}"{2}/><w:pgMar w:top="1134" w:right="1134" '
    'w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
_UPRIGHT, _LYING = (11906, 16838, ""), (16838, 11906, ' w:orient="landscape"')
_LINE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="8A8474"/>'
_BORDERS = "".join(
    _LINE.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
# Always the same day, so that equal papers are equal files.
_STAMP = (2018, 1, 1, 0, 0, 0)


def docx(paper: FirmPaper, enterprise: str, subtitle: str, note: str) -> bytes:
    """Write a paper: who it is of, its title, the note that it is an example, its parts."""
    body = [_paragraph(enterprise), _paragraph(paper.title["id"], "Title")]
    body += [_paragraph(subtitle), _paragraph(note, italic=True)]
    for number, part in enumerate(paper.parts):
        if len(paper.parts) > 1:
            body.append(_paragraph(part.title, "Heading1", new_page=number > 0))
        body.extend(piece for block in part.blocks for piece in _block(block))
    page = _PAGE.format(*(_LYING if paper.kind == "form" else _UPRIGHT))
    document = (
        f'{_HEAD}<w:document xmlns:w="{_W}"><w:body>{"".join(body)}{page}</w:body></w:document>'
    )
    return _packed(document)


def _packed(document: str) -> bytes:
    out = io.BytesIO()
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _LEADS,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _INNER,
        "word/styles.xml": _styles(),
    }
    with zipfile.ZipFile(out, "w") as package:
        for name, text in parts.items():
            package.writestr(
                zipfile.ZipInfo(name, _STAMP), text, zipfile.ZIP_DEFLATED, compresslevel=6
            )
    return out.getvalue()


def _styles() -> str:
    made = "".join(
        f'<w:style w:type="paragraph" w:styleId="{code}"><w:name w:val="{name}"/><w:pPr>'
        f'<w:keepNext/><w:spacing w:before="200" w:after="80"/></w:pPr>'
        f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for code, name, size in _SIZES
    )
    return (
        f'{_HEAD}<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:sz w:val="22"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        f'<w:spacing w:after="100"/></w:pPr></w:pPrDefault></w:docDefaults>{made}</w:styles>'
    )


def _block(block: Block) -> Iterator[str]:
    match block.kind:
        case "heading":
            yield _paragraph(block.text, "Heading2")
        case "list" | "steps":
            for number, item in enumerate(block.items, 1):
                sign = f"{number}." if block.kind == "steps" else "–"
                yield _paragraph(f"{sign}\t{item}", hanging=True)
        case "table":
            yield _table(block.heads, block.rows)
        case "signature":
            yield _paragraph("")
            yield _paragraph(f"{block.text},")
            yield _paragraph("")
            yield _paragraph("." * 40)
        case _:
            yield _paragraph(block.text)


def _paragraph(
    text: str,
    style: str = "",
    *,
    italic: bool = False,
    hanging: bool = False,
    new_page: bool = False,
) -> str:
    shape = f'<w:pStyle w:val="{style}"/>' if style else ""
    shape += "<w:pageBreakBefore/>" if new_page else ""
    shape += '<w:ind w:left="397" w:hanging="397"/>' if hanging else ""
    look = "<w:rPr><w:i/></w:rPr>" if italic else ""
    return f"<w:p><w:pPr>{shape}</w:pPr>{_runs(text, look)}</w:p>"


def _runs(text: str, look: str) -> str:
    """The text with its tabs and line breaks."""
    lines = []
    for line in text.splitlines() or [""]:
        pieces = [f'<w:t xml:space="preserve">{_said(one)}</w:t>' for one in line.split("\t")]
        lines.append("<w:tab/>".join(pieces))
    return f"<w:r>{look}{'<w:br/>'.join(lines)}</w:r>"


def _said(text: str) -> str:
    """What XML 1.0 can hold of a text."""
    return escape("".join(one for one in text if one >= " "))


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    grid = "".join("<w:gridCol/>" for _one in heads)
    first = "".join(
        _cell(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{_said(one)}</w:t></w:r>") for one in heads
    )
    made = [f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{first}</w:tr>"]
    made += [
        '<w:tr><w:trPr><w:trHeight w:val="454"/></w:trPr>'
        + "".join(_cell(_runs(one, "")) for one in row)
        + "</w:tr>"
        for row in rows
    ]
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>'
        f"<w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl><w:p/>"
    )


def _cell(content: str) -> str:
    return f"<w:tc><w:p>{content}</w:p></w:tc>"
