"""English."""

from incident_record.languages.model import Language

WORDS = Language(
    code="en",
    months=(
        "January Jan, February Feb, March Mar, April Apr, May, June Jun, July Jul, August Aug, September Sept Sep, "
        "October Oct, November Nov, December Dec"
    ),
    weekdays="Monday Mon, Tuesday Tues Tue, Wednesday Wed, Thursday Thurs Thu, Friday Fri, Saturday Sat, Sunday Sun",
    date_words=(
        "on in at of the early late mid this last next past and day night midnight noon morning afternoon evening dawn"
    ),
    magnitudes="thousand, million millions, billion billions, trillion trillions",
    numerals="dozen twelve, both two, pair two, couple two, twice two, once one",
    titles=(
        "mr mrs ms mx messrs dr drs prof profs sen sens rep reps gov govs lt lieut sgt cpl pvt pfc spc capt cpt col gen "
        "maj brig cmdr comdr adm cmdre ens det supt insp ofc rev hon fr msgr pres atty attys amb ald st ste mt ft"
    ),
    streets="st dr ft mt",
    abbreviations=(
        "act adj adv al ala alta approx arc ariz ark arr art assn assoc asst aux ave bart bld bldg blvd bros btw cal "
        "calif cdr cert cf ch chap cir cl cllr cmsr co colo comm comp con conn const cont corp cres ct cttee d.phil dak "
        "def del dep dept dip dist div dr.phil ed eds esp esq est et etc ex exec exp expy ext fed fig figs fla fn fwy fy "
        "ga govt hosp hq hr hrs hway hwy hz ia ibid id ida ill inc incl ind ing inst int intl jct jnr jr kan kans kb ken "
        "ky la lab lb lbs lib lic ln ltd lt.cdr man mass max md me med mex mfg mgr mi mich mil min minn misc miss mo mont "
        "mtn mtns n.mex nat natl neb nebr nev nr num okla ont op or ord ore org orig oz p pa para pd pde penn penna ph "
        "ph.d phys pkwy pl plc plz pp pres prin prop prov pt pub que rd ref reg res ret rs rt rte sask sec secy sect ser "
        "sfc snr sq sr sta surg tce tenn ter terr tex tpke treas tsp twp u.s.c ult univ usu ut va var ver viz vol vols vs "
        "vt w.va wash wis wisc wk wy wyo yd yds yr yrs yuk"
    ),
    between="v vs",
    short_months="jan feb mar apr jun jul aug sep sept oct nov dec",
    numbered="no nos",
    lettered=(
        "plan vitamin vitamins type types grade class group team section part appendix exhibit hepatitis option point "
        "gate room unit block line route model column series ward zone level schedule form item influenza"
    ),
    countries="u.s. u.k. u.n. e.u. u.s.a. u.s.s.r. u.a.e.",
    function_words=(
        "a an the this that these those there here he she it we they you his her its our their my your what when where "
        "why how who whom whose which while if but and or nor yet so because although though however then now after "
        "before since as at by in on of for from with without within into to until unless during despite under over "
        "between among about according not no nobody nothing never none neither some many most more all both each every "
        "another any other others few several such is are was were do does did has have had can could would should must "
        "shall let perhaps maybe yes also even just only once still meanwhile instead again later earlier today "
        "yesterday tomorrow one two three him me us them too ago out up off don't doesn't didn't isn't aren't wasn't weren't can't won't i"
    ),
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
