# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The tree of the preset "fuzz": the rooms that have fuzzers, built for them, and what these rooms link.
set(CMAKE_AUTOMOC OFF)
set(CMAKE_AUTORCC OFF)
find_package(nlohmann_json REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(SQLite3 REQUIRED)
find_package(yaml-cpp REQUIRED)

include(packaging/cmake/rooms.cmake)
include(packaging/cmake/precompiled.cmake)
target_compile_options(darse_options INTERFACE -fsanitize=fuzzer-no-link)
target_compile_definitions(darse_options INTERFACE _GLIBCXX_ASSERTIONS)

add_subdirectory(core/base)
add_subdirectory(core/sys)
add_subdirectory(core/oci)
add_subdirectory(core/container)
add_subdirectory(core/store)
add_subdirectory(core/state)
add_subdirectory(core/kube)
add_subdirectory(tests/fuzz)
