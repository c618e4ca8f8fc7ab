"""Domain results drawn as Altair charts: pure functions of a result, the catalogue and a palette.

Every chart leaves its finding to a title beside it, has a sentence for those who cannot see it and rows for its table
twin. Names stand above their line, values at their mark, and shape repeats what colour says.
"""

from charts.picture import Picture

__all__ = ["Picture"]
