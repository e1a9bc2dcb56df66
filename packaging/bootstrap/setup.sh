# shellcheck shell=bash
# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Everything ./run and ./check have in common. Source this one; the others are its chapters.

# shellcheck source=packaging/bootstrap/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=packaging/bootstrap/packages.sh
source "$DARSE_ROOT/packaging/bootstrap/packages.sh"
# shellcheck source=packaging/bootstrap/ksyntaxhighlighting.sh
source "$DARSE_ROOT/packaging/bootstrap/ksyntaxhighlighting.sh"
# shellcheck source=packaging/bootstrap/build.sh
source "$DARSE_ROOT/packaging/bootstrap/build.sh"
# shellcheck source=packaging/bootstrap/machine.sh
source "$DARSE_ROOT/packaging/bootstrap/machine.sh"

# set_up GROUP…: afterwards the machine has what these groups of packages hold, and KSyntaxHighlighting.
set_up() {
    phase "Packages"
    packages_ensure "$@"
    phase "KSyntaxHighlighting"
    highlighting_ensure
    use_compiler_cache
}
