#!/bin/sh
# Print the `oldest` or the `newest` Python of this machine that is supported and can make environments, on the path or of pyenv.
set -eu
found=""
for version in 3.11 3.12 3.13; do
    for python in "python$version" python3 "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python; do
        "$python" -c "import ensurepip, sys; sys.exit('%d.%d' % sys.version_info[:2] != '$version')" 2>/dev/null || continue
        found=$python
        [ "$1" = newest ] && break
        break 2
    done
done
if [ -z "$found" ]; then
    echo "Round Two needs Python 3.11, 3.12 or 3.13 with venv. Install one, or name yours: make PYTHON=/path/to/python run" >&2
    exit 1
fi
echo "$found"
