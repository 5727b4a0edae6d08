"""Whether an antecedent is whom a pronoun stands for: whoever acts in the last sentence that has somebody acting."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from msgspec import Struct

from incident_record.check.model import Case
from incident_record.check.speaker import acting_before, addressed_before
from incident_record.problems import Code, Problem, Trail, excerpt
from incident_record.record.model import Antecedent
from incident_record.source.lexicon import bare
from incident_record.source.match import clause_pattern, find, may_stand
from incident_record.source.text import Span, evidence_words
from incident_record.source.view import SourceView, paragraph_bounds, quotation_of

_WORDS: Trail = ("antecedent", "words")


class Stands(Struct, frozen=True):
    """What an antecedent is needed for: a pronoun, or a name that people share, whose `pronoun` is empty; and its verb."""

    position: int
    pronoun: str
    verb: int | None = None


def antecedent_problems(
    case: Case, view: SourceView, antecedent: Antecedent, stands: Sequence[Stands], opened: list[tuple[Trail, Span]]
) -> Iterator[Problem]:
    """Whether an antecedent names the speaker before each pronoun, as who acts last before it.

    Args:
        view: its source, under one reading of its sentences.
        stands: what it is needed for.
        opened: gets the words that a seal has to open.
    """
    if antecedent.at.source != case.quote.at.source or antecedent.at.paragraph > len(view.paragraphs):
        message = f"`{antecedent.at}` is no paragraph of the source that the quote is from."
        yield case.problem(("antecedent", "at"), Code.UNKNOWN_ID, message)
        return
    pattern = clause_pattern(evidence_words(antecedent.words, case.marks))
    bounds = paragraph_bounds(view, antecedent.at.paragraph)
    stretches = [(at, at + len(pattern)) for at in find(view, pattern, *bounds) if quotation_of(view, at) is None]
    for needed in dict.fromkeys(stands) or (None,):
        # The last one before it; where nothing needs it, any.
        count = len(stretches) if needed is None else bisect_right(stretches, needed.position, key=itemgetter(1))
        if count:
            last = stretches[count - 1]
            opened.append(((*case.quote.trail, *_WORDS), last))
            yield from _is_antecedent(case, view, antecedent, last, needed, opened)
        elif not stretches and view.mode == "seal" and may_stand(view, pattern, *bounds):
            yield unopened(case, _WORDS, antecedent.words)
        else:
            yield _misplaced(case, antecedent, is_narrated=bool(stretches))


def _misplaced(case: Case, antecedent: Antecedent, *, is_narrated: bool) -> Problem:
    """The problem of an antecedent that stands behind its clause, or nowhere in the narration of its paragraph."""
    words = f"The antecedent {excerpt(antecedent.words)}"
    if is_narrated:
        message = f"{words} does not stand before the clause; give the last place before it that names the speaker."
        return case.problem(_WORDS, Code.PRONOUN, message)
    message = f"{words} is not in the narration of ¶{antecedent.at.paragraph}; copy it from there, or correct its `at`."
    return case.problem(_WORDS, Code.WORDS_NOT_FOUND, message)


def unopened(case: Case, trail: Trail, words: str) -> Problem:
    """The problem of words that a seal keeps closed."""
    message = f"The seal has not opened {excerpt(words)}; run `make seal` where the text is."
    return case.problem(trail, Code.SEAL_OUTDATED, message)


def _is_antecedent(
    case: Case,
    view: SourceView,
    antecedent: Antecedent,
    stretch: Span,
    needed: Stands | None,
    opened: list[tuple[Trail, Span]],
) -> Iterator[Problem]:
    named = case.names.inside(view, *stretch)
    unnamed = [id_ for id_ in case.quote.speakers if id_ not in named]
    if unnamed:
        message = f"The antecedent {excerpt(antecedent.words)} names nobody that `{unnamed[0]}` is called; give the place that names the speaker."
        yield case.problem(_WORDS, Code.WRONG_SPEAKER, message)
        return
    if needed is None:
        return  # The clause names the speaker itself, or a note accepts the reading.
    acting = acting_before(view, case.names, needed.position, needed.pronoun)
    if needed.verb is not None:
        reply = addressed_before(view, case.names, needed.position, needed.pronoun, needed.verb)
        opened += [((*case.quote.trail, *_WORDS), (phrase.first, phrase.end)) for phrase in reply.consulted]
        acting = reply if reply.people or reply.closed else acting
    opened += [((*case.quote.trail, *_WORDS), (phrase.first, phrase.end)) for phrase in acting.consulted]
    if acting.closed:
        message = "The seal has not opened who acts before the clause; run `make seal` where the text is."
        yield case.problem(_WORDS, Code.SEAL_OUTDATED, message)
        return
    speakers = set(case.quote.speakers)
    fits = len(speakers) > 1 or all(case.names.may_be(id_, needed.pronoun, alone=True) for id_ in speakers)
    if fits and speakers <= frozenset[str]().union(*(ids for _, ids in acting.people)):
        return
    others = sorted({id_ for _, ids in acting.people for id_ in ids} - set(case.quote.speakers))
    word = f"‹{needed.pronoun}›" if needed.pronoun else "the shared name"
    who = "nobody whom it names acts before it"
    if acting.people:
        strange = " ".join(bare(word or "") for word in view.words[slice(*acting.people[0][0][:2])])
        who = f"`{others[0]}`" if others else f"‹{strange}›, whom `people` does not name so,"
        who += " acts last before it"
    message = f"The antecedent {excerpt(antecedent.words)} is not whom {word} stands for: {who}; give the last place where the speaker acts, or say in `attribution_note` why the reading is right."
    yield case.problem(_WORDS, Code.PRONOUN, message)
