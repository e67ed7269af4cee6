"""The site: built without a warning, with every study on it; all links lead somewhere, and nothing comes from outside."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import numpy as np
import pytest
from matplotlib.image import imread
from pages import ROOT

STUDIES = sorted(path.stem for path in (ROOT / "studies").glob("*.py"))
ATTRIBUTES = {"a": "href", "img": "src", "link": "href", "script": "src", "source": "src", "iframe": "src"}


class Page(HTMLParser):
    """What a page links to and loads, and the anchors that it has."""

    def __init__(self, path):
        super().__init__()
        self.path, self.links, self.loads, self.anchors = path, [], [], {"", "top"}
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.anchors |= {found[name] for name in ("id", "name") if found.get(name)}
        target = found.get(ATTRIBUTES.get(tag, ""))
        if target and not target.startswith("data:"):
            (self.links if tag == "a" else self.loads).append(target)


@pytest.fixture(scope="module")
def pages(site):
    return {path: Page(path) for path in site.rglob("*.html")}


def pictures_of(study, site):
    page = site / f"studies/plot_{study}.html"
    return [page.parent / src for src in Page(page).loads if f"sphx_glr_plot_{study}_" in src]


@pytest.mark.parametrize("study", STUDIES)
def test_a_study_is_shown_with_what_it_found(study, site):
    text = (site / f"studies/plot_{study}.html").read_text()
    assert "Quantity" in text, "the table"
    assert f"femiec run studies/{study}.py --out out" in re.sub("<[^>]+>", "", text)
    pictures = pictures_of(study, site)
    assert pictures
    for picture in pictures:
        pixels = imread(picture)[..., :3]
        assert min(pixels.shape[:2]) > 200, picture
        drawn = np.any(np.abs(pixels - pixels[0, 0]) > 0.1, axis=-1)
        assert 0.02 < drawn.mean() < 0.98, f"{picture} is blank"


def test_every_study_is_in_the_gallery(site):
    links = Page(site / "studies/index.html").links
    shown = {found[1] for link in links if (found := re.fullmatch(r"plot_(\w+)\.html(#.*)?", link))}
    assert sorted(shown) == STUDIES


def test_no_link_leads_nowhere(pages):
    broken = []
    for page in pages.values():
        for link in {*page.links, *page.loads}:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (page.path.parent / unquote(parts.path)).resolve() if parts.path else page.path
            anchors = pages[target].anchors if target in pages else {parts.fragment}
            if not target.exists() or unquote(parts.fragment) not in anchors:
                broken.append(f"{page.path.name}: {link}")
    assert not broken, "\n".join(broken[:20])
    assert sum(len(page.links) for page in pages.values()) > 1000


def test_nothing_is_loaded_from_outside(pages):
    outside = {load for page in pages.values() for load in page.loads if urlsplit(load).netloc}
    assert not outside


def test_the_reference_has_every_layer(site):
    links = Page(site / "api/index.html").links
    for package in ("femiec.walls", "femiec.engine", "femiec.laws", "femiec.quantities"):
        assert f"{package}.html" in links
    walls = Page(site / "api/femiec.walls.html")
    assert "femiec.walls.failing.failing_pressure" in walls.anchors
    assert "#femiec.walls.failing.failing_pressure" in walls.links, "by the shorter name, from the head of the page"
