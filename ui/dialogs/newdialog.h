// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/kind.h"
#include "ui/dialogs/fieldgrid.h"
#include "ui/dialogs/newchecks.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace darse::session {
class Operation;
class Session;
} // namespace darse::session

namespace darse::ui {

/// Makes a volume or a network, with the line for a terminal that does the same. Show it with open(): it deletes itself
/// when closed.
class NewDialog final : public QDialog {
    Q_OBJECT
public:
    /// `kind` is Volume or Network; the session's backend has a housekeeping().
    NewDialog(session::Session& session, backend::Kind kind, QWidget* parent);

Q_SIGNALS:
    /// Just before it closes.
    void begun(darse::session::Operation* operation, const QString& name);

private:
    void layOut();
    void addFields(FieldGrid& grid);
    void addAddresses(FieldGrid& grid);
    void addFoot();
    void addField(FieldGrid& grid, NewField field, const FieldGrid::Field& what);
    [[nodiscard]] backend::NewVolume volume(NewProblems& problems) const;
    [[nodiscard]] backend::NewNetwork network(NewProblems& problems) const;
    void check();
    void make();

    session::Session& m_session;
    const backend::Kind m_kind;
    QMap<NewField, QLabel*> m_notes;
    QLineEdit* m_name = nullptr;
    QComboBox* m_driver = nullptr;
    QLineEdit* m_subnet = nullptr; ///< null for volumes, as the next four
    QLineEdit* m_gateway = nullptr;
    QLineEdit* m_range = nullptr;
    QCheckBox* m_internal = nullptr;
    QCheckBox* m_ipv6 = nullptr;
    QPlainTextEdit* m_options = nullptr;
    QPlainTextEdit* m_labels = nullptr;
    QLabel* m_line;
    QPushButton* m_make;
};

} // namespace darse::ui
