#!/bin/sh
# Runs a script with the first Python that can carry Teraju; says in one sentence when there is none.
# The last version named is the newest that the locked requirements have been checked for.
set -eu

for candidate in "${PYTHON:-}" python3.11 python3.12 python3.13 python3.14 python3 python; do
    [ -n "$candidate" ] || continue
    # A name may be there and still not work: version managers leave such doors.
    if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' \
        >/dev/null 2>&1; then
        exec "$candidate" "$@"
    fi
    if [ "$candidate" = "${PYTHON:-}" ]; then
        echo "PYTHON=$PYTHON is not a Python 3.11 to 3.14: correct it or leave it out." >&2
        exit 1
    fi
done
echo "Teraju needs Python 3.11 to 3.14 and found none: install it, on Debian or Ubuntu with \`sudo apt install python3 python3-venv\`." >&2
exit 1
