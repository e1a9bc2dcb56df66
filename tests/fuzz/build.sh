#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# build.sh: builds the fuzzers in build-fuzz, which takes clang and its runtime library.
set -euo pipefail
# shellcheck source=packaging/bootstrap/setup.sh
source "$(dirname "$(realpath "$0")")/../../packaging/bootstrap/setup.sh"

fail() {
    printf 'failed: %s\n' "$*"
    exit 1
}

command -v clang++ >/dev/null || fail "the fuzzers are built by clang++, which is not here; ./check installs it where it knows the system"
probe=$(mktemp -d)
trap 'rm -rf "$probe"' EXIT
printf 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }\n' >"$probe/probe.cpp"
clang++ -fsanitize=fuzzer,address,undefined -o "$probe/probe" "$probe/probe.cpp" ||
    fail "clang++ is here without the runtime library for fuzzers: libclang-rt-dev on Debian, compiler-rt on Fedora"

use_compiler_cache
configure_tree fuzz build-fuzz
build_tree build-fuzz all
