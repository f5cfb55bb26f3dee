"""Who says what: cues, contents, chains."""

from __future__ import annotations

from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reading import actors, attribution, names
from rashomon.reading.attribution import attributed, derive_source
from rashomon.reading.document import Document
from rashomon.reading.mentions import Block, Sentence, Speech
from rashomon.reading.parse import parse, tokenise
from rashomon.reading.sentences import split


@lru_cache(maxsize=256)
def read(text: str, kind: str = "body") -> Document:
    report = Report(id="test", text=text, sha256="")
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(span=Span(at, at + len(line)), kind=kind))
        at += len(line) + 1
    sentences: tuple[Sentence, ...] = split(text, tuple(blocks))
    doc = tokenise(text)
    hits = names.NameIndex.load().find(doc)
    document = Document(
        report=report, blocks=tuple(blocks), sentences=sentences, doc=parse(doc, sentences, [hit.span for hit in hits])
    )
    document.actors = actors.find(document, hits)
    return document


def speech_of(text: str, kind: str = "body") -> tuple[Document, tuple[Speech, ...]]:
    document = read(text, kind)
    return document, attribution.find(document)


def only(text: str, kind: str = "body") -> tuple[str | None, list[str], Speech]:
    document, found = speech_of(text, kind)
    assert len(found) == 1, [document.quote(one.content[0]) for one in found]
    speech = found[0]
    cue = document.quote(speech.cue) if speech.cue else None
    return cue, [document.quote(piece) for piece in speech.content], speech


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "The Sudanese army said that its troops had entered Wad Madani.",
            "The Sudanese army said that",
            ["its troops had entered Wad Madani"],
        ),
        (
            "Four villagers were killed near Goma, a rebel spokesman said on Tuesday.",
            "a rebel spokesman said",
            ["Four villagers were killed near Goma"],
        ),
        (
            "Shells hit a hospital in Taiz, said the health ministry.",
            "said the health ministry",
            ["Shells hit a hospital in Taiz"],
        ),
        (
            "According to residents, gunmen burned two villages near Sittwe.",
            "According to residents",
            ["gunmen burned two villages near Sittwe"],
        ),
        (
            "The rebels shelled the port, looted the market and fled, according to local officials.",
            "according to local officials",
            ["The rebels shelled the port, looted the market and fled"],
        ),
        (
            "Three soldiers, police said, were wounded in the blast.",
            "police said",
            ["Three soldiers", "were wounded in the blast"],
        ),
        (
            "Fighting went on overnight, with a medic saying 12 people had been killed.",
            "with a medic saying",
            ["12 people had been killed"],
        ),
        (
            "A video released by the separatists showed that the bridge had been destroyed.",
            "A video released by the separatists showed that",
            ["the bridge had been destroyed"],
        ),
    ],
)
def test_cue_is_the_shortest_stretch_with_source_and_verb(text: str, cue: str, content: list[str]) -> None:
    found_cue, found_content, _ = only(text)
    assert (found_cue, found_content) == (cue, content)


def test_words_before_a_subordinate_cue_stay_the_outlets() -> None:
    _, content, _ = only("The raid came a day after the army said that guerrillas had killed 9 farmers near Caquetá.")
    assert content == ["guerrillas had killed 9 farmers near Caquetá"]


def test_relay_stands_before_the_origin() -> None:
    _, content, speech = only("Reuters quoted Ukraine's Defence Ministry as saying that a depot had burned down.")
    assert [(source.id, source.role) for source in speech.chain] == [("reuters", "relay"), ("ukr-mod", "origin")]
    assert content == ["a depot had burned down"]


def test_agency_that_is_told_is_a_relay() -> None:
    _, _, speech = only("A witness told AFP that two trucks were on fire.")
    assert [source.role for source in speech.chain] == ["relay", "origin"]
    assert speech.chain[-1].id == "unnamed:witnesses"


