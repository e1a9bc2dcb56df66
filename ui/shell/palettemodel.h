// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/location.h"
#include "ui/shell/command.h"

#include <QAbstractListModel>

#include <vector>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// One thing that the palette offers: a command, or an object to go to.
struct PaletteRow {
    QString icon;
    QString text;
    QString detail;                 ///< at the right, muted
    std::function<void()> run = {}; ///< of a command; a copy, because the table may change while this is shown
    Location location = {};
    int score = 0;
};

/// The best rows for what was typed.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    PaletteModel(session::Session& session, const Commands& commands, QObject* parent);

    void search(const QString& text);
    [[nodiscard]] const PaletteRow& at(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void addCommands(std::vector<PaletteRow>& rows, const QString& text) const;
    void addObjects(std::vector<PaletteRow>& rows, const QString& text) const;

    session::Session& m_session;
    const Commands& m_commands;
    std::vector<PaletteRow> m_rows;
};

} // namespace darse::ui
