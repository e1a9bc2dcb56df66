// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/details/section.h"

#include <QMap>

class QPlainTextEdit;

namespace darse::ui {

class PlainTable;

/// The entries of a config map: key, and the value as plain text for the one that is chosen.
class EntriesSection final : public Section {
    Q_OBJECT
public:
    explicit EntriesSection(QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;

private:
    void showChosen();

    QMap<QString, QString> m_entries;
    PlainTable* m_table;
    QPlainTextEdit* m_value;
};

} // namespace darse::ui
