"""Strategies for Hypothesis: an article with the record that quotes from it truly, and the ways to set and type them.

An article is made of pieces, narration or speech, so that what a record may quote is known without reading the article
as the check does. Every word of speech but the commonest stands in an article once, and no word follows itself, with
another between them or none: a stretch that holds two such words stands at one place alone, and an edit inside it
cannot make another one.

In the words here ’ is an apostrophe, ⟨ and ⟩ are nested quotation marks, and a dash is a word of its own; a `Style`
says how they are set.
"""

import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from hypothesis import strategies as st

Words = tuple[str, ...]
Draw = Callable[..., Any]

_ONSETS = "b br c cl d dr f fl g gr h k l m n p pl r s sk st t tr v w".split()
SPOKEN = [onset + rime for rime in "allow ember ickle ondle urrow essom imble arden".split() for onset in _ONSETS]
"""Invented words that stand in quotations alone."""
SYLLABLES = [onset + rime for rime in "ankle obbin idget ulver".split() for onset in _ONSETS]
"""Invented words that stand in narration alone."""
STRANGE = [onset + rime for rime in "ozzle yxter".split() for onset in _ONSETS]
"""Invented words that stand in no article."""
COMMON = "the of a in we to and that our with from for by on at".split()
NEGATIONS = ("not", "never", "cannot", "unless")
_KINDS = ("plain", "comma", "number", "money", "hyphen", "accent", "apostrophe", "plural", "capital", "nested", "dash", "ligature", "stop")  # fmt: skip
POSITIONS = {
    "after": "Q, C.",
    "inverted": "Q, C.",
    "according": "Q, C.",
    "before": "C, Q.",
    "colon": "C: Q.",
    "halves": "Q, C, q.",
    "sentences": "Q, C. Q.",
    "question": "Q? C.",
    "part": "T q N",
    "pronoun": "S Q, C.",
    "colon-paragraph": "C: ¶ Q.",
    "running": "C: R.",
    "running-after": "R, C.",
}
"""Where a clause C stands: before, between or after quotations; Q is a sentence or more of speech, q a part of one, R
one that runs on into the next paragraph, ¶ a new paragraph; S, T and N are narration."""


@dataclass(frozen=True)
class Person:
    id: str
    kind: str
    name: str
    called: tuple[str, ...]


PEOPLE = (
    Person("quillon", "person", "Mara Quillon", ("Quillon", "the mayor")),
    Person("velard", "person", "Zoë Vélard", ("Vélard", "the harbour master")),
    Person("obrenn", "person", "Tam O’Brenn", ("O’Brenn",)),
    Person("dell", "person", "Ruth Marsh-Dell", ("Marsh-Dell", "Dr. Marsh-Dell")),
    Person("board", "organization", "Tarn Board", ("the board",)),
)


@dataclass(frozen=True)
class Piece:
    """A stretch of narration, or of a quotation: its number, and whether its marks open or close here."""

    words: Words
    quotation: int | None = None
    opens: bool = True
    closes: bool = True


@dataclass(frozen=True)
class Span:
    """Words of a quotation, and where in it they begin."""

    words: Words
    quotation: int
    first: int


@dataclass(frozen=True)
class Item:
    """A quote of the record."""

    speaker: str
    at: int
    spans: tuple[Span, ...]
    clause: Words
    antecedent: tuple[int, Words] | None = None


@dataclass(frozen=True)
class Story:
    """An article and its record.

    Args:
        marks: the article's outer marks.
        paragraphs: its pieces.
        items: the record's quotes.
        evidence: the paragraph of a statement, and its words.
        chunks: for each quotation the numbers of the words at which its phrases begin, and its length.
    """

    marks: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    items: tuple[Item, ...]
    evidence: tuple[int, Words]
    chunks: tuple[tuple[int, ...], ...]

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        # Hypothesis shows a failing example by this.
        printer.text(f"\n{article(self)}\n{record(self)}")

    def quotation(self, number: int) -> Words:
        pieces = [piece for paragraph in self.paragraphs for piece in paragraph]
        return tuple(word for piece in pieces if piece.quotation == number for word in piece.words)

    def paragraph_of(self, number: int, word: int) -> int:
        """The paragraph, from 1, of a word of a quotation."""
        for place, paragraph in enumerate(self.paragraphs, 1):
            for piece in paragraph:
                if piece.quotation == number:
                    if word < len(piece.words):
                        return place
                    word -= len(piece.words)
        raise IndexError(word)

    def narration(self, paragraph: int) -> list[Words]:
        return [piece.words for piece in self.paragraphs[paragraph - 1] if piece.quotation is None]

    def with_item(self, index: int, **changes: Any) -> "Story":
        items = list(self.items)
        items[index] = replace(items[index], **changes)
        return replace(self, items=tuple(items))

    def with_span(self, index: int, place: int, words: Words) -> "Story":
        spans = list(self.items[index].spans)
        spans[place] = replace(spans[place], words=words)
        return self.with_item(index, spans=tuple(spans))


