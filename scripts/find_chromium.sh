#!/bin/sh
# Make sure there is a Chromium for the browser tests: use the one there is, install Debian's as root, or say what to do.
set -eu
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    exit 0
fi
echo "The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt install chromium) and run this again." >&2
exit 1
