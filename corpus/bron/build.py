"""Turn every document source in this folder into its PDF.

Run as `python corpus/bron/build.py [SOURCE ...] [--out DIR]`; the PDFs land in corpus/.
"""

import argparse
import sys
from pathlib import Path

from layout import build_pdf
from scan import scan_pdf
from source import FENCE, SourceError, read_document

HERE = Path(__file__).resolve().parent


def main(arguments: list[str] | None = None) -> int:
    """Build the sources that were named, or all; 0 when every one could be built."""
    parser = argparse.ArgumentParser(description="Maak van elke bron een PDF.")
    parser.add_argument("sources", nargs="*", type=Path, help="bronbestanden (standaard: alle)")
    parser.add_argument("--out", type=Path, default=HERE.parent, help="map voor de PDF's")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    built = [build(path, options.out) for path in options.sources or find_sources()]
    return 0 if built and all(built) else 1


def find_sources() -> list[Path]:
    """Return the sources beside this file: Markdown files that open with front matter."""
    return [path for path in sorted(HERE.glob("*.md")) if opens_with_matter(path)]


def opens_with_matter(path: Path) -> bool:
    """Tell whether a file opens with the fence of front matter."""
    return path.read_text(encoding="utf-8").startswith(FENCE)


def build(path: Path, folder: Path) -> bool:
    """Build one PDF and say so; a source that cannot be built is named with its reason."""
    try:
        document = read_document(path)
        data = build_pdf(document)
        if document.settings.scan.on:
            data = scan_pdf(data, document.settings)
    except OSError as error:
        print(f"{path.name}: niet te openen ({error.strerror}).", file=sys.stderr)
        return False
    except SourceError as error:
        print(error, file=sys.stderr)
        return False
    target = folder / f"{document.name}.pdf"
    target.write_bytes(data)
    print(f"{target.name}: {len(data) / 1024:.0f} kB")
    return True


if __name__ == "__main__":
    sys.exit(main())
