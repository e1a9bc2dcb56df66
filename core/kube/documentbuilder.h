// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/document.h"

#include <yaml-cpp/eventhandler.h>

#include <optional>

namespace YAML {
struct Mark;
}

namespace darse::kube {

/// Thrown through the parser, which has no other way to be ended, and caught in parseDocuments().
struct Refused {
    Error error;
};

/// Makes documents of what the parser tells. It sees every level before the parser goes into it.
class DocumentBuilder final : public YAML::EventHandler {
public:
    explicit DocumentBuilder(const DocumentLimits& limits) : m_limits(limits) {}

    [[nodiscard]] std::vector<Document> take() { return std::move(m_documents); }

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override;
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override;
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override;

private:
    struct Level {
        nlohmann::json value;
        std::string pointer;
        Mark mark{};
        YAML::anchor_t anchor = 0;
        std::optional<std::string> key{};
        Mark keyMark{};
        std::vector<nlohmann::json> merged{}; ///< what "<<" names
    };
    struct Anchored { // NOLINT(bugprone-exception-escape): moving JSON does not throw
        nlohmann::json value;
        std::size_t weight = 0;
    };
    struct Node {
        nlohmann::json value;
        Mark mark{};
        YAML::anchor_t anchor = 0;
        bool isPlain = false; ///< a scalar without quotes and tags
    };

    void open(nlohmann::json empty, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor);
    void close();
    void add(Node node);
    void addKey(Level& level, const Node& node);
    void addMember(Level& level, Node node);
    [[nodiscard]] std::string nextPointer() const;

    const DocumentLimits m_limits;
    std::vector<Document> m_documents;
    Document m_document;
    std::vector<Level> m_levels;
    std::map<YAML::anchor_t, Anchored> m_anchors;
    std::size_t m_expanded = 0;
    std::optional<int> m_begun{}; ///< where the document begins
};

} // namespace darse::kube
