"""Which place a description stands for: "the city", "the airport", "the provincial capital"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.gazetteer import Gazetteer
from rashomon.model.earth import distance_km
from rashomon.model.place import Place
from rashomon.model.span import Span
from rashomon.reading.document import Document
from rashomon.reading.mentions import PlaceMention
from rashomon.reading.places.capitals import capital_of_country, capital_of_division, capital_of_land
from rashomon.reading.places.questions import DIVISIONS
from rashomon.reading.places.salience import basis_of, most_salient, sentence_index
from rashomon.reading.places.together import as_divisions, is_wide_region
from rashomon.reading.places.words import words

ANY_KINDS = ("city", "district", "region", "admin2", "admin1", "camp", "base", "air_base", "site", "mountain")
_FACILITIES = frozenset({"airport", "air_base", "base", "camp", "dam", "plant"})
_TOWN_FACILITIES = frozenset({"airport", "air_base"})  # of which a town has one
_TOWNS, _SMALL = frozenset({"city", "town"}), frozenset({"town", "village", "hamlet", "settlement"})
_PARTS = frozenset({"district", "neighbourhood", "neighborhood", "quarter", "suburb", "highway", "road", "region"})
_DIVISIONS = frozenset({"province", "governorate", "state", "oblast", "department", "county"})
_SO_CALLED = _DIVISIONS | {"district", "raion", "township", "rayon", "districts", "counties"}
_COUNTRIES = frozenset({"country", "nation", "republic", "kingdom"})
_LOCAL_CAPITAL = frozenset({"provincial", "regional", "state", "governorate", "departmental", "district", "division"})
_LARGE, _VILLAGE, _TODAY = 700_000, 60_000, 2020  # people that no town, no village has; a year
_GROWTH = ((1960, 6.0), (1970, 4.0), (1980, 3.0), (1990, 2.0))
_OF_TOWN_KM = 40.0
_FADING = 0.7  # what a mention weighs one sentence on
_FADED = 0.5  # what a mention weighs however far on, where a country is sought
_CLOSE = 3  # sentences: so near an airport named before tells which town is meant
_FAR = 12  # sentences: an antecedent further back is no longer meant
_SAME_SENTENCE = 3.0
_ROUND_ABOUT = frozenset({"area", "areas", "vicinity", "outskirts", "suburbs", "countryside"})
_ASIDE = frozenset({"near", "distance_from", "from"})
_LANDS, _OTHERS_LANDS = frozenset({"territory", "soil"}), frozenset({"its", "their", "his", "a"})
_NAMED = frozenset({"name", "description", "dateline"})  # what is not only spoken of by its people or its government
_TOWARDS = frozenset({"to", "toward", "towards"})
_LINES = frozenset({"border", "frontier", "borderland"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A description: its span, its noun ("city"), the country in it ("the Syrian city"), all its words folded, and the
    name just before it, of whatever sort; `division` is the land of a people in it ("the Chechen capital"); `states`
    are the governments that the report names by their countries, `every` are all its names, the words for peoples
    included."""

    span: Span
    noun: str
    country: str | None
    words: str
    before: PlaceMention | None = None
    division: str = ""
    states: tuple[PlaceMention, ...] = ()
    every: tuple[PlaceMention, ...] = ()


