"""Records, articles and pages of any size, each with one thing in it that grows, and a count of the work on them."""

import json
import sys
from collections import Counter
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

Files = dict[str, str]
"""The content of files, by their names within the folder of records."""

HEAD = """\
id: case
title: A case
date: "2031-01-01"
sources: [{id: s, kind: news-article, title: A headline, publisher: A paper, text: article, marks: MARKS}]
people: [{id: roe, kind: person, name: Ann Roe, called: [Roe], at: "s:1", words: [Ann Roe]}]
"""


def case(article: str, quotes: list[dict[str, Any]] | None = None, marks: str = "double", **more: Any) -> Files:
    """A record of one article; JSON is YAML, so what is added needs no writer of YAML."""
    sections = {"quotes": quotes, **more} if quotes else more
    body = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in sections.items())
    return {"case.yaml": HEAD.replace("MARKS", marks) + body, "sources/article.txt": f"Ann Roe came.\n\n{article}\n"}


def quote(at: int, spans: list[str], name: str = "q") -> dict[str, Any]:
    return {"id": name, "speaker": "roe", "at": f"s:{at}", "spans": spans, "attribution": "Ann Roe said"}


def words(n: int, stem: str = "w") -> str:
    return " ".join(f"{stem}{letters(i)}" for i in range(n))


def letters(number: int) -> str:
    """A word for a number; of letters that make no word of a language, such as the verb “beg”."""
    return "".join(chr(ord("q") + int(digit)) for digit in str(number))


def quotes(n: int) -> Files:
    said = [f"we saw boat {letters(i)} go" for i in range(n)]
    article = "\n\n".join(f"“{speech},” Ann Roe said." for speech in said)
    return case(article, [quote(i + 2, [speech], f"q{i}") for i, speech in enumerate(said)])


def quotes_of_a_paragraph(n: int) -> Files:
    said = [f"We saw boat {letters(i)} go" for i in range(n)]
    article = " ".join(f"“{speech},” Ann Roe said." for speech in said)
    return case(article, [quote(2, [speech], f"q{i}") for i, speech in enumerate(said)])


def quotes_of_a_sentence(n: int) -> Files:
    # Long enough that only some of them are near enough to each other to be looked at.
    said = [f"we saw boat {letters(i)} go {words(20, 'v')}" for i in range(n)]
    article = " and ".join(f"“{speech},” Ann Roe said {'of the old boats ' * 8}there," for speech in said)
    return case(article, [quote(2, [speech], f"q{i}") for i, speech in enumerate(said)])


def quotations_of_a_quote(n: int) -> Files:
    said = [f"We saw boat {letters(i)} go" for i in range(n)]
    article = " ".join(f"“{speech},” Ann Roe said." for speech in said)
    return case(article, [quote(2, said)])


def altered_quotes(n: int) -> Files:
    said = [f"we saw boat {letters(i)} go by the old harbor" for i in range(n)]
    article = "\n\n".join(f"“{speech},” Ann Roe said." for speech in said)
    return case(article, [quote(i + 2, [f"we heard {speech[7:]}"], f"q{i}") for i, speech in enumerate(said)])


def invented_quotes(n: int) -> Files:
    article = "\n\n".join(f"“we saw boat {letters(i)} go,” Ann Roe said." for i in range(n))
    return case(article, [quote(i + 2, ["nothing of this was said"], f"q{i}") for i in range(n)])


def spans(n: int) -> Files:
    article = f"“{words(3 * n)},” Ann Roe said."
    return case(article, [quote(2, [f"w{letters(3 * i)} w{letters(3 * i + 1)}" for i in range(n)])])


def negations(n: int) -> Files:
    article = f"“{' '.join(f'no w{letters(i)} we' for i in range(4 * n))},” Ann Roe said."
    return case(article, [quote(2, [f"no w{letters(i)}" for i in range(4 * n)])])


def answers(n: int) -> Files:
    files = spans(n)
    parts = [{"quote": "q", "words": f"w{letters(3 * i)} w{letters(3 * i + 1)}"} for i in range(n)]
    questions = [{"id": f"k{i}", "question": "What?", "answers": [part]} for i, part in enumerate(parts)]
    return {**files, "case.yaml": files["case.yaml"] + f"questions: {json.dumps(questions)}\n"}


def openings(n: int) -> Files:
    article = " ".join(f"The boat {letters(i)} sank, and far out" for i in range(n))
    return case(article, statements=[statement(i, "s:2", f"boat {letters(i)} sank") for i in range(n)])


