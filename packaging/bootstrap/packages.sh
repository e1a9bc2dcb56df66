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

# The rows of the groups named, each "package" or "package|alternative".
packages_in() {
    local family=$1
    shift
    awk -v groups=" $* " '/^#/ || NF < 2 { next } index(groups, " " $1 " ") { print $2 }' \
        "$DARSE_ROOT/packaging/bootstrap/packages.$family"
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
         { n = split($0, names, "|"); for (i = 1; i <= n; i++) if (names[i] in have) next; print }' \
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

# The first alternative that the machine's release has.
package_choice() {
    local family=$1 name names
    IFS='|' read -r -a names <<<"$2"
    for name in "${names[@]}"; do
        if [ "${#names[@]}" -eq 1 ] || package_is_offered "$family" "$name"; then
            printf '%s\n' "$name"
            return
        fi
    done
    printf '%s\n' "${names[-1]}"
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
    packages_in debian "$@" | while IFS= read -r row; do printf '  %s\n' "${row%%|*}"; done
}

# packages_ensure GROUP…
packages_ensure() {
    local family row wanted=() missing=()
    family=$(system_family)
    if [ -z "$family" ]; then
        packages_by_hand "$@"
        local tool
        for tool in cmake ninja c++; do command -v "$tool" >/dev/null || die "there is no $tool yet"; done
        return 0
    fi
    mapfile -t missing < <(packages_missing "$family" "$@")
    if [ "${#missing[@]}" -eq 0 ]; then
        say "    nothing is missing"
        return 0
    fi
    packages_refresh "$family"
    for row in "${missing[@]}"; do wanted+=("$(package_choice "$family" "$row")"); done
    say "    installing ${wanted[*]}"
    packages_install "$family" "${wanted[@]}" || die "these packages could not be installed: ${wanted[*]}"
}
