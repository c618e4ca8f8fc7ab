#!/bin/sh
# Make sure there is a PostgreSQL server for the storage tests: use the one there is, install Debian's as root, or say what to do.
set -eu
command -v initdb >/dev/null 2>&1 && exit 0
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null
    exit 0
fi
echo "The storage tests need a PostgreSQL server. Install it (Debian, Ubuntu: sudo apt install postgresql) and run this again." >&2
exit 1