def touching_openings(n: int) -> Files:
    article = " ".join(f"boat {letters(i)} sank" for i in range(n))
    return case(article, statements=[statement(i, "s:2", f"boat {letters(i)} sank") for i in range(n)])


def people(n: int) -> Files:
    article = "\n\n".join(f"“We saw boat {letters(i)},” Tom Doe{letters(i)} said." for i in range(n))
    files = case(article, [quote(2, ["We saw boat q"]) | {"speaker": "p0", "attribution": "Tom Doeq said"}])
    more = ", ".join(f"{{id: p{i}, kind: person, name: Tom Doe{letters(i)}}}" for i in range(n))
    return {**files, "case.yaml": files["case.yaml"].replace("words: [Ann Roe]}", f"words: [Ann Roe]}}, {more}")}


def repeated_spans(n: int) -> Files:
    return case(f"“z y {'a b ' * n}c,” Ann Roe said.", [quote(2, ["a b"] * (n // 2) + ["z y"])])


def spans_of_many_places(n: int) -> Files:
    return case(
        f"“{'a b c ' * 2 * n}z y,” Tom Doe said.", [quote(2, [*["a b"] * n, "z y"]) | {"attribution": "Tom Doe said"}]
    )


def quotes_of_many_places(n: int) -> Files:
    return case(f"“{'a b c ' * n},” Ann Roe said.", [quote(2, ["a b"], f"q{i}") for i in range(n)])


def periodic_span(n: int) -> Files:
    return case(f"“{'a b ' * n}b b,” Ann Roe said.", [quote(2, ["a b " * (n // 2) + "a a"])])


def rewritten_span(n: int) -> Files:
    article = f"“go on {' x '.join(words(n).split())} to it,” Ann Roe said."
    return case(article, [quote(2, [f"go on {' y '.join(words(n).split())} to it"])])


def typed_ellipses(n: int) -> Files:
    return case(f"“{words(n)},” Ann Roe said.", [quote(2, [" … ".join(words(n).split())])])


def statements(n: int) -> Files:
    article = "\n\n".join(f"The boat {letters(i)} sank." for i in range(n))
    said = [statement(i, f"s:{i + 2}", f"boat {letters(i)} sank") for i in range(n)]
    return case(article, statements=said)


def figures(n: int) -> Files:
    article = "\n\n".join(f"Of the boats {i + 100} sank." for i in range(n))
    said = [statement(i, f"s:{i + 2}", f"{i + 100} sank") | {"text": f"{i + 100} boats sank."} for i in range(n)]
    return case(article, statements=said)


def missing_evidence(n: int) -> Files:
    article = "\n\n".join(f"The boat {letters(i)} sank." for i in range(n))
    return case(article, statements=[statement(i, f"s:{i + 2}", "boat never sank") for i in range(n)])


def statement(i: int, at: str, evidence: str) -> dict[str, Any]:
    return {"id": f"t{i}", "by": "s", "verb": "said", "text": f"Boat {letters(i)}.", "at": at, "words": [evidence]}


def paragraphs(n: int) -> Files:
    return case("\n\n".join(["The boats went out."] * n))


def marks_opened(n: int) -> Files:
    return case("“We went,” Ann Roe said. " * n)


def marks_unclosed(n: int) -> Files:
    return case("“we went " * n)


def closed(n: int) -> Files:
    return case("„we went " * n + "we» went " * n)


def marks_nested(n: int) -> Files:
    return case("“we ‘went " * n + "we’ went” " * n)


def in_a_row(n: int) -> Files:
    return case('"' * n + " we went")


def apostrophes(n: int) -> Files:
    return case("‘we saw the boys’ boat " * n, marks="single")


def apostrophes_in_a_row(n: int) -> Files:
    return case("‘we saw the boys’ " + "o’er and rock ’n’ roll " * n, marks="single")


def combining_marks(n: int) -> Files:
    said = "e\u0301t a" + "\u0323\u0301" * 10 * n
    return case(f"“We went {said} far,” Ann Roe said.", [quote(2, [f"{said} far"])])


def inches(n: int) -> Files:
    return case('6" and 5" or ' * n)


def feet(n: int) -> Files:
    return case("6' and 5' or " * n, marks="single")


def running_paragraphs(n: int) -> Files:
    return case("\n\n".join(["“we went on"] * n) + "” Ann Roe said.", [quote(2, ["we went on"])])


def abbreviations(n: int) -> Files:
    article = f"“{'No boat at Harbor Ave. Roe came. ' * n}” Ann Roe said."
    return case(article, [quote(2, ["No boat at Harbor Ave."])])


def punctuation(n: int) -> Files:
    return case("?. " * n + "?" * n + "." * n)


def prose(n: int) -> Files:
    return case(f"{words(n)}.", summary=f"{words(n, 'v')}.")


def quoting_prose(n: int) -> Files:
    evidence = "“boats went out of it” and "
    return case(
        "“boats went out of it far,” Ann Roe said.", [quote(2, ["boats went out of it far"])], summary=evidence * n
    )


def quoting_many_spans(n: int) -> Files:
    article = "\n\n".join(["“boats went out of it,” Ann Roe said."] * n)
    said = [quote(i + 2, ["boats went out of it"], f"q{i}") for i in range(n)]
    return case(article, said, summary="“boats went out of it” and " * n)


def quoting_statements(n: int) -> Files:
    said = [statement(i, "s:2", "boats went") | {"text": "“boats went out of it”"} for i in range(2 * n)]
    return case("“boats went out of it far,” Ann Roe said.", [quote(2, ["boats went out of it far"])], statements=said)


def page_of_repeated_words(n: int) -> Files:
    files = case(f"“{'we will not go. ' * n}” Ann Roe said.", [quote(2, ["we will not go. " * n])])
    return {**files, "page.md": "“we will … we will go” *and* " * n}


def page_of_quotations(n: int) -> Files:
    files = case("“boats went out of it far,” Ann Roe said.", [quote(2, ["boats went out of it far"])])
    return {**files, "page.md": "“boats went out of it” *and* " * n}


def page_of_false_quotations(n: int) -> Files:
    files = case("“boats went out of it far,” Ann Roe said.", [quote(2, ["boats went out of it far"])])
    return {**files, "page.md": "“boats *never* went out of it” and " * n}


def page_of_blocks(n: int) -> Files:
    return {**case("Boats went."), "page.md": "“boats went out of it” or\n\n" * n}


def words_of_a_page(n: int) -> Files:
    files = quotes(1)
    return {**files, "page.md": f"{words(n)} “we saw boat q go,” {words(n, 'v')}\n"}


def fences(n: int) -> Files:
    return {**case("Boats went."), "page.md": "```{note}\n“boats went out of it”\n```\n\n" * n}


def page_of_cells(n: int) -> Files:
    row = "|".join(f"“cell {letters(i)} of it” or" for i in range(n))
    return {**case("Boats went."), "page.md": f"{row}\n{'|'.join(['-'] * n)}\n{row}\n"}


def page_of_copies(n: int) -> Files:
    return {**case(f"{words(n + 20)}."), "page.md": f"{words(20)}\n\n" * n}


def duplicate_keys(n: int) -> Files:
    files = case("Boats went.", statements=[statement(i, "s:2", "Boats went") for i in range(n)])
    return {**files, "case.yaml": files["case.yaml"] + "place: X\n" * n}


def anchors(n: int) -> Files:
    files = case("Boats went.")
    return {**files, "case.yaml": files["case.yaml"] + "statements:\n" + "  - &a {by: *b}\n" * n}


def records(n: int) -> Files:
    files: Files = {}
    for i in range(n):
        quote = quotes(1)
        files[f"case-{i}.yaml"] = quote["case.yaml"].replace("id: case", f"id: case-{i}").replace("article", f"t{i}")
        files[f"sources/t{i}.txt"] = quote["sources/article.txt"]
    return files


def records_of_a_text(n: int) -> Files:
    files: Files = {"sources/article.txt": quotes(1)["sources/article.txt"]}
    for i in range(n):
        files[f"case-{i}.yaml"] = quotes(1)["case.yaml"].replace("id: case", f"id: case-{i}")
    return files


INPUTS: dict[str, Callable[[int], Files]] = {
    name: maker
    for name, maker in list(globals().items())
    if getattr(maker, "__annotations__", None) == {"n": int, "return": Files}
}
"""What makes the files of each input, by its name."""


class TooMuch(Exception):
    """More work was done than was allowed."""


def lines_run(work: Callable[[], object], most: int) -> Counter[CodeType]:
    """How many lines of the package a piece of work runs, by the function that has them.

    Args:
        work: what to do.
        most: how many lines may be run.

    Raises:
        TooMuch: more were run.
    """
    counts: Counter[CodeType] = Counter()
    left = most

    def enter(frame: FrameType, event: str, _: object) -> Any:
        return step if "incident_record" in frame.f_code.co_filename else None

    def step(frame: FrameType, event: str, _: object) -> Any:
        nonlocal left
        if event == "line":
            counts[frame.f_code] += 1
            left -= 1
            if left < 0:
                raise TooMuch
        return step

    before = sys.gettrace()
    sys.settrace(enter)
    try:
        work()
    finally:
        sys.settrace(before)
    return counts
