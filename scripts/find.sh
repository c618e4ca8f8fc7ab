#!/bin/sh
# Make sure there is a `chromium` or a `postgresql` for the tests: use the one there is, install Debian's as root, or say what to do.
set -eu
case "$1" in
    chromium) programs="chromium chromium-browser google-chrome" ;;
    postgresql) programs="initdb /usr/lib/postgresql/*/bin/initdb" ;;
esac
for program in $programs; do
    command -v "$program" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$1" >/dev/null
    exit 0
fi
echo "The tests need $1. Install it (Debian, Ubuntu: sudo apt install $1) and run this again." >&2
exit 1
