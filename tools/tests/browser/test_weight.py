"""How heavy a page is."""

from pathlib import Path

import pytest
from tests.support.desk import ROOT
from tests.support.harbor import PELL

pytestmark = pytest.mark.build

LIMIT = 60_000
"""The most bytes of HTML that the page of a rich record may have."""
OWN_LIMIT = 29_000
"""The most bytes that all styles and scripts of ours may have together, unpacked."""

_OURS = sorted(path.name for path in (ROOT / "tools" / "incident_record" / "site" / "static").iterdir())


def test_a_records_page_is_light(harbor_site: Path) -> None:
    size = (harbor_site / "incidents" / f"{PELL}.html").stat().st_size
    assert size < LIMIT, f"{size} bytes"


def test_our_styles_and_scripts_are_light(harbor_site: Path) -> None:
    sizes = {name: (harbor_site / "_static" / name).stat().st_size for name in _OURS}
    assert sizes
    assert sum(sizes.values()) < OWN_LIMIT, sizes
