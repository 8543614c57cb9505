"""Workbooks written by hand, as programs other than a spreadsheet write them."""

from __future__ import annotations

import zipfile
from pathlib import Path

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OF = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"

STRINGS = (
    "<si><t>품명</t></si><si><t>도착국</t></si><si><t>금액(USD)</t></si>"
    "<si><r><t>식각 </t></r><r><rPr><b/></rPr><t>장비</t></r></si>"
    "<si><t>東京</t><rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr fontId=\"0\"/></si>"
    '<si><t xml:space="preserve">  A &amp; B &lt;x&gt;\n둘째 줄 </t></si><si><t>_x0041_</t></si><si><t/></si>'
)  # fmt: skip
"""Shared strings: three headers, rich text, one with its reading, one with marks, one with an escape, an empty one."""

_STYLES = (
    f'<styleSheet {_MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/></numFmts>'
    "<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>"
    + "".join(f'<xf numFmtId="{n}"/>' for n in (0, 14, 164, 9, 22, 49, 46))
    + "</cellXfs></styleSheet>"
)
"""Styles 1 and 2 are days, 3 a share, 4 a day and a time, 5 text, 6 a duration."""


def raw_workbook(path: Path, sheet: str, date1904: bool = False, prefix: str = "") -> Path:
    """A workbook whose only sheet holds this text between the tags of the worksheet.

    :param prefix: of the names in the sheet, such as ``x:``.
    """
    main = _MAIN if not prefix else _MAIN.replace("xmlns", f"xmlns:{prefix.rstrip(':')}")
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OF}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {_MAIN} xmlns:r="{_OF}"><workbookPr date1904="{int(date1904)}"/>'
        '<sheets><sheet name="선적" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OF}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OF}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{_OF}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": f"<sst {_MAIN}>{STRINGS}</sst>",
        "xl/worksheets/sheet1.xml": f'<?xml version="1.0" encoding="UTF-8"?>\n<{prefix}worksheet {main}>{sheet}'
        f"</{prefix}worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path
