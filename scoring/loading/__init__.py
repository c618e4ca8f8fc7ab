"""Reading the catalogue from YAML, with every complaint about it by file, line and column."""

from scoring.loading.assembly import SHIPPED, CatalogueError, lint, load_catalogue

__all__ = ["SHIPPED", "CatalogueError", "lint", "load_catalogue"]
