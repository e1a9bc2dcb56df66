// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/backend.h"

#include <QString>
#include <QTimer>

#include <memory>
#include <stop_token>

namespace darse::connect::engine {

/// The embedded engine on its socket. It describes its machine; what it cannot do yet it has no interface for.
class EngineBackend final : public backend::Backend {
    Q_OBJECT
public:
    explicit EngineBackend(const QString& socket, QObject* parent = nullptr);
    ~EngineBackend() override;

    void open() override;
    [[nodiscard]] backend::Link link() const override { return m_link; }
    [[nodiscard]] std::optional<Error> error() const override { return m_error; }
    [[nodiscard]] backend::Capabilities capabilities() const override { return m_capabilities; }
    backend::Objects* objects(backend::Kind kind) override;

private:
    class Machines;
    struct Answer;

    void ask();
    void take(const Answer& answer);

    QString m_socket;
    backend::Link m_link = backend::Link::Connecting;
    std::optional<Error> m_error;
    backend::Capabilities m_capabilities;
    std::unique_ptr<Machines> m_machines;
    QTimer m_next;
    std::stop_source m_stop;
};

} // namespace darse::connect::engine
