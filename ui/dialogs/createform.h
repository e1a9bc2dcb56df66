// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/plannotes.h"

#include <QMap>
#include <QStringList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace darse::ui {

/// The fields of a container that is to be made. What is written in them is a plan; it knows no session.
class CreateForm final : public QWidget {
    Q_OBJECT
public:
    explicit CreateForm(QWidget* parent = nullptr);

    /// What the image and network fields offer.
    void offer(const QStringList& images, const QStringList& networks);
    /// Objects to what cannot be read.
    [[nodiscard]] backend::ContainerPlan plan(PlanNotes& notes) const;
    void setPlan(const backend::ContainerPlan& plan);
    void show(const PlanNotes& notes);
    void focusFirst();

Q_SIGNALS:
    void changed();

private:
    void layOut();
    QLineEdit* addLine(QGridLayout& grid, PlanField field, const QString& label, const QString& example);
    QPlainTextEdit* addLines(QGridLayout& grid, PlanField field, const QString& label, const QString& example);
    void addField(QGridLayout& grid, PlanField field, const QString& label, QWidget* editor, int columns = 1);
    void readLists(backend::ContainerPlan& plan, PlanNotes& notes) const;

    int m_cell = 0; ///< of the grid, two in a row
    QMap<PlanField, QLabel*> m_notes;
    QComboBox* m_image;
    QLineEdit* m_name;
    QLineEdit* m_command;
    QPlainTextEdit* m_ports;
    QPlainTextEdit* m_mounts;
    QPlainTextEdit* m_environment;
    QComboBox* m_network;
    QComboBox* m_restart;
    QLineEdit* m_cpus;
    QLineEdit* m_memory;
    QLineEdit* m_user;
    QLineEdit* m_directory;
    QCheckBox* m_starts;
    QCheckBox* m_terminal;
    QCheckBox* m_removes;
    backend::ContainerPlan m_rest; ///< what came in a line and has no field: entrypoint, labels, host name
};

} // namespace darse::ui
