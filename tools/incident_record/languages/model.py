"""What the rules of the check know of a language."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """The words of one language, in one text with spaces between them; phrases have commas between them.

    They are in small letters, but for `months`, `weekdays`, `calendar` and `ordinal_months`.

    Args:
        code: of the language, as in BCP 47.
        months: the spellings of each month from January on, as CLDR has them, and some more.
        weekdays: those of each day of the week from Monday on.
        date_words: words that may stand in a date without changing which day it is.
        magnitudes: the words for a thousand, a million, a thousand millions, and a million millions.
        numerals: words that say how many, each with the numeral that says the same ("dozen twelve").
        fractions: words for parts, each group with the number of parts ("3 third thirds"), or with the fraction that a word
            says alone ("1/2 half").
        units: what may stand beside a number and says what is counted: each a key that all languages share, which is a
            symbol where there is one, and the words for it; "_" is a blank.
        number_endings: what may follow a numeral within its word ("zweiundzwanzigjährig").
        titles: abbreviations with a capital before what they belong to ("Mr. Roe"): their period ends no sentence.
        streets: those of them that also stand behind the name of a street ("Main St."), where it may end one.
        abbreviations: all others, whose period may end a sentence ("Harbor Ave.").
        between: those that stand between two names, and end no sentence ("Roe v. Doe").
        short_months: abbreviations of months, whose period ends no sentence before a day or a year.
        numbered: abbreviations whose period ends no sentence before a number ("No. 9").
        lettered: words that a single letter may follow, which is then no part of a name ("Plan B.").
        countries: initials that without an article belong to what follows ("U.S. Army").
        function_words: words that are no abbreviation, and that begin a sentence where they have a capital: no name does.
        daytimes: abbreviations of the time of day, whose period may end a sentence.
        calendar: days and months with a capital, which are no part of a person's name.
        ordinal_months: months that follow an ordinal with a period ("31. März").
        pronouns: words that stand for a speaker who is named elsewhere.
        personal_pronouns: those of them that stand for one person, and never for an organization.
        inverted_pronouns: those of them that count only behind a hyphen ("dit-on").
        negations: words that negate, doubt, or set a condition.
        negating_phrases: phrases that do; "*" stands for any word.
        conditional_verbs: verbs that set a condition where a capital says that they open a sentence before their subject.
        fews: words for a small number, which negate like "hardly any" ("few agree").
        before_fews: words before them after which they do not ("a few agree").
        negating_ends: what a word of that kind may end with ("n't").
        negating_starts: what a word of that kind may begin with ("never-ending").
        nots: the "not" of "not only … but", of which both halves hold.
        onlys: the "only" there.
        buts: the "but" there.
        untils: words that only say how long, unless something is denied until then.
        governing: words after which a name is not the one who speaks ("a spokesman for Doe said").
        viewpoints: words that at the head of a sentence say in whose view it is so ("Para Doe, …").
        recipients: words after which a name is not the one who speaks ("a letter to Doe"), but for the next.
        relatives: pronouns after a name that give the word to that person ("Doe told Roe, who said").
        asked: openings of a sentence that says what somebody was asked about ("Asked whether …").
        proxies: people who speak for others.
        spokesmen: those of them who need no name.
        spokesman_links: what stands between them and the organization.
        articles: what may stand before them.
        definite_articles: what may stand before the organization.
        saying: verbs of saying, writing and thinking, in every form that is not regular.
        regular_saying: those whose forms are regular ("admire", "admires", "admired", "admiring"), as they stand in a dictionary.
        saying_stems: stems of verbs of saying, which take all of `saying_endings`, and may stand before their subject.
        saying_endings: the endings of their forms.
        nouns: forms of both that are nouns as well, and verbs only beside a subject ("claims").
        thinking: those forms that say what somebody thinks: of two verbs the other one governs.
        person_endings: what nouns for persons may end with ("speechwriter").
        beside: forms that say something only where their clause touches a quotation ("Roe began").
        not_adverbs: words in "-ly" that are no adverbs.
        documents: what somebody writes ("a letter from Roe").
        utterances: what somebody says ("Roe's reply").
        works: what stands right before the title of a work ("the song “A Walk in the Rain”").
        naming: what stands right before a name, so that nobody says it ("the so-called “old guard”").
        document_links: what stands between that and whoever wrote it.
        inverting: forms that may stand before their subject ("said Roe").
        subjectless: forms that need no subject, where verbs show the person ("dijo").
        auxiliaries: verbs that stand between a subject and a verb of saying.
        near_auxiliaries: those that mean something else elsewhere, and so stand right before the verb ("a dit").
        adverbs: words that may, beside those in "-ly".
        determiners: words that open a noun phrase ("the mayor", "her brother").
        prepositions: words that open a phrase which is no subject ("in a letter").
        subordinators: words that open a clause inside another ("when Doe left").
        adverbial: those of them whose clause says when, why or under what condition, and ends at a comma.
        coordinators: words that join two subjects or two clauses.
        topics: phrases before a name that is not the subject, but that a pronoun behind it stands for ("As for Roe, she left").
        elapsed: words at the end of a phrase that says when ("a few days later").
        expletives: pronouns that stand for nobody before a name and "who" ("It was Roe who left").
        roughly: prepositions that say of a number that it is not exact ("about 50 sailors").
        attached_coordinators: letters before a name, in the same word, that mean "and".
        openers: words that may stand before the subject of a sentence ("then Roe left").
        sources: phrases before whoever is quoted ("according to Roe").
        closing_sources: words before whoever is quoted, at the end of a sentence that a quotation opens ("so Roe").
        passives: auxiliaries that make a verb passive.
        framing: those of them whose verb ends the clause ("wurde von Roe so genannt").
        conjunctive: what stands between somebody who is quoted and the verb ("quoted Roe as saying").
        absolutes: words before a subject that has a participle as its verb ("with the board saying").
        agents: words between a passive and whoever acts ("called so by Roe").
        other_subjects: pronouns that stand for nobody who could be recorded.
        he_pronouns: pronouns that stand for a man.
        she_pronouns: pronouns that stand for a woman.
        he_titles: titles of men, in small letters.
        she_titles: titles of women.
        offices: words in small letters between an organization and the name of somebody in it.
        office_endings: what the words for other offices end with ("Oberbürgermeister").
        before_titles: words in small letters that may stand before a title ("the then mayor Doe").
        distinguishing: words before a name or an office that make it somebody else's ("the former mayor", "the elder Roe").
        particles: small words inside a family name ("Mary van Roe").
        belonging: words after an office before whose it is ("the mayor of Salem").
        located: words after it that do so before a name alone ("police in Salem").
        kin: words after a name that make it another's ("the Doe family").
        describing: articles before a noun with a capital and a name ("die Anwohnerin Ann Roe"); for drafts alone.
        locating: prepositions behind which a name is rarely that of a person ("in Lowen"); for drafts alone.
        infinitives: forms of verbs of saying that others govern ("heard Roe say", "refusé de dire").
        shortened: words that print shortens at the front, so that the mark before them is an apostrophe.
        apostrophe_ends: letters after which a mark may be the apostrophe at a word's end ("the boys’ boat").
        modals: auxiliaries, and conditional forms, that make saying a possibility ("might have said").
        perfect_modals: those that do so before "have" alone ("would have said").
        unsaid: words between a subject and its verb that leave unsaid what negations do not ("wrongly quoted").
        commands: words before an infinitive that leaves it to be done ("told Roe to say", "is expected to say").
        fakes: words for what is not real, before or behind their noun ("In a fake video, Roe said").
        fictions: phrases that open a sentence about what is invented ("In the play, Roe says").
        treated: participles that say what somebody was given, and not what he said ("Roe was met with “…”").
        opening_questions: verbs that open a question where they open their sentence ("Sagte Roe: „…“?").
        hedges: passives before an infinitive that somebody only reports ("is reported to have said").
        doubted: nouns before "that" whose content need not be so ("reports that Roe said").
        affirming: words that take a negation back ("did not hesitate to say").
        alternatives: words between those of whom no one is sure to speak ("neither Roe nor Doe").
        thats: words that open the content of a clause ("that Roe said").
        conditions: words that make a clause a condition or a question ("if Roe said").
        factual: words that open a clause which is so, whatever stands around it ("if it is what Roe called").
        asking: words that open a question, where an auxiliary stands before its subject ("why did Roe say").
        relative_pronouns: relatives that stand for whoever acts, and whose clause may hold an object ("que mató a Roe").
        not_participles: words in "-ing" that are no participles.
        impersonating: participles before "as" or "after" and a name that is another's ("dressed as Roe").
        dative_endings: endings of names that are addressed ("Wilkowi").
        postposed: negations that stand behind their verb ("sagte nicht").
        recitals: more of those, which say whose words a sentence hands on ("Doe's plea: “…”").
        verbatim: those of them before a comma ("in Doe's words,").
        outcries: those that nobody in particular utters ("cries of “…”").
        quoting: verbs whose object is whoever said the words ("quoted Doe: “…”").
        addressing: verbs before whoever is addressed ("Roe told Doe").
        replying: verbs whose subject was addressed just before ("she replied").
        perceiving: verbs before somebody else and what that one says ("heard Doe shout").
        object_pronouns: pronouns that stand there.
        receiving: verbs that make a text somebody else's ("received a letter that said").
        contrasting: coordinators that join nobody to a subject.
        companions: phrases that join one more to a subject ("along with Doe").
    """

    code: str
    # Dates, numbers and units.
    months: str = ""
    weekdays: str = ""
    date_words: str = ""
    magnitudes: str = ""
    numerals: str = ""
    fractions: str = ""
    units: str = ""
    number_endings: str = ""
    # Abbreviations, and where sentences end.
    titles: str = ""
    streets: str = ""
    abbreviations: str = ""
    between: str = ""
    short_months: str = ""
    numbered: str = ""
    lettered: str = ""
    countries: str = ""
    function_words: str = ""
    daytimes: str = ""
    calendar: str = ""
    ordinal_months: str = ""
    # Pronouns.
    pronouns: str = ""
    personal_pronouns: str = ""
    inverted_pronouns: str = ""
    # What turns the sense of what is left out.
    negations: str = ""
    negating_phrases: str = ""
    conditional_verbs: str = ""
    fews: str = ""
    before_fews: str = ""
    negating_ends: str = ""
    negating_starts: str = ""
    nots: str = ""
    onlys: str = ""
    buts: str = ""
    untils: str = ""
    # Who is named and does not speak.
    governing: str = ""
    viewpoints: str = ""
    recipients: str = ""
    relatives: str = ""
    asked: str = ""
    proxies: str = ""
    spokesmen: str = ""
    spokesman_links: str = ""
    articles: str = ""
    definite_articles: str = ""
    # Words of saying.
    saying: str = ""
    regular_saying: str = ""
    saying_stems: str = ""
    saying_endings: str = ""
    nouns: str = ""
    thinking: str = ""
    person_endings: str = ""
    beside: str = ""
    not_adverbs: str = ""
    documents: str = ""
    utterances: str = ""
    works: str = ""
    naming: str = ""
    document_links: str = ""
    # How clauses are built.
    inverting: str = ""
    subjectless: str = ""
    auxiliaries: str = ""
    near_auxiliaries: str = ""
    adverbs: str = ""
    determiners: str = ""
    prepositions: str = ""
    subordinators: str = ""
    adverbial: str = ""
    coordinators: str = ""
    topics: str = ""
    elapsed: str = ""
    expletives: str = ""
    roughly: str = ""
    attached_coordinators: str = ""
    openers: str = ""
    sources: str = ""
    closing_sources: str = ""
    passives: str = ""
    framing: str = ""
    absolutes: str = ""
    agents: str = ""
    conjunctive: str = ""
    other_subjects: str = ""
    # Who a name or a pronoun can be.
    he_pronouns: str = ""
    she_pronouns: str = ""
    he_titles: str = ""
    she_titles: str = ""
    offices: str = ""
    office_endings: str = ""
    before_titles: str = ""
    distinguishing: str = ""
    particles: str = ""
    belonging: str = ""
    located: str = ""
    kin: str = ""
    describing: str = ""
    locating: str = ""
    infinitives: str = ""
    # Apostrophes.
    shortened: str = ""
    apostrophe_ends: str = ""
    # Saying that is not said to have happened.
    modals: str = ""
    perfect_modals: str = ""
    unsaid: str = ""
    commands: str = ""
    fakes: str = ""
    fictions: str = ""
    treated: str = ""
    opening_questions: str = ""
    hedges: str = ""
    doubted: str = ""
    affirming: str = ""
    alternatives: str = ""
    thats: str = ""
    conditions: str = ""
    factual: str = ""
    asking: str = ""
    relative_pronouns: str = ""
    not_participles: str = ""
    impersonating: str = ""
    dative_endings: str = ""
    postposed: str = ""
    recitals: str = ""
    verbatim: str = ""
    outcries: str = ""
    quoting: str = ""
    addressing: str = ""
    replying: str = ""
    perceiving: str = ""
    object_pronouns: str = ""
    receiving: str = ""
    contrasting: str = ""
    companions: str = ""
