"""The characters that one Python takes for letters, digits or marks and another does not.

Python 3.11 knows Unicode 14.0, and each later Python a later version. Words, sentences and so the digest of a text depend
on what is a letter, on its case, and on the normal form of marks. These have stayed as they were for every character of
Unicode 14.0, but for five modifier letters, which have become lower-case. So a text without these, and without the letters,
digits and marks that have been added since, has the same digest under every Python. (Added symbols, such as emoji, are no
letters before they are added and none afterwards. Two old letters have capitals since 16.0, so no rule of the source asks
for a word in capitals; U+0295 is no small letter any more since 17.0, under Python 3.15.)
"""

import re

UNICODE = "17.0.0"
"""The newest version of Unicode that the list takes in. The database of each version from 14.0 on was compared."""

# Found by comparing the databases, never by hand: `test_characters` holds what is left against one digest in every Python.
_UNSETTLED = (  # a text, which `re` compiles when it is first needed: few runs need it
    "["
    "\u088f\u0897\u0c5c\u0cdc\u10fc\u1acf-\u1aeb\u1c89-\u1c8a\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7f4\uab69"
    "\U000105c0-\U000105f3\U00010940-\U00010959\U00010d40-\U00010d6d\U00010d6f-\U00010d85\U00010ec2-\U00010ec7"
    "\U00010efa-\U00010efb\U00010efd-\U00010eff\U0001123f-\U00011240\U00011380-\U000113b7\U000113c5-\U000113c8"
    "\U000113ce-\U000113d1\U000113d3\U000116d0-\U000116e3\U00011bc0-\U00011be0\U00011bf0-\U00011bf9"
    "\U00011db0-\U00011de9\U00011f02\U00011f04-\U00011f33\U00011f41-\U00011f42\U00011f50-\U00011f59\U0001342f"
    "\U00013441-\U00013446\U00013460-\U000143fa\U00016100-\U0001611d\U00016121-\U00016128\U0001612f-\U00016139"
    "\U00016d40-\U00016d6c\U00016d70-\U00016d79\U00016ea0-\U00016ed3\U00016ff2-\U00016ff6\U000187f8-\U000187ff"
    "\U00018cff\U00018d09-\U00018df2\U0001b132\U0001b155\U0001ccd6-\U0001ccf9\U0001d2c0-\U0001d2d3"
    "\U0001df25-\U0001df2a\U0001e030-\U0001e08f\U0001e4d0-\U0001e5fa\U0001e6c0-\U0001e6ff\U0002b739-\U0002b73f"
    "\U0002cea2-\U0002cead\U0002ebf0-\U0002ee5d\U00031350-\U00033479"
    "]"
)


def find_unsettled(text: str) -> int | None:
    """The offset of the first character that not every Python reads alike; None if there is none."""
    match = None if text.isascii() else re.search(_UNSETTLED, text)
    return match.start() if match else None
