# shellcheck shell=bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# KSyntaxHighlighting for Qt 6: the system's KF6 package, else built once per machine from a distribution's source
# package, which apt fetches and verifies. Source common.sh and packages.sh first.

# Where the one built here stands; empty when the system's own is used. CMake takes it as a prefix.
highlighting_prefix=

# Debian 12's own is older than Qt 6 support deserves; Debian 13's source package builds there. Ubuntu has its own.
highlighting_suite() {
    # shellcheck source=/dev/null
    (. /etc/os-release && case ${ID:-} in
    ubuntu) printf '%s' "${VERSION_CODENAME:-}" ;;
    *) printf trixie ;;
    esac)
}

highlighting_keyring() {
    # shellcheck source=/dev/null
    (. /etc/os-release && printf '/usr/share/keyrings/%s-archive-keyring.gpg' "${ID:-debian}")
}

# package_mirror FOLDER: the address of the archive of this release, from the one-line and deb822 sources there.
package_mirror() {
    local apt=$1 codename file sources=(/dev/null)
    for file in "$apt"/sources.list "$apt"/sources.list.d/*.list "$apt"/sources.list.d/*.sources; do
        [ ! -r "$file" ] || sources+=("$file")
    done
    # shellcheck source=/dev/null
    codename=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
    awk -v codename="$codename" '
        function flush() { if (enabled && uris != "" && index(" " suites " ", " " codename " ")) found(uris); uris = suites = ""; enabled = 1 }
        function found(address) { if (first == "") first = address }
        FNR == 1 { flush() }
        FILENAME ~ /\.sources$/ {
            if ($0 ~ /^[ \t]*$/) flush()
            if (tolower($1) == "uris:") uris = $2
            if (tolower($1) == "enabled:" && tolower($2) == "no") enabled = 0
            if (tolower($1) == "suites:") { suites = $0; sub(/^[^:]*:[ \t]*/, "", suites) }
            next
        }
        $1 == "deb" { sub(/\[[^]]*\]/, ""); if ($3 == codename) found($2) }
        END { flush(); print first }' "${sources[@]}"
}

# A prefix per release and Qt version, so that an upgraded system builds anew.
highlighting_cache() {
    local qt
    # shellcheck disable=SC2016 # dpkg-query's own placeholder
    qt=$(dpkg-query -W -f='${source:Upstream-Version}' qt6-base-dev 2>/dev/null)
    # shellcheck source=/dev/null
    (. /etc/os-release && printf '%s/ksyntaxhighlighting/%s-%s-%s-qt%s' "$DARSE_CACHE" "${ID:-}" "${VERSION_ID:-}" "$(uname -m)" "${qt%%[+~]*}")
}

highlighting_unavailable() {
    die "KSyntaxHighlighting for Qt 6 is required and could not be had: $1
  Either install it as a package (libkf6syntaxhighlighting-dev, kf6-syntax-highlighting-devel),
  or name an archive that holds the source package: DARSE_SOURCE_MIRROR=<address> DARSE_SOURCE_SUITE=trixie
  DARSE_SOURCE_KEYRING=<keyring file> and start again."
}

# highlighting_fetch: leaves the verified tarball in the current folder. Its own apt state: the machine's is not touched.
highlighting_fetch() {
    local mirror suite keyring options
    mirror=${DARSE_SOURCE_MIRROR:-$(package_mirror /etc/apt)}
    suite=${DARSE_SOURCE_SUITE:-$(highlighting_suite)}
    keyring=${DARSE_SOURCE_KEYRING:-$(highlighting_keyring)}
    [ -n "$mirror" ] || highlighting_unavailable "no package archive is set up for apt on this system."
    [ -r "$keyring" ] || highlighting_unavailable "the keyring $keyring, which its signature is checked with, is not there."
    mkdir -p apt/state/lists/partial apt/cache/archives/partial
    printf 'deb-src [signed-by=%s] %s %s main universe\n' "$keyring" "$mirror" "$suite" >apt/sources.list
    case $suite in trixie) sed -i 's/ universe$//' apt/sources.list ;; esac
    options=(-o "Dir::State=$PWD/apt/state" -o "Dir::Cache=$PWD/apt/cache" -o "Dir::Etc::sourcelist=$PWD/apt/sources.list"
        -o Dir::Etc::sourceparts=/dev/null -o Dir::State::status=/var/lib/dpkg/status -o APT::Sandbox::User=root
        -o APT::Update::Error-Mode=any -o Acquire::Retries=2)
    logged highlighting-update apt-get "${options[@]}" update ||
        highlighting_unavailable "the source packages of $suite are not to be had from $mirror."
    logged highlighting-fetch apt-get "${options[@]}" source --tar-only --download-only ksyntax-highlighting ||
        highlighting_unavailable "$suite's source package ksyntax-highlighting could not be fetched or did not verify."
}

highlighting_compile() {
    cmake -S source -B build -G Ninja -DQT_MAJOR_VERSION=6 -DBUILD_TESTING=OFF -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_INSTALL_PREFIX="$1" && cmake --build build && DESTDIR=$PWD/stage cmake --install build
}

# Builds in a folder of its own and moves the result into place last: what is in the cache is whole.
highlighting_build() {
    local prefix=$1 work
    work=$(mktemp -d "$DARSE_CACHE/highlighting.XXXXXX")
    (
        trap 'rm -rf "$work"' EXIT
        cd "$work" || exit
        highlighting_fetch
        mkdir source && tar -xf ./*.orig.tar.* -C source --strip-components=1
        # It asks for the extra-cmake-modules of its own day; older ones serve it as well.
        sed -i -E 's/(find_package\(ECM +)[0-9.]+/\15.103/' source/CMakeLists.txt
        logged highlighting-build highlighting_compile "$prefix" || highlighting_unavailable "its source did not build."
        mkdir -p "$(dirname "$prefix")"
        rm -rf "$prefix"
        mv "$work/stage$prefix" "$prefix"
    )
}

highlighting_ensure() {
    local family
    family=$(system_family)
    [ -n "$family" ] || return 0
    if [ -z "$(packages_missing "$family" highlighting)" ]; then
        say "    the system's own KSyntaxHighlighting"
        return 0
    fi
    if [ "$family" = debian ]; then
        highlighting_prefix=$(highlighting_cache)
        if [ -d "$highlighting_prefix" ]; then
            say "    KSyntaxHighlighting from $highlighting_prefix"
            return 0
        fi
    fi
    packages_refresh "$family"
    if package_is_offered "$family" "$(packages_in "$family" highlighting)"; then
        highlighting_prefix=
        packages_ensure highlighting
        return 0
    fi
    [ "$family" = debian ] || highlighting_unavailable "this release has no such package."
    packages_ensure highlighting-source
    say "    building KSyntaxHighlighting once for this machine"
    mkdir -p "$DARSE_CACHE"
    highlighting_build "$highlighting_prefix"
}
