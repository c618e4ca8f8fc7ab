"""Domain results as pictures: pure functions of a result, the catalogue and a palette.

A chart says what it shows: rows, a finding for the heading beside it, a sentence for those who cannot see it, and a
table twin. `vega_lite` draws the rows on a screen, with Altair; paper draws them itself. Names stand at their line, values at
their mark, and shape repeats what colour says.
"""
