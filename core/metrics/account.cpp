// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/account.h"

#include <algorithm>
#include <utility>

namespace darse::metrics {
namespace {

constexpr std::string_view kController = "cpuacct";
constexpr std::chrono::milliseconds kSlack{1};

std::optional<cgroup::CgroupReader> readerOf(const cgroup::Hierarchy& hierarchy, const cgroup::Tree& tree,
                                             const std::string& path)
{
    cgroup::Paths paths;
    if (tree.version == cgroup::Version::V2)
        paths.v2 = path;
    else
        paths.v1.emplace(kController, path);
    auto reader = cgroup::CgroupReader::open(hierarchy, paths);
    return reader ? std::optional(std::move(reader).value()) : std::nullopt;
}

} // namespace

Account::Account(cgroup::Hierarchy hierarchy, std::string around) :
    m_hierarchy(std::move(hierarchy)),
    m_around(std::move(around))
{
}

void Account::open()
{
    const cgroup::Tree* tree = m_hierarchy.treeOf(kController);
    if (tree == nullptr || !cgroup::isCgroupPath(m_around))
        return;
    m_reader = readerOf(m_hierarchy, *tree, m_around);
    const auto own = m_hierarchy.cgroupIn(*tree, m_hierarchy.own());
    if (own && own->starts_with(m_around + "/"))
        m_own = readerOf(m_hierarchy, *tree, *own);
}

bool Account::covers(const cgroup::Paths& paths) const
{
    const cgroup::Tree* tree = m_hierarchy.treeOf(kController);
    const auto path = tree != nullptr ? m_hierarchy.cgroupIn(*tree, paths) : std::nullopt;
    return path && !m_around.empty() && path->starts_with(m_around + "/");
}

std::optional<Account::Time> Account::used()
{
    if (!m_reader)
        return std::nullopt;
    auto sample = m_reader->read(cgroup::What::Processor);
    if (!sample)
        m_reader.reset(); // it went with its last container; another may come
    return sample ? sample.value().cpu.used : std::nullopt;
}

void Account::begin()
{
    if (!m_reader)
        open();
    m_before = used();
    if (!m_own)
        return;
    auto own = m_own->read(cgroup::What::Processor);
    if (own && own.value().cpu.used)
        m_counted += *own.value().cpu.used - std::exchange(m_ownUsed, *own.value().cpu.used);
}

std::optional<Account::Rest> Account::measure()
{
    const auto after = used();
    return m_before && after ? std::optional(Rest{*m_before - m_counted, *after - m_counted}) : std::nullopt;
}

bool Account::isBalanced()
{
    const auto now = measure();
    if (!now || !m_rest || now->least > m_rest->most + kSlack || now->most < m_rest->least - kSlack)
        return false;
    // The same number was seen twice, between two bounds each time. What is only nearly the same moves none of them:
    // what is hidden would add up.
    const Rest both{std::max(now->least, m_rest->least), std::min(now->most, m_rest->most)};
    if (both.least <= both.most)
        m_rest = both;
    return true;
}

void Account::settle()
{
    m_rest = measure();
}

} // namespace darse::metrics
