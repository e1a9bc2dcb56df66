// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/registryfixture.h"

#include <algorithm>
#include <array>

namespace darse::registry::test {

FakeRegistry::FakeRegistry(Script script) : m_script(std::move(script))
{
    net::Listener listener = net::Listener::tcp("127.0.0.1", 0).value();
    m_host = "127.0.0.1:" + std::to_string(listener.port());
    m_server = std::make_unique<net::test::RunningServer>(
        std::move(listener), [this](net::Incoming& request, net::Responder& responder) { serve(request, responder); });
}

std::vector<Seen> FakeRegistry::seen() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

int FakeRegistry::count(std::string_view method, std::string_view target) const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(std::count_if(m_seen.begin(), m_seen.end(), [&](const Seen& each) {
        return each.method == method && each.target.starts_with(target);
    }));
}

void FakeRegistry::serve(net::Incoming& request, net::Responder& responder)
{
    Seen seen{request.head().method, request.head().target, request.head().headers};
    std::array<char, 65536> piece{};
    for (;;) { // also what comes before a cut
        const auto got = request.readBody(piece);
        if (!got || *got == 0)
            break;
        seen.body.append(piece.data(), *got);
    }
    if (seen.target == "/v2/" && !m_wasFound.exchange(true)) {
        static_cast<void>(responder.send({}, "{}"));
        return;
    }
    {
        const std::lock_guard lock(m_mutex);
        m_seen.push_back(seen);
    }
    Told told = m_script(seen);
    net::ResponseHead head{.status = told.status, .headers = told.headers};
    if (!told.cutAfter && !told.isChunked) {
        static_cast<void>(responder.send(std::move(head), told.body));
        return;
    }
    if (!told.isChunked && !head.headers.find("Content-Length"))
        head.headers.set("Content-Length", std::to_string(told.body.size()));
    const std::string_view sent = std::string_view(told.body).substr(0, told.cutAfter.value_or(told.body.size()));
    if (!responder.begin(std::move(head)) || (!sent.empty() && !responder.write(sent)))
        return;
    if (!told.cutAfter)
        static_cast<void>(responder.end());
}

QuickOptions::QuickOptions()
{
    options->pause = [seen = pauses](std::chrono::milliseconds time, const std::stop_token& stop) -> Result<void> {
        seen->push_back(time);
        return goOn("wait", {Deadline::never(), stop});
    };
    options->connectTimeout = std::chrono::seconds(5);
    options->silence = std::chrono::seconds(10);
}

std::shared_ptr<Registry> openRegistry(const FakeRegistry& fake, const QuickOptions& quick,
                                       std::shared_ptr<CredentialSource> credentials)
{
    return Registry::create(fake.host(), quick.options, std::move(credentials)).value();
}

std::shared_ptr<CredentialSource> knownUser(const FakeRegistry& fake, std::string_view password)
{
    return std::make_shared<GivenCredential>(fake.host(), Credential{"me", Secret(password)});
}

oci::Descriptor descriptorOf(std::string_view content)
{
    return {std::string(oci::mediatype::kLayer), oci::Digest::of(content), content.size()};
}

Result<std::string> readWhole(const ByteSource& source)
{
    std::string out;
    std::array<char, 8192> piece{};
    for (;;) {
        TRY_DECLARE(const std::size_t count, source(piece, {}));
        if (count == 0)
            return out;
        out.append(piece.data(), count);
    }
}

std::string pattern(std::size_t size)
{
    std::string out(size, '\0');
    std::uint32_t state = 1;
    for (char& c : out) {
        state = state * 1664525U + 1013904223U;
        c = static_cast<char>(state >> 24U);
    }
    return out;
}

Told rangeOf(const std::string& content, const Seen& request)
{
    const std::string range = request.header("Range");
    if (range.empty())
        return {.body = content};
    const auto first = static_cast<std::size_t>(std::stoul(range.substr(std::string_view("bytes=").size())));
    const std::string told = "bytes " + std::to_string(first) + "-" + std::to_string(content.size() - 1) + "/" +
                             std::to_string(content.size());
    return {.status = 206, .headers = {{"Content-Range", told}}, .body = content.substr(first)};
}

} // namespace darse::registry::test
