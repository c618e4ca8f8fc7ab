"""Domain results drawn with Altair: pure functions of a result, the catalogue and a palette.

The form of a chart is built once per palette, since Altair takes tens of milliseconds for it; each result then only
brings its rows. Every chart leaves its finding to a heading beside it and has a sentence for those who cannot see it and
a table twin. Names stand above their line, values at their mark, and shape repeats what colour says.
"""
