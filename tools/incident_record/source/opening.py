"""What can be read of a source: its text, its seal, and what is wrong with them."""

from pathlib import Path

from msgspec import Struct

from incident_record.problems import Code
from incident_record.source.characters import find_unsettled
from incident_record.source.lookup import SourceFiles, seal_path
from incident_record.source.paragraphs import are_paragraphs_unclear, has_words
from incident_record.source.seal import POSITIONS, Seal, make_seal
from incident_record.source.seal_file import OtherRules, SealError, parse_seal
from incident_record.source.text import Text, canonicalize, canonicalize_known
from incident_record.source.view import SealView, SourceView, TextView

# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}

Fault = tuple[Code, str]
"""What is wrong with a text or a seal: a code, and a message."""


class OpenedSource(Struct, frozen=True):
    """What could be read of a source.

    Args:
        view: what the check reads, or None where nothing can be read.
        text: the text in canonical form, where it is at hand.
        seal: the committed seal, where it can be read and is of this text.
        faults: what is wrong with text or seal, as codes and messages.
    """

    view: SourceView | None
    text: Text | None
    seal: Seal | None
    faults: tuple[Fault, ...]


def open_source(files: SourceFiles, folder: Path, stem: str, marks: str) -> OpenedSource:
    """Open a source; never raises for what its files hold.

    Args:
        files: where texts and seals are.
        folder: the folder of the record that cites it.
        stem: the source's `text`.
    """
    text_paths, sealed_at = files.text_paths(folder, stem), seal_path(folder, stem)
    fault = _name_fault(files, folder, stem)
    if fault is not None:
        return OpenedSource(None, None, None, (fault,))
    sealed = _open_seal(files, sealed_at, marks)
    seal, faults = (sealed, []) if isinstance(sealed, Seal) else (None, [sealed] if sealed else [])
    for path in text_paths:
        if isinstance(files.read(path), FileNotFoundError):
            continue
        name, match = (str(folder), stem), (files.digest(path), files.digest(sealed_at), marks)
        # What an earlier run has found out is not computed again, since it costs as a guess does.
        compared = seal is not None and files.matches.get(name) == match
        text = _open_text(files, path, marks, seal if compared else None)
        if not isinstance(text, Text):
            return OpenedSource(None, None, seal, (*faults, text))
        fault = _mismatch(text, seal, (path, sealed_at)) if seal and not compared else None
        if fault is not None:
            faults.append(fault)
            seal = None
        elif seal is not None:
            files.matches[name] = match
        return OpenedSource(TextView(text, seal.digest if seal else None), text, seal, tuple(faults))
    if seal is not None:
        return OpenedSource(SealView(seal), None, seal, tuple(faults))
    faults = faults or [_no_source(files, folder, stem)]
    return OpenedSource(None, None, None, tuple(faults))


def _no_source(files: SourceFiles, folder: Path, stem: str) -> Fault:
    """That there is neither a text nor a seal, and what to do about it."""
    texts, sealed_at = files.text_paths(folder, stem), seal_path(folder, stem)
    named = f"; `text` is the name without `.txt`: `text: {stem[:-4]}`" if stem.endswith(".txt") else ""
    if files.seal_only:  # a text may well be at hand here
        mend = named or f" at {sealed_at}; run `make seal` where the text is"
        return Code.NO_SOURCE, f"There is no seal of `{stem}`{mend}."
    meant = _similar(folder / "sources", stem)
    mend = named or f"; {meant}put it at {' or '.join(map(str, (*texts, sealed_at)))}"
    return Code.NO_SOURCE, f"There is neither a text nor a seal of `{stem}`{mend}."


def _name_fault(files: SourceFiles, folder: Path, stem: str) -> Fault | None:
    """What is wrong with a text's name, so that it would be another file, or none, on another system."""
    if stem.partition(".")[0].lower() in _RESERVED:
        return (Code.NO_SOURCE, f"Windows keeps the name `{stem}` for itself; give the text and its seal another one.")
    texts = [] if stem in files.given else files.text_paths(folder, stem)
    for path in (*texts, seal_path(folder, stem)):
        for name in files.alike(path):
            message = f"`text` is {stem}, and {path.parent} has a {name}. macOS and Windows take both for one name; spell them alike."
            return Code.NO_SOURCE, message
    return None


