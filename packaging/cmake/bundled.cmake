# SPDX-FileCopyrightText: The Darse authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What was built on this machine for want of a package stands in somebody's cache, where others cannot read it.
# darse_bundle(<program> <library target>): a copy of the library goes beside the program, which looks for it there first.
function(darse_bundle program library)
  get_target_property(location ${library} LOCATION)
  get_filename_component(location ${location} REALPATH)
  get_filename_component(name ${location} NAME)
  string(REGEX REPLACE "(\\.so\\.[0-9]+).*" "\\1" name ${name}) # its soname
  configure_file(${location} ${PROJECT_BINARY_DIR}/lib/${name} COPYONLY)
  set_target_properties(${program} PROPERTIES BUILD_RPATH "$ORIGIN/../lib" INSTALL_RPATH "$ORIGIN/../lib/darse")
  install(FILES ${PROJECT_BINARY_DIR}/lib/${name} DESTINATION lib/darse)
endfunction()
