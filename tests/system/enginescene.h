// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/realregistry.h"
#include "tests/system/engineprocess.h"

#include <QJsonDocument>

/// The program ends well; else the test ends and shows what it said.
#define VERIFY_RUNS(variable, call)                                                                                    \
    const darse::test::Ended variable = (call);                                                                        \
    QVERIFY2(variable.code == 0, (variable.err + variable.out).constData())

namespace darse::test {

/// What `darsectl image starter` makes.
inline const QString kStarter = QStringLiteral("localhost/darse/starter:latest");

[[nodiscard]] QStringList words(const char* text);
[[nodiscard]] QJsonDocument json(const Ended& ended);

/// A real engine and a real registry.
class EngineScene {
public:
    /// False with a problem() when one of the two could not be started.
    [[nodiscard]] bool begin();
    void end();
    [[nodiscard]] const QByteArray& problem() const { return m_problem; }

    /// The name in the registry.
    [[nodiscard]] QString remote(const char* name) const;
    [[nodiscard]] QString idOf(const QString& image) const;
    /// Of all images that the engine lists.
    [[nodiscard]] QStringList names() const;
    /// Puts the starter image into the registry and keeps it here under that name too.
    void pushStarter(const QString& name);
    /// Restarts the engine with this as its registries.json.
    [[nodiscard]] bool restartWith(const QByteArray& registries);

protected:
    // NOLINTBEGIN(misc-non-private-member-variables-in-classes)
    std::unique_ptr<EngineProcess> m_engine;
    std::unique_ptr<RealRegistry> m_registry;
    // NOLINTEND(misc-non-private-member-variables-in-classes)

private:
    QByteArray m_problem;
};

} // namespace darse::test
