"""Sources as citations: printed, in CSL-JSON for reference managers, and in BibTeX."""

import re
from typing import Any

from incident_record.catalog.labels import spoken
from incident_record.export.model import Exported, dump, filled
from incident_record.record.model import Quote, Record, Source

_DAY = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?(?:-XX)*([?~%]?)")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
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
_TO_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", "^": "%5E"})


def printed(source: Source) -> str:
    """A source as people cite it, in sentences."""
    parts = [source.author, source.title, source.publisher, spoken(source.published or ""), source.url]
    return " ".join(f"{one.rstrip('.')}." for one in parts if one)


def printed_quote(exported: Exported, quote: Quote) -> str:
    """A quote as people cite it: its speaker, the source with the paragraph, and where it is recorded."""
    return f"{quoted_in(exported.whole, quote)} Record: {exported.permalink(quote.id)}"


def quoted_in(record: Record, quote: Quote) -> str:
    """Who is quoted, and where: the source with the paragraph."""
    person, source = record.person(quote.speaker), record.source(quote.at.source)
    speaker = person.name if person else quote.speaker
    cited = f"{printed(source)} " if source else ""
    return f"{speaker}, quoted in: {cited}¶{quote.at.paragraph}."


def csl_json(exported: Exported) -> str:
    """The sources in CSL-JSON. An id is that of the source's text, so that two records' files can be joined."""
    return dump([_csl(source) for source in exported.record.sources])


def _csl(source: Source) -> dict[str, Any]:
    news = source.kind == "news-article"
    return filled(
        {
            "id": source.text,
            "type": "article-newspaper" if news else "document",
            "title": source.title,
            # An author is one text, which no program may take apart into names.
            "author": [{"literal": source.author}] if source.author else [],
            "container-title" if news else "publisher": source.publisher,
            "issued": _csl_date(source.published),
            "URL": source.url,
            "accessed": _csl_date(source.accessed),
        }
    )


def _csl_date(date: str | None) -> dict[str, Any] | None:
    if date is None:
        return None
    found = _DAY.fullmatch(date)
    if found is None:
        return {"literal": spoken(date)}
    *parts, sure = found.groups()
    numbers = [int(part) for part in parts if part]
    return {"date-parts": [numbers], "circa": True} if sure else {"date-parts": [numbers]}


def bibtex(exported: Exported) -> str:
    """The sources in BibTeX, in UTF-8."""
    return "\n".join(_entry(source) for source in exported.record.sources)


def _entry(source: Source) -> str:
    # `@article` is for journals, and needs an author and a year, which a source may not give.
    # Two pairs of braces: no style may set a title in small letters, or take an author apart into names.
    fields = {
        "title": f"{{{{{_tex(source.title)}}}}}",
        "author": f"{{{{{_tex(source.author)}}}}}" if source.author else "",
        "howpublished": f"{{{_tex(source.publisher)}}}",
        **_bibtex_date(source.published),
        "url": f"{{{source.url.translate(_TO_ADDRESS)}}}" if source.url else "",
        "urldate": f"{{{source.accessed}}}" if _DAY.fullmatch(source.accessed or "") else "",
    }
    lines = [f"  {name} = {value},\n" for name, value in filled(fields).items()]
    return f"@misc{{{source.text},\n{''.join(lines)}}}\n"


def _bibtex_date(date: str | None) -> dict[str, str]:
    if date is None:
        return {}
    found = _DAY.fullmatch(date)
    if found is None or found[4]:
        return {"year": f"{{{_tex(spoken(date))}}}"}
    year, month, day, _ = found.groups()
    fields = {"year": f"{{{year}}}", "month": _MONTHS[int(month) - 1] if month else ""}
    return {**fields, "day": f"{{{int(day)}}}" if day else ""}


def _tex(text: str) -> str:
    return _JOINED.sub(r"\1{}", " ".join(text.split()).translate(_TO_TEX))
