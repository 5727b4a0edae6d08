"""German."""

from incident_record.languages.model import Language

WORDS = Language(
    code="de",
    ordinal_months="Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    pronouns="er sie",
    personal_pronouns="er",
    negations=(
        "nicht nie niemals kein keine keinen keinem keiner niemand nichts ohne wenn falls sofern weder kaum außer"
    ),
    negating_phrases="es sei denn",
    governing="von für",
)
