// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/registry/registry.h"
#include "core/registry/session.h"

namespace darse::registry {

/// The path of the uploads of a repository.
[[nodiscard]] Call uploadCall(const std::string& repository);
/// Where an upload goes on, as an answer tells.
[[nodiscard]] Result<WebUrl> uploadLocation(const Answer& answer);

/// Sends one content. For one thread, once.
class UploadRun {
public:
    UploadRun(Session& session, const Upload& upload);

    [[nodiscard]] Result<void> run(const std::stop_token& stop);

private:
    [[nodiscard]] Result<void> begin(const std::stop_token& stop);
    [[nodiscard]] Result<void> step(const std::stop_token& stop);
    [[nodiscard]] Result<void> sendChunk(const std::stop_token& stop);
    [[nodiscard]] Result<void> finish(const std::stop_token& stop);
    [[nodiscard]] Result<void> noteAccepted(Answer answer, std::uint64_t sentTo);
    [[nodiscard]] Result<void> recover(const std::stop_token& stop);
    [[nodiscard]] Result<Answer> send(Call call, const std::stop_token& stop);
    [[nodiscard]] Result<Call> partCall(std::uint64_t from, std::uint64_t length) const;
    [[nodiscard]] Result<bool> isThere(const std::stop_token& stop);
    void abandon(const Error& because);

    Session& m_session;
    const Upload& m_upload;
    const std::uint64_t m_size;
    const std::string m_what;
    Patience m_patience;
    std::optional<WebUrl> m_location; ///< none: no upload is open
    std::uint64_t m_offset = 0;       ///< what the registry has
    std::uint64_t m_chunk;
    std::optional<std::chrono::milliseconds> m_asked; ///< how long the registry wants to be left alone
    int m_restarts = 0;
    bool m_isDone = false;
};

} // namespace darse::registry
