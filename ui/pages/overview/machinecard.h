// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/metricsstore.h"
#include "ui/pages/overview/card.h"

#include <optional>

class QLabel;

namespace darse::backend {
struct Node;
}
namespace darse::session {
class Session;
}

namespace darse::ui {

class Meter;
class Sparkline;

/// The machine that runs it all, or all of them together: CPU, memory and disk now, and what it is.
class MachineCard : public Card {
    Q_OBJECT
public:
    explicit MachineCard(session::Session& session, QWidget* parent = nullptr);

private:
    struct Row {
        QLabel* value = nullptr;
        Meter* meter = nullptr;
        Sparkline* line = nullptr;
        QWidget* box = nullptr; ///< of the whole row
    };

    [[nodiscard]] static QString factsOf(const backend::Node& node);
    static void fill(const Row& row, std::optional<double> share);
    Row addRow(const QString& title);
    void update();
    void updateNumbers();
    void updateFlow(const Row& row, const backend::ObjectRef& ref, session::Metric in, session::Metric out);

    session::Session& m_session;
    Row m_cpu;
    Row m_memory;
    Row m_disk;
    Row m_storage;
    Row m_network;
    Row m_waiting;
    QLabel* m_facts;
};

} // namespace darse::ui
