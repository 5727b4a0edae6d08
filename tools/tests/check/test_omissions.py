"""Cuts that turn the sense of a quotation, and cuts that keep it: written by hand, and made from the articles of the corpus."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from incident_record.check.model import Case
from incident_record.check.namings import Names
from incident_record.check.omissions import omission_problems
from incident_record.check.quote import quoted_sentences
from incident_record.problems import Code, Location, Trail
from incident_record.record.model import At, Quote, Record
from incident_record.source import seal
from incident_record.source.match import COMMA_OR_PERIOD, find, to_pattern
from incident_record.source.text import Text, canonicalize, span_words
from incident_record.source.view import SealView, SourceView, TextView
from tests.check.test_corpus import ARTICLES, CORPUS, loaded

Span = tuple[int, int]

# A source's sentence; what is quoted of it stands between bars. The first turn the sense, or may turn it.
TURNS = """\
“|We close the road|,” Roe said, adding “but not today.”
“We doubt it,” Roe said, adding “that |the road is safe|.”
“We do not |close the road|,” Roe said.
“We will |close the road| only if it floods,” Roe said.
“|We will close the road|, unless it dries,” Roe said.
“Unless it dries, |we will close the road|,” Roe said.
“|We will not close the road| until it floods,” Roe said.
“Until it floods, |the road stays open|,” Roe said.
“I doubt that |the road is safe|,” Roe said.
“I deny that |we closed the road|,” Roe said.
“We refused to |close the road|,” Roe said.
“I wish |we had closed the road|,” Roe said.
“I wish,” Roe said, “that |we had closed the road|.”
“It is wrong to say that |the road is safe|,” Roe said.
“It is unlikely that |the road will close|,” Roe said.
“We asked whether |the road is safe|,” Roe said.
“Nobody told us that |the road was safe|,” Roe said.
“We left without |closing the road|,” Roe said.
“We looked at it instead of |closing the road|,” Roe said.
“|We agreed about everything| but the road,” Roe said.
“|We will close the road|, provided it floods,” Roe said.
“|We will close the road| as long as it floods,” Roe said.
“|The road is safe|,” Roe said, “but only by day.”
“|The road is safe|,” Roe said, “and never was before.”
“We will not |only close the road| but the bridge,” Roe said.
“Not |only will we close the road| but the bridge,” Roe said.
“Not only members may go, and |the road is closed|,” Roe said.
“The road isn’t |safe at all|,” Roe said.
“The road isn't |safe at all|,” Roe said.
“No, |we closed the road|,” Roe said.
Roe said: “|We may close the road| or not”
«Si llueve, |cerramos el puente|», dijo Roe.
« S’il pleut, |nous fermons le pont| », dit Roe.
„Wenn es regnet, |schließen wir die Brücke|“, sagte Roe.
„Jeśli spadnie deszcz, |zamkniemy most|” – powiedział Roe.
«إذا نزل المطر |نغلق الجسر|»، قال رو.
«ولا |نغلق الجسر| اليوم»، قال رو.
“We failed to |close the road|,” Roe said.
“Our failure to |close the road| cost us dear,” Roe said.
“They declined to |close the road|,” Roe said.
“She forgot to |close the road|,” Roe said.
“It would be a lie to say |the road is safe|,” Roe said.
“It is a mistake to think |the road is safe|,” Roe said.
“It is false to say |the road is safe|,” Roe said.
“It is a myth that |the road is safe|,” Roe said.
“People who claim that |the road is safe| are liars,” Roe said.
“Whoever tells you that |the road is safe| is lying,” Roe said.
“He denies that |we closed the road|,” Roe said.
“She falsely claims that |the road is safe|,” Roe said.
“I reject the claim that |the road is safe|,” Roe said.
“We dispute that |the road is safe|,” Roe said.
“It is far from clear that |the road is safe|,” Roe said.
“Contrary to what they say, |the road is safe|,” Roe said.
“Few believe that |the road is safe|,” Roe said.
“There is little evidence that |the road is safe|,” Roe said.
“It is too early to say |the road is safe|,” Roe said.
“They pretend that |the road is safe|,” Roe said.
“They used to say |the road is safe|,” Roe said.
“We want to avoid |closing the road|,” Roe said.
“The court barred us from |closing the road|,” Roe said.
“The law forbids |closing the road|,” Roe said.
“Had it rained, |we would close the road|,” Roe said.
“Should it rain, |we will close the road|,” Roe said.
“Were the road mine, |I would close it|,” Roe said.
“They keep us from |closing the road|,” Roe said.
“They stopped the town from |closing the road|,” Roe said.
“|The road is safe| only by day,” Roe said.
“The road is too weak to |hold a crowd|,” Roe said.
“The road is too far gone to |hold a crowd|,” Roe said.
“Nope, |the road is safe|,” Roe said.
“The claim that |the road is safe| is nonsense,” Roe said.
“There is zero proof that |the road is safe|,” Roe said.
“They have yet to |close the road|,” Roe said.
„Hätte es geregnet, |wäre die Brücke geschlossen|“, sagte Roe.
„Sie ist zu schwach, um |eine Menge zu tragen|“, sagte Roe.
« Il est trop faible pour |porter une foule| », dit Roe.
«Es demasiado débil para |llevar a la gente|», dijo Roe.
„Jest zbyt słaby, by |unieść tłum ludzi|” – powiedział Roe.
“I dont think |the road is safe|,” Roe said.
“|We will close the road| in case it floods,” Roe said.
“|We will close the road| so long as it floods,” Roe said.
“|We will close the road|, on condition that it floods,” Roe said.
“|We will close the road| only after it floods,” Roe said.
“Suppose |we close the road|,” Roe said.
“Barring a flood, |we will close the road|,” Roe said.
“Apart from Sundays, |the road is closed|,” Roe said.
„Keineswegs |ist die Brücke sicher|“, sagte Roe.
„Ich bezweifle, dass |die Brücke sicher ist|“, sagte Roe.
„Statt |die Brücke zu schließen|, ging er heim“, sagte Roe.
„Es ist gelogen, dass |die Brücke sicher ist|“, sagte Roe.
„Wer sagt, |die Brücke ist sicher|, ist ein Lügner“, sagte Roe.
„Er weigert sich, |die Brücke zu schließen|“, sagte Roe.
„|Wir schließen die Brücke|, vorausgesetzt es regnet“, sagte Roe.
„|Wir schließen die Brücke|, solange es regnet“, sagte Roe.
„Nur wenige glauben, dass |die Brücke sicher ist|“, sagte Roe.
« Je doute que |le pont soit sûr| », dit Roe.
« Il est faux que |le pont est sûr| », dit Roe.
« C’est un mensonge de dire que |le pont est sûr| », dit Roe.
« Il refuse de |fermer le pont| », dit Roe.
« Il nie que |le pont est sûr| », dit Roe.
« Loin de |fermer le pont|, elle l’ouvre », dit Roe.
« Au lieu de |fermer le pont|, elle l’ouvre », dit Roe.
« |Nous fermons le pont| à condition qu’il pleuve », dit Roe.
« |Nous fermons le pont| pourvu qu’il pleuve », dit Roe.
« |Nous fermons le pont| tant qu’il pleut », dit Roe.
« Peu de gens disent que |le pont est sûr| », dit Roe.
« Si la pluie vient, |nous fermons le pont| », dit Roe.
«Es falso que |el puente sea seguro|», dijo Roe.
«Es mentira que |el puente sea seguro|», dijo Roe.
«Dudo que |el puente sea seguro|», dijo Roe.
«Niega que |el puente sea seguro|», dijo Roe.
«Se negó a |cerrar el puente|», dijo Roe.
«En vez de |cerrar el puente|, se fue», dijo Roe.
«Lejos de |cerrar el puente|, lo abre», dijo Roe.
«|Cerraremos el puente| siempre que llueva», dijo Roe.
«|Cerraremos el puente|, a condición de que llueva», dijo Roe.
«Pocos creen que |el puente sea seguro|», dijo Roe.
«Apenas |cerramos el puente| ayer», dijo Roe.
„Wątpię, że |most jest bezpieczny|” – powiedział Roe.
„To kłamstwo, że |most jest bezpieczny|” – powiedział Roe.
„Nieprawda, że |most jest bezpieczny|” – powiedział Roe.
„Odmówił, by |zamknąć ten most|” – powiedział Roe.
„Zamiast |zamknąć ten most|, poszedł” – powiedział Roe.
„|Zamkniemy ten most| pod warunkiem deszczu” – powiedział Roe.
„|Zamkniemy ten most|, o ile spadnie deszcz” – powiedział Roe.
„|Zamkniemy ten most| dopóki pada” – powiedział Roe.
„Żadnego dnia |zamknięto ten most|” – powiedział Roe.
„Mało kto mówi, że |most jest bezpieczny|” – powiedział Roe.
«أشك في أن |الجسر آمن تماما|»، قال رو.
«من الكذب أن نقول |الجسر آمن تماما|»، قال رو.
«لست أقول إن |الجسر آمن تماما|»، قال رو.
«نفى أن |الجسر آمن تماما|»، قال رو.
«رفض أن |يغلق الجسر اليوم|»، قال رو.
«بدلا من أن |يغلق الجسر اليوم|»، قال رو.
«|نغلق الجسر اليوم| بشرط أن ينزل المطر»، قال رو.
«|نغلق الجسر اليوم| طالما ينزل المطر»، قال رو.
«|نغلق الجسر اليوم| في حال نزل المطر»، قال رو.
«ما كان |الجسر آمن اليوم|»، قال رو.
“I did not come at 5 p.m. |He fired the shot|,” Roe said.
“|We will close the road at 5 p.m.| No one will stay,” Roe said.
“|They opened it at 6 a.m.| Nobody came,” Roe said.
“I never said that Lieut. |Stone fired the shot|,” Roe said.
“I never said that Comdt. |Stone fired the shot|,” Roe said.
“Nobody on Harbor Ave. |Boathouse Row sold the quay|,” Roe said.
“Nobody on Weir Dr. |Boathouse Row sold the quay|,” Roe said.
“We do not say that Weir Harbor, Calif. |Police shot the man|,” Roe said.
“We do not say that in D.C. |Police shot the man|,” Roe said.
“We do not say that the U.S. |Police shot the man|,” Roe said.
“I did not come in Sept. |Stone fired the shot|,” Roe said.
“I did not come at 5 p.m. |Stone fired the shot|,” Roe said.
“I did not come on Plan B. |Stone fired the shot|,” Roe said.
“I did not tell Yahoo! |News that the boats were burned|,” Roe said.
“I did not watch Who’s Who? |Stone fired the shot|,” Roe said.
“I did not come … |Stone fired the shot|,” Roe said.
„Er kam nicht in die 3. |Liga hat er gern|“, sagte Roe.
„Nichts war bei Fa. |Stein hat er gern|“, sagte Roe.
«Nadie fue a la Avda. |Colón vino a vernos|», dijo Roe.
« Personne n’a vu Mme. |Stone a tiré deux fois| », dit Roe.
„Nikt nie był u ks. |Nowak strzelił raz|” – powiedział Roe.
«لم يأت علي إلخ. |محمد ذهب إلى البيت|»، قال رو."""

KEEPS = """\
“|We close the road|,” Roe said, adding that Doe is a man “who will not listen.”
“It is not safe,” Roe said, adding that it was “|closed by Doe|” in May.
“|We close the road|,” said Roe, who called it “a danger, if not a shame” for all.
“Not only is the road closed, but |the bridge is closed|,” Roe said.
“Not only,” Roe said, “is the road closed, but |the bridge is closed|.”
“Not just the road but |the bridge is closed|,” Roe said.
“Ask No. 9, |she closed the road|,” Roe said.
“|We waited by the road| until it dried,” Roe said.
“|We closed the road|,” Roe said, “and nevertheless it flooded.”
“|We gave it everything|, but it flooded,” Roe said.
“It was not safe. |We closed the road|, and it dried,” Roe said.
“|It was never safe|, and it flooded,” Roe said.
“I did not see the sergeant. |Stone fired the shot|,” Roe said.
“I did not see Stone. |They fired the shot|,” Roe said.
“I did not see Roe. |Stone fired the shot|,” Roe said.
“I did not come Monday. |Stone fired the shot|,” Roe said.
“We had it checked, and |we closed the road|,” Roe said.
“It rained too, and to be sure |we closed the road|,” Roe said.
“They were the first there, and |we closed the road|,” Roe said.
“We saw a few boats, and |we closed the road|,” Roe said.
“In the last few days |we closed the road|,” Roe said.
“It grew a little, and |we closed the road|,” Roe said.
“She lies in bed, and |we closed the road|,” Roe said.
“We agreed to that, and |we closed the road|,” Roe said.
« Il pleut un peu, et |nous fermons le pont| », dit Roe.
«Llueve un poco, y |cerramos el puente|», dijo Roe.
“I was not in the U.S. |We fired the shot|,” Roe said.
„Er kam nicht um 12. |Er ging bald|“, sagte Roe."""


NEGATIONS = frozenset(
    "not never no nobody nothing none nor cannot unless if hardly rien jamais nie nicht nadie no لا".split()
)


def reading(text: Text, *, sealed: bool) -> SourceView:
    if not sealed:
        return TextView(text)
    opened = [position for quotation in text.quotations for position in range(*quotation)]
    return SealView(seal.make_seal(text, opened))


def cut(view: SourceView, spans: list[Span]) -> bool:
    """Whether a quote of these stretches is refused for what it leaves out."""
    quote = Quote(("quotes", 0), "q", ("roe",), At("s", 1), ("",) * len(spans), ())
    case = Case(Record(Path("q.yaml"), "q"), quote, view, "double", Names(()))
    raised = list(omission_problems(case, spans, quoted_sentences(view, spans), []))
    assert {problem.code for problem in raised} <= {Code.CUTS_NEGATION}
    return bool(raised)


def stands(line: str, *, sealed: bool) -> bool:
    """Whether the cut of a line is refused."""
    text = canonicalize(line.replace("|", ""))
    view = reading(text, sealed=sealed)
    pattern = to_pattern(span_words(line.split("|")[1]), COMMA_OR_PERIOD)
    (first,) = find(view, pattern, 0, view.size)
    return cut(view, [(first, first + len(pattern))])


@pytest.mark.parametrize("sealed", [False, True], ids=["text", "seal"])
@pytest.mark.parametrize("line", TURNS.splitlines())
def test_a_cut_that_turns_the_sense_is_refused(line: str, sealed: bool) -> None:
    assert stands(line, sealed=sealed)


@pytest.mark.parametrize("sealed", [False, True], ids=["text", "seal"])
@pytest.mark.parametrize("line", KEEPS.splitlines())
def test_a_cut_that_keeps_the_sense_is_not(line: str, sealed: bool) -> None:
    assert not stands(line, sealed=sealed)


def spoken(text: Text) -> Iterator[list[Span]]:
    """What each sentence has in quotation marks."""
    for first, end in pairwise((*text.sentences, len(text.words))):
        pieces = [(max(first, a), min(end, b)) for a, b in text.quotations if a < end and b > first]
        if pieces:
            yield pieces


def parts(text: Text, pieces: list[Span]) -> set[Span]:
    """The parts of a sentence's speech that end at a comma, a colon, a semicolon, a dash or a quotation mark."""
    raised: set[Span] = set()
    for first, end in pieces:
        stops = [i + 1 for i in range(first, end - 1) if text.words[i][-1] in ",;:—"]
        edges = [first, *stops, end]
        raised.update((a, b) for a, b in combinations(edges, 2) if (a, b) != (first, end) or len(pieces) > 1)
    return raised


