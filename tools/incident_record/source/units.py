"""The narration of each sentence as tokens, with a gap where a quotation stands: what subjects and verbs are looked for in."""

from collections.abc import Sequence

from msgspec import Struct

from incident_record.languages import all_phrases, all_words
from incident_record.source import lexicon as lex
from incident_record.source.saying_verbs import VERBS, is_participle

_PARTICLES = all_words("particles") - lex.PREPOSITIONS - lex.DETERMINERS
_PURE_DETERMINERS = lex.DETERMINERS - all_words("pronominal_determiners")
_ATTRIBUTIVE = all_words("attributive")
_NOT_ADVERBS, _TITLES = all_words("not_adverbs"), all_words("titles")
_POSSESSIVE_ENDINGS = tuple(all_words("possessive_endings"))
_SMALL_ALONE = {pair[0]: pair[1] for pair in all_phrases("small_alone")}
_ABBREVIATED = _TITLES.union(*map(all_words, ("abbreviations", "short_months", "numbered", "between", "lettered")))
_SHORT = 5  # letters of an abbreviation that no list has
_FAR = 3  # words from an article to the name behind it
_VERBAL = (lex.AUXILIARIES | lex.PREPOSITIONS) - lex.SUBORDINATORS - lex.COORDINATORS - lex.DETERMINERS - lex.PRONOUNS
_LINKING = lex.RELATIVES | lex.SUBORDINATORS
DASH = "—"
_BULLETS = frozenset("•‣▪●·*")
_STOPS = ",;:!?…،؛؟，、；：！？"
_MAX_UNIT = 300  # tokens: no sentence is so long, and what is looked for in a unit may look at all of it
_MIN_TITLE = 4  # words of a headline
_MAX_BRACKET = 8  # words: "(D-Maine)" is looked through, a sentence in brackets is read


def has_no_capitals(low: str) -> bool:
    """Whether a word in small letters is of a script that has no others."""
    # Not by `upper`: Unicode 16.0 gave two letters capitals, and the digest is the same under every Python.
    return low[:1].isalpha() and not low.islower()


class Token(Struct):
    """A word of the narration, or a quotation as one token."""

    at: int  # the position of the word, or of the quotation's first word
    word: str  # as the source has it; empty for a quotation
    low: str  # the word without punctuation around it, in small letters but for a capital inside a clause
    stop: str  # the punctuation behind it that parts it from the next token; empty where there is none
    quotation: int = -1  # the index of the quotation; -1 for a word
    capital: bool = False  # whether the word begins with a capital letter
    nested: bool = False  # whether it is a quotation that opens with one inside it

    @property
    def quoted(self) -> bool:
        """Whether it stands for a quotation."""
        return self.quotation >= 0

    @property
    def closes(self) -> bool:
        """Whether no phrase goes on behind it, since a stop stands there, or it is a quotation."""
        return bool(self.stop) or self.quotation >= 0

    @property
    def possessive(self) -> bool:
        """Whether it says whose what follows is."""
        return self.low.endswith(_POSSESSIVE_ENDINGS)


_NONE = Token(-1, "", "", "")


