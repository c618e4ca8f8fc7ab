"""Where a sentence comes from: the articles with their rows, and the research."""

from scoring.catalogue import Catalogue, Factor
from wording.screen import plain
from wording.words import listing

SOURCES = "Where this comes from"


def sources_of(factor: Factor, catalogue: Catalogue) -> str:
    """Name the articles (with their rows) and the research behind a factor."""
    articles = {article.id: article.title for article in catalogue.articles}
    rows: dict[str, list[str]] = {}
    for row in factor.seed_refs:
        rows.setdefault(row.split("-")[0], []).append(row)
    named = [f"“{articles[article]}” ({', '.join(ids)})" for article, ids in rows.items()]
    research = {entry.id: entry.citation for entry in catalogue.research}
    return "; ".join([*named, *(research[entry] for entry in factor.weight_rationale.research)]) + "."


def cited(rows: tuple[str, ...], catalogue: Catalogue) -> str:
    """Name the articles behind something, with their rows, in a quiet line; nothing without rows."""
    if not rows:
        return ""
    titles = {article.id: article.title for article in catalogue.articles}
    named = dict.fromkeys(titles[row.split("-")[0]] for row in rows)
    return f":small[:gray[From {listing(f'“{plain(title)}”' for title in named)} ({', '.join(rows)}).]]"
