#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The parts of set-up that decide something, on samples: nothing is installed.
set -euo pipefail
# shellcheck source=packaging/bootstrap/setup.sh
source "$(dirname "$(realpath "$0")")/../../packaging/bootstrap/setup.sh"

failed=0
# expect WHAT WANTED GOT
expect() {
    [ "$2" = "$3" ] && return
    printf '%s\n  wanted: %s\n  got:    %s\n' "$1" "$2" "$3"
    failed=1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# shellcheck source=/dev/null
release=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")

if [ -n "$release" ]; then
    mkdir -p "$work/lines/sources.list.d" "$work/stanzas/sources.list.d" "$work/none/sources.list.d"
    cat >"$work/lines/sources.list" <<TEXT
# deb http://comment $release main
deb-src http://source $release main
deb [arch=amd64 signed-by=/a b] http://security $release-security main
deb [arch=amd64] http://lines $release main contrib
deb http://second $release main
TEXT
    cat >"$work/stanzas/sources.list.d/some.sources" <<TEXT
Enabled: no
Types: deb
URIs: http://disabled
Suites: $release

Types: deb
URIs: http://security
Suites: $release-security

Types: deb deb-src
URIs: http://stanzas http://other
Suites: $release-updates $release
TEXT
    expect "one-line sources" http://lines "$(package_mirror "$work/lines")"
    expect "deb822 sources" http://stanzas "$(package_mirror "$work/stanzas")"
    expect "no sources" "" "$(package_mirror "$work/none")"
fi

for family in debian fedora; do
    for group in build highlighting run engine tour test; do
        [ -n "$(packages_in "$family" "$group")" ] || expect "$family has packages to $group" some none
    done
    unknown=$(awk '!/^#/ && NF && $1 !~ /^(build|highlighting|highlighting-source|run|engine|tour|test|guest|trial)$/ { print $1 }' \
        "$DARSE_ROOT/packaging/bootstrap/packages.$family")
    expect "groups of $family" "" "$unknown"
done
for family in debian fedora; do
    unknown=$(awk '!/^#/ && NF > 2 { n = split($3, marks, ","); for (i = 1; i <= n; i++) if (marks[i] !~ /^(optional|unless:.+)$/) print $0 }
        NF > 3 && !/^#/' "$DARSE_ROOT/packaging/bootstrap/packages.$family")
    expect "marks of $family" "" "$unknown"
done
expect "a group is not a prefix of another" "libkf6syntaxhighlighting-dev" "$(packages_in debian highlighting)"

# Tables of our own.
(
    DARSE_ROOT=$work
    mkdir -p "$work/packaging/bootstrap"
    cat >"$work/packaging/bootstrap/packages.some" <<'TEXT'
# test  comment
test    plain
test    first|second       optional
test    shell              unless:bash
test    other              optional,unless:no-such-command
trial   elsewhere
TEXT
    expect "rows and their marks" "plain first|second? other?" "$(packages_in some test | paste -sd ' ')"
    exit "$failed"
) || failed=1

# From here on the machine is made up.
packages_installed() { printf '%s\n' here provided; }
packages_in() { printf '%s\n' here absent 'old|provided' 'absent|gone' 'here?' 'nowhere?' 'nowhere|gone?'; }
package_is_offered() { [ "$2" = gone ]; }
expect "what is missing" "absent absent|gone nowhere? nowhere|gone?" "$(packages_missing debian any | paste -sd ' ')"
expect "the alternative that is offered" gone "$(package_choice debian 'absent|gone')"
expect "a single name is taken as it is" absent "$(package_choice debian absent)"
expect "what can be done without and is not offered" "" "$(package_choice debian 'nowhere?')"
expect "what can be done without and is offered" gone "$(package_choice debian 'nowhere|gone?')"

system_family() { printf debian; }
packages_refresh() { :; }
packages_install() { shift && printf 'install %s\n' "$*"; }
expect "what a release does not have stops nobody" \
    "installing absent gone, install absent gone, installing gone, install gone, left out, some tests will do without: nowhere" \
    "$(packages_ensure any | sed 's/^ *//' | paste -sd , | sed 's/,/, /g; s/left out,  */left out, /')"
packages_install() { [ "$2" != gone ]; }
expect "nor does what cannot be installed" "left out, some tests will do without: nowhere gone" \
    "$(packages_ensure any 2>&1 | sed -n 's/^ *\(left out\)/\1/p')"
packages_install() { return 1; }
expect "the rest has to be had" 1 "$( (packages_ensure any >/dev/null 2>&1) || printf '%s' $?)"

expect "milliseconds" "12.3 s" "$(show_ms 12345)"
exit "$failed"
