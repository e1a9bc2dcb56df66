// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cgroup/sample.h"

namespace darse::cgroup {
namespace {

template <class Part, class... Value>
void take(Part& into, const Part& from, std::optional<Value> Part::*... fields)
{
    const auto one = [&](auto field) {
        if (from.*field)
            into.*field = from.*field;
    };
    (one(fields), ...);
}

} // namespace

void update(Sample& into, const Sample& from)
{
    using C = CpuSample;
    take(into.cpu, from.cpu, &C::used, &C::user, &C::system, &C::periods, &C::throttledPeriods, &C::throttled,
         &C::limit, &C::weight, &C::pressure);
    using M = MemorySample;
    take(into.memory, from.memory, &M::current, &M::workingSet, &M::anonymous, &M::file, &M::kernel, &M::peak,
         &M::limit, &M::highLimit, &M::swap, &M::swapLimit, &M::scanned, &M::refaults, &M::oomEvents, &M::oomKills,
         &M::highEvents, &M::limitEvents, &M::pressure);
    take(into.io, from.io, &IoSample::devices, &IoSample::pressure);
    take(into.pids, from.pids, &PidsSample::current, &PidsSample::limit);
}

} // namespace darse::cgroup
