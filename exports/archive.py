"""Zip files that are the same bytes for the same content: every part has the format's first moment as its date."""

import io
import zipfile
from typing import Final

MARKS: Final = frozenset({"Mn", "Mc"})  # signs that belong to the letter before them, so that a file name keeps them


def put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    """Add a part to an archive that is being written."""
    archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)


def steady(content: bytes) -> bytes:
    """Write a zip again without the moments at which its parts were made."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            put(new, name, old.read(name))
    return written.getvalue()
