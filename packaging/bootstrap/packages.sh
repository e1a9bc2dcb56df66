# shellcheck shell=bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Packages: which the tables beside this file name, which are missing, and installing those. Source common.sh first.

# "debian", "fedora", or "" for a system that has no table.
system_family() {
    local ids
    # shellcheck source=/dev/null
    ids=$(. /etc/os-release 2>/dev/null && printf ' %s %s ' "${ID:-}" "${ID_LIKE:-}")
    case $ids in
    *' debian '* | *' ubuntu '*) command -v apt-get >/dev/null && printf debian ;;
    *' fedora '* | *' rhel '*) command -v dnf >/dev/null && printf fedora ;;
    esac
    return 0
}

# The rows of the groups named, each "package" or "package|alternative"; a "?" ends a row that set-up can do without.
packages_in() {
    local family=$1 row marks mark
    shift
    awk -v groups=" $* " '/^#/ || NF < 2 { next } index(groups, " " $1 " ") { print $2, $3 }' \
        "$DARSE_ROOT/packaging/bootstrap/packages.$family" | while read -r row marks; do
        for mark in ${marks//,/ }; do
            case $mark in
            optional) row+='?' ;;
            unless:*) ! command -v "${mark#*:}" >/dev/null || continue 2 ;;
            esac
        done
        printf '%s\n' "$row"
    done
}

# Every name that counts as installed, provided ones included.
packages_installed() {
    case $1 in
    debian)
        # shellcheck disable=SC2016 # dpkg-query's own placeholders
        dpkg-query -W -f='${db:Status-Status},${Package},${Provides}\n' |
            awk -F, '$1 == "installed" { for (i = 2; i <= NF; i++) { split($i, word, " "); if (word[1] != "") print word[1] } }'
        ;;
    fedora) rpm -qa --qf '[%{PROVIDENAME}\n]' ;;
    esac
}

# packages_missing FAMILY GROUP…: the rows of which no alternative is installed. Asks no network.
packages_missing() {
    local family=$1
    shift
    awk 'NR == FNR { have[$0] = 1; next }
         { row = $0; sub(/\?$/, "", row); n = split(row, names, "|"); for (i = 1; i <= n; i++) if (names[i] in have) next; print }' \
        <(packages_installed "$family") <(packages_in "$family" "$@")
}

packages_are_fresh=
packages_refresh() {
    [ -z "$packages_are_fresh" ] || return 0
    if [ "$1" = debian ]; then
        logged apt-update as_root apt-get update || warn "the package lists could not be brought up to date; trying with the old ones"
    fi
    packages_are_fresh=yes
}

# package_is_offered FAMILY NAME
package_is_offered() {
    case $1 in
    debian) LC_ALL=C apt-cache policy "$2" 2>/dev/null | grep 'Candidate: [^(]' >/dev/null ;;
    fedora) dnf -q list "$2" >/dev/null 2>&1 ;;
    esac
}

# The first alternative that the machine's release has. What set-up cannot do without is named in any case.
package_choice() {
    local family=$1 name names
    IFS='|' read -r -a names <<<"${2%\?}"
    for name in "${names[@]}"; do
        if [ "${#names[@]}" -eq 1 ] && [ "$2" = "$name" ] || package_is_offered "$family" "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
    [[ $2 == *\? ]] || printf '%s\n' "${names[-1]}"
}

packages_install() {
    local family=$1
    shift
    local yes=()
    is_interactive || yes=(-y)
    case $family in
    debian)
        is_interactive || export DEBIAN_FRONTEND=noninteractive
        logged install as_root env ${DEBIAN_FRONTEND:+DEBIAN_FRONTEND="$DEBIAN_FRONTEND"} \
            apt-get install --no-install-recommends "${yes[@]}" "$@"
        ;;
    fedora) logged install as_root dnf install --setopt=install_weak_deps=False "${yes[@]}" "$@" ;;
    esac
}

# What a person on a system without a table has to install by hand.
packages_by_hand() {
    say "This system is not one that set-up knows (Debian, Ubuntu, Fedora). Please install what these packages hold,"
    say "under the names your system has for them, and KSyntaxHighlighting for Qt 6:"
    local row
    packages_in debian "$@" | while IFS= read -r row; do
        case $row in
        *\?) row=${row%\?} && printf '  %s (if there is such a thing)\n' "${row%%|*}" ;;
        *) printf '  %s\n' "${row%%|*}" ;;
        esac
    done
}

# packages_install_optional FAMILY ROW…: what only some tests use. It stops nobody: one line says what is left out.
packages_install_optional() {
    local family=$1 row name wanted=() without=()
    shift
    for row in "$@"; do
        name=$(package_choice "$family" "$row")
        if [ -n "$name" ]; then wanted+=("$name"); else without+=("${row%\?}"); fi
    done
    if [ "${#wanted[@]}" -gt 0 ]; then
        say "    installing ${wanted[*]}"
        packages_install "$family" "${wanted[@]}" || without+=("${wanted[@]}")
    fi
    [ "${#without[@]}" -eq 0 ] || say "    left out, some tests will do without: ${without[*]}"
}

# packages_ensure GROUP…
packages_ensure() {
    local family row wanted=() missing=() optional=()
    family=$(system_family)
    if [ -z "$family" ]; then
        packages_by_hand "$@"
        local tool
        for tool in cmake ninja c++; do command -v "$tool" >/dev/null || die "there is no $tool yet"; done
        return 0
    fi
    while IFS= read -r row; do
        if [[ $row == *\? ]]; then optional+=("$row"); else missing+=("$row"); fi
    done < <(packages_missing "$family" "$@")
    if [ "${#missing[@]}" -gt 0 ]; then
        packages_refresh "$family"
        for row in "${missing[@]}"; do wanted+=("$(package_choice "$family" "$row")"); done
        say "    installing ${wanted[*]}"
        packages_install "$family" "${wanted[@]}" || die "these packages could not be installed: ${wanted[*]}"
    elif [ "${#optional[@]}" -eq 0 ]; then
        say "    nothing is missing"
    fi
    # Not by the newest lists: what a release does not have would be asked for each time.
    [ "${#optional[@]}" -eq 0 ] || packages_install_optional "$family" "${optional[@]}"
}
