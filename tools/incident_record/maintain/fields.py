"""What a draft is made of: items as plain data, in the order of their fields."""

from typing import Any

Fields = dict[str, Any]
"""An item of the record, in the order of its fields."""


class Inline(list[str]):
    """A list that is written on one line."""
