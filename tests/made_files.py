"""Files of every format that is read, made here and nowhere else."""

import io
import json
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
    with zipfile.ZipFile(memory, "w", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return memory.getvalue()
