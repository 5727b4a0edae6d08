"""English."""

from incident_record.languages.model import Language

WORDS = Language(
    code="en",
    titles=(
        "mr mrs ms mx dr prof sen rep gov lt sgt cpl pvt capt cpt col gen maj cmdr det supt insp rev hon "
        "fr st mt ft pres atty ofc dep asst vs jan feb apr jun jul aug sep sept oct nov dec vol fig p pp "
        "inc corp co ltd jr bros"
    ),
    numbered="no nos",
    daytimes="a.m. p.m.",
    calendar=(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
        "July August September October November December"
    ),
    pronouns="he she they it we who",
    personal_pronouns="he she",
    negations=(
        "not never no no-one none nobody nothing nowhere neither nor cannot without hardly scarcely "
        "barely rarely seldom unless if except until whether lest provided supposing assuming supposedly "
        "allegedly unlikely impossible untrue deny denies denied denying doubt doubts doubted refuse "
        "refuses refused refusing wish wished"
    ),
    negating_phrases=(
        "but only, only if, only when, as long as, far from, little if, rather than, instead of, as "
        "though, wrong to, wrong that, false that, all but, anything but, everything but, everyone but, "
        "everybody but"
    ),
    negating_ends="n't",
    negating_starts="not- never-",
    nots="not",
    onlys="only just merely simply",
    buts="but",
    untils="until",
    governing=("for of with about against beside behind near alongside like unlike than told tells telling informed"),
    recipients="to",
    accordance="according",
    relatives="who",
    before_titles="the then former",
    asked="asked, when asked, pressed, questioned",
    proxies="spokesman spokeswoman spokesperson aide attorney lawyer adviser advisor representative",
    proxy_links="for to of",
    spokesmen="spokesman spokeswoman spokesperson",
    spokesman_links="for of",
    articles="a the",
    definite_articles="the",
    offices=(
        "spokesman spokeswoman spokesperson chief deputy assistant acting superintendent commissioner "
        "commander president vice director executive officer captain sergeant lieutenant corporal "
        "constable detective sheriff marshal trooper ranger agent chair chairman chairwoman chairperson "
        "secretary treasurer mayor editor reporter host anchor columnist coach player manager press "
        "communications lawyer attorney prosecutor judge leader union member head boss founder owner "
        "partner trustee engineer inspector investigator general principal professor teacher researcher "
        "scientist analyst economist minister pastor governor senator representative veteran critic diver "
        "driver medic paramedic firefighter"
    ),
    company_suffixes="inc co corp ltd plc llc",
    name_suffixes="Jr Sr PhD",
    kin="family families campaign administration estate",
    headline_verbs="say says said tell tells told call calls urge urges ask asks warn warns vow vows deny denies",
    infinitives="say saying reply replying answer answering respond responding shout shouting add adding",
    turning="and but before then until as when while after",
    subjects="he she they",
    shortened="em tis twas til till cause bout round n cos",
    apostrophe_ends="s in",
)
