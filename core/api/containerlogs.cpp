// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/containerlogs.h"

#include "core/api/clientwatch.h"
#include "core/api/containerhandler.h"
#include "core/container/dockerwords.h"

namespace darse::api {

using engine::ContainerPtr;
using engine::Verbs;
using runtime::LogLine;
using runtime::Stream;

namespace {

constexpr std::size_t kEnough = std::size_t{64} * 1024;

} // namespace

StreamForm formOf(const engine::Container& container)
{
    return container.config->hasTerminal ? StreamForm::Raw : StreamForm::Multiplexed;
}

LogWriter::LogWriter(ByteSink sink, StreamForm form, const LogsAsked& asked) :
    m_sink(std::move(sink)),
    m_asked(asked),
    m_writer(
        [this](std::string_view bytes) -> Result<void> {
            m_waiting.append(bytes);
            return m_waiting.size() >= kEnough ? flush() : ok();
        },
        form)
{
}

Result<void> LogWriter::write(const LogLine& line)
{
    if (line.text.empty())
        return flush();
    const Stream stream = line.isError ? Stream::Errors : Stream::Output;
    if (!m_asked.hasTimes)
        return m_writer.write(stream, line.text);
    m_line = container::timeText(line.at) + " ";
    m_line.append(line.text);
    return m_writer.write(stream, m_line);
}

Result<void> LogWriter::flush()
{
    const std::string bytes = std::exchange(m_waiting, {});
    return bytes.empty() ? ok() : m_sink(bytes);
}

Result<void> sendLogs(const Verbs& verbs, net::Incoming& request, net::Responder& responder)
{
    TRY_DECLARE(const Parameters parameters, Parameters::of(request));
    TRY_DECLARE(const LogsAsked asked, logsAsked(parameters));
    TRY_DECLARE(const ContainerPtr container, verbs.containers.find(idIn(request)));
    if (container->config->log.driver == "none")
        return Error(ErrorKind::Unsupported, "configured logging driver does not support reading");
    const ClientWatch watch(request.nativeHandle(), Leaving::EndsSending, request.stop());
    const StreamForm form = formOf(*container);
    const net::Headers headers{{"Content-Type", std::string(mediaType(form))}};
    TRY(responder.begin({.status = 200, .reason = {}, .headers = headers}));
    LogWriter writer([&responder](std::string_view bytes) { return responder.write(bytes); }, form, asked);
    const auto sink = [&writer](const LogLine& line) { return writer.write(line); };
    const auto result = verbs.containers.logs(container->id.value(), asked.query, sink, watch.token());
    TRY(writer.flush());
    if (!result && result.error().kind() == ErrorKind::Canceled)
        return result.error(); // cut, so that nobody takes it for the end
    if (!result) {
        const std::string sentence = "Error grabbing logs: " + result.error().message() + "\n";
        FrameWriter last([&responder](std::string_view bytes) { return responder.write(bytes); }, form);
        TRY(last.write(Stream::Errors, sentence));
    }
    return responder.end();
}

} // namespace darse::api
