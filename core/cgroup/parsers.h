// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cgroup/files.h"

namespace darse::cgroup {

// What the rows of fileRows() do with the text of their file: what makes no sense stays absent.
void cpuStatV2(std::string_view text, Readings& out);
void cpuStatV1(std::string_view text, Readings& out);
void cpuacctUsage(std::string_view text, Readings& out);
void cpuacctStat(std::string_view text, Readings& out);
void cpuMax(std::string_view text, Readings& out);
void cfsQuota(std::string_view text, Readings& out);
void cfsPeriod(std::string_view text, Readings& out);
void cpuShares(std::string_view text, Readings& out);
void memoryStatV2(std::string_view text, Readings& out);
void memoryStatV1(std::string_view text, Readings& out);
void memoryEvents(std::string_view text, Readings& out);
void oomControl(std::string_view text, Readings& out);
void ioStat(std::string_view text, Readings& out);
void blkioBytes(std::string_view text, Readings& out);
void blkioOperations(std::string_view text, Readings& out);

} // namespace darse::cgroup
