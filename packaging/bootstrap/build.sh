# shellcheck shell=bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Configuring and building a preset's tree. Source common.sh and ksyntaxhighlighting.sh first.

# The compiler cache lives beside the other caches unless the person has one already.
use_compiler_cache() {
    if [ -z "${CCACHE_DIR:-}" ] && [ ! -d "$HOME/.ccache" ] && [ ! -e "$HOME/.config/ccache/ccache.conf" ]; then
        export CCACHE_DIR=$DARSE_CACHE/ccache
    fi
    export CCACHE_BASEDIR=$DARSE_ROOT CCACHE_NOHASHDIR=1
    # What it takes to know precompiled headers by what is in them.
    export CCACHE_INODECACHE=1 CCACHE_PCH_EXTSUM=1 CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
}

# configure_tree PRESET FOLDER [OPTION of cmake …]: does nothing when the folder was configured the same way before; ninja sees to the rest.
configure_tree() {
    local preset=$1 tree=$DARSE_ROOT/$2 asked
    shift 2
    local arguments=(--preset "$preset" "-DCMAKE_PREFIX_PATH=$highlighting_prefix${CMAKE_PREFIX_PATH:+;${CMAKE_PREFIX_PATH//:/;}}")
    arguments+=("$@")
    command -v ccache >/dev/null || arguments+=(-DCMAKE_CXX_COMPILER_LAUNCHER=)
    command -v mold >/dev/null || arguments+=(-DCMAKE_EXE_LINKER_FLAGS=)
    asked=$(printf '%s\n' "${arguments[@]}" && cat "$DARSE_ROOT/CMakePresets.json")
    if [ -e "$tree/build.ninja" ] && [ "$(cat "$tree/configured-with" 2>/dev/null)" = "$asked" ]; then
        say "    as before"
        return 0
    fi
    (cd "$DARSE_ROOT" && cmake "${arguments[@]}")
    printf '%s\n' "$asked" >"$tree/configured-with"
}

# build_tree FOLDER TARGET…
build_tree() {
    local tree=$DARSE_ROOT/$1
    shift
    NINJA_STATUS='[%f/%t] ' with_large_pages cmake --build "$tree" --parallel "$(nproc)" --target "$@"
}

# On a build machine compilers get memory in large pages, which takes an eighth off their time; containers start slower with them.
with_large_pages() {
    local setting=/sys/kernel/mm/transparent_hugepage/enabled before='' status=0
    if [ "${CI:-}" = true ] && [ -w "$setting" ]; then
        before=$(sed 's/.*\[\(.*\)\].*/\1/' "$setting")
        echo always >"$setting" || before=''
    fi
    "$@" || status=$?
    [ -z "$before" ] || echo "$before" >"$setting"
    return "$status"
}
