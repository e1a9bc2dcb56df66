# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Most of the time of a build went into reading the same headers of the library and of Qt, thousands of times. They are
# read once for each kind of target. Sources include what they need all the same: gate_lint reads them without this.
option(DARSE_PRECOMPILE "Read the headers of others once for each kind of target" ON)

# What a target links, and what that links, as far as it decides about its kind.
function(darse_reaches found target)
  get_property(known TARGET ${target} PROPERTY DARSE_REACHES SET)
  if(NOT known)
    set(reached)
    set(linked)
    foreach(property LINK_LIBRARIES INTERFACE_LINK_LIBRARIES)
      get_target_property(some ${target} ${property})
      if(some)
        list(APPEND linked ${some})
      endif()
    endforeach()
    list(REMOVE_DUPLICATES linked)
    foreach(name IN LISTS linked)
      string(REGEX REPLACE "^\\$<(LINK_ONLY|TARGET_NAME_IF_EXISTS):(.*)>$" "\\2" name "${name}")
      if(name MATCHES "^Qt6::|^darse_options$")
        list(APPEND reached ${name})
      elseif(name MATCHES "^darse_" AND TARGET ${name})
        darse_reaches(below ${name})
        list(APPEND reached ${below})
      endif()
    endforeach()
    list(REMOVE_DUPLICATES reached)
    set_property(TARGET ${target} PROPERTY DARSE_REACHES "${reached}")
  endif()
  get_property(reached TARGET ${target} PROPERTY DARSE_REACHES)
  set(${found} "${reached}" PARENT_SCOPE)
endfunction()

file(GLOB precompiled_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/packaging/cmake/precompiled/*.h)
set(precompiled_sum)
foreach(header IN LISTS precompiled_headers)
  file(SHA256 ${header} sum)
  string(SHA256 precompiled_sum "${precompiled_sum}${sum}")
endforeach()

# darse_precompiled(<name> <kind> <option …>): a target that does nothing but to read packaging/cmake/precompiled/<kind>.h.
set(precompiled_libraries_core Qt6::Core)
set(precompiled_libraries_widgets Qt6::Widgets)
function(darse_precompiled name kind)
  if(NOT TARGET ${name})
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/${name}.cpp CONTENT "")
    add_library(${name} OBJECT ${PROJECT_BINARY_DIR}/generated/${name}.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(${name} PRIVATE darse_options ${precompiled_libraries_${kind}})
    target_compile_options(${name} PRIVATE ${ARGN})
    target_precompile_headers(${name} PRIVATE ${PROJECT_SOURCE_DIR}/packaging/cmake/precompiled/${kind}.h)
    # By this the compiler's cache knows it in another checkout too, where it has another path inside.
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/CMakeFiles/${name}.dir/cmake_pch.hxx.gch.sum
      CONTENT "${name} ${precompiled_sum} ${CMAKE_CXX_COMPILER_VERSION} ${Qt6Core_VERSION}")
  endif()
endfunction()

# What darsectl is made of reads no header of Qt beforehand: each object that did would ask for the library.
set(precompiled_without_qt darse_net darse_registry darse_ctl darsectl darse_engine_start darse_kept_logins)

function(darse_precompile target)
  darse_reaches(reached ${target})
  if(NOT darse_options IN_LIST reached)
    return()
  endif()
  if(target IN_LIST precompiled_without_qt)
    set(kind plain)
  elseif(reached MATCHES "Qt6::(Widgets|Charts)")
    set(kind widgets)
  elseif(reached MATCHES "Qt6::")
    set(kind core)
  else()
    set(kind plain)
  endif()
  # A header that was read without optimizing serves only those who do not optimize either.
  get_target_property(options ${target} COMPILE_OPTIONS)
  set(name precompiled_${kind})
  set(special)
  if("-O0" IN_LIST options)
    set(name precompiled_${kind}_tests)
    set(special -O0)
  elseif(target IN_LIST precompiled_without_qt)
    set(name precompiled_plain_pic) # as those are compiled who link Qt
    set(special -fPIC)
  endif()
  darse_precompiled(${name} ${kind} ${special})
  target_precompile_headers(${target} REUSE_FROM ${name})
  # What moc makes is mostly nothing.
  get_target_property(folder ${target} BINARY_DIR)
  set_source_files_properties(${folder}/${target}_autogen/mocs_compilation.cpp TARGET_DIRECTORY ${target}
    PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()

# darse_precompile_below(<folder>): for every target that was made there.
function(darse_precompile_below folder)
  get_property(targets DIRECTORY ${folder} PROPERTY BUILDSYSTEM_TARGETS)
  foreach(target IN LISTS targets)
    get_target_property(type ${target} TYPE)
    if(type MATCHES "^(STATIC_LIBRARY|EXECUTABLE)$")
      darse_precompile(${target})
    endif()
  endforeach()
  get_property(folders DIRECTORY ${folder} PROPERTY SUBDIRECTORIES)
  foreach(below IN LISTS folders)
    darse_precompile_below(${below})
  endforeach()
endfunction()

if(DARSE_PRECOMPILE)
  cmake_language(DEFER CALL darse_precompile_below ${PROJECT_SOURCE_DIR})
endif()
