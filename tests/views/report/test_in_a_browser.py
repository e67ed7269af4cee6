"""The page as a reader sees it, on a wide screen and on a narrow one."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import pytest
from browser import opened
from made_up import ROWS
from PIL import Image

DRAWN = 0.01
"""Share of the pixels that a scene colours at least."""


@dataclass
class Seen:
    """What a browser tells of the page."""

    page: object
    requests: list = field(default_factory=list)
    words: list = field(default_factory=list)


@pytest.fixture(scope="module", params=[1280, 400])
def seen(request, made):
    with opened(request.param, 900) as page:
        told = Seen(page)
        page.on("request", lambda each: told.requests.append(each.url))
        page.on("console", lambda each: told.words.append((each.type, each.text)))
        page.on("pageerror", lambda error: told.words.append(("error", str(error))))
        page.goto(made.as_uri())
        yield told


def pixels(locator):
    return np.asarray(Image.open(io.BytesIO(locator.screenshot())).convert("RGB"), float)


def coloured(image):
    """Share of the pixels that are not white."""
    return (image.min(axis=2) < 220).mean()


def waited(page, condition):
    """Whether it comes true, within half a minute: without a graphics card a scene takes its time."""
    for _ in range(40):
        if condition():
            return True
        page.wait_for_timeout(300)
    return False


def turns(page, frame, before):
    """Whether it looks another way after a drag, slow as a hand's: what moves within one frame of a busy machine is no drag."""
    box = frame.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for _ in range(4):
        x, y = x + 20, y + 5
        page.mouse.move(x, y)
        page.wait_for_timeout(50)
    page.mouse.up()
    return np.abs(pixels(frame) - before).max() > 30


def test_every_row_is_in_the_table_with_its_verdict(seen, made):
    rows = seen.page.locator("#all tbody tr")
    shown = dict(
        zip(rows.evaluate_all("all => all.map(row => row.dataset.id)"), rows.locator(".badge").all_inner_texts(), strict=True)
    )
    assert shown == {each["id"]: each["status"] for each in json.loads((made.parent / "verdicts.json").read_text())}
    assert set(shown) == set(ROWS)


def test_the_page_is_no_wider_than_the_screen(seen):
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= seen.page.viewport_size["width"]
    seen.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= seen.page.viewport_size["width"]


def test_all_three_scenes_draw_and_turn(seen):
    for _ in range(3):
        seen.page.locator(".stage button").first.click()
    frames = seen.page.locator(".stage iframe")
    assert frames.count() == 3
    for frame in frames.all():
        frame.content_frame.locator("canvas").first.wait_for(timeout=60000)
        frame.scroll_into_view_if_needed()
        assert waited(seen.page, lambda frame=frame: coloured(pixels(frame)) > DRAWN)
        before = pixels(frame)
        assert waited(seen.page, lambda frame=frame, before=before: turns(seen.page, frame, before))


def test_the_filter_leaves_what_is_asked_for(seen):
    seen.page.fill("#find", "exact")
    assert seen.page.locator("#all tbody tr:visible").count() == 2
    assert seen.page.inner_text("#shown") == "2 rows"
    seen.page.select_option("#which", "failed")
    assert seen.page.locator("#all tbody tr:visible").get_attribute("data-id") == "exact-off"
    seen.page.fill("#find", "")
    seen.page.select_option("#which", "")
    assert seen.page.locator("#all tbody tr:visible").count() == len(ROWS)


def test_every_link_leads_somewhere(seen):
    lost = seen.page.evaluate(
        "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))"
        ".filter(h => !(h.startsWith('#') && document.getElementById(h.slice(1))))"
    )
    assert lost == []


def test_headings_are_in_order_identifiers_are_unique_and_pictures_have_words(seen):
    levels = seen.page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    names = seen.page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(set(names)) == len(names)
    assert seen.page.evaluate("[...document.querySelectorAll('img')].every(each => each.alt)")
    assert seen.page.evaluate("[...document.querySelectorAll('svg')].every(each => each.querySelector('title').textContent)")


def test_nothing_was_asked_of_a_network_and_nothing_went_wrong(seen, made):
    seen.page.wait_for_timeout(300)
    assert [url for url in seen.requests if not url.startswith(("data:", "blob:", "about:"))] == [made.as_uri()]
    assert [each for each in seen.words if each[0] in ("error", "warning")] == []
