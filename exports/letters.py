"""Letters as files and addresses: text, a mail draft, a word processor's document, all in one zip, and `mailto:`.

Decides how a letter leaves the app, never what it says. The same letters make the same bytes.
"""

import io
import unicodedata
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from itertools import groupby
from urllib.parse import quote

from exports.archive import put

_LONGEST_ADDRESS = 1900
_LONGEST_NAME = 60
_LONGEST_TITLE = 255
_FIXED = datetime(2026, 1, 1)  # noqa: DTZ001  the format holds no zone
_NOT_IN_ADDRESSES = frozenset('@<>(),;:"\\[] ')
_BREAKS = frozenset({"Cc", "Cs", "Zl", "Zp"})


class LetterError(ValueError):
    """A letter that cannot become a mail; the message says which part to change."""


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A finished letter: the template's id and name, the person's id, name and address, subject and body."""

    letter: str
    title: str
    to: str
    name: str
    address: str
    subject: str
    body: str


def text(one: LetterFile) -> bytes:
    """Return the letter as plain text, its subject on the first line."""
    whole = f"Subject: {one.subject}\n\n{one.body}\n" if one.subject else f"{one.body}\n"
    return whole.encode(errors="replace")


def eml(one: LetterFile) -> bytes:
    """Return a mail that opens as a draft to be sent. Raises LetterError for an address or subject that no header takes."""
    for part, words in (("subject", one.subject), ("name", one.name), ("address", one.address)):
        if any(map(_breaks, words)):
            raise LetterError(f"The {part} holds a line break or a control sign; write it on one line and try again.")
        if "=?" in words:
            raise LetterError(f"The {part} holds =?, which mail programs take for a code; take it out and try again.")
    headers = {"X-Unsent": "1", "To": mail_address(one.address), "Subject": one.subject}
    meant = {name: words for name, words in headers.items() if words}
    mail = EmailMessage(policy=SMTP)
    try:
        for name, words in meant.items():
            mail[name] = words
        mail.set_content(one.body, cte="base64")
        written = mail.as_bytes()
    except (ValueError, IndexError, MessageError):
        raise LetterError("A sign in this letter fits into no mail; take it out and try again.") from None
    read = message_from_bytes(written, policy=SMTP)
    if read.keys() != mail.keys() or any(read[name].split() != words.split() for name, words in meant.items()):
        raise LetterError("The subject cannot be written into a mail as it stands; change it and try again.")
    return written


def docx(one: LetterFile) -> bytes:
    """Return the letter as a document: the subject as its heading, then one paragraph for each part."""
    from docx.shared import Pt  # noqa: PLC0415  slow to import, and only this file needs it

    from exports.documents import blank, content_of  # noqa: PLC0415  see above

    document = blank()
    normal = document.styles["Normal"]
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(10)
    core = document.core_properties
    core.title, core.author, core.comments = _printable(one.subject or one.title)[:_LONGEST_TITLE], "", ""
    core.created = core.modified = _FIXED
    if one.subject:
        document.add_heading(_printable(one.subject), level=1)
    for said, lines in groupby(one.body.splitlines(), key=lambda line: bool(line.strip())):
        if said:
            first, *others = map(_printable, lines)
            paragraph = document.add_paragraph(first)
            for line in others:
                paragraph.add_run().add_break()
                paragraph.add_run(line)
    return content_of(document)


def bundle(letters: Iterable[LetterFile]) -> bytes:
    """Return all letters in one zip, each as text, document and, where it can be a mail, as a mail draft."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        taken: set[str] = set()
        for one in sorted(letters, key=lambda one: (one.letter, one.to)):
            stem = _free(file_stem(one), taken)
            put(archive, f"{stem}.txt", text(one))
            put(archive, f"{stem}.docx", docx(one))
            try:
                put(archive, f"{stem}.eml", eml(one))
            except LetterError as error:
                put(archive, f"{stem}.no-mail.txt", f"{error}\n".encode())
    return written.getvalue()


def mailto(one: LetterFile) -> tuple[str, bool]:
    """Return an address that opens a mail program, and whether the text fits into it; else it holds the subject only."""
    to = quote(mail_address(one.address), safe="@")
    subject = f"mailto:{to}?subject={_quoted(one.subject)}"
    whole = f"{subject}&body={'%0D%0A'.join(map(_quoted, one.body.splitlines()))}"
    return (whole, True) if len(whole) <= _LONGEST_ADDRESS else (subject, False)


def mail_address(address: str) -> str:
    """Return an address that mail can go to, empty for a telephone number or anything else."""
    found = address.strip()
    name, _, host = found.partition("@")
    fits = name and host and found.isascii() and found.isprintable() and not _NOT_IN_ADDRESSES & {*name, *host}
    return found if fits else ""


def file_stem(one: LetterFile) -> str:
    """Name a letter's file by letter and person, in signs that every system takes."""
    name = unicodedata.normalize("NFC", f"{one.letter} {one.title} {one.name}")
    kept = "".join(sign if sign.isalnum() else " " for sign in name)
    return "-".join(kept.split())[:_LONGEST_NAME].rstrip("-") or "letter"


def _free(stem: str, taken: set[str]) -> str:
    """Return a stem that is not taken, also on systems that do not tell capitals apart."""
    free, number = stem, 2
    while free.casefold() in taken:
        free, number = f"{stem}-{number}", number + 1
    taken.add(free.casefold())
    return free


def _breaks(sign: str) -> bool:
    return unicodedata.category(sign) in _BREAKS


def _quoted(line: str) -> str:
    return quote("".join(" " if _breaks(sign) else sign for sign in line), safe="")


def _printable(words: str) -> str:
    """Drop the signs that no document may hold."""
    return "".join(
        sign
        for sign in words
        if sign == "\t" or (sign >= " " and sign not in "\ufffe\uffff" and not "\ud800" <= sign <= "\udfff")
    )
