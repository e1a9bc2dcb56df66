# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A room is a folder, a static library and its link list; the link list is the rule about who may include whom.

add_library(darse_options INTERFACE)
target_compile_options(darse_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
target_compile_definitions(darse_options INTERFACE
  QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS QT_DISABLE_DEPRECATED_BEFORE=0x060400
  # Qt 6.4 is the floor: what later versions deprecate has no replacement there.
  QT_WARN_DEPRECATED_UP_TO=0x060400)
target_include_directories(darse_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/generated)
# GCC 12 sees copies in std::string that overlap or are endless, and are not there (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(darse_options INTERFACE
    -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
endif()
if(DARSE_WERROR)
  # GCC 13 and later take the value of an std::optional that is asked for only when it is there for one that was never set.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    target_compile_options(darse_options INTERFACE -Wno-error=maybe-uninitialized)
  endif()
  target_compile_options(darse_options INTERFACE -Werror)
endif()
# The compiler's cache sees by these which precompiled header was read.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(darse_options INTERFACE -fpch-preprocess)
else()
  target_compile_options(darse_options INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
endif()
if(DARSE_SANITIZE)
  target_compile_options(darse_options INTERFACE -fsanitize=${DARSE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(darse_options INTERFACE -fsanitize=${DARSE_SANITIZE})
  # Checks at every access to a member, a quarter of the time to compile. What is null is found by its fault all the same,
  # and the fuzzers, which clang builds, check all of them.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND DARSE_SANITIZE MATCHES "undefined")
    target_compile_options(darse_options INTERFACE -fno-sanitize=null,alignment,vptr)
  endif()
endif()

include(packaging/cmake/alone.cmake)
# What ./run builds; what ./check builds for one label is tests_<label>.
add_custom_target(programs)

# darse_together(<target>): its sources are compiled eight at a time, which takes a quarter of the time, unless their names clash.
option(DARSE_TOGETHER "Compile several sources of a room at a time" ON)
function(darse_together target)
  if(DARSE_TOGETHER)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 8)
    set_source_files_properties(${darse_alone} TARGET_DIRECTORY ${target} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
endfunction()

# darse_room(<name> [APART] SOURCES a.cpp a.h … LINKS darse_base Qt6::Core …)
# APART: each of its sources is compiled for itself, as a program takes only some of them. darsectl, which begins at every
# command, shall not load Qt for those that it does not need.
function(darse_room name)
  cmake_parse_arguments(ROOM "APART" "" "SOURCES;LINKS" ${ARGN})
  add_library(darse_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(darse_${name} PUBLIC darse_options ${ROOM_LINKS})
  if(NOT ROOM_APART)
    darse_together(darse_${name})
  endif()
endfunction()

# darse_program(<name> SOURCES main.cpp … LINKS …)
function(darse_program name)
  cmake_parse_arguments(PROGRAM "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name} ${PROGRAM_SOURCES})
  target_link_libraries(${name} PRIVATE darse_options ${PROGRAM_LINKS})
  darse_together(${name})
  add_dependencies(programs ${name})
  install(TARGETS ${name} RUNTIME)
endfunction()

# darse_test_program(<name> [source …]): tests/…/<name>.cpp, which includes what moc makes of it. moc is asked for that one
# file: automoc would begin five programs for each of some hundred tests.
function(darse_test_program name)
  set(made ${CMAKE_CURRENT_BINARY_DIR}/${name}.moc)
  qt6_generate_moc(${name}.cpp ${made})
  add_executable(${name} ${name}.cpp ${made} ${ARGN})
  set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
  # QTRY_… of Qt 6.8 narrows inside its macro. What is tested is optimized, the test is not: it takes half the time to compile.
  target_compile_options(${name} PRIVATE -Wno-error=conversion -O0)
endfunction()

# darse_test(<name> LABEL unit SOURCES … LINKS …): builds tests/…/<name>.cpp as one Qt Test program.
function(darse_test name)
  cmake_parse_arguments(TEST "" "LABEL;TIMEOUT" "SOURCES;LINKS" ${ARGN})
  darse_test_program(${name} ${TEST_SOURCES})
  target_link_libraries(${name} PRIVATE darse_options $<TARGET_NAME_IF_EXISTS:darse_testsupport> Qt6::Test ${TEST_LINKS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/tests)
  add_test(NAME ${name} COMMAND ${name})
  if(NOT TARGET tests_${TEST_LABEL})
    add_custom_target(tests_${TEST_LABEL})
  endif()
  add_dependencies(tests_${TEST_LABEL} ${name})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 120)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${TEST_LABEL}" TIMEOUT ${TEST_TIMEOUT}
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;DARSE_SOURCE_DIR=${PROJECT_SOURCE_DIR}")
endfunction()
