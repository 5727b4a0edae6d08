"""How print writes numbers: every form of a number is held against every form of it and of others."""

import time

import pytest
from incident_record.check.numerals import Numbers, find_figures
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
        ("1 200 bateaux", "1200"),
        ("1\u202f200 bateaux", "1,200"),
        ("1’200 Boote", "1200"),
        ("1,00,000 votes", "100,000"),
        ("twelve hundred boats", "1,200"),
        ("one thousand two hundred boats", "1,200"),
        ("one hundred and fifty boats", "150"),
        ("a hundred boats", "100"),
        ("1.2 million", "1,200,000"),
        ("1.2m", "1.2 million"),
        ("$5bn", "5 billion"),
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


def test_two_texts_are_not_one_number() -> None:
    assert not Numbers([("twenty", "en"), ("two", "en")]).hold(next(find_figures("22")))
    assert Numbers([("twenty", "en"), ("two", "en")]).hold(next(find_figures("2")))


def test_a_huge_number_is_compared_as_figures_alone() -> None:
    digits = "9" * 400
    assert holds(f"pi {digits}", digits)
    assert not holds("nine", digits)
    assert not holds("9", "9" + " thousand million billion trillion" * 50)


@pytest.mark.parametrize("part", ["11,", "1 111", "1.", "9", "1 million ", "12:", "90s ", "May 4 ", "2031 "])
def test_long_texts_are_read_in_time_that_grows_with_them(part: str) -> None:
    def seconds(times: int) -> float:
        text = part * times
        started = time.process_time()
        list(find_figures(text))
        list(written_dates(text))
        return time.process_time() - started

    seconds(10)
    assert seconds(20_000) < 40 * seconds(2_000) + 0.1