def antecedent(
    document: Document, asked: Asked, known: Sequence[PlaceMention], gazetteer: Gazetteer
) -> tuple[Place | None, str]:
    """The place that a description stands for, and why; None where it cannot be told.

    `known` are the mentions that may be meant, those without a feature among them.
    """
    here = document.sentence_at(asked.span.start)
    index = here.index if here else 0
    kinds = words().nouns.get(asked.noun, ANY_KINDS)
    before = [m for m in known if m.span.end <= asked.span.start]
    before.sort(key=lambda m: m.span.start, reverse=True)
    recent = [m for m in before if sentence_index(document, m) >= index - _FAR]
    beside = asked.before if asked.before is not None and _apposed(document, asked.before, asked.span) else None
    if beside is not None and beside.place is not None and beside.place.kind in kinds:
        return beside.place, f"sentence: {beside.name}"
    if asked.noun == "capital":
        if _is_of_a_group(document, asked.span):
            return None, "report"
        if asked.division:
            return capital_of_land(asked.division, gazetteer)
        if _LOCAL_CAPITAL & set(asked.words.replace("-", " ").split()) or _its_division(asked, recent, document):
            return _of_division(recent, gazetteer)
        if words().lesser_capitals & set(asked.words.split()):
            return _of_another_rank(document, asked, recent, index)
        return _capital_meant(document, asked, recent, gazetteer)
    if asked.noun in words().single_quarters:
        called = [m for m in recent if m.sort == "name" and asked.noun in _called(document, m)]
        if called:
            return called[0].place, basis_of(document, called[0], index)
    if asked.words.startswith("its ") and asked.noun in _LANDS:
        return _of_subject(document, asked, known)
    if asked.noun in _COUNTRIES and asked.country is None:
        return _country_of_text(document, asked, gazetteer)
    if asked.noun in _ROUND_ABOUT and _names_border(document, asked):
        return None, "sentence"
    if asked.words.startswith("its ") and (owner := _coordinated(document, asked.span, recent)) is not None:
        return owner.place, f"sentence: {owner.name}"
    if _FACILITIES & set(kinds):
        own = _of_town(document, asked.noun, kinds, recent, index, gazetteer)
        if own is not None:
            return own
    recent = as_divisions(asked.noun, asked.country, recent, gazetteer)
    return _most_likely(document, asked, kinds, recent or before, before, index, gazetteer, known)


def _most_likely(
    document: Document,
    asked: Asked,
    kinds: Sequence[str],
    recent: Sequence[PlaceMention],
    before: Sequence[PlaceMention],
    index: int,
    gazetteer: Gazetteer,
    known: Sequence[PlaceMention],
) -> tuple[Place | None, str]:
    if not any(m.place and m.place.kind in kinds for m in recent):
        recent = before
    for noun, most in (("village", _VILLAGE), (asked.noun, _LARGE)):
        small = [m for m in recent if m.place is None or m.place.population < most * _grown_since(document)]
        if asked.noun == noun and noun in _SMALL and any(m.place and m.place.kind in kinds for m in small):
            recent = small
    fitting = [m for m in recent if _fits(document, m, asked, kinds)]
    fitting = [m for m in fitting if not is_wide_region(m.place)] or fitting
    if asked.noun in _TOWNS and not any(sentence_index(document, m) == index for m in fitting):
        for mention in (m for m in recent if sentence_index(document, m) == index):
            if (town := _town_of_its_name(mention, gazetteer)) is not None:
                return town, f"sentence: {mention.name}"
    if any(m.place is not None or m.sort == "name" for m in fitting):
        return (best := most_salient(document, asked.noun, fitting, index)).place, basis_of(document, best, index)
    near = [m for m in recent if m.place is not None and m.place.kind in _TOWN_FACILITIES]
    near = [m for m in near if asked.noun in _TOWNS and index - sentence_index(document, m) <= _CLOSE]
    for mention in near:
        if (town := _town_of_its_name(mention, gazetteer)) is not None:
            return town, basis_of(document, mention, index)
    if asked.noun in _DIVISIONS:
        for mention in recent:
            code = mention.place.admin1 if mention.place else None
            if code and asked.country in {None, code[:2]} and (place := gazetteer.of_code(code)) is not None:
                return place, f"derived: the division of {mention.name}"
    if asked.noun in _COUNTRIES:
        for mention in recent:
            code = mention.place.country if mention.place else None
            if code and (place := gazetteer.of_code(code)) is not None:
                return place, f"derived: the country of {mention.name}"
    if asked.noun == "city" and not recent:
        dated = [m.place for m in asked.every if m.sort == "dateline"]
        after = [m.place for m in known if m.span.start >= asked.span.end]
        place = next((one for one in (*dated, *after) if one and one.kind == "city"), None)
        return place, f"report: {'the date line' if place in dated else 'named later'}" if place else "report"
    return None, "report"


