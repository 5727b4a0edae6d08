"""French."""

from incident_record.languages.model import Language

WORDS = Language(
    code="fr",
    titles="mme mlle",
    pronouns="il elle ils elles on",
    inverted_pronouns="on",
    negations="ne pas jamais rien personne aucun aucune sans sauf s'il s'ils guère",
    negating_phrases="à moins",
    negating_starts="n'",
    governing="pour",
    viewpoints="pour",
)
