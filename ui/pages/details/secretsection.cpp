// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/secretsection.h"

#include "core/backend/config.h"
#include "core/session/session.h"
#include "core/session/whendone.h"
#include "ui/pages/details/entriesview.h"
#include "ui/style/tokens.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kShownSeconds = 30;

} // namespace

SecretSection::SecretSection(session::Session& session, QWidget* parent) :
    Section(tr("Keys"), parent),
    m_session(session),
    m_entries(new EntriesView),
    m_button(makeButton(tr("Reveal"))),
    m_note(makeLabel({}, Type::Caption, "muted")),
    m_timer(new QTimer(this))
{
    m_button->setObjectName(QStringLiteral("reveal"));
    if (session.backend().secrets() == nullptr)
        m_button->hide();
    m_timer->setObjectName(QStringLiteral("hideTimer"));
    m_timer->setSingleShot(true);
    m_timer->setInterval(kShownSeconds * 1000);
    connect(m_timer, &QTimer::timeout, this, &SecretSection::forget);
    connect(m_button, &QPushButton::clicked, this, [this] { m_values.isEmpty() ? reveal() : forget(); });
    auto* row = new QHBoxLayout;
    row->addWidget(m_button);
    row->addWidget(m_note, 1);
    column()->addWidget(m_entries);
    column()->addLayout(row);
}

SecretSection::~SecretSection() = default;

void SecretSection::setObject(const backend::ObjectPtr& object)
{
    const bool isOther = m_object != object;
    m_object = object;
    if (isOther)
        forget(); // a changed secret may have other values
    else
        fill();
}

/// What nobody looks at any more is not shown to who comes next.
void SecretSection::hideEvent(QHideEvent* event)
{
    Section::hideEvent(event);
    if (!m_values.isEmpty())
        forget();
}

void SecretSection::reveal()
{
    backend::Secrets* secrets = m_session.backend().secrets();
    if (secrets == nullptr || !m_object)
        return;
    m_button->setEnabled(false);
    session::whenDone(
        secrets->reveal(m_object->key), this,
        [this, key = m_object->key](const Result<QMap<QString, QByteArray>>& values) { revealed(key, values); });
}

void SecretSection::revealed(const QString& key, const Result<QMap<QString, QByteArray>>& values)
{
    m_button->setEnabled(true);
    if (!m_object || m_object->key != key)
        return;
    if (values) {
        m_values = *values;
        m_note->setText(tr("Hidden again after %n second(s).", "", kShownSeconds));
        m_timer->start();
    } else {
        m_note->setText(
            tr("The values could not be read: %1.").arg(visibleText(QString::fromStdString(values.error().message()))));
    }
    fill();
}

void SecretSection::forget()
{
    m_timer->stop();
    m_values.clear();
    m_note->clear();
    fill();
}

void SecretSection::fill()
{
    m_button->setText(m_values.isEmpty() ? tr("Reveal") : tr("Hide"));
    EntriesView::Entries entries;
    for (const QString& key : backend::as<backend::Secret>(*m_object).keys)
        entries.insert(key, m_values.contains(key) ? std::optional(m_values.value(key)) : std::nullopt);
    m_entries->setEntries(entries);
}

} // namespace darse::ui