def _mismatch(text: Text, seal: Seal, paths: tuple[Path, Path]) -> Fault | None:
    """Why a seal is not of a text: its words are others, or only what the rules make of them; None where it is."""
    path, sealed_at = paths
    made = make_seal(text)
    if made.digest == seal.digest:
        return None
    if made.commitment == seal.commitment:
        message = f"The seal {sealed_at} has the words of {path}, but other sentences, quotations or clauses than these rules read there. Remove the seal, seal again, and have the new digest reviewed by someone who has the article."
        return Code.SEAL_OUTDATED, message
    # Imported here, since only this failure needs it.
    from incident_record.source.changes import summarize

    name = sealed_at.name.replace(".seal.json", ".txt")
    follow = (
        f"run `incident.py update {path}`"
        if path.name == name
        else f"save it as {name}, run `incident.py update` with it"
    )
    message = f"The text {path} is not the one that {sealed_at} seals: {summarize(seal, text)}. Restore the text; or, if this one is right, {follow}, seal again, and have the new digest reviewed by someone who has the article."
    return Code.SOURCE_CHANGED, message


def _open_text(files: SourceFiles, path: Path, marks: str, seal: Seal | None) -> Text | Fault:
    """The text in a file; with the positions of its seal, where one is given that was compared with it."""
    content = files.take(path)
    if seal is not None and isinstance(content, bytes):
        # To find these, and what would hinder that, takes most of the time that a text takes.
        positions = {name: getattr(seal, name) for name in POSITIONS if name in Text.__struct_fields__}
        return canonicalize_known(content.decode("utf-8-sig"), marks, positions)
    text = decode_source(content, path)
    return canonicalize(text, marks) if isinstance(text, str) else text


def decode_source(content: bytes | OSError, path: Path) -> str | Fault:
    """The text in a source's file, or why it cannot serve as one.

    Args:
        content: of the file, or why it cannot be read.
        path: the file, for the message.
    """
    if isinstance(content, OSError):
        return Code.NO_SOURCE, f"The text {path} cannot be read: {content.strerror}."
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Code.NO_SOURCE, f"The text {path} is not UTF-8; save it in that encoding."
    if not has_words(text):
        return Code.NO_SOURCE, f"The text {path} is empty; put the article's text into it."
    if are_paragraphs_unclear(text):
        # Every number of a paragraph would be wrong, and so would be whatever else is said of the text.
        message = f"Is a blank line missing between the paragraphs of {path}? It has none, and most of its lines end a sentence. Put one between paragraphs, or join the lines of one paragraph."
        return Code.PARAGRAPHS_UNCLEAR, message
    at = find_unsettled(text)
    if at is None:
        return text
    line = text.count("\n", 0, at) + 1
    message = f"The text {path} has U+{ord(text[at]):04X} in line {line}, a letter, digit or mark that Unicode has had only since version 15. Python 3.11 and later versions read it differently, so that its seal would not be the same everywhere; cite a copy of the source without it."
    return Code.NO_SOURCE, message


def _open_seal(files: SourceFiles, path: Path, marks: str) -> Seal | Fault | None:
    content = files.take(path)
    if isinstance(content, FileNotFoundError):
        return None
    if isinstance(content, OSError):
        return Code.NO_SOURCE, f"The seal {path} cannot be read: {content.strerror}."
    try:
        seal = parse_seal(content)
    except OtherRules as error:
        return Code.SEAL_OUTDATED, f"The seal {path} cannot serve: {error}. {error.cure}"
    except SealError as error:
        return Code.SEAL_DAMAGED, f"The seal {path} is damaged: {error}. {error.cure}"
    if seal.marks != marks:
        message = f"The seal {path} was made for `marks: {seal.marks}`, and the record says {marks}. Correct `marks`, or remove the seal and run `make seal` where the text is."
        return Code.SEAL_OUTDATED, message
    return seal


def _similar(folder: Path, stem: str) -> str:
    """Which file of a folder is most likely meant by a text's name, as the start of an advice; empty where none is."""
    from difflib import get_close_matches  # imported here, since only this failure needs it

    try:
        files = sorted(file for file in folder.iterdir() if ".numbered." not in file.name)
    except OSError:
        return ""
    names = {file.name.partition(".")[0]: file for file in files}
    near = get_close_matches(stem, list(names), 1, 0.8)
    return f"is it {names[near[0]]}? Then correct one of the two names; else " if near else ""
