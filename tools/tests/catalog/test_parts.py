"""How overviews are split: all of it, in order, no part too large, and one record more changes one part."""

from functools import cache
from pathlib import Path

import pytest
from incident_record.catalog import parts
from incident_record.catalog.catalog import Catalog, Entry
from incident_record.catalog.overviews import OVERVIEWS, items_of
from incident_record.catalog.parts import Part, pages_of, parts_of, places_of_people
from incident_record.check.model import Finding
from incident_record.check.packed import pack
from incident_record.record.model import At, Event, Person, PolicyPoint, Quote, Record, Source, Statement
from msgspec.structs import replace

AT = At("press", 2)
NAMES = ("Ana Ruiz", "Ángel Ode", "Ben Ode", "بدر", "Tern council", "Bo Weir")


@cache
def entry(number: int, quotes: int = 4, day: str = "") -> Entry:
    """A record with a few of everything; two of its people are in every record."""
    id_ = f"{day or f'20{number % 30:02}-{1 + number % 12:02}-{1 + number % 28:02}'}-case-{number}"
    path = Path(f"incidents/{id_}.yaml")
    own = Person((), f"own-{number}", "person", f"{chr(65 + number % 26)}. Own {number}")
    record = Record(
        path=path,
        id=id_,
        title=f"{own.name}, case {number}",
        date=id_[:10],
        sources=(Source((), "press", "news-article", f"Article {number}", "The Press", f"text-{number}"),),
        people=(own, *(Person((), f"person-{n}", "person", NAMES[n]) for n in (number % 4, 4 + number % 2))),
        statements=tuple(
            Statement((), f"s{n}", (f"person-{number % 4}", own.id), "said", "x" * 90, AT, ("x",)) for n in range(2)
        ),
        events=(Event((), "event", id_[:10], "It happened", AT, ("x",)),),
        quotes=tuple(Quote((), f"q{n}", (own.id,), AT, ("y" * 60,), ("said",)) for n in range(quotes)),
        policy_points=(
            PolicyPoint((), "point", ("hours", "boats")[number % 2], (own.id,), "More.", "requested", AT, ("x",)),
        ),
    )
    return Entry(
        f"incidents/{id_}", path, pack(Finding(path, id_, complete=True, problems=())), record, f"digest {number}"
    )


def catalog(*more: Entry, count: int = 200) -> Catalog:
    return Catalog([*map(entry, range(count)), *more])


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LIMIT", 24_000)


def keys(part: Part) -> list[tuple[str, str, str]]:
    return [(item.block, item.entry.docname, item.id) for item in part.items]


@pytest.mark.parametrize("name", OVERVIEWS)
def test_every_item_is_on_one_part_and_no_part_is_too_large(name: str) -> None:
    all_items, split = items_of(catalog(), name), parts_of(catalog(), name)
    limit = OVERVIEWS[name].limit * parts.LIMIT
    assert len(split) > 1
    listed = [key for part in split for key in keys(part)]
    assert sorted(listed) == sorted((item.block, item.entry.docname, item.id) for item in all_items)
    assert len(listed) == len(set(listed))
    assert [part.slug for part in split if sum(item.size for item in part.items) > limit] == []
    assert len({part.slug for part in split}) == len(split)
    # A part has a piece of one year or letter, or all of one or several.
    mixed = [part for part in split if part.group not in {item.group for item in part.items}]
    groups = [item.group for part in mixed for item in {item.group: item for item in part.items}.values()]
    assert all(part.is_only and len({item.group for item in part.items}) > 1 for part in mixed)
    assert not {*groups} & {item.group for part in split if part not in mixed for item in part.items}
    assert len(groups) == len({*groups})


@pytest.mark.parametrize("name", OVERVIEWS)
def test_what_one_page_holds_is_not_split(name: str) -> None:
    assert parts_of(catalog(count=1), name) == ()


def test_years_run_as_the_overview_does_and_letters_by_the_alphabet() -> None:
    assert [*dict.fromkeys(part.group for part in parts_of(catalog(), "quotes"))] == [
        f"20{year:02}" for year in range(29, -1, -1)
    ]
    letters = [*dict.fromkeys(part.group for part in parts_of(catalog(), "people"))]
    assert letters == sorted(letters)
    # Accents are no letters of their own, and a name in another script has its first letter.
    ruiz = [part for part in parts_of(catalog(), "people") if part.group == "A"]
    assert {"Ana Ruiz", "Ángel Ode"} <= {item.name for part in ruiz for item in part.items}
    assert "ب" in letters
    assert "u628" in {part.slug.partition("-")[0] for part in parts_of(catalog(), "people")}


