// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <string_view>
#include <vector>

namespace darse::test {

/// Runs a filter of system calls as the kernel would, so that what it decides can be asked without a process.
class BpfMachine {
public:
    /// The bytes of an array of struct sock_filter.
    explicit BpfMachine(std::string_view program);

    /// What it returns for a call: SECCOMP_RET_…; 0 (kill) for a program that is not one.
    [[nodiscard]] std::uint32_t decide(const seccomp_data& call) const;

    /// The same for a call of this processor's own architecture.
    [[nodiscard]] std::uint32_t decide(int number, const std::vector<std::uint64_t>& arguments = {}) const;

    [[nodiscard]] std::size_t size() const { return m_program.size(); }

private:
    std::vector<sock_filter> m_program;
};

/// What the filter returns to refuse a call with an error number.
[[nodiscard]] constexpr std::uint32_t refusal(int errnoValue)
{
    return SECCOMP_RET_ERRNO | static_cast<std::uint32_t>(errnoValue);
}

} // namespace darse::test
