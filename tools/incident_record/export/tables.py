"""The quotes and the statements of a record as CSV (RFC 4180), for spreadsheets."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from incident_record.catalog.catalog import voices_name
from incident_record.export.citations import cite_exported_quote
from incident_record.export.model import Exported
from incident_record.record.model import At, Quote, Statement

# A program that divides lines at other marks sees the beginning of a cell after each of these.
# The signs that OWASP names under "CSV injection", with their full-width forms.
_RUNS = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=['\"\s]*[=+\-@＝＋－＠])")

QUOTE_COLUMNS = tuple(
    "record quote speaker_id speaker source paragraph language attribution proved words permalink citation".split()
)
"""The columns of the table of quotes. The clause is not beside the words: together they would be more of the source."""

STATEMENT_COLUMNS = tuple(
    "record statement voice_id voice verb text about source paragraph language proved evidence permalink".split()
)
"""The columns of the table of statements; `language` is that of the evidence."""


def quotes_table(exported: Exported) -> str:
    """The quotes, one a line; one that is not proved without its words."""
    return _table(QUOTE_COLUMNS, (_quote_row(exported, quote) for quote in exported.original.quotes))


def statements_table(exported: Exported) -> str:
    """The statements, one a line; one that is not proved without its text and its evidence."""
    return _table(
        STATEMENT_COLUMNS, (_statement_row(exported, statement) for statement in exported.original.statements)
    )


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    # All cells in quotation marks, since some programs divide lines at semicolons or tabs.
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    # Every cell, since an id or a name can begin with such a sign as well as a quote.
    writer.writerows(map(inert, row) for row in rows)
    # The mark tells spreadsheets that it is UTF-8; else many would show other characters.
    return "\ufeff" + out.getvalue()


def _quote_row(exported: Exported, quote: Quote) -> tuple[str, ...]:
    proved = exported.proved(quote)
    return (
        exported.entry.id,
        quote.id,
        " ".join(quote.speakers),
        voices_name(exported.original, quote.speakers),
        *_place(exported, quote.at),
        "; ".join(quote.attribution) if proved else "",
        "yes" if proved else "no",
        exported.quote_text(quote) if proved else "",
        exported.permalink(quote.id),
        cite_exported_quote(exported, quote) if proved else "",
    )


def _statement_row(exported: Exported, statement: Statement) -> tuple[str, ...]:
    proved = not exported.entry.unproved(statement.id, statement.at)
    return (
        exported.entry.id,
        statement.id,
        " ".join(statement.by),
        voices_name(exported.original, statement.by),
        statement.verb,
        statement.text if proved else "",
        " ".join(statement.about),
        *_place(exported, statement.at),
        "yes" if proved else "no",
        "; ".join(statement.words) if proved else "",
        exported.permalink(statement.id),
    )


def _place(exported: Exported, at: At) -> tuple[str, str, str]:
    source = exported.original.source(at.source)
    return at.source, str(at.paragraph), exported.language_of(source) if source else ""


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    Where a program could see the beginning of a cell, an apostrophe is put before `=`, `+`, `-` and `@`, also if
    marks or spaces stand between. Without that apostrophe the cell is as it was.
    """
    return _RUNS.sub("'", cell)
