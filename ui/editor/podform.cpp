// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/podform.h"

#include "ui/editor/replacetext.h"
#include "ui/widgets/visibletext.h"

#include <QApplication>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>

#include <algorithm>

namespace darse::ui {

using kube::ChangeAsked;
using nlohmann::json;

namespace {

QString problemOf(const Error& error)
{
    if (error.kind() == ErrorKind::Unsupported)
        return PodForm::tr("This is written in a way that only the text can change. Edit it there.");
    return PodForm::tr("The text cannot be read now: %1").arg(visibleText(QString::fromStdString(error.message())));
}

} // namespace

PodForm::PodForm(QPlainTextEdit& edit, QWidget* parent) : QScrollArea(parent), m_edit(edit)
{
    layOut();
    // Nothing of it is cut off: in a narrow window the text beside it gives way.
    setMinimumWidth(widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width());
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &PodForm::read);
    connect(&m_edit, &QPlainTextEdit::textChanged, this, [this] {
        if (isVisible())
            m_pause.start();
    });
    connect(m_tabs, &QTabBar::currentChanged, this, [this] {
        if (!m_isFilling)
            fill(Which::All);
    });
    connect(m_more, &QPushButton::clicked, this, &PodForm::addContainer);
    connect(m_less, &QPushButton::clicked, this, [this] {
        change({{.document = 0, .pointer = place("/spec/containers/*"), .value = {}}});
        fill(Which::All);
    });
}

void PodForm::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    read();
}

/// "*" in a path is the container that is shown.
std::string PodForm::place(const std::string& path) const
{
    const auto star = path.find('*');
    if (star == std::string::npos)
        return path;
    return path.substr(0, star) + std::to_string(std::max(0, m_tabs->currentIndex())) + path.substr(star + 1);
}

json PodForm::at(const std::string& pointer) const
{
    const json::json_pointer where(pointer);
    return m_pod.contains(where) ? m_pod.at(where) : json();
}

void PodForm::read()
{
    m_pod = nullptr;
    const auto documents = kube::parseDocuments(m_edit.toPlainText().toStdString());
    if (!documents) {
        m_content->setEnabled(false);
        return say(problemOf(documents.error()));
    }
    for (std::size_t i = 0; i < documents->size() && m_pod.is_null(); ++i) {
        const json& value = (*documents)[i].value;
        if (value.is_object() && value.value("kind", json()) == json("Pod")) {
            m_pod = value;
            m_document = i;
        }
    }
    m_content->setEnabled(!m_pod.is_null());
    say(m_pod.is_null() ? tr("There is no pod in this text. A template begins with one.") : QString());
    fillTabs();
    fill(Which::NotWritten);
}

void PodForm::fillTabs()
{
    m_isFilling = true;
    const json containers = at("/spec/containers");
    const int count = containers.is_array() ? int(containers.size()) : 0;
    while (m_tabs->count() > count)
        m_tabs->removeTab(m_tabs->count() - 1);
    for (int i = 0; i < count; ++i) {
        const json name = at("/spec/containers/" + std::to_string(i) + "/name");
        const QString text =
            name.is_string() ? visibleText(QString::fromStdString(name.get<std::string>())) : tr("without a name");
        if (i >= m_tabs->count())
            m_tabs->addTab(text);
        else if (m_tabs->tabText(i) != text)
            m_tabs->setTabText(i, text);
    }
    m_less->setEnabled(count > 1);
    m_isFilling = false;
}

void PodForm::fill(Which which)
{
    m_isFilling = true;
    for (const Field& field : m_fields) {
        const bool isWritten = field.editor->hasFocus() || field.editor->isAncestorOf(QApplication::focusWidget());
        if (which == Which::All || !isWritten)
            field.show(at(field.pointer()));
    }
    m_isFilling = false;
}

void PodForm::change(std::vector<ChangeAsked> changes)
{
    if (m_isFilling || m_pod.is_null() || changes.empty())
        return;
    std::string text = m_edit.toPlainText().toStdString();
    for (ChangeAsked& asked : changes) {
        asked.document = m_document;
        const auto change = kube::changeText(text, asked);
        if (!change)
            return say(problemOf(change.error()));
        text.replace(change->begin, change->size, change->text);
    }
    say({});
    replaceText(m_edit, QString::fromStdString(text));
    if (const auto documents = kube::parseDocuments(text); documents && m_document < documents->size())
        m_pod = (*documents)[m_document].value;
    fillTabs();
}

void PodForm::changeProbe(const std::string& path, const ProbeWords& words)
{
    const std::string pointer = place(path);
    const json now = at(pointer);
    if (words == probeWords(now) || words.kind == QLatin1StringView("?"))
        return;
    if (words.kind.isEmpty())
        return change({{.document = 0, .pointer = pointer, .value = {}}});
    const auto handler = probeHandler(words);
    if (!handler)
        return;
    std::vector<ChangeAsked> changes;
    const auto within = [](std::string place, std::string_view part) { return place.append("/").append(part); };
    const std::string member = probeMember(words.kind);
    const std::string asked = within(pointer, member);
    for (const auto& [part, value] : handler->items()) {
        if (std::string place = within(asked, part); at(place) != value)
            changes.push_back({.document = 0, .pointer = std::move(place), .value = value});
    }
    if (std::string place = within(asked, "path"); !handler->contains("path") && !at(place).is_null())
        changes.push_back({.document = 0, .pointer = std::move(place), .value = {}});
    for (const char* kind : {"http", "tcp", "grpc", "exec"}) {
        const std::string other = probeMember(QLatin1StringView(kind));
        if (std::string place = within(pointer, other); other != member && !at(place).is_null())
            changes.push_back({.document = 0, .pointer = std::move(place), .value = {}});
    }
    change(std::move(changes));
}

void PodForm::addContainer()
{
    const json containers = at("/spec/containers");
    std::string name;
    const auto isTaken = [&](const json& one) { return one.value("name", json()) == json(name); };
    for (std::size_t number = containers.size() + 1; name.empty() || std::ranges::any_of(containers, isTaken); ++number)
        name = "container-" + std::to_string(number);
    change({{.document = 0, .pointer = "/spec/containers/-", .value = json{{"name", name}}},
            {.document = 0,
             .pointer = "/spec/containers/" + std::to_string(containers.size()) + "/image",
             .value = m_firstImage.toStdString()}});
    m_tabs->setCurrentIndex(m_tabs->count() - 1);
    fill(Which::All);
}

void PodForm::say(const QString& words)
{
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
}

void PodForm::offerImages(const QStringList& images)
{
    auto* completer = new QCompleter(images, m_image);
    completer->setFilterMode(Qt::MatchContains);
    m_image->setCompleter(completer);
    // What is chosen is written as if by hand.
    connect(completer, qOverload<const QString&>(&QCompleter::activated), m_image, &QLineEdit::textEdited);
}

void PodForm::layOutPod(QGridLayout& grid)
{
    addText(grid, tr("Name"), "/metadata/name", QStringLiteral("web"));
    addText(grid, tr("Namespace"), "/metadata/namespace", QStringLiteral("default"));
    addList(grid, tr("Labels"), "/metadata/labels", PodList::Labels, QStringLiteral("app=web\ntier=front"));
    addChoice(
        grid, tr("When a container ends"), "/spec/restartPolicy",
        {tr("usual: start it again"), QStringLiteral("Always"), QStringLiteral("OnFailure"), QStringLiteral("Never")});
}

} // namespace darse::ui
