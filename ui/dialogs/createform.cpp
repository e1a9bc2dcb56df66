// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/createform.h"

#include "ui/dialogs/fieldgrid.h"
#include "ui/dialogs/fieldmeaning.h"
#include "ui/dialogs/limitfield.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSlider>
#include <QStyle>
#include <QTextCursor>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr const char* kRestartPolicies[] = {"no", "on-failure", "unless-stopped", "always"};

QComboBox* makeChoice()
{
    auto* box = new QComboBox;
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // both columns are as wide
    box->lineEdit()->setMaxLength(FieldGrid::kLongestText);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    return box;
}

/// The choices anew; what is written stays.
void fill(QComboBox& box, const QStringList& choices)
{
    QStringList known;
    for (int at = 0; at < box.count(); ++at)
        known << box.itemText(at);
    if (known == choices)
        return;
    const QString text = box.currentText();
    const QSignalBlocker quiet(box);
    box.clear();
    box.addItems(choices);
    box.setEditText(text);
}

} // namespace

CreateForm::CreateForm(QWidget* parent) :
    QWidget(parent),
    m_image(makeChoice()),
    m_network(makeChoice()),
    m_restart(new QComboBox),
    m_starts(new QCheckBox(tr("Start it at once"))),
    m_terminal(new QCheckBox(tr("Give it a terminal"))),
    m_removes(new QCheckBox(tr("Delete it when it ends")))
{
    const QStringList words{tr("Leave it stopped"), tr("Start it again after a failure"),
                            tr("Always start it again, unless I stopped it"), tr("Always start it again")};
    for (int at = 0; at < words.size(); ++at)
        m_restart->addItem(words.at(at), QString::fromLatin1(kRestartPolicies[at]));
    m_restart->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_starts->setChecked(true);
    layOut();
    for (QComboBox* box : {m_image, m_network})
        connect(box, &QComboBox::editTextChanged, this, &CreateForm::changed);
    connect(m_restart, &QComboBox::currentIndexChanged, this, &CreateForm::changed);
    for (QCheckBox* box : {m_starts, m_terminal, m_removes})
        connect(box, &QCheckBox::toggled, this, &CreateForm::changed);
}

void CreateForm::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, px(Space::Control), 0);
    auto* grid = new FieldGrid;
    column->addLayout(grid);
    m_image->lineEdit()->setPlaceholderText(QStringLiteral("nginx:1.27"));
    addField(*grid, PlanField::Image, tr("Image"), m_image);
    m_name = addLine(*grid, PlanField::Name, tr("Name"), tr("invented when empty"));
    m_command = addLine(*grid, PlanField::Command, tr("Command"), tr("as the image has it"));
    m_user = addLine(*grid, PlanField::User, tr("User"), tr("as the image has it"));
    m_ports = addLines(*grid, PlanField::Ports, tr("Ports: this machine’s, then the container’s"),
                       QStringLiteral("8080:80\n127.0.0.1:5353:53/udp"));
    m_mounts =
        addLines(*grid, PlanField::Mounts, tr("Volumes and folders"), QStringLiteral("files:/data\n/srv/www:/www:ro"));
    m_environment =
        addLines(*grid, PlanField::Environment, tr("Environment"), QStringLiteral("NAME=value\nOTHER=value"));
    m_directory = addLine(*grid, PlanField::WorkingDirectory, tr("Working folder"), tr("as the image has it"));
    m_network->lineEdit()->setPlaceholderText(tr("the usual one"));
    addField(*grid, PlanField::Network, tr("Network"), m_network);
    addField(*grid, PlanField::Restart, tr("When it ends"), m_restart);
    m_cpus = addLimit(*grid, PlanField::Cpus, tr("CPU cores, at most"), tr("no limit"));
    m_memory = addLimit(*grid, PlanField::Memory, tr("Memory, at most"), tr("no limit; 512m or 2g"));
    layOutMore(*grid);
    auto* checks = new QHBoxLayout;
    checks->setSpacing(px(Space::Group));
    for (QCheckBox* box : {m_starts, m_terminal, m_removes})
        checks->addWidget(box);
    checks->addStretch();
    column->addSpacing(px(Space::Control));
    column->addLayout(checks);
    column->addStretch();
}

