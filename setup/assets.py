"""Puts GOV.UK Frontend into static/vendor, the PDF's fonts into var/fonts, and .gz beside static files.

GDS Transport, the crown and the crest are for services on GOV.UK only, so none of them comes along; nor do the
styles of components that no page of ours has, which are nearly half of the stylesheet.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import re
import shutil
from pathlib import Path

from setup.fetch import ROOT, fetch, say

MODULES = ROOT / "node_modules"
STATIC = ROOT / "static"
VENDOR = STATIC / "vendor"
FONTS = ROOT / "var" / "fonts"
STAMP = ROOT / "var" / "assets-stamp"

COMPRESSIBLE = {".css", ".js", ".svg", ".txt"}
UNUSED = (
    *(
        "accordion",
        "back-link",
        "breadcrumbs",
        "cookie-banner",
        "details",
        "exit-this-page",
        "footer",
        "generic-header",
    ),
    *("grid", "header", "notification-banner", "pagination", "panel", "phase-banner", "section-break"),
    *("service-navigation", "summary-card", "summary-list", "table", "tabs", "tag", "task-list", "warning-text"),
)
OF_UNUSED = re.compile(rf"\.govuk-(?:{'|'.join(UNUSED)})(?![a-z])")
SOURCE_SANS = ("400Regular", "400Regular_Italic", "600SemiBold", "700Bold", "700Bold_Italic")
DEJAVU = ("DejaVuSans", "DejaVuSans-Bold", "DejaVuSans-Oblique", "DejaVuSans-BoldOblique")


def main() -> None:
    wanted = fingerprint()
    if not (STAMP.is_file() and STAMP.read_text() == wanted and VENDOR.is_dir() and FONTS.is_dir()):
        say("Fetching GOV.UK Frontend and fonts (a few seconds, and only when they have changed).")
        fetch()
        copy_frontend()
        copy_fonts()
        STAMP.write_text(wanted)
    compress(STATIC)


def fingerprint() -> str:
    """Of all that decides what is copied: the lock file and this package."""
    sources = [ROOT / "package-lock.json", *sorted(Path(__file__).parent.glob("*.py"))]
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def copy_frontend() -> None:
    package = MODULES / "govuk-frontend"
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for name, cleaned in (("govuk-frontend.min.css", cleaned_css), ("govuk-frontend.min.js", cleaned_js)):
        text = (package / "dist" / "govuk" / name).read_text(encoding="utf-8")
        (VENDOR / name).write_text(cleaned(text), encoding="utf-8")
    readme = (package / "README.md").read_text(encoding="utf-8")
    (VENDOR / "govuk-frontend.licence.txt").write_text(licence(readme), encoding="utf-8")


def cleaned_css(css: str) -> str:
    """Without font faces, GDS Transport, the crest, unused components and the source map; with relative addresses."""
    css = re.sub(r"@font-face\s*\{[^}]*\}", "", css)
    css = re.sub(r"/\*![^*]*Margaret Calvert[^*]*\*/", "", css)  # the notice of the font that went
    css = re.sub(r"[\"']?GDS Transport[\"']?\s*,\s*", "", css)
    css = re.sub(r"url\([^)]*govuk-crest[^)]*\)", "none", css)
    css = css.replace("url(/assets/", "url(assets/")
    css = re.sub(r"([^{}@;]+)\{([^{}]*)\}", _of_used, css)
    css = re.sub(r"@(?:media|supports)[^{}]*\{\}", "", css)
    return re.sub(r"/\*# sourceMappingURL=[^*]*\*/", "", css).rstrip() + "\n"


def _of_used(rule: re.Match[str]) -> str:
    """The rule without the selectors of components that no page has, or nothing where that is all of them."""
    kept = [each for each in re.split(r",(?![^(]*\))", rule[1]) if not OF_UNUSED.search(each)]
    return f"{','.join(kept)}{{{rule[2]}}}" if kept else ""


def cleaned_js(script: str) -> str:
    return re.sub(r"//# sourceMappingURL=\S*", "", script).rstrip() + "\n"


def licence(readme: str) -> str:
    """What the package itself says of its licence."""
    found = re.search(r"^## Licence\n(.*?)(?=^## |\Z)", readme, re.MULTILINE | re.DOTALL)
    if not found:
        raise SystemExit("GOV.UK Frontend no longer says its licence in README.md: see to setup/assets.py.")
    words = html.unescape(found[1]).strip()
    return f"GOV.UK Frontend\nCopyright (C) Crown Copyright (Government Digital Service)\n\n{words}\n"


def copy_fonts() -> None:
    sans = MODULES / "@expo-google-fonts" / "source-sans-3"
    dejavu = MODULES / "dejavu-fonts-ttf"
    shutil.rmtree(FONTS, ignore_errors=True)
    FONTS.mkdir(parents=True)
    for weight in SOURCE_SANS:
        shutil.copy(sans / weight / f"SourceSans3_{weight}.ttf", FONTS)
    for face in DEJAVU:
        shutil.copy(dejavu / "ttf" / f"{face}.ttf", FONTS)
    shutil.copy(sans / "LICENSE_FONT", FONTS / "SourceSans3.licence.txt")
    shutil.copy(dejavu / "LICENSE", FONTS / "DejaVuSans.licence.txt")


def compress(folder: Path) -> None:
    """Brings every .gz up to date with its file, and takes away those whose file is gone."""
    for packed in folder.rglob("*.gz"):
        if not packed.with_suffix("").is_file():
            packed.unlink()
    for path in folder.rglob("*"):
        if path.suffix in COMPRESSIBLE:
            write_if_changed(path.with_name(f"{path.name}.gz"), gzip.compress(path.read_bytes(), mtime=0))


def write_if_changed(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)


if __name__ == "__main__":
    main()
