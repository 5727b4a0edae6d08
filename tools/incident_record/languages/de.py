"""German."""

from incident_record.languages.model import Language

WORDS = Language(
    code="de",
    of_parts="von der des",
    number_links="und",
    months=(
        "Januar Jänner Jan Jän, Februar Feb, März Mär, April Apr, Mai, Juni Jun, Juli Jul, August Aug, September Sept "
        "Sep, Oktober Okt, November Nov, Dezember Dez"
    ),
    weekdays="Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag Sonnabend, Sonntag",
    ordinal_months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    date_words=(
        "am im in der den dem des vom diesem letzten nächsten und früh tag nacht nachts morgen morgens vormittag "
        "vormittags mittag mittags nachmittag nachmittags abend abends mitternacht"
    ),
    magnitudes="tausend, million millionen, milliarde milliarden, billion billionen",
    numerals="dutzend zwölf, beide zwei, beiden zwei, beider zwei, paar zwei",
    fractions=(
        "1/2 halb halbe halben halber halbes hälfte, 3 drittel dritteln, 4 viertel vierteln, 5 fünftel fünfteln, 6 "
        "sechstel, 7 siebtel, 8 achtel, 9 neuntel, 10 zehntel"
    ),
    units=(
        "% prozent, year jahr jahre jahren jährig jährige jährigen jähriger jähriges, month monat monate monaten, "
        "week woche wochen, d tag tage tagen, hour stunde stunden, minute minuten, mile meile meilen, meter metern, "
        "lb pfund, £ pfund, ton tonnen, $ dollar, ¢ cent, € euro, ° grad, clock uhr, - minus unter_null, "
        "¤chf franken, ¤pln złoty zloty"
    ),
    number_endings="jährig jährige jährigen jähriger jähriges jährigem fach mal",
    titles="hr hrn fr frl dr prof ing dipl.-ing mag",
    abbreviations=(
        "abs abt abw akt allg amtl angekl anm ausg ausschl bd bde bed begr beil betr bez bhf bibl buchst bundesverf bzgl "
        "bzw chr dergl dgl dipl.-kfm dir dtzd ebd ehem eigtl einh einschl entspr erf erw etc evtl exkl fa fam ff folg frz "
        "gebr ged gedr gek gem ges gesch gest ggf ggfs hbf hptst hrsg inh inkl insb jahrh jew jhdt jhrl kap kath kfm "
        "kgl kl komm konv kop led lfd lt max mech min mind mio mod mrd möbl mtl mwst nr obj österr pf pfd pkt pl präs proz "
        "qu rd reg reg.-bez rel röm röm.-kath s.a schles schr schwäb schweiz sek sen sog spezif std stellv str südd tägl "
        "tel u.a univ univ.-prof urspr usf usw v.chr verf verh verw vgl vors wg z.b z.hd zt ztr zzgl zzt"
    ),
    short_months="jan jän feb mär apr jun jul aug sep sept okt nov dez",
    function_words=(
        "er sie es wir ihr ich der die das dieser diese dieses ein eine einen und aber oder doch denn wenn als weil "
        "obwohl dann danach davor nun jetzt heute gestern auch noch nur nicht nie niemand nichts kein keine alle jeder "
        "jede im am an auf bei nach mit von vor für aus in über unter zwischen seit ohne sein seine ihre unser was wer wo "
        "wie warum ja nein so man"
    ),
    negations=(
        "dementiert dementierte dementieren nicht nie niemals nein kein keine keinen keinem keiner keines keinerlei keineswegs keinesfalls mitnichten "
        "niemand niemanden niemandem nichts nirgends nirgendwo ohne wenn falls sofern soweit solange vorausgesetzt "
        "weder kaum selten außer ausgenommen statt anstatt ob bis angeblich vermeintlich unmöglich unwahrscheinlich "
        "unwahr falsch lüge lügen gelogen lügt lügner lügnern erlogen bezweifle bezweifelt bezweifeln bezweifelte "
        "bezweifelten zweifle zweifelt zweifeln zweifelte leugne leugnet leugnen leugnete bestreite bestreitet "
        "bestreiten bestritt bestritten verneint verneinte weigere weigert weigern weigerte weigerten geweigert "
        "verweigert verweigerte verhindert verhindern verhinderte verboten verbietet vermeiden vermied versäumt "
        "versäumte"
    ),
    negating_phrases="es sei denn, unter der bedingung, im falle, im fall, weit davon entfernt, zu * um",
    conditional_verbs="hätte hätten wäre wären sollte sollten",
    fews="wenige wenigen weniger wenig",
    before_fews="ein eine einige die den der diese",
    onlys="nur bloß lediglich",
    untils="bis",
    first_person="ich mich mir mein meine meinen wir uns unser unsere unserem unseren unserer",
    pronouns="er sie",
    personal_pronouns="er",
    he_pronouns="er",
    he_titles="herr herrn hr",
    she_titles="frau fr",
    office_endings=(
        "meister meisterin minister ministerin kanzler kanzlerin präsident präsidentin sprecher sprecherin chef chefin "
        "leiter leiterin direktor direktorin trainer trainerin vorsitzender vorsitzende richter richterin anwalt anwältin"
    ),
    person_endings="erin",
    distinguishing="ehemaliger ehemalige ehemaligen früherer frühere früheren stellvertretender stellvertretende anderer andere",
    particles="von zu",
    definite="der die das",
    institutions="verband verein ministerium amt behörde ausschuss kommission rat büro agentur gewerkschaft stiftung institut universität schule krankenhaus kirche gericht firma konzern gruppe partei dienst gesellschaft zentrum bank parlament bund polizei feuerwehr",
    belonging="von",
    located="in aus",
    describing="der die dem den",
    locating="in aus nach",
    saying=(
        "zugerufen gerufen gedroht versprochen gewarnt geantwortet gefragt geschrieben gefordert gebeten geschrien geflüstert versprach verspricht drohte droht fügt fügte fügten räumt räumte räumten kündigt kündigte kündigten wirft warf warfen behauptet behauptete behaupteten beklagt beklagte verlangt verlangte bestritt bestreitet bestritten leugnet leugnete dementiert dementierte sagt sagte sagten gesagt erklärt erklärte betont betonte ergänzt ergänzte meint meinte erzählt erzählte "
        "berichtet berichtete schreibt schrieb fragt fragte antwortet antwortete fordert forderte nennt nannte genannt spricht sprach ruft rief beschrieben teilt teilte"
    ),
    saying_stems=(
        "bekräftig kritisier warn mahn erläuter versicher verkünde bedauer begrüß kommentier resümier appellier argumentier "
        "urteil beschuldig bezeichne spotte schimpf klag lob tadel wetter polter jubel erwider entgegne äußer informier"
    ),
    saying_endings="t te ten",
    infinitives="sagen erklären behaupten rufen schreien nennen bezeichnen fragen antworten schreiben",
    inverting=(
        "räumt räumte fügt fügte kündigt kündigte behauptet behauptete beklagt beklagte verlangt verlangte versprach warf sagt sagte sagten erklärt erklärte betont betonte ergänzt ergänzte meint meinte erzählt erzählte berichtet "
        "berichtete schreibt schrieb fragt fragte antwortet antwortete ruft rief"
    ),
    # A phrase has no alternatives, so each combination is written out.
    sources=(
        "laut, nach ansicht von, nach ansicht der, nach meinung von, nach meinung der, nach auffassung von, nach auffassung der, "
        "nach angaben von, nach angaben der, nach einschätzung von, nach einschätzung der, nach worten von, "
        "so der, so die, so das, heißt es in einer mitteilung von, heißt es in einer mitteilung der, heißt "
        "es in einer mitteilung des, heißt es in einer erklärung von, heißt es in einer erklärung der, heißt es "
        "in einer erklärung des, heißt es in einer stellungnahme von, heißt es in einer stellungnahme der, heißt "
        "es in einer stellungnahme des, heißt es in einem schreiben von, heißt es in einem schreiben der, heißt "
        "es in einem schreiben des, heißt es in einem brief von, heißt es in einem brief der, heißt es in einem "
        "brief des, heißt es in einem bericht von, heißt es in einem bericht der, heißt es in einem bericht des"
    ),
    closing_sources="so",
    documents="brief schreiben nachricht mitteilung erklärung",
    document_links="von",
    perceiving="hörte hört hörten sah sieht sahen",
    reciting="las liest lasen vorgelesen verlas verliest",
    own_texts="erklärung mitteilung rede stellungnahme",
    recordings="zitat video aufnahme satz beitrag",
    recitals="beitrag worte worten brief antwort mitteilung erklärung",
    verbatim="worte worten",
    addressing="fragte fragt bat",
    receiving="bekam bekommt bekommen erhielt erhält erhalten",
    replying="antwortete antwortet erwiderte erwidert entgegnete entgegnet",
    mentions="begriff wort worte wörter ausdruck slogan parole satz formulierung titel motto losung",
    using="benutzt benutzte verwendet verwendete gebraucht gebrauchte wiederholt wiederholte sagt sagte prägte ergänzte mit",
    conjunctive="wie",
    postposed_sources="zufolge",
    naming=(
        "buch, roman, film, lied, verein, sogenannte, sogenannten, sogenannter, sogenanntes, sogenanntem, sog., betitelt, namens, mit dem titel, unter "
        "dem titel"
    ),
    adverbs="auch noch schon bereits gestern heute dann zudem später zuletzt daraufhin dabei jedoch hingegen dort hier",
    comparing="als wie",
    addressing_links="an",
    object_articles="den dem einen einem",
    closing_infinitive_marks="zu",
    auxiliaries="hat haben hatte hatten wurde wurden wird werden worden",
    determiners="der die das dem den ein eine einem einen einer eines ihr ihrem ihren sein seinem seinen",
    prepositions="neben hinter gegen ohne trotz wegen außer bei mit nach seit aus auf über unter vor zwischen",
    governing="von für vom",
    recipients="zu zum zur gegenüber",
    subordinators="während nachdem bevor obwohl damit sodass sobald solange indem ob warum wo dass weil als wenn wie wer",
    thats="dass daß",
    coordinators="und oder sowie",
    contrasting="oder",
    companions="gemeinsam mit, zusammen mit",
    elapsed="später zuvor danach",
    equating="ist war sind waren",
    passives="wurde wurden wird werden worden",
    closed_by_verbs="was wer wo warum",
    framing="wurde wurden wird werden",
    agents="von durch",
    modals="hätte hätten könnte könnten würde würden soll sollen sollte sollten",
    coming="wird werden",
    short_of="fast beinahe nahezu",
    unsaid="wollte wollten wollen möchte möchten vermied vermieden vermeidet versuchte versuchten versucht",
    unsaid_phrases="lehnte es ab, lehnt es ab, lehnten es ab, tat so, scheute sich, hörte auf, hört auf, hörten auf, weigert sich, kurz davor",
    invented="erfunden falsch gefälscht erlogen",
    fakes=(
        "falschen falsches falscher falsche gefälschten gefälschtes gefälschter gefälschte manipulierten manipuliertes "
        "manipulierte satirischen satirischer fiktiven fiktiver"
    ),
    genuine="echt authentisch wahr real",
    fictions="im stück, in einem stück, im roman, in einem roman, im traum, in einem traum, im sketch, in der satire",
    treated="empfangen begrüßt verurteilt bedacht",
    doubted="gerücht gerüchte behauptung will wollte wollen möchte hofft hoffte forderte fordert verlangt verlangte wünscht wünschte fürchtet fürchtete befürchtet befürchtete",
    alternatives="weder noch oder",
    conditions="wenn falls ob",
    opening_questions="sagt sagte sagten erklärt erklärte meint meinte schreibt schrieb nennt nannte behauptet behauptete",
    postposed="nicht nie niemals keineswegs",
)
