// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/client.h"
#include "tests/system/engineprocess.h"

#include <nlohmann/json.hpp>

/// The program ends with this exit code; else the test ends and shows what it said.
#define VERIFY_ENDS(variable, call, expected)                                                                          \
    const darse::test::Ended variable = (call);                                                                        \
    QVERIFY2(variable.code == (expected),                                                                              \
             (QByteArray::number(variable.code) + ": " + variable.err + variable.out).constData())

namespace darse::test {

inline const QString kImage = QStringLiteral("localhost/darse/starter:latest");

/// An answer of the engine.
struct Told {
    int status = 0;
    nlohmann::json body{};
    std::string text{};
};

/// A real engine that has the starter image, the unmodified client of Docker, and the wire itself.
class ContainerScene {
public:
    /// False with a problem() when it could not be started.
    [[nodiscard]] bool begin();
    /// Removes every container, and ends the engine.
    void end();
    void removeAll() const;
    [[nodiscard]] const QByteArray& problem() const { return m_problem; }

    /// "ps -a" as one text.
    [[nodiscard]] Ended docker(const char* words, const QByteArray& input = {}) const;
    /// "run OPTIONS IMAGE sh -c SCRIPT" without a network.
    [[nodiscard]] Ended run(const char* options, const char* script, const QByteArray& input = {}) const;
    [[nodiscard]] Ended runs(const QStringList& words, const QByteArray& input = {}) const;

    [[nodiscard]] Told ask(const char* method, const std::string& target, const nlohmann::json& body = {}) const;
    /// Makes a container without a network that runs the script, and gives its id.
    [[nodiscard]] std::string make(const char* name, const char* script, nlohmann::json more = {}) const;
    /// A connection that was taken over.
    [[nodiscard]] Result<net::Hijacked> hijack(const std::string& target, const nlohmann::json& body = {}) const;

    [[nodiscard]] EngineProcess& engine() const { return *m_engine; }

private:
    [[nodiscard]] std::unique_ptr<net::Client> client() const;

    std::unique_ptr<EngineProcess> m_engine;
    QByteArray m_problem;
};

/// What comes until the end of the stream.
[[nodiscard]] std::string toTheEnd(net::Transport& wire);
/// What comes until `mark` was seen, or the end.
[[nodiscard]] std::string until(net::Transport& wire, std::string_view mark);

} // namespace darse::test
