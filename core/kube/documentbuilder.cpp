// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/documentbuilder.h"

#include "core/kube/scalar.h"
#include "core/kube/textcheck.h"

#include <yaml-cpp/mark.h>

namespace darse::kube {

using nlohmann::json;

namespace {

constexpr std::string_view kMergeKey = "<<";

Mark markOf(const YAML::Mark& mark)
{
    return {mark.line + 1, mark.column + 1};
}

[[noreturn]] void refuse(Mark mark, const std::string& what)
{
    throw Refused{errorAt(mark, what)};
}

std::string escaped(std::string_view key)
{
    std::string out;
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

std::size_t weigh(const json& value)
{
    constexpr std::size_t kNode = 32;
    if (value.is_string())
        return kNode + value.get_ref<const std::string&>().size();
    std::size_t out = kNode;
    if (value.is_object()) {
        for (const auto& [key, member] : value.items())
            out += key.size() + weigh(member);
    } else if (value.is_array()) {
        for (const json& element : value)
            out += weigh(element);
    }
    return out;
}

} // namespace

void DocumentBuilder::OnDocumentStart(const YAML::Mark& mark)
{
    if (m_documents.size() >= m_limits.documents)
        refuse(markOf(mark), "there are more than " + std::to_string(m_limits.documents) + " documents");
    // The parser gives the same place again and again when it is lost.
    if (m_begun == mark.pos)
        refuse(markOf(mark), "what stands here belongs to no document");
    m_begun = mark.pos;
    m_document = {};
    m_levels.clear();
    m_anchors.clear();
}

void DocumentBuilder::OnDocumentEnd()
{
    if (!m_document.value.is_null())
        m_documents.push_back(std::move(m_document));
    m_document = {};
}

void DocumentBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor)
{
    add({.value = nullptr, .mark = markOf(mark), .anchor = anchor, .isPlain = true});
}

void DocumentBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor)
{
    const auto found = m_anchors.find(anchor);
    if (found == m_anchors.end())
        refuse(markOf(mark), "this alias is part of what it stands for");
    m_expanded += found->second.weight;
    if (m_expanded > m_limits.expanded)
        refuse(markOf(mark), "the aliases stand for too much");
    add({.value = found->second.value, .mark = markOf(mark), .anchor = 0, .isPlain = false});
}

void DocumentBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                               const std::string& value)
{
    auto scalar = taggedScalar(tag, value);
    if (!scalar)
        refuse(markOf(mark), scalar.error().message());
    // Bytes of !!binary are texts here.
    if (scalar->is_string() && !checkText(scalar->get_ref<const std::string&>()))
        refuse(markOf(mark), "this is no UTF-8 text");
    add({.value = std::move(scalar).value(), .mark = markOf(mark), .anchor = anchor, .isPlain = tag == "?"});
}

void DocumentBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                      YAML::EmitterStyle::value /*style*/)
{
    open(json::array(), mark, tag, anchor);
}

void DocumentBuilder::OnSequenceEnd()
{
    close();
}

void DocumentBuilder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                                 YAML::EmitterStyle::value /*style*/)
{
    open(json::object(), mark, tag, anchor);
}

void DocumentBuilder::OnMapEnd()
{
    close();
}

void DocumentBuilder::open(json empty, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor)
{
    const Mark at = markOf(mark);
    if (static_cast<int>(m_levels.size()) >= m_limits.depth)
        refuse(at, "the document is deeper than " + std::to_string(m_limits.depth) + " levels");
    const std::string usual = empty.is_array() ? "tag:yaml.org,2002:seq" : "tag:yaml.org,2002:map";
    if (tag != "?" && tag != "!" && !tag.empty() && tag != usual)
        refuse(at, "the tag " + tag + " is not known");
    if (!m_levels.empty() && m_levels.back().value.is_object() && !m_levels.back().key)
        refuse(at, "a key must be a text");
    Level level{.value = std::move(empty), .pointer = nextPointer(), .mark = at, .anchor = anchor};
    m_levels.push_back(std::move(level));
}

std::string DocumentBuilder::nextPointer() const
{
    if (m_levels.empty())
        return {};
    const Level& level = m_levels.back();
    return level.pointer + "/" +
           (level.value.is_array() ? std::to_string(level.value.size()) : escaped(level.key.value_or("")));
}

void DocumentBuilder::close()
{
    Level level = std::move(m_levels.back());
    m_levels.pop_back();
    // What stands in the mapping itself counts more than what it takes from others.
    for (const json& other : level.merged) {
        for (const auto& [key, member] : other.items()) {
            if (!level.value.contains(key))
                level.value[key] = member;
        }
    }
    add({.value = std::move(level.value), .mark = level.mark, .anchor = level.anchor, .isPlain = false});
}

void DocumentBuilder::add(Node node)
{
    if (node.anchor != 0)
        m_anchors[node.anchor] = {node.value, weigh(node.value)};
    if (m_levels.empty()) {
        m_document.marks.emplace("", node.mark);
        m_document.value = std::move(node.value);
        return;
    }
    Level& level = m_levels.back();
    if (level.value.is_array()) {
        m_document.marks.insert_or_assign(nextPointer(), node.mark);
        level.value.push_back(std::move(node.value));
    } else if (!level.key) {
        addKey(level, node);
    } else {
        addMember(level, std::move(node));
    }
}

void DocumentBuilder::addKey(Level& level, const Node& node)
{
    if (node.value.is_structured())
        refuse(node.mark, "a key must be a text");
    level.key = keyText(node.value);
    level.keyMark = node.mark;
    const bool isMerge = node.isPlain && *level.key == kMergeKey;
    if (!isMerge && level.value.contains(*level.key))
        refuse(node.mark, "\"" + *level.key + "\" is there twice");
}

void DocumentBuilder::addMember(Level& level, Node node)
{
    const std::string key = *level.key;
    if (key == kMergeKey) {
        const json list = node.value.is_array() ? node.value : json::array({node.value});
        for (const json& other : list) {
            if (!other.is_object())
                refuse(node.mark, "\"<<\" takes mappings only");
            m_expanded += weigh(other);
            level.merged.push_back(other);
        }
        if (m_expanded > m_limits.expanded)
            refuse(node.mark, "the aliases stand for too much");
    } else {
        m_document.marks.insert_or_assign(nextPointer(), level.keyMark);
        level.value[key] = std::move(node.value);
    }
    level.key.reset();
}

} // namespace darse::kube
