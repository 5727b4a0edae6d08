"""Sources as citations: printed, in CSL-JSON for reference managers, and in BibTeX."""

import re
from typing import Any

from incident_record.catalog.catalog import voices_name
from incident_record.catalog.dates import month_names, spell_date
from incident_record.export.model import Exported, dump, filled
from incident_record.record.dates import Edtf, Period, parse_edtf
from incident_record.record.model import Quote, Record, Source

# Commands, since TeX reads these characters as its own; BibTeX counts braces even after a backslash.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    **{char: f"\\{char}" for char in "#$%&_"},
}
_TO_TEX = str.maketrans(_TEX)
# TeX would set two of them as one other character.
_JOINED = re.compile(r"([-',])(?=\1)")
# Addresses are percent-encoded (RFC 3986) instead: `\url` would print a command as it stands.
_TO_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", "^": "%5E"})


def cite_source(source: Source, language: str) -> str:
    """A source as people cite it, in sentences."""
    published = spell_date(source.published, language) if source.published else ""
    parts = [source.author, source.title, source.publisher, published, source.url]
    # A title may end in its own period, and two would stand there.
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def cite_quote(record: Record, quote: Quote, language: str) -> str:
    """Who is quoted, and where: the source with the paragraph."""
    source = record.source(quote.at.source)
    speaker = voices_name(record, quote.speakers)
    cited = f"{cite_source(source, language)} " if source else ""
    return f"{speaker}, quoted in: {cited}¶{quote.at.paragraph}."


def cite_exported_quote(exported: Exported, quote: Quote) -> str:
    """A quote as people cite it: its speaker, the source with the paragraph, and where it is recorded."""
    citation = cite_quote(exported.original, quote, exported.language)
    return f"{citation} Record: {exported.permalink(quote.id)}"


def csl_json(exported: Exported) -> str:
    """The sources in CSL-JSON. An id is that of the source's text, so that two records' files can be joined."""
    return dump([_csl(source, exported) for source in exported.record.sources])


def _csl(source: Source, exported: Exported) -> dict[str, Any]:
    language = exported.language
    news = source.kind == "news-article"
    return filled(
        {
            "id": source.text,
            "type": "article-newspaper" if news else "document",
            "title": source.title,
            # An author is one text, which no program may take apart into names.
            "author": [{"literal": source.author}] if source.author else [],
            "container-title" if news else "publisher": source.publisher,
            "language": exported.language_of(source),
            "issued": _csl_date(source.published, language),
            "URL": source.url,
            "accessed": _csl_date(source.accessed, language),
        }
    )


def _csl_date(text: str | None, language: str) -> dict[str, Any] | None:
    if text is None:
        return None
    parsed = parse_edtf(text)
    ends = (parsed.start, parsed.end) if isinstance(parsed, Period) and not parsed.one_day else (parsed,)
    dates = [end for end in ends if isinstance(end, Edtf) and end.years == 1]
    seasons = [date.season for date in dates if date.season]
    # CSL knows ranges, and one season; what it cannot say is given in words.
    if len(dates) < len(ends) or (seasons and len(dates) > 1):
        return {"literal": spell_date(text, language)}
    parts = [[part for part in (date.year, date.month, date.day) if part is not None] for date in dates]
    # CSL counts the seasons from 1, EDTF from 21.
    season = {"season": seasons[0] - 20} if seasons else {}
    return {"date-parts": parts, **season, **({"circa": True} if any(date.qualifier for date in dates) else {})}


def bibtex(exported: Exported) -> str:
    """The sources in BibTeX, in UTF-8."""
    return "\n".join(_entry(source, exported) for source in exported.record.sources)


def _entry(source: Source, exported: Exported) -> str:
    language = exported.language
    # `@article` is for journals, and needs an author and a year, which a source may not give.
    # Two pairs of braces: no style may set a title in small letters, or take an author apart into names.
    fields = {
        "title": f"{{{{{_tex(source.title)}}}}}",
        "author": f"{{{{{_tex(source.author)}}}}}" if source.author else "",
        "language": f"{{{exported.language_of(source)}}}",
        "howpublished": f"{{{_tex(source.publisher)}}}",
        **_bibtex_date(source.published, language),
        "url": f"{{{source.url.translate(_TO_ADDRESS)}}}" if source.url else "",
        "urldate": f"{{{_bibtex_day(source.accessed, language)}}}" if source.accessed else "",
    }
    lines = [f"  {name} = {value},\n" for name, value in filled(fields).items()]
    return f"@misc{{{source.text},\n{''.join(lines)}}}\n"


def _bibtex_date(text: str | None, language: str) -> dict[str, str]:
    if text is None:
        return {}
    parsed = parse_edtf(text)
    if not isinstance(parsed, Edtf) or parsed.qualifier or parsed.season or parsed.years > 1 or parsed.year < 1:
        return {"year": f"{{{_tex(spell_date(text, language))}}}"}
    # Styles know the months by the first three letters of their English names.
    month = month_names("en")[parsed.month - 1][:3].lower() if parsed.month else ""
    return {"year": f"{{{parsed.year:04}}}", "month": month, "day": f"{{{parsed.day}}}" if parsed.day else ""}


def _bibtex_day(text: str, language: str) -> str:
    """A day as BibTeX has it, and in words what is no day of the calendar alone."""
    parsed = parse_edtf(text)
    return text if isinstance(parsed, Edtf) and parsed.is_plain else _tex(spell_date(text, language))


def _tex(text: str) -> str:
    return _JOINED.sub(r"\1{}", " ".join(text.split()).translate(_TO_TEX))
