"""Files of every format that is read, made here and nowhere else."""

import io
import json
import tarfile
import warnings
import zipfile

STORY = (
    "Exports of grain from Norland rose by 12 percent in 2023, the ministry said on Tuesday, after "
    "two harvests that were larger than anybody had foreseen.",
    "The minister, Karl Holm, told reporters that 3 million tons went to Sudland. He expects more.",
    "Prices fell in the same year, and farmers asked the government for help with storage.",
)
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World news menu</a></li></ul></nav>"


def page(body="", head="", story=STORY, language="en"):
    """A web page of a newspaper, with a menu, a footer and whatever is put in it."""
    told = "".join(f"<p>{paragraph}</p>" for paragraph in story)
    return (
        f"<!DOCTYPE html><html lang='{language}'><head>{head}</head><body>{MENU}"
        f"<article>{told}{body}</article><footer>All about our cookies and partners</footer>"
        "</body></html>"
    ).encode()


def linked(**facts):
    """Linked data of an article, for the head of a page."""
    document = {"@context": "https://schema.org", "@type": "NewsArticle", **facts}
    return f"<script type='application/ld+json'>{json.dumps(document)}</script>"


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    """A zip archive of names and bytes, in that order; a name may come twice."""
    memory = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(memory, "w", compression) as archive:
        warnings.simplefilter("ignore", UserWarning)  # that a name comes twice
        for name, data in members:
            archive.writestr(name, data)
    return memory.getvalue()


def tarred(members, mode="w"):
    """A tar archive of names and bytes, packed as `mode` says."""
    memory = io.BytesIO()
    with tarfile.open(fileobj=memory, mode=mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return memory.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text="", style="", inner=""):
    """A paragraph of a Word document: text, or whatever runs are given."""
    properties = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    run = f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>" if text else ""
    return f"<w:p>{properties}{run}{inner}</w:p>"


def docx(body, parts=(), declaration=""):
    """A Word document with this body; `parts` are further names and contents of the package."""
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='{id_}'><w:name w:val='{name}'/></w:style>"
        for id_, name in (("Title", "Title"), ("H1", "heading 1"), ("Body", "Normal"))
    )
    return zipped(
        [
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", f"{declaration}<w:document xmlns:w='{W}'><w:body>{body}"
             "<w:sectPr/></w:body></w:document>"),
            ("word/styles.xml", f"<w:styles xmlns:w='{W}'>{styles}</w:styles>"),
            *parts,
        ]
    )  # fmt: skip


CORE = (
    "<cp:coreProperties xmlns:cp='c' xmlns:dc='http://purl.org/dc/elements/1.1/' "
    "xmlns:dcterms='http://purl.org/dc/terms/'><dc:title>{title}</dc:title><dc:creator>{author}"
    "</dc:creator><dc:language>en-GB</dc:language><dcterms:created>{date}</dcterms:created>"
    "</cp:coreProperties>"
)


def pdf(*pages, info="", extra=""):
    """A PDF of pages, each a list of (x, y, size, words) in the order in which they are painted.

    What is bytes is painted as it is.
    """
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + extra.encode() + b">>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(pages)))),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< {info} >>".encode("latin-1"),
    ]
    for number, page_ in enumerate(pages):
        painted = b"".join(x if isinstance(x, bytes) else _painted(*x) for x in page_)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (6 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(painted), painted))
    return numbered(objects)


PICTURE = b"q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q\n"
"""A grey picture that fills most of a page of a PDF, as a scan does."""


def _painted(x, y, size, words):
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return b"BT /F1 %d Tf %d %d Td (%s) Tj ET\n" % (size, x, y, escaped.encode("cp1252"))


def numbered(objects):
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        start,
    )
    return bytes(data)


def column(x, top, lines, size=10):
    """Lines of words below each other, to be painted on a page."""
    return [
        (x, top - round(number * size * 1.2), size, words) for number, words in enumerate(lines)
    ]


def mail(body, kind="text/plain; charset=utf-8", headers="", parts=()):
    """A mail; with `parts`, pairs of headers and bytes, these come after its text."""
    head = (
        "From: Anna Berg <anna@norland.example>\r\nTo: desk@norland.example\r\n"
        "Subject: Re: Grain exports rise\r\nDate: Sat, 3 Feb 2024 23:30:00 -1100\r\n"
        f"Message-ID: <1@norland.example>\r\nMIME-Version: 1.0\r\n{headers}"
    ).encode()
    text = f"Content-Type: {kind}\r\n\r\n{body}\r\n".encode()
    if not parts:
        return head + text
    pieces = [text, *(f"{said}\r\n\r\n".encode() + data + b"\r\n" for said, data in parts)]
    return (
        head
        + b"Content-Type: multipart/mixed; boundary=cut\r\n\r\n--cut\r\n"
        + b"--cut\r\n".join(pieces)
        + b"--cut--\r\n"
    )


OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
EMPTY_MANIFEST = "<manifest/>"


def odt(body, meta="", manifest=EMPTY_MANIFEST, automatic=""):
    """An OpenDocument text with this body."""
    names = ("office", "text", "table", "style", "draw")
    spaces = " ".join(f"xmlns:{name}='{OFFICE}:{name}:1.0'" for name in names)
    return zipped(
        [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            (
                "content.xml",
                f"<office:document-content {spaces}><office:automatic-styles>{automatic}"
                f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
                "</office:body></office:document-content>",
            ),
            ("META-INF/manifest.xml", manifest),
            *([("meta.xml", meta)] if meta else []),
        ]
    )


def epub(*chapters, metadata="", spine=None):
    """An e-book of chapters, each the inside of a page's body."""
    order = range(len(chapters)) if spine is None else spine
    items = "".join(
        f"<item id='c{n}' href='text/c{n}.xhtml' media-type='application/xhtml+xml'/>"
        for n in range(len(chapters))
    )
    refs = "".join(f"<itemref idref='c{n}'/>" for n in order)
    package = (
        "<package xmlns='http://www.idpf.org/2007/opf'><metadata "
        f"xmlns:dc='http://purl.org/dc/elements/1.1/'>{metadata}</metadata><manifest>{items}"
        f"<item id='x' href='../../../etc/passwd' media-type='application/xhtml+xml'/></manifest>"
        f"<spine>{refs}<itemref idref='x'/></spine></package>"
    )
    container = (
        "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles><rootfile "
        "full-path='OEBPS/book.opf'/></rootfiles></container>"
    )
    return zipped(
        [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", container),
            ("OEBPS/book.opf", package),
            *(
                (f"OEBPS/text/c{n}.xhtml", f"<html><body>{told}</body></html>")
                for n, told in enumerate(chapters)
            ),
        ]
    )