def _grown_since(document: Document) -> float:
    """How many times more people the gazetteer of today gives a town than it had when the report was written.

    Round figures of ours, by the growth of cities in poorer countries; no table stands behind them.
    """
    year = document.day.year if document.day is not None else _TODAY
    return next((times for until, times in _GROWTH if year < until), 1.0)


def _town_of_its_name(mention: PlaceMention, gazetteer: Gazetteer) -> Place | None:
    """The town that a division or an airport is called by: "in Idlib's south, close to the city"."""
    division = mention.place
    if division is None or mention.sort != "name" or division.kind not in DIVISIONS | _TOWN_FACILITIES:
        return None
    inside = [c.place for c in gazetteer.lookup(mention.name, kinds=("city",)) if c.level < 2]
    if division.kind in _TOWN_FACILITIES:
        return next((place for place in inside if _is_of_town(division, place)), None)
    return next((place for place in inside if place.admin1 == division.admin1), None)


def _fits(document: Document, mention: PlaceMention, asked: Asked, kinds: Sequence[str]) -> bool:
    """Whether a mention may be meant; a name that no gazetteer knows may be a town or a village."""
    if mention.place is None:
        called = set(mention.phrase.text_of(document.text).casefold().split())
        if called & words().site_nouns or mention.name.split(" ", 1)[0] in words().site_openings:
            return False
        return asked.noun in _SMALL and mention.sort == "name" and not called & _PARTS
    if asked.noun in words().shut_in and _TOWARDS & set(document.text[: mention.span.start].split()[-1:]):
        return False  # where people flee to from it
    if "city" in kinds and "district" not in kinds and is_called_quarter(document, mention.span):
        return False
    lone = asked.noun in words().buildings or mention.place.kind == "site"
    if lone and asked.noun not in _called(document, mention):
        return False  # "the market" is none of the squares, "the barracks" no university
    so_called = mention.sort == "name" and mention.place.kind in DIVISIONS and asked.noun in _called(document, mention)
    if asked.noun in _TOWNS and mention.place.kind == "admin2" and mention.sort == "name":
        so_called = not _SO_CALLED & set(_called(document, mention))  # the town that a district is called after
    return (mention.place.kind in kinds or so_called) and asked.country in {None, mention.place.country}


def is_called_quarter(document: Document, span: Span) -> bool:
    """Whether the text calls a place a quarter: "the X neighbourhood", "X and Y districts"."""
    following = document.text[span.end : span.end + 60].split()
    while following and (following[0] in {"and", ",", "or"} or following[0][:1].isupper() or "-" in following[0]):
        following.pop(0)
    last = span.text_of(document.text).rsplit(" ", 1)[-1]
    return last in words().quarters or bool(following and following[0].strip(".,;") in words().quarters)


def _apposed(document: Document, name: PlaceMention, span: Span) -> bool:
    """Whether a description explains the name just before it: "Raqqa, the city ..."."""
    if name.sort == "description":
        return False
    return document.text[name.span.end : span.start].strip() in {",", "-", "—", "–", "("}


def _called(document: Document, mention: PlaceMention) -> list[str]:
    """The words beside a name, which tell what it is: "the X suburb", "the Y suburb of X"."""
    return mention.phrase.text_of(document.text).casefold().split()


def _of_subject(document: Document, asked: Asked, known: Sequence[PlaceMention]) -> tuple[Place | None, str]:
    """The state whose land is meant by "its territory": the one that the sentence names first."""
    here = document.sentence_at(asked.span.start)
    for mention in sorted((*known, *asked.states), key=lambda m: m.span.start):
        if here is not None and here.span.contains(mention.span) and mention.span.end <= asked.span.start:
            return (mention.place, f"sentence: {mention.name}") if mention.place is not None else (None, "sentence")
    return None, "sentence"


