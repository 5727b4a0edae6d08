"""Arabic."""

from incident_record.languages.model import Language

WORDS = Language(
    code="ar",
    titles="د أ",
    abbreviations="إلخ ا.د أ.د ص.ب كج كلم سم هـ",
    # With “and” and “so” written on.
    negations="لا لم لن ليس ليست غير إذا لو لولا إلا بدون دون ولا ولم ولن وليس فلا فلم فلن وإذا ولو",
)