def negates(text: Text, at: int) -> bool:
    if text.words[at : at + 2] == ("No.", "9,"):
        return False
    return text.words[at].strip("',.!?;:").lower() in NEGATIONS or "n't" in text.words[at]


@pytest.mark.parametrize("article", ARTICLES)
def test_cuts_made_from_an_article(article: str) -> None:
    """Whole sentences are never refused, a cut that takes out a negation always, and the seal agrees on every part."""
    text = canonicalize((CORPUS / f"{article}.txt").read_text("utf-8"), loaded(article).get("marks", "double"))
    by_text, by_seal = reading(text, sealed=False), reading(text, sealed=True)
    for pieces in spoken(text):
        assert not cut(by_text, pieces)
        for part in parts(text, pieces):
            assert cut(by_text, [part]) == cut(by_seal, [part]), text.words[slice(*part)]
        for first, end in pieces:
            for at in range(first, end):
                if negates(text, at):
                    left = [piece for piece in ((first, at), (at + 1, end)) if piece[0] < piece[1]]
                    for spans in ([each] for each in left):
                        assert cut(by_text, spans), (text.words[first:end], at)
                    assert not left or cut(by_text, left), (text.words[first:end], at)


def test_a_cut_is_said_to_be_in_the_span_nearest_to_it(tmp_path: Path) -> None:
    """The place of the problem is the span beside which the negation is left out, whichever of its ends is nearer."""
    text = canonicalize("“One two three never four five six seven eight nine ten,” Roe said.")
    view = TextView(text)

    def fields(spans: list[Span]) -> list[int]:
        trails: dict[Trail, tuple[int, int]] = {
            ("quotes", 0, "spans", index): (index + 2, 1) for index in range(len(spans))
        }
        locations = {trail: Location(*place) for trail, place in trails.items()}
        quote = Quote(("quotes", 0), "q", ("roe",), At("s", 1), ("",) * len(spans), ())
        case = Case(Record(tmp_path / "q.yaml", "q", locations=locations), quote, view, "double", Names(()))
        raised = omission_problems(case, spans, quoted_sentences(view, spans))
        return [problem.line - 2 for problem in raised]

    assert fields([(0, 2), (7, 9)]) == [0]
    assert fields([(0, 1), (4, 9)]) == [1]
    assert fields([(4, 5), (7, 9)]) == [0]
    assert fields([(5, 6), (8, 9)]) == [0]
