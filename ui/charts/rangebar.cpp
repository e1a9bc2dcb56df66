// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/rangebar.h"

#include "core/session/settings.h"
#include "ui/charts/chartexport.h"
#include "ui/charts/chartgroup.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPointer>

#include <array>

namespace darse::ui {
namespace {

constexpr double kHalf = 0.5;
constexpr double kTwice = 2;
constexpr int kUsual = 600;

struct SpanRow {
    int seconds;
    const char* title;
};

constexpr std::array kSpans{
    SpanRow{300, QT_TRANSLATE_NOOP("metrics", "5 minutes")},
    SpanRow{600, QT_TRANSLATE_NOOP("metrics", "10 minutes")},
    SpanRow{3600, QT_TRANSLATE_NOOP("metrics", "1 hour")},
    SpanRow{6 * 3600, QT_TRANSLATE_NOOP("metrics", "6 hours")},
    SpanRow{24 * 3600, QT_TRANSLATE_NOOP("metrics", "24 hours")},
    SpanRow{72 * 3600, QT_TRANSLATE_NOOP("metrics", "3 days")},
    SpanRow{168 * 3600, QT_TRANSLATE_NOOP("metrics", "7 days")},
    SpanRow{336 * 3600, QT_TRANSLATE_NOOP("metrics", "14 days")},
};

QString momentText(qint64 atMilliseconds)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(atMilliseconds), QStringLiteral("ddd d MMM HH:mm:ss"));
}

} // namespace

RangeBar::RangeBar(ChartGroup& group, session::Settings& settings, const QString& setting, QWidget& picture,
                   QWidget* parent) :
    QWidget(parent),
    m_group(group),
    m_settings(settings),
    m_setting(setting),
    m_picture(picture)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Control));
    addPicker(*row);
    addMoves(*row);
    m_stretch = makeLabel({}, Type::Body, "muted");
    m_note = makeLabel({}, Type::Body, "muted");
    row->addWidget(m_stretch);
    row->addWidget(m_note, 1);
    addSaving(*row);
    connect(&group, &ChartGroup::windowChanged, this, &RangeBar::tell);
    group.setSpan(std::chrono::seconds(settings.number(setting, kUsual)));
}

void RangeBar::addPicker(QHBoxLayout& row)
{
    m_picker = new QComboBox;
    m_picker->setAccessibleName(tr("Time span"));
    m_picker->setPlaceholderText(tr("Chosen by hand"));
    for (const SpanRow& span : kSpans)
        m_picker->addItem(QCoreApplication::translate("metrics", span.title), span.seconds);
    connect(m_picker, &QComboBox::activated, this, [this] {
        m_settings.setNumber(m_setting, m_picker->currentData().toInt());
        m_group.setSpan(std::chrono::seconds(m_picker->currentData().toInt()));
    });
    row.addWidget(m_picker);
}

void RangeBar::addMoves(QHBoxLayout& row)
{
    const auto add = [&](const char* icon, const QString& name, auto go) {
        auto* button = makeIconButton(QLatin1StringView(icon), name);
        connect(button, &QToolButton::clicked, this, go);
        row.addWidget(button);
        return button;
    };
    add("chevron-left", tr("Earlier (Shift+Left on a chart)"), [this] { m_group.pan(-kHalf); });
    m_later = add("chevron-right", tr("Later (Shift+Right on a chart)"), [this] { m_group.pan(kHalf); });
    const auto around = [this] { return m_group.isLive() ? 0.0 : -double(m_group.span().count()) / 2; };
    add("add", tr("Closer (+ on a chart, or drag across one)"), [this, around] { m_group.zoom(kHalf, around()); });
    add("minus", tr("Farther (− on a chart)"), [this, around] { m_group.zoom(kTwice, around()); });
    m_live = makeButton(tr("Back"));
    m_live->setToolTip(tr("To now and the time span before; a double click on a chart goes to now, as Home does"));
    connect(m_live, &QPushButton::clicked, this,
            [this] { m_group.setSpan(std::chrono::seconds(m_settings.number(m_setting, kUsual))); });
    row.addWidget(m_live);
}

void RangeBar::addSaving(QHBoxLayout& row)
{
    auto* button = new QToolButton;
    button->setText(besideIcon(tr("Save")));
    button->setIcon(icon(QStringLiteral("download")));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    menu->addAction(tr("As a picture (PNG)…"), this, [this] { save(ChartForm::Picture); });
    menu->addAction(tr("As a table (CSV)…"), this, [this] { save(ChartForm::Table); });
    button->setMenu(menu);
    row.addWidget(button);
}

void RangeBar::save(ChartForm form)
{
    askWhereToSaveCharts(m_group, m_picture, form, window(), [bar = QPointer<RangeBar>(this)](const QString& path) {
        if (bar != nullptr)
            Q_EMIT bar->saved(path);
    });
}

void RangeBar::setNote(const QString& text)
{
    m_note->setText(text);
}

void RangeBar::tell()
{
    const bool isLive = m_group.isLive();
    m_picker->setCurrentIndex(isLive ? m_picker->findData(int(m_group.span().count())) : -1);
    m_live->setVisible(m_picker->currentIndex() < 0);
    m_later->setEnabled(!isLive);
    const qint64 from = m_group.end() - m_group.span().count() * 1000;
    m_stretch->setText(isLive ? QString() : tr("%1 – %2").arg(momentText(from), momentText(m_group.end())));
}

} // namespace darse::ui
