"""How heavy a page is."""

from pathlib import Path

import pytest
from tests.support.desk import ROOT

pytestmark = pytest.mark.build

LIMIT = 60_000
"""The most bytes of HTML that the page of one of our records may have."""
OWN_LIMIT = 25_000
"""The most bytes that all styles and scripts of ours may have together, unpacked."""

_OURS = sorted(path.name for path in (ROOT / "tools" / "incident_record" / "site" / "static").iterdir())


@pytest.mark.parametrize("record", sorted((ROOT / "incidents").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_records_page_is_light(real_site: Path, record: Path) -> None:
    size = (real_site / "incidents" / f"{record.stem}.html").stat().st_size
    assert size < LIMIT, f"{size} bytes"


def test_our_styles_and_scripts_are_light(real_site: Path) -> None:
    sizes = {name: (real_site / "_static" / name).stat().st_size for name in _OURS}
    assert sizes
    assert sum(sizes.values()) < OWN_LIMIT, sizes