def _country_of_text(document: Document, asked: Asked, gazetteer: Gazetteer) -> tuple[Place | None, str]:
    """The country that the text up to here speaks of most, its peoples and towns included, the near ones more."""
    codes = _countries_of_text(document, asked)
    return (gazetteer.of_code(codes[0]), f"report: {codes[0]}") if codes else (None, "report")


def _countries_of_text(document: Document, asked: Asked) -> list[str]:
    """The countries that the text up to here speaks of, the one it speaks of most first."""
    here = document.sentence_at(asked.span.start)
    index = here.index if here is not None else 0
    told = [m for m in asked.every if m.place is not None and m.place.country is not None]
    told = [m for m in told if m.sort != "dateline"] or told  # the desk may sit in another land
    told = [m for m in told if m.span.start < asked.span.start] or told
    weights: dict[str, float] = {}
    for mention in told:
        country = mention.place.country or "" if mention.place is not None else ""
        apart = abs(index - sentence_index(document, mention))
        weights[country] = weights.get(country, 0.0) + _FADED + _FADING**apart * (_SAME_SENTENCE if apart == 0 else 1.0)
    return sorted(weights, key=lambda code: -weights[code])


def _names_border(document: Document, asked: Asked) -> bool:
    """Whether the same sentence spoke of a border before, which is the area that is meant."""
    here = document.sentence_at(asked.span.start)
    if here is None:
        return False
    tokens = [t for t in document.tokens_of(here) if t.idx < asked.span.start]
    return any(t.lemma_.lower() in _LINES and t.dep_ == "pobj" for t in tokens)


def _coordinated(document: Document, span: Span, recent: Sequence[PlaceMention]) -> PlaceMention | None:
    """The name whose own part is meant: "Aleppo and its countryside"."""
    if not recent or recent[0].place is None:
        return None
    gap = document.text[recent[0].span.end : span.start].strip(" ,")
    return recent[0] if gap in {"and", "or", "with", ""} else None


def _of_another_rank(
    document: Document, asked: Asked, recent: Sequence[PlaceMention], index: int
) -> tuple[Place | None, str]:
    """The town called "the ancient capital", "the commercial capital": the one told of just before, none of a state."""
    near = [m for m in recent if m.place is not None and m.place.kind == "city" and m.sort != "description"]
    near = [m for m in near if index - sentence_index(document, m) <= 1]
    return (near[0].place, basis_of(document, near[0], index)) if near else (None, "report")


def _capital_meant(
    document: Document, asked: Asked, recent: Sequence[PlaceMention], gazetteer: Gazetteer
) -> tuple[Place | None, str]:
    """The capital that "the capital" is: the one that its sentence began in, or that of the country of the text."""
    here = document.sentence_at(asked.span.start)
    for mention in asked.every if here is not None and asked.country is None else ():
        inside = here is not None and here.span.contains(mention.span) and mention.span.end <= asked.span.start
        if inside and mention.capital and mention.sort in {"name", "seat"} and mention.relation in {"in", "at"}:
            return mention.place, f"sentence: {mention.name}"
        if here is not None and here.span.contains(mention.span) and (of := _capital_around(mention, gazetteer)):
            return of, f"sentence: {mention.name}"
    told = frozenset(m.place.id for m in asked.every if m.place is not None)
    year = document.day.year if document.day is not None else _TODAY
    named = replace(asked, every=tuple(m for m in asked.every if m.sort in _NAMED))
    codes = [*_countries_of_text(document, named), *_countries_of_text(document, asked)]
    before = [m.place.country for m in recent if m.place is not None]
    return capital_of_country((asked.country, *codes, *before), year, told, gazetteer)


def _capital_around(mention: PlaceMention, gazetteer: Gazetteer) -> Place | None:
    """The capital that a quarter named in the same sentence lies in: "in the capital, shells hit X district"."""
    part = mention.place
    if mention.sort != "name" or part is None or part.kind not in {"district", "site"} or part.country is None:
        return None
    capital = gazetteer.capital_of(part.country)
    return capital if capital is not None and _is_of_town(part, capital) else None


