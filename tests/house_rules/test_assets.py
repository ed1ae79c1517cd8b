"""What set-up fetches: nothing that is for GOV.UK services alone, no outside address, no stale .gz."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from setup.assets import OF_UNUSED, ROOT, STATIC, VENDOR, cleaned_css, cleaned_js, compress

UNWANTED = re.compile(r"GDS Transport|@font-face|govuk-crest|sourceMappingURL|url\(\s*[\"']?/|url\(\s*[\"']?https?:")
OF_REPORTS = ("reports.css", "writing.css")
IS_OF_REPORTS = re.compile(r"/(?:reports|report_\w+|requirements|goes_in)/")
FROM_THE_PACKAGE = (
    '@charset "UTF-8";/*! The font, by Margaret Calvert. */'
    "@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2)}"
    ".a{font-family:GDS Transport,arial,sans-serif}"
    ".b{background:url(/assets/images/govuk-crest.svg) 0 0}.c{background:url(/assets/images/tick.svg)}"
    "\n/*# sourceMappingURL=a.css.map */\n"
)


def test_nothing_fetched_belongs_to_govuk_services_alone() -> None:
    files = fetched()

    assert {"govuk-frontend.min.css", "govuk-frontend.min.js", "govuk-frontend.licence.txt"} == set(files)
    assert {name: found for name, text in files.items() if (found := UNWANTED.findall(text))} == {}
    assert "font-family:arial,sans-serif" in files["govuk-frontend.min.css"]


@pytest.mark.parametrize("planted", ["GDS Transport", "@font-face", "url(/assets/x.svg)", "//# sourceMappingURL=x"])
def test_what_is_unwanted_is_found(planted: str) -> None:
    assert UNWANTED.search(f".a{{}}{planted}")


def test_stylesheet_loses_font_crest_and_map_and_keeps_the_rest() -> None:
    assert UNWANTED.search(FROM_THE_PACKAGE)

    cleaned = cleaned_css(FROM_THE_PACKAGE)

    assert cleaned == (
        '@charset "UTF-8";.a{font-family:arial,sans-serif}'
        ".b{background:none 0 0}.c{background:url(assets/images/tick.svg)}\n"
    )


def test_stylesheet_loses_components_that_no_page_has() -> None:
    css = (
        ".govuk-tag{a:b}.govuk-tag--blue,.govuk-tag strong{c:d}.govuk-link,.govuk-tabs__tab{e:f}"
        "@media print{.govuk-footer{g:h}}@media print{.govuk-input:is(.a,.b),.govuk-header{i:j}.govuk-label--s{k:l}}"
    )

    assert cleaned_css(css) == (".govuk-link{e:f}@media print{.govuk-input:is(.a,.b){i:j}.govuk-label--s{k:l}}\n")


def test_no_page_has_a_component_whose_styles_are_left_out() -> None:
    pages = list((ROOT / "templates").rglob("*.html"))
    classes = re.compile(r"[\s\"'](govuk-[a-z-]+)")

    used = {name for page in pages for name in classes.findall(page.read_text()) if OF_UNUSED.search(f".{name}")}

    assert len(pages) > 50
    assert used - {"govuk-service-navigation"} == set()  # the script that folds the menu is called so, no style


def test_script_loses_its_map() -> None:
    assert cleaned_js("export{initAll};//# sourceMappingURL=a.js.map") == "export{initAll};\n"


def test_every_stylesheet_and_script_has_its_gz_and_none_is_stale() -> None:
    compress(STATIC)

    sources = [path for path in STATIC.rglob("*") if path.suffix in {".css", ".js"}]

    assert sources
    for path in sources:
        assert gzip.decompress(path.with_name(f"{path.name}.gz").read_bytes()) == path.read_bytes()


def test_sheets_of_report_pages_style_nothing_on_other_pages() -> None:
    classes = {sheet: set(re.findall(r"\.(app-[\w-]+)", (STATIC / sheet).read_text())) for sheet in OF_REPORTS}
    others = [each for each in STATIC.glob("*.css") if each.name not in OF_REPORTS]
    own = set.union(*classes.values()) - {
        name for each in others for name in re.findall(r"\.(app-[\w-]+)", each.read_text())
    }
    pages = [each for each in (ROOT / "templates").rglob("*.html") if not IS_OF_REPORTS.search(str(each))]
    found = {(page.name, name) for page in pages for name in own & set(re.findall(r"app-[\w-]+", page.read_text()))}

    assert len(own) > 30
    assert found == set()


def test_gz_follows_its_file(tmp_path: Path) -> None:
    sheet = tmp_path / "a.css"
    sheet.write_text("old")
    compress(tmp_path)
    sheet.write_text("new")

    compress(tmp_path)

    packed = tmp_path / "a.css.gz"
    assert gzip.decompress(packed.read_bytes()) == b"new"
    sheet.unlink()
    compress(tmp_path)
    assert not packed.exists()


def fetched() -> dict[str, str]:
    assert VENDOR.is_dir(), "./run test fetches what is missing here"
    return {path.name: path.read_text(encoding="utf-8") for path in VENDOR.iterdir() if path.suffix != ".gz"}
