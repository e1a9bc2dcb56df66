// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/details/forwardrow.h"

#include "core/session/forwards.h"
#include "core/session/session.h"
#include "ui/style/tokens.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/visibletext.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QUrl>
#include <QVBoxLayout>

namespace darse::ui {
namespace {

constexpr int kNumberWidth = 96;

} // namespace

ForwardRow::ForwardRow(session::Session& session, Subject subject, QWidget* parent) :
    QWidget(parent),
    m_forwards(session.companion<session::Forwards>()),
    m_subject(std::move(subject)),
    m_isOffered(session.backend().portForwards() != nullptr &&
                (m_subject.protocol.isEmpty() || m_subject.protocol == QLatin1StringView("tcp"))),
    m_begin(makeButton(tr("Forward"))),
    m_address(makeButton({}, "link")),
    m_copy(makeIconButton(QStringLiteral("copy"), tr("Copy address"))),
    m_stop(makeButton(tr("Stop"))),
    m_connections(makeLabel({}, Type::Caption, "muted")),
    m_note(makeParagraph({}, Type::Caption, "failed"))
{
    layOut();
    m_begin->setObjectName(QStringLiteral("forward"));
    m_address->setObjectName(QStringLiteral("address"));
    m_stop->setObjectName(QStringLiteral("stop"));
    m_address->setCursor(Qt::PointingHandCursor);
    explain(*m_begin, tr("Opens a port of this machine that leads to port %1 of the pod").arg(m_subject.port));
    explain(*m_address, tr("Open in the browser"));
    connect(m_begin, &QPushButton::clicked, this, &ForwardRow::open);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_forwards.close(m_subject.pod, m_subject.port); });
    connect(m_address, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl(QStringLiteral("http://") + address())); });
    connect(m_copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(address()); });
    connect(&m_forwards, &session::Forwards::changed, this, &ForwardRow::fill);
    fill();
}

void ForwardRow::layOut()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(px(Space::Related));
    const QString protocol = m_subject.protocol.isEmpty() ? QStringLiteral("tcp") : m_subject.protocol;
    QLabel* number = makeLabel(QStringLiteral("%1/%2").arg(m_subject.port).arg(visibleText(protocol)), Type::Mono);
    number->setMinimumWidth(px(kNumberWidth));
    row->addWidget(number);
    if (m_subject.leadsToPod) {
        QPushButton* pod = makeButton(visibleText(m_subject.words), "link");
        pod->setCursor(Qt::PointingHandCursor);
        connect(pod, &QPushButton::clicked, this, [this] { Q_EMIT podAsked(m_subject.pod); });
        row->addWidget(pod);
    } else {
        row->addWidget(makeLabel(visibleText(m_subject.words), Type::Body, "muted"));
    }
    row->addStretch();
    for (QWidget* one : std::initializer_list<QWidget*>{m_connections, m_address, m_copy, m_stop, m_begin})
        row->addWidget(one);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row);
    column->addWidget(m_note);
}

void ForwardRow::open()
{
    const Result<void> opened = m_forwards.open({.pod = m_subject.pod, .port = m_subject.port});
    m_isRefused = !opened;
    if (!opened)
        tell(opened.error());
}

QString ForwardRow::address() const
{
    const backend::PortForward* forward = m_forwards.find(m_subject.pod, m_subject.port);
    return forward == nullptr ? QString() : QStringLiteral("127.0.0.1:%1").arg(forward->localPort());
}

void ForwardRow::fill()
{
    const backend::PortForward* forward = m_forwards.find(m_subject.pod, m_subject.port);
    m_begin->setVisible(m_isOffered && forward == nullptr);
    for (QWidget* one : std::initializer_list<QWidget*>{m_address, m_copy, m_stop})
        one->setVisible(forward != nullptr);
    m_address->setText(address());
    const int connections = forward == nullptr ? 0 : forward->connections();
    m_connections->setText(tr("%n connection(s)", "", connections));
    m_connections->setVisible(connections > 0);
    if (forward != nullptr || !m_isRefused)
        tell(forward == nullptr ? std::nullopt : forward->error());
}

void ForwardRow::tell(const std::optional<Error>& error)
{
    m_note->setVisible(error.has_value());
    if (error) {
        const ErrorWords words = errorWords(*error);
        m_note->setText(tr("%1 %2", "what kind of failure, and the server's words")
                            .arg(words.why, visibleText(QString::fromStdString(error->message()))));
    }
}

} // namespace darse::ui
