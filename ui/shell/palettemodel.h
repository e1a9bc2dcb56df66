// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/kindview.h"
#include "ui/pages/location.h"
#include "ui/shell/command.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QWidget>

#include <vector>

namespace darse::session {
class Session;
}

namespace darse::ui {

/// One thing that the palette offers: a command, something to do to an object, or an object to go to.
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
    /// Where the window is: what can be done to the object there is offered without its name.
    void setHere(const Location& here, QWidget* window);
    [[nodiscard]] const PaletteRow& at(int row) const { return m_rows.at(static_cast<std::size_t>(row)); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void addCommands(std::vector<PaletteRow>& rows, const QString& text) const;
    void addActionsHere(std::vector<PaletteRow>& rows, const QString& text) const;
    void addActionsNamed(std::vector<PaletteRow>& rows, const QString& text) const;
    [[nodiscard]] PaletteRow rowOf(const Action& action, const KindView& view, const backend::ObjectPtr& object,
                                   int score) const;
    void addObjects(std::vector<PaletteRow>& rows, const QString& text) const;

    session::Session& m_session;
    const Commands& m_commands;
    std::vector<PaletteRow> m_rows;
    Location m_here;
    QPointer<QWidget> m_window; ///< whose questions those of actions are
};

} // namespace darse::ui
