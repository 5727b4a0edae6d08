"""Polish."""

from incident_record.languages.model import Language

WORDS = Language(
    code="pl",
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
    negations="nigdy nikt nic bez jeśli jeżeli ani żaden żadna żadne gdyby",
    negating_phrases="chyba że, o ile",
    governing="dla",
)