void CreateForm::addField(FieldGrid& grid, PlanField field, const QString& label, QWidget* editor, QWidget* around)
{
    editor->setObjectName(QStringLiteral("plan.%1").arg(static_cast<int>(field)));
    m_notes.insert(field, grid.add({label, fieldMeaning(field), editor, around, makerFor(field)}));
}

/// What is to be used here may have to be made first.
QWidget* CreateForm::makerFor(PlanField field)
{
    if (field != PlanField::Mounts && field != PlanField::Network)
        return nullptr;
    const bool isVolume = field == PlanField::Mounts;
    QPushButton* make = makeButton(isVolume ? tr("New volume…") : tr("New network…"), "link");
    make->setObjectName(isVolume ? QStringLiteral("newVolume") : QStringLiteral("newNetwork"));
    connect(make, &QPushButton::clicked, this,
            [this, isVolume] { Q_EMIT newWanted(isVolume ? backend::Kind::Volume : backend::Kind::Network); });
    m_makers << make;
    return make;
}

void CreateForm::offerMaking(bool isOffered)
{
    for (QPushButton* make : std::as_const(m_makers))
        make->setVisible(isOffered);
}

void CreateForm::use(backend::Kind kind, const QString& name)
{
    if (kind == backend::Kind::Network) {
        m_network->setEditText(name);
        m_network->setFocus();
        return;
    }
    const QString folder = QStringLiteral("/data");
    if (!m_mounts->toPlainText().isEmpty() && !m_mounts->toPlainText().endsWith(u'\n'))
        m_mounts->appendPlainText(name + u':' + folder);
    else
        m_mounts->setPlainText(m_mounts->toPlainText() + name + u':' + folder);
    // Where it is to appear is still to be said.
    QTextCursor cursor(m_mounts->document());
    cursor.movePosition(QTextCursor::End);
    cursor.movePosition(QTextCursor::Left, QTextCursor::KeepAnchor, int(folder.size()));
    m_mounts->setTextCursor(cursor);
    m_mounts->setFocus();
}

QLineEdit* CreateForm::addLine(FieldGrid& grid, PlanField field, const QString& label, const QString& example)
{
    QLineEdit* line = FieldGrid::makeLine(example);
    addField(grid, field, label, line);
    connect(line, &QLineEdit::textChanged, this, &CreateForm::changed);
    return line;
}

LimitField* CreateForm::addLimit(FieldGrid& grid, PlanField field, const QString& label, const QString& example)
{
    auto* limit = new LimitField(example);
    limit->line()->setMaxLength(FieldGrid::kLongestText);
    addField(grid, field, label, limit->line(), limit);
    limit->slider()->setAccessibleName(label);
    connect(limit->line(), &QLineEdit::textChanged, this, &CreateForm::changed);
    return limit;
}

QPlainTextEdit* CreateForm::addLines(FieldGrid& grid, PlanField field, const QString& label, const QString& example)
{
    QPlainTextEdit* lines = FieldGrid::makeLines(example);
    addField(grid, field, label, lines);
    connect(lines, &QPlainTextEdit::textChanged, this, &CreateForm::changed);
    return lines;
}

void CreateForm::offer(const QStringList& images, const QStringList& networks)
{
    fill(*m_image, images);
    fill(*m_network, networks);
}

void CreateForm::focusFirst()
{
    m_image->setFocus();
}

void CreateForm::show(const PlanNotes& notes)
{
    for (const auto& [field, label] : m_notes.asKeyValueRange()) {
        const bool isProblem = notes.problems.contains(field);
        label->setText(isProblem ? notes.problems.value(field) : notes.hints.value(field));
        const QString look = isProblem ? QStringLiteral("failed") : QStringLiteral("muted");
        if (label->property("look").toString() != look) {
            label->setProperty("look", look);
            label->style()->unpolish(label);
            label->style()->polish(label);
        }
        label->setVisible(!label->text().isEmpty());
    }
}

} // namespace darse::ui
