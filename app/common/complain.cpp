// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/complain.h"

#include <iostream>
#include <string>
#include <unistd.h>

namespace darse::app {

int complain(std::string_view program, std::string_view sentence, int code)
{
    std::string line(program);
    line += ": ";
    for (const char c : sentence)
        line += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    line += '\n';
    // Nothing can be done for a complaint that cannot be written.
    static_cast<void>(::write(STDERR_FILENO, line.data(), line.size()) > 0);
    return code;
}

int endOfOutput(std::string_view program)
{
    std::cout << std::flush;
    return std::cout ? exitcode::kSuccess : complain(program, "the output could not be written");
}

} // namespace darse::app
