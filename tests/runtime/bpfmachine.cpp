// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/bpfmachine.h"

#include <array>
#include <cstring>

namespace darse::test {

namespace {

std::uint32_t wordAt(const seccomp_data& call, std::uint32_t offset)
{
    std::array<char, sizeof(seccomp_data)> bytes{};
    std::memcpy(bytes.data(), &call, sizeof call);
    std::uint32_t word = 0;
    if (offset + sizeof word <= bytes.size())
        std::memcpy(&word, bytes.data() + offset, sizeof word);
    return word;
}

bool holds(std::uint16_t code, std::uint32_t a, std::uint32_t k)
{
    switch (BPF_OP(code)) {
    case BPF_JEQ:
        return a == k;
    case BPF_JGT:
        return a > k;
    case BPF_JGE:
        return a >= k;
    default:
        return (a & k) != 0;
    }
}

#if defined(__x86_64__)
constexpr std::uint32_t kNative = AUDIT_ARCH_X86_64;
#else
constexpr std::uint32_t kNative = AUDIT_ARCH_AARCH64;
#endif

} // namespace

BpfMachine::BpfMachine(std::string_view program) : m_program(program.size() / sizeof(sock_filter))
{
    std::memcpy(m_program.data(), program.data(), m_program.size() * sizeof(sock_filter));
}

std::uint32_t BpfMachine::decide(const seccomp_data& call) const
{
    std::uint32_t a = 0;
    for (std::size_t at = 0; at < m_program.size(); ++at) {
        const sock_filter& step = m_program[at];
        if (step.code == (BPF_LD | BPF_W | BPF_ABS))
            a = wordAt(call, step.k);
        else if (step.code == (BPF_ALU | BPF_AND | BPF_K))
            a &= step.k;
        else if (step.code == (BPF_JMP | BPF_JA))
            at += step.k;
        else if (BPF_CLASS(step.code) == BPF_JMP)
            at += holds(step.code, a, step.k) ? step.jt : step.jf;
        else if (step.code == (BPF_RET | BPF_K))
            return step.k;
        else
            return SECCOMP_RET_KILL_PROCESS;
    }
    return SECCOMP_RET_KILL_PROCESS;
}

std::uint32_t BpfMachine::decide(int number, const std::vector<std::uint64_t>& arguments) const
{
    seccomp_data call{};
    call.nr = number;
    call.arch = kNative;
    for (std::size_t i = 0; i < arguments.size() && i < std::size(call.args); ++i)
        call.args[i] = arguments[i];
    return decide(call);
}

} // namespace darse::test