def _its_division(asked: Asked, recent: Sequence[PlaceMention], document: Document) -> bool:
    if not asked.words.startswith("its ") or not recent or recent[0].place is None:
        return False
    same = sentence_index(document, recent[0]) == getattr(document.sentence_at(asked.span.start), "index", -1)
    return same and recent[0].place.kind == "admin1"


def _of_division(recent: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[Place | None, str]:
    """The capital of the division that was named last, else of the one that the last town lies in."""
    divisions = [m for m in recent if m.place is not None and m.place.kind == "admin1"]
    for mention in (*divisions[:1], *recent):
        code = mention.place.admin1 if mention.place else None
        if code:
            place = capital_of_division(code, gazetteer)
            if place is None and mention.place is not None and mention.place.kind == "city":
                return (
                    mention.place,
                    f"report: {mention.name}",
                )  # the town told of last, where no list knows the capital
            return place, f"derived: the capital of {code}" if place else "report"
    return None, "report"


def _of_town(
    document: Document,
    noun: str,
    kinds: Sequence[str],
    recent: Sequence[PlaceMention],
    index: int,
    gazetteer: Gazetteer,
) -> tuple[Place, str] | None:
    """The facility of the town that the text just spoke of, unless it just named a facility itself."""
    near = [m for m in recent if index - sentence_index(document, m) <= 2]
    here = [m for m in near if sentence_index(document, m) == index]
    if any(m.place is not None and m.place.kind in kinds for m in near):
        if not any(m.place is not None and m.place.kind == "city" and m.sort != "description" for m in here):
            return None
        if any(m.place is not None and m.place.kind in kinds for m in here):
            return None
    towns = [m for m in near if m.place is not None and m.place.kind == "city" and m.sort != "description"]
    if _TOWN_FACILITIES & set(kinds):
        named = [m for m in recent if m.place is not None and m.place.kind == "city"]
        if named:
            of_text = most_salient(document, "city", named, index)
            towns = [*(m for m in towns if m in here), of_text, *(m for m in towns if _is_told_of(m))]
    for mention in towns:
        place = _facility(mention, noun, kinds, gazetteer)
        if place is not None:
            return place, f"derived: the {noun} of {mention.name}"
    return None


def _is_told_of(mention: PlaceMention) -> bool:
    """Whether a town is where something is, not only whither somebody goes or from where something is measured."""
    relation = mention.relation
    return relation not in {*_ASIDE, "toward", "across"} and (relation == "part_of" or not relation.endswith("_of"))


def _is_of_town(facility: Place, town: Place) -> bool:
    """Whether an airport lies as near a town as its own does."""
    if facility.lat is None or facility.lon is None or town.lat is None or town.lon is None:
        return False
    return distance_km(town.lat, town.lon, facility.lat, facility.lon) < _OF_TOWN_KM


def _facility(mention: PlaceMention, noun: str, kinds: Sequence[str], gazetteer: Gazetteer) -> Place | None:
    town = mention.place
    if town is None or town.lat is None or town.lon is None:
        return None
    names = (mention.name, town.name) if mention.sort == "name" else (town.name,)
    for name in names:
        for candidate in gazetteer.lookup(f"{name} {noun}", kinds=frozenset(kinds)):
            if _is_of_town(candidate.place, town):
                return candidate.place
    return None


def _is_of_a_group(document: Document, span: Span) -> bool:
    """Whether a capital is said to be that of no state: "the capital of its caliphate", "of the rebels' republic"."""
    tokens = document.doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None or tokens.end + 1 >= len(document.doc) or document.doc[tokens.end].lower_ != "of":
        return False
    owner = document.doc[tokens.end + 1]
    return owner.lower_ in _OTHERS_LANDS or (owner.lower_ == "the" and not owner.head.text[:1].isupper())
