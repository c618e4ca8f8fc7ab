"""Letters as files and addresses: text, an email draft, a word processor's document, all in one zip, and `mailto:`.

Decides how a letter leaves the app, never what it says. The same letters make the same bytes.
"""

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import SMTP
from itertools import groupby
from urllib.parse import quote

from exports.archive import MARKS, put

_LONGEST_ADDRESS = 1900
_LONGEST_NAME = 60
_NOT_IN_ADDRESSES = frozenset('@<>(),;:"\\[] ')
_BREAKS = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Signs for which the older standard of host names, the one in Python, leads to another host than the newer.
_DIFFER = frozenset("ßς\u200c\u200d")
SHEETS = frozenset({"worksheet", "questions"})
_DOTS, _LINES = "." * 60, 3


class LetterError(ValueError):
    """A letter that cannot become an email; the message says which part to change."""


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter as it stands: the template's id and name, the person's id, name and address, subject and body.

    `kind` is the template's type, `job` what it is about, `open` the questions that still stand in the text.
    """

    letter: str
    title: str
    to: str
    name: str
    address: str
    subject: str
    body: str
    kind: str = "letter"
    job: str = ""
    open: tuple[str, ...] = ()


def text(one: LetterFile) -> bytes:
    """Return the letter as plain text, its subject on the first line; a sheet or script has its title and job there."""
    body = _marked(one)
    if one.kind in SHEETS:
        room = (_DOTS,) * _LINES
        parts = ("\n".join((*filter(None, [question]), *(answers or room))) for question, answers in sheet_parts(one))
        body = "\n\n".join(parts)
    head = f"Subject: {one.subject}" if one.subject else "\n".join(filter(None, _heading(one)))
    whole = f"{head}\n\n{body}\n" if head else f"{body}\n"
    return whole.encode(errors="replace")


def eml(one: LetterFile) -> bytes:
    """Return an email that opens as a draft to be sent. Raises LetterError for an address or subject that no header takes."""
    for part, words in (("subject", one.subject), ("name", one.name), ("address", one.address)):
        if any(map(_breaks, words)):
            raise LetterError(f"The {part} holds a line break or a control sign; write it on one line and try again.")
        if "=?" in words:
            raise LetterError(f"The {part} holds =?, which email programs take for a code; take it out and try again.")
    headers = {"X-Unsent": "1", "To": mail_address(one.address), "Subject": one.subject}
    meant = {name: words for name, words in headers.items() if words}
    message = EmailMessage(policy=SMTP)
    try:
        for name, words in meant.items():
            message[name] = words
        message.set_content(_marked(one), cte="base64")
        written = message.as_bytes()
    except (ValueError, IndexError, MessageError):
        raise LetterError("A sign in this letter fits into no email; take it out and try again.") from None
    read = message_from_bytes(written, policy=SMTP)
    if read.keys() != message.keys() or any(read[name].split() != words.split() for name, words in meant.items()):
        raise LetterError("The subject cannot be written into an email as it stands; change it and try again.")
    return written


def docx(one: LetterFile) -> bytes:
    """Return the letter as a document: its subject in bold, then one paragraph for each part; sheets have room to write."""
    from exports.letter_document import render  # noqa: PLC0415  slow to import, and only this file needs it

    return render(one)


def bundle(letters: Iterable[LetterFile], catalogue: str) -> bytes:
    """Return all letters in one zip, each as text and document, and what is sent to somebody as an email draft where it can be one.

    Which version of the catalogue made them is the comment of the zip, not of a letter: that is the person's own.
    """
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = f"Catalogue {catalogue}".encode()
        taken: set[str] = set()
        for one in sorted(letters, key=lambda one: (one.letter, one.to)):
            stem = _free(file_stem(one), taken)
            put(archive, f"{stem}.txt", text(one))
            put(archive, f"{stem}.docx", docx(one))
            if one.kind != "letter":
                continue
            try:
                put(archive, f"{stem}.eml", eml(one))
            except LetterError as error:
                put(archive, f"{stem}.no-email.txt", f"{error}\n".encode())
    return written.getvalue()


def mailto(one: LetterFile) -> tuple[str, bool]:
    """Return an address that opens an email program, and whether the text fits into it; else it holds the subject only."""
    to = quote(mail_address(one.address), safe="@")
    subject = f"mailto:{to}?subject={_quoted(one.subject)}"
    whole = f"{subject}&body={'%0D%0A'.join(map(_quoted, one.body.splitlines()))}"
    return (whole, True) if len(whole) <= _LONGEST_ADDRESS else (subject, False)


def mail_address(address: str) -> str:
    """Return an address that every email program takes, its host in ASCII; empty for a telephone number or anything else."""
    found = address.strip()
    name, _, host = found.partition("@")
    fits = name and host and found.isprintable() and not _NOT_IN_ADDRESSES & {*name, *host}
    if not fits or not name.isascii() or not _DIFFER.isdisjoint(host):
        return ""
    try:
        return f"{name}@{host.encode('idna').decode()}"
    except UnicodeError:
        return ""


def address_words(address: str) -> str:
    """Say why an email has no address yet; nothing where it has one."""
    if mail_address(address):
        return ""
    if "@" in address and not address.isascii():
        return "Not every email program takes the letters in their address, so enter it in the email yourself."
    return "No email address is known, so enter it in the email."


def file_stem(one: LetterFile) -> str:
    """Name a letter's file by letter and person, in signs that every system takes."""
    name = unicodedata.normalize("NFC", f"{one.letter} {one.title} {one.name}")
    kept = "".join(sign if sign.isalnum() or unicodedata.category(sign) in MARKS else " " for sign in name)
    return "-".join(kept.split())[:_LONGEST_NAME].rstrip("-") or "letter"


def marked(marker: str) -> str:
    """Return a blank that nobody has filled as it stands in a file: nobody overlooks it, and every program shows it."""
    return f"__{marker}__"


def _marked(one: LetterFile) -> str:
    body = one.body
    for marker in dict.fromkeys(one.open):
        body = body.replace(marker, marked(marker))
    return body


def sheet_parts(one: LetterFile) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each question of a sheet, empty where a part has none, with what is written under it; a blank is nothing written."""
    for said, lines in groupby(one.body.splitlines(), key=lambda line: bool(line.strip())):
        if not said:
            continue
        first, *others = lines
        is_question = first.rstrip().endswith((":", "?"))
        answers = others if is_question else [first, *others]
        yield first if is_question else "", tuple(line for line in answers if line.strip() not in one.open)


def _heading(one: LetterFile) -> tuple[str, str]:
    """Return title and job of what is not sent to anybody."""
    return ("", "") if one.kind == "letter" else (one.title, one.job)


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
