"""English."""

from incident_record.languages.model import Language

WORDS = Language(
    code="en",
    of_parts="of",
    number_links="and",
    not_numerals="once elf cent mil sept un une",
    months=(
        "January Jan, February Feb, March Mar, April Apr, May, June Jun, July Jul, August Aug, September Sept Sep, "
        "October Oct, November Nov, December Dec"
    ),
    weekdays="Monday Mon, Tuesday Tues Tue, Wednesday Wed, Thursday Thurs Thu, Friday Fri, Saturday Sat, Sunday Sun",
    calendar=(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June "
        "July August September October November December"
    ),
    date_words="on in at of the early late mid this last next past and day night midnight noon morning afternoon evening dawn",
    daytimes="a.m. p.m.",
    magnitudes="thousand, million millions, billion billions, trillion trillions",
    numerals="dozen twelve, both two, pair two, couple two, twice two, once one",
    fractions=(
        "1/2 half halves, 3 third thirds, 4 quarter quarters fourth fourths, 5 fifth fifths, 6 sixth sixths, 7 seventh "
        "sevenths, 8 eighth eighths, 9 ninth ninths, 10 tenth tenths"
    ),
    units=(
        "% percent per_cent pct, year years year-old years-old, month months month-old, week weeks week-old, d day "
        "days day-old, hour hours hr hrs, minute minutes, mile miles mi, km kilometer kilometers kilometre "
        "kilometres, meter meters metre metres, foot feet ft, inch inches, kg kilogram kilograms kilo kilos, lb lbs "
        "pound pounds, ton tons tonne tonnes, £ gbp pound pounds, $ us$ usd dollar dollars, ¢ cent cents, € eur euro "
        "euros, ° degree degrees, am a.m., pm p.m., clock o'clock, - minus below_zero, "
        "¤chf swiss_francs, ¤pln zloty zlotys"
    ),
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
    national=(
        "embassy consulate ambassador senate house congress capitol army navy marine marines air coast supreme court "
        "courts district attorney attorneys department treasury constitution customs border census chamber secretary "
        "senator senators representative representatives geological postal forest fish olympic rep sen"
    ),
    countries="u.s. u.k. u.n. e.u. u.s.a. u.s.s.r. u.a.e.",
    function_words=(
        "a an the this that these those there here he she it we they you his her its our their my your what when where "
        "why how who whom whose which while if but and or nor yet so because although though however then now after "
        "before since as at by in on of for from with without within into to until unless during despite under over "
        "between among about according not no nobody nothing never none neither some many most more all both each every "
        "another any other others few several such is are was were do does did has have had can could would should must "
        "shall let perhaps maybe yes also even just only once still meanwhile instead again later earlier today "
        "yesterday tomorrow one two three him me us them too ago out up off don't doesn't didn't isn't aren't wasn't weren't can't won't i "
        "recently separately additionally similarly consequently subsequently previously ultimately eventually initially "
        "specifically unfortunately apparently currently moreover furthermore nevertheless nonetheless"
    ),
    shortened="em tis twas til till cause bout round n cos",
    apostrophe_ends="s in",
    negations=(
        "not never no no-one none nobody nothing nowhere neither nor cannot without hardly scarcely barely rarely "
        "seldom unless if except until whether lest provided providing supposing suppose assuming barring supposedly "
        "allegedly purportedly ostensibly unlikely impossible untrue false falsely liar liars myth hoax deny denies "
        "denied denying denial doubt doubts doubted doubting doubtful refuse refuses refused refusing refusal reject "
        "rejects rejected rejecting dispute disputes disputed disputing refute refutes refuted forbid forbids forbade "
        "forbidden prohibit prohibits prohibited prevent prevents prevented preventing avoid avoids avoided avoiding "
        "neglect neglected pretend pretends pretended pretending wish wishes wished wishing cant dont wont didnt "
        "doesnt isnt arent wasnt werent hasnt havent hadnt couldnt wouldnt shouldnt aint nope nah nonsense absurd "
        "ridiculous lack lacks lacked zero imagine"
    ),
    negating_phrases=(
        "but only, only if, only when, only after, only once, only where, as long as, so long as, in case, in the "
        "event, on condition, on the condition, far from, little if, little evidence, little reason, little chance, "
        "little hope, little proof, little point, hold back from, holds back from, held back from, refrain from, refrains from, refrained from, "
        "rather than, instead of, as though, wrong to, wrong that, a lie, "
        "lies that, is lying, are lying, was lying, were lying, a mistake to, mistaken to, incorrect to, contrary to, "
        "short of, fail to, fails to, failed to, failing to, failure to, fail in, failed in, decline to, declines to, "
        "declined to, declining to, forget to, forgot to, barred from, banned from, used to, apart from, aside from, "
        "other than, save for, but for, all but, anything but, everything but, everyone but, everybody but, yet to, "
        "wrong of, only by, only in, only on, only at, only for, only with, only to, too * to, too * * to, keep * "
        "from, keeps * from, kept * from, stop * from, stops * from, stopped * from, stopped * * from, keep * * from, kept * * from, bar * from, barred * from, ban * "
        "from, banned * from"
    ),
    conditional_verbs="had should were",
    fews="few",
    before_fews="a the these those that his her our their my your its quite last past next first every some",
    negating_ends="n't",
    negating_starts="not- never-",
    nots="not",
    onlys="only just merely simply",
    buts="but",
    untils="until",
    first_person="i me my mine myself we us our ours ourselves",
    pronouns="he she they it we who",
    possessives="his he, her she, their they, its it",
    plural_pronouns="they",
    personal_pronouns="he she",
    other_subjects="i you",
    object_pronouns="him her them me us someone somebody another others anyone anybody everyone everybody people",
    he_pronouns="he",
    she_pronouns="she",
    he_forms="him his himself",
    she_forms="her hers herself",
    he_titles="mr sir",
    she_titles="mrs ms miss madam dame",
    definite="the",
    loaded="claimed claims alleged alleges admitted admits confessed confesses revealed reveals explained explains insisted insists conceded boasted",
    institutions="board department police agency authority committee commission council office bureau ministry inspectorate association union foundation institute university college school hospital church court company corporation group party service society center centre laboratory bank mill senate congress parliament league federation fund newspaper station",
    offices=(
        "spokesman spokeswoman spokesperson chief deputy assistant acting superintendent commissioner "
        "commander president vice director executive officer captain sergeant lieutenant corporal "
        "constable detective sheriff marshal trooper ranger agent chair chairman chairwoman chairperson "
        "secretary treasurer mayor editor reporter host anchor columnist coach player manager press "
        "communications lawyer attorney prosecutor judge leader union member head boss founder owner "
        "partner trustee engineer inspector investigator general principal professor teacher researcher "
        "scientist analyst economist minister pastor governor senator representative veteran critic diver "
        "driver medic paramedic firefighter supporter ally backer rival opponent donor surrogate strategist staffer "
        "operative voter delegate official nominee candidate frontrunner front-runner congressman congresswoman lawmaker "
        "pollster consultant historian author billionaire businessman businesswoman mogul activist organizer expert fellow "
        "correspondent contributor writer blogger pundit commentator moderator counsel student resident farmer nurse "
        "retiree neighbor friend colleague wife husband son daughter brother sister father mother mate insider insiders "
        "supporters allies backers critics opponents aides advisers officials advocate democrat republican skipper "
        "comptroller imam rabbi bishop archbishop cardinal deacon chaplain king queen prince princess duke duchess baron "
        "baroness count countess aunt uncle alderman councilman councilwoman assemblyman assemblywoman warden ambassador "
        "envoy consul speaker premier chancellor admiral magistrate clerk justice supervisor lady lord actor actress singer painter "
        "person persons source sources whip cleric priest monk nun pope vicar curate rector dean provost abbot sheikh sheik emir "
        "sultan ayatollah mullah commodore bailiff coroner registrar surgeon "
        "artist poet coordinator man men woman women boy girl people"
    ),
    past_endings="ed",
    present_endings="s",
    progressive_endings="ing",
    adverb_endings="ly",
    person_endings="er or ist ian man woman ee",
    not_persons="resist insist consist persist exist assist twist never rather matter number paper letter order offer answer",
    distinguishing=(
        "state federal military campus "
        "former ex vice deputy acting assistant interim outgoing incoming onetime elder younger other another rival shadow"
    ),
    particles="van der den al bin ibn",
    belonging="of",
    located="in at from for near",
    kin="family families campaign administration estate",
    proxies="spokesman spokeswoman spokesperson aide attorney lawyer adviser advisor representative",
    spokesmen="spokesman spokeswoman spokesperson",
    spokesman_links="for of",
    locating="in near across throughout on at via",
    inscribing="reading",
    portrayals="description characterization portrayal depiction",
    quoting_participles="quoting",
    # Mostly after VerbNet's classes 37 (communication), 33.1 (judgment) and 29.5 (conjecture).
    saying=(
        "say says said saying tell tells told telling write writes wrote written writing read reads reading "
        "speak speaks spoke speaking think thinks thought thinking feel feels felt feeling admit admits admitted "
        "admitting quip quips quipped quipping dub dubs dubbed dubbing refer refers referred referring slam slams "
        "slammed slamming swear swears swore swearing sing sings sang singing foretell foretells foretold snap snaps "
        "snapped snapping blog blogs blogged blogging"
    ),
    regular_saying=(
        "accuse acknowledge add admonish advise affirm agree allege announce answer apologize applaud argue ask "
        "assail assert assure attack attest aver avow bark bawl beseech bluster beam believe belittle bellow bemoan berate blame blast "
        "boast boom brag call caution celebrate chant characterize charge chide chime chortle chuckle cite claim clarify comment complain "
        "concede conclude concur condemn confess confide confirm consider contend coo counter criticize croak crow "
        "cry declare decry defend demand denounce deny deride describe disagree disclose divulge dismiss drawl drone echo editorialize elaborate "
        "email emphasize enthuse entreat enunciate exclaim exhort explain expound express fault fear fume gloat gripe groan grouse growl grumble grunt "
        "guess gush hail hint hiss holler hope howl hypothesize imagine implore imply inform inquire insinuate insist "
        "instruct interject interrupt intimate intone invoke jeer jest joke label lambaste lament lash laud laugh lecture "
        "liken maintain marvel mention moan mock moralize mourn mumble murmur muse mutter narrate note notify observe opine "
        "phone plead pledge pontificate portray posit post postulate praise pray preach predict proclaim promise "
        "pronounce propose protest query question quibble quote rail rant rasp rave reaffirm reassert rebuke recall recite "
        "recommend recount reflect refute reiterate rejoin relate remark remember remind remonstrate reminisce repeat reply "
        "report respond restate retaliate retort retweet reveal ridicule roar rumble ruminate scoff scold scream "
        "screech sermonize shout shriek sigh signal snarl sneer snipe snort sob specify speculate splutter squeak squeal stammer state stipulate "
        "stress stutter suggest summarize surmise suspect taunt tease term testify text thank theorize thunder tout "
        "trumpet tweet urge utter vent venture voice volunteer vow wail warn wheeze whimper whine whisper wonder "
        "worry yell"
    ),
    nouns=(
        "read reads reading feeling writing saying claims claim reports report comments comment notes note states "
        "state calls call questions question tweets tweet posts post answers answer charges charge demands demand "
        "promises promise attacks attack hopes hope fears fear praise protests protest remarks remark reply "
        "replies response faults fault labels label terms term quotes quote vows vow pledges pledge jokes joke "
        "voice voices shouts shout cries cry worries worry stress thanks thank laughs laugh signals signal drones "
        "crows jeers jeer chuckle chuckles chortle snipe snipes drawl sobs sob squeals squeal quibble quibbles bluster blog blogs email emails phones queries texts ventures"
    ),
    dubbing="called nicknamed dubbed labeled labelled termed",
    thinking=(
        "think thinks thought thinking feel feels felt feeling believe believes believed believing hope hopes hoped hoping "
        "fear fears feared fearing worry worries worried worrying remember remembers remembered remembering consider "
        "considers considered considering imagine imagines imagined imagining guess guesses guessed guessing suspect suspects suspected suspecting wonder wonders "
        "wondered wondering reflect reflects reflected reflecting hold holds held holding"
    ),
    infinitives="say saying reply replying answer answering respond responding shout shouting add adding",
    inverting=(
        "said says added adds asked asks wrote writes replied replies answered continued continues explained explains "
        "noted notes quipped tweeted tweets argued argues declared declares joked insisted recalled recalls observed "
        "warned shouted cried exclaimed responded concluded remarked whispered muttered announced yelled  chimed "
        "beamed boomed reacted read reads agreed countered stated complained lamented admitted mused"
    ),
    beside=(
        "put, puts, beg, begs, begged, begging, begin, begins, began, continue, continues, continued, smiled, laughed, "
        "nodded, shrugged, finished, went on, goes on, cut in, cuts in, broke in, breaks in, put in, puts in, spoke up, "
        "speaks up, piped up, pipes up, chipped in, chips in, weighed in, weighs in, shot back, shoots back, fired back, "
        "fires back, hit back, hits back, struck back, strikes back, chimed in, chimes in, butted in, fought back, "
        "pushed back, pushes back, blurted out, let out, burst out, summed up, sums up, wound up"
    ),
    closing_sources="per",
    sources="according to, attributed to, heard from, in the view of, in the opinion of, in the eyes of, in the estimation of, in the judgment of",
    viewpoints="to for",
    documents="this letter statement notice note report memo message email e-mail post tweet release article column essay editorial book memoir blog piece ad spot cable filing",
    document_links="from by of",
    utterances="reply response answer comment remark warning promise claim reaction verdict advice conclusion report op-ed",
    recitals="words word phrase plea claims question remarks comments pledge demand call text description motto testimony speech assertion argument line complaint cry shout suggestion allegation contention belief insistence admission view opinion account telling point take position stance thesis pitch slogan mantra message refrain catchphrase retort rebuttal quip tweet tagline vow appeal request lines joke theory observation confession explanation",
    pleas="call calls plea pleas demand demands pledge promise vow appeal appeals request",
    reciting="read reads reading recite recites recited reciting",
    own_texts="statement remarks notes speech text declaration apology resignation comments",
    recordings="quote quotes quotation video clip audio recording screenshot image tweet posting",
    verbatim="words word phrase view opinion account telling",
    outcries="cries shouts chants calls boos cry shout chant chorus",
    uttering="responded responds replied replies answered answers erupted erupts burst bursts broke breaks joined joins join led leads lead started starts start raised raises raise launched launches",
    quoting="quoted quotes quoting cited cites citing retweeted retweets",
    addressing="told tells asked asks",
    replying="replied replies answered answers responded responds retorted retorts",
    perceiving="seen caught filmed recorded heard hears hear saw sees see watched watches let lets made makes had overheard",
    causing=(
        "prompted prompts prompting led leads leading forced forces forcing caused causes causing moved compelled compels "
        "compelling inspired inspires inspiring provoked provokes provoking drove drives driving got emboldened"
    ),
    carriers="sign signs banner banners placard placards poster posters shirt shirts t-shirt t-shirts hat hats cap caps button buttons sticker stickers plaque billboard billboards tattoo mug flag",
    authoring="written published released filed issued prepared compiled conducted posted sent out",
    publishing="release releases released releasing issue issues issued issuing run runs ran running air airs aired airing file files filed filing pen pens penned penning write writes wrote writing submit submits submitted submitting",
    affecting=(
        "surprise surprises surprised worry worries worried trouble troubles troubled bother bothers bothered anger angers "
        "angered please pleases pleased delight delights delighted disappoint disappoints disappointed frustrates frustrated"
    ),
    receiving="forwarded forwards leaked leaks obtained obtains deleted saved copied liked likes shared shares reposted reposts received receives got gets saw found read heard",
    works=(
        "book, film, movie, song, novel, album, show, play, poem, series, documentary, memoir, exhibition, painting, "
        "opera, musical, podcast, programme, episode, video, track, ballad, hymn, hit, author of, star of, stars in, "
        "starring in, creator of, director of, sang, sings, singing, performed, performs, recorded, calls itself, call themselves, called itself, called themselves, calling itself, calling themselves"
    ),
    delivering="issue issues issued release releases released make makes made give gives gave offer offers offered deliver delivers delivered have has had send sends sent return returned returns pose posed poses raise raised raises put puts add adds added adopt adopts adopted take takes took strike strikes struck repeat repeats repeated launch launches launched begin begins began open opens opened close closes closed end ends ended issuing continue continues continued turn turns turned draft drafted post posted share shared tweet tweeted cracked cracks",
    regular_stances="accept anticipate assume bash brand castigate chastise coach coin command commend compare compliment congratulate credit decree deplore determine direct disparage endorse estimate excoriate extol expect frame hammer indicate lampoon malign mandate paint pitch ponder posture presume prophesy react recognize reckon reference sense skewer talk upbraid vilify want welcome",
    stances="captioned, signed off, summed, ruled, decided, figures, figured, figuring, projects, projected, projecting, lists, listed, seek, seeks, seeking, offers, offered, offering, ordered, ordering, requested, requesting, favors, favored, favoring, forecast, forecasts, forecasting, foresee, foresees, foresaw, foreseen, demur, demurs, demurred, demurring, sees, saw, found, finds, sought, cast, casts, casting, peg, pegs, pegged, pegging, rip, rips, ripped, ripping, pan, pans, panned, panning, knock, knocks, knocked, campaigned, pointed to, points to, pointed out, points out, point out, made clear, makes clear, make clear, made the point, makes the point, made the case, makes the case, lays out, laid out, spells out, spelled out, sets out, set out, brings up, brought up, sounds off, sounded off, speaks out, spoke out, lashes out, lashed out, hits out, hit out, takes aim, took aim, takes issue, took issue, singles out, singled out, writes off, wrote off, brushes off, brushed off, shrugs off, shrugged off, plays down, played down, talks up, talked up, lobbies for, lobbied for, pushes for, pushed for, fights for, fought for, calls out, called out, rails against, lobbies against, lobbied against, ticked off, launched into, launches into",
    sending="send sends sent",
    mentions="phrase term word words slogan label expression motto lyric refrain chorus hashtag nickname headline caption",
    using="use used uses using utter utters uttered coin coins coined coining repeat repeats repeated repeating add adds added invoke invokes invoked say says said saying employ employs employed shout shouted shouts chant chanted chants write wrote writes speak speaks spoke tweet tweeted deploy deployed prefer prefers preferred adopt adopted with",
    nothings="nothing none",
    exceptions="except more other beyond save",
    stating="give gives gave contain contains contained carry carries carried include includes included",
    dismissing="reject rejects rejected rejecting rejection",
    manners="how what",
    naming="so-called, titled, entitled, nicknamed, aka, a.k.a., known as, billed as, named, named after, prize for, award for, medal for, trophy for, title of, category of, nominated for, crowned",
    indefinite="a an one another",
    infinitive_marks="to",
    before_periods="last this next late early on in a an one two three several few some many less more than nearly almost",
    placing="where which",
    blaming="of for from over",
    auxiliaries="has have had is are was were be been being am do does did will would can could may might should must shall 've 'd 'll 'm 're hasn't haven't hadn't isn't aren't wasn't weren't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't used",
    adverbs="well alone not also again already always ever even first further here just later long never now often once only soon still then there thereafter today tomorrow yesterday himself herself themselves twice almost both instead perhaps rather sometimes meanwhile however too all simply jointly earlier last next yet",
    not_adverbs="emily sally kelly lily molly polly holly billy willy carly beverly kimberly lilly nelly milly shelly family ally reply assembly supply daily weekly monthly bully",
    articles="a the",
    definite_articles="the",
    determiners="the a an this that these those his her its their our my your some many several another one two three most both each every no other others",
    prepositions="of for to in on at from with by about against among around as before after behind below beside between beyond despite during except inside into like near off onto outside over since through throughout toward towards under until upon via within without unlike amid alongside concerning regarding including following besides across per versus along above based",
    governing="for of with about against beside behind near alongside like unlike than told tells telling informed",
    recipients="to",
    subordinators=(
        "that when while if because although though whether where why how what whom which who whose once unless "
        "whereas whenever wherever than after before since until as"
    ),
    adverbial=(
        "when while if because although though unless whereas whenever wherever after before since until as once"
    ),
    thats="that",
    relatives="who",
    relative_pronouns="whom which",
    coordinators="and or but yet nor",
    contrasting="but yet nor or",
    companions="along with, together with, as well as, in addition to, and also",
    openers=(
        "and but so back then now still yet also later meanwhile however instead indeed finally today yesterday tomorrow "
        "therefore thus nevertheless perhaps maybe once again there here even only just soon first second third next likewise otherwise besides nonetheless regardless moreover furthermore"
    ),
    topics="as for, as to",
    periods="moment minute hour day week month year decade night morning afternoon evening weekend spring summer fall winter",
    elapsed="later earlier ago before after afterward afterwards beforehand",
    bare_copulas="be",
    role_prepositions="as after",
    pronominal_determiners="those",
    habitual="used",
    excepting="but",
    expletives="it",
    roughly="about around over",
    asked="asked, when asked, pressed, questioned",
    equating="is are was were",
    passives="is are was were be been being am isn't aren't wasn't weren't",
    agents="by",
    absolutes="with",
    conjunctive="as",
    not_participles="morning evening spring nothing something anything everything meeting hearing briefing building during",
    impersonating="dressed disguised named known described portrayed billed",
    perfects="have 've",
    futures="would will 'd 'll",
    coming="will 'll",
    plain="said tell telling told call calling called write writing wrote announce announced declare declared",
    short_of="seemed seems seem appeared appears appear almost practically virtually try tries tried trying attempt attempts attempted attempting struggle struggled struggles",
    unsaid_phrases="shied away, shies away, shy away, backed away, backed off, steered clear, came close, comes close",
    invented="invented false fictitious hoaxes untrue made-up made unreal spurious apocryphal concocted fictional",
    everything="all everything anything",
    likes="like such of",
    negated_nouns="something anything words even",
    modals="might could should may must ought",
    duties="should must ought",
    perfect_modals="would must will 'd",
    unsaid="nearly dreamed dreamt dreams considered considers considering contemplated contemplates misquoted misquotes wrongly mistakenly incorrectly inaccurately imagine imagines imagined hesitates hesitated too supposed suppose let lets",
    commands="close against about going ready tempted prepared aims aim aimed longed longs yearned yearns wish wishes wished promised promises vowed vows threatened threatens pledged pledges meant last expected plans plan planned intends intend intended hopes hoped scheduled set due likely slated alleged rumored rumoured want wants wanted need needs urge urges urged tell tells told ask asks asked beg begs begged order ordered instruct instructed",
    hedges="reported said believed thought understood claimed reputed",
    fakes="fake faked deepfake deepfaked doctored fabricated forged bogus phony phoney spoof parody satirical fictional fictitious imaginary manipulated ai-generated rumor rumors rumour rumours meme memes hoax",
    genuine="real genuine authentic true accurate hers his theirs mine ours",
    fictions="in the play, in a play, in the novel, in a novel, in the sketch, in a sketch, in the skit, in a skit, in the cartoon, in a cartoon, in the dream, in a dream, in the spoof, in a spoof, in the parody, in a parody",
    treated="met greeted welcomed confronted pelted heckled awarded given handed presented showered hailed nicknamed honored honoured decorated fined jailed imprisoned convicted sentenced sued indicted acquitted sacked fired suspended",
    disowning="rejected rejects rejecting objected objects disavowed disavows avoided avoids banned crossed deleted dropped",
    doubted="joked jokes joking imagined imagines fantasized rumor rumors rumour rumours report reports claim claims allegation allegations suggestion suggestions idea notion story stories speculation belief",
    affirming="hesitate resist afraid shy stop stops stopped stopping tire tires tired help surprise wonder secret question accident coincidence only",
    alternatives="neither nor or either",
    conditions="if unless whether lest",
    factual="what which when after since because while",
    asking="why when how what where who whom whose which",
    postposed="nowhere",
)
