// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cgroup/recorded.h"

#include "core/cgroup/fields.h"

#include <cstdio>
#include <cstdlib>

namespace darse::test {

RecordedMachine::RecordedMachine(std::string_view name)
{
    const char* source = std::getenv("DARSE_SOURCE_DIR");
    const std::filesystem::path folder = std::filesystem::path(source == nullptr ? "." : source) / "tests/data/cgroup";
    const std::string text = contentOf(folder / (std::string(name) + ".txt"));
    if (text.empty()) {
        static_cast<void>(std::fprintf(stderr, "there is no recording in %s\n", folder.c_str()));
        std::abort();
    }
    std::string file;
    std::string content;
    const auto finish = [&] {
        if (!file.empty())
            write(file, content);
        content.clear();
    };
    cgroup::forEachLine(text, [&](std::string_view line) {
        constexpr std::string_view kBegin = "=== ";
        if (!line.starts_with(kBegin)) {
            content.append(line).append("\n");
            return;
        }
        finish();
        file = line.substr(kBegin.size());
    });
    finish();
}

} // namespace darse::test
