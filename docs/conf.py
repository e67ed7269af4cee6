"""The documentation as a site: python -m sphinx -W --keep-going -b html docs docs/_build/html."""

import logging
import os
import sys
from pathlib import Path

DOCS = Path(__file__).parent
for folder in (DOCS.parent, DOCS / "extensions"):
    sys.path.insert(0, str(folder))
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
os.environ.setdefault("PYVISTA_OFF_SCREEN", "true")

from full_runs import substitutions  # noqa: E402

import femiec  # noqa: E402

project = "femiec"
author = "The femiec developers"
release = version = femiec.__version__

extensions = [
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "myst_parser",
    "sphinx_gallery.gen_gallery",
    "api_pages",
    "from_the_repository",
    "mathml",
]
rst_epilog = substitutions()
source_suffix = {".rst": "restructuredtext", ".md": "markdown"}
exclude_patterns = ["_build", "gallery/*.rst", "slurm"]

myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_mock_imports = ["femiec.engine.dolfinx"]
napoleon_numpy_docstring = False
napoleon_custom_sections = [("Attributes", "params_style")]  # as :ivar: each name would be a reference
napoleon_use_rtype = False
python_maximum_signature_line_length = 100
toc_object_entries = False
nitpicky = True
suppress_warnings = ["ref.python"]  # of two classes of one name, in annotations that cannot be evaluated, the first one is linked
nitpick_ignore_regex = [("py:.*", r"(?!femiec\b).*"), ("py:.*", r"femiec\.engine\.dolfinx\b.*"), ("py:.*", r".*\.(_.*|[A-Z])")]

sphinx_gallery_conf = {
    "examples_dirs": "gallery",
    "gallery_dirs": "studies",
    "image_scrapers": ("pictures.scrape",),
    "within_subsection_order": "pictures.InOrder",
    "reset_modules": (),
    "remove_config_comments": True,
    "download_all_examples": False,
    "min_reported_time": 0,
    "show_memory": False,
    "write_computation_times": False,  # its tables load scripts from elsewhere
    "show_signature": False,
    "notebook_extensions": set(),
}

html_theme = "furo"
html_title = "femiec"
html_static_path = ["_static"]
html_css_files = ["femiec.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
