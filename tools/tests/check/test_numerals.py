"""How print writes numbers: every form of a number is held against every form of it and of others."""

import time

import pytest
from incident_record.check.numbers import Numbers
from incident_record.check.numerals import find_figures
from incident_record.check.stated import written_dates


def holds(evidence: str, ours: str, language: str | None = None) -> bool:
    """Whether evidence has every figure of a text of ours."""
    figures = list(find_figures(ours))
    assert figures, ours
    numbers = Numbers([(evidence, language)])
    return all(numbers.hold(figure) for figure in figures)


@pytest.mark.parametrize(
    ("evidence", "ours"),
    [
        ("22-year-old Ann Roe", "22"),
        ("a twenty-two-year-old rigger", "22"),
        ("Twenty two men", "22"),
        ("1,200 boats", "1200"),
        ("1,200 boats", "1,200"),
        ("1.200 Boote", "1,200"),
        ("1.250 million", "1,250,000"),
        ("die 1990er Jahre", "1990s"),
        ("12:05 a.m.", "00:05"),
        ("1 200 bateaux", "1200"),
        ("1\u202f200 bateaux", "1,200"),
        ("1’200 Boote", "1200"),
        ("1’234.5 Meter", "1234.5"),
        ("1,234.5 boats", "1234.5"),
        ("1,00,000 votes", "100,000"),
        ("two thirds of the boats", "2/3"),
        ("two-thirds of the boats", "⅔"),
        ("three quarters of it", "¾"),
        ("three-fourths of it", "3/4"),
        ("a third of it", "1/3"),
        ("one third", "⅓"),
        ("¾ of them", "3/4"),
        ("3/4 of them", "¾"),
        ("two and three quarters", "2¾"),
        ("2 3/4 inches", "2.75"),
        ("one and a half", "1 1/2"),
        ("nine tenths", "0.9"),
        ("dos tercios", "2/3"),
        ("trois quarts", "3/4"),
        ("zwei Drittel", "2/3"),
        ("dreiviertel leer", "3/4"),
        ("dwie trzecie", "2/3"),
        ("ćwierć", "1/4"),
        ("ثلثا السكان", "2/3"),
        ("3/31", "3/31"),
        ("March 31", "3/31"),
        ("31 March", "31/3"),
        ("open 24/7", "24/7"),
        ("24 hours on 7 days", "24/7"),
        ("on March 2", "2/3"),
        ("two thirds of the boats", "2/3 of the boats"),
        ("8/10", "8 of 10"),
        ("two quarters of growth", "2 quarters"),
        ("on 5/4/2031", "5/4/2031"),
        ("May 4, 2031", "5/4/2031"),
        ("May 4, two thousand thirty-one", "May 4, 2031"),
        ("the 1980s million-dollar plan", "1980s"),
        ("May 4, 2031", "4/5/31"),
        ("twelve hundred boats", "1,200"),
        ("one thousand two hundred boats", "1,200"),
        ("one hundred and fifty boats", "150"),
        ("a hundred boats", "100"),
        ("1.2 million", "1,200,000"),
        ("1.2m", "1.2 million"),
        ("$5bn", "$5 billion"),
        ("three million", "3,000,000"),
        ("three million", "3 million"),
        ("2 mil millones", "2,000 million"),
        ("12,345.67", "12345.67"),
        ("12.345,67", "12,345.67"),
        ("5.50 a day", "5.5"),
        ("rose to 1.5.", "1.5"),
        ("the 1990s", "1990s"),
        ("the '90s", "90s"),
        ("the 1st boat", "1st"),
        ("the first boat", "1st"),
        ("the twenty-second boat", "22nd"),
        ("at 9.30 p.m.", "9:30"),
        ("at 9:30", "9:30"),
        ("a 2:1 vote", "2"),
        ("a dozen boats", "12"),
        ("٢٢ عاما", "22"),
        ("aged 20-25", "25"),
        ("No.5", "5"),
        ("May 4, 200 men", "4 200"),
        ("nineteen ninety-nine", "1999"),
    ],
)
def test_a_number_is_understood_however_the_source_writes_it(evidence: str, ours: str) -> None:
    assert holds(evidence, ours)


