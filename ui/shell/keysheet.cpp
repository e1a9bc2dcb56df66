// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keysheet.h"

#include "ui/shell/keylist.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/spoken.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <span>

namespace darse::ui {
namespace {

/// Windows from this width on have room for two columns.
constexpr int kWide = 1000;

struct FixedKey {
    const char* text;
    const char* keys;
};

struct FixedGroup {
    const char* heading;
    std::span<const FixedKey> keys;
    bool isLeft; ///< the column
};

/// Keys that pages and lists handle themselves.
constexpr FixedKey kInLists[] = {
    {QT_TRANSLATE_NOOP("keys", "Open the details"), "Enter"},
    {QT_TRANSLATE_NOOP("keys", "Select or unselect a row"), "Space"},
    {QT_TRANSLATE_NOOP("keys", "Select everything"), "Ctrl+A"},
    {QT_TRANSLATE_NOOP("keys", "Delete the selection"), "Del"},
    {QT_TRANSLATE_NOOP("keys", "Switch between tabs"), "Alt+1 … Alt+0"},
    {QT_TRANSLATE_NOOP("keys", "Find in the log or in the YAML"), "Ctrl+F"},
};

constexpr FixedKey kInLogs[] = {
    {QT_TRANSLATE_NOOP("keys", "Next match, previous match"), "Enter, Shift+Enter"},
    {QT_TRANSLATE_NOOP("keys", "The chosen line in full"), "Enter"},
    {QT_TRANSLATE_NOOP("keys", "Line by line"), "Ctrl+Up, Ctrl+Down"},
    {QT_TRANSLATE_NOOP("keys", "First line, last line"), "Home, End"},
};

constexpr FixedKey kInTerminals[] = {
    {QT_TRANSLATE_NOOP("keys", "Copy, paste"), "Ctrl+Shift+C, Ctrl+Shift+V"},
    {QT_TRANSLATE_NOOP("keys", "Search in what went by"), "Ctrl+Shift+F"},
    {QT_TRANSLATE_NOOP("keys", "New terminal, close this one"), "Ctrl+Shift+T, Ctrl+Shift+W"},
    {QT_TRANSLATE_NOOP("keys", "Leave the terminal"), "Ctrl+Shift+Esc"},
};

constexpr FixedKey kInYaml[] = {
    {QT_TRANSLATE_NOOP("keys", "What may stand here"), "Ctrl+Space"},
    {QT_TRANSLATE_NOOP("keys", "Next problem, previous problem"), "F8, Shift+F8"},
    {QT_TRANSLATE_NOOP("keys", "Search and replace"), "Ctrl+H"},
    {QT_TRANSLATE_NOOP("keys", "Next match, previous match"), "F3, Shift+F3"},
    {QT_TRANSLATE_NOOP("keys", "Fold a block, make lines a comment"), "Ctrl+[, Ctrl+/"},
    {QT_TRANSLATE_NOOP("keys", "Show what would change"), "Ctrl+Shift+Return"},
    {QT_TRANSLATE_NOOP("keys", "Apply"), "Ctrl+Return"},
};

constexpr FixedGroup kFixed[] = {
    {QT_TRANSLATE_NOOP("keys", "In lists and details"), kInLists, true},
    {QT_TRANSLATE_NOOP("keys", "In logs"), kInLogs, false},
    {QT_TRANSLATE_NOOP("keys", "In terminals"), kInTerminals, false},
    {QT_TRANSLATE_NOOP("keys", "In the YAML editor"), kInYaml, false},
};

/// As this desktop and language write them; a range of keys stays as it is.
QStringList keyTexts(const char* keys)
{
    QStringList texts = QString::fromUtf8(keys).split(QStringLiteral(", "));
    for (QString& text : texts) {
        const QKeySequence sequence = QKeySequence::fromString(text, QKeySequence::PortableText);
        if (!text.contains(u'…') && !sequence.isEmpty())
            text = sequence.toString(QKeySequence::NativeText);
    }
    return texts;
}

void addHeading(KeyList::Column& column, const QString& text)
{
    column.push_back({text, {}});
}

/// The keys of the window at large, and of pages: in one column, or in two.
std::vector<KeyList::Column> columnsOf(const Commands& commands, bool hasTwoColumns)
{
    std::vector<KeyList::Column> columns(hasTwoColumns ? 2 : 1);
    KeyList::Column& left = columns.front();
    KeyList::Column& right = columns.back();
    const QString goGroup = QCoreApplication::translate("keys", "Go to");
    QString group;
    for (const Command& command : commands) {
        if (command.keys.empty())
            continue;
        KeyList::Column& column = command.group == goGroup ? right : left;
        if (command.group != group)
            addHeading(column, command.group);
        group = command.group;
        KeyRow row{command.text, {}};
        for (const QKeySequence& each : command.keys)
            row.keys.append(each.toString(QKeySequence::NativeText));
        column.push_back(row);
    }
    for (const FixedGroup& fixed : kFixed) {
        KeyList::Column& column = fixed.isLeft ? left : right;
        addHeading(column, QCoreApplication::translate("keys", fixed.heading));
        for (const FixedKey& row : fixed.keys)
            column.push_back({QCoreApplication::translate("keys", row.text), keyTexts(row.keys)});
    }
    return columns;
}

} // namespace

KeySheet::KeySheet(const Commands& commands, QWidget* parent) :
    QFrame(parent),
    m_commands(commands),
    m_area(new QScrollArea(this)),
    m_close(makeButton(tr("Close"), "primary"))
{
    speakAs(*this, QAccessible::Dialog);
    setProperty("look", QStringLiteral("popup"));
    setAccessibleName(tr("Keyboard"));
    speakAs(*m_area, QAccessible::Pane);
    m_area->setAccessibleName(accessibleName());
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    all->setSpacing(px(Space::Card));
    all->addWidget(makeLabel(accessibleName(), Type::PageTitle));
    all->addWidget(m_area, 1);
    all->addWidget(m_close, 0, Qt::AlignRight);
    connect(m_close, &QPushButton::clicked, this, &KeySheet::close);
    hide();
}

void KeySheet::open()
{
    m_before = window()->focusWidget();
    place();
    show();
    raise();
    m_area->setFocus();
    // Whoever goes on elsewhere has read it.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, const QWidget* now) {
        if (now != nullptr && now != this && !isAncestorOf(now))
            close();
    });
}

