"""Polish."""

from incident_record.languages.model import Language

WORDS = Language(
    code="pl",
    negations="nigdy nikt nic bez jeśli jeżeli ani żaden żadna żadne gdyby",
    negating_phrases="chyba że, o ile",
    governing="dla",
)