class Unit(list[Token]):
    """The tokens of a sentence; a quotation that holds the end of one sentence and the start of the next is in both."""

    def at(self, i: int) -> Token:
        """The token at an index; one without a word where none is there, so that nobody needs to ask first."""
        return self[i] if 0 <= i < len(self) else _NONE

    def has(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether a phrase stands at a token."""
        # The first word alone decides most often, and this is asked for every phrase at every token.
        first = self.at(i).low.lower() == phrase[0]
        return first and tuple(token.low.lower() for token in self[i : i + len(phrase)]) == phrase

    def is_adverb(self, i: int) -> bool:
        """Whether a word may stand between a subject and its verb, or before both."""
        token = self[i]
        if token.low in lex.ADVERBS:
            return True
        if (
            not token.low.endswith(lex.ADVERB_ENDINGS)
            or len(token.low) < 5
            or token.low in _NOT_ADVERBS
            or not token.low.islower()
        ):
            return False
        # "Kelly" is a name, and "Recently" none where a name, a preposition, a participle or a comma follows.
        after = self.at(i + 1)
        opens = after.low in lex.PREPOSITIONS or (is_participle(after.low) and after.low not in VERBS)
        return not token.capital or bool(token.stop) or after.capital or opens

    def begins_clause(self, i: int) -> bool:
        """Whether a clause or a phrase of its own may begin at a token: after a stop, a quotation, or a word for it."""
        return i <= 0 or self[i - 1].closes or self[i - 1].low in lex.SUBORDINATORS or self[i - 1].low in lex.RELATIVES

    def stretch_start(self, i: int) -> int:
        """Where the tokens begin that stand between the same stops and quotations as a token."""
        while i and not self[i - 1].closes:
            i -= 1
        return i

    def is_reduced(self, k: int) -> bool:
        """Whether a participle says more of the noun before it: "a lawyer representing Roe"; not "the acting mayor"."""
        before, after = self.at(k - 1), self.at(k + 1)
        if k < 1 or before.closes or not is_participle(self[k].low):
            return False
        if before.low in _PURE_DETERMINERS or before.low in lex.ADVERBS:
            return False
        if self[k].low in _ATTRIBUTIVE and before.capital and (after.capital or lex.is_person_noun(after.low)):
            return False  # "Harbor ranking Democrat Roe", but "a judge ranking Doe first"
        if before.possessive or before.low.endswith(lex.ADVERB_ENDINGS):
            return False
        return after.capital or after.low in lex.SMALL_WORDS or lex.is_person_noun(before.low)

    def in_name(self, i: int) -> bool:
        """Whether a token is a word of a name: a capital that is not the sentence's own."""
        token = self[i]
        # "The", "In", "When" at the start of a sentence are capitals of the sentence.
        return token.capital and token.low not in lex.CALENDAR and token.low not in lex.FUNCTION_WORDS

    def run_start(self, j: int) -> int:
        """Where the run of capitals that ends at a token begins; `j` itself where it has none."""
        k = j
        while k and not self[k - 1].stop and (self.in_name(k - 1) or self._is_particle(k - 1)):
            k -= 1
        return k

    def _is_particle(self, i: int) -> bool:
        """Whether a small word stands inside a name: "Mary van Roe"."""
        return i > 0 and self[i].low in _PARTICLES and self.in_name(i - 1) and not self[i - 1].stop

    def name_start(self, j: int) -> int:
        """Where the name that ends at a token begins; `j` itself where the token is of no name."""
        return self.run_start(j) if self.in_name(j) else j

    def run_end(self, i: int, end: int) -> int:
        """The last token, before an end, of the run of capitals that holds a token."""
        while i + 1 < end and self.in_name(i + 1) and not self[i].possessive:
            i += 1
        return i

    def with_determiner(self, first: int) -> int:
        """Where the phrase of a name begins: at its article, with few words between ("the younger Roe")."""
        for k in range(first - 1, max(first - 1 - _FAR, -1), -1):
            if self[k].closes or (self[k].capital and self[first].capital and not self.begins_clause(k)):
                break
            if self[k].low in lex.DETERMINERS:
                return k
            if self[k].low in lex.FUNCTION_WORDS or self.is_adverb(k) or self.is_reduced(k):
                break
        return first


def split_units(words: Sequence[str], sentences: Sequence[int], quotations: Sequence[tuple[int, int]]) -> list[Unit]:
    """The narration of every sentence.

    Args:
        sentences: the position of each sentence's first word.
        quotations: (first, end) of each quotation.
    """
    units: list[Unit] = []
    index = 0
    for number, first in enumerate(sentences):
        end = sentences[number + 1] if number + 1 < len(sentences) else len(words)
        unit = Unit()
        at = first
        while at < end:
            while index < len(quotations) and quotations[index][1] <= at:
                index += 1
            if index < len(quotations) and quotations[index][0] <= at:
                start, after = quotations[index]
                # The inside of a quotation of several sentences is nobody's narration.
                if not (start < first and after >= end):
                    unit.append(Token(start, "", "", _stop(words[after - 1]), index, nested=words[start][0] in "'\""))
                at = min(after, end)
                continue
            limit = quotations[index][0] if index < len(quotations) else end
            at = _add_word(words, at, min(limit, end), unit, units)
            if len(unit) >= _MAX_UNIT:
                units.append(unit)
                unit = Unit()
        if unit:
            units.append(unit)
    for unit in units:
        _lower_title(unit)
    return units


def _lower_title(unit: Unit) -> None:
    """Take the capitals of a headline in title case from its verbs and small words: "Roe Says Pier Is “Old”"."""
    words = [token for token in unit if token.low.isalpha()]
    if len(words) < _MIN_TITLE or not any(token.quoted for token in unit):
        return
    if all(token.capital or (token.low in lex.FUNCTION_WORDS and token.low not in VERBS) for token in words):
        for token in words[1:]:
            low = token.low.lower()
            if low in VERBS or low in lex.FUNCTION_WORDS:
                token.low, token.capital = low, False


def _add_word(words: Sequence[str], at: int, end: int, unit: Unit, units: list[Unit]) -> int:
    """Add the word at a position to a unit, and give the position after it; brackets are passed over."""
    word = words[at]
    if word in _BULLETS:
        if unit:
            units.append(Unit(unit))
            unit.clear()
    elif not any(map(str.isalnum, word)):
        if unit:
            unit[-1].stop = DASH if word in (DASH, "-") else _stop(word) or unit[-1].stop
        elif word == DASH:
            unit.append(Token(at, word, "", DASH))
    elif unit and (close := _bracket(words, at, end)):
        unit[-1].stop = _stop(words[close - 1]) or unit[-1].stop
        return close
    else:
        plain = lex.bare(word)
        # What a long bracket holds is a clause of its own, but "The mayor (and the chief) said" has two who speak.
        if unit and word[0] in "([" and not unit[-1].stop and plain.lower() not in lex.ANDS:
            unit[-1].stop = word[0]
        if unit and _is_ended(unit[-1], unit.at(len(unit) - 2)):
            unit[-1].stop = "."
        unit.append(Token(at, word, _low(word, plain, unit), _stop(word), -1, _is_capital(plain)))
    return at + 1


def _is_capital(plain: str) -> bool:
    """Whether a word is set as a name: with a capital, or with one behind a particle ("al-Roe")."""
    particle, _, name = plain.partition("-")
    return plain[:1].isupper() or (particle in _PARTICLES and name[:1].isupper())


def _is_ended(token: Token, before: Token) -> bool:
    """Whether a period inside a unit is hardly that of an abbreviation: behind a word too long for one, or a surname."""
    stem = token.word[:-1]
    if not token.word.endswith(".") or not stem.isalpha():
        return False
    # A surname with a given name before it is no abbreviation: "said Ann Roe. Doe left."
    surname = token.capital and before.capital and not before.closes and len(stem) > 1
    return (len(stem) > _SHORT and stem.lower() not in _TITLES) or (surname and stem.lower() not in _ABBREVIATED)


def _bracket(words: Sequence[str], at: int, end: int) -> int:
    """The position after a bracket that opens at a word and closes soon; 0 where none does."""
    if words[at][0] in "([" and lex.bare(words[at]).lower() not in lex.ANDS:
        for close in range(at, min(at + _MAX_BRACKET, end)):
            if words[close].rstrip(_STOPS + ".")[-1:] in (")", "]"):
                return close + 1
    return 0


def _low(word: str, plain: str, unit: Unit) -> str:
    """A word as small words are looked up, in which a capital makes a name of any word."""
    if plain in _SMALL_ALONE:
        return _SMALL_ALONE[plain]
    if len(plain) == 1 and plain.isupper() and word.endswith("."):
        return word.lower()  # an initial: "E." is not the Italian "e"
    low = plain.lower()
    inside = bool(unit) and (not unit[-1].closes or (unit[-1].stop == "," and low in _VERBAL))
    if inside and plain[:1].isupper() and len(plain) > 1:
        return plain  # "Will Doyle", "“…,” From said": inside a clause
    short = low.split("'")[0]
    return short if short in _LINKING else low  # "who's"


def _stop(word: str) -> str:
    """The punctuation at the end of a word that parts it from the next one; a period may be an abbreviation's."""
    last = word.rstrip("')]}")[-1:]
    return last if last and last in _STOPS else ""
