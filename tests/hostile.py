"""PDFs that ask too much, made by hand: small files with a trap in them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable

PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {more} >>"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F1 12 Tf 72 700 Td (Wij houden toezicht in de wijk.) Tj ET"


def build(objects: Iterable[bytes | str]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        body = content.encode("latin-1") if isinstance(content, str) else content
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, start)
    return bytes(out)


def stream(content: bytes, filters: str = "") -> bytes:
    """A stream object with content that the named filters were already applied to."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (
        len(content), filters.encode(), content,
    )  # fmt: skip


def one_page(
    content: bytes = TEXT, filters: str = "", more: str = "", page: str = PAGE, extra: tuple = ()
) -> bytes:
    """A PDF of one page with this content stream; `extra` objects are numbered from 6."""
    resources = "/Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >>"
    return build([
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page.format(more=resources + more), stream(content, filters), FONT, *extra,
    ])  # fmt: skip


def no_pages() -> bytes:
    """A PDF without a page."""
    return build(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"])


def many_pages(count: int = 100_000) -> bytes:
    """One page, very many times."""
    kids = f"<< /Type /Pages /Kids [{'3 0 R ' * count}] /Count {count} >>"
    page = PAGE.format(more="")
    return build(["<< /Type /Catalog /Pages 2 0 R >>", kids, page, stream(TEXT)])


def deep_pages(depth: int = 20_000) -> bytes:
    """A page tree of one branch, very deep."""
    nodes = [f"<< /Type /Pages /Kids [{n + 3} 0 R] /Count 1 >>" for n in range(depth)]
    page = PAGE.format(more="").replace("4 0 R", f"{depth + 3} 0 R")
    return build(["<< /Type /Catalog /Pages 2 0 R >>", *nodes, page, stream(TEXT)])


def looping_pages() -> bytes:
    """A page tree that comes back to itself."""
    kids = "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>"
    return build(["<< /Type /Catalog /Pages 2 0 R >>", kids])


def looping_form() -> bytes:
    """A drawing that draws itself, twice."""
    head = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"
    form = stream(b"/X Do /X Do", head)
    return one_page(TEXT + b" /X Do", extra=(form,))


def looping_length() -> bytes:
    """A content stream whose length is the stream itself."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE.format(more=""), "<< /Length 4 0 R >>\nstream\nq Q\nendstream",
    ]  # fmt: skip
    return build(objects)


def zip_bomb(megabytes: int = 2_000) -> bytes:
    """A content stream of blanks that unpacks to so many megabytes, packed twice."""
    packer = zlib.compressobj(9)
    block = b" " * (1 << 20)
    once = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    return one_page(zlib.compress(once, 9), "/Filter [/FlateDecode /FlateDecode]")


def deep_brackets() -> bytes:
    """A content stream of nested lists."""
    return one_page(b"[" * 500_000 + b"]" * 500_000)


def many_paths(count: int = 400_000) -> bytes:
    """A page with very many lines."""
    lines = b"".join(
        b"%d %d m %d %d l S\n" % (n % 595, n % 842, n % 500, n % 700) for n in range(count)
    )
    return one_page(TEXT + b"\n" + zlib.decompress(zlib.compress(lines)))


def many_rules(count: int = 1_500) -> bytes:
    """A table with more cells than a page can hold."""
    level = b"".join(b"0 %f m 595 %f l S\n" % (n / 2, n / 2) for n in range(count))
    upright = b"".join(b"%f 0 m %f 842 l S\n" % (n * 9.5, n * 9.5) for n in range(count))
    return one_page(TEXT + b"\n" + level + upright)


def page_of(box: str) -> Callable[[], bytes]:
    """A page with this MediaBox."""
    return lambda: one_page(page=PAGE.replace("0 0 595 842", box))


def large_image() -> bytes:
    """An image that says it is 100,000 by 100,000 dots."""
    head = (
        "/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /ColorSpace /DeviceRGB "
        "/BitsPerComponent 8 /Filter /FlateDecode"
    )
    return one_page(
        TEXT + b" q 500 0 0 500 0 0 cm /X Do Q", extra=(stream(zlib.compress(b""), head),)
    )


def huge_type() -> bytes:
    """Letters of a billion points, and some of less than none."""
    return one_page(b"BT /F1 1000000000 Tf (groot) Tj /F1 -12 Tf 9 9 Td (om) Tj ET " + TEXT)


def many_words(count: int = 300_000) -> bytes:
    """A page with more words than a book."""
    return one_page(b"BT /F1 1 Tf 1 TL " + b"(woord op woord) Tj T* " * (count // 3) + b"ET")


def garbage() -> bytes:
    """A PDF with bytes knocked out all over."""
    whole = bytearray(one_page())
    for place in range(20, len(whole), 7):
        whole[place] = (whole[place] * 31 + place) % 256
    return bytes(whole)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "leeg": lambda: b"",
    "alleen-kop": lambda: b"%PDF-1.7\n",
    "nullen": lambda: bytes(100_000),
    "rommel": garbage,
    "afgekapt": lambda: one_page()[:300],
    "geen-bladzijden": no_pages,
    "te-veel-bladzijden": many_pages,
    "diepe-boom": deep_pages,
    "kring-van-bladzijden": looping_pages,
    "kring-van-tekeningen": looping_form,
    "kring-van-lengtes": looping_length,
    "zipbom": zip_bomb,
    "diepe-haken": deep_brackets,
    "veel-lijnen": many_paths,
    "veel-cellen": many_rules,
    "bladzijde-van-niets": page_of("0 0 0 0"),
    "bladzijde-van-oneindig": page_of("-1e38 -1e38 1e38 1e38"),
    "bladzijde-verkeerd-om": page_of("595 842 0 0"),
    "bladzijde-zonder-getallen": page_of("a b c d"),
    "groot-beeld": large_image,
    "grote-letters": huge_type,
    "veel-woorden": many_words,
}
"""Names of files and how to make what is in them."""
