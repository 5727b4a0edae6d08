"""What the rules of the check know of a language.

All words of one kind stand in one text with spaces between them; phrases have commas between them. They are in lower
case, but for `months`, `weekdays`, `calendar` and `ordinal_months`.
"""

from msgspec import Struct


class Language(Struct, frozen=True, kw_only=True):
    """The words of one language, and its code as in BCP 47."""

    code: str

    # Dates, numbers and units.
    months: str = ""  # the spellings of each month from January on, as CLDR has them, and some more
    weekdays: str = ""  # those of each day of the week from Monday on
    ordinal_months: str = ""  # months that follow an ordinal with a period ("31. März")
    calendar: str = ""  # days and months with a capital, which are no part of a person's name
    date_words: str = ""  # words that may stand in a date without changing which day it is
    daytimes: str = ""  # abbreviations of the time of day, whose period may end a sentence
    magnitudes: str = ""  # the words for a thousand, a million, a thousand millions, and a million millions
    numerals: str = ""  # words that say how many, each with the numeral that says the same ("dozen twelve")
    fractions: str = ""  # words for parts, each group with their number ("3 third thirds") or its fraction ("1/2 half")
    of_parts: str = ""  # words behind a fraction before what it is a part of ("2/3 of the boats")
    units: str = ""  # a key that all languages share, a symbol if there is one, and words for it; "_" is a blank
    number_endings: str = ""  # what may follow a numeral within its word ("zweiundzwanzigjährig")
    number_links: str = ""  # words between those of a number, which some print leaves out ("and")
    not_numerals: str = ""  # numerals of other languages that are words of another sense in this one

    # Abbreviations and apostrophes: where sentences and quotations end.
    titles: str = ""  # abbreviations before what they belong to ("Mr. Roe"): their period ends no sentence
    streets: str = ""  # those of them that also stand behind the name of a street ("Main St."), where it may end one
    abbreviations: str = ""  # all others, whose period may end a sentence ("Harbor Ave.")
    between: str = ""  # those that stand between two names, and end no sentence ("Roe v. Doe")
    short_months: str = ""  # abbreviations of months, whose period ends no sentence before a day or a year
    numbered: str = ""  # abbreviations whose period ends no sentence before a number ("No. 9")
    lettered: str = ""  # words that a single letter may follow, which is then no part of a name ("Plan B.")
    countries: str = ""  # initials that without an article belong to what follows ("U.S. Army")
    function_words: str = ""  # words that begin a sentence where they have a capital; no name does
    national: str = ""  # what may follow the initials of a country, and belongs to them ("the U.S. Embassy")
    shortened: str = ""  # words that print shortens at the front, so that the mark before them is an apostrophe
    apostrophe_ends: str = ""  # letters after which a mark may be the apostrophe at a word's end ("the boys’ boat")

    # What turns or limits the sense of what is left out.
    negations: str = ""  # words that negate, doubt, or set a condition
    negating_phrases: str = ""  # phrases that do; "*" stands for any word
    conditional_verbs: str = ""  # verbs that set a condition where they open a sentence before their subject ("Had he")
    fews: str = ""  # words for a small number, which negate like "hardly any" ("few agree")
    before_fews: str = ""  # words before them after which they do not ("a few agree")
    negating_ends: str = ""  # what a word of that kind may end with ("n't")
    negating_starts: str = ""  # what a word of that kind may begin with ("never-ending")
    nots: str = ""  # the "not" of "not only … but", of which both halves hold
    onlys: str = ""  # the "only" there
    buts: str = ""  # the "but" there
    untils: str = ""  # words that only say how long, unless something is denied until then

    # Who a name or a pronoun can be.
    pronouns: str = ""  # words that stand for a speaker who is named elsewhere
    possessives: str = ""  # those that say whose, each with the pronoun for whoever that is ("his he")
    personal_pronouns: str = ""  # those of them that stand for one person, and never for an organization
    plural_pronouns: str = ""  # those of them that stand for several, or for one whose pronouns they are
    inverted_pronouns: str = ""  # those of them that count only behind a hyphen ("dit-on")
    other_subjects: str = ""  # pronouns that stand for nobody who could be recorded
    first_person: str = ""  # how people speak of themselves ("we", "our")
    object_pronouns: str = ""  # pronouns for somebody who is heard ("heard her shout")
    he_pronouns: str = ""  # pronouns that stand for a man
    she_pronouns: str = ""  # pronouns that stand for a woman
    he_forms: str = ""  # other forms of them, with possessives that tell who owns; for drafts alone
    she_forms: str = ""  # those that stand for a woman
    he_titles: str = ""  # titles of men, in small letters
    she_titles: str = ""  # titles of women
    he_nouns: str = ""  # nouns for men and boys ("his brother")
    she_nouns: str = ""  # nouns for women and girls
    offices: str = ""  # words in small letters between an organization and the name of somebody in it
    office_endings: str = ""  # what the words for other offices end with ("Oberbürgermeister")
    past_endings: str = ""  # what regular verbs end with in the past ("proposed")
    present_endings: str = ""  # what verbs end with beside one person ("claims")
    plural_endings: str = ""  # what nouns end with in the plural
    possessive_endings: str = ""  # what says of a name whose something is
    progressive_endings: str = ""  # what participles of the present end with ("quoting")
    adverb_endings: str = ""  # what adverbs end with ("newly")
    person_endings: str = ""  # what nouns for persons may end with ("speechwriter")
    not_persons: str = ""  # words with such an ending that are none ("resist")
    distinguishing: str = ""  # words that make a name or an office behind them somebody else's ("the former mayor")
    particles: str = ""  # small words inside a family name ("Mary van Roe")
    belonging: str = ""  # words after an office before whose it is ("the mayor of Salem")
    located: str = ""  # words after it that do so before a name alone ("police in Salem")
    kin: str = ""  # words after a name that make it another's ("the Doe family")
    kin_of: str = ""  # nouns before a name without endings that make it another's ("brat Lis")
    proxies: str = ""  # people who speak for others
    spokesmen: str = ""  # those of them who need no name
    spokesman_links: str = ""  # what stands between them and the organization
    describing: str = ""  # articles before a noun with a capital and a name ("die Anwohnerin Ann Roe"); for drafts
    definite: str = ""  # articles before whoever was named already ("la alcaldesa")
    reporting: str = ""  # verbs that say no more than that somebody said it, before a statement; for drafts
    organization_words: str = (
        ""  # more words of names that no person has ("Acme Logistics"); for drafts, as all to here
    )
    role_endings: str = ""  # what nouns before a name end with ("Anwohnerin Ann Roe")
    role_articles: str = ""  # articles before a noun and a name that are somebody's role ("el comisario Ann Roe")
    relatives_of_things: str = ""  # pronouns behind a comma that stand for no person ("Lowen Hydro, which")
    firms: str = ""  # nouns for whatever organization was named last ("the company")
    posts: str = ""  # nouns for persons, beside offices ("la magistrada")
    statement_words: str = ""  # words of the title of a statement ("Statement by the mayor")
    aged: str = ""  # phrases between a name and an age ("Ann Roe, aged 41")
    silent: str = ""  # verbs by which somebody says nothing ("declined to comment")
    byline_words: str = ""  # what opens a line that says who wrote a text, beside agents ("كتب")
    outlets: str = ""  # words of the names of newspapers ("Lowen Gazette")
    release_lines: str = ""  # phrases that open a release above its title ("For immediate release")
    court_words: str = ""  # words of the title of a court's document
    institutions: str = ""  # nouns for organizations, in a name or before one ("Safety Board"); for drafts
    locating: str = ""  # prepositions behind which a name is rarely that of a person ("in Lowen"); for drafts

    # Verbs and nouns of saying, and whose words they hand on.
    saying: str = ""  # verbs of saying, writing and thinking, in every form that is not regular
    regular_saying: str = ""  # those whose forms are regular ("admires", "admired"), as in a dictionary
    saying_stems: str = ""  # stems of such verbs, which take all endings below, and may stand before their subject
    saying_endings: str = ""  # the endings of their forms
    nouns: str = ""  # forms of both that are nouns as well, and verbs only beside a subject ("claims")
    dubbing: str = ""  # forms of verbs that need an object before what they call it ("a class called “…”")
    thinking: str = ""  # those forms that say what somebody thinks: of two verbs the other one governs
    infinitives: str = ""  # forms of verbs of saying that others govern ("heard Roe say", "refusé de dire")
    inverting: str = ""  # forms that may stand before their subject ("said Roe")
    null_subjects: str = ""  # "yes" where verbs show the person and need no subject ("dijo"): a null-subject language
    beside: str = ""  # forms and phrases that say something only where their clause touches a quotation ("Roe began")
    delivering: str = ""  # verbs whose object may be what somebody says ("Roe issued a statement: “…”")
    regular_stances: str = ""  # those of the next kind whose forms are regular
    stances: str = ""  # verbs and phrases that hand words on only where no verb of saying is there ("Roe expects “…”")
    sending: str = ""  # verbs whose object in quotation marks is what somebody says ("sent “her regrets”")
    stating: str = ""  # verbs by which a text says something ("A notice gives the date as “…”")
    dismissing: str = ""  # verbs whose object somebody calls something ("Roe rejected the plan as “…”")
    postposed_sources: str = ""  # words behind whoever is quoted ("Roe zufolge")
    manners: str = ""  # words before a clause that gives the words before it to somebody ("“…” is how Roe put it")
    sources: str = ""  # phrases before whoever is quoted ("according to Roe")
    closing_sources: str = ""  # words before whoever is quoted, where a quotation opens the sentence ("so Roe")
    viewpoints: str = ""  # words that at the head of a sentence say in whose view it is so ("Para Doe, …")
    documents: str = ""  # what somebody writes ("a letter from Roe")
    reports: str = ""  # other texts that say words of their own ("a story says")
    document_links: str = ""  # what stands between that and whoever wrote it
    utterances: str = ""  # what somebody says ("Roe's reply")
    recitals: str = ""  # more of those, which say whose words a sentence hands on ("Doe's plea: “…”")
    reciting: str = ""  # verbs before a text whose words somebody only reads out ("read from the report")
    own_texts: str = ""  # texts that somebody reads out as their own ("read a statement")
    recordings: str = ""  # what somebody is quoted or seen in, and what may be invented ("a quote attributed to Roe")
    verbatim: str = ""  # those of them before a comma ("in Doe's words,")
    outcries: str = ""  # those that nobody in particular utters ("cries of “…”")
    uttering: str = ""  # verbs by which somebody joins in such cries ("joined in chants of “…”")
    publishing: str = ""  # verbs whose object is a text of whoever acts ("ran a piece that noted “…”")
    pleas: str = ""  # those before what is asked for ("her call for “…”")
    quoting: str = ""  # verbs whose object is whoever said the words ("quoted Doe: “…”")
    addressing: str = ""  # verbs before whoever is addressed ("Roe told Doe")
    replying: str = ""  # verbs whose subject was addressed just before ("she replied")
    causing: str = ""  # verbs whose object is who says so ("That prompted Roe to say")
    perceiving: str = ""  # verbs before somebody else and what that one says ("heard Doe shout")
    carriers: str = ""  # things on which words stand ("a sign saying")
    inscribing: str = ""  # participles behind such a thing that are no verbs of saying ("a sign reading")
    portrayals: str = ""  # nouns before "as" that hand words on ("the description of Roe as")
    quoting_participles: str = ""  # verbs of quoting that open an aside ("Roe, quoting Doe, said")
    authoring: str = ""  # participles between a text and its author ("a study published by Roe")
    affecting: str = ""  # verbs whose object may be who speaks ("The news worried Roe: “…”")
    receiving: str = ""  # verbs that make a text somebody else's ("received a letter that said")
    title_words: str = ""  # words that titles print without a capital, beside those that open a phrase
    works: str = ""  # what stands right before the title of a work ("the song “A Walk in the Rain”")
    mentions: str = ""  # nouns for words, which an article makes mere mentions ("opposed the slogan “…”")
    using: str = ""  # verbs before them that make them somebody's own ("used the phrase “…”")
    naming: str = ""  # what stands right before a name, so that nobody says it ("the so-called “old guard”")

    # Small words: how a clause and its noun phrases are built.
    auxiliaries: str = ""  # verbs that stand between a subject and a verb of saying
    near_auxiliaries: str = ""  # those that mean something else elsewhere, and so stand right before it ("a dit")
    adverbs: str = ""  # words that may stand there too, beside those in "-ly"
    not_adverbs: str = ""  # words in "-ly" that are no adverbs
    articles: str = ""  # articles, as they stand before a spokesman ("a spokesman for")
    definite_articles: str = ""  # those of them that may stand before an organization
    determiners: str = ""  # words that open a noun phrase ("the mayor", "her brother")
    counting: str = ""  # those of them that say how many
    indefinite: str = ""  # those of them that open a description ("Ann Roe, a baker")
    prepositions: str = ""  # words that open a phrase which is no subject ("in a letter")
    governing: str = ""  # words after which a name is not the one who speaks ("a spokesman for Doe said")
    recipients: str = ""  # words after which a name is addressed ("a letter to Doe")
    comparing: str = ""  # words before a name that only compares ("anders als Roe sagte Doe")
    addressing_links: str = ""  # what stands between a text and whoever gets it ("carta a Roe")
    object_markers: str = ""  # what stands before an object that is a person ("a Roe")
    object_articles: str = ""  # articles that no subject has ("den")
    object_endings: str = ""  # what verbs end with behind which a name is their object ("contando")
    subordinators: str = ""  # words that open a clause inside another ("when Doe left")
    adverbial: str = ""  # those of them whose clause says when, why or under what condition, and ends at a comma
    thats: str = ""  # words that open the content of a clause ("that Roe said")
    relatives: str = ""  # pronouns after a name that give the word to that person ("Doe told Roe, who said")
    free_relatives: str = ""  # pronouns for anybody who does something ("Whoever knows Roe says")
    placing: str = ""  # those before a clause whose subject does not act outside it ("where Doe spoke")
    relative_pronouns: str = ""  # relatives whose clause may hold an object ("que mató a Roe")
    coordinators: str = ""  # words that join two subjects or two clauses
    contrasting: str = ""  # coordinators that join nobody to a subject
    turns: str = ""  # words that turn to what somebody else does, behind a comma ("Roe said, then Doe cut in")
    small_alone: str = ""  # words that count in lower case alone, each with one of the same sense ("i oraz"; not "I")
    attached_coordinators: str = ""  # letters before a name, in the same word, that mean "and"
    companions: str = ""  # phrases that join one more to a subject ("along with Doe")
    openers: str = ""  # words that may stand before the subject of a sentence ("then Roe left")
    topics: str = ""  # phrases before a name that only a pronoun behind it takes up ("As for Roe, she left")
    periods: str = ""  # stretches of time behind words such as "last" ("Roe last week said")
    before_periods: str = ""  # the words before them
    elapsed: str = ""  # words at the end of a phrase that says when ("a few days later")
    bare_copulas: str = ""  # forms behind which a name is what somebody would be ("who would be Doe")
    role_prepositions: str = ""  # what stands between a participle and somebody who is only compared ("dressed as Doe")
    pronominal_determiners: str = ""  # determiners that stand for a noun themselves ("those supporting Doe")
    habitual: str = ""  # what only looks like a condition before an infinitive ("used to say")
    excepting: str = ""  # what takes back the word for everything before it ("all but said")
    expletives: str = ""  # pronouns that stand for nobody before a name and "who" ("It was Roe who left")
    pointing: str = ""  # pronouns and articles that alone stand for what was said before ("This led Roe to say")
    roughly: str = ""  # prepositions that say of a number that it is not exact ("about 50 sailors")
    asked: str = ""  # openings of a sentence that says what somebody was asked about ("Asked whether …")
    equating: str = ""  # verbs that say what something is ("the quote is invented")
    passives: str = ""  # auxiliaries that make a verb passive
    infinitive_marks: str = ""  # what stands before an infinitive ("to say")
    closing_infinitive_marks: str = ""  # what does at the end of a clause ("zu sagen")
    framing: str = ""  # those of them whose verb ends the clause ("wurde von Roe so genannt")
    closed_by_verbs: str = ""  # more words of clauses that a verb ends ("was Roe „…“ nennt")
    agents: str = ""  # words between a passive and whoever acts ("called so by Roe")
    absolutes: str = ""  # words before a subject that has a participle as its verb ("with the board saying")
    blaming: str = ""  # words before "saying" whose subject is somebody else ("accused Roe of saying")
    conjunctive: str = ""  # what stands between somebody who is quoted and the verb ("quoted Roe as saying")
    not_participles: str = ""  # words in "-ing" that are no participles
    attributive: str = ""  # participles that stand before a noun rather than behind one ("ranking member")
    impersonating: str = ""  # participles before "as" or "after" and a name that is another's ("dressed as Roe")
    dative_titles: str = ""  # titles behind another name of whoever is addressed ("Wilk pani Lis")
    dative_endings: str = ""  # endings of names that are addressed ("Wilkowi")

    # Saying that is not said to have happened.
    modals: str = ""  # auxiliaries, and conditional forms, that make saying a possibility ("might have said")
    duties: str = ""  # auxiliaries for what somebody has to do ("should call it")
    perfect_modals: str = ""  # those that do so before "have" alone ("would have said")
    perfects: str = ""  # what follows them ("would have said")
    futures: str = ""  # auxiliaries of what has not happened ("will say")
    coming: str = ""  # those of them that say so for certain ("will say"; not "would later say")
    plain: str = ""  # forms of verbs that say no more than that somebody said something ("said", "called")
    short_of: str = ""  # words that leave those undone, and no others ("almost said"; not "almost shouted")
    unsaid_phrases: str = ""  # phrases beside a verb that leave anything unsaid ("dejó de decir")
    everything: str = ""  # words before "but" that leave it unsaid ("all but said")
    nothings: str = ""  # words for nothing, as objects of a verb of saying ("said nothing about it being “…”")
    exceptions: str = ""  # words behind them that take that back ("said nothing except “…”")
    likes: str = ""  # words behind a negation that make it a comparison ("nothing like")
    negated_nouns: str = ""  # words between a negation and who speaks ("is not something Roe said")
    unsaid: str = ""  # words beside a verb that leave unsaid what negations do not ("wrongly quoted")
    commands: str = ""  # words before an infinitive that leaves it to be done ("told Roe to say", "is expected to say")
    hedges: str = ""  # passives before an infinitive that somebody only reports ("is reported to have said")
    fakes: str = ""  # words for what is not real, before or behind their noun ("In a fake video, Roe said")
    invented: str = ""  # more of those, which follow "is" alone ("the quote is invented")
    genuine: str = ""  # what an invented text is not ("the quote is not real", "is not hers")
    fictions: str = ""  # phrases that open a sentence about what is invented ("In the play, Roe says")
    treated: str = ""  # participles that say what somebody was given, and not what he said ("Roe was met with “…”")
    disowning: str = ""  # verbs before "the words" that are not one's own ("rejected the words “…”")
    hearsay: str = ""  # phrases that nobody vouches for what a sentence says ("Legend has it that Roe said")
    doubted: str = ""  # nouns before "that" whose content need not be so ("reports that Roe said")
    affirming: str = ""  # words that take a negation back ("did not hesitate to say")
    alternatives: str = ""  # words between those of whom no one is sure to speak ("neither Roe nor Doe")
    conditions: str = ""  # words that make a clause a condition or a question ("if Roe said")
    factual: str = ""  # words that open a clause which is so, whatever stands around it ("if it is what Roe called")
    asking: str = ""  # words that open a question, where an auxiliary stands before its subject ("why did Roe say")
    opening_questions: str = ""  # verbs that open a question where they open their sentence ("Sagte Roe: „…“?")
    postposed: str = ""  # negations that stand behind their verb ("sagte nicht")
