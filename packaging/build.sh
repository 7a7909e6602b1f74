#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Usage: packaging/build.sh [PRESET [TARGET...]]      PRESET is release (default), dev or asan; no target: all.
# Installs what is missing, configures and builds into build/PRESET.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=${1:-release}
[ $# -eq 0 ] || shift
targets=()
[ $# -eq 0 ] || targets=(--target "$@")

"$root/packaging/setup.sh"
cd "$root"
[ -n "${HOME:-}" ] || export CCACHE_DIR="$root/build/ccache"

# A checkout that was moved or copied keeps a cache that names its old place.
configure=(cmake --preset "$preset")
cache="build/$preset/CMakeCache.txt"
if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
    configure+=(--fresh)
fi
log=$(mktemp)
trap 'rm -f -- "$log"' EXIT
if ! "${configure[@]}" >"$log" 2>&1 </dev/null; then
    cat -- "$log" >&2
    exit 1
fi
cmake --build --preset "$preset" --parallel "$(nproc)" ${targets[@]+"${targets[@]}"} </dev/null
