"""Turn a laid-out PDF into a scan: page images with an invisible, recognised text layer."""

import io
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from PIL import Image, ImageChops
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from source import Scan, Settings, SourceError

# pdfium gives a hyphen at the end of a line as one of these code points.
LINE_HYPHENS = ("\u0002", "\ufffe")
# Share of a Liberation Sans line box that lies below the baseline.
DESCENT = 0.19


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word and its line box in PDF points, origin at the bottom left."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def scan_pdf(data: bytes, settings: Settings) -> bytes:
    """Return the same pages as greyish, slightly turned images under their words."""
    source = pdfium.PdfDocument(data)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, lang="nl-NL")
    canvas.setTitle(settings.title)
    canvas.setSubject(settings.running)
    slips = {(slip.page, slip.word): slip.read_as for slip in settings.slips}
    for number, page in enumerate(source, start=1):
        words = [misread(word, number, slips) for word in placed_words(page)]
        draw_page(canvas, page, number, words, settings)
    if slips:
        raise SourceError(f"Deze leesfouten passen op geen enkel woord: {sorted(slips)}.")
    canvas.save()
    return buffer.getvalue()


def misread(word: PlacedWord, number: int, slips: dict[tuple[int, str], str]) -> PlacedWord:
    """Apply the slip for this word once, leaving punctuation around it as it is."""
    core = word.text.strip(".,;:()")
    read_as = slips.pop((number, core), core)
    return replace(word, text=word.text.replace(core, read_as)) if core else word


def placed_words(page: pdfium.PdfPage) -> Iterator[PlacedWord]:
    """Yield the words of a page in reading order with their boxes."""
    word: PlacedWord | None = None
    for character in placed_characters(page):
        if word and character and character.left >= word.left:
            word = joined(word, character)
        else:
            if word:
                yield word
            word = character
    if word:
        yield word


def placed_characters(page: pdfium.PdfPage) -> Iterator[PlacedWord | None]:
    """Yield each character with its line box, None for white space."""
    text_page = page.get_textpage()
    for index in range(text_page.count_chars()):
        text = text_page.get_text_range(index, 1, errors="replace")
        box = text_page.get_charbox(index, loose=True)
        text = "-" if text in LINE_HYPHENS else text
        yield PlacedWord(text, *box) if text.strip() else None


def joined(word: PlacedWord, character: PlacedWord) -> PlacedWord:
    """Return a word with one more character of its line."""
    return PlacedWord(
        word.text + character.text,
        word.left,
        min(word.bottom, character.bottom),
        character.right,
        max(word.top, character.top),
    )


def draw_page(
    canvas: Canvas, page: pdfium.PdfPage, number: int, words: list[PlacedWord], settings: Settings
) -> None:
    """Draw one page: the image first, the invisible words over it."""
    scan, (width, height) = settings.scan, page.get_size()
    degrees = scan.degrees[(number - 1) % len(scan.degrees)]
    canvas.setPageSize((width, height))
    canvas.drawImage(ImageReader(photographed(page, scan, degrees, number)), 0, 0, width, height)
    text = canvas.beginText()
    text.setTextRenderMode(3)  # 3 is invisible
    for word in words:
        place_word(text, word, settings.font, math.radians(degrees), (width / 2, height / 2))
    canvas.drawText(text)
    canvas.showPage()


def photographed(page: pdfium.PdfPage, scan: Scan, degrees: float, number: int) -> io.BytesIO:
    """Return a page as a grey, turned, noisy JPEG."""
    image: Image.Image = page.render(scale=scan.dpi / 72, grayscale=True).to_pil().convert("L")
    image = image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)
    span = scan.paper - scan.ink
    image = image.point([scan.ink + level * span // 255 for level in range(256)])
    grain = random.Random(scan.seed * 1000 + number).randbytes(image.width * image.height)
    noise = Image.frombytes("L", image.size, grain)
    noise = noise.point([level * scan.noise // 255 for level in range(256)])
    buffer = io.BytesIO()
    mixed = ImageChops.add(image, noise, scale=1, offset=-scan.noise // 2)
    mixed.save(buffer, "JPEG", quality=scan.quality)
    buffer.seek(0)
    return buffer


def place_word(
    text: PDFTextObject, word: PlacedWord, font: str, angle: float, centre: tuple[float, float]
) -> None:
    """Add one word to the text layer, stretched to its width and turned with the page."""
    size = round(word.top - word.bottom, 1)
    natural = stringWidth(word.text, font, size)
    x, y = turned(word.left, word.bottom + DESCENT * size, angle, centre)
    cosine, sine = math.cos(angle), math.sin(angle)
    text.setFont(font, size)
    text.setHorizScale(100 * (word.right - word.left) / natural)
    text.setTextTransform(cosine, sine, -sine, cosine, x, y)
    text.textOut(word.text + " ")


def turned(x: float, y: float, angle: float, centre: tuple[float, float]) -> tuple[float, float]:
    """Turn a point counterclockwise around the centre; the angle is in radians."""
    dx, dy = x - centre[0], y - centre[1]
    cosine, sine = math.cos(angle), math.sin(angle)
    return centre[0] + dx * cosine - dy * sine, centre[1] + dx * sine + dy * cosine
