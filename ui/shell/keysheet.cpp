// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keysheet.h"

#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QCoreApplication>
#include <QGridLayout>
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

constexpr FixedGroup kFixed[] = {
    {QT_TRANSLATE_NOOP("keys", "In lists and details"), kInLists, true},
    {QT_TRANSLATE_NOOP("keys", "In logs"), kInLogs, false},
    {QT_TRANSLATE_NOOP("keys", "In terminals"), kInTerminals, false},
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

class Sheet {
public:
    explicit Sheet(QGridLayout* grid) : m_grid(grid) {}

    void addHeading(const QString& text)
    {
        if (m_row > 0)
            m_grid->setRowMinimumHeight(m_row++, px(Space::Related));
        m_grid->addWidget(makeLabel(text, Type::Section), m_row++, 0, 1, 2);
    }

    /// Any of `keys` does it.
    void addKey(const QString& text, const QStringList& keys)
    {
        m_grid->addWidget(makeLabel(text), m_row, 0);
        auto* row = new QHBoxLayout;
        row->setSpacing(px(Space::Tight));
        row->addStretch();
        for (const QString& key : keys)
            row->addWidget(makeLabel(key, Type::Caption, "key"));
        m_grid->addLayout(row, m_row++, 1);
    }

private:
    QGridLayout* m_grid;
    int m_row = 0;
};

QGridLayout* makeColumn(QHBoxLayout* columns)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(px(Space::Group));
    grid->setVerticalSpacing(px(6));
    grid->setColumnStretch(0, 1);
    auto* column = new QVBoxLayout;
    column->addLayout(grid);
    column->addStretch();
    columns->addLayout(column, 1);
    return grid;
}

} // namespace

KeySheet::KeySheet(const Commands& commands, QWidget* parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard"));
    setMinimumWidth(px(size::kDialogWide));
    auto* columns = new QHBoxLayout;
    columns->setSpacing(px(Space::Group) * 2);
    Sheet left(makeColumn(columns));
    const bool hasTwoColumns = parent->window()->width() >= px(kWide);
    Sheet second(hasTwoColumns ? makeColumn(columns) : nullptr);
    Sheet& right = hasTwoColumns ? second : left;
    const QString goGroup = QCoreApplication::translate("keys", "Go to");
    QString group;
    for (const Command& command : commands) {
        if (command.keys.empty())
            continue;
        Sheet& sheet = command.group == goGroup ? right : left;
        if (command.group != group)
            sheet.addHeading(command.group);
        group = command.group;
        QStringList keys;
        for (const QKeySequence& each : command.keys)
            keys.append(each.toString(QKeySequence::NativeText));
        sheet.addKey(command.text, keys);
    }
    for (const FixedGroup& fixed : kFixed) {
        Sheet& sheet = fixed.isLeft ? left : right;
        sheet.addHeading(QCoreApplication::translate("keys", fixed.heading));
        for (const FixedKey& row : fixed.keys)
            sheet.addKey(QCoreApplication::translate("keys", row.text), keyTexts(row.keys));
    }

    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(px(Space::Page), px(Space::Page), px(Space::Page), px(Space::Page));
    all->setSpacing(px(Space::Card));
    all->addWidget(makeLabel(tr("Keyboard"), Type::PageTitle));
    auto* keys = new QWidget;
    keys->setObjectName(QStringLiteral("scrolled"));
    columns->setContentsMargins(0, 0, px(Space::Card), 0);
    keys->setLayout(columns);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(keys);
    all->addWidget(area, 1);
    QPushButton* close = makeButton(tr("Close"), "primary");
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    all->addWidget(close, 0, Qt::AlignRight);
    // As large as the keys need, but never larger than the window: it stands inside it, with its own frame around.
    const QMargins margins = all->contentsMargins();
    const int bar = area->verticalScrollBar()->sizeHint().width();
    const QSize wanted = keys->sizeHint() + QSize(margins.left() + margins.right() + bar,
                                                  margins.top() + margins.bottom() + px(size::kRow) * 3);
    const int frame = px(Space::Page);
    resize(wanted.boundedTo(parent->window()->size() - QSize(2 * frame, 2 * frame + px(size::kRow))));
}

} // namespace darse::ui
