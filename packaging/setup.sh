#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what building, running and testing Coffer needs on Debian 12. Does nothing when all is there.
set -euo pipefail

fail() { printf 'setup: %s\n' "$*" >&2; exit 1; }

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mapfile -t wanted < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$here/debian-packages.txt")

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    fail "this is no Debian-like system (no apt-get). Install the counterparts of packaging/debian-packages.txt" \
         "yourself, then run: cmake --preset release && cmake --build --preset release"
fi

installed=$(dpkg-query --show --showformat '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null |
            sed -n 's/^installed //p' || true)
missing=()
for package in "${wanted[@]}"; do
    grep -qxF -- "$package" <<<"$installed" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

printf 'setup: installing %d packages: %s\n' ${#missing[@]} "${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null ||
        fail "packages are missing and there is no sudo. As root, run: packaging/setup.sh"
    if sudo -n true 2>/dev/null; then
        as_root=(sudo -n)
    elif [ -t 0 ] && [ -z "${CI:-}" ]; then
        as_root=(sudo) # asks for the password on the terminal
    else
        fail "packages are missing and sudo wants a password, which nobody can type here. As root, run: packaging/setup.sh"
    fi
fi
as_root+=(env DEBIAN_FRONTEND=noninteractive)
apt=(apt-get -qq -o Acquire::Retries=2 -o Acquire::http::Timeout=20 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)

log=$(mktemp)
trap 'rm -f -- "$log"' EXIT
# A broken third-party source must not stop us: what counts is whether the packages arrive.
"${as_root[@]}" "${apt[@]}" update >"$log" 2>&1 </dev/null || true
if ! "${as_root[@]}" "${apt[@]}" install --yes --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null; then
    tail -n 20 -- "$log" >&2
    if grep -q 'Unable to locate package' "$log"; then
        fail "this system does not have all packages by these names. Coffer is made for Debian 12 (Qt 6.4)." \
             "If it is Debian 12, the package lists could not be fetched: check the network."
    elif grep -qE 'Failed to fetch|Could not resolve|Unable to connect|Temporary failure' "$log"; then
        fail "packages could not be downloaded. Check the network and the sources of apt, then try again."
    fi
    fail "apt-get could not install the packages (its last words are above)."
fi