# -- setting


@dataclass(frozen=True)
class Style:
    """How words are set.

    Args:
        outer: the outer marks; None for the usual ones of the article's kind.
        inner: the nested marks; None for the usual ones.
        apostrophe: how it is typed.
        dash: with the spaces around it.
        space: what separates words.
        wrap: after how many words a line is broken; 0 for never.
        form: the Unicode normal form.
        ligatures: whether `fi` and the like are one character.
        newline: what ends a line.
        hidden: whether words carry characters that nobody sees; in a source alone.
        stop: what the record's spans, clauses and evidence end in, instead of a comma or period of the source.
    """

    outer: tuple[str, str] | None = None
    inner: tuple[str, str] | None = None
    apostrophe: str = "’"
    dash: str = " — "
    space: str = " "
    wrap: int = 0
    form: Literal["NFC", "NFD"] = "NFC"
    ligatures: bool = False
    newline: str = "\n"
    hidden: bool = False
    stop: str | None = None


PLAIN = Style()
_LIGATURES = (("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("st", "ﬆ"))


def set_words(words: Sequence[str], style: Style = PLAIN, inner: tuple[str, str] = ("‘", "’")) -> str:
    """Words as a style sets them."""
    opening, closing = style.inner or inner
    text = ""
    for number, word in enumerate(words):
        spelled = word.replace("’", style.apostrophe)
        if style.ligatures:
            for letters, ligature in _LIGATURES:
                spelled = spelled.replace(letters, ligature)
        if style.hidden and len(spelled) > 6 and spelled[:6].isalpha():
            spelled = f"{spelled[:3]}\u00ad{spelled[3:]}\u200b"
        spelled = spelled.replace("⟨", opening).replace("⟩", closing)
        if word == "—":
            text = text.removesuffix(style.space) + style.dash.replace(" ", style.space)
            continue
        if word == ",":
            text = text.removesuffix(style.space)
        text += spelled + (style.newline if style.wrap and number % style.wrap == style.wrap - 1 else style.space)
    return unicodedata.normalize(style.form, text.strip())


def article(story: Story, style: Style = PLAIN) -> str:
    """The article as a style sets it."""
    double = story.marks == "double"
    opening, closing = style.outer or (("“", "”") if double else ("‘", "’"))
    inner = ("‘", "’") if double else ("“", "”")
    blocks = []
    for paragraph in story.paragraphs:
        text = ""
        for piece in paragraph:
            words = set_words(piece.words, style, inner)
            if piece.quotation is not None:
                words = f"{opening}{words}{closing if piece.closes else ''}"
            text += words if not text or piece.words[0] == "," else style.space + words
        blocks.append(text)
    return f"{style.newline}{style.newline}".join(blocks) + style.newline


def record(story: Story, style: Style = PLAIN) -> str:
    """The record as YAML in block style, with one span a line."""

    def quoted(words: Sequence[str], *, stops: str) -> str:
        if style.stop is not None and words[-1][-1:] not in "?!⟩":
            words = [*words[:-1], words[-1].rstrip(stops) + style.stop]
        return set_words(words, style)

    def quote(number: int, item: Item) -> dict[str, Any]:
        made: dict[str, Any] = {
            "id": f"q{number}",
            "speaker": item.speaker,
            "at": f"src:{item.at}",
            "spans": [quoted(span.words, stops=",.") for span in item.spans],
            "attribution": quoted(item.clause, stops=",.:"),
        }
        if item.antecedent is not None:
            made["antecedent"] = {"at": f"src:{item.antecedent[0]}", "words": set_words(item.antecedent[1], style)}
        return made

    at, words = story.evidence
    people = [{"id": each.id, "kind": each.kind, "name": each.name, "called": list(each.called)} for each in PEOPLE]
    statement = {
        "id": "st",
        "by": "src",
        "verb": "said",
        "text": "x",
        "at": f"src:{at}",
        "words": [quoted(words, stops=",.:")],
    }
    source = {
        "id": "src",
        "kind": "news-article",
        "title": "x",
        "publisher": "x",
        "text": "article",
        "marks": story.marks,
    }
    content = {
        "id": "case",
        "title": "x",
        "date": "2031-05-06",
        "sources": [source],
        "people": people,
        "statements": [statement],
        "quotes": [quote(number, item) for number, item in enumerate(story.items)],
    }
    return "\n".join(_block(content)) + "\n"


def _block(value: dict[str, Any]) -> list[str]:
    lines: list[str] = []
    for key, each in value.items():
        if isinstance(each, dict):
            lines += [f"{key}:", *(f"  {line}" for line in _block(each))]
        elif isinstance(each, list):
            lines.append(f"{key}:")
            for entry in each:
                inner = _block(entry) if isinstance(entry, dict) else [json.dumps(entry, ensure_ascii=False)]
                lines += [f"{'    ' if place else '  - '}{line}" for place, line in enumerate(inner)]
        else:
            lines.append(f"{key}: {json.dumps(each, ensure_ascii=False)}")
    return lines


# -- true articles and records


@dataclass
class _Writer:
    """Writes a story paragraph by paragraph."""

    draw: Draw
    marks: str
    inside: bool  # whether a comma stands inside the closing mark
    spoken: int
    paragraphs: list[tuple[Piece, ...]] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    chunks: list[tuple[int, ...]] = field(default_factory=list)
    used: int = 0
    narrated: int = 0
    negated: set[int] = field(default_factory=set)

    def word(self) -> str:
        self.used += 1
        return SPOKEN[(self.spoken + 7 * self.used) % len(SPOKEN)]

    def noun(self) -> str:
        self.narrated += 1
        return SYLLABLES[(3 * self.spoken + 7 * self.narrated) % len(SYLLABLES)]

    def chunk(self, kind: str) -> list[str]:
        """Two to five words, of which at least one stands here alone; the first is a common one."""
        common, word = COMMON[(self.used + self.spoken) % len(COMMON)], self.word()
        shapes: dict[str, Callable[[], list[str]]] = {
            "plain": lambda: [word],
            "comma": lambda: [word + ","],
            "number": lambda: [f"{self.used % 9 + 1},{self.used:03}", word],
            "money": lambda: [f"${self.used + 10}.5", word],
            "hyphen": lambda: [f"{word}-{self.word()}"],
            "accent": lambda: [word + "é"],
            "apostrophe": lambda: [word + "’s", self.word()],
            "plural": lambda: [word + "s’", self.word()],
            "capital": lambda: [word.capitalize()],
            "nested": lambda: ["⟨" + word, "under", self.word() + "⟩"],
            "dash": lambda: [word, "—", self.word()],
            "ligature": lambda: ["offi" + word],
            "stop": lambda: [word + "."],
            "negation": lambda: [NEGATIONS[self.used % len(NEGATIONS)], word],
        }
        return [common, *shapes[kind]()]

    def speech(self, *, sentence: bool, runs_on: bool, kinds: Sequence[str], end: str) -> tuple[Words, int]:
        """A quotation's words and its number."""
        number = len(self.chunks)
        chosen = kinds or self.draw(st.lists(st.sampled_from((*_KINDS, "negation")), min_size=2, max_size=4))
        if runs_on and self.marks == "single":
            # A single mark after an s closes the quotation, if no later one in its paragraph does.
            chosen = ["apostrophe" if kind == "plural" else kind for kind in chosen]
        words: list[str] = []
        starts: list[int] = []
        for kind in ("plain", *chosen, "plain"):
            new = self.chunk(kind)
            if (sentence and not words) or (words and words[-1].endswith(".")):
                new[0] = new[0].capitalize()
            starts.append(len(words))
            words += new
            if kind == "negation":
                self.negated.add(number)
        words[-1] += end
        self.chunks.append((*starts, len(words)))
        return tuple(words), number

    def name(self, person: Person) -> Words:
        return tuple(self.draw(st.sampled_from((person.name, *person.called))).split())

    def filler(self, others: Sequence[Person]) -> Piece:
        """A sentence of narration, which may name somebody else."""
        named = self.draw(st.sampled_from((None, *others)))
        first = _first_capital(self.name(named)) if named else ("The", self.noun())
        return Piece((*first, self.noun(), "the", self.noun() + "."))

    def spans(self, numbers: Sequence[int], words: dict[int, Words], *, parts: bool = False) -> tuple[Span, ...]:
        """What a quote takes of its quotations: the whole, or some of their phrases where nothing negates."""
        made: list[Span] = []
        if self.negated.isdisjoint(numbers) and len(numbers) > 1 and not parts:
            numbers = self.draw(st.sampled_from((numbers, numbers[:1], numbers[1:])))
        for number in numbers:
            starts, full = self.chunks[number], words[number]
            last = len(starts) - 1
            if not self.negated.isdisjoint(numbers) or not (parts or self.draw(st.booleans())):
                made.append(Span(full, number, 0))
                continue
            two = last >= 5 and (parts or self.draw(st.booleans()))
            first = self.draw(st.integers(0, last - (5 if two else 2)))
            end = self.draw(st.integers(first + 2, last - (3 if two else 0)))
            made.append(Span(full[starts[first] : starts[end]], number, starts[first]))
            if two:
                first = self.draw(st.integers(end + 1, last - 2))
                end = self.draw(st.integers(first + 2, last))
                made.append(Span(full[starts[first] : starts[end]], number, starts[first]))
        return tuple(made)

    def unit(self, position: str, kinds: Sequence[str] = (), *, parts: bool = False) -> None:
        """The paragraphs with a quotation in one position of its clause, and the quote of it."""
        person = self.draw(st.sampled_from(PEOPLE))
        name = self.name(person)
        clause, tail = self.clause(position, person, name)
        tokens = POSITIONS[position].split()
        pieces: list[Piece] = []
        if "S" not in tokens and self.draw(st.booleans()):
            pieces.append(self.filler([each for each in PEOPLE if each is not person]))
        cut, seen = 0, bool(kinds)
        comma: Words = ()
        full: dict[int, Words] = {}
        here = len(self.paragraphs) + 1
        for place, token in enumerate(tokens):
            kind, stop = token[0], token[1:]
            if kind == "¶":
                self.paragraphs.append(tuple(pieces))
                pieces = []
            elif kind in "QqR":
                # British print sets the comma after the closing mark.
                comma = (",",) if stop == "," and not self.inside else ()
                words, number = self.speech(
                    sentence=kind != "q", runs_on=kind == "R", kinds=kinds, end="" if comma else stop
                )
                kinds, full[number] = (), words
                pieces.append(Piece(words, number))
                if kind == "R":
                    cut = self.chunks[number][2]
                    self.paragraphs.append((*pieces[:-1], Piece(words[:cut], number, closes=False)))
                    pieces = [Piece(words[cut:], number, opens=False)]
            else:
                clause = _first_capital(clause) if kind in "CT" and place == 0 else clause
                description = {
                    "C": (*clause, *tail),
                    "S": (*_first_capital(name), self.noun(), "the", self.noun() + "."),
                    "T": (*clause, "the", self.noun(), "was"),
                    "N": ("at", "the", self.noun() + "."),
                }[kind]
                pieces.append(Piece((*comma, *description[:-1], description[-1] + stop)))
        self.paragraphs.append(tuple(pieces))
        spans = self.spans(sorted(full), full, parts=parts)
        if cut and not seen and spans[0].words == full[spans[0].quotation] and self.draw(st.booleans()):
            # Two spans may touch where the quotation goes on in another paragraph.
            first = spans[0]
            spans = (replace(first, words=first.words[:cut]), replace(first, words=first.words[cut:], first=cut))
        at = self.story().paragraph_of(spans[0].quotation, spans[0].first)
        antecedent = (here, _first_capital(name)) if "S" in tokens else None
        self.items.append(Item(person.id, at, spans, clause, antecedent))

    def clause(self, position: str, person: Person, name: Words) -> tuple[Words, Words]:
        """A reporting clause, and what goes on after it in its sentence."""
        verb = self.draw(st.sampled_from((("said",), ("told", "reporters"), ("wrote",))))
        tail = self.draw(st.sampled_from(((), ("on", "Tuesday"), ("at", "the", self.noun()))))
        if position == "inverted":
            return ("said", *name), tail
        if position == "according":
            return ("according", "to", *name), ()
        if position == "pronoun":
            return ("it" if person.kind == "organization" else "she", *verb), tail
        return ((*name, "said") if position == "part" else (*name, *verb)), tail

    def scare(self) -> None:
        """A paragraph with a word in quotation marks that nobody is quoted with."""
        number = len(self.chunks)
        self.chunks.append((0, 1))
        words = Piece((self.word(),), number)
        self.paragraphs.append((Piece(("The", self.noun())), words, Piece((self.noun(), "the", self.noun() + "."))))

    def story(self) -> Story:
        return Story(self.marks, tuple(self.paragraphs), tuple(self.items), (1, ()), tuple(self.chunks))


def _first_capital(words: Words) -> Words:
    return (words[0][:1].upper() + words[0][1:], *words[1:])


@st.composite
def stories(draw: Draw) -> Story:
    """An article of several paragraphs by several speakers, and the record that quotes from it truly.

    The first quote shows everything that an edit may spoil, the second takes two parts of a quotation, the third has
    a pronoun: so each way to break a record finds something to break.
    """
    writer = _Writer(draw, draw(st.sampled_from(("double", "single"))), draw(st.booleans()), draw(st.integers(0, 199)))
    kinds = draw(st.permutations([kind for kind in _KINDS if kind != "stop"]))
    place = draw(st.integers(2, len(kinds) - 2))
    seen = [*kinds[:place], "negation", *kinds[place:]]
    writer.unit(draw(st.sampled_from([p for p in POSITIONS if p != "pronoun"])), seen)
    writer.paragraphs.append(
        (Piece(("The", writer.noun(), "of", "the", writer.noun(), "was", "12", writer.noun() + ".")),)
    )
    evidence = (len(writer.paragraphs), writer.paragraphs[-1][0].words[1:-1])
    plain = ["comma", *draw(st.lists(st.sampled_from([k for k in _KINDS if k != "stop"]), min_size=3, max_size=4))]
    writer.unit(draw(st.sampled_from(("after", "before", "colon", "running"))), plain, parts=True)
    writer.unit("pronoun")
    for _ in range(draw(st.integers(0, 2))):
        writer.unit(draw(st.sampled_from(tuple(POSITIONS))))
    if draw(st.booleans()):
        writer.scare()
    return replace(writer.story(), evidence=evidence)


# -- what changes nothing

_SPACES = (" ", "  ", "\t", "\u00a0", "\u2009", "\u202f", "\u3000")
_DASHES = (" — ", "—", " – ", "–", " -- ", "--", " - ", " ― ")
_OUTER = {
    "double": (("“", "”"), ('"', '"'), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ("‹", "›"), ("「", "」")),
    "single": (("‘", "’"), ("'", "'")),
}
_INNER = {
    "double": (("‘", "’"), ("'", "'"), ("“", "”"), ('"', '"')),
    "single": (("“", "”"), ('"', '"'), ("«", "»"), ("„", "“")),
}
_ANY_INNER = (*_INNER["double"], ("«", "»"), ("„", "“"), ("`", "´"), ("‹", "›"))


def source_styles(marks: str) -> st.SearchStrategy[Style]:
    """How the same article may be set."""
    return st.builds(
        Style,
        outer=st.sampled_from(_OUTER[marks]),
        inner=st.sampled_from(_INNER[marks]),
        apostrophe=st.sampled_from("’'"),
        dash=st.sampled_from(_DASHES),
        space=st.sampled_from(_SPACES),
        wrap=st.sampled_from((0, 1, 4, 11)),
        form=st.sampled_from(("NFC", "NFD")),
        ligatures=st.booleans(),
        newline=st.sampled_from(("\n", "\r\n")),
        hidden=st.booleans(),
    )


def record_styles() -> st.SearchStrategy[Style]:
    """How the same record may be typed."""
    return st.builds(
        Style,
        inner=st.sampled_from(_ANY_INNER),
        apostrophe=st.sampled_from("’'ʼ＇"),
        dash=st.sampled_from(_DASHES),
        space=st.sampled_from(_SPACES),
        wrap=st.sampled_from((0, 1, 4, 11)),
        form=st.sampled_from(("NFC", "NFD")),
        ligatures=st.booleans(),
        newline=st.sampled_from(("\n", "\r\n")),
        stop=st.sampled_from((None, "", ",", ".")),
    )
