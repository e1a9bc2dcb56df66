// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the form is made of.
#include "ui/editor/podform.h"
#include "ui/editor/podmeaning.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/spoken.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>

namespace darse::ui {

using nlohmann::json;

namespace {

constexpr int kShownLines = 3;

QString shown(const json& value)
{
    if (value.is_string())
        return QString::fromStdString(value.get<std::string>());
    return value.is_null() ? QString() : QString::fromStdString(value.dump());
}

void spread(QGridLayout& grid)
{
    grid.setHorizontalSpacing(px(Space::Card));
    grid.setVerticalSpacing(px(Space::Tight));
    grid.setColumnStretch(0, 1);
    grid.setColumnStretch(1, 1);
}

/// What is written by a person stays as long as it means the same.
void showText(QLineEdit& line, const QString& text)
{
    if (line.text() != text)
        line.setText(text);
}

} // namespace

void PodForm::layOut()
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    speakAs(*this, QAccessible::Pane);
    setAccessibleName(tr("Form"));
    auto* whole = new QWidget;
    whole->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(px(Space::Related), 0, px(Space::Related), 0);
    m_words = makeParagraph({}, Type::Caption, "failed");
    m_content = new QWidget;
    column->addWidget(m_words);
    column->addWidget(m_content);
    column->addStretch();
    auto* inside = new QVBoxLayout(m_content);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(px(Space::Control));
    auto* pod = new QGridLayout;
    layOutPod(*pod);
    m_tabs = new QTabBar;
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Containers"));
    m_more = makeButton(tr("Add container"));
    m_less = makeButton(tr("Remove"));
    explain(*m_less, tr("Take this container out of the pod"));
    explain(*m_more, tr("Containers of one pod share its address and its volumes, and start and end together"));
    auto* bar = new QHBoxLayout;
    bar->setSpacing(px(Space::Control));
    bar->addWidget(m_tabs, 1);
    bar->addWidget(m_less);
    bar->addWidget(m_more);
    auto* container = new QGridLayout;
    layOutContainer(*container);
    inside->addWidget(makeLabel(tr("Pod"), Type::Section));
    inside->addLayout(pod);
    inside->addWidget(makeLabel(tr("Containers"), Type::Section));
    inside->addLayout(bar);
    inside->addLayout(container);
    for (QGridLayout* grid : {pod, container})
        spread(*grid);
    setWidget(whole);
}

void PodForm::layOutContainer(QGridLayout& grid)
{
    addText(grid, tr("Name"), "/spec/containers/*/name", QStringLiteral("web"));
    m_image = addText(grid, tr("Image"), "/spec/containers/*/image", QStringLiteral("nginx:1.27"));
    addList(grid, tr("Command, a word a line"), "/spec/containers/*/command", PodList::Words,
            tr("as the image has it"));
    addList(grid, tr("Arguments, one a line"), "/spec/containers/*/args", PodList::Words, tr("as the image has it"));
    addList(grid, tr("Environment"), "/spec/containers/*/env", PodList::Environment, QStringLiteral("NAME=value"));
    addList(grid, tr("Ports"), "/spec/containers/*/ports", PodList::Ports, QStringLiteral("web=80\n8053:53/udp"));
    addList(grid, tr("Volumes mounted"), "/spec/containers/*/volumeMounts", PodList::Mounts,
            QStringLiteral("shared:/data\nwords:/etc/words:ro"));
    addChoice(grid, tr("Pull the image"), "/spec/containers/*/imagePullPolicy",
              {tr("usual"), QStringLiteral("Always"), QStringLiteral("IfNotPresent"), QStringLiteral("Never")});
    addText(grid, tr("CPU, at most"), "/spec/containers/*/resources/limits/cpu", QStringLiteral("500m"));
    addText(grid, tr("Memory, at most"), "/spec/containers/*/resources/limits/memory", QStringLiteral("64Mi"));
    addText(grid, tr("CPU set aside"), "/spec/containers/*/resources/requests/cpu", QStringLiteral("100m"));
    addText(grid, tr("Memory set aside"), "/spec/containers/*/resources/requests/memory", QStringLiteral("32Mi"));
    addProbe(grid, tr("Is it alive?"), "/spec/containers/*/livenessProbe");
    addProbe(grid, tr("Is it ready?"), "/spec/containers/*/readinessProbe");
}

void PodForm::add(QGridLayout& grid, const QString& label, const std::string& path, Field field)
{
    const int cell = grid.count() / 2;
    QLabel* words = makeLabel(label, Type::Caption, "muted");
    words->setBuddy(field.editor);
    if (field.editor->accessibleName().isEmpty())
        field.editor->setAccessibleName(label);
    for (QWidget* each : {static_cast<QWidget*>(words), field.editor})
        explain(*each, podFieldMeaning(path));
    grid.addWidget(words, cell / 2 * 2, cell % 2, Qt::AlignBottom);
    grid.addWidget(field.editor, cell / 2 * 2 + 1, cell % 2, Qt::AlignTop);
    m_fields.push_back(std::move(field));
}

