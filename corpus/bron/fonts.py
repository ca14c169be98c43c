"""Find and register an embedded TrueType family with an open licence."""

import os
from pathlib import Path

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from source import SourceError

# Files per family in the order regular, bold, italic, bold italic.
FAMILIES = {
    "LiberationSans": ("-Regular", "-Bold", "-Italic", "-BoldItalic"),
    "LiberationSerif": ("-Regular", "-Bold", "-Italic", "-BoldItalic"),
    "DejaVuSans": ("", "-Bold", "-Oblique", "-BoldOblique"),
}
FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
    os.environ.get("WINDIR", "C:/Windows") + "/Fonts",
)
MISSING = (
    "Lettertype {name} niet gevonden: installeer het pakket "
    "fonts-liberation (en fonts-dejavu-core voor DejaVuSans)."
)


def register_family(family: str) -> str:
    """Register the four faces of a family and return its name; raises SourceError if absent."""
    if family not in FAMILIES:
        raise SourceError(f"Onbekend lettertype {family}: kies uit {', '.join(FAMILIES)}.")
    faces = (family, f"{family}-Bold", f"{family}-Italic", f"{family}-BoldItalic")
    for face, ending in zip(faces, FAMILIES[family], strict=True):
        pdfmetrics.registerFont(TTFont(face, str(find_font(family + ending))))
    pdfmetrics.registerFontFamily(family, *faces)
    # Every canvas starts in this font; its default, Helvetica, is named but never embedded.
    rl_config.canvas_basefontname = family
    return family


def find_font(name: str) -> Path:
    """Return the first font file of this name in the usual folders."""
    for folder in FOLDERS:
        for path in sorted(Path(folder).expanduser().rglob(f"{name}.ttf")):
            return path
    raise SourceError(MISSING.format(name=name))
