"""What a site checks beside the records that Sphinx reads."""

import os
from pathlib import Path

import pytest
from incident_record.catalog.load import load


@pytest.mark.parametrize(
    ("folder", "problems"), [("site/records", {"schema"}), ("other/records", {"nothing-to-check"})]
)
def test_closed_records_are_looked_for_in_the_source_folder_alone(
    folder: str, problems: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A setting that leads elsewhere, as `/`, would have all of a disk looked through."""
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "closed.yaml").write_text("id: closed\n", "utf-8")
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    inside = tmp_path / "site"
    _, loaded = load({}, [], records_folder=tmp_path / folder, inside=inside, texts_folder=None, cache=False)
    assert {str(problem.code) for problem in loaded} == problems
