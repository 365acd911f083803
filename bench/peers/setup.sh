#!/usr/bin/env bash
# Installs the peers of the benches outside the repository: HANKAN_PEERS, by default in the user's cache.
# The Python environment needs Python 3.11 or newer and a package index with the wheels below (Prophet's brings its
# compiled model). Timefold needs Java 17 and Maven with its central repository, and is left out where they are absent.
set -euo pipefail
peers="${HANKAN_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/hankan/peers}"
python3 -m venv "$peers"
"$peers/bin/pip" install --quiet --disable-pip-version-check --requirement "$(dirname "$0")/requirements.txt"
if command -v mvn >/dev/null && command -v java >/dev/null; then
  mvn -q -B -f "$(dirname "$0")/timefold/pom.xml" -Dpeer.target="$peers/timefold" package
else
  echo "no Timefold: it needs Java 17 and Maven" >&2
fi
echo "$peers"
