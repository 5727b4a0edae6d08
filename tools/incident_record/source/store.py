"""Where a source's text or seal is found, and what is found there. Each file is read once a run."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from incident_record.problems import Code
from incident_record.source import seal as seals
from incident_record.source import text as texts
from incident_record.source.view import SourceView, TextView

TEXTS_VARIABLE = "INCIDENT_TEXTS"
"""The environment variable that names a folder of texts."""


@dataclass(frozen=True)
class OpenedSource:
    """What is at hand of a source.

    Args:
        view: what the check reads, or None where nothing can be read.
        text: the text in canonical form, where it is at hand.
        seal: the committed seal, where it can be read and is of this text.
        faults: what is wrong with text or seal, as codes and messages.
    """

    view: SourceView | None
    text: texts.Text | None
    seal: seals.Seal | None
    faults: tuple[tuple[Code, str], ...]


class SourceStore:
    """Finds the sources of records.

    Args:
        given: files by the `text` that they are.
        seal_only: whether to overlook all texts.
        texts_folder: a folder of texts, after `sources/`; by default the one that `INCIDENT_TEXTS` names.
    """

    def __init__(
        self,
        given: Mapping[str, Path] | None = None,
        *,
        seal_only: bool = False,
        texts_folder: Path | None = None,
    ) -> None:
        self._given = dict(given or {})
        self._seal_only = seal_only
        named = os.environ.get(TEXTS_VARIABLE)
        self._texts_folder = texts_folder or (Path(named) if named else None)
        self._opened_sources: dict[tuple[Path, str, str], OpenedSource] = {}

    @property
    def given(self) -> frozenset[str]:
        """The `text` of each file that was given by name."""
        return frozenset(self._given)

    def open(self, folder: Path, stem: str, marks: str) -> OpenedSource:
        """What is at hand of a source.

        Args:
            folder: the folder of the record that cites it.
            stem: the source's `text`.
            marks: the source's outer quotation marks.
        """
        key = (folder, stem, marks)
        if key not in self._opened_sources:
            self._opened_sources[key] = self._open(folder, stem, marks)
        return self._opened_sources[key]

    def seal_path(self, folder: Path, stem: str) -> Path:
        """Where the seal of a text is kept."""
        return folder / "sources" / f"{stem}.seal.json"

    def files(self, folder: Path, stem: str) -> tuple[Path, ...]:
        """The files that what is at hand of a source depends on, whether they are there or not."""
        return (*self._text_paths(folder, stem), self.seal_path(folder, stem))

    def _text_paths(self, folder: Path, stem: str) -> list[Path]:
        if self._seal_only:
            return []
        if stem in self._given:
            return [self._given[stem]]
        paths = [folder / "sources" / f"{stem}.txt"]
        if self._texts_folder is not None:
            paths.append(self._texts_folder / f"{stem}.txt")
        return paths

    def _open(self, folder: Path, stem: str, marks: str) -> OpenedSource:
        text_paths, seal_path = self._text_paths(folder, stem), self.seal_path(folder, stem)
        faults: list[tuple[Code, str]] = []
        seal = self._read_seal(seal_path, marks, faults)
        for path in text_paths:
            if not path.exists():
                continue
            text = self._read_text(path, marks, faults)
            if text is None:
                return OpenedSource(None, None, seal, tuple(faults))
            if seal is not None and seals.make(text).digest != seal.digest:
                message = f"The text {path} is not the one that {seal_path} seals. Restore the text; or, if this one is right, remove that file, seal again, and have the new digest reviewed by someone who has the article."
                faults.append((Code.SOURCE_CHANGED, message))
                seal = None
            digest = seal.digest if seal else None
            return OpenedSource(TextView(text, digest), text, seal, tuple(faults))
        if seal is not None:
            return OpenedSource(seals.SealView(seal), None, seal, tuple(faults))
        if not faults:
            wanted = " or ".join(str(path) for path in self.files(folder, stem))
            faults.append(
                (Code.NO_SOURCE, f"There is neither a text nor a seal of `{stem}`; put it at {wanted}.")
            )
        return OpenedSource(None, None, None, tuple(faults))

    def _read_text(self, path: Path, marks: str, faults: list[tuple[Code, str]]) -> texts.Text | None:
        try:
            return texts.canonicalize(path.read_bytes().decode("utf-8-sig"), marks)
        except UnicodeDecodeError:
            faults.append((Code.NO_SOURCE, f"The text {path} is not UTF-8; save it in that encoding."))
        except OSError as error:
            faults.append((Code.NO_SOURCE, f"The text {path} cannot be read: {error.strerror}."))
        return None

    def _read_seal(self, path: Path, marks: str, faults: list[tuple[Code, str]]) -> seals.Seal | None:
        try:
            seal = seals.parse(path.read_bytes())
        except FileNotFoundError:
            return None
        except OSError as error:
            faults.append((Code.NO_SOURCE, f"The seal {path} cannot be read: {error.strerror}."))
            return None
        except seals.OtherRules as error:
            faults.append(
                (Code.SEAL_OUTDATED, f"The seal {path} cannot serve: {error}. Remove it and run `make seal`.")
            )
            return None
        except seals.SealError as error:
            message = (
                f"The seal {path} is damaged: {error}. Check it out again, or remove it and run `make seal`."
            )
            faults.append((Code.SEAL_DAMAGED, message))
            return None
        if seal.marks != marks:
            message = f"The seal {path} was made for `marks: {seal.marks}`, and the record says {marks}."
            faults.append((Code.SEAL_OUTDATED, message))
            return None
        return seal
