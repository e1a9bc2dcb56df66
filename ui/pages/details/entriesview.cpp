// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/entriesview.h"

#include "ui/pages/details/plaintable.h"
#include "ui/style/tokens.h"
#include "ui/style/words.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QStringDecoder>
#include <QVBoxLayout>

#include <algorithm>

namespace darse::ui {
namespace {

constexpr int kMostEntries = 10;
constexpr int kValueHeight = 200;
constexpr int kMasked = 8;
constexpr qsizetype kLongestLine = 120;
constexpr qsizetype kLongestShown = qsizetype{256} * 1024;
constexpr qsizetype kMostBytes = 4096;
constexpr qsizetype kBytesOfALine = 16;

QString firstLine(const std::optional<QByteArray>& value)
{
    if (!value)
        return QString(kMasked, u'•');
    if (!isReadable(*value))
        return EntriesView::tr("binary");
    return QString::fromUtf8(value->left(4 * kLongestLine)).section(u'\n', 0, 0).left(kLongestLine);
}

} // namespace

bool isReadable(const QByteArray& value)
{
    const auto isControl = [](char one) {
        return static_cast<unsigned char>(one) < ' ' && one != '\n' && one != '\t' && one != '\r';
    };
    if (std::ranges::any_of(value, isControl))
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(value);
    return !decoder.hasError();
}

QString bytesAsText(const QByteArray& bytes)
{
    QString out;
    for (qsizetype from = 0; from < bytes.size(); from += kBytesOfALine) {
        const QByteArray line = bytes.mid(from, kBytesOfALine);
        QString readable = QString::fromLatin1(line);
        for (QChar& one : readable) {
            if (one < u' ' || one > u'~')
                one = u'.';
        }
        out += QStringLiteral("%1  %2  %3\n")
                   .arg(from, 6, 16, QLatin1Char('0'))
                   .arg(QString::fromLatin1(line.toHex(' ')).leftJustified(3 * kBytesOfALine - 1))
                   .arg(readable);
    }
    return out;
}

EntriesView::EntriesView(QWidget* parent) :
    QWidget(parent),
    m_table(new PlainTable({tr("Key"), tr("Size"), tr("First line")}, this)),
    m_words(makeLabel({}, Type::Caption, "muted")),
    m_copy(makeButton(tr("Copy"))),
    m_value(new QPlainTextEdit(this))
{
    m_table->setMonoColumn(0);
    m_table->setNumberColumn(1);
    m_table->setMonoColumn(2);
    m_table->growUpTo(kMostEntries);
    m_table->setColumnWidth(0, px(240));
    m_table->setAccessibleName(tr("Entries"));
    m_copy->setObjectName(QStringLiteral("copyValue"));
    m_value->setReadOnly(true);
    m_value->setFont(ui::font(Type::Mono));
    m_value->setFixedHeight(px(kValueHeight));
    m_value->setAccessibleName(tr("Value"));
    auto* row = new QHBoxLayout;
    row->setSpacing(px(Space::Control));
    row->addWidget(m_words, 1);
    row->addWidget(m_copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(Space::Control));
    column->addWidget(m_table);
    column->addLayout(row);
    column->addWidget(m_value);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &EntriesView::showChosen);
    connect(m_copy, &QPushButton::clicked, this, &EntriesView::copy);
}

void EntriesView::setEntries(const Entries& entries)
{
    m_entries = entries;
    std::vector<PlainTable::Row> rows;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry)
        rows.push_back({.cells = {entry.key(), entry.value() ? formatBytes(double(entry.value()->size())) : QString(),
                                  firstLine(entry.value())},
                        .status = {},
                        .tag = entry.key()});
    m_table->setRows(rows);
    if (m_table->currentRow() < 0 && !rows.empty())
        m_table->setCurrentCell(0, 0);
    showChosen();
}

QString EntriesView::chosen() const
{
    return m_table->currentRow() < 0 ? QString() : m_table->tagOf(m_table->currentRow()).toString();
}

void EntriesView::showChosen()
{
    const std::optional<QByteArray> value = m_entries.value(chosen());
    for (QWidget* one : std::initializer_list<QWidget*>{m_words, m_copy, m_value})
        one->setVisible(value.has_value());
    if (!value)
        return m_value->clear();
    QString words = visibleText(chosen());
    QString shown;
    if (isReadable(*value)) {
        shown = visibleLines(QString::fromUtf8(value->left(kLongestShown)));
        if (value->size() > kLongestShown)
            words = tr("%1: its first part; it is copied as a whole").arg(words);
    } else {
        shown = bytesAsText(value->left(kMostBytes));
        words = tr("%1 is no text: its first bytes; it is copied as base64").arg(words);
    }
    m_words->setText(words);
    if (m_value->toPlainText() != shown)
        m_value->setPlainText(shown);
}

void EntriesView::copy()
{
    if (const std::optional<QByteArray> value = m_entries.value(chosen()))
        QGuiApplication::clipboard()->setText(QString::fromUtf8(isReadable(*value) ? *value : value->toBase64()));
}

} // namespace darse::ui