def test_spokesperson_speaks_for_the_body() -> None:
    text = '"Our units have left the town," said Yemeni army spokesman Hamid Saleh.\n"The road is open," Saleh added.'
    _, found = speech_of(text)
    assert [one.chain[-1].id for one in found] == ["yem-forces", "yem-forces"]
    assert found[0].chain[0].role == "speaker"


def test_ministry_without_a_name_is_the_last_one_named() -> None:
    text = "Armenia's Defence Ministry said 3 soldiers were killed.\nTwo more were wounded, the ministry said."
    _, found = speech_of(text)
    assert [one.chain[-1].id for one in found] == ["arm-mod", "arm-mod"]


def test_pronoun_stands_for_the_last_body() -> None:
    text = "The Ukrainian army said that it had shot down 5 drones.\nTwo houses were damaged, it said."
    _, found = speech_of(text)
    assert found[1].chain[-1].id == found[0].chain[-1].id


def test_two_joint_sources_give_two_speeches_with_the_same_content() -> None:
    document, found = speech_of("The Lebanese army and residents said that shells had landed in two villages.")
    assert len(found) == 2
    assert found[0].content == found[1].content
    assert found[0].chain[-1].id == "lbn-forces"
    assert document.quote(found[1].cue or Span(0, 1)) == "residents said that"


def test_quotation_goes_on_over_sentences_of_its_paragraph() -> None:
    text = '"They came at night," said the mayor. "They took forty men. Nobody has seen them since."'
    document, found = speech_of(text)
    assert [document.quote(one.content[0]) for one in found] == [
        "They came at night",
        "They took forty men",
        "Nobody has seen them since",
    ]
    assert [one.cue is None for one in found] == [False, True, True]
    assert len({one.chain[-1].id for one in found}) == 1


def test_own_voice_after_a_quotation_is_not_carried() -> None:
    text = 'The mayor said: "They came at night."\nThe village has 3,000 inhabitants.'
    document, found = speech_of(text)
    assert all("inhabitants" not in document.quote(piece) for one in found for piece in one.content)


def test_nested_attribution_makes_the_outer_source_a_relay() -> None:
    _, found = speech_of("Amnesty International said the Myanmar army had claimed that the village was empty.")
    inner = next(one for one in found if one.verb == "claim")
    assert [source.role for source in inner.chain] == ["relay", "origin"]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The army denied that it had bombed the school.", "deny"),
        ("The group claimed responsibility for the bombing in Kabul.", "claim_responsibility"),
        ("The president accused the rebels of shelling the market.", "accuse"),
        ("The militia threatened to attack the airport.", "threaten"),
        ("The ministry announced that the siege had ended.", "announce"),
        ("The charity estimates that 4,000 families have fled.", "estimate"),
        ("Dozens of people were reportedly killed in the raid.", "suspect"),
        ("Thirty miners are believed to have been abducted.", "suspect"),
    ],
)
def test_act_follows_the_verb(text: str, act: str) -> None:
    _, _, speech = only(text)
    assert speech.act == act


def test_negated_saying_is_marked() -> None:
    _, _, speech = only("The police did not say whether the attackers had fled.")
    assert speech.negated


def test_outlets_own_doubt_has_no_source() -> None:
    _, _, speech = only("Several fighters may have been killed in the explosion.")
    assert (speech.act, speech.chain) == ("suspect", ())


def test_announced_act_is_the_outlets_own_news() -> None:
    _, found = speech_of("The rebels announced an offensive in the north.")
    assert found == ()


def test_hedge_on_a_noun_is_no_speech() -> None:
    _, found = speech_of("Suspected Saudi jets bombed a bridge in Sanaa.")
    assert found == ()


def test_monitor_is_the_only_monitor_that_the_report_names() -> None:
    text = (
        "A monitor said 14 people were killed in Homs.\n"
        "The Syrian Observatory for Human Rights said most were children."
    )
    _, found = speech_of(text)
    assert found[0].chain[-1].id == "sohr"
    assert found[0].chain[-1].resolution == "inferred"


