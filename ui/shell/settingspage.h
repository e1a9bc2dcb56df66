// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"

class QScrollArea;
class QVBoxLayout;

namespace darse::ui {

/// What a person can choose, row by row from a table. Everything holds at once.
class SettingsPage final : public Page {
    Q_OBJECT
public:
    SettingsPage(PageContext context, QWidget* parent);

    /// The tab is the name of a setting: its row gets the keyboard.
    void show(const Location& location) override;
    [[nodiscard]] Location location() const override;

Q_SIGNALS:
    void rebuildAsked();

private:
    struct Row;
    static const Row kRows[];

    void addRow(QVBoxLayout* column, const Row& row);
    [[nodiscard]] QWidget* makeChoice(const Row& row);
    [[nodiscard]] QWidget* makeSwitch(const Row& row);
    void addConnections(QVBoxLayout* column);
    void chosen(const QString& setting);

    QScrollArea* m_area;
    QString m_last; ///< the setting that was changed last
};

} // namespace darse::ui
