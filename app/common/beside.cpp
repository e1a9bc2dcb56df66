// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/beside.h"

#include <filesystem>
#include <unistd.h>

namespace darse::app {

Result<std::string> programBeside(std::string_view name)
{
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path own = fs::read_symlink("/proc/self/exe", error);
    const fs::path program = own.parent_path() / name;
    if (error || ::access(program.c_str(), X_OK) != 0)
        return Error(ErrorKind::NotFound,
                     "there is no " + std::string(name) + " beside this program, so it cannot be started");
    return program.string();
}

} // namespace darse::app
