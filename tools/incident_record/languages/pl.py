"""Polish."""

from incident_record.languages.model import Language

WORDS = Language(
    code="pl",
    of_parts="z ze",
    number_links="i",
    months=(
        "styczeń stycznia styczniu sty, luty lutego lutym lut, marzec marca marcu mar, kwiecień kwietnia kwietniu "
        "kwi, maj maja maju, czerwiec czerwca czerwcu cze, lipiec lipca lipcu lip, sierpień sierpnia sierpniu sie, "
        "wrzesień września wrześniu wrz, październik października październiku paź, listopad listopada listopadzie "
        "lis, grudzień grudnia grudniu gru"
    ),
    weekdays=(
        "poniedziałek pon, wtorek, środa środę, czwartek czw, piątek, sobota sobotę sob, niedziela niedzielę niedz"
    ),
    date_words="w we dnia dniu roku r tego zeszły zeszłą i nad ranem rano wieczorem nocy noc południe północy",
    magnitudes="tysiąc tysiące tysięcy, milion miliony milionów, miliard miliardy miliardów, bilion biliony bilionów",
    numerals="tuzin dwanaście, obaj dwa, oba dwa, obie dwa, para dwa",
    fractions=(
        "1/2 pół połowa połowę połowy, 1/4 ćwierć, 3 trzecia trzecią trzeciej trzecie trzecich, 4 czwarta czwartą czwartej "
        "czwarte czwartych, 5 piąta piątą piątej piąte piątych, 6 szósta szóste szóstych, 8 ósma ósme ósmych, 10 "
        "dziesiąta dziesiąte dziesiątych"
    ),
    units=(
        "% procent procenta procentów proc, year rok roku lat lata latek letni letnia letnie letniego letniej, month "
        "miesiąc miesiące miesięcy, week tydzień tygodnie tygodni, d dzień dni, hour godzina godziny godzin, minute "
        "minuta minuty minut, mile mil mile, km kilometr kilometry kilometrów, meter metr metry metrów, kg kilogram "
        "kilogramy kilogramów, lb funt funty funtów, £ funt funty funtów, ton tona tony ton, $ dolar dolary dolarów, "
        "¢ cent centy centów, € euro, ° stopień stopnie stopni, - minus, "
        "¤pln zł złoty złote złotych, ¤chf franków"
    ),
    abbreviations=(
        "abp adw al art asp bp czerw dot dr godz gen gm grudz hab im inż itd itp jw kapt kard kmdr kol kom kpt ks kwiec lek "
        "lip listop lp lub mar marsz mec mgr min mjr mld mln nadinsp nadkom nb np nr obyw ok os pazdz pchor płk podinsp "
        "podkom pkt pl por pow ppłk ppor prof ps red rozdz rys sierp sierż śp św st str strz stycz tj tłum tys tzn tzw "
        "ul ust woj wrzes wyd zob"
    ),
    function_words=(
        "on ona ono oni one my wy ja ten ta te to tego i ale lecz albo ani gdy kiedy jeśli bo ponieważ potem teraz dziś "
        "wczoraj jutro także też nie nikt nic nigdy wszyscy każdy w we na z ze do od po przed przy dla bez jego jej ich "
        "nasz co kto gdzie jak dlaczego tak jest był była było byli"
    ),
    # “Nie” is among the German ones: all languages are asked at once.
    negations=(
        "nigdy nikt nikogo nikomu nikim nic niczego niczemu niczym bez jeśli jeżeli jeśliby jeżeliby ani żaden żadna "
        "żadne żadnego żadnej żadnych żadnym żadną żadnemu gdyby dopóki póki oprócz zamiast rzadko ledwo ledwie "
        "rzekomo niby nieprawda nieprawdą niemożliwe nieprawdopodobne fałsz fałszem fałszywe kłamstwo kłamstwem "
        "kłamca kłamcą kłamcy kłamcami kłamie kłamią wątpię wątpi wątpią wątpimy wątpił wątpiła wątpliwe zaprzecza "
        "zaprzeczają zaprzeczam zaprzeczył zaprzeczyła zaprzeczyli odmawia odmawiają odmawiam odmówił odmówiła "
        "odmówili odmówiliśmy odrzucił odrzuciła odrzucili zakazał zakazała zakazano zakazuje zabronił zabroniła "
        "udaje udają udawał udawali unikać uniknąć"
    ),
    negating_phrases=(
        "chyba że, o ile, pod warunkiem, w razie, na wypadek, z wyjątkiem, mało kto, mało co, daleki od, dalekie od, "
        "dalecy od, zbyt * by, zbyt * aby, za * by"
    ),
    fews="niewielu niewiele nieliczni",
    onlys="tylko",
    first_person="ja mnie mój moja moje my nas nam nami nasz nasza nasze naszych naszej",
    kin_of="brat siostra matka ojciec syn córka mąż żona brata siostry ojca matki syna męża żony",
    he_titles="pan",
    she_titles="pani",
    distinguishing="były była inny inna",
    institutions="stowarzyszenie ministerstwo urząd komisja komitet rada biuro agencja związek fundacja instytut uniwersytet szkoła szpital kościół sąd firma spółka grupa partia służba towarzystwo centrum bank sejm senat policja",
    locating="w we",
    saying=(
        "zaprzeczył zaprzeczyła zaprzecza zaprzeczają mówi mówią mówił mówiła powiedział powiedziała powiedzieli dodał dodała zapowiedział zapowiedziała stwierdził "
        "stwierdziła odparł odparła wspominał wspominała oświadczył oświadczyła podkreślił podkreśliła napisał napisała "
        "zapytał zapytała odpowiedział odpowiedziała obiecał obiecała nazwany nazwana oskarżony oskarżona wyjaśnia zaznacza podkreśla dodaje ocenia twierdzi przyznaje apeluje informuje komentuje ostrzega zauważa pisze pyta przekonuje krzyknął krzyknęła"
    ),
    saying_stems=(
        "zaznaczy wyjaśni oceni przyzna poinformowa apelowa zaapelowa tłumaczy ostrzeg zauważy komentowa skomentowa "
        "przekonywa twierdzi ogłosi nazwa określi skrytykowa oskarży potwierdzi opisa podsumowa wezwa zarzuci uzna"
    ),
    saying_endings="ł ła li ły",
    infinitives="powiedzieć mówić krzyczeć krzyknąć wołać nazwać nazywać pytać zapytać odpowiedzieć powiedzenia stwierdzenia nazwania",
    inverting=(
        "mówi mówią mówił mówiła powiedział powiedziała powiedzieli dodał dodała zapowiedział zapowiedziała stwierdził "
        "stwierdziła odparł odparła wspominał wspominała oświadczył oświadczyła podkreślił podkreśliła napisał napisała "
        "zapytał zapytała odpowiedział odpowiedziała wyjaśnia zaznacza podkreśla dodaje ocenia twierdzi przyznaje apeluje informuje komentuje ostrzega zauważa pisze pyta przekonuje krzyknął krzyknęła"
    ),
    subjectless=(
        "powiedział powiedziała dodał dodała stwierdził stwierdziła odparł odparła podkreślił podkreśliła zapytał zapytała"
    ),
    receiving="dostał dostała otrzymał otrzymała",
    documents="list wiadomość komunikat oświadczenie pismo wpis",
    perceiving="usłyszał usłyszała słyszał słyszała widział widziała",
    reciting="przeczytał przeczytała odczytał odczytała czyta czytał czytała",
    own_texts="oświadczenie przemówienie oświadczenia",
    recordings="cytat nagranie film wpis",
    sources="według, zdaniem, w opinii, w ocenie",
    addressing="zapytał zapytała pyta",
    replying="odpowiedział odpowiedziała odparł odparła odpowiada odpiera",
    mentions="hasło hasła hasłem określenie określenia zwrot zwrotu termin słowo słowa tytuł",
    using="użył użyła używa powtórzył powtórzyła powiedział powiedziała dodał dodała",
    conjunctive="jak",
    stances="woli, wolą, wolał, wolała",
    naming=(
        "książkę, książka, film, powieść, piosenkę, stowarzyszeniem, tzw., tak zwany, tak zwana, tak zwane, tak zwanych, pod tytułem, pt., zatytułowany, zatytułowana, zatytułowane"
    ),
    auxiliaries="został została zostali zostały był była byli",
    adverbs="sam sama samo sami",
    prepositions="w z ze ku nad po za na od przed przy bez między podczas wobec",
    governing="dla",
    subordinators="że który która które gdy jak",
    thats="że iż jakoby",
    relative_pronouns="który która którzy które",
    coordinators="oraz lub albo",
    contrasting="lub albo",
    companions="wraz z, razem z",
    equating="jest są",
    passives="został została zostali zostały był była byli",
    agents="przez",
    dative_titles="pani panu",
    dative_endings="owi",
    modals="chciałby chciałaby chcieliby miał miała mieli mógł mogła mogli mógłby mogłaby mogliby powinien powinna powiedziałby powiedziałaby powiedzieliby",
    coming="będzie będą",
    unsaid_phrases="bał się, bała się, bali się, wstydził się, wstydziła się, wahał się, wahała się",
    short_of="prawie niemal omal",
    unsaid="chciał chciała chcieli chce chcą próbował próbowała próbowali usiłował usiłowała przestał przestała przestali zamierza zamierzał zamierzała planuje",
    invented="zmyślony zmyślona zmyślone wymyślony wymyślona fałszywe nieprawdziwy nieprawdziwa",
    fakes="fałszywym fałszywy fałszywej fałszywa zmanipulowanym zmanipulowanej fikcyjnym fikcyjnej satyrycznym",
    genuine="prawdziwy prawdziwa prawdziwe autentyczny autentyczna autentyczne jej jego",
    fictions="w sztuce, w powieści, we śnie, w skeczu, w parodii",
    treated="przywitany przywitana powitany powitana skazany skazana",
    doubted="plotka plotki pogłoski",
    affirming="przestał przestała przestali",
    alternatives="ani lub albo",
    conditions="jeśli jeżeli gdyby czy żeby aby dlaczego",
)