void KeySheet::close()
{
    if (isHidden())
        return;
    disconnect(qApp, nullptr, this, nullptr);
    if (isAncestorOf(window()->focusWidget()) && m_before)
        m_before->setFocus();
    hide();
    deleteLater();
}

void KeySheet::place()
{
    const int columns = parentWidget()->width() >= px(kWide) ? 2 : 1;
    if (m_columns != columns) {
        m_columns = columns;
        auto* keys = new KeyList(columnsOf(m_commands, columns > 1));
        keys->setObjectName(QStringLiteral("scrolled"));
        keys->setAccessibleName(accessibleName());
        m_area->setWidget(keys);
    }
    ensurePolished(); // the border takes room too
    const QMargins margins = layout()->contentsMargins() + contentsMargins();
    const int bar = m_area->verticalScrollBar()->sizeHint().width();
    const QSize wanted = m_area->widget()->sizeHint() + QSize(margins.left() + margins.right() + bar,
                                                              margins.top() + margins.bottom() + px(size::kRow) * 3);
    // As large as the keys need, but never larger than the room below the masthead.
    const int gap = px(Space::Page);
    const QRect room = parentWidget()->rect().adjusted(gap, px(size::kMasthead) + gap, -gap, -gap);
    resize(wanted.expandedTo({px(size::kDialogWide), 0}).boundedTo(room.size()));
    move(room.center() - rect().center());
}

/// Keys that would do something in the window do nothing while they are read about.
bool KeySheet::event(QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QFrame::event(event);
    event->accept();
    return true;
}

void KeySheet::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter)
        close();
}

/// The keyboard stays inside.
bool KeySheet::focusNextPrevChild(bool next)
{
    if (isHidden())
        return QFrame::focusNextPrevChild(next);
    QWidget* other = m_close->hasFocus() ? static_cast<QWidget*>(m_area) : m_close;
    other->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

} // namespace darse::ui
