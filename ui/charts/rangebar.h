// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace darse::session {
class Settings;
}

namespace darse::ui {

class ChartGroup;
enum class ChartForm;

/// Chooses what a group of charts shows: how much of the past, closer and farther, earlier and later, back to live; and
/// saves what is seen.
class RangeBar : public QWidget {
    Q_OBJECT
public:
    /// `setting` remembers the span. `picture` is what is saved as one. All outlive the bar.
    RangeBar(ChartGroup& group, session::Settings& settings, const QString& setting, QWidget& picture,
             QWidget* parent = nullptr);

    /// A sentence beside the buttons.
    void setNote(const QString& text);

Q_SIGNALS:
    /// A picture or a table is in this file now.
    void saved(const QString& path);

private:
    void addPicker(QHBoxLayout& row);
    void addMoves(QHBoxLayout& row);
    void addSaving(QHBoxLayout& row);
    void save(ChartForm form);
    void tell();

    ChartGroup& m_group;
    session::Settings& m_settings;
    QString m_setting;
    QWidget& m_picture;
    QComboBox* m_picker = nullptr;
    QPushButton* m_live = nullptr;
    QWidget* m_later = nullptr;
    QLabel* m_stretch = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace darse::ui
