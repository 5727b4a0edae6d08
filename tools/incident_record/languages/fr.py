"""French."""

from incident_record.languages.model import Language

WORDS = Language(
    code="fr",
    of_parts="de du des d'",
    number_links="et",
    months=(
        "janvier janv, février févr, mars, avril avr, mai, juin, juillet juil, août, septembre sept, octobre oct, "
        "novembre nov, décembre déc"
    ),
    weekdays="lundi lun, mardi mar, mercredi mer, jeudi jeu, vendredi ven, samedi sam, dimanche dim",
    date_words="le la l du de au à en ce cette dernier prochain et jour nuit matin midi après-midi soir minuit",
    magnitudes="mille millier milliers, million millions, milliard milliards, billion billions",
    numerals="douzaine douze, paire deux, couple deux",
    fractions=(
        "1/2 demi demie moitié, 3 tiers, 4 quart quarts, 5 cinquième cinquièmes, 6 sixième sixièmes, 7 septième "
        "septièmes, 8 huitième huitièmes, 9 neuvième neuvièmes, 10 dixième dixièmes"
    ),
    units=(
        "% pour_cent, year ans année années, month mois, week semaine semaines, d jour jours, hour heure heures h, "
        "clock heure heures h, minute minutes, mile milles, km kilomètre kilomètres, meter mètre mètres, foot pieds, "
        "kg kilogramme kilogrammes, lb livre livres, £ livre livres, ton tonne tonnes, $ dollar dollars, ¢ centimes, "
        "€ euro euros, ° degré degrés, - moins, "
        "¤chf francs, ¤pln zlotys"
    ),
    titles="m mm mme mmes mlle mlles mgr me pr vve",
    abbreviations=(
        "adr anc ann append apr art auj aux av boul broch bull c.-à-d cam cf ch.-l chap coll collab config contr dest dict "
        "dir éd édit encycl env équiv étc exempl fasc fém gouv graph hab hôp ibid ill illustr imm imprim inf jeu "
        "lib ll.aa ll.mm loc.cit masc mer niv p.ex prés quart r.-v réf rép sam sect sing suiv sup suppl symb synth syst "
        "tél ven voit vb"
    ),
    short_months="janv févr avr juil sept oct nov déc",
    function_words=(
        "il elle ils elles on nous vous je ce cet cette ces un une et mais ou donc car ni si quand où comme parce puis "
        "alors ensuite après avant depuis pendant selon sans dans avec pour par sur sous chez en à au aux ne pas jamais "
        "personne rien tous toutes tout chaque autre son sa ses leur leurs notre nos mon ma mes que qui quoi pourquoi "
        "comment oui non c'est aussi même"
    ),
    # “Personne”, “rien” and “peine” mean something else as nouns; in doubt they negate.
    negations=(
        "ne pas jamais rien personne aucun aucune nul nulle non sans sauf excepté hormis s'il s'ils guère rarement "
        "peine doute doutes doutent doutons doutais doutait douté nie nies nient nions niait nié dément démentent "
        "démenti refuse refuses refusent refusons refusait refusé rejette rejettent rejeté faux fausse mensonge "
        "mensonges menteur menteurs menteuse menteuses impossible improbable prétendu prétendue prétendument "
        "soi-disant échoue échoué échouent évite éviter évité empêche empêcher empêché interdit interdite interdire "
        "pourvu jusqu'à jusqu'au jusqu'aux"
    ),
    negating_phrases=(
        "à moins, gardé de, gardée de, gardés de, à condition, à la condition, tant que, tant qu'il, tant qu'elle, tant qu'on, en cas, au cas, au "
        "lieu, plutôt que, loin de, loin d'être, à peine, peu probable, faire semblant, fait semblant, font semblant, "
        "trop * pour"
    ),
    fews="peu",
    before_fews="un quelque depuis sous d'ici",
    negating_starts="n'",
    onlys="seulement simplement",
    untils="jusqu'à jusqu'au jusqu'aux",
    first_person="je j'ai moi mon ma mes nous notre nos",
    pronouns="il elle ils elles on",
    plural_pronouns="ils elles",
    inverted_pronouns="on",
    he_pronouns="il",
    she_pronouns="elle",
    he_titles="m monsieur",
    she_titles="mme mlle madame mademoiselle",
    definite="le la les",
    institutions="association mairie gouvernement ministère commission comité conseil bureau agence autorité syndicat fondation institut université collège hôpital église tribunal entreprise groupe parti service société centre banque parlement sénat fédération compagnie préfecture",
    offices="maire ministre président présidente porte-parole chef cheffe directeur directrice",
    distinguishing="ancien ancienne ex vice autre",
    particles="de du la le",
    belonging="de du des",
    located="à dans",
    locating="en dans",
    quoting_participles="citant",
    saying=(
        "reconnaît reconnu réclame réclamé exige exigé nie nient niait nié dément démentit démenti dira diront crie crié cria criait dit disait disaient disent déclare déclaré explique expliqué expliquait ajoute ajouté affirme affirmé précise précisé "
        "souligne souligné raconte raconté assure assuré estime estimé répond répondu demande demandé écrit écrivait note "
        "indique indiqué prévient prévenu nuance nuancé lance lancé confie confié conclut conclu poursuit poursuivi reprend soutient soutenu admet admis promet promis avertit averti décrit critiqué critiquait parle parlait"
    ),
    saying_stems=(
        "martèl martel regrett dénonc qualifi trait accus insist rappell lâch ironis tempêt assén résum répliqu rétorqu "
        "évoqu plaid salu félicit déplor fustig témoign raill avou hurl annonc confirm soulign expliqu racont affirm "
        "ajout assur déclar s'exclam s'indign s'insurg s'étonn s'inquièt s'emport s'interrog"
    ),
    saying_endings="e ent é ée ait aient",
    infinitives="dire déclarer affirmer crier hurler appeler qualifier demander répondre expliquer annoncer lancer traiter",
    inverting=(
        "reconnaît reconnu averti réclame réclamé exige exigé déclaré expliqué ajouté affirmé précisé souligné raconté assuré estimé répondu dit disait déclare explique expliquait ajoute affirme précise souligne raconte assure estime répond demande écrit "
        "indique prévient nuance lance confie conclut poursuit reprend soutient admet promet avertit"
    ),
    sources="selon, d'après, aux yeux de, de l'avis de, à en croire, aux dires de",
    viewpoints="pour",
    documents="lettre communiqué courrier courriel",
    document_links="de d'",
    perceiving="entendu entend entendait vu voit",
    reciting="lu lit lisait lisant récité",
    own_texts="communiqué discours déclaration notes",
    recordings="citation phrase vidéo enregistrement publication",
    recitals="mots lettre réponse message communiqué déclaration",
    verbatim="mots",
    addressing="demandé demande dit",
    receiving="reçu reçoit recevait",
    replying="répondu répond rétorqué rétorque répliqué réplique",
    mentions="expression mot mots terme slogan formule phrase titre surnom",
    using="emploie employé utilise utilisé répète répété dit écrit lancé lance ajouté avec",
    conjunctive="comme",
    naming=(
        "livre, roman, film, chanson, association, intitulé, intitulée, intitulés, surnommé, surnommée, soi-disant"
    ),
    auxiliaries="ont avait avaient été fut furent est sont était étaient s'est se",
    near_auxiliaries="a",
    determiners="le la les un une l'",
    prepositions="devant derrière sous sur hors malgré parmi outre envers près dès dans avec chez sans vers entre depuis pendant contre avant après",
    governing="pour représentant défendant soutenant accusant",
    recipients="à au aux",
    subordinators="que qui quand lorsque où dont",
    thats="que qu'",
    relative_pronouns="qui",
    coordinators="et ou",
    contrasting="ou",
    companions="ainsi que, de même que, avec",
    topics="quant à",
    elapsed="tard tôt",
    passives="été fut furent",
    agents="par",
    modals="aurait auraient pourrait pourraient devrait devraient dira diront affirmera déclarera assurera expliquera annoncera",
    short_of="presque quasi",
    unsaid="garde gardé gardée failli faillit voulu voulait veut veulent va vont allait allaient espère espérait",
    unsaid_phrases="peur de, abstenu de, abstenue de, hésité à, hésite à, cessé de, cesse de, évité de, évite de, tenté de, tente de, essayé de, essaie de, songé à, pensé à, songe à, apprête à, apprêtait à, point de, promis de, renoncé à, refusé de, refuse de, rêvé de, rêve de",
    invented="inventé inventée inventés inventées mensonger mensongère",
    fakes="faux fausse fausses truqué truquée truqués truquées satirique parodique fictif fictive",
    genuine="réel réelle réels réelles authentique authentiques vrai vraie vrais vraies",
    fictions="dans la pièce, dans une pièce, dans le roman, dans un roman, dans le rêve, dans un rêve, dans le sketch",
    treated="accueilli accueillie accueillis condamné condamnée",
    doubted="rumeur rumeurs idée",
    affirming="cessé cesse",
    alternatives="ni ou",
    conditions="si s'il s'ils",
)
