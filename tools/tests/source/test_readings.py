"""The number of the rules goes up with them: a seal of other rules would otherwise be blamed on its text."""

import pytest
from incident_record.source import attributions
from tests.source.readings import fault, load, readings


def test_other_readings_have_another_version() -> None:
    version, pinned = load()
    message = fault(pinned, version, readings())
    assert message is None, message


def test_a_change_of_the_rules_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    version, pinned = load()
    read = attributions.find_attributions
    monkeypatch.setattr(attributions, "find_attributions", lambda *given: read(*given)[1:])
    message = fault(pinned, version, pinned | readings("a0*"))
    assert message is not None
    assert "raise RULES" in message
    # With a new version they have to be taken again, and so have those of an article that is another.
    for others in (fault(pinned, "0", pinned), fault({**pinned, "a01-ferry-skipper": ["0", "0"]}, version, pinned)):
        assert others is not None
        assert others.startswith("Articles or the version")
    assert fault({**pinned, "gone": ["0", "0"]}, version, pinned) is not None
