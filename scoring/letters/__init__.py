"""Letters and scripts: which is due to whom, what is filled in, what is missing, and what to look at again.

Decides nothing about sending: every draft is the user's own. The words are in `data/letters/`, `letter_blanks.yaml`,
`letter_occasions.yaml` and `letter_review.yaml`.
"""