@pytest.mark.parametrize(
    ("evidence", "ours"),
    [
        ("two thirds of it", "3/4"),
        ("two thirds of it", "2"),
        ("a third boat came", "2/3"),
        ("the third boat", "1/3"),
        ("the fourth quarter", "3/4"),
        ("three boats", "3/5"),
        ("half of it", "1/3"),
        ("March 31", "3/30"),
        ("May 4, 2031", "5/4/2030"),
        ("on 5/4/2031", "5/4/2030"),
        ("May 4, 2031", "5/4/32"),
        ("January 3", "1 3/4"),
        ("two of the boats, a third of it", "2/3"),
        ("1/3 of it", "2/3"),
        # A share is no day, and around the clock is none either.
        ("March 2", "2/3 of the boats"),
        ("2. März", "2/3 der Boote"),
        ("2 de marzo", "2/3 de los barcos"),
        ("2 mars", "2/3 des bateaux"),
        ("open 24/7", "7/24"),
        ("open on July 24", "24/7"),
        ("open 24/7", "24"),
        ("twenty-two men", "2"),
        ("twenty-two men", "20"),
        ("two hundred men", "2"),
        ("two hundred men", "100"),
        ("122 men", "22"),
        ("22 men", "122"),
        ("1,200 boats", "1.2"),
        ("1.2 million", "1.2"),
        ("3 boats", "3 million"),
        ("3 million", "3"),
        ("in his 20s", "20"),
        ("20 men", "20s"),
        ("a split second", "2"),
        ("the first boat", "1"),
        ("once", "11"),
        ("an elf", "11"),
        ("12.50 a day", "50"),
        ("1,200", "200"),
        ("12", "1.2"),
        ("three, million", "3,000,000"),
        ("nobody", "0"),
        ("10:20", "20:10"),
    ],
)
def test_another_number_is_another(evidence: str, ours: str) -> None:
    assert not holds(evidence, ours)


@pytest.mark.parametrize(
    ("language", "evidence", "ours"),
    [
        ("es", "veintidós años", "22"),
        ("es", "treinta y una casas", "31"),
        ("es-MX", "doscientas casas", "200"),
        ("es", "once casas", "11"),
        ("fr", "quatre-vingt-dix-sept ans", "97"),
        ("fr", "vingt et un bateaux", "21"),
        ("fr", "une douzaine de bateaux", "12"),
        ("de", "der zweiundzwanzigjährige Fahrer", "22"),
        ("de", "hundertfünfzig Boote", "150"),
        ("de", "einhundertfünfzig Boote", "150"),
        ("de", "die beiden Boote", "2"),
        ("pl", "dwudziestu dwóch ludzi", "22"),
        ("pl", "dwie łodzie", "2"),
        ("ar", "ثلاثة رجال", "3"),
        ("it", "ventidue anni", "22"),  # spelled by the library alone
        (None, "veintidós años", "22"),
        (None, "zweiundzwanzig", "22"),
    ],
)
def test_numbers_are_spelled_in_the_language_of_the_source(language: str | None, evidence: str, ours: str) -> None:
    assert holds(evidence, ours, language)


@pytest.mark.parametrize(
    ("language", "evidence", "ours"),
    [
        ("en", "veintidós años", "22"),
        ("es", "twenty-two", "22"),
        ("de", "zweiundzwanzig", "2"),
        ("de", "zweiundzwanzig", "20"),
        ("tlh", "twenty-two", "22"),
        ("pl", "dwadzieścia dwa", "20"),
    ],
)
def test_numbers_of_other_languages_are_not_read(language: str, evidence: str, ours: str) -> None:
    assert not holds(evidence, ours, language)


# What our text says, and the source's words for the same: whatever is counted, and however it is written.
SAME_UNITS = """\
$22 | 22 dollars | twenty-two dollars | US$22 | USD 22
22 dollars | $22 | un billet de 22 dólares
€22 | 22 € | 22 euros | zweiundzwanzig Euro
22% | 22 percent | 22 per cent | twenty-two percent | 22 Prozent | vingt-deux pour cent | 22 por ciento
22 percent | 22% | 22 procent | ٢٢ بالمئة
5 to 7 percent | 5 to 7 percent | 5-7% | five percent, later seven percent
between $5 and $7 | between 5 and 7 dollars | $5–7
5 p.m. | 5 p.m. | 5pm | 5:00 p.m. | 17:00 | five p.m. | 5 o'clock | 17 Uhr | 17 heures
17:00 | 5 p.m. | 17 h
5:30 p.m. | 17:30 | 5.30 p.m.
12:20 | 12:20 p.m.
22 | a 22-year-old | aged 22 | 22, of Lowen | 22 boats | 22 km | twenty-two years
22 years | a 22-year-old | aged 22
5 km | 5 kilometers | 5 Kilometer | five kilometres | 5
6 feet | a 6-foot wall | six feet
-22 | -22 degrees | minus 22 | −22 °C | 22 below zero
-22 degrees | minus twenty-two degrees
½ | a half | half a boat | 0.5 | ½
1½ | one and a half | 1.5 | 1 ½
④ | 4 | four
4th | the fourth boat | the 4th boat | March 4
1.5 | 1.5 | 1,5 | 1½
5 livres | cinq livres
500,000 | half a million boats | nearly half a million | eine halbe Million Boote | medio millón de barcos | pół miliona
$500 million | half a billion dollars
6 | half a dozen boats
2 players | in the second half two players"""

