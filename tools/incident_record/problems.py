"""The codes of the check, and a problem at its place in a file."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

Key = str | int
Trail = tuple[Key, ...]
"""The path to a value in a record: `("quotes", 0, "spans", 1)`."""


class Location(NamedTuple):
    """A line and a column, from 1."""

    line: int
    column: int


class Code(StrEnum):
    """Every code of the check. A member's docstring says what it means; `mend` says how to mend it."""

    meaning: str
    mend: str

    # A string under a member of an enum is lost at run time, and the page of problems is made from these.
    def __new__(cls, value: str, meaning: str, mend: str) -> "Code":
        """A member whose value is the code, with the sentences that explain it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        member.mend = mend
        member.__doc__ = f"{meaning} {mend}"
        return member

    YAML = (
        "yaml",
        "The file cannot be read as a record: it is not UTF-8 or not YAML, too large, nested too deeply, or uses "
        "anchors, aliases, tags or several documents.",
        "Correct the YAML at the place that the message names. A value that begins with one of YAML's signs, or has `: ` "
        "or ` #` in it, needs quotation marks around it; the message gives the line to paste.",
    )
    SCHEMA = (
        "schema",
        "A field is missing, unknown or of the wrong form.",
        "Compare the field with the field reference; all such problems of a file are listed at once.",
    )
    DUPLICATE_KEY = (
        "duplicate-key",
        "A mapping gives the same key twice, and one of the two would be lost.",
        "Remove or rename one of them.",
    )
    DUPLICATE_ID = (
        "duplicate-id",
        "An id is given twice, or is also one that something else had before; or two records give one person's id two names.",
        "Give the second one another id, or the same name, or remove the former id.",
    )
    UNKNOWN_ID = (
        "unknown-id",
        "An id, a paragraph or a quotation that is referred to does not exist.",
        "Correct the reference, or add what it names.",
    )
    NO_SOURCE = (
        "no-source",
        "Neither the source's text nor its seal is there, or one of them cannot be read.",
        "Put the text where the message says, or check out the committed seal.",
    )
    SOURCE_CHANGED = (
        "source-changed",
        "The text at hand is not the text that was sealed.",
        "Find out which is right: restore the text, or remove the old seal and seal again. `incident.py update` removes it "
        "and corrects the places that records cite.",
    )
    SEAL_DAMAGED = (
        "seal-damaged",
        "The seal contradicts itself, so nothing can be proved by it.",
        "Check out the committed seal again, or remove it and make it anew from the text with `make seal`.",
    )
    SEAL_OUTDATED = (
        "seal-outdated",
        "The seal does not open a word that a record now needs, or was made by other rules.",
        "Run `make seal` where the text is.",
    )
    QUOTE_NOT_FOUND = (
        "quote-not-found",
        "A span is not in the paragraph that the quote cites.",
        "Correct `at`, or copy the span from the source. Where another source of the folder has it, the message says which.",
    )
    QUOTE_ALTERED = (
        "quote-altered",
        "A span is nearly in the source, but some of its words differ.",
        "Copy the differing words from the source.",
    )
    NOT_IN_QUOTATION_MARKS = (
        "not-in-quotation-marks",
        "The words are the source's, but they do not stand inside one pair of its quotation marks.",
        "Quote only what stands between the marks; what the source tells itself is a statement.",
    )
    SPAN_ORDER = (
        "span-order",
        "The spans are out of the source's order, overlap, or have nothing between them.",
        "Bring them into the source's order, and join two that touch.",
    )
    TYPED_ELLIPSIS = (
        "typed-ellipsis",
        "A span has an ellipsis that the source did not print.",
        "Use two spans: the page marks what was left out by itself.",
    )
    TYPED_BRACKET = (
        "typed-bracket",
        "A span has a bracket that the source did not print.",
        "Use two spans, and explain in `context`.",
    )
    CUTS_NEGATION = (
        "cuts-negation",
        "The words left out of the same sentence hold a negation or a condition (not, failed to, a lie, few, unless, as long "
        "as and their like).",
        "Quote them too, or say in `omits` why the sense is kept without them.",
    )
    HIDDEN_CHARACTER = (
        "hidden-character",
        "A text has an invisible character that no script and no emoji needs there: zero-width, soft hyphen, bidirectional "
        "or control.",
        "Delete it; the source's words are found without it.",
    )
    MIXED_SCRIPT = (
        "mixed-script",
        "A word mixes letters of two scripts, so that it may not be the word that it looks like.",
        "Type the word again. Where the source prints it so, show it as evidence or in a span.",
    )
    TOO_SHORT = (
        "too-short",
        "A span has fewer than two words, or no letters.",
        "Quote at least two words; a single word proves little.",
    )
    WRONG_SPEAKER = (
        "wrong-speaker",
        "The reporting clause names nobody that the speaker is called, gives the words to someone else, or has no verb of "
        "saying that the check knows; or the source has them as a title or a name, as in the song “A Walk in Rain” or the "
        "so-called “old guard”, which nobody says.",
        "Correct `speaker`, add the name to `called`, or say in `attribution_note` why the reading is right.",
    )
    ATTRIBUTION_NOT_BESIDE = (
        "attribution-not-beside",
        "A quotation that is used has no listed reporting clause in its sentence.",
        "Copy the clause that stands beside the quotation, or say in `attribution_note` who speaks and why.",
    )
    PRONOUN = (
        "pronoun",
        "The reporting clause has a pronoun, or a name that two people share, and it is not clear who that is.",
        "Give an `antecedent`: the last place before it where the narration names the speaker.",
    )
    WORDS_NOT_FOUND = (
        "words-not-found",
        "A piece of evidence is not in the paragraph that is cited.",
        "Correct `at`, or copy the words from the source.",
    )
    WORDS_TOO_LONG = (
        "words-too-long",
        "A piece of evidence has over eight words, alone or in a row with other evidence.",
        "Shorten it: more than eight words of narration in a row would republish the article.",
    )
    UNRECORDED_QUOTATION = (
        "unrecorded-quotation",
        "The source has a quotation that no record quotes and that no `unused` waives.",
        "Quote it, or list it under the source's `unused` with a reason.",
    )
    UNCITED_PARAGRAPH = (
        "uncited-paragraph",
        "The source has a paragraph that no item cites and that no `unused` lists.",
        "Record what it says, or list it under the source's `unused` with a reason.",
    )
    COPIED_PROSE = (
        "copied-prose",
        "A text of ours has nine or more words in a row of the source's narration; only the text itself shows that.",
        "Say it in your own words, or shorten it.",
    )
    UNVERIFIED_QUOTATION = (
        "unverified-quotation",
        "A record's own text or a page has four or more words in quotation marks that are no proved quote.",
        "Quote a proved quote word for word, or leave the marks off.",
    )
    FIGURE_WITHOUT_EVIDENCE = (
        "figure-without-evidence",
        "A number in digits in our own words, or an `age`, is not in the evidence of its item: its `words`, `date_as_stated`, "
        "spans, clause and antecedent, and the statements or quotes that it rests on. For `title`, `summary`, `content_note`, "
        "`date_note`, questions and reasons the evidence of the whole record counts, with a title that `headline` proves. "
        "The source may spell a number otherwise (`22` as twenty-two, `1200` as 1.2 thousand), but not with another unit: "
        "`$22` is not in 22-year-old, nor April 4 in March 4. The record's own dates need no evidence, and neither do "
        "corrections, `attribution_note`, `omits`, addresses, ids and places such as ¶3.",
        "Add the source's words that have the number, with its unit, to `words`, or leave the number out. Where another "
        "language than English spells numbers out, give the source's `language`.",
    )
    DATE_MISMATCH = (
        "date-mismatch",
        "A `date` contradicts the source's words for it or the date with which `id` begins, ends before it begins, or is that "
        "of no event and no statement where `id` names no day; or a statement or an event's title names another day of the "
        "week than its evidence or its date. Words that may move a date (two days after March 3) and approximate dates (`~`) "
        "are not compared.",
        "Correct the date, or the words; where the record has no event of its own date, add it.",
    )
    TITLE_NOT_FOUND = (
        "title-not-found",
        "`headline` names a paragraph that is not the source's `title`, word for word.",
        "Copy the title from the source, correct `headline`, or leave it out: the page then says that the title was "
        "not checked.",
    )
    STALE_WAIVER = (
        "stale-waiver",
        "`unused` waives a paragraph or a quotation that an item of the same record uses. A waiver of what another "
        "record uses, or nobody, is no problem.",
        "Remove the waiver.",
    )
    LOST_TO_YAML = (
        "lost-to-yaml",
        "Behind ` #` YAML reads a comment, so a text without quotation marks ends there, and what follows is lost. "
        "Comments on lines of their own, and behind ids, dates and places, are fine.",
        "Put the value in quotation marks, or the note on a line of its own.",
    )
    PARAGRAPHS_UNCLEAR = (
        "paragraphs-unclear",
        "The text has several lines, most of which end a sentence, and no blank line, so that it cannot be told where "
        "its paragraphs end. Nothing else is checked in it, and it cannot be sealed.",
        "Put a blank line between the paragraphs; if the lines are those of one paragraph, join them.",
    )
    UNFINISHED = (
        "unfinished",
        "A field is listed in `unconfirmed`: a tool has drafted it, and nobody has confirmed it.",
        "Compare the field with the source, correct it, and take its name out of `unconfirmed`.",
    )
    NOT_A_RECORD = (
        "not-a-record",
        "A file beside the records looks like one and is not read, because its name does not end in `.yaml`: "
        "`case.yml`, `case.YAML`, `case.yaml.txt`. Hidden files, whose names begin with a dot, are no records for any "
        "command, and nothing is said of them.",
        "Rename it to `.yaml`, or move it to another folder.",
    )
    NOTHING_TO_CHECK = (
        "nothing-to-check",
        "No span and no evidence was proved, so that a pass would mean nothing.",
        "Name a file or a folder that holds records with quotes or evidence.",
    )
    TRUNCATED = ("truncated", "The file has more problems than are listed.", "Mend the listed ones and check again.")


# No struct, since a check in which nothing has changed makes none, and starts in three quarters of the time without them.
class Problem(NamedTuple):
    """Something wrong at a place in a file; lines and columns count from 1.

    Args:
        path: the file, as the reader reached it.
        record: the id of the record it is in, or None.
        item: the id of the item it is in, or None.
    """

    path: str
    line: int
    column: int
    code: Code
    message: str
    record: str | None = None
    item: str | None = None

    def __str__(self) -> str:
        # A record or the name of a file may hold line breaks, and a report has one problem a line.
        return f"{escape_invisible(self.path)}:{self.line}:{self.column}: {self.code}: {escape_invisible(self.message)}"


def escape_invisible(text: str) -> str:
    """A text on one line, with invisible characters written as escapes."""
    # Line breaks and tabs become spaces, and every other one an escape: it is what the reader has to look for.
    # The escapes are YAML's in double quotation marks, so that a line to paste means the same.
    codes = ((char, ord(char)) for char in text)
    return "".join(
        c if c.isprintable() else " " if n <= 32 else f"\\u{n:04x}" if n < 0x10000 else f"\\U{n:08x}" for c, n in codes
    )


def excerpt(words: str) -> str:
    """Words of a record between the marks ‹ › of a message; a long text is cut in the middle."""
    line = " ".join(words.split())
    # Both ends of a long text, by either of which it can be looked up.
    return f"‹{line}›" if len(line) <= 80 else f"‹{line[:60].rstrip()} … {line[-16:].lstrip()}›"


MAX_PROBLEMS = 100
"""How many problems of one file are listed."""


def sorted_and_capped(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of files and lines, of each file at most `MAX_PROBLEMS` and a count of the rest."""
    by_path: dict[str, list[Problem]] = defaultdict(list)
    # Two steps of the check may find the same problem.
    for problem in dict.fromkeys(problems):
        by_path[problem.path].append(problem)
    listed: list[Problem] = []
    for path in sorted(by_path):
        ordered = sorted(by_path[path], key=lambda problem: (problem.line, problem.column))
        listed += ordered[:MAX_PROBLEMS]
        if len(ordered) > MAX_PROBLEMS:
            # It stands where the first of those stands that are not listed.
            last = ordered[MAX_PROBLEMS]
            rest = len(ordered) - MAX_PROBLEMS
            message = f"{rest} more problems of this file are not listed; mend these first."
            listed.append(last._replace(code=Code.TRUNCATED, message=message, item=None))
    return listed
