"""Zip files that are the same bytes for the same content: every part has the format's first moment as its date."""

import io
import zipfile


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
