"""Parts of the page: claims, figures, code, README."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from made_up import CASE

from femiec.views.report import readme
from femiec.views.report.axes import Axis
from femiec.views.report.claims import claims
from femiec.views.report.code import excerpt
from femiec.views.report.comparison import band, figures, spread
from femiec.views.report.convergence import drawable, plots
from femiec.views.report.data import Report
from femiec.views.report.gallery import gallery
from femiec.views.report.statements import statements
from femiec.views.report.summary import summary


@pytest.fixture(scope="module")
def report(verdicts):
    return Report.read(verdicts)


def row(report, name):
    return next(entry for entry in report.entries if entry.id == name)


def test_a_claim_says_all_that_its_record_has(report):
    text = claims(report)
    record = row(report, "claim-5").claim
    for words in (record["place"], record["formula"], record["reason"], "50 mV", "the paper"):
        assert words in text
    assert "P &lt; 370 MPa &amp; more" in text
    assert '<p class="account">It bounds the gas, not the lithium.</p>' in text
    assert text.index("closed form") < text.index("finite elements (embedded)")


def test_what_failed_comes_first_and_is_explained(report):
    text = summary(report)
    order = re.findall(r'data-id="([\w-]+)"', text)
    assert order[:2] == ["exact-off", "claim-36"]
    loud = text[text.index("What does not hold") : text.index("All rows")]
    assert "exact-off" in loud
    assert "It bounds the gas, not the lithium." in loud
    assert "A row that fails &lt;b&gt;" in text
    assert "<b>" not in loud


def test_counts_are_those_of_the_rows(report):
    found = re.findall(r'<li data-status="([\w ]+)"><b>(\d+)</b>', summary(report))
    assert dict(found) == {"failed": "1", "contradicted": "1", "consistent": "1", "reproduced": "2", "passed": "1"}


def test_bands_and_error_bars(report):
    solved = row(report, "claim-5-solved")
    assert band(solved) == pytest.approx((368.15, 371.85))
    assert spread(solved) == pytest.approx(0.371)
    assert spread(row(report, "claim-5")) == 0
    assert band(row(report, "claim-36")) == (-float("inf"), 65.0)
    assert band(replace(solved, compare="shortfall")) == (pytest.approx(368.15), float("inf"))
    drawn = figures([row(report, "claim-5"), solved])
    assert len(drawn) == 1
    assert drawn[0].count('class="bar"') == 1


def test_marks_stand_where_their_numbers_are(report):
    (drawn,) = figures([row(report, "claim-5")])
    (x,) = map(float, re.findall(r'cx="([\d.]+)"', drawn))
    low = float(re.search(r'<rect x="([\d.]+)"', drawn)[1])
    width = float(re.search(r'width="([\d.]+)"', drawn)[1])
    assert (x - low) / width == pytest.approx((370.875 - 368.15) / 3.7, abs=0.01)


def test_factors_are_compared_on_a_logarithmic_axis(report):
    entry = row(report, "claim-35")
    (drawn,) = figures([entry])
    low = float(re.search(r'<rect x="([\d.]+)"', drawn)[1])
    width = float(re.search(r'width="([\d.]+)"', drawn)[1])
    paper = float(re.search(r'<line x1="([\d.]+)"[^>]*class="level"', drawn)[1])
    assert paper - low == pytest.approx(width / 2, abs=0.2)


def test_rows_without_both_numbers_have_no_figure(report):
    assert figures([replace(row(report, "claim-5"), computed=None)]) == []


def test_a_convergence_plot_has_the_measured_points(report):
    refined = [entry for entry in report.entries if drawable(entry)]
    assert [entry.id for entry in refined] == ["claim-5-solved", "exact-order"]
    (drawn,) = plots(report.entries)
    assert drawn.count("<circle") == 4
    assert "order 2" in drawn
    assert plots([replace(refined[0], errors=(0.1, 0.0))]) == []


def test_the_code_of_a_row_is_what_it_needs_and_no_more():
    part = excerpt(CASE, ["claim-5"])
    assert 'Row("claim-5", ' in part
    for name in ("def pressure", "SLOPE = 7.4175", "GIVEN =", "PRESSURE ="):
        assert name in part
    assert "unused" not in part
    assert "claim-36" not in part
    assert excerpt(CASE, ["no such row"]) == ""


def test_a_readme_keeps_its_tables_and_equations_and_takes_no_markup():
    text = "# Title\n\n## Part\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n    P = -e U/Ω\n\n<script>x</script>\n"
    html = readme.rendered(text)
    assert readme.title(text, "name") == "Title"
    assert "<h4>Part</h4>" in html
    assert '<div class="scroll" tabindex="0"><table>' in html
    assert "<pre><code>P = -e U/Ω" in html
    assert "<script>" not in html


@pytest.mark.parametrize(("low", "high", "log"), [(0, 370, False), (-2.0, 1.0, False), (1e-12, 1e-6, True), (0.9, 30, True)])
def test_ticks_are_few_and_on_the_axis(low, high, log):
    ticks = Axis(low, high, 0, 400, log).ticks()
    assert 2 <= len(ticks) <= 12
    assert all(low <= tick <= high for tick in ticks)


def test_plots_mark_the_numbers_of_the_paper():
    text = statements()
    for words in ("370 MPa at 50 mV", "1 GPa at 135 mV", "Li₉Al₄ ≈ 0.25", "65 MPa", "900 mAh/g", "Coble", "eq. (1)"):
        assert words in text


def test_a_machine_that_cannot_draw_is_told_how_to_mend_it_on_the_page():
    text = gallery([], {}, {"sodium": "femiec run studies/sodium.py"}, "apt-get install libegl1")
    assert "apt-get install libegl1" in text
    assert "femiec run studies/sodium.py" in text
    assert 'id="viewer"' not in text