@pytest.mark.parametrize(
    ("text", "origin", "content"),
    [
        ("Army: 20 rebels killed in Marawi", "phl-forces", "20 rebels killed in Marawi"),
        ("20 rebels killed in Marawi: police", "phl-police", "20 rebels killed in Marawi"),
    ],
)
def test_headline_names_its_source_with_a_colon(text: str, origin: str, content: str) -> None:
    document, found = speech_of(text + "\n", "headline")
    assert document.quote(found[0].content[0]) == content
    assert found[0].chain[-1].id.partition("-")[2] == origin.partition("-")[2] or found[0].chain[-1].id.startswith(
        "unn"
    )


def test_quoted_words_of_a_headline_belong_to_somebody_unnamed() -> None:
    _, content, speech = only("'Dozens of miners killed' in raid near Bunia", "headline")
    assert content == ["Dozens of miners killed"]
    assert (speech.act, speech.chain[-1].id, speech.cue) == ("quote", "unnamed", None)


def test_participle_goes_on_with_the_speaker_of_the_sentence() -> None:
    text = "The governor said 9 villages were under water, adding that help was on its way."
    document, found = speech_of(text)
    assert [document.quote(one.content[0]) for one in found] == ["9 villages were under water", "help was on its way"]
    assert found[0].chain[-1].id == found[1].chain[-1].id


def test_trailing_cue_needs_no_comma() -> None:
    cue, content, _ = only("Nine people were killed in a raid on the market a medic said on Monday.")
    assert (cue, content) == ("a medic said", ["Nine people were killed in a raid on the market"])


@pytest.mark.parametrize(
    ("words", "source_id", "name"),
    [
        ("Russia 's Defence Ministry", "rus-mod", "Russian Defence Ministry"),
        ("Ukrainian interior ministry", "ukr-moi", "Ukrainian Interior Ministry"),
        ("Sudanese police", "sdn-police", "Sudanese police"),
        ("the Pentagon", "usa-mod", "American Defence Ministry"),
    ],
)
def test_body_is_derived_from_state_and_noun(words: str, source_id: str, name: str) -> None:
    source = derive_source(words.split())
    assert source is not None
    assert source.id == source_id
    if source_id != "usa-mod":
        assert source.name == name


def test_no_body_is_derived_without_a_state() -> None:
    assert derive_source(["the", "army"]) is None


def origins(text: str, kind: str = "body") -> list[str]:
    return [one.chain[-1].id for one in speech_of(text, kind)[1] if one.chain]


def test_ministry_belongs_to_the_state_that_its_sentence_speaks_of() -> None:
    text = (
        "Russia plans to send 120 sappers, the Interfax agency quoted the Defence Ministry as saying.\n"
        "The first 30 have landed, the ministry said.\nFighting went on in Syria, near the Syrian town of Idlib."
    )
    assert origins(text) == ["rus-mod", "rus-mod"]


def test_army_belongs_to_the_land_that_opens_the_sentence() -> None:
    text = "Mali is at war, and Mali is poor.\nIn Burkina Faso, a convoy was hit, and the army said 4 men had died."
    assert origins(text) == ["bfa-forces"]