# What our text says, and words that are about something else.
OTHER_UNITS = """\
$22 | a 22-year-old | 22 boats | 22% | €22 | twenty-two boats | March 22 | at 22:00 | 22
€22 | $22 | 22 dollars
22% | a 22-year-old | $22 | 22 boats | twenty-two boats | 22
22 | $22 | 22% | twenty-two percent | March 22 | 22 March | at 22:00 | the 22nd boat | 22.3.2031 | -22
22 boats | 22 dollars | twenty-two euros | 22 Prozent
5 | 5 p.m. | 5 o'clock | May 5, 2031 | le 5 mai
5 p.m. | 5 a.m. | 5 boats | five boats | 5% | 17 boats
17:00 | 5 a.m. | 17 boats | 17
5 km | 5 miles | five miles | 5 kg | 5%
22 years | 22 months | 22 days
6 feet | 6 meters | 6 miles
-22 | 22 | a 22-year-old | 20-22 boats | twenty-two
22 degrees | -22 degrees | minus 22 degrees
½ | 2 | a boat | 1.5 | 1
1½ | one boat | 15 | half a boat
④ | three boats | 14
4 | the 4th boat | March 4 | 4th
1,000,000 | half a million | a quarter of a million | one and a half million | a million and a half | medio millón
500,000 | one and a half million | two and a half million | a million
12 | half a dozen boats"""


def pairs(table: str) -> list[tuple[str, str]]:
    rows = (line.split(" | ") for line in table.splitlines())
    return [(words, ours) for ours, *evidence in rows for words in evidence]


@pytest.mark.parametrize(("evidence", "ours"), pairs(SAME_UNITS))
def test_a_unit_is_understood_however_the_source_writes_it(evidence: str, ours: str) -> None:
    assert holds(evidence, ours)


@pytest.mark.parametrize(("evidence", "ours"), pairs(OTHER_UNITS))
def test_a_number_of_something_else_is_another(evidence: str, ours: str) -> None:
    assert not holds(evidence, ours)


def test_a_year_has_no_unit_of_a_number_beside_it() -> None:
    assert holds("in 2019 and 22 percent", "2019")


def test_two_texts_are_not_one_number() -> None:
    assert not Numbers([("twenty", "en"), ("two", "en")]).hold(next(find_figures("22")))
    assert Numbers([("twenty", "en"), ("two", "en")]).hold(next(find_figures("2")))


def test_a_huge_number_is_compared_as_figures_alone() -> None:
    digits = "9" * 400
    assert holds(f"pi {digits}", digits)
    assert not holds("nine", digits)
    assert not holds("9", "9" + " thousand million billion trillion" * 50)


@pytest.mark.long
@pytest.mark.parametrize("part", ["11,", "1 111", "1.", "9", "1 million ", "12:", "90s ", "May 4 ", "2031 "])
def test_long_texts_are_read_in_time_that_grows_with_them(part: str) -> None:
    def seconds(times: int) -> float:
        text = part * times
        started = time.process_time()
        list(find_figures(text))
        list(written_dates(text))
        return time.process_time() - started

    seconds(10)
    assert seconds(10_000) < 40 * seconds(1_000) + 0.1


@pytest.mark.parametrize(
    ("evidence", "ours", "years", "holds"),
    [
        ("on May 4, 2031", "May 4, 2031", (), True),
        ("on May 4, two thousand thirty-one", "May 4, 2031", (), True),
        ("on May 4, two thousand thirty-one", "May 4, 2032", (), False),
        ("on May 4", "May 4, 2031", (), False),
        ("on May 4", "May 4, 2031", (2031,), True),
        ("on May 4", "May 4", (), True),
        ("on May 5", "May 4", (), False),
        ("on May 14, 2031", "May 4, 2031", (), False),
        ("in May, on the 4th", "May 4", (), True),
        ("in June, on the 4th", "May 4", (), False),
    ],
)
def test_a_date_needs_its_day_with_its_month_and_its_year(
    evidence: str, ours: str, years: tuple[int, ...], holds: bool
) -> None:
    (date,) = written_dates(ours)
    assert Numbers([(evidence, "en")]).hold_date(date, years) is holds
