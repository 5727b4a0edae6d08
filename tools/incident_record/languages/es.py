"""Spanish."""

from incident_record.languages.model import Language

WORDS = Language(
    code="es",
    of_parts="de del",
    number_links="y",
    months=(
        "enero ene, febrero feb, marzo mar, abril abr, mayo may, junio jun, julio jul, agosto ago, septiembre "
        "setiembre sept sep, octubre oct, noviembre nov, diciembre dic"
    ),
    weekdays="lunes lun, martes mar, miércoles mié, jueves jue, viernes vie, sábado sáb, domingo dom",
    date_words=(
        "el de del la en a por este pasado próximo último y día noche madrugada mañana tarde mediodía medianoche"
    ),
    magnitudes="mil, millón millones, millardo, billón billones",
    numerals="docena doce, ambos dos, ambas dos, pareja dos, par dos",
    fractions=(
        "1/2 medio media mitad, 3 tercio tercios tercera terceras, 4 cuarto cuartos cuarta cuartas, 5 quinto quintos "
        "quinta quintas, 6 sexto sextos sexta, 7 séptimo séptimos, 8 octavo octavos octava, 9 noveno novenos, 10 décimo "
        "décimos décima"
    ),
    units=(
        "% por_ciento, year año años, month mes meses, week semana semanas, d día días, hour hora horas h, clock hora "
        "horas h, minute minuto minutos, mile millas, km kilómetro kilómetros, meter metro metros, foot pies, kg "
        "kilogramo kilogramos kilos, lb libra libras, £ libra libras, ton tonelada toneladas, $ dólar dólares peso "
        "pesos, ¢ centavo centavos céntimo céntimos, € euro euros, ° grado grados, - menos, "
        "¤chf francos"
    ),
    titles="d sr sra srta sres sras srs dr dra drs lic ing arq prof gral cnel tte sgto excmo excma ilmo ilma dña rvdo",
    abbreviations=(
        "abr admón afmo almte ap apdo art arts atte av avda bibl bco cap cdad cf cfr cía col corp cra cta ctra cv dcha "
        "dcho depto desc dicc dir dn doc dom dpto dto ed edo ej entlo esq etc exc ext fca fdo fig figs fund gob gr "
        "grs hnos hs igl iltre imp impr impto inc incl inst izdo izq izqdo jue km lcda lcdo lda ldo lun máx mié mín mons "
        "mss mtro ntra ntro núm núms p.ej pág págs párr pdte pdta ppal prov pte ptas pts pza rdo reg rte sáb sdad "
        "seg sig sta sto tamb tel tfno trab ud uds univ urb vd vda vds vid vie vol vols vto"
    ),
    short_months="ene feb febr mar abr may jun jul ago sep sept set oct nov dic",
    function_words=(
        "él ella ellos ellas esto eso este esta estos estas ese esa esos esas un una unos unas y pero o ni si cuando donde "
        "como porque aunque después antes luego entonces ahora hoy ayer también además mientras según sin en con por para "
        "desde hasta entre no nunca nadie nada todos todas todo cada otro otra otros otras su sus mi mis nuestro nuestra "
        "se es fue son eran hay había sí qué quién cómo cuándo dónde"
    ),
    # “si” means more in Italian: a false alarm costs a line, a missed one passes on the contrary of what was said.
    # “No” is among the English ones: all languages are asked at once.
    negations=(
        "desmintió desmiente nunca jamás ningún ninguno ninguna nadie nada tampoco sin si ni salvo excepto apenas difícilmente raramente "
        "imposible improbable falso falsa falsos falsas mentira mentiras miente mienten mentiroso mentirosa "
        "mentirosos mentirosas dudo dudas dudan dudamos dudaba dudaban dudoso niego niega niegan negamos negó negaron "
        "negaba rechaza rechazan rechazamos rechazó rechazaron evitar evita evitan evitó impedir impide impiden "
        "impidió prohíbe prohíben prohibió prohibido fingir finge fingen fingió supuestamente presuntamente hasta"
    ),
    negating_phrases=(
        "a menos, a no ser, a condición, con tal, siempre que, siempre y cuando, en caso, en vez, en lugar, lejos de, "
        "de lo contrario, dejó de, dejaron de, dejamos de, demasiado * para"
    ),
    fews="pocos pocas",
    before_fews="unos unas los las estos estas",
    onlys="solo sólo solamente",
    untils="hasta",
    first_person="yo mi mis mí nosotros nosotras nos nuestro nuestra nuestros nuestras",
    pronouns="él ella ellos ellas",
    plural_pronouns="ellos ellas",
    personal_pronouns="él ella",
    he_pronouns="él",
    she_pronouns="ella",
    he_titles="sr señor don",
    she_titles="sra srta señora señorita doña",
    definite="el la los las",
    institutions="asociación ayuntamiento gobierno ministerio consejería comisión comité consejo junta oficina agencia autoridad sindicato fundación instituto universidad colegio hospital iglesia tribunal empresa grupo partido servicio sociedad centro banco parlamento senado federación compañía cooperativa plataforma",
    offices="alcalde alcaldesa ministro ministra presidente presidenta portavoz consejero consejera concejal concejala jefe jefa director directora",
    distinguishing="exalcalde exalcaldesa antiguo antigua vice otro otra",
    particles="del de la",
    belonging="de del",
    located="en",
    locating="en",
    saying=(
        "defiende defendió negó negaron niega niegan negaba desmintió desmiente dirá dirán dijera dijeran dijese dijesen diga digan dice dicen decía decían dijo dijeron dicho diciendo explica explicó señala señaló añade añadió agrega agregó "
        "afirma afirmó asegura aseguró declara declaró cuenta contó comenta comentó responde respondió pregunta "
        "preguntó exclama exclamó promete prometió escribe escribió insiste insistió reconoce reconoció recuerda "
        "recordó subraya subrayó indica indicó apunta apuntó sostiene sostuvo advierte advirtió manifestó expresó "
        "anuncia anunció informó informaron confirmó confirmaron relató narró denunció criticó reclamó pidió exigió "
        "lamentó calificó reveló admitió opinó consideró destacó precisó recalcó reiteró concluyó detalló explicaron "
        "señalaron afirmaron aseguraron anunciaron decir describe describió descrito sugiere sugirió denunciaron alertó condenó rechazó tachó arguyó"
    ),
    saying_stems=(
        "acus llam tild critic lament calific zanj aclar adelant sentenci remat augur celebr tach apostill replic coment "
        "matiz grit susurr bram ironiz proclam avis contest confes desvel ratific espet señal asegur afirm explic declar "
        "recalc reiter detall anunci inform confirm relat narr opin destac apunt indic subray exclam pregunt"
    ),
    saying_endings="a an ó aron aba aban ado ada ando",
    infinitives="decir decirle decirles decirlo declarar afirmar asegurar gritar llamar llamarlo llamarla llamarle exclamar contar preguntar responder explicar susurrar anunciar calificar calificarlo tildar",
    inverting=(
        "defiende defendió sugiere sugirió alertó arguyó dice decía dijo dijeron explica explicó señala señaló añade añadió agrega agregó afirma afirmó asegura "
        "aseguró declara declaró cuenta contó comenta comentó responde respondió pregunta preguntó exclama exclamó "
        "promete prometió escribe escribió insiste insistió reconoce reconoció recuerda recordó subraya subrayó "
        "indica indicó apunta apuntó sostiene sostuvo advierte advirtió manifestó expresó anuncia anunció informó "
        "informaron confirmó confirmaron relató narró denunció criticó reclamó pidió exigió lamentó calificó reveló "
        "admitió opinó consideró destacó precisó recalcó reiteró concluyó detalló explicaron señalaron afirmaron "
        "aseguraron anunciaron"
    ),
    subjectless="dijeron dicen dice decía dijo explicó señaló añadió agregó afirmó aseguró declaró contó comentó respondió preguntó",
    sources="según, a juicio de, en opinión de, a ojos de, en palabras de",
    viewpoints="para",
    documents="carta comunicado mensaje correo escrito",
    document_links="de del",
    perceiving="oyó oyeron escuchó escucharon vio vieron",
    reciting="leyó lee leía leyendo leído recitó",
    own_texts="comunicado discurso declaración notas",
    recordings="cita frase vídeo video audio grabación publicación",
    recitals="palabras carta respuesta mensaje comunicado declaración",
    verbatim="palabras",
    addressing="preguntó pregunta dijo dice",
    receiving="recibió recibe recibido",
    replying="respondió responde contestó contesta replicó replica",
    mentions="lema frase expresión término palabra palabras título eslogan apodo titular consigna",
    using="usa usó usaba usar utiliza utilizó emplea empleó repite repitió dice dijo añade añadió escribió con",
    conjunctive="como",
    naming=(
        "libro, novela, canción, película, asociación, premio al, premio a la, titulado, titulada, titulados, el llamado, la llamada, los llamados, las llamadas, denominado, denominada, apodado, apodada"
    ),
    object_markers="a al",
    addressing_links="a al",
    object_endings="ar er ir ando iendo",
    auxiliaries="ha han había habían fue fueron sido podría podrían",
    near_auxiliaries="le les lo se nos me",
    adverbs="ayer anoche hoy también ya entonces además luego",
    determiners="el la los las un una su sus",
    prepositions="bajo tras según contra hacia delante detrás frente junto en con por desde hasta sobre ante durante entre sin",
    governing="de del para",
    subordinators="que cuando mientras porque donde aunque quien",
    thats="que",
    relative_pronouns="que quien",
    coordinators="y e o",
    contrasting="o",
    companions="junto con, junto a, así como, además de",
    topics="en cuanto a",
    elapsed="después antes",
    equating="es era son eran",
    passives="fue fueron sido",
    agents="por",
    modals="diga digan dijera dijeran dijese dijesen podría podrían habría habrían debería deberían hubiera hubieran hubiese hubiesen pudo dirá dirán afirmará asegurará declarará anunciará explicará",
    short_of="casi",
    unsaid="quiso quería quiere quieren querían intentó intenta intentaba evitó evita evitaba pensaba esperaba espera prometió",
    unsaid_phrases="resiste a, resistió a, niega a, abstuvo de, miedo de, dudó en, dejó de, dejaron de, deja de, dejan de, a punto de, cerca de, trató de, trata de, trataba de, va a, iba a, van a, renunció a, negó a, sueña con, soñó con, pensó en",
    invented="inventado inventada mentira",
    fakes="falso falsa falsos falsas trucado trucada manipulado manipulada satírico satírica ficticio ficticia",
    genuine="real reales auténtico auténtica auténticos auténticas verdadero verdadera cierto cierta suyo suya suyos suyas",
    fictions="en la obra, en una obra, en la novela, en una novela, en el sueño, en un sueño, en la parodia",
    treated="recibido recibida acogido acogida condenado condenada multado multada",
    doubted="rumor rumores idea",
    affirming="dejó deja dejado dejaron",
    alternatives="ni o u",
    conditions="si",
)
