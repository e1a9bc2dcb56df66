// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/patience.h"

namespace darse::registry {

Result<Answer> Patience::ask(const std::function<Result<Answer>()>& request, const std::stop_token& stop)
{
    for (;;) {
        Result<Answer> answer = request();
        if (!answer) {
            TRY(bear(answer.error(), stop));
            continue;
        }
        if (!isBusy(answer->status()))
            return answer;
        auto body = answer->exchange->collect(kMaxErrorBody, stop);
        const net::ResponseHead& head = answer->exchange->head();
        const Error error = answerError(head, m_cleaner(std::move(body).valueOr({})), m_subject, *m_options.clock);
        TRY(m_backoff.wait(error, retryAfter(head.headers, *m_options.clock), stop));
    }
}

Result<void> Patience::bear(const Error& error, const std::stop_token& stop,
                            std::optional<std::chrono::milliseconds> asked)
{
    if (!isPassing(error))
        return error;
    return m_backoff.wait(error, asked, stop);
}

} // namespace darse::registry
