// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How ports are said.
#include "ui/style/words.h"

namespace darse::ui {
namespace {

QString withProtocol(const QString& text, const QString& protocol)
{
    if (protocol.isEmpty() || protocol.compare(QLatin1StringView("tcp"), Qt::CaseInsensitive) == 0)
        return text;
    return text + QLatin1Char('/') + protocol.toLower();
}

QString portText(const backend::PublishedPort& port)
{
    QString inside = withProtocol(QString::number(port.containerPort), port.protocol);
    if (port.hostPort == 0)
        return inside;
    const QString outside =
        port.hostAddress.isEmpty()
            ? QString::number(port.hostPort)
            : (port.hostAddress.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
                  .arg(port.hostAddress, QString::number(port.hostPort));
    return outside + QStringLiteral(" → ") + inside;
}

} // namespace

QString publishedPorts(const std::vector<backend::PublishedPort>& ports)
{
    QStringList words;
    for (const backend::PublishedPort& port : ports) {
        if (port.hostPort != 0)
            words << QString::number(port.hostPort) +
                         (port.protocol == QLatin1StringView("tcp") ? QString() : u'/' + port.protocol);
    }
    words.removeDuplicates();
    return words.join(QStringLiteral(", "));
}

QString addressOf(const backend::PublishedPort& port)
{
    if (port.hostPort == 0)
        return {};
    const bool isEverywhere = port.hostAddress.isEmpty() || port.hostAddress == QLatin1StringView("0.0.0.0") ||
                              port.hostAddress == QLatin1StringView("::");
    const QString host = isEverywhere ? QStringLiteral("localhost") : port.hostAddress;
    const QString text = host.contains(u':') ? u'[' + host + u']' : host;
    const QString whole = QStringLiteral("%1:%2").arg(text).arg(port.hostPort);
    return port.protocol == QLatin1StringView("udp") ? whole : QStringLiteral("http://") + whole;
}

QStringList pagesOf(const std::vector<backend::PublishedPort>& ports)
{
    QStringList pages;
    for (const backend::PublishedPort& port : ports) {
        if (const QString address = addressOf(port); address.startsWith(QLatin1StringView("http:")))
            pages << address;
    }
    pages.removeDuplicates();
    return pages;
}

QString joinPorts(const std::vector<backend::PublishedPort>& ports)
{
    QStringList published;
    QStringList inner;
    for (const backend::PublishedPort& port : ports) {
        const QString text = portText(port);
        QStringList& list = port.hostPort != 0 ? published : inner;
        if (!list.contains(text))
            list.append(text);
    }
    return (published + inner).join(QLatin1StringView(", "));
}

QString joinPorts(const std::vector<backend::ServicePort>& ports)
{
    QStringList texts;
    for (const backend::ServicePort& port : ports) {
        QString text = QString::number(port.port);
        if (port.targetPort != 0 && port.targetPort != port.port)
            text += QStringLiteral(" → ") + QString::number(port.targetPort);
        text = withProtocol(text, port.protocol);
        texts.append(port.name.isEmpty() ? text : port.name + QLatin1Char(' ') + text);
    }
    return texts.join(QLatin1StringView(", "));
}

} // namespace darse::ui
