// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/list/listheader.h"

#include "core/session/settings.h"
#include "ui/pages/kindview.h"
#include "ui/style/icons.h"
#include "ui/style/tokens.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kLow = 420; ///< a page that needs its height for rows

}

ListHeader::ListHeader(const KindView& view, session::Settings& settings, QWidget* parent) :
    QWidget(parent),
    m_count(new QLabel(this))
{
    auto* title = new QLabel(QCoreApplication::translate("kinds", view.plural), this);
    title->setFont(ui::font(Type::PageTitle));
    m_count->setFont(ui::font(Type::Section));
    m_count->setProperty("look", QStringLiteral("muted"));
    m_count->setObjectName(QStringLiteral("count"));

    auto* line = new QHBoxLayout;
    line->setSpacing(px(Space::Related));
    line->addWidget(title);
    line->addWidget(m_count, 0, Qt::AlignBottom);
    line->addStretch();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(px(Space::Tight));
    layout->addLayout(line);
    if (view.purpose != nullptr) {
        m_purpose = makePurpose(view, settings);
        layout->addWidget(m_purpose);
    }
}

QWidget* ListHeader::makePurpose(const KindView& view, session::Settings& settings)
{
    const QString setting = QStringLiteral("list/%1/purposeDismissed").arg(backend::kindName(view.kind));
    auto* purpose = new QWidget(this);
    purpose->setObjectName(QStringLiteral("purpose"));
    auto* text = new QLabel(QCoreApplication::translate("kinds", view.purpose), purpose);
    text->setProperty("look", QStringLiteral("muted"));
    text->setWordWrap(true);
    auto* dismiss = new QToolButton(purpose);
    dismiss->setIcon(icon(QStringLiteral("close"), colors().muted));
    dismiss->setToolTip(tr("Do not show this again"));
    dismiss->setAccessibleName(dismiss->toolTip());
    auto* row = new QHBoxLayout(purpose);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(Space::Control));
    row->addWidget(text, 1);
    row->addWidget(dismiss, 0, Qt::AlignTop);
    m_isDismissed = settings.flag(setting);
    purpose->setVisible(!m_isDismissed);
    connect(dismiss, &QToolButton::clicked, this, [this, setting, &settings] {
        settings.setFlag(setting, true);
        m_isDismissed = true;
        m_purpose->hide();
    });
    return purpose;
}

void ListHeader::setPageHeight(int height)
{
    if (m_purpose != nullptr)
        m_purpose->setVisible(!m_isDismissed && height >= px(kLow));
}

void ListHeader::forgetCounts()
{
    m_count->clear();
}

void ListHeader::setCounts(Counts counts)
{
    const QLocale locale;
    m_count->setText(counts.shown == counts.total
                         ? locale.toString(counts.total)
                         : tr("%1 of %2").arg(locale.toString(counts.shown), locale.toString(counts.total)));
}

} // namespace darse::ui
