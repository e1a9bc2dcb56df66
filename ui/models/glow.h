// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace darse::ui {

struct ObjectRow;

/// The cells that changed a moment ago and fade. The only timer runs while something fades.
class Glow : public QObject {
    Q_OBJECT
public:
    static constexpr int kFadeMilliseconds = 900;

    explicit Glow(QObject* parent);

    /// Ignored when the desktop asks for no motion.
    void begin(const ObjectRow* row, int column);
    /// 1 just now, 0 when nothing changed lately.
    [[nodiscard]] double strength(const ObjectRow* row, int column) const;
    [[nodiscard]] bool isEmpty() const { return m_cells.empty(); }
    /// Forgets the rows that are about to go: those with isLoose.
    void forgetLoose();
    void clear();

Q_SIGNALS:
    /// Paint again: this fades, or has done so just now.
    void stepped(const darse::ui::ObjectRow* row, int column);

private:
    static constexpr std::size_t kMost = 512;
    struct Cell {
        const ObjectRow* row;
        int column;
        qint64 since;
    };
    void step();

    std::vector<Cell> m_cells;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace darse::ui
