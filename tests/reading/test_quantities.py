"""What the number grammar promises.  The sentences are our own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.span import Span
from rashomon.model.when import When
from rashomon.reading import parse
from rashomon.reading.mentions import DateMention, QuantityMention, Sentence
from rashomon.reading.quantities import find_in

MEASURES = {"count", "distance", "area", "fraction", "duration", "money", "weight", "altitude"}


def read(text: str, dates: tuple[DateMention, ...] = ()) -> tuple[QuantityMention, ...]:
    """The mentions of a text that is parsed as one sentence a line."""
    sentences: list[Sentence] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            left = len(line) - len(line.lstrip())
            span = Span(at + left, at + left + len(line.strip()))
            sentences.append(Sentence(index=len(sentences), span=span, paragraph=0, block="body"))
        at += len(line)
    return find_in(parse.parse(parse.tokenise(text), sentences, ()), dates)


def find(text: str, words: str) -> QuantityMention:
    """The one mention that is written so."""
    found = [mention for mention in read(text) if mention.span.text_of(text) == words]
    assert found, f"{words!r} is not among {[mention.span.text_of(text) for mention in read(text)]}"
    return found[0]


def measures(text: str) -> list[str]:
    """The words of all measures, leaving out articles."""
    return [
        mention.span.text_of(text)
        for mention in read(text)
        if mention.dimension in MEASURES and mention.qualifier != "article"
    ]


COUNTS = [
    # text, words, low, high, value, qualifier, counted noun
    ("Shelling killed 19 Ukrainian civilians in Kharkiv.", "19", 19, 19, 19, "exact", "civilians"),
    ("Two Sudanese soldiers were shot in El Geneina.", "Two", 2, 2, 2, "exact", "soldiers"),
    ("Some 60,000 people shelter near Goma.", "Some 60,000", 55000, 65000, 60000, "about", "people"),
    ("About 88,000 people fled Marawi.", "About 88,000", 87500, 88500, 88000, "about", "people"),
    ("Around 200,000 people are in Aden.", "Around 200,000", 180000, 220000, 200000, "about", "people"),
    ("An estimated 20 rebels died near Loikaw.", "An estimated 20", 18, 22, 20, "about", "rebels"),
    ("At least 34 people were killed in Tikrit.", "At least 34", 34, None, 34, "at_least", "people"),
    ("No fewer than 12 police officers fell in Cauca.", "No fewer than 12", 12, None, 12, "at_least", "officers"),
    ("More than 300 families left Kilinochchi.", "More than 300", 301, None, 300, "more_than", "families"),
    ("Over 1,000 shells hit Sarajevo.", "Over 1,000", 1001, None, 1000, "more_than", "shells"),
    ("In excess of 40 fighters surrendered.", "In excess of 40", 41, None, 40, "more_than", "fighters"),
    ("Fewer than 10 doctors remain in Taiz.", "Fewer than 10", 0, 10, 10, "less_than", "doctors"),
    ("Up to 50 miners are trapped in Ituri.", "Up to 50", None, 50, 50, "up_to", "miners"),
    ("As many as 200 villagers were abducted.", "As many as 200", None, 200, 200, "up_to", "villagers"),
    ("No more than 15 guards stayed.", "No more than 15", None, 15, 15, "up_to", "guards"),
    ("Nearly 300 fighters crossed into Chad.", "Nearly 300", 270, 300, 300, "nearly", "fighters"),
    ("Almost 40 houses burned in Maungdaw.", "Almost 40", 36, 40, 40, "nearly", "houses"),
    ("Between 20 and 30 people died in Beledweyne.", "Between 20 and 30", 20, 30, None, "between", "people"),
    ("The raid killed 20-30 insurgents in Helmand.", "20-30", 20, 30, None, "between", "insurgents"),
    ("From 200 to 300 men hold the ridge.", "200 to 300", 200, 300, None, "between", "men"),
    ("Two or three gunmen ran off in Karachi.", "Two or three", 2, 3, None, "between", "gunmen"),
    ("They have 5-6,000 fighters in Tigray.", "5-6,000", 5000, 6000, None, "between", "fighters"),
    ("Two to three million people need food.", "Two to three million", 2e6, 3e6, None, "between", "people"),
    ("A total of 75 bodies were found in Bucha.", "A total of 75", 75, 75, 75, "total", "bodies"),
    ("The blast left 30 or more dead.", "30 or more", 30, None, 30, "at_least", "dead"),
    ("The camp holds 20-odd prisoners.", "20-odd", 18, 22, 20, "about", "prisoners"),
    ("It wounded 30+ people.", "30+", 30, None, 30, "at_least", "people"),
    ("Dozens of people were hurt in Nablus.", "Dozens", 24, 99, None, "vague", "people"),
    ("Scores of students were taken in Chibok.", "Scores", 40, 99, None, "vague", "students"),
    ("Hundreds of refugees crossed the Drina.", "Hundreds", 200, 999, None, "vague", "refugees"),
    ("Thousands of families fled Khartoum.", "Thousands", 1000, 9999, None, "vague", "families"),
    ("Tens of thousands of people fled.", "Tens of thousands", 10000, 99999, None, "vague", "people"),
    ("Hundreds of thousands are hungry.", "Hundreds of thousands", 100000, 999999, None, "vague", None),
    ("Millions of people left Ukraine.", "Millions", 1e6, 9999999, None, "vague", "people"),
    ("A few soldiers were captured.", "A few", 2, 9, None, "vague", "soldiers"),
    ("Several villagers were beaten in Papua.", "Several", 3, 9, None, "vague", "villagers"),
    ("A handful of doctors stayed in Homs.", "A handful", 2, 7, None, "vague", "doctors"),
    ("Several hundred rebels hold the town.", "Several hundred", 300, 999, None, "vague", "rebels"),
    ("A few thousand people remain.", "A few thousand", 2000, 9999, None, "vague", "people"),
    ("Many hundreds of prisoners were freed.", "Many hundreds", 200, 999, None, "vague", "prisoners"),
    ("Many civilians fled Bentiu.", "Many", None, None, None, "vague", "civilians"),
    ("A number of children were wounded.", "A number", None, None, None, "vague", "children"),
    ("Multiple rockets hit Sderot.", "Multiple", 2, None, None, "vague", "rockets"),
    ("A dozen fighters died in Panjshir.", "A dozen", 10, 14, 12, "about", "fighters"),
    ("Half a dozen trucks burned.", "Half a dozen", 5, 7, 6, "about", "trucks"),
    ("Half a million people fled Rakhine.", "Half a million", 450000, 550000, 500000, "about", "people"),
    ("A couple of soldiers deserted.", "A couple", 2, 2, 2, "exact", "soldiers"),
    ("Both pilots ejected over Hanoi.", "Both", 2, 2, 2, "exact", "pilots"),
    ("Twin bombings struck Mogadishu.", "Twin", 2, 2, 2, "exact", "bombings"),
    ("Some 1.5 million people fled.", "Some 1.5 million", 1450000, 1550000, 1500000, "about", "people"),
    ("The UN counts 2.3m refugees.", "2.3m", 2.3e6, 2.3e6, 2.3e6, "exact", "refugees"),
    ("It armed 10k fighters.", "10k", 10000, 10000, 10000, "exact", "fighters"),
    ("Twenty-five peasants died in Urabá.", "Twenty-five", 25, 25, 25, "exact", "peasants"),
    ("A hundred and four bodies lay there.", "A hundred and four", 104, 104, 104, "exact", "bodies"),
    ("Sixty-five thousand people left.", "Sixty-five thousand", 65000, 65000, 65000, "exact", "people"),
    ("Police held 70 000 people.", "70 000", 70000, 70000, 70000, "exact", "people"),
    ("The quake displaced 3 lakh people.", "3 lakh", 300000, 300000, 300000, "exact", "people"),
    ("The war killed 1,00,000 people.", "1,00,000", 100000, 100000, 100000, "exact", "people"),
    ("It hit 2.500 houses.", "2.500", 2500, 2500, 2500, "exact", "houses"),
    ("The army lost 34 civilians and fighters.", "34", 34, 34, 34, "exact", "civilians"),
    ("Forty of them were wounded.", "Forty", 40, 40, 40, "exact", "them"),
    ("The strike killed 19.", "19", 19, 19, 19, "exact", None),
    ("In Juba 20 were killed.", "20", 20, 20, 20, "exact", None),
    ("The two men died in Grozny.", "two", 2, 2, 2, "exact", "men"),
    ("One man died in Sirte.", "One", 1, 1, 1, "exact", "man"),
    ("The clash left 19 dead.", "19", 19, 19, 19, "exact", "dead"),
    ("The clash left 5 seriously wounded.", "5", 5, 5, 5, "exact", "wounded"),
    ("No casualties were reported.", "No", 0, 0, 0, "no", "casualties"),
    ("No one was hurt in Irbil.", "No one", 0, 0, 0, "no", None),
    ("None of them survived.", "None", 0, 0, 0, "no", "them"),
    ("It ended without casualties.", "without", 0, 0, 0, "no", "casualties"),
    ("A soldier was shot in Donetsk.", "A", 1, 1, 1, "article", "soldier"),
    ("An unarmed woman was shot.", "An", 1, 1, 1, "article", "woman"),
    ("One soldier died and the other fled.", "the other", 1, 1, 1, "exact", None),
    ("One guard died and another was hurt.", "another", 1, 1, 1, "exact", None),
    ("The 3,000-strong brigade left Sebha.", "3,000", 3000, 3000, 3000, "exact", "brigade"),
    ("A 30-member council met in Port Sudan.", "30", 30, 30, 30, "exact", "council"),
    ("They lost 5 men each.", "5", 5, 5, 5, "each", "men"),
    ("Cambodia sent 25 de-miners to Mali.", "25", 25, 25, 25, "exact", "de-miners"),
    ("It killed 15 Islamic State fighters.", "15", 15, 15, 15, "exact", "fighters"),
    ("Three of Yemen’s largest hospitals closed.", "Three", 3, 3, 3, "exact", "hospitals"),
    ("Two US Embassy staff members left Saigon.", "Two", 2, 2, 2, "exact", "members"),
    ("GUERRILLAS KILLED 15 PEASANTS NEAR QUIBDO.", "15", 15, 15, 15, "exact", "PEASANTS"),
    ("TROOPS WOUNDED AT LEAST 20 REBELS IN CAQUETA.", "AT LEAST 20", 20, None, 20, "at_least", "REBELS"),
    ("FOUR BOMBS EXPLODED IN CALI YESTERDAY MORNING.", "FOUR", 4, 4, 4, "exact", "BOMBS"),
    ("15 Rebels Killed As Army Storms Camp Near Jaffna", "15", 15, 15, 15, "exact", "Rebels"),
    ("In the camp 20 people died.", "20", 20, 20, 20, "exact", "people"),
    ("The militia handed over 14 tanks in Mostar.", "14", 14, 14, 14, "exact", "tanks"),
    ("More than 250000 people died said one.", "More than 250000", 250001, None, 250000, "more_than", "people"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "low", "high", "value", "qualifier", "head"), COUNTS)
def test_a_count_has_its_bounds_and_its_noun(
    text: str, words: str, low: float | None, high: float | None, value: float | None, qualifier: str, head: str | None
) -> None:
    found = find(text, words)
    assert (found.dimension, found.low, found.high, found.value, found.qualifier) == (
        "count",
        low,
        high,
        value,
        qualifier,
    )
    assert (None if found.head is None else found.head.text_of(text)) == head


OTHER_MEASURES = [
    # text, words, dimension, unit, low, high
    ("Troops are less than 15 kilometers from Sloviansk.", "less than 15 kilometers", "distance", "km", 0, 15),
    ("They were three kilometres from Vukovar.", "three kilometres", "distance", "km", 3, 3),
    ("It fell about 6 km from Metula.", "about 6 km", "distance", "km", 5.5, 6.5),
    ("They are a few kilometres from the river.", "a few kilometres", "distance", "km", 2, 9),
    ("The front is 10km away.", "10km", "distance", "km", 10, 10),
    ("The wall is 200m away.", "200m", "distance", "km", 0.2, 0.2),
    ("It sank 2 nautical miles off Hodeidah.", "2 nautical miles", "distance", "km", 3.704, 3.704),
    ("They advanced up to 5 km in Kursk.", "up to 5 km", "distance", "km", None, 5),
    ("The post is hundreds of metres off.", "hundreds of metres", "distance", "km", 0.2, 0.999),
    ("They moved 5 km to 10 km inland.", "5 km to 10 km", "distance", "km", 5, 10),
    ("A 10-kilometre front opened.", "10-kilometre", "distance", "km", 10, 10),
    ("The mine was half a mile off.", "half a mile", "distance", "km", 0.72420480, 0.88513920),
    ("They took 20 square kilometres.", "20 square kilometres", "area", "km2", 20, 20),
    ("Fire burned 300 hectares.", "300 hectares", "area", "km2", 3, 3),
    ("They took 5 sq km near Bakhmut.", "5 sq km", "area", "km2", 5, 5),
    ("They hold half the city.", "half", "fraction", "fraction", 0.45, 0.55),
    ("They hold 40 percent of Sagaing.", "40 percent", "fraction", "fraction", 0.4, 0.4),
    ("They hold 40 per cent of Sagaing.", "40 per cent", "fraction", "fraction", 0.4, 0.4),
    ("They hold 35% of it.", "35%", "fraction", "fraction", 0.35, 0.35),
    ("They hold 10 to 15 per cent of it.", "10 to 15 per cent", "fraction", "fraction", 0.1, 0.15),
    ("They hold a third of the country.", "a third", "fraction", "fraction", 0.3, 0.37),
    ("Two-thirds of Vavuniya is empty.", "Two-thirds", "fraction", "fraction", 0.6, 0.74),
    ("More than half of Gaza is rubble.", "More than half", "fraction", "fraction", 0.5, 1),
    ("Nearly half of the town burned.", "Nearly half", "fraction", "fraction", 0.45, 0.5),
    ("A majority of the force is Fur.", "A majority", "fraction", "fraction", 0.5, 1),
    ("Most residents fled Mariupol.", "Most", "fraction", "fraction", 0.5, 1),
    ("They hold much of Kordofan.", "much", "fraction", "fraction", None, None),
    ("They hold large parts of Oruzgan.", "large parts", "fraction", "fraction", None, None),
    ("They hold the whole road.", "whole", "fraction", "fraction", 1, 1),
    ("They hold almost all of Darfur.", "almost all", "fraction", "fraction", 0.9, 1),
    ("The siege lasted for three years.", "three years", "duration", "years", 2.5, 3.5),
    ("They were trapped for 48 hours.", "48 hours", "duration", "hours", 48, 48),
    ("The town was besieged for years.", "years", "duration", "years", 2, None),
    ("The battle went on for months.", "months", "duration", "months", 2, None),
    ("They fought for more than two weeks.", "more than two weeks", "duration", "weeks", 2, None),
    ("A 72-hour truce began in Bosnia.", "72-hour", "duration", "hours", 72, 72),
    ("The war lasted two decades.", "two decades", "duration", "years", 15, 25),
    ("It cost $5 million.", "$5 million", "money", "USD", 5e6, 5e6),
    ("It cost US$2-3m.", "US$2-3m", "money", "USD", 2e6, 3e6),
    ("It cost 300m euros.", "300m euros", "money", "EUR", 3e8, 3e8),
    ("It cost more than €300,000.", "more than €300,000", "money", "EUR", 300000, None),
    ("Bread costs 5,000 Syrian pounds.", "5,000 Syrian pounds", "money", "SYP", 5000, 5000),
    ("Police seized 20 tons of explosives.", "20 tons", "weight", "tonnes", 20, 20),
    ("Police seized 500 kg of TNT.", "500 kg", "weight", "tonnes", 0.5, 0.5),
    ("It flew at 5,000 feet above sea level.", "5,000 feet", "altitude", "km", 1.524, 1.524),
]


@pytest.mark.parametrize(("text", "words", "dimension", "unit", "low", "high"), OTHER_MEASURES)
def test_a_measure_is_in_the_unit_of_its_dimension(
    text: str, words: str, dimension: str, unit: str, low: float | None, high: float | None
) -> None:
    found = find(text, words)
    assert (found.dimension, found.unit) == (dimension, unit)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)


NO_MEASURES = [
    # text, words, dimension
    ("The boy is aged 12.", "12", "age"),
    ("A 12-year-old boy was shot.", "12", "age"),
    ("Men aged 18 to 60 may not leave Ukraine.", "18 to 60", "age"),
    ("They take men between the ages of 17 and 45.", "17 and 45", "age"),
    ("Olena Koval, 54, was in the cellar.", "54", "age"),
    ("Ahmed Saleh (36) was buried in Sanaa.", "36", "age"),
    ("Children under 5 are starving.", "5", "age"),
    ("A woman in her 30s was hurt.", "30s", "age"),
    ("War broke out in 1983.", "1983", "year"),
    ("The 1995 massacre is remembered.", "1995", "year"),
    ("It was built in the 1980s.", "1980s", "year"),
    ("The 93rd Brigade left.", "93rd", "name"),
    ("They shelled Brigade 93 again.", "93", "name"),
    ("They cut Route 9 at night.", "9", "name"),
    ("They fired an S-300 missile.", "S-300", "name"),
    ("A Su-25 was shot down.", "Su-25", "name"),
    ("They lost a T-72 tank.", "T-72", "name"),
    ("The M5 is closed.", "M5", "name"),
    ("The Council passed Resolution 1325.", "1325", "name"),
    ("See Article 5 of the treaty.", "5", "name"),
    ("He waited in Room 5.", "5", "name"),
    ("A Boeing 737 crashed near Tehran.", "737", "name"),
    ("Hill 402 fell at dawn after heavy shelling.", "402", "name"),
    ("They fired 122mm rockets.", "122mm", "other"),
    ("It began at 14:30.", "14:30", "other"),
    ("It began at 5 pm.", "5 pm", "other"),
    ("Call 555-010-4477 for news.", "555-010-4477", "other"),
    ("It was 40 degrees in Basra.", "40 degrees", "other"),
    ("On 5 May the truce ended.", "5", "other"),
    ("It was hit three times.", "three times", "other"),
    ("The first convoy left.", "first", "ordinal"),
    ("The 3rd attempt failed.", "3rd", "ordinal"),
    ("A two-storey house fell.", "two", "other"),
    ("The vote was 15-0 in New York.", "15", "other"),
]


@pytest.mark.parametrize(("text", "words", "dimension"), NO_MEASURES)
def test_a_number_that_counts_nothing_is_told_apart(text: str, words: str, dimension: str) -> None:
    assert find(text, words).dimension == dimension
    assert measures(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the world's poorest countries.",
        "They met one another in Doha.",
        "At one point the bridge shook.",
        "It is one of the guerrillas’ last big camps.",
        "It is the most important town.",
        "The majority party objected.",
        "She lives in the Old Quarter of Sanaa.",
        "The group took part in talks.",
    ],
)
def test_set_phrases_hold_no_number(text: str) -> None:
    assert measures(text) == []


def test_one_of_a_group_of_persons_is_one() -> None:
    assert find("One of the soldiers was killed.", "One").head_lemma == "soldier"


def test_a_change_is_two_numbers_and_no_range() -> None:
    assert measures("The toll rose from 20 to 30.") == ["20", "30"]


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("At least 34 civilians, including three children, were killed.", "three", "At least 34"),
        ("He saw 34 dead, among them two nurses and five guards.", "five", "34"),
        ("The raid killed 12 people, five of them women.", "five", "12"),
        ("It killed 12 people, of whom 5 were children.", "5", "12"),
        ("Two of the five attackers died.", "Two", "five"),
        ("Three of the 15 first killed were officers.", "Three", "15"),
        ("It killed 40 people, three children among them.", "three", "40"),
        ("At least 60 children were among the 120 people killed.", "At least 60", "120"),
        ("Ten people - five women and four children - died.", "four", "Ten"),
        ("Thousands of people fled, many of them to Chad.", "many", "Thousands"),
        ("It killed 9 people.\nFive of the dead were medics.", "Five", "9"),
    ],
)
def test_a_part_names_its_whole(text: str, part: str, whole: str) -> None:
    found = find(text, part).part_of
    assert found is not None
    assert found.text_of(text) == whole


def test_a_part_of_the_wounded_is_no_part_of_the_dead() -> None:
    assert find("It left 12 killed. Five of the injured were officers.", "Five").part_of is None


def test_numbers_beside_each_other_are_no_parts() -> None:
    text = "It killed 12 people, including two women, and wounded 30 others."
    assert find(text, "30").part_of is None


def test_a_conversion_in_brackets_repeats_its_distance() -> None:
    text = "They were less than 25 kilometers (16 miles) from Izium."
    found = find(text, "16 miles")
    assert found.qualifier == "parenthetical_conversion"
    assert found.conversion_of is not None
    assert found.conversion_of.text_of(text) == "less than 25 kilometers"


def test_a_unit_in_brackets_is_no_conversion() -> None:
    assert measures("It fell several kilometres (miles) away.") == ["several kilometres"]


def test_a_number_in_a_date_is_left_out_and_a_duration_stays() -> None:
    text = "On 5 May 2015 the siege, three years old, had lasted for three years."
    day = DateMention(span=Span(3, 13), type="DATE", value="2015-05-05", when=When())
    start = text.rindex("for")
    length = DateMention(span=Span(start, start + 15), type="DURATION", value="P3Y", when=None, function="for")
    found = read(text, (day, length))
    assert [(mention.span.text_of(text), mention.dimension) for mention in found] == [
        ("three", "age"),
        ("three years", "duration"),
    ]


def test_a_number_of_those_driven_out_is_bounded() -> None:
    assert find("The war has driven over two million people from their homes.", "over two million").low == 2_000_001


def test_a_name_of_several_words_keeps_its_number() -> None:
    text = "They left Battalion 31 at dawn."
    doc = parse.parse(
        parse.tokenise(text),
        [Sentence(index=0, span=Span(0, len(text)), paragraph=0, block="body")],
        [Span(10, 22)],
    )
    assert [mention.dimension for mention in find_in(doc)] == ["name"]


def test_a_text_that_is_only_cut_into_tokens_is_read() -> None:
    text = "At least 44 people fled from\n\nRoute 9\n20 soldiers"
    found = find_in(parse.tokenise(text))
    assert [mention.dimension for mention in found] == ["count", "name", "count"]
    assert (found[0].span.text_of(text), found[0].low) == ("At least 44", 44)


def _holds(text: str, mentions: tuple[QuantityMention, ...]) -> None:
    last = 0
    for mention in mentions:
        assert last <= mention.span.start < mention.span.end <= len(text)
        last = mention.span.start
        bounds = [bound for bound in (mention.low, mention.high) if bound is not None]
        assert all(bound >= 0 for bound in bounds)
        assert bounds == sorted(bounds)
        if mention.value is not None and mention.qualifier != "more_than":
            assert mention.low is None or mention.low <= mention.value
        if mention.value is not None:
            assert mention.high is None or mention.value <= mention.high
        if mention.head is not None:
            assert mention.head.end <= len(text)
            assert mention.head_lemma
        for other in (mention.part_of, mention.conversion_of):
            assert other is None or other in [found.span for found in mentions]


_WORDS = """
at least more than up to nearly some between and or to - – , . ( ) [ ] $ € % 19 70,000 1.5 2/3 14:30
T-72 3rd 1980s million m km miles years old aged half a dozen dozens of hundreds few several people
men soldiers killed dead one two twenty third quarter most no none the other another including them
each 's brigade Route May 0 00 ½
"""
_PIECES = st.sampled_from([*_WORDS.split(), "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25).map(" ".join))
def test_any_row_of_number_words_keeps_the_promises(text: str) -> None:
    _holds(text, read(text))
    _holds(text, find_in(parse.tokenise(text)))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
def test_any_text_of_any_script_is_read(text: str) -> None:
    _holds(text, find_in(parse.tokenise(text)))


@pytest.mark.parametrize(
    "text",
    [
        "9" * 6000,
        "1/" * 4000,
        "1-" * 4000,
        "1," * 4000,
        "one " * 4000,
        "$" * 4000,
        "( " * 4000 + "5",
        "٣٤ قتيلا",
        "１９人",
    ],
)
def test_long_rows_and_other_digits_are_read(text: str) -> None:
    _holds(text, find_in(parse.tokenise(text)))


def test_the_same_text_gives_the_same_mentions() -> None:
    text = "At least 34 civilians, including three children, fled about 30 km (19 miles) to Gao."
    assert read(text) == read(text)