def test_foreign_ministry_is_not_the_defence_ministry_named_before() -> None:
    text = "Turkey's Defence Ministry said 3 soldiers died. The Foreign Ministry said talks would go on."
    assert origins(text) == ["tur-mod", "tur-mfa"]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("The Iranian news agency IRNA said 40 people died.", "irna"),
        ("State news agency SANA said two shells hit Damascus.", "sana"),
        ("The Houthi television channel Al Masirah said 3 men had died.", "almasirah"),
        ("The Russian government press service said 8 conscripts had died.", "rus-gov"),
        ("The information office of the Colombian army said 12 guerrillas had died.", "col-forces"),
        ("A Pentagon spokesman said a camp had been hit.", "usa-mod"),
        ("An Iraqi military communique said 40 boats had sunk.", "irq-forces"),
        ("Hezbollah's media unit said the road had been seized.", "hez-media"),
        ("A military media unit run by Hezbollah said the road had been seized.", "hez-media"),
        ("Tribal leaders close to the Syrian Democratic Forces said a council would meet.", "unnamed:tribal leaders"),
        ("Activists opposed to the Houthis said the port had been shelled.", "unnamed:activists"),
        ("Three doctors in neighbouring Chad said the camp had been shelled.", "unnamed:doctors"),
        ("According to earlier information provided by nurses in Goma, the camp had been shelled.", "unnamed:nurses"),
        ("Western diplomats in Baghdad said the town had fallen.", "unnamed:diplomats"),
        ("The mayor of Beni said 40 houses had burned.", "text:mayor of beni"),
        ("The pro-rebel website TamilNet said two columns had been repulsed.", "tamilnet"),
    ],
)
def test_one_body_has_one_id_however_it_is_described(text: str, origin: str) -> None:
    assert origins(text) == [origin]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "Guerrillas overran a post, killing 25 soldiers and taking 41 prisoner, residents said Tuesday.",
            "residents said",
            "Guerrillas overran a post, killing 25 soldiers and taking 41 prisoner",
        ),
        (
            "Medics gave a figure of 40 dead and more than 60 injured.",
            "Medics gave a figure of",
            "40 dead and more than 60 injured",
        ),
        ("Local medics counted 19 bodies after the raid.", "Local medics counted", "19 bodies after the raid"),
        (
            "The UN refugee agency has registered 72,000 people.",
            "The UN refugee agency has registered",
            "72,000 people",
        ),
        ("The army said on Sunday it had taken the lagoon.", "The army said", "it had taken the lagoon"),
        (
            "A figure of 200 dead was cited by the health ministry.",
            "was cited by the health ministry",
            "A figure of 200 dead",
        ),
    ],
)
def test_figures_and_last_words_have_a_source(text: str, cue: str, content: str) -> None:
    found_cue, found_content, _ = only(text)
    assert (found_cue, found_content) == (cue, [content])


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        ("M23 rebels 'capture' Sake, Kinshasa denies", "Kinshasa denies", "deny"),
        ("Rebels seize Lashio base, claims group", "claims group", "say"),
        ("31 killed in Bara market raid - doctors", "- doctors", "say"),
        ("44 dead in Bara market raid: UN", ": UN", "say"),
        ("UN counts 44 dead in Bara market raid", "UN counts", "say"),
    ],
)
def test_headline_names_its_source_at_either_end(text: str, cue: str, act: str) -> None:
    document, found = speech_of(text + "\n", "headline")
    assert [(document.quote(one.cue) if one.cue else None, one.act) for one in found] == [(cue, act)]


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        (
            "A night raid on a Basra bakery wounded two tailors and a clerk of the town hall state media and a monitor "
            "said Friday.",
            "state media and a monitor said",
            "A night raid on a Basra bakery wounded two tailors and a clerk of the town hall",
        ),
        (
            "Two patrols surprised a guerrilla column at dawn near the old mill in the Meta countryside "
            "state-run news agency reported.",
            "state-run news agency reported",
            "Two patrols surprised a guerrilla column at dawn near the old mill in the Meta countryside",
        ),
        (
            "Several tents were burned in the shelling but nobody had counted them said the Red Cross "
            "a charity with a network of volunteers.",
            "said the Red Cross",
            "Several tents were burned in the shelling but nobody had counted them",
        ),
        (
            "''We have buried nine people,'' said Hamid Saleh, the founder of a club, which has 40 members.",
            "said Hamid Saleh",
            "We have buried nine people",
        ),
        (
            '"They came at night," she said at a meeting announcing that her office had closed its doors.',
            "she said",
            "They came at night",
        ),
        (
            "Hamid Saleh, a Basra, Iraq, baker helping to rebuild the bridge, said he and other bakers were afraid.",
            "Hamid Saleh, a Basra, Iraq, baker helping to rebuild the bridge, said",
            "he and other bakers were afraid",
        ),
        (
            "Five tailors were hurt by shells that landed on the eastern docks the observatory reported on Thursday.",
            "the observatory reported",
            "Five tailors were hurt by shells that landed on the eastern docks",
        ),
        (
            "Cooks of the brigade were hurt too said the observatory head Hamid Saleh who did not give a number.",
            "said the observatory head Hamid Saleh who did not give a number",
            "Cooks of the brigade were hurt too",
        ),
        ("Rebels vow to boycott a meeting in Addis Ababa.", "Rebels vow", "to boycott a meeting in Addis Ababa"),
    ],
)
def test_speaker_is_found_where_commas_or_the_parse_fail(text: str, cue: str, content: str) -> None:
    document, found = speech_of(text)
    assert (document.quote(found[0].cue or Span(0, 1)), document.quote(found[0].content[0])) == (cue, content)


