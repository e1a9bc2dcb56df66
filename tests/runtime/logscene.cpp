// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/runtime/logscene.h"

#include <cstdio>
#include <fstream>

namespace darse::test {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 30s;

std::string withoutNewline(std::string_view text)
{
    if (text.ends_with('\n'))
        text.remove_suffix(1);
    return std::string(text);
}

} // namespace

void LogScene::append(std::string_view content) const
{
    std::ofstream(log(), std::ios::app) << content;
}

void LogScene::replace() const
{
    const std::filesystem::path fresh = log().string() + ".tmp";
    std::ofstream(fresh, std::ios::trunc).flush();
    std::filesystem::rename(fresh, log());
}

void LogScene::appendNumbers(int first, int last) const
{
    std::string content;
    for (int i = first; i <= last; ++i)
        content += line(i % 60, std::to_string(i));
    append(content);
}

std::vector<SeenLine> LogScene::read(const runtime::LogQuery& query) const
{
    std::vector<SeenLine> result;
    const auto sink = [&](const runtime::LogLine& one) {
        result.push_back({.at = one.at, .isError = one.isError, .text = std::string(one.text)});
        return ok();
    };
    const auto read = runtime::readLog(log(), query, sink, [] { return true; }, {});
    if (!read)
        result.push_back({.text = read.error().message()});
    return result;
}

std::vector<std::string> LogScene::texts(const runtime::LogQuery& query) const
{
    std::vector<std::string> result;
    for (const SeenLine& one : read(query))
        result.push_back(withoutNewline(one.text));
    return result;
}

std::string line(int second, std::string_view text)
{
    char head[64];
    const int length = std::snprintf(head, sizeof head, "2026-11-21T09:00:%02d.000000001+00:00 stdout F ", second);
    return std::string(head, static_cast<std::size_t>(length)).append(text).append("\n");
}

std::vector<std::string> numbers(int first, int last)
{
    std::vector<std::string> result;
    for (int i = first; i <= last; ++i)
        result.push_back(std::to_string(i));
    return result;
}

Follower::Follower(const LogScene& scene, runtime::LogQuery query) : m_scene(&scene)
{
    query.follows = true;
    m_thread = std::jthread([this, query](const std::stop_token& stop) {
        const auto sink = [this](const runtime::LogLine& one) {
            if (one.text.empty())
                return ok();
            const std::scoped_lock lock(m_mutex);
            m_texts.push_back(withoutNewline(one.text));
            m_changed.notify_all();
            return ok();
        };
        m_result = runtime::readLog(
            m_scene->log(), query, sink, [this] { return m_isOver.load(); }, stop);
    });
}

bool Follower::sees(std::size_t lines)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience, [&] { return m_texts.size() >= lines; });
}

std::vector<std::string> Follower::texts()
{
    const std::scoped_lock lock(m_mutex);
    return m_texts;
}

Result<void> Follower::end()
{
    m_isOver = true;
    runtime::wakeReaders(m_scene->log());
    m_thread.join();
    return m_result;
}

Result<void> Follower::stop()
{
    m_thread.request_stop();
    m_thread.join();
    return m_result;
}

} // namespace darse::test