QLineEdit* PodForm::addText(QGridLayout& grid, const QString& label, const std::string& path, const QString& example)
{
    auto* line = new QLineEdit;
    line->setPlaceholderText(example);
    line->setObjectName(QString::fromStdString(path));
    connect(line, &QLineEdit::textEdited, this, [this, path](const QString& text) {
        const QString value = text.trimmed();
        const std::string pointer = place(path);
        if (value == shown(at(pointer)))
            return;
        change({{.document = 0,
                 .pointer = pointer,
                 .value = value.isEmpty() ? std::nullopt : std::optional<json>(value.toStdString())}});
    });
    add(grid, label, path,
        {.editor = line,
         .pointer = [this, path] { return place(path); },
         .show = [line](const json& now) { showText(*line, shown(now)); }});
    return line;
}

void PodForm::addChoice(QGridLayout& grid, const QString& label, const std::string& path, const QStringList& choices)
{
    auto* box = new QComboBox;
    for (int i = 0; i < choices.size(); ++i)
        box->addItem(choices[i], i == 0 ? QString() : choices[i]);
    box->setObjectName(QString::fromStdString(path));
    connect(box, &QComboBox::activated, this, [this, box, path] {
        const std::string value = box->currentData().toString().toStdString();
        change({{.document = 0,
                 .pointer = place(path),
                 .value = value.empty() ? std::nullopt : std::optional<json>(value)}});
    });
    add(grid, label, path,
        {.editor = box,
         .pointer = [this, path] { return place(path); },
         .show = [box](const json& now) { box->setCurrentIndex(std::max(0, box->findData(shown(now)))); }});
}

void PodForm::addList(QGridLayout& grid, const QString& label, const std::string& path, PodList kind,
                      const QString& example)
{
    auto* lines = new QPlainTextEdit;
    lines->setPlaceholderText(example);
    lines->setTabChangesFocus(true);
    lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    lines->setFont(ui::font(Type::Mono));
    lines->setFixedHeight(lines->fontMetrics().lineSpacing() * kShownLines + px(Space::Card));
    lines->setObjectName(QString::fromStdString(path));
    connect(lines, &QPlainTextEdit::textChanged, this, [this, lines, path, kind] {
        if (m_isFilling)
            return;
        const std::string pointer = place(path);
        const QString text = lines->toPlainText();
        ListChanges found = changesFor(kind, pointer, at(pointer), text.isEmpty() ? QStringList() : text.split(u'\n'));
        if (found.wrongLine > 0)
            return say(tr("Line %1 of a list is not understood yet.").arg(found.wrongLine));
        say({});
        change(std::move(found.changes));
    });
    add(grid, label, path,
        {.editor = lines,
         .pointer = [this, path] { return place(path); },
         .show =
             [lines, kind](const json& now) {
                 const auto known = linesOf(kind, now.is_null() ? json::array() : now);
                 lines->setReadOnly(!known);
                 const QString text = known ? known->join(u'\n') : PodForm::tr("Only in the text");
                 if (lines->toPlainText().trimmed() != text.trimmed())
                     lines->setPlainText(text);
             }});
}

void PodForm::addProbe(QGridLayout& grid, const QString& label, const std::string& path)
{
    auto* both = new QWidget;
    auto* kind = new QComboBox;
    const std::pair<QString, QString> kinds[] = {{tr("not asked"), QString()},
                                                 {QStringLiteral("HTTP"), QStringLiteral("http")},
                                                 {QStringLiteral("TCP"), QStringLiteral("tcp")},
                                                 {QStringLiteral("gRPC"), QStringLiteral("grpc")},
                                                 {tr("command"), QStringLiteral("exec")},
                                                 {tr("in the text"), QStringLiteral("?")}};
    for (const auto& [word, id] : kinds)
        kind->addItem(word, id);
    auto* text = new QLineEdit;
    kind->setAccessibleName(label);
    text->setAccessibleName(label);
    text->setPlaceholderText(QStringLiteral("8080/ready"));
    kind->setObjectName(QString::fromStdString(path + "/kind"));
    text->setObjectName(QString::fromStdString(path));
    auto* row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Control));
    row->addWidget(kind);
    row->addWidget(text, 1);
    const auto write = [this, kind, text, path] {
        const QString word = kind->currentData().toString();
        text->setVisible(!word.isEmpty() && word != QLatin1StringView("?"));
        if (!m_isFilling)
            changeProbe(path, {word, text->text().trimmed()});
    };
    connect(kind, &QComboBox::activated, this, write);
    connect(text, &QLineEdit::textEdited, this, write);
    add(grid, label, path,
        {.editor = both,
         .pointer = [this, path] { return place(path); },
         .show =
             [kind, text](const json& now) {
                 const ProbeWords words = probeWords(now);
                 if (text->hasFocus() && words.kind.isEmpty())
                     return; // it is being written
                 kind->setCurrentIndex(std::max(0, kind->findData(words.kind)));
                 text->setVisible(!words.text.isEmpty());
                 showText(*text, words.text);
             }});
}

} // namespace darse::ui
