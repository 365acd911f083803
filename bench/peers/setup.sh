#!/usr/bin/env bash
# Makes the Python environment of the forecast peers, outside the repository: HANKAN_PEERS, by default in the user's
# cache. Needs Python 3.11 or newer and a package index with the wheels below (Prophet's brings its compiled model).
set -euo pipefail
peers="${HANKAN_PEERS:-${XDG_CACHE_HOME:-$HOME/.cache}/hankan/peers}"
python3 -m venv "$peers"
"$peers/bin/pip" install --quiet --disable-pip-version-check --requirement "$(dirname "$0")/requirements.txt"
echo "$peers"
