# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The engine as a service of a person's session.
include(GNUInstallDirs)
configure_file(packaging/systemd/darse-engine.service.in ${PROJECT_BINARY_DIR}/generated/darse-engine.service @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/generated/darse-engine.service DESTINATION lib/systemd/user)
