"""Spanish."""

from incident_record.languages.model import Language

WORDS = Language(
    code="es",
    titles="sr sra srta dra",
    pronouns="él ella ellos ellas",
    personal_pronouns="él ella",
    # “si” means more in Italian: a false alarm costs a line, a missed one passes on the contrary of what was said.
    negations="nunca jamás ningún ninguno ninguna nadie nada tampoco sin si ni salvo excepto",
    negating_phrases="a menos",
    governing="de del para",
    viewpoints="para",
)