def test_gloss_between_speaker_and_verb_is_not_what_is_said() -> None:
    text = "Hamid Saleh, a Basra, Iraq, baker helping to rebuild the bridge, said he and other bakers were afraid."
    assert origins(text) == ["text:hamid saleh"]


def test_participle_behind_an_inverted_speaker_goes_on_with_it() -> None:
    text = "Nine sappers were hurt in the raid on the bridge said the source adding that a depot had burned."
    assert origins(text) == ["unnamed:sources"] * 2


def test_speaker_goes_on_by_the_tense() -> None:
    text = "The monitor said the rebels had advanced south of Taiz but reported fighting on the coast."
    document, found = speech_of(text)
    assert [document.quote(one.content[0]) for one in found] == [
        "the rebels had advanced south of Taiz",
        "fighting on the coast",
    ]
    assert found[0].chain[-1].id == found[1].chain[-1].id


def test_day_before_a_source_is_no_part_of_it() -> None:
    text = "On Saturday Israel and Syrian official media reported 40 people had fled."
    assert set(origins(text)) == {"isr", "syr-state-media"}


def test_blast_that_claims_lives_says_nothing() -> None:
    text = "A gas blast at the mine has claimed the lives of 18 welders a local newspaper reported."
    _, found = speech_of(text)
    assert [(one.verb, len(one.chain)) for one in found] == [("report", 1)]


def test_publisher_of_a_statement_is_a_relay_and_tells_the_state() -> None:
    text = '"A bridge fell," the defence ministry said in a statement carried by Russian news agencies.'
    _, found = speech_of(text)
    assert [source.id for source in found[0].chain] == ["rus-agencies", "rus-mod"]


@pytest.mark.parametrize(
    ("text", "content", "act", "origin"),
    [
        ("The militia was accused of burning 12 barns.", "burning 12 barns", "suspect", "unnamed"),
        ("Guards caught two men suspected of robbing a convoy.", "robbing a convoy", "suspect", "unnamed"),
        ("He was accused by villagers of burning 12 barns.", "burning 12 barns", "accuse", "unnamed:villagers"),
        ("Villagers suspect that the militia burned the barns.", "the militia burned the barns", "suspect", None),
        ("There were reports of shelling near Goma.", "shelling near Goma", "suspect", "unnamed"),
        ("The prosecutor acknowledged the loss of 20 files.", "the loss of 20 files", "say", None),
        ("Nurses spoke of heavy shelling in the harbour.", "heavy shelling in the harbour", "say", None),
    ],
)
def test_charge_is_no_fact(text: str, content: str, act: str, origin: str | None) -> None:
    _, found_content, speech = only(text)
    assert (found_content, speech.act) == ([content], act)
    assert origin is None or speech.chain[-1].id == origin