@pytest.mark.long
@pytest.mark.parametrize("name", ["records", "quotes", "timeline", "sources"])
def test_one_record_more_changes_one_part(name: str) -> None:
    before, changed = {part.slug: keys(part) for part in parts_of(catalog(), name)}, []
    for number in range(200, 230):
        after = {part.slug: keys(part) for part in parts_of(catalog(entry(number)), name)}
        changed.append(sum(before.get(slug) != after.get(slug) for slug in before | after))
    # A part that has become too large is cut in two; rarely a new bound has a greater digest than the old ones.
    assert sum(changed) / len(changed) < 1.75
    assert sum(count > 2 for count in changed) <= 3


def test_a_list_of_hundreds_of_records_is_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "LIMIT", 220_000)
    assert parts_of(catalog(count=60), "records") == ()
    assert len(parts_of(catalog(count=300), "records")) > 2


def test_what_belongs_together_is_cut_only_where_it_is_too_large_alone() -> None:
    full = entry(500, quotes=90, day="2031-01-01")
    split = [part for part in parts_of(catalog(full), "quotes") if part.group == "2031"]
    assert len(split) > 2
    all_items = parts_of(catalog(), "quotes")
    records = [{item.entry.docname for item in part.items} for part in all_items]
    assert sum(map(len, records)) == len(set().union(*records))


def test_items_that_share_an_id_by_mistake_are_cut_apart_too() -> None:
    full = entry(501, quotes=90, day="2031-01-01")
    assert full.record
    twins = replace(full, record=replace(full.record, quotes=full.record.quotes[:1] * 90), digest="twins")
    sizes = [len(part.items) for part in parts_of(Catalog([twins]), "quotes")]
    assert len(sizes) > 2
    assert sum(sizes) == 90


def test_pages_lead_to_their_neighbors_and_take_no_name_that_is_taken() -> None:
    split = {"quotes": parts_of(catalog(), "quotes")}
    first = split["quotes"][0]
    taken = {f"docs/quotes-{first.slug}"}
    pages = pages_of(split, {"quotes": "docs/all"}, taken)
    names = [*pages]
    assert names[0] == f"docs/quotes-{first.slug}-part"
    assert [page for page, _ in pages[names[0]].links] == ["docs/all", names[1]]
    assert [page for page, _ in pages[names[1]].links] == [names[0], "docs/all", names[2]]
    assert pages_of(split, {}, taken) == {}


def test_a_person_stands_where_their_first_line_is() -> None:
    pages = pages_of({"people": parts_of(catalog(), "people")}, {"people": "people"}, ())
    places = places_of_people(pages)
    assert set(places) == set(catalog().people)
    for id_, page in places.items():
        assert id_ in {item.id for item in pages[page].part.items}


@pytest.mark.parametrize("name", ["quotes", "people", "sources"])
def test_a_part_has_another_digest_when_a_record_of_it_has(name: str) -> None:
    known = catalog()
    other = Catalog([*map(entry, range(199)), replace(entry(199), digest="new")])
    pairs = zip(parts_of(known, name), parts_of(other, name), strict=True)
    differ = [a for a, b in pairs if a.digest(known) != b.digest(other)]
    assert {part.slug for part in differ} == {
        part.slug for part in parts_of(known, name) if entry(199).docname in {item.entry.docname for item in part.items}
    }
    assert differ


def test_there_are_not_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    many = parts_of(catalog(), "people")
    monkeypatch.setattr(parts, "MOST", 30)
    fewer = parts_of(catalog(), "people")
    assert len(fewer) < len(many) / 2
    assert max(sum(item.size for item in part.items) for part in fewer) <= parts.LIMIT
    assert sorted(key for part in fewer for key in keys(part)) == sorted(key for part in many for key in keys(part))


def test_whom_records_are_about_stands_before_everyone_else() -> None:
    ids = [*dict.fromkeys(item.id for item in items_of(catalog(count=6), "people"))]
    about = {f"own-{number}" for number in range(6)}
    assert {*ids[:6]} == about
    assert about.isdisjoint(ids[6:])
    assert len(ids) > 6


def test_a_letter_that_runs_from_the_right_keeps_to_itself() -> None:
    assert (
        Part("people", "people/n", "ن", (), is_only=True).title
        == "People: \N{FIRST STRONG ISOLATE}ن\N{POP DIRECTIONAL ISOLATE}"
    )
    assert Part("people", "people/a", "A", (), is_only=True).title == "People: A"
