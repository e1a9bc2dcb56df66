// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/podfields.h"

#include "ui/editor/podlines.h"

#include <algorithm>

namespace darse::ui {

using kube::ChangeAsked;
using nlohmann::json;

namespace {

/// Whether two lines are about the same thing, whatever else they say of it.
bool isSame(PodList kind, const json& a, const json& b)
{
    const char* key = kind == PodList::Ports ? "containerPort" : kind == PodList::Mounts ? "mountPath" : "name";
    return a.value(key, json()) == b.value(key, json());
}

bool isUsual(PodList kind, const std::string& member, const json& now)
{
    return kind == PodList::Ports && member == "protocol" && now == json("TCP");
}

class Reconciling {
public:
    Reconciling(PodList kind, std::string pointer, const json& now) :
        m_kind(kind),
        m_pointer(std::move(pointer)),
        m_now(now.is_array() ? now : json::array()),
        m_isTaken(m_now.size())
    {
    }

    [[nodiscard]] ListChanges run(const QStringList& lines)
    {
        std::vector<json> fresh;
        for (int i = 0; i < lines.size(); ++i) {
            if (lines[i].trimmed().isEmpty() || takeSame(lines[i]))
                continue;
            auto element = elementOf(m_kind, lines[i]);
            if (!element)
                return {.changes = {}, .wrongLine = i + 1};
            fresh.push_back(std::move(*element));
        }
        pair(fresh, [this](const json& a, const json& b) { return isSame(m_kind, a, b); });
        pair(fresh, [](const json&, const json& now) { return !now.contains("valueFrom"); });
        for (std::size_t i = m_now.size(); i-- > 0;) {
            if (!m_isTaken[i])
                m_out.push_back({.document = 0, .pointer = m_pointer + "/" + std::to_string(i), .value = {}});
        }
        for (json& element : fresh) {
            for (auto member = element.begin(); member != element.end();)
                member = member->is_null() ? element.erase(member) : std::next(member);
            m_out.push_back({.document = 0, .pointer = m_pointer + "/-", .value = std::move(element)});
        }
        return {.changes = std::move(m_out), .wrongLine = 0};
    }

private:
    bool takeSame(const QString& line)
    {
        for (std::size_t i = 0; i < m_now.size(); ++i) {
            if (!m_isTaken[i] && lineOf(m_kind, m_now[i]) == line)
                return m_isTaken[i] = true;
        }
        return false;
    }

    template <class Fits>
    void pair(std::vector<json>& fresh, const Fits& fits)
    {
        std::erase_if(fresh, [&](const json& element) {
            for (std::size_t i = 0; i < m_now.size(); ++i) {
                if (m_isTaken[i] || !fits(element, m_now[i]))
                    continue;
                m_isTaken[i] = true;
                change(i, element);
                return true;
            }
            return false;
        });
    }

    void change(std::size_t index, const json& wanted)
    {
        for (const auto& [member, value] : wanted.items()) {
            const std::string pointer = m_pointer + "/" + std::to_string(index) + "/" + member;
            const json now = m_now[index].value(member, json());
            if (value == now || (value.is_null() && isUsual(m_kind, member, now)))
                continue;
            m_out.push_back(
                {.document = 0, .pointer = pointer, .value = value.is_null() ? std::nullopt : std::optional(value)});
        }
    }

    PodList m_kind;
    std::string m_pointer;
    json m_now;
    std::vector<bool> m_isTaken;
    std::vector<ChangeAsked> m_out;
};

ListChanges labelChanges(const std::string& pointer, const json& now, const QStringList& lines)
{
    ListChanges out;
    json wanted = json::object();
    for (int i = 0; i < lines.size(); ++i) {
        const auto at = lines[i].indexOf(u'=');
        const QString name = lines[i].left(at).trimmed();
        if (lines[i].trimmed().isEmpty())
            continue;
        if (name.isEmpty())
            return {.changes = {}, .wrongLine = i + 1};
        wanted[name.toStdString()] = at < 0 ? json("") : json(lines[i].mid(at + 1).trimmed().toStdString());
    }
    const auto place = [&](const std::string& name) { return (json::json_pointer(pointer) / name).to_string(); };
    for (const auto& [name, value] : wanted.items()) {
        if (!now.is_object() || now.value(name, json()) != value)
            out.changes.push_back({.document = 0, .pointer = place(name), .value = value});
    }
    const json known = now.is_object() ? now : json::object();
    for (const auto& [name, value] : known.items()) {
        if (!wanted.contains(name))
            out.changes.push_back({.document = 0, .pointer = place(name), .value = {}});
    }
    return out;
}

} // namespace

ListChanges changesFor(PodList kind, const std::string& pointer, const json& now, const QStringList& lines)
{
    if (kind == PodList::Labels)
        return labelChanges(pointer, now, lines);
    if (kind != PodList::Words)
        return Reconciling(kind, pointer, now).run(lines);
    json wanted = json::array();
    for (const QString& line : lines)
        wanted.push_back(line.toStdString());
    while (!wanted.empty() && wanted.back() == json(""))
        wanted.erase(wanted.size() - 1);
    if (wanted == now || (wanted.empty() && !now.is_array()))
        return {};
    return {.changes = {{.document = 0,
                         .pointer = pointer,
                         .value = wanted.empty() ? std::nullopt : std::optional(wanted)}},
            .wrongLine = 0};
}

} // namespace darse::ui
