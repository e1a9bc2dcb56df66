// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/events.h"
#include "core/engine/pull.h"
#include "core/engine/push.h"
#include "core/store/archive.h"
#include "core/store/fsck.h"
#include "core/store/starter.h"

namespace darse::engine {

/// A pull as a person asks for it.
struct PullAsked {
    std::string name; ///< short or full
    std::optional<oci::Platform> platform{};
    RequestCredential credential{};
};

struct PushAsked {
    std::string image;    ///< what the store finds it by; also where to, when `target` is empty
    std::string target{}; ///< a full name
    RequestCredential credential{};
};

/// Whether a name that failed so at one registry may be found at another.
[[nodiscard]] bool mayBeElsewhere(const Error& error);

/// Every verb about images. Each looks at the store, acts, and tells the log of events. For any thread.
class Images {
public:
    Images(store::ImageStore& store, Registries& registries, EventLog& events, oci::SearchOrder search) :
        m_store(store),
        m_registries(registries),
        m_events(events),
        m_search(std::move(search))
    {
    }

    [[nodiscard]] store::ImageStore& store() const { return m_store; }
    /// Where names without a registry are looked for.
    [[nodiscard]] const oci::SearchOrder& search() const { return m_search; }
    [[nodiscard]] Registries& registries() const { return m_registries; }

    [[nodiscard]] Result<store::Image> find(std::string_view text) const;
    [[nodiscard]] Result<std::vector<store::HistoryStep>> history(std::string_view text) const;

    /// A short name is looked for at the registries of the search order, until one has it.
    [[nodiscard]] Result<Pulled> pull(const PullAsked& asked, const TransferSink& sink, const std::stop_token& stop);
    [[nodiscard]] Result<Pushed> push(const PushAsked& asked, const TransferSink& sink, const std::stop_token& stop);

    /// The full names of all tags that a registry has of a repository; `asked` names no tag.
    [[nodiscard]] Result<std::vector<std::string>> tagsElsewhere(const PullAsked& asked, const std::stop_token& stop);
    /// The full names of all tags of a repository here; NotFound when there is none.
    [[nodiscard]] Result<std::vector<std::string>> tagsHere(const std::string& repository) const;

    [[nodiscard]] Result<void> tag(std::string_view image, std::string_view name);
    /// The name that was taken away, as people say it.
    [[nodiscard]] Result<std::string> untag(std::string_view name);
    [[nodiscard]] Result<store::Removal> remove(std::string_view image, store::Force force);
    [[nodiscard]] Result<store::Removal> prune(const store::PruneFilter& filter);

    [[nodiscard]] Result<void> save(const std::vector<std::string>& images, store::ArchiveFormat format,
                                    const ByteSink& sink);
    [[nodiscard]] Result<std::vector<store::Loaded>> load(const ByteSource& archive, store::LoadOptions options,
                                                          const TransferSink& sink);
    [[nodiscard]] Result<oci::Digest> import(const ByteSource& tar, const store::ImportOptions& options);
    [[nodiscard]] Result<oci::Digest> starter(const std::stop_token& stop);

    /// `registry` empty: the first of the search order.
    [[nodiscard]] Result<std::vector<registry::SearchHit>>
    search(const std::string& registry, const registry::SearchQuery& query, const std::stop_token& stop);

    [[nodiscard]] Result<std::vector<store::Finding>> check(store::Depth depth, const std::stop_token& stop);
    /// What is damaged is fetched again from where it came from.
    [[nodiscard]] Result<std::vector<store::Finding>> repair(store::Depth depth, const std::stop_token& stop);

private:
    [[nodiscard]] Result<Pulled> pullFirst(const std::vector<oci::Reference>& names, const PullAsked& asked,
                                           const TransferSink& sink, const std::stop_token& stop);
    [[nodiscard]] Result<ByteSource> fetchAgain(const oci::Descriptor& what, const std::vector<std::string>& names,
                                                const std::stop_token& stop);
    void tell(std::string action, std::string object, std::string name = {});

    store::ImageStore& m_store;
    Registries& m_registries;
    EventLog& m_events;
    const oci::SearchOrder m_search;
};

} // namespace darse::engine