def test_bombing_that_somebody_is_blamed_for_has_happened() -> None:
    assert speech_of("The group has been blamed for a bombing that destroyed a mill.")[1] == ()


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The union's support for the strike is weak.", "The union's", "support for", "the strike"),
        ("Farmers are wary of the dam.", "Farmers", "are wary of", "the dam"),
        ("The mayor was sure that the dam would hold.", "The mayor", "was sure", "that the dam would hold"),
        ("The clerk hoped for rain.", "The clerk", "hoped for", "rain"),
        ("Fishermen endorsed the new port for trawlers.", "Fishermen", "endorsed", "the new port for trawlers"),
        ("The plan was opposed by fishermen.", "fishermen", "was opposed", "The plan"),
        ("The ferry is expected to sail again.", None, "is expected", "The ferry"),
        ("Asked whether the ferry would sail, he shrugged.", None, "Asked", "whether the ferry would sail"),
    ],
)
def test_attitudes_are_attributed_and_pass_no_claim_on(text: str, source: str | None, cue: str, content: str) -> None:
    document = read(text)
    found = attributed(document)
    assert [document.quote(one.predicate) for one in found if one.predicate] == [cue]
    assert document.quote(found[0].speech.content[0]) == content
    assert (document.quote(found[0].source) if found[0].source else None) == source
    assert attribution.find(document) == ()


def test_quotation_that_closes_with_the_wrong_mark_does_not_run_on() -> None:
    text = "“Nobody came,“ said the mayor of Beni. The ferry had sunk. “We waited,” said a nurse."
    document, found = speech_of(text)
    assert [document.quote(one.content[0]) for one in found] == ["Nobody came", "We waited"]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody has claimed responsibility for the bombing of the mill.",
        "No group claimed responsibility for the bombing of the mill.",
        "The group has not claimed responsibility for the bombing of the mill.",
    ],
)
def test_responsibility_that_nobody_claims_is_nobodys_word(text: str) -> None:
    assert speech_of(text)[1] == ()


def test_silence_is_not_credited_with_the_words_before_it() -> None:
    assert speech_of("The army blamed a militia allied with al-Qaeda, which has not commented.")[1] == ()


def test_speaker_goes_on_after_a_denial() -> None:
    text = "A military spokesman denied that villagers had been targeted and said the dead were fighters."
    document, found = speech_of(text)
    assert [document.quote(one.content[0]) for one in found] == [
        "villagers had been targeted",
        "the dead were fighters",
    ]
    assert found[0].chain[-1].id == found[1].chain[-1].id


def test_paragraphs_after_a_colon_belong_to_the_speaker() -> None:
    text = 'The mayor of Beni said:\n"They came at night and took the cattle."\n"We buried nine people this morning."'
    _, found = speech_of(text)
    assert [(one.scope, one.chain[-1].id) for one in found] == [("carried", "text:mayor of beni")] * 2


def test_monitor_joined_to_a_broadcaster_is_a_second_voice() -> None:
    assert len(origins("A monitor and state television said Syrian forces closed in on Homs.")) == 2


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_and_spans_stay_inside_it(text: str) -> None:
    document, found = speech_of(text)
    for one in found:
        assert one.content
        for span in (*one.content, *([one.cue] if one.cue else [])):
            assert 0 <= span.start < span.end <= len(document.text)


_PIECES = st.sampled_from(
    [
        "the army",
        "said",
        "that",
        ",",
        '"',
        "“",
        "”",
        "killed 20",
        "rebels",
        "according to",
        "told",
        ".",
        "\n",
        "it",
        "who",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_content_never_covers_its_own_cue(pieces: list[str]) -> None:
    _, found = speech_of(" ".join(pieces))
    for one in found:
        assert one.cue is None or not any(piece.contains(one.cue) for piece in one.content)


def test_same_text_gives_the_same_speech() -> None:
    text = "The army said that 3 soldiers died. It added that a bridge fell, according to the BBC."
    read.cache_clear()
    first = speech_of(text)[1]
    read.cache_clear()
    assert speech_of(text)[1] == first
