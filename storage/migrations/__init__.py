"""Alembic's steps from one version of the tables to the next; never edited once released."""
