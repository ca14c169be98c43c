"""Which elements of a web page are not to be seen, by what it says of its own looks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

MAX_RULES = 5_000
"""A page with more rules for looks than this is made to be slow."""
COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
AT_RULE = re.compile(r"@(?!media\s+(?:all|screen)\s*\{)[^{;]*(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})")
"""What counts for print, a small screen or the like only, and what is no rule for an element."""
MEDIA_HEAD = re.compile(r"@media[^{]*\{")
COMPOUND = re.compile(r"(?:[a-z][\w-]*|\*)?(?:[.#][\w-]+)*", re.IGNORECASE)
NAMES = {"black": "000000", "white": "ffffff", "red": "ff0000", "green": "008000",
         "blue": "0000ff", "yellow": "ffff00", "silver": "c0c0c0", "gray": "808080",
         "grey": "808080", "navy": "000080"}  # fmt: skip
"""Colours by name (CSS 2.1, 4.3.6)."""
LIKE = 24
"""Colours that differ less, of 255, can't be told apart; the same as on a printed page."""
UNREADABLE_PX = 3.0
"""Letters of fewer pixels can't be read."""
FAR = re.compile(r"-\d{3,}")

Looks = dict[str, str]
Selector = tuple[str, ...]
"""Compounds from the outside in: ('div.menu', 'p')."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The style sheets of a page, its rules under the last compound of their selectors."""

    rules: dict[str, list[tuple[Selector, Looks]]]

    @classmethod
    def of_page(cls, root: HtmlElement) -> Styles:
        """Read the style sheets that stand in a page itself; others are not fetched."""
        rules: dict[str, list[tuple[Selector, Looks]]] = defaultdict(list)
        sheet = "\n".join(style.text or "" for style in root.iter("style"))
        for number, (selector, looks) in enumerate(_read_rules(sheet)):
            if number == MAX_RULES:
                break
            rules[_key(selector[-1])].append((selector, looks))
        return cls(dict(rules))

    def hides(self, element: HtmlElement) -> bool:
        """Whether an element is not to be seen, with all that is in it."""
        looks = self.looks_of(element)
        return element.get("hidden") is not None or _is_gone(looks) or self._blends(element, looks)

    def looks_of(self, element: HtmlElement) -> Looks:
        """What rules, and then the element itself, say of its looks."""
        looks: Looks = {}
        for key in _keys(element):
            for selector, said in self.rules.get(key, ()):
                if _matches(element, selector):
                    looks |= said
        given = {"color": element.get("color"), "background-color": element.get("bgcolor")}
        looks |= {name: value.lower() for name, value in given.items() if value}
        return looks | dict(_declared(element.get("style") or ""))

    def _blends(self, element: HtmlElement, looks: Looks) -> bool:
        """Whether an element has the colour of what lies behind it."""
        colour = _colour(looks.get("color", ""))
        ground = self._ground(element) if colour else None
        if colour is None or ground is None:
            return looks.get("color") == "transparent"
        return max(abs(a - b) for a, b in zip(colour, ground, strict=True)) < LIKE

    def _ground(self, element: HtmlElement) -> tuple[int, ...] | None:
        """The colour behind an element, white where nothing says; None behind a picture."""
        for around in (element, *element.iterancestors()):
            looks = self.looks_of(around)
            said = looks.get("background-color") or looks.get("background")
            if said and said not in ("transparent", "none", "inherit", "initial"):
                return _colour(said)
        return (255, 255, 255)


def _read_rules(sheet: str) -> Iterator[tuple[Selector, Looks]]:
    """Selectors with what they say of looks; those for a state (':hover') are left out."""
    plain = MEDIA_HEAD.sub("", AT_RULE.sub("", COMMENT.sub("", sheet)))
    for selectors, body in RULE.findall(plain):
        looks = dict(_declared(body))
        for selector in selectors.split(",") if looks else ():
            parts = tuple(selector.replace(">", " ").split())
            if parts and all(COMPOUND.fullmatch(part) for part in parts):
                yield parts, looks


def _declared(body: str) -> Iterator[tuple[str, str]]:
    for line in body.lower().split(";"):
        name, found, value = line.partition(":")
        if found:
            yield name.strip(), value.replace("!important", "").strip()


def _is_gone(looks: Looks) -> bool:
    """Whether an element is not drawn, or drawn so that it can't be read."""
    pixels = re.fullmatch(r"(\d*\.?\d+)(px|pt|em|rem|%)?", looks.get("font-size", ""))
    limit = {"em": 0.2, "rem": 0.2, "%": 20.0}.get(pixels[2] or "px" if pixels else "", 0.0)
    tiny = bool(pixels) and float(pixels[1] if pixels else 0) < (limit or UNREADABLE_PX)
    return (
        looks.get("display") == "none"
        or looks.get("visibility") in ("hidden", "collapse")
        or bool(re.fullmatch(r"0*\.?0+", looks.get("opacity", "1")))
        or tiny
        or any(FAR.match(looks.get(side, "")) for side in ("left", "top", "text-indent"))
    )


def _colour(said: str) -> tuple[int, ...] | None:
    """Red, green and blue; None for what is no plain colour."""
    said = NAMES.get(said, said.removeprefix("#"))
    if re.fullmatch(r"[0-9a-f]{3}", said):
        said = "".join(2 * digit for digit in said)
    if re.fullmatch(r"[0-9a-f]{6}", said):
        return tuple(bytes.fromhex(said))
    numbers = re.fullmatch(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)[^)]*\)", said)
    return tuple(min(255, int(number)) for number in numbers.groups()) if numbers else None


def _key(compound: str) -> str:
    """What a compound is found by: its id, else its first class, else its tag."""
    named = re.findall(r"[.#][\w-]+", compound)
    return next((n for n in named if n[0] == "#"), named[0] if named else compound.lower())


def _keys(element: HtmlElement) -> list[str]:
    classes = [f".{name}" for name in (element.get("class") or "").split()]
    return ["*", str(element.tag).lower(), *classes, f"#{element.get('id')}"]


def _matches(element: HtmlElement, selector: Selector) -> bool:
    """Whether an element fits the last compound, and those around it the others in order."""
    *outer, own = selector
    if not _fits(element, own):
        return False
    around = element.iterancestors()
    return all(any(_fits(parent, compound) for parent in around) for compound in reversed(outer))


def _fits(element: HtmlElement, compound: str) -> bool:
    keys = set(_keys(element))
    tag = re.match(r"[\w*-]*", compound)
    names = re.findall(r"[.#][\w-]+", compound)
    return (not tag or not tag[0] or tag[0].lower() in keys) and keys.issuperset(names)
