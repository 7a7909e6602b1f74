#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What takes too long for every change, before a release: every test 20 times in random order, clang-tidy over all
# sources. Needs clang-tidy and shellcheck, which the set-up does not install.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
for tool in run-clang-tidy shellcheck; do
    command -v "$tool" >/dev/null || { echo "deep-check: $tool is missing (apt-get install clang-tidy shellcheck)" >&2; exit 1; }
done

cd "$root"
shellcheck packaging/*.sh .ci/run
packaging/test.sh
ctest --preset release --parallel 2 --schedule-random --repeat until-fail:20
packaging/build.sh dev
run-clang-tidy -quiet -p build/dev "^$root/(models|app|ui|tests)/"
