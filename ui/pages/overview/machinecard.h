// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/overview/card.h"

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
    };

    [[nodiscard]] static QString factsOf(const backend::Node& node);
    Row addRow(const QString& title);
    void update();
    void updateNumbers();

    session::Session& m_session;
    Row m_cpu;
    Row m_memory;
    Row m_disk;
    QLabel* m_facts;
};

} // namespace darse::ui
