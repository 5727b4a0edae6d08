"""The page at an address that a record had before: it leads to the record's page, from disk too."""

import json
from html import escape

from incident_record.export.content_policy import script_source


def redirect_page(title: str, address: str, language: str) -> str:
    """The HTML of a page that leads to another.

    Args:
        title: the record's title.
        address: the record's page, as seen from this one.
        language: of the site, as Sphinx names it.
    """
    # The script keeps what stands behind `#`, so that a link to a quote leads to the quote; without it the tag serves.
    # chr(92) is a backslash, which no expression of an f-string may have before Python 3.12.
    script = f"location.replace({json.dumps(address).replace('<', chr(92) + 'u003c')} + location.hash)"
    link = escape(address)
    return f"""<!DOCTYPE html>
<html lang="{escape(language.replace("_", "-"))}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src {script_source(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{escape(title)}</title>
<link rel="canonical" href="{link}">
<noscript><meta http-equiv="refresh" content="0; url={link}"></noscript>
<script>{script}</script>
</head>
<body><p>This record has another address now: <a href="{link}">{escape(title)}</a>.</p></body>
</html>
"""
