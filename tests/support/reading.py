"""Read printed files back with libraries that did not write them."""

import io

from pypdf import PdfReader


def pages_of(content: bytes) -> list[str]:
    """Return the text of each page of a PDF."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def text_of(content: bytes) -> str:
    """Return the text of a PDF, page by page."""
    return "\n\f\n".join(pages_of(content)) + "\n"
