// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/kind.h"
#include "ui/dialogs/plannotes.h"

#include <QMap>
#include <QStringList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace darse::ui {

class FieldGrid;
class LimitField;

/// The fields of a container that is to be made. What is written in them is a plan; it knows no session.
class CreateForm final : public QWidget {
    Q_OBJECT
public:
    explicit CreateForm(QWidget* parent = nullptr);

    /// What the image and network fields offer.
    void offer(const QStringList& images, const QStringList& networks);
    /// Objects to what cannot be read.
    /// How far the sliders of limits reach: what the machine has.
    void setRoom(int cpus, qint64 memoryBytes);
    [[nodiscard]] backend::ContainerPlan plan(PlanNotes& notes) const;
    void setPlan(const backend::ContainerPlan& plan);
    void show(const PlanNotes& notes);
    void focusFirst();
    /// Whether volumes and networks can be made from here.
    void offerMaking(bool isOffered);
    /// Puts a new volume or network where it belongs.
    void use(backend::Kind kind, const QString& name);

Q_SIGNALS:
    void changed();
    /// A volume or a network is to be made.
    void newWanted(darse::backend::Kind kind);

private:
    void layOut();
    QLineEdit* addLine(FieldGrid& grid, PlanField field, const QString& label, const QString& example);
    QPlainTextEdit* addLines(FieldGrid& grid, PlanField field, const QString& label, const QString& example);
    LimitField* addLimit(FieldGrid& grid, PlanField field, const QString& label, const QString& example);
    /// `around` holds the editor, if it is not alone.
    void addField(FieldGrid& grid, PlanField field, const QString& label, QWidget* editor, QWidget* around = nullptr);
    [[nodiscard]] QWidget* makerFor(PlanField field);
    void layOutMore(FieldGrid& grid);
    void readMore(backend::ContainerPlan& plan, PlanNotes& notes) const;
    void setMore(const backend::ContainerPlan& plan);
    void readOptions(backend::ContainerPlan& plan, PlanNotes& notes) const;
    void readLists(backend::ContainerPlan& plan, PlanNotes& notes) const;

    QMap<PlanField, QLabel*> m_notes;
    QList<QPushButton*> m_makers;
    QComboBox* m_image;
    QLineEdit* m_name;
    QLineEdit* m_command;
    QPlainTextEdit* m_ports;
    QPlainTextEdit* m_mounts;
    QPlainTextEdit* m_environment;
    QComboBox* m_network;
    QComboBox* m_restart;
    LimitField* m_cpus;
    LimitField* m_memory;
    QLineEdit* m_user;
    QLineEdit* m_directory;
    QLineEdit* m_entrypoint;
    QLineEdit* m_hostName;
    QPlainTextEdit* m_labels;
    QLineEdit* m_added;
    QLineEdit* m_dropped;
    QPlainTextEdit* m_networks;
    QPlainTextEdit* m_options;
    QLineEdit* m_health;
    QLineEdit* m_interval;
    QCheckBox* m_starts;
    QCheckBox* m_terminal;
    QCheckBox* m_removes;
    backend::ContainerPlan m_rest; ///< what came in a line and has no field: the rest of a health check
};

} // namespace darse::ui
